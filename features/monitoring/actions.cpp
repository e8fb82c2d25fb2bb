#include "features/monitoring/actions.hpp"

#include <algorithm>

#include "contracts/region.hpp"
#include "features/monitoring/compared.hpp"
#include "features/monitoring/declared.hpp"
#include "features/monitoring/rules.hpp"
#include "features/monitoring/store.hpp"
#include "features/monitoring/words.hpp"
#include "platform/api/paging.hpp"

namespace metodika::monitoring {
namespace {

using facts::Indicator;
using facts::Period;
using facts::PeriodKind;
using facts::Sums;

ShownIndicator withHistory(const api::Scope& scope, const facts::Facts& all, const Indicator& i) {
    ShownIndicator out = shown(scope, i, all.recorded(i));
    for (const Indicator* other : all.indicators(*i.pack)) {
        if (other->code != i.code || other->since == i.since) continue;
        auto words = shown(scope, *other, true);
        out.history.push_back({words.since, words.until, words.passport.numerator, words.changed});
    }
    std::sort(out.history.begin(), out.history.end(),
              [](const Declared& a, const Declared& b) { return a.since > b.since; });
    return out;
}

Date lastKnownDay(int year, Date today) { return std::min(today, addDays(schoolYearEnd(year), -1)); }

/// What is hidden from a reader who may not see persons: decided from the top of the tree down, because what
/// stands above gives away what is below by subtraction.
class Hidden {
  public:
    Hidden(api::Work& work, const facts::Facts& all, const packs::Pack& pack,
           const std::vector<OrganisationId>& chain, int year) {
        auto indicators = all.indicators(pack);
        bool needed = std::any_of(indicators.begin(), indicators.end(),
                                  [&](const Indicator* i) { return i->personal && all.recorded(*i); });
        if (!needed) return;
        auto limit =
            pack.setting("privacy.small_group", Period{PeriodKind::school_year, year}.from()).number();
        int years[] = {year};
        for (std::size_t i = chain.size(); i-- > 0;) {
            auto totals = facts::Totals::around(work.connection(), all, chain[i].value, years);
            auto below = MonitoringStore(work).below(chain[i], lastKnownDay(year, work.today()));
            for (const Indicator* each : indicators) {
                const Indicator& any = *each;
                if (!any.personal || !any.inForce(Period{any.period, year}.from())) continue;
                if (i + 1 == chain.size())
                    decide(any, {chain[i]}, {totals.of(chain[i].value, any, year)}, limit, false);
                std::vector<OrganisationId> ids;
                std::vector<Sums> groups;
                for (const PlaceRef& p : below) {
                    ids.push_back(p.id);
                    groups.push_back(totals.of(p.id.value, any, year));
                }
                decide(any, ids, groups, limit, is(chain[i], any));
            }
        }
    }
    bool is(OrganisationId place, const Indicator& indicator) const {
        return places_.contains({place, indicator.key()});
    }

