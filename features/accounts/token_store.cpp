#include "features/accounts/token_store.hpp"

namespace metodika::accounts {

std::vector<TokenKept> TokenStore::list(AccountId account) {
    static constexpr db::Query find{"accounts.tokens", R"(
        SELECT id, account, name, reads_only, made_at, expires_on, used_at FROM api_tokens WHERE account = :owner ORDER BY id DESC)"};
    return work_.all<TokenKept>(find, {{"owner", account}});
}
std::optional<TokenKept> TokenStore::byHash(const std::string& hash) {
    static constexpr db::Query find{"accounts.token", R"(
        SELECT id, account, name, reads_only, made_at, expires_on, used_at FROM api_tokens WHERE token_hash = :hash AND expires_on >= :today)"};
    return work_.one<TokenKept>(find, {{"hash", hash}});
}
void TokenStore::add(const TokenKept& token, const std::string& hash) {
    static constexpr db::Query insert{"accounts.add_token", R"(
        INSERT INTO api_tokens (id, account, name, token_hash, reads_only, made_at, expires_on)
        VALUES (:id, :owner, :name, :hash, :reads_only, :now, :expires))"};
    work_.execute(insert, {{"id", token.id},
                           {"owner", token.account},
                           {"name", token.name},
                           {"hash", hash},
                           {"reads_only", token.reads_only},
                           {"expires", token.expires_on}});
}
void TokenStore::touch(TokenId id) {
    static constexpr db::Query set{"accounts.touch_token",
                                   "UPDATE api_tokens SET used_at = :now WHERE id = :id"};
    work_.execute(set, {{"id", id}});
}
std::optional<std::string> TokenStore::remove(TokenId id, AccountId account) {
    static constexpr db::Query name{"accounts.token_name",
                                    "SELECT name FROM api_tokens WHERE id = :id AND account = :owner"};
    static constexpr db::Query drop{"accounts.drop_token",
                                    "DELETE FROM api_tokens WHERE id = :id AND account = :owner"};
    auto found = work_.text(name, {{"id", id}, {"owner", account}});
    if (found) work_.execute(drop, {{"id", id}, {"owner", account}});
    return found;
}
void TokenStore::removeAll(AccountId account) {
    static constexpr db::Query drop{"accounts.drop_tokens", "DELETE FROM api_tokens WHERE account = :owner"};
    work_.execute(drop, {{"owner", account}});
}

}  // namespace metodika::accounts
