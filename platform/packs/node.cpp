#include "platform/packs/node.hpp"

#include <yaml-cpp/yaml.h>

#include <charconv>
#include <fstream>
#include <iterator>

#include "platform/base/utf8.hpp"

namespace metodika::packs {
namespace {
constexpr std::size_t mostBytes = 4u << 20;
constexpr int mostDepth = 40;
// An alias repeats what it names: a short file must not grow into a large tree.
constexpr std::size_t mostNodes = 500'000;
enum class Shape { null, scalar, list, map };
}  // namespace

struct Node::Data {
    Shape shape = Shape::null;
    bool quoted = false;
    std::string scalar;
    std::vector<Node> list;
    std::vector<std::pair<std::string, Node>> entries;
    std::shared_ptr<const std::string> file;
    int line = 0;
};

struct Node::Building {
    std::shared_ptr<const std::string> file;
    std::size_t nodes = 0;

    Node from(const YAML::Node& yaml, int depth) {
        auto data = std::make_shared<Data>();
        data->file = file;
        data->line = yaml.Mark().line + 1;
        Node made;
        made.data_ = data;
        if (depth > mostDepth || ++nodes > mostNodes) throw Broken(made.where(), "packs.too_deep");
        if (yaml.IsScalar()) {
            data->shape = Shape::scalar;
            data->scalar = yaml.Scalar();
            data->quoted = yaml.Tag() == "!";
        } else if (yaml.IsSequence()) {
            data->shape = Shape::list;
            for (const auto& item : yaml) data->list.push_back(from(item, depth + 1));
        } else if (yaml.IsMap()) {
            data->shape = Shape::map;
            for (const auto& entry : yaml) {
                if (!entry.first.IsScalar())
                    throw Broken(made.where(), "packs.not_yaml", {{"detail", "key"}});
                const auto& key = entry.first.Scalar();
                if (made[key])
                    throw Broken(*file + ":" + std::to_string(entry.first.Mark().line + 1), "packs.key_twice",
                                 {{"name", key}});
                data->entries.emplace_back(key, from(entry.second, depth + 1));
            }
        }
        return made;
    }
};

Node Node::parse(std::string_view text, std::string shownName) {
    Building building{std::make_shared<const std::string>(std::move(shownName))};
    if (text.size() > mostBytes) throw Broken(*building.file, "packs.too_large");
    if (!utf8::valid(text)) throw Broken(*building.file, "packs.not_utf8");
    try {
        return building.from(YAML::Load(std::string(text)), 0);
    } catch (const YAML::Exception& e) {
        throw Broken(*building.file + ":" + std::to_string(e.mark.line + 1), "packs.not_yaml",
                     {{"detail", e.msg}});
    }
}

Node Node::read(const std::filesystem::path& file, std::string shownName) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw Broken(shownName, "packs.no_file", {{"name", shownName}});
    std::string text{std::istreambuf_iterator<char>(in), {}};
    return parse(text, std::move(shownName));
}

Node Node::over(const Node& own, const Node& below) {
    auto data = std::make_shared<Data>();
    data->shape = Shape::map;
    data->file = own.data_->file;
    data->line = own.data_->line;
    data->entries = own.entries();
    for (const auto& [key, value] : below.entries())
        if (!own[key]) data->entries.emplace_back(key, value);
    Node made;
    made.data_ = data;
    return made;
}

bool Node::isNull() const { return data_ && data_->shape == Shape::null; }
bool Node::isScalar() const { return data_ && data_->shape == Shape::scalar; }
bool Node::isList() const { return data_ && data_->shape == Shape::list; }
bool Node::isMap() const { return data_ && data_->shape == Shape::map; }

Node Node::operator[](std::string_view key) const {
    if (isMap())
        for (const auto& [name, value] : data_->entries)
            if (name == key) return value;
    return {};
}

Node Node::at(std::string_view key) const {
    Node found = (*this)[key];
    if (!found) throw Broken(where(), "packs.missing", {{"name", std::string(key)}});
    return found;
}

const std::vector<Node>& Node::list() const {
    if (!isList()) throw Broken(where(), "packs.expected_list");
    return data_->list;
}
const std::vector<std::pair<std::string, Node>>& Node::entries() const {
    if (!isMap()) throw Broken(where(), "packs.expected_map");
    return data_->entries;
}

std::string Node::text() const {
    if (!isScalar()) throw Broken(where(), "packs.expected_text");
    return data_->scalar;
}

std::optional<std::int64_t> Node::asNumber() const {
    if (!isScalar() || data_->quoted) return {};
    const auto& s = data_->scalar;
    std::int64_t value = 0;
    auto r = std::from_chars(s.data(), s.data() + s.size(), value);
    if (s.empty() || r.ec != std::errc{} || r.ptr != s.data() + s.size()) return {};
    return value;
}
std::optional<bool> Node::asBoolean() const {
    if (!isScalar() || data_->quoted) return {};
    if (data_->scalar == "true") return true;
    if (data_->scalar == "false") return false;
    return {};
}
std::optional<Date> Node::asDate() const {
    if (!isScalar()) return {};
    return parseDate(data_->scalar);
}

std::int64_t Node::number() const {
    auto value = asNumber();
    if (!value) throw Broken(where(), "packs.expected_number");
    return *value;
}
bool Node::boolean() const {
    auto value = asBoolean();
    if (!value) throw Broken(where(), "packs.expected_boolean");
    return *value;
}
Date Node::date() const {
    auto value = asDate();
    if (!value) throw Broken(where(), "packs.expected_date");
    return *value;
}

Date Node::dayOf(int year) const {
    auto day = isScalar() ? parseDate(std::to_string(year) + "-" + data_->scalar) : std::nullopt;
    // 29 February stands for the last of the month in other years.
    if (!day && isScalar() && data_->scalar == "02-29") day = metodika::date(year, 2, 28);
    if (!day) throw Broken(where(), "packs.expected_day");
    return *day;
}

std::vector<std::string> Node::texts() const {
    std::vector<std::string> out;
    for (const Node& item : list()) out.push_back(item.text());
    return out;
}

Words Node::words() const {
    Words out;
    for (const auto& [language, text] : entries()) out[language] = text.text();
    return out;
}

std::string Node::where() const {
    if (!data_) return "?";
    return *data_->file + ":" + std::to_string(data_->line);
}

}  // namespace metodika::packs
