#include "features/monitoring/compared.hpp"

#include <algorithm>

namespace metodika::monitoring {
namespace {

using facts::Indicator;

constexpr std::size_t shownMost = 3;
constexpr double least = 0.05;  // less is not seen when it is shown

Date lastDayOf(const Indicator& indicator, int year) {
    return addDays(facts::Period{indicator.period, year}.to(), -1);
}

}  // namespace

KnownPair twoKnown(const Indicator* now, const Indicator* before, int year, Date today) {
    KnownPair out{{now, year, today}, {before, year - 1, facts::sameDayBefore(today)}};
    if (now && !facts::unfinished(*now, year, today)) out.now.until = lastDayOf(*now, year);
    if (now && before && !facts::unfinished(*now, year, today))
        out.before.until = lastDayOf(*before, year - 1);
    return out;
}

std::optional<Date> sameDayOf(int year, Date today) {
    Date day = today;
    for (int back = schoolYear(today) - year; back > 0; --back) day = facts::sameDayBefore(day);
    return schoolYear(day) == year ? std::optional(day) : std::nullopt;
}

std::optional<double> changeOf(const ShownValue& now, const ShownValue& compared) {
    if (!now.value || !compared.value) return {};
    return *now.value - *compared.value;
}

void movedMost(Reasons& reasons, const std::string& code, const std::vector<PlaceBelow>& below) {
    for (const PlaceBelow& line : below) {
        auto found = line.values.find(code);
        if (found == line.values.end() || !found->second.change) continue;
        double change = *found->second.change;
        if (change > -least && change < least) continue;
        (change > 0 ? reasons.risen : reasons.fallen)
            .push_back({line.organisation, found->second.now, found->second.compared, change});
    }
    auto cut = [](std::vector<PlaceMoved>& places, auto before) {
        std::stable_sort(places.begin(), places.end(), before);
        if (places.size() > shownMost) places.resize(shownMost);
    };
    cut(reasons.risen, [](const PlaceMoved& a, const PlaceMoved& b) { return a.change > b.change; });
    cut(reasons.fallen, [](const PlaceMoved& a, const PlaceMoved& b) { return a.change < b.change; });
}

Compared::Compared(api::Work& work, const facts::Facts& all, const std::vector<const Indicator*>& indicators,
                   OrganisationId place, int year)
    : work_(work), all_(all), place_(place), year_(year) {
    if (schoolYear(work.today()) == year) sameDay_ = facts::sameDayBefore(work.today());
    for (const Indicator* i : indicators) {
        if (!facts::unfinished(*i, year, work.today()) || i->byUnits() || !all.recorded(*i)) continue;
        const Indicator* before = all.indicator(*i->pack, i->code, facts::Period{i->period, year - 1}.from());
        if (!before || !all.recorded(*before)) continue;
        sums_[i->code] = facts::sumsUntil(
            work.connection(), all, {before, year - 1, facts::sameDayBefore(work.today())}, place.value);
    }
}

const facts::Sums* Compared::of(const Indicator& indicator, OrganisationId place) const {
    static const facts::Sums nothing;
    auto found = sums_.find(indicator.code);
    if (found == sums_.end()) return nullptr;
    auto sums = found->second.find(place.value);
    return sums == found->second.end() ? &nothing : &sums->second;
}

Reasons Compared::reasons(const Indicator& indicator, const Indicator* now, const Indicator* before) const {
    Reasons out;
    if (!now || !before || indicator.byUnits()) return out;
    auto pair = twoKnown(now, before, year_, work_.today());
    if (now->denominator)
        for (auto [move, count] :
             facts::countMoves(work_.connection(), all_, pair.now, pair.before, place_.value))
            if (count) out.moves.push_back({move, count});
    auto worded = [&](const facts::Known& known, std::int64_t WordedRecords::*side) {
        for (const auto& word : facts::countWords(work_.connection(), all_, known, place_.value)) {
            auto found = std::find_if(out.words.begin(), out.words.end(),
                                      [&](const WordedRecords& w) { return w.value == word.value; });
            if (found == out.words.end())
                found = out.words.insert(out.words.end(), WordedRecords{word.attribute, word.value, 0, 0});
            (*found).*side = word.count;
        }
    };
    worded(pair.now, &WordedRecords::now);
    worded(pair.before, &WordedRecords::before);
    std::sort(out.words.begin(), out.words.end(),
              [](const WordedRecords& a, const WordedRecords& b) { return a.value < b.value; });
    return out;
}

}  // namespace metodika::monitoring
