#pragma once
// A piece of a pack's YAML, read once and never changed; it knows the file and line it came from, so that
// whatever is wrong with it can be named.
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/date.hpp"

namespace metodika::packs {

/// A pack says something that it may not say: where, and a text key with what is wrong.
class Broken : public std::runtime_error {
  public:
    Broken(std::string where, std::string key, std::map<std::string, std::string> params = {})
        : std::runtime_error(where + ": " + key),
          where(std::move(where)),
          key(std::move(key)),
          params(std::move(params)) {}
    std::string where, key;
    std::map<std::string, std::string> params;
};

/// A text in the languages of the pack.
using Words = std::map<std::string, std::string, std::less<>>;

class Node {
  public:
    Node() = default;
    /// Throws Broken on what is no YAML, on a key written twice and on a file that is too large.
    static Node read(const std::filesystem::path& file, std::string shownName);
    static Node parse(std::string_view text, std::string shownName);

    /// A map with the keys of `own`, and of `below` what `own` does not say.
    static Node over(const Node& own, const Node& below);

    bool present() const { return data_ != nullptr; }
    explicit operator bool() const { return present(); }
    bool isNull() const;
    bool isScalar() const;
    bool isList() const;
    bool isMap() const;

    /// An absent node where the key is not there.
    Node operator[](std::string_view key) const;
    /// Throws Broken where the key is not there.
    Node at(std::string_view key) const;
    const std::vector<Node>& list() const;
    const std::vector<std::pair<std::string, Node>>& entries() const;

    // Each throws Broken when the node is something else.
    std::string text() const;
    std::int64_t number() const;
    bool boolean() const;
    Date date() const;
    /// A day of the year, written "09-15", in that year.
    Date dayOf(int year) const;
    std::vector<std::string> texts() const;
    /// {ru: …, en: …}
    Words words() const;
    std::optional<std::int64_t> asNumber() const;
    std::optional<bool> asBoolean() const;
    std::optional<Date> asDate() const;

    /// "thresholds.yaml:12"
    std::string where() const;

  private:
    struct Data;
    struct Building;
    std::shared_ptr<const Data> data_;
};

}  // namespace metodika::packs
