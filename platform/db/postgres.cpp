#include <libpq-fe.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "platform/db/db.hpp"

namespace metodika::db {
namespace {

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

class PostgresRows final : public Rows {
  public:
    explicit PostgresRows(PGresult* result) : result_(result) {}
    ~PostgresRows() override { PQclear(result_); }
    PostgresRows(const PostgresRows&) = delete;
    PostgresRows& operator=(const PostgresRows&) = delete;

    bool next() override { return ++row_ < PQntuples(result_); }
    std::int64_t affected() const override { return std::atoll(PQcmdTuples(result_)); }
    int columns() const override { return PQnfields(result_); }
    std::string_view column(int i) const override { return PQfname(result_, i); }
    bool null(int i) const override { return PQgetisnull(result_, row_, i) != 0; }
    std::string_view text(int i) const override {
        return {PQgetvalue(result_, row_, i), std::size_t(PQgetlength(result_, row_, i))};
    }
    std::int64_t integer(int i) const override {
        auto s = text(i);
        if (s == "t") return 1;
        std::int64_t v = 0;
        std::from_chars(s.data(), s.data() + s.size(), v);
        return v;
    }
    double real(int i) const override {
        auto s = text(i);
        double v = 0;
        std::from_chars(s.data(), s.data() + s.size(), v);
        return v;
    }
    bool boolean(int i) const override {
        auto s = text(i);
        return s == "t" || s == "1";
    }

  private:
    PGresult* result_;
    int row_ = -1;
};

class Postgres final : public Connection {
  public:
    explicit Postgres(const std::string& url) : handle_(PQconnectdb(url.c_str())) {
        if (PQstatus(handle_) != CONNECTION_OK) {
            std::string why = PQerrorMessage(handle_);
            PQfinish(handle_);
            throw Error(Error::Kind::lost, "connect: " + why);
        }
        PQsetNoticeProcessor(
            handle_, [](void*, const char*) {}, nullptr);
    }
    ~Postgres() override { PQfinish(handle_); }
    Postgres(const Postgres&) = delete;
    Postgres& operator=(const Postgres&) = delete;

    bool postgres() const override { return true; }
    bool usable() override { return PQstatus(handle_) == CONNECTION_OK; }

    std::unique_ptr<Rows> run(std::string_view text, Args args) override {
        ++statements_;
        settle();
        const Compiled& compiled = compile(text);
        Bound bound(compiled, args);
        const std::string& name = prepared(text, compiled);
        PGresult* result = PQexecPrepared(handle_, name.c_str(), int(bound.values.size()),
                                          bound.values.data(), bound.lengths.data(), nullptr, 0);
        auto status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(result, text);
        return std::make_unique<PostgresRows>(result);
    }

    void later(std::string_view text, Args args) override {
        ++statements_;
        const Compiled& compiled = compile(text);
        Bound bound(compiled, args);
        if (!cache_.contains(text)) settle();
        const std::string& name = prepared(text, compiled);
        if (waiting_.empty() && PQenterPipelineMode(handle_) != 1) fail(nullptr, text);
        if (PQsendQueryPrepared(handle_, name.c_str(), int(bound.values.size()), bound.values.data(),
                                bound.lengths.data(), nullptr, 0) != 1)
            fail(nullptr, text);
        waiting_.emplace_back(text);
        // Answers that nobody reads must fit the socket's buffer.
        if (waiting_.size() >= 200) settle();
    }

    void script(const std::string& text) override {
        // What is taken back anyway may have failed.
        if (text.starts_with("ROLLBACK"))
            drop();
        else
            settle();
        PGresult* result = PQexec(handle_, text.c_str());
        auto status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY)
            fail(result, text);
        PQclear(result);
    }

  private:
    struct Bound {
        Bound(const Compiled& compiled, Args args)
            : kept(compiled.names.size()), values(compiled.names.size()), lengths(compiled.names.size()) {
            // Long lists name their parameters in order: each is looked for behind the one before.
            std::size_t from = 0;
            for (std::size_t i = 0; i < compiled.names.size(); ++i)
                from = bind(compiled.names[i], args, from, kept[i], values[i], lengths[i]);
        }
        std::vector<std::string> kept;
        std::vector<const char*> values;
        std::vector<int> lengths;
    };

