#pragma once
// A struct is described once (BOOST_DESCRIBE_STRUCT) and from that come JSON in and out, validation with
// every error and its path, the OpenAPI schema, query parameters and database rows. Per struct only a table
// of fields is instantiated; the work is ordinary code over the table, in described.cpp.
#include <boost/describe/class.hpp>
#include <boost/describe/members.hpp>
#include <boost/json/fwd.hpp>
#include <boost/mp11/algorithm.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

#include "platform/base/date.hpp"
#include "platform/base/enums.hpp"
#include "platform/base/id.hpp"
#include "platform/base/refusal.hpp"
#include "platform/base/row.hpp"

namespace metodika::json {

/// For PATCH bodies: left out, null and a value are three different wishes.
template <class T>
struct Maybe {
    bool given = false;
    std::optional<T> value;
};

/// JSON that is passed through as it stands.
struct Raw {
    std::string text = "null";
};

enum class Shape {
    boolean,
    integer,
    number,
    text,
    date,
    instant,
    id,
    name,
    object,
    list,
    optional,
    maybe,
    dictionary,
    raw
};

struct Table;
struct Names {
    std::vector<std::string_view> names;
    std::string type;
};

/// What can be done with a value of one type, without knowing the type.
struct Ops {
    Shape shape;
    void (*write)(const void*, std::string&);
    void (*read)(const boost::json::value&, void*, std::vector<FieldError>&, const std::string& path);
    void (*readRow)(const Row&, int column, void*);
    void (*parse)(std::string_view, void*, std::vector<FieldError>&, const std::string& path);
    const Ops* (*inner)();
    const Table& (*table)();
    const Names& (*names)();
};

/// Limits of a field: length of a text or list, range of a number.
struct Rule {
    std::string_view field;
    std::int64_t least, most;
};
inline Rule length(std::string_view field, std::int64_t least, std::int64_t most) {
    return {field, least, most};
}
inline Rule range(std::string_view field, std::int64_t least, std::int64_t most) {
    return {field, least, most};
}

struct Field {
    std::string_view name;
    std::size_t offset;
    const Ops* ops;
    std::optional<Rule> rule;
};
struct Table {
    std::string type;  // people.PersonCard
    std::vector<Field> fields;
};

// Ordinary code over the tables.
extern const Ops booleanOps, intOps, int64Ops, doubleOps, textOps, dateOps, instantOps, idOps, rawOps;
void writeText(std::string_view s, std::string& out);
void writeObject(const Table&, const void*, std::string& out);
void readObject(const Table&, const boost::json::value&, void*, std::vector<FieldError>&,
                const std::string& path);
/// Which field takes each column of a result, found once for all its rows; null where none does.
std::vector<const Field*> fieldsOfColumns(const Table&, const Row&);
void rowObject(const std::vector<const Field*>&, const Row&, void*);
void readName(const Names&, const boost::json::value&, int& index, std::vector<FieldError>&,
              const std::string& path);
void parseName(const Names&, std::string_view, int& index, std::vector<FieldError>&, const std::string& path);
const boost::json::array* listIn(const boost::json::value&, std::vector<FieldError>&,
                                 const std::string& path);
const boost::json::object* objectIn(const boost::json::value&, std::vector<FieldError>&,
                                    const std::string& path);
bool isNull(const boost::json::value&);
std::size_t sizeOf(const boost::json::array&);
const boost::json::value& at(const boost::json::array&, std::size_t);
void eachMember(const boost::json::object&, void* to,
                void (*visit)(void* to, std::string_view key, const boost::json::value&));
std::string typeName(const std::type_info&);
void unparsable(std::vector<FieldError>&, const std::string& path);

template <class T>
const Ops* ops();
template <class T>
const Table& table() {
    static const Table made = [] {
        namespace describe = boost::describe;
        Table t{typeName(typeid(T)), {}};
        static const T probe{};
        using Members = describe::describe_members<T, describe::mod_public | describe::mod_inherited>;
        boost::mp11::mp_for_each<Members>([&](auto d) {
            using M = std::remove_cvref_t<decltype(probe.*d.pointer)>;
            auto offset = std::size_t(reinterpret_cast<const char*>(&(probe.*d.pointer)) -
                                      reinterpret_cast<const char*>(&probe));
            t.fields.push_back({d.name, offset, ops<M>(), {}});
        });
        if constexpr (requires { rules(static_cast<const T*>(nullptr)); })
            for (const Rule& rule : rules(static_cast<const T*>(nullptr)))
                for (Field& f : t.fields)
                    if (f.name == rule.field) f.rule = rule;
        return t;
    }();
    return made;
}
template <class E>
const Names& names() {
    static const Names made = [] {
        Names n{{}, typeName(typeid(E))};
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto d) { n.names.push_back(d.name); });
        return n;
    }();
    return made;
}
template <class E>
E enumAt(int index) {
    int i = 0;
    E value{};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
        if (i++ == index) value = d.value;
    });
    return value;
}

