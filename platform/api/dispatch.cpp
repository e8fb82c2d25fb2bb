#include <boost/describe.hpp>

#include "platform/api/routes.hpp"
#include "platform/base/log.hpp"
#include "platform/identity/passwords.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika::api {
namespace {

struct FieldProblem {
    std::string path, key, message;
    std::map<std::string, std::string> params;
};
BOOST_DESCRIBE_STRUCT(FieldProblem, (), (path, key, message, params))
struct Problem {
    std::string type = "about:blank";
    std::string title;
    int status = 500;
    std::string key, detail;
    std::map<std::string, std::string> params;
    std::vector<FieldProblem> errors;
    std::string request_id;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (type, title, status, key, detail, params, errors, request_id))

int statusOf(const Refused& r) {
    switch (r.kind) {
        case RefusalKind::invalid:
            return 422;
        case RefusalKind::unauthenticated:
            return 401;
        case RefusalKind::forbidden:
            return 403;
        case RefusalKind::notFound:
            return 404;
        case RefusalKind::conflict:
            return 409;
        case RefusalKind::stale:
            return r.key == "api.version_missing" ? 428 : 412;
        case RefusalKind::tooMany:
            return 429;
        case RefusalKind::tooLarge:
            return 413;
    }
    return 500;
}

// RFC 6750; the scheme's name is read in any case.
std::optional<std::string_view> bearerOf(const http::Request& q) {
    constexpr std::string_view scheme = "bearer ";
    auto header = q.header("authorization");
    if (header.size() < scheme.size()) return {};
    for (std::size_t i = 0; i < scheme.size(); ++i)
        if ((header[i] | 0x20) != (scheme[i] | 0x20)) return {};
    return header.substr(scheme.size());
}

bool changes(const http::Request& q) { return q.method != "GET" && q.method != "HEAD"; }

// Cookies alone do not prove that our page asks: the browser says where a request comes from.
void refuseForeignPages(const http::Request& q) {
    if (!changes(q)) return;
    auto site = q.header("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none")
        throw Refused(RefusalKind::forbidden, "api.foreign_page");
    auto origin = q.header("origin");
    if (!origin.empty()) {
        auto scheme = origin.find("://");
        if (scheme == origin.npos || origin.substr(scheme + 3) != q.header("host"))
            throw Refused(RefusalKind::forbidden, "api.foreign_page");
    }
}

// A form of a foreign page cannot send these types without asking first.
void refuseOtherTypes(const http::Request& q, const Operation& operation) {
    if (!changes(q)) return;
    auto type = q.header("content-type");
    bool fits = operation.uploadLimit ? type.starts_with("application/octet-stream")
                                      : type.starts_with("application/json");
    if (!q.body.empty() && !fits) throw Refused(RefusalKind::invalid, "api.content_type");
}

struct Stored {
    std::string operation, request_hash;
    std::optional<int> status;
    std::optional<std::string> answer;
};
BOOST_DESCRIBE_STRUCT(Stored, (), (operation, request_hash, status, answer))

std::string shortId(std::int64_t id) {
    std::string out;
    for (auto v = std::uint64_t(id); v; v /= 36) out += "0123456789abcdefghijklmnopqrstuvwxyz"[v % 36];
    return out;
}

void secure(http::Response& r) {
    r.with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin")
        .with("Cache-Control", "no-store");
}

}  // namespace

void forgetOldKeys(Work& work) {
    static constexpr db::Query forget{"api.forget_keys",
                                      "DELETE FROM idempotency_keys WHERE made_at < :before"};
    work.execute(forget, {{"before", Instant{work.scope().now().ms - 2 * 86'400'000}}});
}

http::Response Dispatcher::problem(const Refused& refused, const packs::Pack& pack, text::Language language,
                                   const std::string& requestId) const {
    Problem p;
    p.status = statusOf(refused);
    p.key = refused.key;
    p.params = refused.params;
    p.title = say(host_, pack, language, "api.status." + std::to_string(p.status));
    p.detail = say(host_, pack, language, refused.key, refused.params);
    for (const FieldError& e : refused.fields)
        p.errors.push_back({e.path, e.key, say(host_, pack, language, e.key, e.params), e.params});
    p.request_id = requestId;
    http::Response r{p.status, {}, json::write(p), nullptr};
    r.with("Content-Type", "application/problem+json")
        .with("Content-Language", std::string(text::code(language)));
    if (p.status == 401) r.with("WWW-Authenticate", "Bearer");
    if (p.status == 429)
        r.with("Retry-After", refused.params.contains("seconds") ? refused.params.at("seconds") : "60");
    secure(r);
    return r;
}

