#include "features/accounts/tokens.hpp"

#include "features/accounts/store.hpp"
#include "features/accounts/token_store.hpp"
#include "platform/base/utf8.hpp"
#include "platform/identity/passwords.hpp"

namespace metodika::accounts {
namespace {

// Seen in a log or a repository, it says what it is.
constexpr std::string_view tokenPrefix = "mtd_";
constexpr std::size_t mostTokens = 20;
constexpr std::int64_t usedAgainAfter = 300'000;

Date yearFrom(Date today) { return addDays(today, 365); }

std::string named(const std::string& name) {
    return json::write(std::map<std::string, std::string>{{"token", name}});
}

}  // namespace

api::List<TokenRow> listTokens(api::Scope& scope) {
    return scope.read([&](api::Work& work) {
        api::List<TokenRow> out;
        for (const TokenKept& t : TokenStore(work).list(AccountId{scope.member().account}))
            out.items.push_back({t.id, t.name, t.reads_only ? TokenScope::read : TokenScope::change,
                                 t.made_at, t.expires_on, t.used_at, t.expires_on < work.today()});
        return out;
    });
}

MadeToken makeToken(api::Scope& scope, const NewToken& form) {
    AccountId mine{scope.member().account};
    std::vector<FieldError> wrong;
    auto name = utf8::squeeze(form.name);
    if (name.empty()) wrong.push_back({"/name", "api.field.required", {}});
    Date until = form.expires_on.value_or(yearFrom(scope.today()));
    if (until < scope.today() || until > yearFrom(scope.today()))
        wrong.push_back(
            {"/expires_on",
             "accounts.token_term",
             {{"from", stampDate(scope.today())}, {"until", stampDate(yearFrom(scope.today()))}}});
    if (!wrong.empty()) throw Refused(RefusalKind::invalid, "api.invalid", {}, wrong);
    std::string token = std::string(tokenPrefix) + identity::newToken();
    return scope.change([&](api::Work& work) {
        auto had = TokenStore(work).list(mine);
        if (had.size() >= mostTokens)
            throw Refused(RefusalKind::conflict, "accounts.token_too_many",
                          {{"most", std::to_string(mostTokens)}});
        // The audit tells tokens apart by their names.
        for (const TokenKept& t : had)
            if (t.name == name)
                throw Refused(RefusalKind::invalid, "api.invalid", {},
                              {{"/name", "accounts.token_name_taken", {}}});
        TokenKept fresh{work.newId<TokenId>(), mine, name, form.scope == TokenScope::read, {}, until, {}};
        TokenStore(work).add(fresh, identity::tokenHash(token));
        work.note(0, "token.made", "account", mine.value, named(name));
        return MadeToken{fresh.id, name, token, form.scope, until};
    });
}

api::Nothing endToken(api::Scope& scope, Gate& gate, TokenId id) {
    AccountId mine{scope.member().account};
    scope.change([&](api::Work& work) {
        auto name = TokenStore(work).remove(id, mine);
        if (!name) notFound();
        work.note(0, "token.ended", "account", mine.value, named(*name));
    });
    gate.forget();
    return {};
}

void endTokens(api::Work& work, AccountId account) { TokenStore(work).removeAll(account); }

std::optional<api::Member> findBearer(const api::Host& host, Gate& gate, std::string_view token) {
    if (!token.starts_with(tokenPrefix)) return {};
    std::string hash = identity::tokenHash(token), key = "bearer " + hash;
    auto now = host.clock.now().ms;
    if (auto known = gate.remembered(key, now)) return known;
    auto scope = api::Scope::system(host);
    TokenId id;
    bool stale = false;
    auto member = scope.read([&](api::Work& work) -> std::optional<api::Member> {
        auto kept = TokenStore(work).byHash(hash);
        if (!kept) return {};
        auto account = AccountStore(work).byId(kept->account);
        if (!account || account->closed) return {};
        id = kept->id;
        stale = !kept->used_at || now - kept->used_at->ms > usedAgainAfter;
        auto found = memberOf(work, *account, {});
        found.token = kept->name;
        found.readsOnly = kept->reads_only;
        return found;
    });
    if (!member) return {};
    if (stale) scope.change([&](api::Work& work) { TokenStore(work).touch(id); });
    gate.remember(key, *member, now);
    return member;
}

}  // namespace metodika::accounts