template <class T>
struct OpsOf {  // enumerations and objects
    static constexpr bool isEnum = std::is_enum_v<T>;
    static void write(const void* p, std::string& out) {
        if constexpr (isEnum)
            writeText(enumName(*static_cast<const T*>(p)), out);
        else
            writeObject(json::table<T>(), p, out);
    }
    static void read(const boost::json::value& j, void* p, std::vector<FieldError>& e,
                     const std::string& path) {
        if constexpr (isEnum) {
            int index = -1;
            readName(json::names<T>(), j, index, e, path);
            if (index >= 0) *static_cast<T*>(p) = enumAt<T>(index);
        } else {
            readObject(json::table<T>(), j, p, e, path);
        }
    }
    static void readRow(const Row& row, int column, void* p) {
        if constexpr (isEnum)
            if (auto v = enumNamed<T>(row.text(column))) *static_cast<T*>(p) = *v;
    }
    static void parse(std::string_view s, void* p, std::vector<FieldError>& e, const std::string& path) {
        if constexpr (isEnum) {
            int index = -1;
            parseName(json::names<T>(), s, index, e, path);
            if (index >= 0) *static_cast<T*>(p) = enumAt<T>(index);
        } else {
            unparsable(e, path);
        }
    }
    static const Table& tableOf() {
        if constexpr (isEnum)
            return *static_cast<const Table*>(nullptr);
        else
            return json::table<T>();
    }
    static const Names& namesOf() {
        if constexpr (isEnum)
            return json::names<T>();
        else
            return *static_cast<const Names*>(nullptr);
    }
    static constexpr Ops value{isEnum ? Shape::name : Shape::object,
                               write,
                               read,
                               readRow,
                               parse,
                               nullptr,
                               isEnum ? nullptr : tableOf,
                               isEnum ? namesOf : nullptr};
};
template <class T>
struct OpsOf<std::optional<T>> {
    using O = std::optional<T>;
    static void write(const void* p, std::string& out) {
        auto& v = *static_cast<const O*>(p);
        if (v)
            ops<T>()->write(&*v, out);
        else
            out += "null";
    }
    static void read(const boost::json::value& j, void* p, std::vector<FieldError>& e,
                     const std::string& path) {
        auto& v = *static_cast<O*>(p);
        if (isNull(j))
            v.reset();
        else
            ops<T>()->read(j, &v.emplace(), e, path);
    }
    static void readRow(const Row& row, int column, void* p) {
        auto& v = *static_cast<O*>(p);
        if (row.null(column))
            v.reset();
        else
            ops<T>()->readRow(row, column, &v.emplace());
    }
    static void parse(std::string_view s, void* p, std::vector<FieldError>& e, const std::string& path) {
        if (!s.empty()) ops<T>()->parse(s, &static_cast<O*>(p)->emplace(), e, path);
    }
    static constexpr Ops value{Shape::optional, write, read, readRow, parse, &ops<T>, nullptr, nullptr};
};
template <class T>
struct OpsOf<Maybe<T>> {
    static void write(const void* p, std::string& out) {
        ops<std::optional<T>>()->write(&static_cast<const Maybe<T>*>(p)->value, out);
    }
    static void read(const boost::json::value& j, void* p, std::vector<FieldError>& e,
                     const std::string& path) {
        auto& v = *static_cast<Maybe<T>*>(p);
        v.given = true;
        ops<std::optional<T>>()->read(j, &v.value, e, path);
    }
    static void readRow(const Row&, int, void*) {}
    static void parse(std::string_view, void*, std::vector<FieldError>& e, const std::string& path) {
        unparsable(e, path);
    }
    static constexpr Ops value{Shape::maybe, write, read, readRow, parse, &ops<T>, nullptr, nullptr};
};
template <class T>
struct OpsOf<std::vector<T>> {
    using V = std::vector<T>;
    static void write(const void* p, std::string& out) {
        out += '[';
        bool first = true;
        for (const auto& x : *static_cast<const V*>(p)) {
            if (!first) out += ',';
            first = false;
            ops<T>()->write(&x, out);
        }
        out += ']';
    }
    static void read(const boost::json::value& j, void* p, std::vector<FieldError>& e,
                     const std::string& path) {
        auto list = listIn(j, e, path);
        if (!list) return;
        auto& v = *static_cast<V*>(p);
        v.resize(sizeOf(*list));
        for (std::size_t i = 0; i < v.size(); ++i)
            ops<T>()->read(at(*list, i), &v[i], e, path + "/" + std::to_string(i));
    }
    static void readRow(const Row&, int, void*) {}
    /// a,b,c
    static void parse(std::string_view s, void* p, std::vector<FieldError>& e, const std::string& path) {
        auto& v = *static_cast<V*>(p);
        while (!s.empty()) {
            auto comma = s.find(',');
            ops<T>()->parse(s.substr(0, comma), &v.emplace_back(), e, path);
            s = comma == s.npos ? std::string_view{} : s.substr(comma + 1);
        }
    }
    static constexpr Ops value{Shape::list, write, read, readRow, parse, &ops<T>, nullptr, nullptr};
};
template <class T>
struct OpsOf<std::map<std::string, T>> {
    using M = std::map<std::string, T>;
    static void write(const void* p, std::string& out) {
        out += '{';
        bool first = true;
        for (const auto& [key, x] : *static_cast<const M*>(p)) {
            if (!first) out += ',';
            first = false;
            writeText(key, out);
            out += ':';
            ops<T>()->write(&x, out);
        }
        out += '}';
    }
    static void read(const boost::json::value& j, void* p, std::vector<FieldError>& e,
                     const std::string& path) {
        auto object = objectIn(j, e, path);
        if (!object) return;
        struct To {
            M& map;
            std::vector<FieldError>& errors;
            const std::string& path;
        } to{*static_cast<M*>(p), e, path};
        eachMember(*object, &to, [](void* t, std::string_view key, const boost::json::value& v) {
            auto& x = *static_cast<To*>(t);
            ops<T>()->read(v, &x.map[std::string(key)], x.errors, x.path + "/" + std::string(key));
        });
    }
    static void readRow(const Row&, int, void*) {}
    static void parse(std::string_view, void*, std::vector<FieldError>& e, const std::string& path) {
        unparsable(e, path);
    }
    static constexpr Ops value{Shape::dictionary, write, read, readRow, parse, &ops<T>, nullptr, nullptr};
};