http::Response Dispatcher::handle(const http::Request& request) const {
    auto language = text::preferred(request.header("accept-language"));
    const packs::Pack* pack = &host_.packs.usual();
    std::string requestId = shortId(host_.ids.next(host_.clock.now().ms));
    try {
        auto match = api_.find(request.method == "HEAD" ? "GET" : request.method, request.path);
        if (!match.knownPath) notFound();
        if (!match.operation) {
            auto r = problem(Refused(RefusalKind::invalid, "api.method", {{"method", request.method}}), *pack,
                             language, requestId);
            r.status = 405;
            return r;
        }
        const Operation& operation = *match.operation;
        // A browser never sends a token by itself, so a request that shows one needs no other proof; the
        // cookie is not looked at then.
        auto bearer = bearerOf(request);
        std::optional<Member> member;
        if (bearer) {
            member = findMember_(host_, Proof::bearer, *bearer);
            if (!member) throw Refused(RefusalKind::unauthenticated, "api.token_unknown");
            if (!operation.tokensMay) throw Refused(RefusalKind::forbidden, "api.in_person");
            if (member->readsOnly && changes(request))
                throw Refused(RefusalKind::forbidden, "api.token_reads_only");
        } else if (auto token = request.cookie(sessionCookie); !token.empty()) {
            member = findMember_(host_, Proof::session, token);
        }
        if (member) pack = &host_.packs.of(member->pack());
        if (member && request.header("accept-language").empty()) language = member->language;
        if (!member && !operation.access.open) throw Refused(RefusalKind::unauthenticated, "api.sign_in");
        if (!bearer) refuseForeignPages(request);
        refuseOtherTypes(request, operation);
        if (member && !operation.access.open && !operation.access.roles.empty()) {
            bool may = false;
            for (const auto& role : operation.access.roles) may |= member->holds(role);
            if (!may) throw Refused(RefusalKind::forbidden, "api.not_your_role");
        }
        Scope scope(host_, member ? std::move(*member) : Member{}, language);
        scope.requestId = requestId;
        scope.operation = operation.id;
        return answerTo(request, operation, std::move(match.params), scope);
    } catch (const Refused& refused) {
        return problem(refused, *pack, language, requestId);
    } catch (const db::Error& e) {
        log::error(requestId + " " + request.method + " " + request.path + ": " + e.what());
        bool passing = e.kind == db::Error::Kind::lost || e.kind == db::Error::Kind::conflict;
        auto r = problem(
            Refused(RefusalKind::conflict, passing ? "api.busy" : "api.fault", {{"request", requestId}}),
            *pack, language, requestId);
        r.status = passing ? 503 : 500;
        return r;
    } catch (const std::exception& e) {
        log::error(requestId + " " + request.method + " " + request.path + ": " + e.what());
        auto r = problem(Refused(RefusalKind::conflict, "api.fault", {{"request", requestId}}), *pack,
                         language, requestId);
        r.status = 500;
        return r;
    }
}

http::Response Dispatcher::answerTo(const http::Request& request, const Operation& operation,
                                    http::Pairs params, Scope& scope) const {
    auto match = request.header("if-match");
    if (match.size() > 2 && match.front() == '"' && match.back() == '"')
        scope.ifMatch = parseIdNumber(match.substr(1, match.size() - 2));
    auto key = request.header("idempotency-key");
    if (request.method == "POST" && !key.empty() && scope.member().account) {
        static constexpr db::Query find{"api.find_key", R"(
            SELECT operation, request_hash, status, answer FROM idempotency_keys
            WHERE account = :account AND idempotency_key = :key)"};
        if (key.size() > 100) throw Refused(RefusalKind::invalid, "api.key_too_long");
        scope.idempotencyKey = key;
        scope.idempotencyOperation = operation.id + " " + request.path;
        scope.idempotencyHash = identity::tokenHash(request.body);
        auto stored = scope.read([&](Work& work) { return work.one<Stored>(find, {{"key", key}}); });
        if (stored) {
            if (stored->operation != scope.idempotencyOperation ||
                stored->request_hash != scope.idempotencyHash)
                throw Refused(RefusalKind::conflict, "api.key_used");
            if (!stored->answer) throw Refused(RefusalKind::conflict, "api.key_answer_lost");
            http::Response r{*stored->status, {}, *stored->answer, nullptr};
            r.with("Content-Type", "application/json").with("Idempotent-Replay", "true");
            secure(r);
            return r;
        }
    }
    if (!params.empty()) scope.turn = std::hash<std::string>()(params.front().second);
    Answer answer = operation.handler(scope, Call(request, std::move(params)));
    if (!scope.idempotencyKey.empty() && operation.keepsAnswer && !answer.events &&
        answer.type == "application/json") {
        static constexpr db::Query keep{"api.keep_answer", R"(
            UPDATE idempotency_keys SET status = :status, answer = :answer
            WHERE account = :account AND idempotency_key = :key)"};
        std::string kept = std::exchange(scope.idempotencyKey, {});
        scope.change([&](Work& work) {
            work.execute(keep, {{"key", kept}, {"status", answer.status}, {"answer", answer.body}});
        });
    }
    http::Response r{answer.status, std::move(answer.headers), std::move(answer.body), answer.events};
    r.with("Content-Type", answer.type);
    if (answer.version) r.with("ETag", "\"" + std::to_string(*answer.version) + "\"");
    secure(r);
    return r;
}

}  // namespace metodika::api
