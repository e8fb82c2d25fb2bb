#pragma once
#include "features/accounts/tokens.hpp"

namespace metodika::accounts {

struct TokenKept {
    TokenId id;
    AccountId account;
    std::string name;
    bool reads_only = true;
    Instant made_at;
    Date expires_on{};
    std::optional<Instant> used_at;
};
BOOST_DESCRIBE_STRUCT(TokenKept, (), (id, account, name, reads_only, made_at, expires_on, used_at))

class TokenStore {
  public:
    explicit TokenStore(api::Work& work) : work_(work) {}

    std::vector<TokenKept> list(AccountId account);
    std::optional<TokenKept> byHash(const std::string& hash);
    void add(const TokenKept& token, const std::string& hash);
    void touch(TokenId id);
    /// The name of what was removed.
    std::optional<std::string> remove(TokenId id, AccountId account);
    void removeAll(AccountId account);

  private:
    api::Work& work_;
};

}  // namespace metodika::accounts