template <class T>
const Ops* ops() {
    if constexpr (std::is_same_v<T, bool>)
        return &booleanOps;
    else if constexpr (std::is_same_v<T, int>)
        return &intOps;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return &int64Ops;
    else if constexpr (std::is_same_v<T, double>)
        return &doubleOps;
    else if constexpr (std::is_same_v<T, std::string>)
        return &textOps;
    else if constexpr (std::is_same_v<T, Date>)
        return &dateOps;
    else if constexpr (std::is_same_v<T, Instant>)
        return &instantOps;
    else if constexpr (std::is_same_v<T, Raw>)
        return &rawOps;
    else if constexpr (IsId<T>::value)
        return &idOps;
    else
        return &OpsOf<T>::value;
}

template <class T>
std::string write(const T& value) {
    std::string out;
    out.reserve(256);
    ops<T>()->write(&value, out);
    return out;
}
/// Throws Refused (422) that names every wrong field; "api.not_json" where the text is no JSON at all.
void readText(std::string_view text, const Ops& ops, void* to);
template <class T>
T read(std::string_view text) {
    T value{};
    readText(text, *ops<T>(), &value);
    return value;
}
/// Turns the rows of one result into structs. Columns are matched by name; one without a field is left alone.
template <class T>
class RowReader {
  public:
    explicit RowReader(const Row& row) : fields_(fieldsOfColumns(table<T>(), row)) {}
    T operator()(const Row& row) const {
        T value{};
        rowObject(fields_, row, &value);
        return value;
    }

  private:
    std::vector<const Field*> fields_;
};
/// Fields of a query string, each decoded already.
void readQuery(const std::vector<std::pair<std::string, std::string>>& query, const Table& table, void* to);
/// Which way a value goes: in answers every field is there, in requests optional ones may be left out.
enum class Way { in, out };
/// The OpenAPI 3.1 schema; objects become references and are added to components.
boost::json::object schema(const Ops& ops, boost::json::object& components, Way way);

}  // namespace metodika::json
