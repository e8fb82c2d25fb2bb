#include "contracts/figures.hpp"

namespace metodika {

Figure figureOf(const api::Scope& scope, const std::string& code, const TextParams& params) {
    Figure out;
    out.code = code;
    auto key = code.substr(0, code.find('.')) + ".figure" + code.substr(code.find('.'));
    out.ru = scope.sayIn(text::Language::ru, key, params);
    out.en = scope.sayIn(text::Language::en, key, params);
    return out;
}

TwoCounts countsOf(api::Work& work, const db::Query& query, const FiguresAsked& asked) {
    TwoCounts out;
    auto read = [&](Date day, auto& into) {
        auto rows = work.run(query.text, {{"root", asked.organisation}, {"day", day}});
        while (rows->next()) into[std::string(rows->text(0))] = double(rows->integer(1));
    };
    read(asked.day, out.now);
    read(asked.before, out.before);
    return out;
}

}  // namespace metodika
