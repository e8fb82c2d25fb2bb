#pragma once
// Who asks, from where, when, in which language: the Scope. What is read and changed goes through the Work
// that a scope hands out, so that no query can be made without knowing for whom.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <typeindex>
#include <unordered_map>
#include <vector>

#include "platform/audit/looks.hpp"
#include "platform/base/date.hpp"
#include "platform/base/id.hpp"
#include "platform/base/refusal.hpp"
#include "platform/db/db.hpp"
#include "platform/json/described.hpp"
#include "platform/text/texts.hpp"

namespace metodika::jobs {
class Jobs;
}
namespace metodika::packs {
class Pack;
class Shelf;
}  // namespace metodika::packs

namespace metodika::api {

/// A place in the tree of places, named by its level.
struct Place {
    std::int64_t id = 0;
    std::string level;
    std::string name;
    std::string pack = {};  // that a region has named
};
/// A role held at a place; `chain` is the place and what lies above it, the place itself first.
struct Holding {
    std::string role;
    std::vector<Place> chain;
    std::int64_t place() const { return chain.empty() ? 0 : chain.front().id; }
    std::int64_t above(std::string_view level) const;
};
struct Member {
    std::int64_t account = 0;
    std::int64_t person = 0;
    std::int64_t session = 0;
    std::string name, login;
    text::Language language = text::Language::ru;
    std::vector<Holding> holdings;
    /// The pack of the region where the first role is held; empty: the usual one.
    std::string_view pack() const;
    /// The name of the token with which a program acts in this person's name; empty for the person.
    std::string token;
    bool readsOnly = false;
    bool holds(std::string_view role) const;
    bool holdsAny(std::initializer_list<std::string_view> roles) const;
};

class Work;
class Scope;

/// Rooms answer to what other rooms publish, in the same transaction.
class Events {
  public:
    template <class E>
    void on(std::function<void(Work&, const E&)> react) {
        listeners_[typeid(E)].push_back(
            [react = std::move(react)](Work& w, const void* e) { react(w, *static_cast<const E*>(e)); });
    }
    template <class E>
    void publish(Work& work, const E& event) const {
        auto found = listeners_.find(typeid(E));
        if (found == listeners_.end()) return;
        for (const auto& listener : found->second) listener(work, &event);
    }

  private:
    std::unordered_map<std::type_index, std::vector<std::function<void(Work&, const void*)>>> listeners_;
};

/// What the whole installation shares; made once in app/.
struct Host {
    db::Database& database;
    const Clock& clock;
    IdSource& ids;
    text::Texts& texts;
    Events& events;
    audit::Looks& looks;
    jobs::Jobs& jobs;
    const packs::Shelf& packs;
    int offsetMinutes = 180;  // local time, minutes east of UTC
};

/// The sentence as the region says it.
std::string say(const Host& host, const packs::Pack& pack, text::Language language, std::string_view key,
                const TextParams& params = {});

class Scope {
  public:
    Scope(const Host& host, Member member, text::Language language);
    /// The program itself: command line, jobs, demo. It has no account and sees everything.
    static Scope system(const Host& host);
    /// The program on behalf of the one who started a job.
    static Scope systemFor(const Host& host, Member starter);

    const Host& host() const { return host_; }
    const Member& member() const { return member_; }
    bool isSystem() const { return system_; }
    text::Language language() const { return language_; }
    Instant now() const { return now_; }
    Date today() const { return today_; }
    /// The pack of the reader's region. Where an organisation is at hand, packOf of contracts/region.hpp.
    const packs::Pack& pack() const { return *pack_; }
    /// The program itself goes on in the words of a region.
    void speakFor(const packs::Pack& pack) { pack_ = &pack; }
    /// The number that the pack sets for today: setting("staff.young_age").
    int setting(std::string_view name) const;
    std::string say(std::string_view key, const TextParams& params = {}) const {
        return sayIn(language_, key, params);
    }
    /// In the words of the reader's region.
    std::string sayIn(text::Language language, std::string_view key, const TextParams& params = {}) const;

