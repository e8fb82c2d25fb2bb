#pragma once
// A refusal is an expected "no": a stable key, parameters for the sentence, a status. The sentence itself is
// chosen at the edge, by language, from the room's text/ files. A fault (any other exception) is ours:
// logged, never described to the caller.
#include <exception>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace metodika {

using TextParams = std::map<std::string, std::string>;

/// One wrong field: where (JSON pointer), which rule (text key), its parameters.
struct FieldError {
    std::string path;
    std::string key;
    TextParams params;
};

enum class RefusalKind { invalid, unauthenticated, forbidden, notFound, conflict, stale, tooMany, tooLarge };

class Refused : public std::exception {
  public:
    Refused(RefusalKind kind, std::string key, TextParams params = {}, std::vector<FieldError> fields = {})
        : kind(kind), key(std::move(key)), params(std::move(params)), fields(std::move(fields)) {}
    const char* what() const noexcept override { return key.c_str(); }

    RefusalKind kind;
    std::string key;
    TextParams params;
    std::vector<FieldError> fields;
};

/// What a rule says: allowed, or refused with the reason.
struct [[nodiscard]] Verdict {
    bool allowed = true;
    std::string key;
    TextParams params;
    explicit operator bool() const { return allowed; }
};
inline Verdict allow() { return {}; }
inline Verdict refuse(std::string key, TextParams params = {}) {
    return {false, std::move(key), std::move(params)};
}
/// Turns a refused verdict into the 403 or 409 that the caller sees.
inline void enforce(const Verdict& v, RefusalKind kind = RefusalKind::forbidden) {
    if (!v.allowed) throw Refused(kind, v.key, v.params);
}
/// One field that is wrong, with the way out.
inline Refused wrongField(std::string path, std::string key, TextParams params = {}) {
    return {RefusalKind::invalid, "api.invalid", {}, {{std::move(path), std::move(key), std::move(params)}}};
}
/// The same answer for what does not exist and for what lies outside the reader's reach.
[[noreturn]] inline void notFound() { throw Refused(RefusalKind::notFound, "api.not_found"); }

}  // namespace metodika
