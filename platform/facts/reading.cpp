#include "platform/facts/reading.hpp"

#include <algorithm>
#include <array>

namespace metodika::facts {
namespace {

constexpr std::array measureKeys{"fact", "where", "of", "points"};

std::string_view typeName(Type type) {
    switch (type) {
        case Type::text:
            return "text";
        case Type::number:
            return "number";
        case Type::boolean:
            return "boolean";
        case Type::date:
            return "date";
    }
    return "";
}

bool orders(Compare c) {
    return c == Compare::at_least || c == Compare::at_most || c == Compare::more_than ||
           c == Compare::less_than;
}
bool fits(Compare c, Type type) {
    if (orders(c)) return type == Type::number || type == Type::date;
    if (c == Compare::in) return type == Type::text;
    return true;
}

// as_of, as_of-36m, as_of+12m
std::optional<AsOfOperand> asOf(std::string_view text) {
    if (!text.starts_with("as_of")) return {};
    text.remove_prefix(5);
    if (text.empty()) return AsOfOperand{};
    if (text.size() < 3 || text.size() > 5 || text.back() != 'm' || (text[0] != '-' && text[0] != '+'))
        return {};
    int months = 0;
    for (char c : text.substr(1, text.size() - 2)) {
        if (c < '0' || c > '9') return {};
        months = months * 10 + (c - '0');
    }
    return AsOfOperand{text[0] == '-' ? -months : months};
}

std::string shown(const Operand& operand);
std::string shown(const Measure& measure) {
    std::string out = measure.fact + "/" + measure.of + "*" + std::to_string(measure.points);
    for (const Condition& c : measure.where)
        out += ";" + c.attribute + " " + std::string(enumName(c.compare)) + " " + shown(c.operand);
    return out;
}
std::string shown(const Operand& operand) {
    struct To {
        std::string operator()(std::int64_t n) const { return "n" + std::to_string(n); }
        std::string operator()(bool b) const { return b ? "true" : "false"; }
        std::string operator()(Date d) const { return isoDate(d); }
        std::string operator()(const std::string& s) const { return "'" + s + "'"; }
        std::string operator()(const std::vector<std::string>& list) const {
            std::string out = "[";
            for (const auto& s : list) out += "'" + s + "',";
            return out + "]";
        }
        std::string operator()(const SettingOperand& s) const { return "setting " + s.name; }
        std::string operator()(const AttributeOperand& a) const { return "attribute " + a.name; }
        std::string operator()(const AsOfOperand& a) const { return "as_of" + std::to_string(a.months); }
    };
    return std::visit(To{}, operand);
}

}  // namespace

void MeasureReader::wrong(const packs::Node& at, std::string key, std::map<std::string, std::string> params) {
    problems_.push_back({packs::Problem::Gravity::error, at.where(), std::move(key), std::move(params)});
}

Measure MeasureReader::read(const packs::Node& node, Points points) {
    for (const auto& [key, value] : node.entries())
        if (std::find(measureKeys.begin(), measureKeys.end(), key) == measureKeys.end())
            wrong(value, "packs.unknown_key", {{"name", key}});
    Measure made;
    made.fact = node.at("fact").text();
    const Fact* fact = find_(made.fact);
    // A room that records it may come later: the indicator loads, and says that nothing is recorded yet.
    if (!fact)
        problems_.push_back({packs::Problem::Gravity::warning,
                             node.at("fact").where(),
                             "facts.unknown_fact",
                             {{"name", made.fact}}});
    if (auto of = node["of"]) {
        made.of = of.text();
        const Attribute* attribute = fact ? fact->attribute(made.of) : nullptr;
        if (made.of != "records" && made.of != "persons" && fact && !attribute)
            wrong(of, "facts.unknown_attribute", {{"fact", made.fact}, {"name", made.of}});
        if (attribute && attribute->type != Type::number)
            wrong(of, "facts.wrong_type", {{"name", made.of}, {"expected", "number"}});
    }
    if (auto worth = node["points"]) {
        made.points = worth.number();
        if (points == Points::no) wrong(worth, "packs.unknown_key", {{"name", "points"}});
        if (made.points < 1 || made.points > 100) wrong(worth, "facts.points_out_of_range");
    }
    if (auto where = node["where"])
        for (const auto& [attribute, condition_] : where.entries()) {
            // Several conditions on one attribute: {at_least: 1, at_most: 5}
            if (condition_.isMap())
                for (const auto& [word, value] : condition_.entries()) {
                    auto compare = enumNamed<Compare>(word);
                    if (!compare) {
                        wrong(value, "facts.unknown_operator", {{"name", word}});
                        continue;
                    }
                    const Attribute* known = fact ? fact->attribute(attribute) : nullptr;
                    if (fact && !known) {
                        wrong(condition_, "facts.unknown_attribute",
                              {{"fact", made.fact}, {"name", attribute}});
                        break;
                    }
                    if (known && !fits(*compare, known->type)) {
                        wrong(value, "facts.wrong_operator",
                              {{"name", word},
                               {"attribute", attribute},
                               {"type", std::string(typeName(known->type))}});
                        continue;
                    }
                    made.where.push_back(
                        Condition{attribute, *compare, operand(value, *compare, known, fact)});
                }
            else
                made.where.push_back(condition(attribute, condition_, fact));
        }
    return made;
}

Condition MeasureReader::condition(const std::string& attribute, const packs::Node& node, const Fact* fact) {
    const Attribute* known = fact ? fact->attribute(attribute) : nullptr;
    if (fact && !known) wrong(node, "facts.unknown_attribute", {{"fact", fact->name}, {"name", attribute}});
    Compare compare = node.isList() ? Compare::in : Compare::is;
    if (known && !fits(compare, known->type))
        wrong(node, "facts.wrong_operator",
              {{"name", "in"}, {"attribute", attribute}, {"type", std::string(typeName(known->type))}});
    return {attribute, compare, operand(node, compare, known, fact)};
}

Operand MeasureReader::operand(const packs::Node& node, Compare compare, const Attribute* attribute,
                               const Fact* fact) {
    if (compare == Compare::given) return node.boolean();
    if (compare == Compare::in) {
        auto words = node.texts();
        if (words.empty()) wrong(node, "packs.no_value");
        if (attribute && !attribute->values.empty())
            for (const auto& word : words)
                if (std::find(attribute->values.begin(), attribute->values.end(), word) ==
                    attribute->values.end())
                    wrong(node, "facts.unknown_word", {{"word", word}});
        return words;
    }
    if (node.isMap()) {
        if (auto name = node["setting"]) {
            if (!pack_.hasSetting(name.text()))
                wrong(name, "packs.unknown_setting", {{"name", name.text()}});
            else if (attribute)
                for (Date day : pack_.settingDays(name.text())) {
                    auto value = pack_.setting(name.text(), day);
                    bool good = attribute->type == Type::number    ? value.asNumber().has_value()
                                : attribute->type == Type::boolean ? value.asBoolean().has_value()
                                : attribute->type == Type::date
                                    ? value.asDate() || parseDate("2000-" + value.text())
                                    : value.isScalar();
                    if (!good)
                        wrong(name, "facts.wrong_type",
                              {{"name", name.text()}, {"expected", std::string(typeName(attribute->type))}});
                }
            return SettingOperand{name.text()};
        }
        if (auto name = node["attribute"]) {
            const Attribute* other = fact ? fact->attribute(name.text()) : nullptr;
            if (fact && !other)
                wrong(name, "facts.unknown_attribute", {{"fact", fact->name}, {"name", name.text()}});
            if (attribute && other && attribute->type != other->type)
                wrong(name, "facts.wrong_type",
                      {{"name", name.text()}, {"expected", std::string(typeName(attribute->type))}});
            return AttributeOperand{name.text()};
        }
        throw packs::Broken(node.where(), "facts.unknown_operand");
    }
    if (attribute && attribute->type == Type::date)
        if (auto day = asOf(node.text())) {
            // Only a date that the fact says to turn: the sweeper has to know when the value moves by itself.
            if (std::find(fact->turns.begin(), fact->turns.end(), attribute->name) == fact->turns.end())
                wrong(node, "facts.does_not_turn", {{"name", attribute->name}});
            return *day;
        }
    return literal(node, attribute);
}

Operand MeasureReader::literal(const packs::Node& node, const Attribute* attribute) {
    if (!attribute) return node.text();  // of a fact that is not here yet: nothing to check it against
    switch (attribute->type) {
        case Type::number:
            return node.number();
        case Type::boolean:
            return node.boolean();
        case Type::date:
            return node.date();
        case Type::text:
            break;
    }
    auto word = node.text();
    if (!attribute->values.empty() &&
        std::find(attribute->values.begin(), attribute->values.end(), word) == attribute->values.end())
        wrong(node, "facts.unknown_word", {{"word", word}});
    return word;
}

std::string MeasureReader::fingerprint(const Indicator& indicator) const {
    std::string out = std::string(enumName(indicator.kind)) + "|" + std::string(enumName(indicator.period)) +
                      "|" + isoDate(indicator.until);
    for (const auto& unit : indicator.units) out += "," + unit;
    auto add = [&](const Measure& m) {
        const Fact* fact = find_(m.fact);
        out += "|" + shown(m) + "@" + (fact ? fact->view : "");
        for (const Condition& c : m.where)
            if (auto setting = std::get_if<SettingOperand>(&c.operand))
                for (Date day : pack_.settingDays(setting->name))
                    out += "&" + isoDate(day) + "=" + pack_.setting(setting->name, day).text();
    };
    for (const Measure& m : indicator.numerator) add(m);
    if (indicator.denominator) add(*indicator.denominator);
    return out;
}

Operand settingOperand(const packs::Pack& pack, std::string_view name, Type type, const Period& period) {
    auto value = pack.setting(name, period.from());
    switch (type) {
        case Type::number:
            return value.number();
        case Type::boolean:
            return value.boolean();
        case Type::date: {
            if (auto whole = value.asDate()) return *whole;
            Date day = value.dayOf(period.year);
            // 15.09 of a school year lies in its first calendar year, 15.01 in its second.
            return day < period.from() ? value.dayOf(period.year + 1) : day;
        }
        case Type::text:
            break;
    }
    return value.text();
}

}  // namespace metodika::facts
