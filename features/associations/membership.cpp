#include "features/associations/membership.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace metodika::associations {

int rankOf(std::string_view kind) { return kind == "main" ? 0 : kind == "internal" ? 1 : 2; }

std::optional<Youth> youthOf(Date born, Date teachingSince, int age, int years) {
    Youth y{teachingSince, std::min(addMonths(born, 12 * age), addMonths(teachingSince, 12 * years))};
    if (y.until <= y.since) return {};
    return y;
}

std::optional<Stint> whileYoung(const Stint& stint, const Youth& youth) {
    Stint out = stint;
    out.since = std::max(stint.since, youth.since);
    out.until = std::min(stint.until, youth.until);
    if (out.until <= out.since) return {};
    return out;
}

std::vector<Term> termsOf(const std::vector<Stint>& stints, Date from, Date to) {
    std::set<Date> cuts;
    for (const Stint& s : stints) {
        Date since = std::max(s.since, from), until = std::min(s.until, to);
        if (since < until) cuts.insert({since, until});
    }
    std::vector<Term> terms;
    for (auto cut = cuts.begin(); cut != cuts.end() && std::next(cut) != cuts.end(); ++cut) {
        Date since = *cut, until = *std::next(cut);
        const Stint* best = nullptr;
        for (const Stint& s : stints) {
            if (s.since > since || s.until < until) continue;
            auto order = [](const Stint& x) { return std::tie(x.rank, x.since, x.organisation, x.position); };
            if (!best || order(s) < order(*best)) best = &s;
        }
        if (!best) continue;
        bool goesOn = !terms.empty() && terms.back().until == since &&
                      terms.back().organisation == best->organisation &&
                      terms.back().position == best->position;
        if (goesOn)
            terms.back().until = until;
        else
            terms.push_back({best->organisation, best->position, since, until});
    }
    return terms;
}

Correction correct(const std::vector<KeptTerm>& kept, const std::vector<Term>& due, Date today) {
    Correction out;
    std::vector<bool> met(due.size(), false);
    std::vector<std::pair<Date, Date>> taken;  // days that a kept term covers and goes on covering
    for (const KeptTerm& k : kept) {
        if (k.term.until <= today) {
            taken.push_back({k.term.since, k.term.until});
            continue;
        }
        Date end = std::max(today, k.term.since);
        for (std::size_t i = 0; i < due.size(); ++i) {
            const Term& d = due[i];
            bool same = d.organisation == k.term.organisation && d.position == k.term.position;
            if (met[i] || !same || d.since >= k.term.until || d.until <= k.term.since) continue;
            met[i] = true;
            end = d.until;
            break;
        }
        if (end <= k.term.since) {
            out.never.push_back(k.id);
            continue;
        }
        if (end != k.term.until) out.end.emplace_back(k.id, end);
        taken.push_back({k.term.since, end});
    }
    std::sort(taken.begin(), taken.end());
    for (std::size_t i = 0; i < due.size(); ++i) {
        if (met[i]) continue;
        Term left = due[i];
        for (const auto& [since, until] : taken) {
            if (until <= left.since || since >= left.until) continue;
            if (since > left.since) {
                Term before = left;
                before.until = since;
                out.begin.push_back(before);
            }
            left.since = std::min(until, left.until);
        }
        if (left.since < left.until) out.begin.push_back(left);
    }
    return out;
}

}  // namespace metodika::associations
