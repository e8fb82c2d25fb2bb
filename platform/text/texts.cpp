#include "platform/text/texts.hpp"

#include <boost/json.hpp>
#include <stdexcept>

namespace metodika::text {

Language preferred(std::string_view accept) {
    auto ru = accept.find("ru"), en = accept.find("en");
    return en != accept.npos && (ru == accept.npos || en < ru) ? Language::en : Language::ru;
}

void Texts::add(Language language, std::string_view json, std::string_view origin) {
    auto parsed = boost::json::parse(boost::json::string_view(json.data(), json.size()));
    for (const auto& [key, value] : parsed.as_object()) {
        auto added = sentences_[int(language)].emplace(std::string(key), std::string(value.as_string()));
        if (!added.second)
            throw std::runtime_error("text key is taken: " + added.first->first + " in " +
                                     std::string(origin));
    }
}

bool Texts::knows(Language language, std::string_view key) const { return find(language, key) != nullptr; }

const std::string* Texts::find(Language language, std::string_view key) const {
    auto found = sentences_[int(language)].find(key);
    return found == sentences_[int(language)].end() ? nullptr : &found->second;
}

std::string Texts::say(Language language, std::string_view key, const TextParams& params) const {
    const std::string* found = find(language, key);
    return found ? fill(*found, params) : std::string(key);
}

std::string fill(std::string_view s, const TextParams& params) {
    std::string out;
    while (!s.empty()) {
        auto open = s.find('{');
        auto close = open == s.npos ? s.npos : s.find('}', open);
        if (close == s.npos) break;
        out += s.substr(0, open);
        auto param = params.find(std::string(s.substr(open + 1, close - open - 1)));
        out += param == params.end() ? std::string(s.substr(open, close - open + 1)) : param->second;
        s = s.substr(close + 1);
    }
    return out += s;
}

}  // namespace metodika::text
