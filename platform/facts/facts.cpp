#include "platform/facts/facts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

#include "platform/packs/shelf.hpp"

namespace metodika::facts {
namespace {

bool sqlName(std::string_view s) {
    return !s.empty() && s.size() < 60 && s[0] >= 'a' && s[0] <= 'z' &&
           std::all_of(s.begin(), s.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

constexpr std::array fixedColumns{"organisation", "person", "on_date", "id"};

constexpr db::Query markOne{"facts.mark", R"(
    INSERT INTO facts_dirty (fact, period, organisation, stamp) VALUES (:fact, :period, :organisation, 1)
    ON CONFLICT (fact, period, organisation) DO UPDATE SET stamp = facts_dirty.stamp + 1)"};
constexpr db::Query counted{"facts.counted",
                            "SELECT min(period), max(period) FROM facts_totals WHERE indicator = :indicator"};

}  // namespace

void Facts::declare(Fact fact) {
    auto wrong = [&](std::string_view what) {
        throw std::logic_error("fact " + fact.name + ": " + std::string(what));
    };
    if (facts_.contains(fact.name)) wrong("declared twice");
    if (!sqlName(fact.name) || !sqlName(fact.view)) wrong("its name or view is no SQL name");
    if (!fact.title.empty() && !sqlName(fact.title)) wrong("its title is no column");
    for (const Attribute& a : fact.attributes) {
        if (!sqlName(a.name)) wrong(a.name + " is no SQL name");
        if (std::find(fixedColumns.begin(), fixedColumns.end(), a.name) != fixedColumns.end())
            wrong(a.name + " is a fixed column");
        if (a.name == "records" || a.name == "persons") wrong(a.name + " is a word of declarations");
    }
    for (const auto& turn : fact.turns) {
        const Attribute* a = fact.attribute(turn);
        if (!a || a->type != Type::date) wrong(turn + " does not turn: it is no date");
    }
    auto name = fact.name;
    facts_.emplace(std::move(name), std::move(fact));
}

const Fact* Facts::find(std::string_view name) const {
    auto found = facts_.find(name);
    return found == facts_.end() ? nullptr : &found->second;
}

std::vector<const Fact*> Facts::happenings() const {
    std::vector<const Fact*> out;
    for (const auto& [name, fact] : facts_)
        if (!fact.happened.empty() && !fact.title.empty() && !fact.personal) out.push_back(&fact);
    return out;
}

void Facts::use(const packs::Shelf& shelf) {
    indicators_.clear();
    for (const auto& pack : shelf.all()) {
        std::vector<packs::Problem> problems;
        auto read = readIndicators(
            *pack, [&](std::string_view name) { return find(name); }, problems);
        for (const auto& p : problems)
            if (p.gravity == packs::Problem::Gravity::error)
                throw packs::Broken(pack->name() + ": " + p.where, p.key, p.params);
        std::move(read.begin(), read.end(), std::back_inserter(indicators_));
    }
    shelf_ = &shelf;
}

const packs::Shelf& Facts::shelf() const {
    if (!shelf_) throw std::logic_error("facts have no packs yet");
    return *shelf_;
}

std::vector<const Indicator*> Facts::indicators(const packs::Pack& pack) const {
    std::vector<const Indicator*> out;
    for (const Indicator& i : indicators_)
        if (i.pack == &pack) out.push_back(&i);
    return out;
}

const Indicator* Facts::indicator(const packs::Pack& pack, std::string_view code, Date on) const {
    for (const Indicator& i : indicators_)
        if (i.pack == &pack && i.code == code && i.inForce(on)) return &i;
    return nullptr;
}

bool Facts::recorded(const Indicator& indicator) const {
    auto known = [&](const Measure& m) { return find(m.fact) != nullptr; };
    return std::all_of(indicator.numerator.begin(), indicator.numerator.end(), known) &&
           (!indicator.denominator || known(*indicator.denominator));
}

std::vector<PeriodKind> Facts::periodsOf(std::string_view fact) const {
    std::vector<PeriodKind> out;
    for (const Indicator& i : indicators_)
        if (i.uses(fact) && std::find(out.begin(), out.end(), i.period) == out.end()) out.push_back(i.period);
    return out;
}

void Facts::mark(db::Connection& connection, std::string_view fact, std::int64_t organisation,
                 Date on) const {
    if (!find(fact)) throw std::logic_error("no such fact: " + std::string(fact));
    for (PeriodKind kind : periodsOf(fact)) markPeriod(connection, fact, Period::of(kind, on), organisation);
}

void Facts::markPeriod(db::Connection& connection, std::string_view fact, const Period& period,
                       std::int64_t organisation) const {
    connection.execute(markOne.text,
                       {{"fact", fact}, {"period", period.key()}, {"organisation", organisation}});
}

void Facts::markMoved(db::Connection& connection, Date since, Date today) const {
    for (const auto& [name, fact] : facts_)
        for (PeriodKind kind : periodsOf(name)) {
            // Everything from then on that has been counted, next year's plans included; nothing older than
            // what was.
            int now = Period::of(kind, today).year, first = now,
                last = std::max(now, Period::of(kind, since).year);
            for (const Indicator& i : indicators_) {
                if (i.period != kind || !i.uses(name)) continue;
                auto rows = connection.run(counted.text, {{"indicator", i.key()}});
                if (!rows->next() || rows->null(0)) continue;
                if (auto period = Period::parse(rows->text(0))) first = std::min(first, period->year);
                if (auto period = Period::parse(rows->text(1))) last = std::max(last, period->year);
            }
            for (int year = std::max(first, Period::of(kind, since).year); year <= last; ++year)
                markPeriod(connection, name, {kind, year}, 0);
        }
}

std::vector<packs::Problem> checkPack(const std::filesystem::path& folder, const Facts& facts) {
    std::vector<packs::Problem> problems;
    auto pack = packs::Pack::load(folder, problems);
    readIndicators(
        pack, [&](std::string_view name) { return facts.find(name); }, problems);
    return problems;
}

}  // namespace metodika::facts
