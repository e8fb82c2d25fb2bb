#pragma once
#include <unordered_map>

#include "contracts/reach.hpp"
#include "features/accounts/account.hpp"

namespace metodika::accounts {

struct AccountKept {
    AccountId id;
    PersonId person;
    std::string login, password, language, name;
    bool closed = false;
};
BOOST_DESCRIBE_STRUCT(AccountKept, (), (id, person, login, password, language, name, closed))

struct InvitationKept {
    InvitationId id;
    PersonId person;
    std::string kind, person_name;
    Date expires_on{};
    std::optional<Instant> used_at;
};
BOOST_DESCRIBE_STRUCT(InvitationKept, (), (id, person, kind, person_name, expires_on, used_at))

struct Workplace {
    PersonId person;
    std::string person_name, organisation_name;
    OrganisationId organisation;
    bool has_account = false;
};
BOOST_DESCRIBE_STRUCT(Workplace, (), (person, person_name, organisation_name, organisation, has_account))

class AccountStore {
  public:
    explicit AccountStore(api::Work& work) : work_(work) {}

    std::optional<AccountKept> byLogin(std::string_view login);
    std::optional<AccountKept> byId(AccountId id);
    std::optional<AccountKept> byPerson(PersonId person);
    std::vector<api::Holding> holdings(PersonId person);
    void add(AccountId id, PersonId person, const std::string& login, const std::string& passwordHash);
    void setPassword(AccountId id, const std::string& passwordHash);
    void setLanguage(AccountId id, std::string_view language);
    void hold(PersonId person, std::string_view role, OrganisationId organisation, Date since,
              std::optional<Date> until = {});

    /// Held today, oldest first.
    std::vector<RoleRow> roles(PersonId person);
    std::optional<PersonId> holder(HoldingId id);
    void endHolding(HoldingId id);
    /// Where the person works today, and what is above it.
    std::vector<RolePlace> placesOver(PersonId person);

    void addSession(SessionId id, AccountId account, std::string_view tokenHash, Instant expires,
                    std::string_view agent, std::string_view address);
    std::vector<SessionRow> sessions(AccountId account);
    bool endSession(SessionId id, AccountId account);
    void endSessions(AccountId account, SessionId except);

    void addInvitation(InvitationId id, PersonId person, std::string_view kind, std::string_view codeHash,
                       Date expires);
    std::optional<InvitationKept> invitation(std::string_view codeHash);
    void useInvitation(InvitationId id);

    std::optional<std::string> address(PersonId person);
    /// Where the person works today; nothing when nowhere.
    std::vector<Workplace> workplaces(PersonId person);
    std::vector<Workplace> staffWithoutAccount(OrganisationId organisation);
    api::Page<AccountRow> list(OrganisationId root, const AccountQuery& query);
    api::Page<LookRow> looks(const LookQuery& query);

  private:
    std::unordered_map<PersonId, std::vector<RoleHeld>> rolesOf(const std::vector<PersonId>& persons);
    api::Work& work_;
};

}  // namespace metodika::accounts
