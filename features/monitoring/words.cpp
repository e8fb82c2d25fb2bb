#include "features/monitoring/words.hpp"

namespace metodika::monitoring {

std::string said(const api::Scope& scope, const packs::Words& words) {
    auto found = words.find(text::code(scope.language()));
    if (found == words.end()) found = words.find("ru");
    return found == words.end() ? "" : found->second;
}

ShownIndicator shown(const api::Scope& scope, const facts::Indicator& i, bool recorded) {
    auto optional = [&](const packs::Words& words) {
        return words.empty() ? std::nullopt : std::optional(said(scope, words));
    };
    ShownIndicator out;
    out.code = i.code;
    out.name = said(scope, i.name);
    out.criterion = said(scope, i.criterion);
    out.unit = i.unit;
    out.direction = i.direction;
    out.period = i.period;
    out.levels = i.levels;
    out.recorded = recorded;
    out.passport = {said(scope, i.passport.numerator),
                    optional(i.passport.denominator),
                    said(scope, i.passport.population),
                    said(scope, i.passport.period),
                    said(scope, i.passport.source),
                    optional(i.passport.edge_cases),
                    optional(i.passport.act)};
    out.since = i.since;
    if (isoDate(i.until) != openEnd) out.until = i.until;
    out.changed = optional(i.changed);
    return out;
}

ShownValue shown(const api::Scope& scope, const facts::Indicator* indicator, const facts::Value& value) {
    using facts::Reason;
    ShownValue out;
    if (value.reason == Reason::none) {
        out.value = value.value;
        out.numerator = value.sums.numerator;
        if (indicator->kind != facts::Kind::count && indicator->kind != facts::Kind::sum)
            out.denominator = value.sums.denominator;
        return out;
    }
    out.hidden = value.reason == Reason::small_group;
    out.no_data = !out.hidden;
    bool own = value.reason == Reason::not_recorded && !indicator->unrecorded.empty();
    out.reason = own ? said(scope, indicator->unrecorded)
                     : scope.say("monitoring.reason." + std::string(enumName(value.reason)));
    return out;
}

}  // namespace metodika::monitoring
