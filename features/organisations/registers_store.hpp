#pragma once
#include "features/organisations/registers.hpp"
#include "features/organisations/store.hpp"

namespace metodika::organisations {

struct KeptRegister {
    KeptRegisterId id;
    OrganisationId municipality;
    std::string file, bytes, answers;
    Date as_of{};
    RegisterState state = RegisterState::preview;
    Instant made_at;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(KeptRegister, (),
                      (id, municipality, file, bytes, answers, as_of, state, made_at, version))

/// What an organisation said of itself before a register changed it.
struct WasOrganisation {
    Date period_since{};
    std::string name, short_name;
    std::optional<std::string> full_name, inn, address, phone, mail;
    std::optional<OrganisationId> branch_of;
};
BOOST_DESCRIBE_STRUCT(WasOrganisation, (),
                      (period_since, name, short_name, full_name, inn, address, phone, mail, branch_of))

struct RegisterEffect {
    std::int64_t number = 0;
    OrganisationId organisation;
    std::int64_t version = 0;
    std::optional<std::string> was;
};
BOOST_DESCRIBE_STRUCT(RegisterEffect, (), (number, organisation, version, was))

class RegisterStore {
  public:
    explicit RegisterStore(api::Work& work) : work_(work) {}

    /// 404 where there is none.
    KeptRegister kept(KeptRegisterId id);
    std::vector<RegisterLine> of(OrganisationId municipality);
    /// The answers of the municipality's latest register.
    std::optional<std::string> lastAnswers(OrganisationId municipality);
    void add(const KeptRegister& fresh);
    void answer(KeptRegisterId id, const std::string& answers);
    void become(KeptRegisterId id, RegisterState state);
    void drop(KeptRegisterId id);

    void note(KeptRegisterId id, std::int64_t number, OrganisationId organisation,
              const WasOrganisation* was);
    std::int64_t effectsCount(KeptRegisterId id);
    /// The latest first.
    std::vector<RegisterEffect> effects(KeptRegisterId id);
    void forgetEffects(KeptRegisterId id);

    WasOrganisation stateOf(OrganisationId organisation);
    void restore(const Kept& now, const WasOrganisation& was);
    /// Somebody or something depends on it here, today or at any time.
    bool used(OrganisationId organisation);
    void remove(OrganisationId organisation);

  private:
    api::Work& work_;
};

}  // namespace metodika::organisations
