#include <sqlite3.h>

#include <algorithm>
#include <unordered_map>

#include "platform/base/utf8.hpp"
#include "platform/db/db.hpp"

namespace metodika::db {
namespace {

struct Statement {
    sqlite3_stmt* handle = nullptr;
    bool busy = false;
    ~Statement() { sqlite3_finalize(handle); }
};

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

// SQLite's own lower() leaves Cyrillic alone.
void sqlLower(sqlite3_context* context, int, sqlite3_value** args) {
    if (sqlite3_value_type(args[0]) == SQLITE_NULL) return;
    auto text = reinterpret_cast<const char*>(sqlite3_value_text(args[0]));
    auto out = utf8::lower({text, std::size_t(sqlite3_value_bytes(args[0]))});
    sqlite3_result_text(context, out.data(), int(out.size()), SQLITE_TRANSIENT);
}

// PostgreSQL's greatest(): NULLs are skipped; compared as text or as numbers, as the first value is.
void sqlGreatest(sqlite3_context* context, int n, sqlite3_value** args) {
    sqlite3_value* best = nullptr;
    for (int i = 0; i < n; ++i) {
        if (sqlite3_value_type(args[i]) == SQLITE_NULL) continue;
        bool greater = !best;
        if (best && sqlite3_value_type(best) == SQLITE_TEXT) {
            greater = std::string_view(reinterpret_cast<const char*>(sqlite3_value_text(args[i]))) >
                      std::string_view(reinterpret_cast<const char*>(sqlite3_value_text(best)));
        } else if (best) {
            greater = sqlite3_value_double(args[i]) > sqlite3_value_double(best);
        }
        if (greater) best = args[i];
    }
    if (best) sqlite3_result_value(context, best);
}

// PostgreSQL's strpos(): where the words stand in the text, in bytes from 1; 0 where they do not.
void sqlStrpos(sqlite3_context* context, int, sqlite3_value** args) {
    if (sqlite3_value_type(args[0]) == SQLITE_NULL || sqlite3_value_type(args[1]) == SQLITE_NULL) return;
    auto text = [](sqlite3_value* v) {
        auto begin = reinterpret_cast<const char*>(sqlite3_value_text(v));
        return std::string_view(begin, std::size_t(sqlite3_value_bytes(v)));
    };
    auto at = text(args[0]).find(text(args[1]));
    sqlite3_result_int64(context, at == std::string_view::npos ? 0 : sqlite3_int64(at) + 1);
}

class Sqlite;

class SqliteRows final : public Rows {
  public:
    SqliteRows(Sqlite& owner, Statement& statement, std::unique_ptr<Statement> own);
    ~SqliteRows() override {
        sqlite3_reset(statement_.handle);
        statement_.busy = false;
    }
    bool next() override {
        if (first_)
            first_ = false;
        else if (row_)
            step();
        return row_;
    }
    std::int64_t affected() const override { return affected_; }
    int columns() const override { return sqlite3_column_count(statement_.handle); }
    std::string_view column(int i) const override { return sqlite3_column_name(statement_.handle, i); }
    bool null(int i) const override { return sqlite3_column_type(statement_.handle, i) == SQLITE_NULL; }
    std::int64_t integer(int i) const override { return sqlite3_column_int64(statement_.handle, i); }
    double real(int i) const override { return sqlite3_column_double(statement_.handle, i); }
    bool boolean(int i) const override { return sqlite3_column_int(statement_.handle, i) != 0; }
    std::string_view text(int i) const override {
        auto p = reinterpret_cast<const char*>(sqlite3_column_text(statement_.handle, i));
        return {p ? p : "", std::size_t(sqlite3_column_bytes(statement_.handle, i))};
    }

  private:
    void step();
    Sqlite& owner_;
    Statement& statement_;
    std::unique_ptr<Statement> own_;
    bool first_ = true, row_ = false;
    std::int64_t affected_ = 0;
};

class Sqlite final : public Connection {
  public:
    Sqlite(const std::string& file, const std::string& vfs) {
        // Its count of memory used is one lock for all threads: without it two readers do a third more.
        [[maybe_unused]] static const int uncounted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
        if (sqlite3_open_v2(file.c_str(), &handle_, flags, vfs.empty() ? nullptr : vfs.c_str()) !=
            SQLITE_OK) {
            std::string why = sqlite3_errmsg(handle_);
            sqlite3_close(handle_);
            throw Error(Error::Kind::other, "open " + file + ": " + why);
        }
        try {
            prepare();
        } catch (...) {
            sqlite3_close_v2(handle_);  // no destructor comes after a constructor that has failed
            throw;
        }
    }
    ~Sqlite() override {
        cache_.clear();
        // A cursor that outlives its connection keeps it alive until it ends, instead of leaking it.
        sqlite3_close_v2(handle_);
    }
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;

    bool postgres() const override { return false; }
    bool usable() override { return true; }

