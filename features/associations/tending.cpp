#include "features/associations/tending.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

/// An association that was just opened may be empty for a while.
constexpr int daysToGather = 90;

int weightOf(const std::optional<std::string>& category) {
    if (!category) return 0;
    if (*category == "educator_methodist" || *category == "educator_mentor") return 4;
    return *category == "highest" ? 3 : *category == "first" ? 2 : *category == "second" ? 1 : 0;
}

std::int64_t thresholdOf(const Living& a, Thresholds more) {
    return a.kind == Kind::cycle ? more.sameCycle : more.sameSubject;
}
/// The rule speaks of associations of schools by subject and by cycle.
bool small(const Living& a, Thresholds more) {
    return a.level == Level::school && (a.kind == Kind::subject || a.kind == Kind::cycle) && a.members > 0 &&
           a.members <= thresholdOf(a, more);
}

std::string idsOf(const std::vector<const Living*>& list) {
    std::string out;
    for (const Living* a : list) out += (out.empty() ? "" : "+") + a->id.text();
    return out;
}
std::string countsOf(const std::vector<const Living*>& list) {
    std::string out;
    for (const Living* a : list)
        out += (out.empty() ? "" : "+") + a->id.text() + "=" + std::to_string(a->members);
    return out;
}

Tended merging(const Living* into, std::vector<const Living*> absorbed, OrganisationId owner,
               std::string reason, TextParams params) {
    Tended t;
    t.what = Tending::merge;
    t.owner = owner;
    t.into = into;
    t.key = owner.text() + ".merge." + into->id.text() + "." + idsOf(absorbed);
    t.ground = countsOf(absorbed);
    t.absorbed = std::move(absorbed);
    t.reason = std::move(reason);
    t.params = std::move(params);
    return t;
}

void findTwins(const std::vector<Living>& living, std::vector<Tended>& out,
               std::set<AssociationId>& settled) {
    using Same = std::tuple<Level, Kind, std::string, OrganisationId, ClusterId>;
    std::map<Same, std::vector<const Living*>> same;
    for (const Living& a : living)
        if (a.kind == Kind::young || (a.kind != Kind::free && a.basis))
            same[{a.level, a.kind, a.basis.value_or(""), a.root, a.cluster.value_or(ClusterId{})}].push_back(
                &a);
    for (auto& [unused, twins] : same) {
        if (twins.size() < 2) continue;
        // Where more work together already; of equals the older one.
        std::sort(twins.begin(), twins.end(), [](const Living* a, const Living* b) {
            return std::tuple(-a->members, a->since, a->id) < std::tuple(-b->members, b->since, b->id);
        });
        for (const Living* a : twins) settled.insert(a->id);
        const Living* into = twins.front();
        twins.erase(twins.begin());
        out.push_back(merging(into, twins, into->organisation, "associations.merge.twins", {}));
    }
}

void findSmall(const std::vector<Living>& living, Thresholds more, std::vector<Tended>& out,
               std::set<AssociationId>& settled) {
    using Near = std::tuple<OrganisationId, ClusterId, Kind, std::string>;
    std::map<Near, std::vector<const Living*>> near;
    for (const Living& a : living)
        if (small(a, more) && !settled.contains(a.id) && a.municipality && a.basis)
            near[{*a.municipality, a.root_cluster.value_or(ClusterId{}), a.kind, *a.basis}].push_back(&a);
    auto above = [&](OrganisationId municipality, ClusterId cluster, Level level, const Living& like) {
        for (const Living& a : living)
            if (a.level == level && a.kind == like.kind && a.basis == like.basis && a.root == municipality &&
                a.cluster.value_or(ClusterId{}) == cluster)
                return &a;
        return static_cast<const Living*>(nullptr);
    };
    for (auto& [where, list] : near) {
        const auto& [municipality, cluster, kind, basis] = where;
        if (list.size() < 2) continue;
        std::int64_t threshold = thresholdOf(*list.front(), more);
        std::sort(list.begin(), list.end(), [](const Living* a, const Living* b) { return a->id < b->id; });
        const Living* into = cluster ? above(municipality, cluster, Level::cluster, *list.front()) : nullptr;
        if (!into && !cluster) into = above(municipality, {}, Level::municipal, *list.front());
        TextParams params{{"threshold", std::to_string(threshold)}, {"count", std::to_string(list.size())}};
        if (into) {
            out.push_back(merging(
                into, list, municipality,
                cluster ? "associations.merge.small_in_cluster" : "associations.merge.small", params));
        } else if (cluster) {
            Tended t;
            t.what = Tending::unite;
            t.owner = municipality;
            t.cluster = cluster;
            t.key = municipality.text() + ".unite." + cluster.text() + "." + idsOf(list);
            t.ground = countsOf(list);
            t.absorbed = list;
            t.reason = "associations.merge.small_in_cluster";
            t.params = params;
            out.push_back(std::move(t));
        } else {
            continue;
        }
        for (const Living* a : list) settled.insert(a->id);
    }
}

}  // namespace

