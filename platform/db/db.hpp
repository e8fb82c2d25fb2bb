#pragma once
// One thin layer over sqlite3 and libpq. Queries are named texts with :parameters; the layer turns them to
// each engine's numbers once and keeps the prepared statement with the connection.
#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/date.hpp"
#include "platform/base/enums.hpp"
#include "platform/base/id.hpp"
#include "platform/base/row.hpp"

namespace metodika::db {

struct Query {
    std::string_view name;
    std::string_view text;
};

/// What went wrong in the engine. `conflict`: run the unit again; `unique`: a key exists; `lost`: no
/// connection.
class Error : public std::runtime_error {
  public:
    enum class Kind { other, unique, conflict, lost };
    Error(Kind kind, const std::string& what) : std::runtime_error(what), kind(kind) {}
    Kind kind;
};

using Value = std::variant<std::monostate, std::int64_t, double, bool, std::string_view, std::string>;

template <class T>
Value toValue(const T& v) {
    if constexpr (std::is_same_v<T, Value>)
        return v;
    else if constexpr (std::is_same_v<T, bool>)
        return v;
    else if constexpr (std::is_enum_v<T>)
        return std::string_view(enumName(v));
    else if constexpr (std::is_integral_v<T>)
        return std::int64_t(v);
    else if constexpr (std::is_floating_point_v<T>)
        return double(v);
    else if constexpr (std::is_same_v<T, Date>)
        return isoDate(v);
    else if constexpr (std::is_same_v<T, Instant>)
        return v.ms;
    else if constexpr (IsId<T>::value)
        return v.value;
    else if constexpr (std::is_same_v<T, std::nullopt_t> || std::is_same_v<T, std::nullptr_t>)
        return {};
    else if constexpr (requires {
                           v.has_value();
                           *v;
                       })
        return v ? toValue(*v) : Value{};
    else
        return std::string_view(v);
}

/// A named parameter. Text is not copied: it must live until the call returns.
struct Arg {
    template <class T>
    Arg(std::string_view name, const T& v) : name(name), value(toValue(v)) {}
    std::string_view name;
    Value value;
};
using Args = std::span<const Arg>;
using ArgList = std::initializer_list<Arg>;

/// A cursor: call next() before the first row.
class Rows : public Row {
  public:
    virtual bool next() = 0;
    virtual std::int64_t affected() const = 0;
};

/// One connection, used by one thread at a time.
class Connection {
  public:
    virtual ~Connection() = default;
    virtual bool postgres() const = 0;
    virtual bool usable() = 0;
    /// Runs the text at once; errors surface here even if nobody reads the rows. A parameter that the text
    /// names and args lack is a std::logic_error.
    virtual std::unique_ptr<Rows> run(std::string_view text, Args args) = 0;
    /// A change whose count and failure may wait: on PostgreSQL it travels together with those that follow,
    /// and what is wrong with it surfaces at the next reading or at the end of the transaction.
    virtual void later(std::string_view text, Args args) {
        auto rows = run(text, args);
        while (rows->next()) continue;
    }
    /// Several statements without parameters or rows.
    virtual void script(const std::string& text) = 0;
    /// Statements run so far: tests compare it for lists of 1 and of 100.
    std::int64_t statements() const { return statements_; }

    std::unique_ptr<Rows> run(std::string_view text, ArgList args) { return run(text, Args(args)); }
    std::int64_t execute(std::string_view text, ArgList args = {}) {
        auto rows = run(text, Args(args));
        while (rows->next()) continue;
        return rows->affected();
    }

  protected:
    std::int64_t statements_ = 0;
};

/// A query text with :names turned to numbers, names in order of their number.
struct Compiled {
    std::string sqlite;    // ?1
    std::string postgres;  // $1
    std::vector<std::string> names;
};
/// Compiled once per text and kept for the life of the program.
const Compiled& compile(std::string_view text);

struct Settings {
    std::string sqliteFile;  // used when url is empty
    std::string url;         // postgresql://…
    int readers = 4;         // read connections kept
    int writers = 16;        // PostgreSQL: connections for changes
    std::string vfs;         // SQLite: a VFS other than the default (durability tests)
    bool groupWrites =
        true;  // SQLite: one commit for all units that wait (off only to measure what it saves)
};

/// The installation's data. Thread-safe.
class Database {
  public:
    virtual ~Database() = default;
    virtual bool postgres() const = 0;
    /// Runs the unit in a transaction and returns when it is on disk. The unit may run several times
    /// (PostgreSQL, on conflict) and must have no effect outside its connection. An exception rolls back just
    /// this unit and comes out here. Units of one turn (other than 0) run one after another: what many write
    /// at once, such as a plan, would else conflict and run again and again.
    virtual void change(const std::function<void(Connection&)>& unit, std::uint64_t turn = 0) = 0;
    /// Runs the reading on a connection inside one snapshot.
    virtual void read(const std::function<void(Connection&)>& reading) = 0;
};

std::unique_ptr<Database> open(const Settings& settings);
std::unique_ptr<Connection> openSqlite(const std::string& file, const std::string& vfs = {});
std::unique_ptr<Connection> openPostgres(const std::string& url);

}  // namespace metodika::db
