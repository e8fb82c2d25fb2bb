#include "platform/facts/indicator.hpp"

#include <algorithm>
#include <array>

#include "platform/facts/reading.hpp"

namespace metodika::facts {

bool Indicator::inForce(Date day) const { return since <= day && day < until; }
bool Indicator::atLevel(std::string_view level) const {
    return levels.empty() || std::find(levels.begin(), levels.end(), level) != levels.end();
}
bool Indicator::uses(std::string_view fact) const {
    return std::any_of(numerator.begin(), numerator.end(),
                       [&](const Measure& m) { return m.fact == fact; }) ||
           (denominator && denominator->fact == fact);
}
std::string Indicator::key() const { return pack->name() + ":" + code + "@" + isoDate(since); }

namespace {

constexpr std::array knownKeys{"code",     "since",     "until",       "name",       "criterion", "kind",
                               "unit",     "period",    "direction",   "visibility", "levels",    "units",
                               "personal", "numerator", "denominator", "unrecorded", "passport",  "changed"};
constexpr std::array passportKeys{"numerator", "denominator", "population", "period",
                                  "source",    "edge_cases",  "act"};

Unit unitOf(Kind kind) {
    switch (kind) {
        case Kind::share:
        case Kind::exists:
            return Unit::percent;
        case Kind::count:
        case Kind::sum:
            return Unit::count;
        case Kind::average:
        case Kind::score:
            return Unit::score;
    }
    return Unit::count;
}

class Reader {
  public:
    Reader(const packs::Pack& pack, const FindFact& find, std::vector<packs::Problem>& problems)
        : pack_(pack), problems_(problems), measures_(pack, find, problems) {}

    std::optional<Indicator> read(const packs::Node& node) {
        auto before = errors();
        try {
            Indicator made = indicatorIn(node);
            if (errors() == before) return made;
        } catch (const packs::Broken& b) {
            problems_.push_back({packs::Problem::Gravity::error, b.where, b.key, b.params});
        }
        return {};
    }

  private:
    std::ptrdiff_t errors() const {
        return std::count_if(problems_.begin(), problems_.end(),
                             [](const auto& p) { return p.gravity == packs::Problem::Gravity::error; });
    }
    void wrong(const packs::Node& at, std::string key, std::map<std::string, std::string> params = {}) {
        problems_.push_back({packs::Problem::Gravity::error, at.where(), std::move(key), std::move(params)});
    }

    template <class E>
    E chosen(const packs::Node& node) {
        auto value = enumNamed<E>(node.text());
        if (!value) throw packs::Broken(node.where(), "facts.unknown_word", {{"word", node.text()}});
        return *value;
    }

    packs::Words wordsIn(const packs::Node& node) {
        auto words = node.words();
        for (const auto& language : pack_.languages())
            if (!words.contains(language) || words[language].empty())
                wrong(node, "packs.missing_text", {{"language", language}});
        return words;
    }

    Indicator indicatorIn(const packs::Node& node) {
        for (const auto& [key, value] : node.entries())
            if (std::find(knownKeys.begin(), knownKeys.end(), key) == knownKeys.end())
                wrong(value, "packs.unknown_key", {{"name", key}});
        Indicator made;
        made.where = node.where();
        made.pack = &pack_;
        made.code = node.at("code").text();
        made.since = node.at("since").date();
        made.until = node["until"] ? node["until"].date() : date(9999, 12, 31);
        if (made.until <= made.since) wrong(node, "packs.ends_before");
        made.name = wordsIn(node.at("name"));
        made.criterion = wordsIn(node.at("criterion"));
        if (auto words = node["unrecorded"]) made.unrecorded = wordsIn(words);
        if (auto words = node["changed"]) made.changed = wordsIn(words);
        made.kind = chosen<Kind>(node.at("kind"));
        made.unit = node["unit"] ? chosen<Unit>(node["unit"]) : unitOf(made.kind);
        if (made.unit == Unit::percent && made.kind != Kind::share && made.kind != Kind::exists)
            wrong(node["unit"], "facts.unit_does_not_fit");
        made.period = chosen<PeriodKind>(node.at("period"));
        made.direction = node["direction"] ? chosen<Direction>(node["direction"]) : Direction::up;
        if (auto seen = node["visibility"])
            made.visibility = seen.text() == "public" ? Visibility::everyone : chosen<Visibility>(seen);
        if (auto levels = node["levels"]) made.levels = levels.texts();
        if (auto units = node["units"]) made.units = units.texts();
        readParts(node, made);
        // A pack may call an indicator personal; it cannot take that from one which counts persons or their
        // records.
        auto persons = [&](const Measure& m) { return m.persons() || measures_.personal(m.fact); };
        made.personal = (node["personal"] && node["personal"].boolean()) ||
                        std::any_of(made.numerator.begin(), made.numerator.end(), persons) ||
                        (made.denominator && persons(*made.denominator));
        made.passport = passportIn(node.at("passport"));
        made.fingerprint = measures_.fingerprint(made);
        return made;
    }

