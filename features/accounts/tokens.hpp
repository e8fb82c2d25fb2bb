#pragma once
// Tokens with which a program acts in a person's name: with the person's rights or less, for a year at most.
#include "features/accounts/actions.hpp"

namespace metodika::accounts {

using TokenId = Id<struct ApiTokenTag>;

enum class TokenScope { read, change };
BOOST_DESCRIBE_ENUM(TokenScope, read, change)

struct TokenRow {
    TokenId id;
    std::string name;
    TokenScope scope = TokenScope::read;
    Instant made_at;
    /// The last day on which it is good.
    Date expires_on{};
    std::optional<Instant> used_at;
    bool expired = false;
};
BOOST_DESCRIBE_STRUCT(TokenRow, (), (id, name, scope, made_at, expires_on, used_at, expired))

struct NewToken {
    std::string name;
    TokenScope scope = TokenScope::read;
    /// A year from today where nothing is said.
    std::optional<Date> expires_on;
};
BOOST_DESCRIBE_STRUCT(NewToken, (), (name, scope, expires_on))
inline auto rules(const NewToken*) { return std::array{json::length("name", 1, 80)}; }

/// The token itself is shown once.
struct MadeToken {
    TokenId id;
    std::string name, token;
    TokenScope scope = TokenScope::read;
    Date expires_on{};
};
BOOST_DESCRIBE_STRUCT(MadeToken, (), (id, name, token, scope, expires_on))

api::List<TokenRow> listTokens(api::Scope&);
MadeToken makeToken(api::Scope&, const NewToken&);
api::Nothing endToken(api::Scope&, Gate&, TokenId);

/// Whom a token speaks for; nothing when it is unknown, ended or too old, or the account is closed.
std::optional<api::Member> findBearer(const api::Host&, Gate&, std::string_view token);
/// Who came in anew with a code on paper trusts nothing that was made before.
void endTokens(api::Work&, AccountId);

}  // namespace metodika::accounts
