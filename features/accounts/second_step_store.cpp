#include "features/accounts/second_step_store.hpp"

namespace metodika::accounts {

std::optional<SecondStepKept> SecondStepStore::of(AccountId account) {
    static constexpr db::Query find{
        "accounts.second_step",
        "SELECT account, secret, confirmed_at, last_step FROM second_steps WHERE account = :owner"};
    return work_.one<SecondStepKept>(find, {{"owner", account}});
}
void SecondStepStore::begin(AccountId account, const std::string& secret) {
    static constexpr db::Query insert{"accounts.begin_second_step", R"(
        INSERT INTO second_steps (account, secret, made_at, last_step) VALUES (:owner, :secret, :now, 0))"};
    drop(account);
    work_.execute(insert, {{"owner", account}, {"secret", secret}});
}
void SecondStepStore::confirm(AccountId account) {
    static constexpr db::Query set{"accounts.confirm_second_step",
                                   "UPDATE second_steps SET confirmed_at = :now WHERE account = :owner"};
    work_.execute(set, {{"owner", account}});
}
bool SecondStepStore::take(AccountId account, std::int64_t step) {
    static constexpr db::Query set{
        "accounts.take_second_step",
        "UPDATE second_steps SET last_step = :step WHERE account = :owner AND last_step < :step"};
    return work_.execute(set, {{"owner", account}, {"step", step}}) > 0;
}
bool SecondStepStore::drop(AccountId account) {
    static constexpr db::Query codes{"accounts.drop_recovery",
                                     "DELETE FROM recovery_codes WHERE account = :owner"};
    static constexpr db::Query secret{"accounts.drop_second_step",
                                      "DELETE FROM second_steps WHERE account = :owner"};
    work_.execute(codes, {{"owner", account}});
    return work_.execute(secret, {{"owner", account}}) > 0;
}

void SecondStepStore::setRecovery(AccountId account, const std::vector<std::string>& hashes) {
    static constexpr db::Query codes{"accounts.old_recovery",
                                     "DELETE FROM recovery_codes WHERE account = :owner"};
    static constexpr db::Query insert{
        "accounts.add_recovery",
        "INSERT INTO recovery_codes (id, account, code_hash) VALUES (:id, :owner, :hash)"};
    work_.execute(codes, {{"owner", account}});
    for (const auto& hash : hashes)
        work_.execute(insert,
                      {{"id", work_.newId<Id<struct RecoveryTag>>()}, {"owner", account}, {"hash", hash}});
}
bool SecondStepStore::takeRecovery(AccountId account, const std::string& hash) {
    static constexpr db::Query use{"accounts.use_recovery", R"(
        UPDATE recovery_codes SET used_at = :now WHERE account = :owner AND code_hash = :hash AND used_at IS NULL)"};
    return work_.execute(use, {{"owner", account}, {"hash", hash}}) > 0;
}
int SecondStepStore::recoveryLeft(AccountId account) {
    static constexpr db::Query count{
        "accounts.recovery_left",
        "SELECT count(*) FROM recovery_codes WHERE account = :owner AND used_at IS NULL"};
    return int(work_.number(count, {{"owner", account}}));
}

}  // namespace metodika::accounts