    /// Reads what the statements sent by later() answered; the first failure is thrown.
    void settle() {
        if (waiting_.empty()) return;
        auto texts = std::exchange(waiting_, {});
        PGresult* failed = nullptr;
        std::string failedText;
        bool sent = PQpipelineSync(handle_) == 1;
        for (std::size_t i = 0; sent && i <= texts.size(); ++i) {  // one more for the sync itself
            while (PGresult* result = PQgetResult(handle_)) {
                auto status = PQresultStatus(result);
                bool wrong = status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK &&
                             status != PGRES_PIPELINE_SYNC && status != PGRES_PIPELINE_ABORTED;
                if (wrong && !failed) {
                    failed = result;
                    failedText = i < texts.size() ? texts[i] : "";
                } else {
                    PQclear(result);
                }
                if (status == PGRES_PIPELINE_SYNC) break;
            }
        }
        PQexitPipelineMode(handle_);
        if (failed || !sent) fail(failed, failedText);
    }

    void drop() {
        try {
            settle();
        } catch (const Error&) {
            waiting_.clear();
        }
    }

    static std::size_t bind(const std::string& name, Args args, std::size_t from, std::string& kept,
                            const char*& value, int& length) {
        auto named = [&](const Arg& a) { return a.name == name; };
        auto middle = args.begin() + std::ptrdiff_t(std::min(from, args.size()));
        auto arg = std::find_if(middle, args.end(), named);
        if (arg == args.end()) arg = std::find_if(args.begin(), middle, named);
        if (arg == args.end() || !named(*arg))
            throw std::logic_error("query parameter without a value: " + name);
        std::visit(
            [&](const auto& v) {
                using T = std::decay_t<decltype(v)>;
                if constexpr (std::is_same_v<T, std::monostate>) {
                    value = nullptr;
                    return;
                } else if constexpr (std::is_same_v<T, bool>) {
                    kept = v ? "t" : "f";
                } else if constexpr (std::is_same_v<T, std::string_view> || std::is_same_v<T, std::string>) {
                    kept = v;
                    // A zero byte cannot be stored in text; it would silently cut the value.
                    std::erase(kept, '\0');
                } else {
                    char b[32];
                    kept.assign(b, std::to_chars(b, b + sizeof b, v).ptr);
                }
                value = kept.c_str();
                length = int(kept.size());
            },
            arg->value);
        return std::size_t(arg - args.begin()) + 1;
    }

    const std::string& prepared(std::string_view text, const Compiled& compiled) {
        if (auto it = cache_.find(text); it != cache_.end()) return it->second;
        std::string name = "s" + std::to_string(++made_);
        PGresult* result =
            PQprepare(handle_, name.c_str(), compiled.postgres.c_str(), int(compiled.names.size()), nullptr);
        if (PQresultStatus(result) != PGRES_COMMAND_OK) fail(result, text);
        PQclear(result);
        return cache_.emplace(std::string(text), std::move(name)).first->second;
    }

    [[noreturn]] void fail(PGresult* result, std::string_view text) {
        std::string state, message = result ? PQresultErrorMessage(result) : PQerrorMessage(handle_);
        if (auto s = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr) state = s;
        PQclear(result);
        auto kind = Error::Kind::other;
        if (state == "23505") kind = Error::Kind::unique;
        if (state == "40001" || state == "40P01") kind = Error::Kind::conflict;
        if (PQstatus(handle_) != CONNECTION_OK) kind = Error::Kind::lost;
        throw Error(kind, message + " in: " + std::string(text));
    }

    PGconn* handle_;
    std::vector<std::string> waiting_;  // texts sent by later(), not yet answered
    std::unordered_map<std::string, std::string, Hash, std::equal_to<>> cache_;
    int made_ = 0;
};

}  // namespace

std::unique_ptr<Connection> openPostgres(const std::string& url) { return std::make_unique<Postgres>(url); }

}  // namespace metodika::db
