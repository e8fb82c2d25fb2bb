#pragma once
// Accounts, sessions, invitations on paper.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "contracts/common.hpp"
#include "contracts/roles.hpp"
#include "platform/api/routes.hpp"

namespace metodika::accounts {

using SessionId = Id<struct SessionTag>;
using InvitationId = Id<struct InvitationTag>;
using HoldingId = Id<struct HoldingTag>;

struct RolePlace {
    OrganisationId id;
    std::string name, level;
};
BOOST_DESCRIBE_STRUCT(RolePlace, (), (id, name, level))
struct RoleHeld {
    std::string role, role_name;
    RolePlace organisation;
};
BOOST_DESCRIBE_STRUCT(RoleHeld, (), (role, role_name, organisation))

/// Who is signed in, and what the page needs to begin.
struct Session {
    AccountId account;
    PersonId person;
    std::string name, login, language;
    std::vector<RoleHeld> roles;
    std::vector<std::string> menu;
    Date today{};
    int school_year = 0;
    /// Which words the region says otherwise; empty: none.
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Session, (),
                      (account, person, name, login, language, roles, menu, today, school_year, words))

/// The sentences of pages that the reader's region says otherwise.
struct RegionWords {
    std::string version;
    std::map<std::string, std::string> texts;
};
BOOST_DESCRIBE_STRUCT(RegionWords, (), (version, texts))
struct WordsQuery {
    std::optional<std::string> language;  // the reader's, where it is left out
};
BOOST_DESCRIBE_STRUCT(WordsQuery, (), (language))

struct SignIn {
    std::string login, password;
    /// Of the second step, where the account has one.
    std::optional<std::string> code;
};
BOOST_DESCRIBE_STRUCT(SignIn, (), (login, password, code))
inline auto rules(const SignIn*) {
    return std::array{json::length("login", 1, 100), json::length("password", 1, 200),
                      json::length("code", 1, 60)};
}

struct SessionChange {
    std::string language;
};
BOOST_DESCRIBE_STRUCT(SessionChange, (), (language))

struct SessionRow {
    SessionId id;
    Instant created_at, seen_at;
    std::string agent, address;
    bool current = false;
};
BOOST_DESCRIBE_STRUCT(SessionRow, (), (id, created_at, seen_at, agent, address, current))

struct NewPassword {
    std::string current, fresh;
};
BOOST_DESCRIBE_STRUCT(NewPassword, (), (current, fresh))
inline auto rules(const NewPassword*) {
    return std::array{json::length("current", 1, 200), json::length("fresh", 10, 200)};
}

/// Shown once, to be printed as a slip; only the code's hash is kept.
struct Invitation {
    InvitationId id;
    std::string code, url, person_name, organisation_name, kind;
    Date expires_on{};
    /// Where a letter with the code has gone.
    std::optional<std::string> sent_to;
    /// A letter was wanted, and the person has not agreed to letters.
    bool no_consent = false;
};
BOOST_DESCRIBE_STRUCT(Invitation, (),
                      (id, code, url, person_name, organisation_name, kind, expires_on, sent_to, no_consent))
/// By letter too, to those whose address is known.
struct InvitingHow {
    std::optional<bool> send;
};
BOOST_DESCRIBE_STRUCT(InvitingHow, (), (send))
struct MailState {
    bool open = false;
};
BOOST_DESCRIBE_STRUCT(MailState, (), (open))

struct CodeQuestion {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(CodeQuestion, (), (code))
inline auto rules(const CodeQuestion*) { return std::array{json::length("code", 1, 60)}; }
struct CodeAnswer {
    std::string person_name, organisation_name, kind, login_suggestion;
    /// The account asks for the second step as well: paper alone does not open it.
    bool second_step = false;
};
BOOST_DESCRIBE_STRUCT(CodeAnswer, (), (person_name, organisation_name, kind, login_suggestion, second_step))
struct Acceptance {
    std::string code, login, password;
    std::optional<std::string> second;
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (code, login, password, second))
inline auto rules(const Acceptance*) {
    return std::array{json::length("code", 1, 60), json::length("login", 3, 60),
                      json::length("password", 10, 200)};
}

enum class AccountState { active, closed };
BOOST_DESCRIBE_ENUM(AccountState, active, closed)
struct AccountRow {
    AccountId id;
    PersonId person;
    std::string login, person_name;
    std::vector<RoleHeld> roles;
    std::optional<Instant> last_seen_at;
    AccountState state = AccountState::active;
};
BOOST_DESCRIBE_STRUCT(AccountRow, (), (id, person, login, person_name, roles, last_seen_at, state))
struct AccountQuery {
    std::optional<OrganisationId> organisation;
    std::optional<std::string> q, cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(AccountQuery, (), (organisation, q, cursor, limit))

/// A role that somebody holds now.
struct RoleRow {
    HoldingId id;
    std::string role, role_name;
    RolePlace organisation;
    Date since{};
    Can can;
};
BOOST_DESCRIBE_STRUCT(RoleRow, (), (id, role, role_name, organisation, since, can))
/// Which roles a person holds, and which the reader may give them.
struct PersonRoles {
    PersonId person;
    std::string person_name;
    bool has_account = false, second_step = false;
    std::vector<RoleRow> items;
    std::vector<RoleHeld> may_give;
    Can can;
};
BOOST_DESCRIBE_STRUCT(PersonRoles, (), (person, person_name, has_account, second_step, items, may_give, can))
struct NewRole {
    std::string role;
    OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(NewRole, (), (role, organisation))

/// One look at the reader's own data.
struct LookRow {
    Instant at;
    std::string who_role, who_organisation, what;
};
BOOST_DESCRIBE_STRUCT(LookRow, (), (at, who_role, who_organisation, what))
struct LookQuery {
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(LookQuery, (), (cursor, limit))

}  // namespace metodika::accounts
