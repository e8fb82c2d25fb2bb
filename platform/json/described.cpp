#include "platform/json/described.hpp"

#include <algorithm>
#include <boost/core/demangle.hpp>
#include <boost/json.hpp>
#include <cmath>

#include "platform/base/utf8.hpp"

namespace metodika::json {
namespace bj = boost::json;
using Errors = std::vector<FieldError>;

namespace {

void wrong(Errors& e, const std::string& path, std::string key, TextParams params = {}) {
    e.push_back({path, std::move(key), std::move(params)});
}

template <class T>
void writeNumber(const void* p, std::string& out) {
    char b[40];
    T v = *static_cast<const T*>(p);
    if constexpr (std::is_floating_point_v<T>)
        if (!std::isfinite(v)) return void(out += "null");
    out.append(b, std::to_chars(b, b + sizeof b, v).ptr);
}

template <class T>
void readNumber(const bj::value& j, void* p, Errors& e, const std::string& path) {
    boost::system::error_code ec;
    T v{};
    if (j.is_number()) v = j.to_number<T>(ec);
    if (!j.is_number() || ec)
        wrong(e, path, std::is_integral_v<T> ? "api.field.integer" : "api.field.number");
    else
        *static_cast<T*>(p) = v;
}

template <class T>
void parseNumber(std::string_view s, void* p, Errors& e, const std::string& path) {
    T v{};
    auto r = std::from_chars(s.data(), s.data() + s.size(), v);
    if (r.ec != std::errc{} || r.ptr != s.data() + s.size())
        wrong(e, path, "api.field.integer");
    else
        *static_cast<T*>(p) = v;
}

void textInto(std::string_view s, void* p, Errors& e, const std::string& path) {
    if (!utf8::valid(s) || s.find('\0') != s.npos) return wrong(e, path, "api.field.text");
    static_cast<std::string*>(p)->assign(s);
}
void dateInto(std::string_view s, void* p, Errors& e, const std::string& path) {
    if (auto d = parseDate(s))
        *static_cast<Date*>(p) = *d;
    else
        wrong(e, path, "api.field.date");
}
void instantInto(std::string_view s, void* p, Errors& e, const std::string& path) {
    if (auto t = parseInstant(s))
        *static_cast<Instant*>(p) = *t;
    else
        wrong(e, path, "api.field.instant");
}
void idInto(std::string_view s, void* p, Errors& e, const std::string& path) {
    if (auto v = parseIdNumber(s))
        *static_cast<std::int64_t*>(p) = *v;
    else
        wrong(e, path, "api.field.id");
}

template <void (*Into)(std::string_view, void*, Errors&, const std::string&)>
void fromString(const bj::value& j, void* p, Errors& e, const std::string& path) {
    if (auto s = j.if_string())
        Into({s->data(), s->size()}, p, e, path);
    else
        wrong(e, path, "api.field.text");
}

}  // namespace

void writeText(std::string_view s, std::string& out) {
    out += '"';
    std::size_t from = 0;
    for (std::size_t i = 0; i < s.size(); ++i) {
        auto c = static_cast<unsigned char>(s[i]);
        if (c != '"' && c != '\\' && c >= 0x20) continue;
        out.append(s, from, i - from);
        from = i + 1;
        if (c == '"' || c == '\\') {
            out += '\\';
            out += char(c);
        } else if (c == '\n') {
            out += "\\n";
        } else {
            static constexpr char digits[] = "0123456789abcdef";
            out += "\\u00";
            out += digits[c >> 4];
            out += digits[c & 15];
        }
    }
    out.append(s, from, s.size() - from);
    out += '"';
}

const Ops booleanOps{
    Shape::boolean,
    [](const void* p, std::string& o) { o += *static_cast<const bool*>(p) ? "true" : "false"; },
    [](const bj::value& j, void* p, Errors& e, const std::string& path) {
        if (auto b = j.if_bool())
            *static_cast<bool*>(p) = *b;
        else
            wrong(e, path, "api.field.boolean");
    },
    [](const Row& r, int i, void* p) { *static_cast<bool*>(p) = r.boolean(i); },
    [](std::string_view s, void* p, Errors& e, const std::string& path) {
        if (s == "true" || s == "false")
            *static_cast<bool*>(p) = s == "true";
        else
            wrong(e, path, "api.field.boolean");
    },
    nullptr,
    nullptr,
    nullptr};
const Ops intOps{
    Shape::integer,   writeNumber<int>,
    readNumber<int>,  [](const Row& r, int i, void* p) { *static_cast<int*>(p) = int(r.integer(i)); },
    parseNumber<int>, nullptr,
    nullptr,          nullptr};
const Ops int64Ops{Shape::integer,
                   writeNumber<std::int64_t>,
                   readNumber<std::int64_t>,
                   [](const Row& r, int i, void* p) { *static_cast<std::int64_t*>(p) = r.integer(i); },
                   parseNumber<std::int64_t>,
                   nullptr,
                   nullptr,
                   nullptr};
const Ops doubleOps{Shape::number,
                    writeNumber<double>,
                    readNumber<double>,
                    [](const Row& r, int i, void* p) { *static_cast<double*>(p) = r.real(i); },
                    parseNumber<double>,
                    nullptr,
                    nullptr,
                    nullptr};
const Ops textOps{Shape::text,
                  [](const void* p, std::string& o) { writeText(*static_cast<const std::string*>(p), o); },
                  fromString<textInto>,
                  [](const Row& r, int i, void* p) { static_cast<std::string*>(p)->assign(r.text(i)); },
                  textInto,
                  nullptr,
                  nullptr,
                  nullptr};
const Ops dateOps{
    Shape::date,
    [](const void* p, std::string& o) { writeText(isoDate(*static_cast<const Date*>(p)), o); },
    fromString<dateInto>,
    [](const Row& r, int i, void* p) { *static_cast<Date*>(p) = parseDate(r.text(i)).value_or(Date{}); },
    dateInto,
    nullptr,
    nullptr,
    nullptr};
const Ops instantOps{
    Shape::instant,
    [](const void* p, std::string& o) { writeText(isoInstant(*static_cast<const Instant*>(p)), o); },
    fromString<instantInto>,
    [](const Row& r, int i, void* p) { static_cast<Instant*>(p)->ms = r.integer(i); },
    instantInto,
    nullptr,
    nullptr,
    nullptr};
// Every Id<Tag> is one int64 and nothing else.
const Ops idOps{Shape::id,
                [](const void* p, std::string& o) {
                    o += '"';
                    writeNumber<std::int64_t>(p, o);
                    o += '"';
                },
                fromString<idInto>,
                [](const Row& r, int i, void* p) { *static_cast<std::int64_t*>(p) = r.integer(i); },
                idInto,
                nullptr,
                nullptr,
                nullptr};
const Ops rawOps{
    Shape::raw,
    [](const void* p, std::string& o) { o += static_cast<const Raw*>(p)->text; },
    [](const bj::value& j, void* p, Errors&, const std::string&) {
        static_cast<Raw*>(p)->text = bj::serialize(j);
    },
    [](const Row& r, int i, void* p) { static_cast<Raw*>(p)->text = r.null(i) ? "null" : r.text(i); },
    [](std::string_view, void*, Errors& e, const std::string& path) { unparsable(e, path); },
    nullptr,
    nullptr,
    nullptr};

void unparsable(Errors& e, const std::string& path) { wrong(e, path, "api.field.unknown"); }

namespace {
std::string qualified(const std::string& name) {
    auto last = name.rfind("::");
    if (last == name.npos) return name;
    auto before = name.rfind("::", last - 1);
    std::string room =
        before == name.npos ? name.substr(0, last) : name.substr(before + 2, last - before - 2);
    return room == "metodika" ? name.substr(last + 2) : room + "." + name.substr(last + 2);
}
}  // namespace

std::string typeName(const std::type_info& type) {
    std::string name = boost::core::demangle(type.name());
    if (auto open = name.find('<');
        open != name.npos) {  // api::Page<people::PersonRow> → people.PersonRowPage
        auto inner = name.substr(open + 1, name.find_first_of(",>", open) - open - 1);
        auto outer = name.substr(0, open);
        if (auto last = outer.rfind("::"); last != outer.npos) outer = outer.substr(last + 2);
        return qualified(inner) + outer;
    }
    return qualified(name);
}

bool isNull(const bj::value& j) { return j.is_null(); }
std::size_t sizeOf(const bj::array& a) { return a.size(); }
const bj::value& at(const bj::array& a, std::size_t i) { return a[i]; }
const bj::array* listIn(const bj::value& j, Errors& e, const std::string& path) {
    auto a = j.if_array();
    if (!a) wrong(e, path, "api.field.list");
    return a;
}
const bj::object* objectIn(const bj::value& j, Errors& e, const std::string& path) {
    auto o = j.if_object();
    if (!o) wrong(e, path, "api.field.object");
    return o;
}
void eachMember(const bj::object& o, void* to, void (*visit)(void*, std::string_view, const bj::value&)) {
    for (const auto& member : o) visit(to, {member.key().data(), member.key().size()}, member.value());
}

void writeObject(const Table& t, const void* p, std::string& out) {
    out += '{';
    bool first = true;
    for (const Field& f : t.fields) {
        if (!first) out += ',';
        first = false;
        out += '"';
        out += f.name;
        out += "\":";
        f.ops->write(static_cast<const char*>(p) + f.offset, out);
    }
    out += '}';
}

namespace {

void checkRule(const Field& f, const Ops& ops, const void* value, Errors& e, const std::string& path) {
    const Rule& r = *f.rule;
    std::int64_t n = r.least;
    const char* key = "api.field.range";
    if (ops.shape == Shape::integer) {
        n = &ops == &intOps ? *static_cast<const int*>(value) : *static_cast<const std::int64_t*>(value);
    } else if (ops.shape == Shape::text) {
        const auto& text = *static_cast<const std::string*>(value);
        n = std::int64_t(utf8::length(text));
        if (r.least > 0 && utf8::squeeze(text).empty()) return wrong(e, path, "api.field.required");
        key = "api.field.length";
    } else {
        return;
    }
    if (n < r.least || n > r.most)
        wrong(e, path, key, {{"least", std::to_string(r.least)}, {"most", std::to_string(r.most)}});
}

// Where the value lies inside an optional is not known here: it is read once more on its own.
template <class Read>
void checkInside(const Field& f, Errors& e, const std::string& path, Read&& read) {
    const Ops& inner = *f.ops->inner();
    auto check = [&](auto value) {
        read(inner, &value);
        checkRule(f, inner, &value, e, path);
    };
    if (inner.shape == Shape::text) check(std::string());
    if (&inner == &intOps) check(int{0});
    if (&inner == &int64Ops) check(std::int64_t{0});
}

}  // namespace

void readObject(const Table& t, const bj::value& j, void* p, Errors& e, const std::string& path) {
    auto o = objectIn(j, e, path);
    if (!o) return;
    std::size_t seen = 0;
    for (const Field& f : t.fields) {
        auto member = o->find(f.name);
        std::string where = path + "/" + std::string(f.name);
        bool mayLack = f.ops->shape == Shape::optional || f.ops->shape == Shape::maybe;
        if (member == o->end()) {
            if (!mayLack) wrong(e, where, "api.field.required");
            continue;
        }
        ++seen;
        std::size_t before = e.size();
        void* value = static_cast<char*>(p) + f.offset;
        f.ops->read(member->value(), value, e, where);
        if (!f.rule || e.size() != before) continue;
        if (!mayLack) {
            checkRule(f, *f.ops, value, e, where);
        } else if (!member->value().is_null()) {
            checkInside(f, e, where,
                        [&](const Ops& inner, void* to) { inner.read(member->value(), to, e, where); });
        }
    }
    if (seen == o->size()) return;
    for (const auto& member : *o) {
        std::string_view key(member.key().data(), member.key().size());
        if (std::none_of(t.fields.begin(), t.fields.end(), [&](const Field& f) { return f.name == key; }))
            wrong(e, path + "/" + std::string(key), "api.field.unknown");
    }
}

std::vector<const Field*> fieldsOfColumns(const Table& t, const Row& row) {
    std::vector<const Field*> out;
    for (int i = 0; i < row.columns(); ++i) {
        auto name = row.column(i);
        auto field =
            std::find_if(t.fields.begin(), t.fields.end(), [&](const Field& f) { return f.name == name; });
        out.push_back(field == t.fields.end() ? nullptr : &*field);
    }
    return out;
}

void rowObject(const std::vector<const Field*>& fields, const Row& row, void* p) {
    for (int i = 0; i < int(fields.size()); ++i) {
        const Field* f = fields[std::size_t(i)];
        if (!f) continue;
        if (!row.null(i) || f->ops->shape == Shape::optional || f->ops->shape == Shape::raw)
            f->ops->readRow(row, i, static_cast<char*>(p) + f->offset);
    }
}

void readName(const Names& n, const bj::value& j, int& index, Errors& e, const std::string& path) {
    auto s = j.if_string();
    parseName(n, s ? std::string_view{s->data(), s->size()} : std::string_view{}, index, e, path);
}
void parseName(const Names& n, std::string_view s, int& index, Errors& e, const std::string& path) {
    for (std::size_t i = 0; i < n.names.size(); ++i)
        if (n.names[i] == s) {
            index = int(i);
            return;
        }
    std::string known;
    for (auto name : n.names) (known += known.empty() ? "" : ", ") += name;
    wrong(e, path, "api.field.choice", {{"known", known}});
}

void readText(std::string_view text, const Ops& ops, void* to) {
    boost::system::error_code ec;
    bj::parse_options options;
    options.max_depth = 32;
    bj::value j = bj::parse(bj::string_view(text.data(), text.size()), ec, {}, options);
    if (ec) throw Refused(RefusalKind::invalid, "api.not_json", {{"reason", ec.message()}});
    Errors errors;
    ops.read(j, to, errors, "");
    if (!errors.empty()) throw Refused(RefusalKind::invalid, "api.invalid", {}, std::move(errors));
}

void readQuery(const std::vector<std::pair<std::string, std::string>>& query, const Table& t, void* to) {
    Errors errors;
    for (const auto& [key, value] : query) {
        const Field* field = nullptr;
        for (const Field& f : t.fields)
            if (f.name == key) field = &f;
        if (!field) {
            wrong(errors, "/" + key, "api.field.unknown");
            continue;
        }
        void* p = static_cast<char*>(to) + field->offset;
        std::size_t before = errors.size();
        field->ops->parse(value, p, errors, "/" + key);
        if (!field->rule || errors.size() != before) continue;
        if (field->ops->shape == Shape::optional)
            checkInside(*field, errors, "/" + key, [&](const Ops& inner, void* inside) {
                inner.parse(value, inside, errors, "/" + key);
            });
        else
            checkRule(*field, *field->ops, p, errors, "/" + key);
    }
    for (const Field& f : t.fields) {
        bool mayLack = f.ops->shape == Shape::optional || f.ops->shape == Shape::list;
        bool given =
            std::any_of(query.begin(), query.end(), [&](const auto& pair) { return pair.first == f.name; });
        if (!mayLack && !given) wrong(errors, "/" + std::string(f.name), "api.field.required");
    }
    if (!errors.empty()) throw Refused(RefusalKind::invalid, "api.invalid", {}, std::move(errors));
}

}  // namespace metodika::json