    void readParts(const packs::Node& node, Indicator& made) {
        auto numerator = node.at("numerator");
        if (made.kind == Kind::score) {
            for (const auto& entry : numerator.list())
                made.numerator.push_back(measures_.read(entry, Points::yes));
            if (made.numerator.empty()) wrong(numerator, "packs.no_value");
        } else {
            made.numerator.push_back(measures_.read(numerator, Points::no));
        }
        const Measure& counted = made.numerator.front();
        if ((made.kind == Kind::sum || made.kind == Kind::average) &&
            (counted.of == "records" || counted.of == "persons"))
            wrong(numerator, "facts.needs_a_number");
        if (made.byUnits()) {
            if (made.units.empty()) wrong(node, "packs.missing", {{"name", "units"}});
            for (const Measure& m : made.numerator)
                if (m.of != "records") wrong(numerator, "facts.counts_records_only");
        } else if (!made.units.empty()) {
            wrong(node["units"], "facts.units_do_not_fit");
        }
        bool divides = made.kind == Kind::share || made.kind == Kind::average;
        if (divides)
            made.denominator = measures_.read(node.at("denominator"), Points::no);
        else if (node["denominator"])
            wrong(node["denominator"], "facts.denominator_does_not_fit");
    }

    Passport passportIn(const packs::Node& node) {
        for (const auto& [key, value] : node.entries())
            if (std::find(passportKeys.begin(), passportKeys.end(), key) == passportKeys.end())
                wrong(value, "packs.unknown_key", {{"name", key}});
        auto optional = [&](std::string_view key) { return node[key] ? wordsIn(node[key]) : packs::Words{}; };
        return {wordsIn(node.at("numerator")),
                optional("denominator"),
                wordsIn(node.at("population")),
                wordsIn(node.at("period")),
                wordsIn(node.at("source")),
                optional("edge_cases"),
                optional("act")};
    }

    const packs::Pack& pack_;
    std::vector<packs::Problem>& problems_;
    MeasureReader measures_;
};

}  // namespace

std::vector<Indicator> readIndicators(const packs::Pack& pack, const FindFact& find,
                                      std::vector<packs::Problem>& problems) {
    Reader reader(pack, find, problems);
    std::vector<Indicator> out;
    for (const auto& node : pack.indicators())
        if (auto made = reader.read(node)) {
            for (const Indicator& other : out) {
                if (other.code != made->code) continue;
                if (other.since < made->until && made->since < other.until)
                    problems.push_back({packs::Problem::Gravity::error,
                                        made->where,
                                        "facts.two_at_once",
                                        {{"code", made->code}}});
                const Indicator &earlier = other.since < made->since ? other : *made,
                                &later = other.since < made->since ? *made : other;
                // Three years unchanged, or changed with a reason that everybody reads.
                if (later.since != earlier.since && later.since < addMonths(earlier.since, 36) &&
                    later.changed.empty())
                    problems.push_back({packs::Problem::Gravity::error,
                                        later.where,
                                        "facts.changed_too_soon",
                                        {{"code", made->code}, {"since", stampDate(earlier.since)}}});
            }
            out.push_back(std::move(*made));
        }
    return out;
}

}  // namespace metodika::facts
