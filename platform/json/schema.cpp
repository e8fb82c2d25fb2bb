// The OpenAPI 3.1 schemas of described structs.
#include <boost/json.hpp>

#include "platform/json/described.hpp"

namespace metodika::json {
namespace bj = boost::json;

namespace {

void limit(bj::object& s, const Ops& ops, const std::optional<Rule>& rule) {
    if (!rule) return;
    const Ops& inner = ops.inner ? *ops.inner() : ops;
    bool text = inner.shape == Shape::text;
    s[text ? "minLength" : "minimum"] = rule->least;
    s[text ? "maxLength" : "maximum"] = rule->most;
}

bj::object orNull(bj::object s) {
    if (s.contains("$ref")) return {{"anyOf", bj::array{s, bj::object{{"type", "null"}}}}};
    if (auto it = s.find("type"); it != s.end()) it->value() = bj::array{it->value(), "null"};
    if (auto it = s.find("enum"); it != s.end()) it->value().as_array().emplace_back(nullptr);
    return s;
}

}  // namespace

bj::object schema(const Ops& ops, bj::object& components, Way way) {
    switch (ops.shape) {
        case Shape::boolean:
            return {{"type", "boolean"}};
        case Shape::integer:
            return {{"type", "integer"}};
        case Shape::number:
            return {{"type", "number"}};
        case Shape::text:
            return {{"type", "string"}};
        case Shape::date:
            return {{"type", "string"}, {"format", "date"}};
        case Shape::instant:
            return {{"type", "string"}, {"format", "date-time"}};
        case Shape::id:
            return {{"type", "string"}, {"format", "id"}, {"pattern", "^[1-9][0-9]{0,18}$"}};
        case Shape::raw:
            return {};
        case Shape::name: {
            bj::array known;
            for (auto n : ops.names().names) known.emplace_back(bj::string_view(n.data(), n.size()));
            return {{"type", "string"}, {"enum", known}};
        }
        case Shape::list:
            return {{"type", "array"}, {"items", schema(*ops.inner(), components, way)}};
        case Shape::dictionary:
            return {{"type", "object"}, {"additionalProperties", schema(*ops.inner(), components, way)}};
        case Shape::optional:
        case Shape::maybe:
            return orNull(schema(*ops.inner(), components, way));
        case Shape::object:
            break;
    }
    const Table& t = ops.table();
    bj::object reference{{"$ref", "#/components/schemas/" + t.type}};
    if (components.contains(t.type)) return reference;
    components[t.type] = nullptr;  // a struct may hold itself
    bj::object properties;
    bj::array required;
    for (const Field& f : t.fields) {
        bj::string_view name(f.name.data(), f.name.size());
        auto s = schema(*f.ops, components, way);
        limit(s, *f.ops, f.rule);
        properties[name] = std::move(s);
        if (way == Way::out || (f.ops->shape != Shape::optional && f.ops->shape != Shape::maybe))
            required.emplace_back(name);
    }
    components[t.type] = bj::object{{"type", "object"},
                                    {"properties", properties},
                                    {"required", required},
                                    {"additionalProperties", false}};
    return reference;
}

}  // namespace metodika::json
