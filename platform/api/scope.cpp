#include "platform/api/scope.hpp"

#include <algorithm>

#include "platform/packs/shelf.hpp"

namespace metodika::api {

std::int64_t Holding::above(std::string_view level) const {
    for (const Place& p : chain)
        if (p.level == level) return p.id;
    return 0;
}

std::string_view Member::pack() const {
    return holdings.empty() || holdings.front().chain.empty() ? std::string_view{}
                                                              : holdings.front().chain.back().pack;
}
bool Member::holds(std::string_view role) const {
    return std::any_of(holdings.begin(), holdings.end(), [&](const Holding& h) { return h.role == role; });
}
bool Member::holdsAny(std::initializer_list<std::string_view> roles) const {
    return std::any_of(roles.begin(), roles.end(), [&](std::string_view r) { return holds(r); });
}

Scope::Scope(const Host& host, Member member, text::Language language)
    : host_(host),
      member_(std::move(member)),
      language_(language),
      pack_(&host.packs.of(member_.pack())),
      now_(host.clock.now()),
      today_(dayOf(now_, host.offsetMinutes)) {}

Scope Scope::system(const Host& host) {
    Scope scope(host, {}, text::Language::ru);
    scope.system_ = true;
    return scope;
}

Scope Scope::systemFor(const Host& host, Member starter) {
    Scope scope(host, std::move(starter), text::Language::ru);
    scope.system_ = true;
    return scope;
}

int Scope::setting(std::string_view name) const { return int(pack_->setting(name, today_).number()); }

std::string say(const Host& host, const packs::Pack& pack, text::Language language, std::string_view key,
                const TextParams& params) {
    if (const std::string* own = pack.text(text::code(language), key)) return text::fill(*own, params);
    return host.texts.say(language, key, params);
}

std::string Scope::sayIn(text::Language language, std::string_view key, const TextParams& params) const {
    return api::say(host_, *pack_, language, key, params);
}

void Scope::reading(const std::function<void(Work&)>& f) {
    host_.database.read([&](db::Connection& c) {
        Work work(c, *this, false);
        f(work);
    });
}

void Scope::changing(const std::function<void(Work&)>& f) {
    auto unit = [&](db::Connection& c) {
        Work work(c, *this, true);
        f(work);
        // Whatever a program changes says in whose name and with which token.
        if (!member_.token.empty() && !tokenNoted_)
            work.note(member_.holdings.empty() ? 0 : member_.holdings.front().place(), "token.used",
                      "account", member_.account,
                      json::write(std::map<std::string, std::string>{{"token", member_.token},
                                                                     {"operation", operation}}));
        // The key goes with the first change of the request: what was done once is never done twice.
        if (!idempotencyKey.empty() && !keyed_) {
            static constexpr db::Query remember{"api.remember_key", R"(
                INSERT INTO idempotency_keys (account, idempotency_key, operation, request_hash, made_at)
                VALUES (:account, :key, :operation, :hash, :now))"};
            work.execute(
                remember,
                {{"key", idempotencyKey}, {"operation", idempotencyOperation}, {"hash", idempotencyHash}});
        }
    };
    host_.database.change(unit, turn);
    keyed_ = tokenNoted_ = true;
}

void Scope::looked(std::int64_t person, std::string_view what) {
    if (system_ || person == member_.person) return;
    const Holding* held = member_.holdings.empty() ? nullptr : &member_.holdings.front();
    host_.looks.add({now_.ms, member_.account, person, held ? held->place() : 0, held ? held->role : "",
                     std::string(what)});
}

void Scope::expectVersion(std::int64_t current) const {
    if (system_) return;
    if (!ifMatch) throw Refused(RefusalKind::stale, "api.version_missing");
    if (*ifMatch != current) throw Refused(RefusalKind::stale, "api.changed_meanwhile");
}

std::vector<db::Arg> Work::withScope(std::vector<db::Arg> args) const {
    args.emplace_back("account", scope_.member().account);
    args.emplace_back("person", scope_.member().person);
    args.emplace_back("today", scope_.today());
    args.emplace_back("now", scope_.now());
    return args;
}

std::unique_ptr<db::Rows> Work::run(std::string_view text, std::vector<db::Arg> args) {
    auto all = withScope(std::move(args));
    return connection_.run(text, db::Args(all));
}

std::int64_t Work::number(const db::Query& query, db::ArgList args, std::int64_t otherwise) {
    auto rows = run(query.text, std::vector<db::Arg>(args));
    return rows->next() && !rows->null(0) ? rows->integer(0) : otherwise;
}
std::int64_t Work::count(std::string_view text, std::vector<db::Arg> args) {
    auto rows = run("SELECT count(*) FROM (" + std::string(text) + ") counted", std::move(args));
    return rows->next() ? rows->integer(0) : 0;
}
std::optional<std::string> Work::text(const db::Query& query, db::ArgList args) {
    auto rows = run(query.text, std::vector<db::Arg>(args));
    if (!rows->next() || rows->null(0)) return {};
    return std::string(rows->text(0));
}
void Work::later(const db::Query& query, db::ArgList args) { later(query.text, std::vector<db::Arg>(args)); }
void Work::later(std::string_view text, std::vector<db::Arg> args) {
    if (!writing_) throw std::logic_error("a reading may not write: " + std::string(text));
    auto all = withScope(std::move(args));
    connection_.later(text, db::Args(all));
}
std::int64_t Work::execute(const db::Query& query, db::ArgList args) {
    return execute(query.text, std::vector<db::Arg>(args));
}
std::int64_t Work::execute(std::string_view text, std::vector<db::Arg> args) {
    if (!writing_) throw std::logic_error("a reading may not write: " + std::string(text));
    auto rows = run(text, std::move(args));
    while (rows->next()) continue;
    return rows->affected();
}

void Work::note(std::int64_t place, std::string_view action, std::string_view kind, std::int64_t subject,
                std::string_view details) {
    static constexpr db::Query add{"audit.add", R"(
        INSERT INTO audit_entries (id, place, at, actor, role, action, kind, subject, details)
        VALUES (:id, :place, :now, :account, :role, :action, :kind, :subject, :details))"};
    const auto& held = scope_.member().holdings;
    execute(add, {{"id", newId<Id<struct AuditTag>>()},
                  {"place", place},
                  {"role", held.empty() ? std::string("system") : held.front().role},
                  {"action", action},
                  {"kind", kind},
                  {"subject", subject},
                  {"details", details}});
}

}  // namespace metodika::api
