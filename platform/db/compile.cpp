#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "platform/db/db.hpp"

namespace metodika::db {
namespace {

bool nameStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool nameChar(char c) { return nameStart(c) || (c >= '0' && c <= '9'); }

Compiled translate(std::string_view text) {
    Compiled out;
    for (std::size_t i = 0; i < text.size();) {
        char c = text[i];
        if (c == '\'' || c == '"') {
            std::size_t end = text.find(c, i + 1);
            end = end == text.npos ? text.size() : end + 1;
            out.sqlite += text.substr(i, end - i);
            out.postgres += text.substr(i, end - i);
            i = end;
        } else if (c == ':' && i + 1 < text.size() && nameStart(text[i + 1]) &&
                   (i == 0 || text[i - 1] != ':')) {
            std::size_t end = i + 1;
            while (end < text.size() && nameChar(text[end])) ++end;
            std::string name(text.substr(i + 1, end - i - 1));
            std::size_t n = 0;
            while (n < out.names.size() && out.names[n] != name) ++n;
            if (n == out.names.size()) out.names.push_back(name);
            out.sqlite += "?" + std::to_string(n + 1);
            out.postgres += "$" + std::to_string(n + 1);
            i = end;
        } else {
            out.sqlite += c;
            out.postgres += c;
            ++i;
        }
    }
    return out;
}

struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
};

}  // namespace

const Compiled& compile(std::string_view text) {
    static std::shared_mutex guard;
    static std::unordered_map<std::string, std::unique_ptr<Compiled>, Hash, std::equal_to<>> known;
    {
        std::shared_lock lock(guard);
        if (auto it = known.find(text); it != known.end()) return *it->second;
    }
    auto made = std::make_unique<Compiled>(translate(text));
    std::unique_lock lock(guard);
    return *known.try_emplace(std::string(text), std::move(made)).first->second;
}

}  // namespace metodika::db