    std::unique_ptr<Rows> run(std::string_view text, Args args) override {
        ++statements_;
        const Compiled& compiled = compile(text);
        auto it = cache_.find(text);
        std::unique_ptr<Statement> own;
        Statement* statement = nullptr;
        if (it != cache_.end() && !it->second->busy) {
            statement = it->second.get();
        } else {
            own = std::make_unique<Statement>();
            statement = own.get();
            if (sqlite3_prepare_v3(handle_, compiled.sqlite.data(), int(compiled.sqlite.size()),
                                   SQLITE_PREPARE_PERSISTENT, &statement->handle, nullptr) != SQLITE_OK)
                fail(text);
            if (it == cache_.end()) {
                if (cache_.size() > 500) forget();
                cache_.emplace(std::string(text), std::move(own));
            }
        }
        // Most texts name their parameters in the order in which they are given: the search goes on from the
        // last.
        std::size_t last = 0;
        for (std::size_t i = 0; i < compiled.names.size(); ++i)
            last = bind(*statement, int(i) + 1, compiled.names[i], args, last) + 1;
        return std::make_unique<SqliteRows>(*this, *statement, std::move(own));
    }

    void script(const std::string& text) override {
        char* message = nullptr;
        if (sqlite3_exec(handle_, text.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
            sqlite3_free(message);
            fail(text);
        }
    }

    [[noreturn]] void fail(std::string_view text) {
        int code = sqlite3_extended_errcode(handle_);
        auto kind = Error::Kind::other;
        if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY)
            kind = Error::Kind::unique;
        if ((code & 255) == SQLITE_BUSY) kind = Error::Kind::conflict;
        throw Error(kind, std::string(sqlite3_errmsg(handle_)) + " in: " + std::string(text));
    }
    sqlite3* handle() { return handle_; }

  private:
    void prepare() {
        sqlite3_extended_result_codes(handle_, 1);
        sqlite3_busy_timeout(handle_, 10000);
        // FULL: a commit that was acknowledged survives a power cut.
        script(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY");
        int pure = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
        sqlite3_create_function_v2(handle_, "lower", 1, pure, nullptr, sqlLower, nullptr, nullptr, nullptr);
        sqlite3_create_function_v2(handle_, "strpos", 2, pure, nullptr, sqlStrpos, nullptr, nullptr, nullptr);
        sqlite3_create_function_v2(handle_, "greatest", -1, pure, nullptr, sqlGreatest, nullptr, nullptr,
                                   nullptr);
    }
    std::size_t bind(Statement& s, int index, const std::string& name, Args args, std::size_t from) {
        auto named = [&](const Arg& a) { return a.name == name; };
        auto middle = args.begin() + std::ptrdiff_t(std::min(from, args.size()));
        auto arg = std::find_if(middle, args.end(), named);
        if (arg == args.end()) arg = std::find_if(args.begin(), middle, named);
        if (arg == args.end() || !named(*arg))
            throw std::logic_error("query parameter without a value: " + name);
        std::visit(
            [&](const auto& v) {
                using T = std::decay_t<decltype(v)>;
                if constexpr (std::is_same_v<T, std::monostate>)
                    sqlite3_bind_null(s.handle, index);
                else if constexpr (std::is_same_v<T, double>)
                    sqlite3_bind_double(s.handle, index, v);
                else if constexpr (std::is_same_v<T, std::string_view> || std::is_same_v<T, std::string>)
                    sqlite3_bind_text(s.handle, index, v.data() ? v.data() : "", int(v.size()),
                                      SQLITE_TRANSIENT);
                else
                    sqlite3_bind_int64(s.handle, index, std::int64_t(v));
            },
            arg->value);
        return std::size_t(arg - args.begin());
    }
    void forget() {
        for (auto it = cache_.begin(); it != cache_.end();)
            it = it->second->busy ? std::next(it) : cache_.erase(it);
    }

    sqlite3* handle_ = nullptr;
    std::unordered_map<std::string, std::unique_ptr<Statement>, Hash, std::equal_to<>> cache_;
};

SqliteRows::SqliteRows(Sqlite& owner, Statement& statement, std::unique_ptr<Statement> own)
    : owner_(owner), statement_(statement), own_(std::move(own)) {
    statement_.busy = true;
    step();
    affected_ = sqlite3_changes64(owner_.handle());
}

void SqliteRows::step() {
    int r = sqlite3_step(statement_.handle);
    row_ = r == SQLITE_ROW;
    if (row_ || r == SQLITE_DONE) return;
    std::string text = sqlite3_sql(statement_.handle);
    // The message must be read before the reset clears it.
    try {
        owner_.fail(text);
    } catch (...) {
        sqlite3_reset(statement_.handle);
        statement_.busy = false;
        throw;
    }
}

}  // namespace

std::unique_ptr<Connection> openSqlite(const std::string& file, const std::string& vfs) {
    return std::make_unique<Sqlite>(file, vfs);
}

}  // namespace metodika::db
