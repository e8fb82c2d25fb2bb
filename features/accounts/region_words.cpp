// The words of the reader's region for the browser.
#include "features/accounts/actions.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika::accounts {

RegionWords showWords(const api::Scope& scope, const WordsQuery& query) {
    RegionWords out;
    out.version = scope.pack().wording();
    auto language = query.language.value_or(std::string(text::code(scope.language())));
    if (language != "ru" && language != "en")
        throw Refused(RefusalKind::invalid, "api.invalid", {},
                      {{"/language", "api.field.choice", {{"known", "ru, en"}}}});
    // What the server says stays there, as in the texts of the pages themselves.
    for (const auto& [key, said] : scope.pack().texts(language))
        if (key.starts_with("web.") || key.find(".web.") != key.npos) out.texts[key] = said.sentence;
    return out;
}

}  // namespace metodika::accounts
