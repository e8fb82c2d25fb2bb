#pragma once
#include <memory>
#include <unordered_map>

#include "features/accounts/account.hpp"
#include "features/accounts/throttle.hpp"
#include "platform/mail/mail.hpp"

namespace metodika::accounts {

struct AccountKept;

/// What the running program remembers of sign-ins: failures, and members for a few seconds.
struct Gate {
    Throttle byLogin{5, 900};
    Throttle byAddress{50, 900};
    std::mutex guard;
    struct Remembered {
        api::Member member;
        std::int64_t until = 0;
    };
    std::unordered_map<std::string, Remembered> members;
    std::optional<api::Member> remembered(const std::string& key, std::int64_t now) {
        std::lock_guard lock(guard);
        auto found = members.find(key);
        if (found == members.end() || found->second.until <= now) return {};
        return found->second.member;
    }
    void remember(const std::string& key, const api::Member& member, std::int64_t now) {
        constexpr std::int64_t rememberedFor = 5000;
        std::lock_guard lock(guard);
        if (members.size() > 20'000) members.clear();
        members[key] = {member, now + rememberedFor};
    }
    void forget() {
        std::lock_guard lock(guard);
        members.clear();
    }
};

/// 429 while this key or address has to wait after wrong attempts.
void refuseWhileThrottled(Gate&, const std::string& key, const std::string& address, std::int64_t now);

struct SignedIn {
    Session session;
    std::string token;
};

/// Of the session that the token names; nothing when it is unknown, ended or too old.
std::optional<api::Member> findMember(const api::Host&, Gate&, std::string_view token);
api::Member memberOf(api::Work&, const AccountKept&, SessionId);

Session showSession(api::Scope&);
/// What pages say otherwise in the reader's region.
RegionWords showWords(const api::Scope&, const WordsQuery&);
SignedIn signIn(api::Scope&, Gate&, const SignIn&, const http::Request&);
api::Nothing signOut(api::Scope&, Gate&);
Session changeSession(api::Scope&, Gate&, const SessionChange&);
api::List<SessionRow> listSessions(api::Scope&);
api::Nothing endSession(api::Scope&, Gate&, SessionId);
api::Nothing changePassword(api::Scope&, Gate&, const NewPassword&);

/// With a post, by letter too where the person's address is known.
Invitation invite(api::Scope&, const mail::Post*, PersonId, const http::Request&);
api::List<Invitation> inviteAll(api::Scope&, const mail::Post*, OrganisationId, const http::Request&);
CodeAnswer lookAtCode(api::Scope&, Gate&, const CodeQuestion&, const http::Request&);
SignedIn acceptCode(api::Scope&, Gate&, const Acceptance&, const http::Request&);

api::Page<AccountRow> listAccounts(api::Scope&, const AccountQuery&);
api::Page<LookRow> listLooks(api::Scope&, const LookQuery&);

/// For the command line and the demo.
AccountId openAccount(api::Work&, PersonId, const std::string& login, const std::string& passwordHash);
void giveRole(api::Work&, PersonId, std::string_view role, OrganisationId, Date since);
/// Ends sessions and tokens and removes the second step; false when no account has that login.
bool setPassword(api::Work&, std::string_view login, const std::string& passwordHash);

}  // namespace metodika::accounts
