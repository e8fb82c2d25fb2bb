#include "platform/facts/query.hpp"

#include <algorithm>

#include "platform/facts/reading.hpp"

namespace metodika::facts {
namespace {

std::string_view sign(Compare compare) {
    switch (compare) {
        case Compare::is:
            return " = ";
        case Compare::is_not:
            return " <> ";
        case Compare::at_least:
            return " >= ";
        case Compare::at_most:
            return " <= ";
        case Compare::more_than:
            return " > ";
        case Compare::less_than:
            return " < ";
        case Compare::in:
        case Compare::given:
            break;
    }
    return " = ";
}

db::Value valueOf(const Operand& operand) {
    struct To {
        db::Value operator()(std::int64_t n) const { return n; }
        db::Value operator()(bool b) const { return b; }
        db::Value operator()(Date d) const { return isoDate(d); }
        db::Value operator()(const std::string& s) const { return s; }
        db::Value operator()(const std::vector<std::string>&) const { return {}; }
        db::Value operator()(const SettingOperand&) const { return {}; }
        db::Value operator()(const AttributeOperand&) const { return {}; }
        db::Value operator()(const AsOfOperand&) const { return {}; }
    };
    return std::visit(To{}, operand);
}

}  // namespace

std::string Sql::bind(std::string name, const db::Value& value) {
    std::string shown = ":" + name;
    if (std::any_of(args_.begin(), args_.end(), [&](const db::Arg& a) { return a.name == name; }))
        return shown;
    kept_.push_back(std::move(name));
    db::Arg& arg = args_.emplace_back(kept_.back(), nullptr);
    if (auto text = std::get_if<std::string>(&value))
        arg.value = std::string_view(kept_.emplace_back(*text));
    else if (auto view = std::get_if<std::string_view>(&value))
        arg.value = std::string_view(kept_.emplace_back(*view));
    else
        arg.value = value;
    return shown;
}

std::int64_t Sql::execute(db::Connection& connection) const {
    auto rows = run(connection);
    while (rows->next()) continue;
    return rows->affected();
}

Date asOf(const Period& period, Date today) { return std::min(today, addDays(period.to(), -1)); }

std::string recordsOf(const Facts& facts, const Measure& measure) {
    return facts.find(measure.fact)->view + " f";
}

std::string conditions(Sql& sql, const Facts& facts, const packs::Pack& pack, const Measure& measure,
                       const Period& period, Date today, const std::string& prefix) {
    const Fact& fact = *facts.find(measure.fact);
    std::string out = "f.on_date >= " + sql.bind(prefix + "from", isoDate(period.from())) +
                      " AND f.on_date < " + sql.bind(prefix + "to", isoDate(period.to()));
    if (measure.persons()) out += " AND f.person IS NOT NULL";
    int n = 0;
    for (const Condition& c : measure.where) {
        const Attribute& attribute = *fact.attribute(c.attribute);
        std::string column = "f." + c.attribute, name = prefix + "c" + std::to_string(n++);
        out += " AND ";
        if (c.compare == Compare::given) {
            out += column + (std::get<bool>(c.operand) ? " IS NOT NULL" : " IS NULL");
            continue;
        }
        if (c.compare == Compare::in) {
            out += column + " IN (";
            int i = 0;
            for (const auto& word : std::get<std::vector<std::string>>(c.operand))
                out += (i ? ", " : "") + sql.bind(name + "_" + std::to_string(i), word), ++i;
            out += ")";
            continue;
        }
        if (auto other = std::get_if<AttributeOperand>(&c.operand)) {
            out += column + std::string(sign(c.compare)) + "f." + other->name;
            continue;
        }
        Operand operand = c.operand;
        if (auto setting = std::get_if<SettingOperand>(&operand))
            operand = settingOperand(pack, setting->name, attribute.type, period);
        if (auto moved = std::get_if<AsOfOperand>(&operand))
            operand = addMonths(asOf(period, today), moved->months);
        // Booleans are stated, not compared: the engines spell them differently.
        if (auto wanted = std::get_if<bool>(&operand))
            out += (*wanted == (c.compare == Compare::is) ? "" : "NOT ") + column;
        else
            out += column + std::string(sign(c.compare)) + sql.bind(name, valueOf(operand));
    }
    return out;
}

std::string_view placed() {
    return "coalesce((SELECT max(CASE WHEN b.until <= f.on_date THEN b.until ELSE b.since END) FROM "
           "shared_reach b "
           "WHERE b.descendant = f.organisation AND b.since <= f.on_date), "
           "(SELECT min(b.since) FROM shared_reach b WHERE b.descendant = f.organisation))";
}

std::string somewhereBelow(const std::string& place) {
    return " AND f.organisation IN (SELECT e.descendant FROM shared_reach e WHERE e.ancestor = " + place +
           ")";
}

std::string fallsUnder() {
    // The same as r.since <= placed < r.until, said so that the engines look ties up by the record's day.
    return "r.descendant = f.organisation AND ((r.since <= f.on_date AND r.until > f.on_date) OR (r.since > "
           "f.on_date AND NOT EXISTS "
           "(SELECT 1 FROM shared_reach b WHERE b.descendant = f.organisation AND b.since < r.since)))";
}

}  // namespace metodika::facts