  private:
    void decide(const Indicator& indicator, const std::vector<OrganisationId>& ids,
                const std::vector<Sums>& groups, std::int64_t limit, bool above) {
        auto hidden = facts::hiddenAmong(indicator, groups, limit, above);
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (hidden[i]) places_.insert({ids[i], indicator.key()});
    }
    std::set<std::pair<OrganisationId, std::string>> places_;
};

bool keepsStaffOf(const api::Member& member, OrganisationId place) {
    return std::any_of(member.holdings.begin(), member.holdings.end(), [&](const api::Holding& h) {
        return h.place() == place.value &&
               std::find(roles::keepers.begin(), roles::keepers.end(), h.role) != roles::keepers.end();
    });
}

int yearAsked(std::optional<int> year, Date today) {
    if (year && (*year < 1990 || *year > 2200))
        throw Refused(RefusalKind::invalid, "api.invalid", {},
                      {{"/year", "api.field.range", {{"least", "1990"}, {"most", "2200"}}}});
    return year.value_or(schoolYear(today));
}

/// The place that is asked for, checked: 404 outside the reach, 403 where its numbers are not the reader's.
struct Asked {
    OrganisationId place;
    std::vector<OrganisationId> chain;
    bool persons;
};
Asked asked(api::Work& work, std::optional<OrganisationId> organisation) {
    OrganisationId place = organisation ? *organisation : firstHome(work);
    auto within = organisationsWithin(work, place);
    auto chain = chainOf(work, place);
    enforce(mayReadNumbers(work.scope(), chain));
    return {place, std::move(chain), seesPersons(within.sight())};
}

}  // namespace

api::List<ShownIndicator> listIndicators(api::Scope& scope, const facts::Facts& all) {
    api::List<ShownIndicator> list;
    for (const Indicator* i : current(all, all.shelf().of(scope.member().pack()), scope.today()))
        list.items.push_back(withHistory(scope, all, *i));
    return list;
}

Picture showPicture(api::Scope& scope, const facts::Facts& all, const PictureQuery& query) {
    return scope.read([&](api::Work& work) {
        Asked at = asked(work, query.organisation);
        MonitoringStore store(work);
        Picture picture;
        const packs::Pack& pack = all.shelf().of(packNamedAt(work, at.place));
        picture.organisation = store.place(at.place);
        picture.year = yearAsked(query.year, work.today());
        picture.previous_year = picture.year - 1;
        int years[] = {picture.year, picture.previous_year};
        auto totals = facts::Totals::around(work.connection(), all, at.place.value, years);
        std::optional<Hidden> hidden[2];
        for (int y = 0; y < 2 && !at.persons; ++y) hidden[y].emplace(work, all, pack, at.chain, years[y]);
        auto indicators = current(all, pack, work.today());
        Compared compared(work, all, indicators, at.place, picture.year);
        picture.same_day = compared.sameDay();

        auto isHidden = [&](const PlaceRef& place, const Indicator& i, int y) {
            return hidden[y] && hidden[y]->is(place.id, i) && !keepsStaffOf(scope.member(), place.id);
        };
        auto valueAt = [&](const PlaceRef& place, const Indicator& any, int y) {
            const Indicator* i = inYear(all, any, years[y]);
            auto value = facts::valueOf(i, i && all.recorded(*i), place.level,
                                        i ? totals.of(place.id.value, *i, years[y]) : Sums{});
            if (i && isHidden(place, *i, y)) value.reason = facts::Reason::small_group;
            return shown(scope, i ? i : &any, value);
        };
        auto twoYears = [&](const PlaceRef& place, const Indicator& any) {
            TwoYears out{valueAt(place, any, 0), valueAt(place, any, 1), {}, {}};
            const Indicator* then = inYear(all, any, years[1]);
            out.compared = out.before;
            if (const Sums* known = then ? compared.of(any, place.id) : nullptr) {
                auto value = facts::valueOf(then, all.recorded(*then), place.level, *known);
                // A part of a year has groups of its own: nobody who may not see persons sees one.
                if (then->personal && !at.persons) value.reason = facts::Reason::small_group;
                out.compared = shown(scope, then, value);
            }
            out.change = changeOf(out.now, out.compared);
            return out;
        };
        for (PlaceRef& below : store.below(at.place, lastKnownDay(picture.year, work.today()))) {
            std::vector<OrganisationId> chain{below.id};
            chain.insert(chain.end(), at.chain.begin(), at.chain.end());
            if (!mayReadNumbers(scope, chain)) continue;
            // A body of the same level (ministry, service) has a line where it did something itself.
            bool did = std::any_of(indicators.begin(), indicators.end(), [&](const Indicator* i) {
                Sums now = totals.of(below.id.value, *i, years[0]),
                     before = totals.of(below.id.value, *i, years[1]);
                return now.numerator || now.denominator || before.numerator || before.denominator;
            });
            if (below.level == picture.organisation.level && !did) continue;
            PlaceBelow& line = picture.children.emplace_back();
            for (const Indicator* i : indicators) line.values[i->code] = twoYears(below, *i);
            line.organisation = std::move(below);
        }
        for (const Indicator* i : indicators) {
            auto values = twoYears(picture.organisation, *i);
            Reasons reasons;
            bool open = all.recorded(*i) && (at.persons || !i->personal);
            if (open) reasons = compared.reasons(*i, inYear(all, *i, years[0]), inYear(all, *i, years[1]));
            movedMost(reasons, i->code, picture.children);
            picture.rows.push_back({i->code,
                                    said(scope, i->name),
                                    said(scope, i->criterion),
                                    i->unit,
                                    i->direction,
                                    std::move(values.now),
                                    std::move(values.before),
                                    std::move(values.compared),
                                    values.change,
                                    std::move(reasons),
                                    {{"records", open}}});
        }
        return picture;
    });
}

api::Page<ShownRecord> listRecords(api::Scope& scope, const facts::Facts& all, std::string_view code,
                                   const RecordsQuery& query) {
    return scope.read([&](api::Work& work) {
        Asked at = asked(work, query.organisation);
        auto indicators = current(all, all.shelf().of(packNamedAt(work, at.place)), work.today());
        auto any = std::find_if(indicators.begin(), indicators.end(),
                                [&](const Indicator* i) { return i->code == code; });
        if (any == indicators.end()) notFound();
        int year = yearAsked(query.year, work.today());
        auto part = query.part.value_or(facts::Part::numerator);
        const Indicator* indicator = inYear(all, **any, year);
        std::optional<Indicator> other;
        if (query.attribute && query.value && indicator) {
            other = facts::withWord(all, *indicator, *query.attribute, *query.value);
            if (!other) notFound();
            indicator = &*other;
        }
        std::optional<Date> until;
        if (query.same_day.value_or(false)) until = sameDayOf(year, work.today());
        api::Page<ShownRecord> page;
        if (!at.persons) page.hidden.push_back("person_name");
        // Each record of such a number is a person: without names it would still give small groups away.
        if ((*any)->personal && !at.persons) throw Refused(RefusalKind::forbidden, "monitoring.counts_only");
        if (!indicator || !indicator->atLevel(MonitoringStore(work).place(at.place).level)) {
            page.total = 0;
            return page;
        }
        std::optional<facts::After> after;
        const Indicator* before = inYear(all, **any, year - 1);
        if (query.move && !before) {
            page.total = 0;
            return page;
        }
        auto pair = twoKnown(indicator, before, year, work.today());
        if (api::countOnly(query.limit)) {
            page.total = query.move ? facts::countMoves(work.connection(), all, pair.now, pair.before,
                                                        at.place.value)[*query.move]
                                    : facts::countRecords(work.connection(), all, *indicator, part,
                                                          at.place.value, year, work.today(), until);
            return page;
        }
        if (query.cursor) {
            auto cursor = api::decodeCursor(*query.cursor);
            after = facts::After{cursor.key, cursor.id};
        }
        int size = api::pageSize(query.limit);
        auto records = query.move
                           ? facts::listMoves(work.connection(), all, pair.now, pair.before, *query.move,
                                              at.place.value, after, size + 1)
                           : facts::listRecords(work.connection(), all, *indicator, part, at.place.value,
                                                year, work.today(), after, size + 1, until);
        page.next = api::cutPage(records, size, [](const auto& r) { return api::Cursor{r.on_date, r.id}; });
        std::set<OrganisationId> organisations;
        std::set<PersonId> persons;
        for (const auto& r : records) {
            organisations.insert(OrganisationId{r.organisation});
            if (r.person && at.persons) persons.insert(PersonId{*r.person});
        }
        MonitoringStore store(work);
        auto names = store.organisationNames(organisations);
        auto people = store.personNames(persons);
        for (const auto& r : records) {
            ShownRecord& line = page.items.emplace_back();
            line.id = {r.id};
            line.organisation = {OrganisationId{r.organisation}, names[OrganisationId{r.organisation}]};
            line.on_date = r.on_date;
            line.title = r.title.empty() ? said(scope, indicator->name) : r.title;
            if (!r.link.empty()) line.link = r.link;
            if (!r.person || !at.persons) continue;
            line.person_name = people[PersonId{*r.person}];
            scope.looked(*r.person, "list");
        }
        return page;
    });
}

}  // namespace metodika::monitoring