std::vector<Tended> whatToTend(const std::vector<Living>& living, Thresholds more, Date today) {
    std::vector<Tended> out;
    std::set<AssociationId> settled;
    findTwins(living, out, settled);
    findSmall(living, more, out, settled);
    int year = schoolYear(today);
    Date idle = schoolYearStart(year - 2);
    for (const Living& a : living) {
        if (settled.contains(a.id)) continue;
        Tended t;
        t.owner = a.organisation;
        t.key = a.organisation.text() + ".close." + a.id.text();
        t.absorbed = {&a};
        // Where members are named and never were, but meetings are held, the names are missing, not the
        // people.
        bool unnamed = a.kind == Kind::free && !a.last_left && a.last_met && *a.last_met >= idle;
        if (a.members == 0 && !unnamed && daysBetween(a.since, today) > daysToGather) {
            t.reason = a.last_left ? "associations.close.nobody_since" : "associations.close.nobody";
            if (a.last_left) t.params = {{"since", stampDate(*a.last_left)}};
            t.ground = "nobody";
        } else if (small(a, more)) {
            t.reason = "associations.close.few";
            t.params = {{"members", std::to_string(a.members)},
                        {"threshold", std::to_string(thresholdOf(a, more))}};
            t.ground = "few=" + std::to_string(a.members);
        } else if (a.since <= idle && a.kept_from <= year - 2 && (!a.last_met || *a.last_met < idle)) {
            t.reason = a.last_met ? "associations.close.idle_since" : "associations.close.idle";
            if (a.last_met) t.params = {{"since", stampDate(*a.last_met)}};
            t.ground = "idle=" + std::to_string(year);
        } else {
            continue;
        }
        out.push_back(std::move(t));
    }
    return out;
}

Date fewSince(const std::vector<std::pair<Date, Date>>& terms, std::int64_t threshold, Date since,
              Date today) {
    auto on = [&](Date day) {
        std::int64_t count = 0;
        for (const auto& [from, to] : terms) count += from <= day && to > day;
        return count;
    };
    // Members only ever become fewer on a day on which one of them leaves.
    std::vector<Date> leaving;
    for (const auto& [from, to] : terms)
        if (to <= today) leaving.push_back(to);
    std::sort(leaving.rbegin(), leaving.rend());
    for (Date day : leaving)
        if (on(addDays(day, -1)) > threshold && on(day) <= threshold) return day;
    return since;
}

std::vector<Willing> rankHeads(std::vector<Willing> all, Date today, std::size_t most) {
    auto tier = [&](const Willing& w) {
        if (!w.answer) return 1;
        if (*w.answer == HeadAnswer::agreed) return 0;
        Date last = w.answered_on.value_or(w.asked_on.value_or(today));
        if (daysBetween(last, today) >= 365) return 1;
        return *w.answer == HeadAnswer::asked ? 2 : 3;
    };
    std::erase_if(all, [](const Willing& w) {
        return !w.led && !w.spoke && !weightOf(w.career.category) && !w.career.teachingSince && !w.answer;
    });
    std::sort(all.begin(), all.end(), [&](const Willing& a, const Willing& b) {
        auto order = [&](const Willing& w) {
            return std::tuple(tier(w), w.led ? 0 : 1, -w.spoke, -weightOf(w.career.category),
                              w.career.teachingSince.value_or(forever), utf8::sortKey(w.career.name),
                              w.career.person);
        };
        return order(a) < order(b);
    });
    if (all.size() > most) all.resize(most);
    return all;
}

std::vector<std::pair<std::string, TextParams>> reasonsFor(const Willing& w, Date today) {
    std::vector<std::pair<std::string, TextParams>> out;
    if (w.led) out.push_back({"associations.candidate.led", {}});
    if (w.spoke) out.push_back({"associations.candidate.spoke", {{"count", std::to_string(w.spoke)}}});
    // Of several named, not everybody can have the longest service.
    if (auto choice = headCandidate({w.career}, today))
        out.push_back({choice->reason == "associations.candidate.service"
                           ? "associations.candidate.service_years"
                           : choice->reason,
                       choice->params});
    if (!w.answer) out.push_back({"associations.candidate.not_asked", {}});
    return out;
}

}  // namespace metodika::associations
