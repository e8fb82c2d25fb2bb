#pragma once
#include "features/accounts/second_step.hpp"

namespace metodika::accounts {

struct SecondStepKept {
    AccountId account;
    std::string secret;
    std::optional<Instant> confirmed_at;
    std::int64_t last_step = 0;
};
BOOST_DESCRIBE_STRUCT(SecondStepKept, (), (account, secret, confirmed_at, last_step))

class SecondStepStore {
  public:
    explicit SecondStepStore(api::Work& work) : work_(work) {}

    std::optional<SecondStepKept> of(AccountId account);
    /// Not confirmed yet; replaces one that never was.
    void begin(AccountId account, const std::string& secret);
    void confirm(AccountId account);
    /// False when somebody took this step, or a later one, meanwhile.
    bool take(AccountId account, std::int64_t step);
    bool drop(AccountId account);

    void setRecovery(AccountId account, const std::vector<std::string>& hashes);
    bool takeRecovery(AccountId account, const std::string& hash);
    int recoveryLeft(AccountId account);

  private:
    api::Work& work_;
};

}  // namespace metodika::accounts
