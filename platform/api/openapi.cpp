#include <boost/json.hpp>

#include "platform/api/routes.hpp"

namespace metodika::api {
namespace bj = boost::json;

namespace {

bj::object content(bj::object schema) {
    return {{"application/json", bj::object{{"schema", std::move(schema)}}}};
}
bj::object file(const std::string& type) {
    return {{type, bj::object{{"schema", bj::object{{"type", "string"}, {"format", "binary"}}}}}};
}

bj::array parameters(const Operation& o, bj::object& components) {
    bj::array out;
    std::string_view path = o.path;
    for (auto open = path.find('{'); open != path.npos; open = path.find('{', open + 1)) {
        auto name = path.substr(open + 1, path.find('}', open) - open - 1);
        out.push_back({{"name", std::string(name)},
                       {"in", "path"},
                       {"required", true},
                       {"schema", {{"type", "string"}}}});
    }
    if (o.queryTable)
        for (const auto& f : o.queryTable->fields)
            out.push_back({{"name", std::string(f.name)},
                           {"in", "query"},
                           {"required", false},
                           {"schema", json::schema(f.ops->inner && f.ops->shape == json::Shape::optional
                                                       ? *f.ops->inner()
                                                       : *f.ops,
                                                   components, json::Way::in)}});
    return out;
}

bj::object describe(const Operation& o, bj::object& components) {
    bj::object out{{"operationId", o.id}, {"tags", bj::array{o.id.substr(0, o.id.find('.'))}}};
    if (auto p = parameters(o, components); !p.empty()) out["parameters"] = std::move(p);
    if (o.bodyOps)
        out["requestBody"] = {{"required", true},
                              {"content", content(json::schema(*o.bodyOps, components, json::Way::in))}};
    if (o.uploadLimit)
        out["requestBody"] = {{"required", true}, {"content", file("application/octet-stream")}};
    bj::object ok{{"description", "OK"}};
    if (o.answerOps)
        ok["content"] = content(json::schema(*o.answerOps, components, json::Way::out));
    else if (!o.fileType.empty())
        ok["content"] = file(o.fileType);
    out["responses"] = {
        {std::to_string(o.okStatus), std::move(ok)},
        {"default",
         {{"description", "Problem"},
          {"content",
           {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}}}};
    bj::array who;
    for (const auto& role : o.access.roles) who.emplace_back(role);
    if (o.access.open)
        who.emplace_back("anyone");
    else if (o.access.roles.empty())
        who.emplace_back("signed_in");
    out["x-access"] = std::move(who);
    if (o.access.open)
        out["security"] = bj::array{};
    else if (!o.tokensMay)
        out["security"] = bj::array{bj::object{{"session", bj::array{}}}};
    return out;
}

}  // namespace

std::string Api::openapi(std::string_view version) const {
    bj::object components, paths;
    for (const Operation& o : operations_) {
        auto& path = paths[o.path];
        if (!path.is_object()) path = bj::object{};
        std::string method;
        for (char c : o.method) method += char(c + 32);
        path.as_object()[method] = describe(o, components);
    }
    components["Problem"] = {
        {"type", "object"},
        {"required", {"type", "title", "status", "key", "detail", "params", "errors", "request_id"}},
        {"properties",
         {{"type", {{"type", "string"}}},
          {"title", {{"type", "string"}}},
          {"status", {{"type", "integer"}}},
          {"key", {{"type", "string"}}},
          {"detail", {{"type", "string"}}},
          {"params", {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}}},
          {"errors",
           {{"type", "array"},
            {"items",
             {{"type", "object"},
              {"required", {"path", "key", "message"}},
              {"properties",
               {{"path", {{"type", "string"}}},
                {"key", {{"type", "string"}}},
                {"message", {{"type", "string"}}},
                {"params", {{"type", "object"}, {"additionalProperties", {{"type", "string"}}}}}}}}}}},
          {"request_id", {{"type", "string"}}}}}};
    bj::object root{
        {"openapi", "3.1.0"},
        {"info", {{"title", "Metodika"}, {"version", std::string(version)}}},
        {"paths", std::move(paths)},
        {"components",
         {{"schemas", std::move(components)},
          {"securitySchemes",
           {{"session", {{"type", "apiKey"}, {"in", "cookie"}, {"name", std::string(sessionCookie)}}},
            {"token", {{"type", "http"}, {"scheme", "bearer"}}}}}}},
        {"security", bj::array{bj::object{{"session", bj::array{}}}, bj::object{{"token", bj::array{}}}}}};
    return bj::serialize(root);
}

}  // namespace metodika::api
