#include "platform/api/routes.hpp"

namespace metodika::api {
namespace {

std::string_view segment(std::string_view& path) {
    while (path.starts_with('/')) path.remove_prefix(1);
    auto end = path.find('/');
    auto part = path.substr(0, end);
    path.remove_prefix(part.size());
    return part;
}

}  // namespace

std::string_view Call::param(std::string_view name) const {
    for (const auto& [key, value] : params_)
        if (key == name) return value;
    return {};
}

void Operation::sends(std::string type, std::function<File(Scope&, const Call&)> f) {
    fileType = std::move(type);
    handler = [f = std::move(f)](Scope& scope, const Call& call) {
        File file = f(scope, call);
        Answer answer;
        answer.body = std::move(file.bytes);
        answer.type = file.type;
        // RFC 6266: a plain name for old programs, the real one for the rest.
        std::string encoded;
        for (unsigned char c : file.name) {
            static constexpr char digits[] = "0123456789ABCDEF";
            bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         c == '.' || c == '-' || c == '_';
            if (plain)
                encoded += char(c);
            else
                (encoded += '%') += {digits[c >> 4], digits[c & 15]};
        }
        auto dot = file.name.rfind('.');
        std::string extension = dot == file.name.npos ? "" : file.name.substr(dot);
        answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"file" + extension +
                                                               "\"; filename*=UTF-8''" + encoded);
        return answer;
    };
}

Operation& Api::add(std::string method, std::string path, std::string id, Access access) {
    std::size_t node = 0;
    std::string_view rest = path;
    for (auto part = segment(rest); !part.empty(); part = segment(rest)) {
        std::size_t next = 0;
        if (part.front() == '{') {
            next = nodes_[node].parameter;
        } else {
            for (const auto& [name, n] : nodes_[node].literal)
                if (name == part) next = n;
        }
        if (!next) {
            next = nodes_.size();
            nodes_.emplace_back();
            if (part.front() == '{') {
                nodes_[node].parameter = next;
                nodes_[next].name = std::string(part.substr(1, part.size() - 2));
            } else {
                nodes_[node].literal.emplace_back(std::string(part), next);
            }
        }
        node = next;
    }
    nodes_[node].operations.push_back(operations_.size());
    return operations_.emplace_back(std::move(method), std::move(path), std::move(id), std::move(access));
}

Api::Match Api::find(std::string_view method, std::string_view path) const {
    Match match;
    std::size_t node = 0;
    for (auto part = segment(path); !part.empty(); part = segment(path)) {
        std::size_t next = 0;
        for (const auto& [name, n] : nodes_[node].literal)
            if (name == part) next = n;
        if (!next && nodes_[node].parameter) {
            next = nodes_[node].parameter;
            match.params.emplace_back(nodes_[next].name, http::decodePath(part));
        }
        if (!next) return {};
        node = next;
    }
    match.knownPath = !nodes_[node].operations.empty();
    for (std::size_t i : nodes_[node].operations)
        if (operations_[i].method == method) match.operation = &operations_[i];
    return match;
}

}  // namespace metodika::api