    /// Runs the reading in one snapshot.
    template <class F>
    auto read(F&& f) {
        using T = std::invoke_result_t<F, Work&>;
        if constexpr (std::is_void_v<T>) {
            reading([&](Work& w) { f(w); });
        } else {
            std::optional<T> out;
            reading([&](Work& w) { out.emplace(f(w)); });
            return std::move(*out);
        }
    }
    /// Runs the unit in a transaction, perhaps several times; returns when it is on disk.
    template <class F>
    auto change(F&& f) {
        using T = std::invoke_result_t<F, Work&>;
        if constexpr (std::is_void_v<T>) {
            changing([&](Work& w) { f(w); });
        } else {
            std::optional<T> out;
            changing([&](Work& w) { out.emplace(f(w)); });
            return std::move(*out);
        }
    }

    /// The reader opened something that shows this person's data: noted in the audit within a second.
    void looked(std::int64_t person, std::string_view what);
    /// 412 unless the caller has seen this version; 428 when it named none. The program itself may always.
    void expectVersion(std::int64_t current) const;

    std::optional<std::int64_t> ifMatch;
    std::string idempotencyKey, idempotencyOperation, idempotencyHash;
    std::string requestId;
    std::string operation;   // its id, for the audit of what programs do
    std::uint64_t turn = 0;  // of what its path names: those who change one thing do so one after another

  private:
    void reading(const std::function<void(Work&)>& f);
    void changing(const std::function<void(Work&)>& f);

    const Host& host_;
    Member member_;
    text::Language language_;
    const packs::Pack* pack_;
    Instant now_;
    Date today_;
    bool system_ = false;
    bool keyed_ = false, tokenNoted_ = false;
};

/// One transaction of one scope. :account, :person, :today and :now are known to every query.
class Work {
  public:
    Work(db::Connection& connection, Scope& scope, bool writing)
        : connection_(connection), scope_(scope), writing_(writing) {}
    Scope& scope() { return scope_; }
    const Scope& scope() const { return scope_; }
    db::Connection& connection() { return connection_; }
    Date today() const { return scope_.today(); }

    template <class T>
    std::vector<T> all(const db::Query& query, db::ArgList args = {}) {
        return all<T>(query.text, std::vector<db::Arg>(args));
    }
    template <class T>
    std::vector<T> all(std::string_view text, std::vector<db::Arg> args) {
        std::vector<T> out;
        auto rows = run(text, std::move(args));
        json::RowReader<T> read(*rows);
        while (rows->next()) out.push_back(read(*rows));
        return out;
    }
    template <class T>
    std::optional<T> one(const db::Query& query, db::ArgList args = {}) {
        auto rows = run(query.text, std::vector<db::Arg>(args));
        if (!rows->next()) return {};
        return json::RowReader<T>(*rows)(*rows);
    }
    /// The first column of the first row; `otherwise` when there is none or it is null.
    std::int64_t number(const db::Query& query, db::ArgList args = {}, std::int64_t otherwise = 0);
    /// How many rows the query gives.
    std::int64_t count(std::string_view text, std::vector<db::Arg> args);
    std::optional<std::string> text(const db::Query& query, db::ArgList args = {});
    std::int64_t execute(const db::Query& query, db::ArgList args = {});
    /// As execute, where nobody asks how many rows it touched: many of them travel together.
    void later(const db::Query& query, db::ArgList args = {});
    void later(std::string_view text, std::vector<db::Arg> args);
    std::int64_t execute(std::string_view text, std::vector<db::Arg> args);
    std::unique_ptr<db::Rows> run(std::string_view text, std::vector<db::Arg> args);

    template <class I>
    I newId() {
        return I{scope_.host().ids.next(scope_.now().ms)};
    }
    template <class E>
    void publish(const E& event) {
        scope_.host().events.publish(*this, event);
    }
    /// An audit entry that commits together with the change. `place` names the chain it belongs to.
    void note(std::int64_t place, std::string_view action, std::string_view kind, std::int64_t subject,
              std::string_view details = "{}");

  private:
    std::vector<db::Arg> withScope(std::vector<db::Arg> args) const;
    db::Connection& connection_;
    Scope& scope_;
    bool writing_;
};

}  // namespace metodika::api
