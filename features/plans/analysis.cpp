#include "features/plans/analysis.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "platform/base/utf8.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::plans {
namespace {

void count(SectionOutcome& into, const Item& item) {
    ++into.planned;
    switch (item.progress) {
        case Progress::done:
            ++(item.moved_to || item.mark == Mark::moved ? into.moved_done : into.done);
            break;
        case Progress::planned:
            ++into.open;
            break;
        default:
            ++into.not_done;
    }
    if (item.mark_reason && (item.mark == Mark::moved || item.mark == Mark::dropped) &&
        into.reasons.find(*item.mark_reason) == std::string::npos)
        into.reasons += (into.reasons.empty() ? "" : "; ") + *item.mark_reason;
}

std::map<std::string, Happened> happenedIn(PlanStore& store, const Kept& plan) {
    std::map<std::string, Happened> out;
    std::set<std::pair<std::string, std::int64_t>> seen;
    for (const Tied& tied : store.fulfilled(plan)) {
        // One meeting may fulfil two items: it took place once.
        if (!seen.emplace(tied.fact, tied.record).second) continue;
        auto& one = out[tied.fact];
        one.fact = tied.fact;
        ++one.count;
        one.people += tied.people;
    }
    return out;
}

void requireOpen(State state) { enforce(mayWrite(state), RefusalKind::conflict); }

template <class F>
AnalysisView changed(api::Scope& scope, const Room& room, PlanId id, Need need, std::string_view action,
                     F&& f) {
    return scope.change([&](api::Work& work) {
        auto o = openFor(work, room, id, need);
        // Of a plan that nobody has approved there is nothing to analyse.
        if (!o.plan.edition) throw Refused(RefusalKind::conflict, "plans.not_approved_yet");
        PlanStore store(work, room.facts);
        auto analysis = store.analysis(id);
        f(work, store, o, analysis);
        store.save(id, analysis);
        work.note(o.home.id.value, action, "plan", id.value);
        return analysisOf(work, room, o);
    });
}

}  // namespace

Numbers numbersFor(api::Work& work, const Room& room, const Opened& o, const Analysis& kept) {
    if (kept.numbers) return json::read<Numbers>(*kept.numbers);
    PlanStore store(work, room.facts);
    Numbers out;
    auto items = store.items(o.plan);
    for (const Section& section : store.sections(o.plan.id)) {
        SectionOutcome outcome;
        outcome.title = section.title;
        for (const Item& item : items) {
            if (item.section != section.code) continue;
            count(outcome, item);
            count(out.total, item);
            if (item.progress == Progress::done || item.progress == Progress::planned) continue;
            out.shortfalls.push_back({item.id, item.activity, item.moved_to ? *item.moved_to : item.term,
                                      item.mark_reason.value_or(""), item.progress});
        }
        if (outcome.planned) out.sections.push_back(std::move(outcome));
    }
    auto happened = happenedIn(store, o.plan);
    std::map<std::string, Happened> before;
    if (auto last = store.find(o.home.id, o.plan.school_year - 1); last && last->edition) {
        before = happenedIn(store, *last);
        SectionOutcome whole;
        for (const Item& item : store.items(*last)) count(whole, item);
        out.before = whole;
    }
    for (const auto* fact : room.facts.happenings()) {
        auto now = happened.find(fact->name), then = before.find(fact->name);
        if (now == happened.end() && then == before.end()) continue;
        Happened line = now == happened.end() ? Happened{fact->name, "", 0, 0, {}} : now->second;
        if (out.before) line.before = then == before.end() ? 0 : then->second.count;
        out.happened.push_back(std::move(line));
    }
    out.day = std::min(kept.act_date.value_or(work.today()), addDays(schoolYearEnd(o.plan.school_year), -1));
    out.year_before = addMonths(out.day, -12);
    work.publish(FiguresAsked{o.home.id, o.plan.school_year, out.day, out.year_before, out.figures});
    return out;
}

AnalysisView analysisOf(api::Work& work, const Room& room, const Opened& o) {
    auto kept = PlanStore(work, room.facts).analysis(o.plan.id);
    auto numbers = numbersFor(work, room, o, kept);
    AnalysisView out;
    out.plan = o.plan.id;
    out.organisation = {o.home.id, o.home.short_name};
    out.school_year = o.plan.school_year;
    out.state = kept.state;
    out.total = std::move(numbers.total);
    out.before = std::move(numbers.before);
    out.sections = std::move(numbers.sections);
    out.happened = std::move(numbers.happened);
    for (Happened& one : out.happened) one.title = work.scope().say("plans.fact." + one.fact);
    out.shortfalls = std::move(numbers.shortfalls);
    bool english = work.scope().language() == text::Language::en;
    for (Figure& f : numbers.figures)
        out.figures.push_back({f.part, std::move(f.code), english ? std::move(f.en) : std::move(f.ru), f.unit,
                               f.now, f.before});
    out.day = numbers.day;
    out.year_before = numbers.year_before;
    out.problems = kept.problems;
    out.conclusions = kept.conclusions;
    out.next_tasks = kept.next_tasks;
    out.remarks = kept.remarks;
    out.act_date = kept.act_date;
    out.act_number = kept.act_number;
    if (kept.paper) out.paper = std::to_string(*kept.paper);
    out.version = kept.version;
    bool open = bool(mayWrite(out.state));
    out.can = {{"edit", o.office.writes && open && o.plan.edition > 0},
               {"submit", o.office.writes && open && o.plan.edition > 0},
               {"approve", o.office.approves && out.state == State::submitted},
               {"return", o.office.approves && out.state == State::submitted}};
    return out;
}

AnalysisView openAnalysis(api::Scope& scope, const Room& room, PlanId id) {
    return scope.read([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::see);
        auto out = analysisOf(work, room, o);
        if (!o.office.seesDrafts() && out.state != State::approved) notFound();
        return out;
    });
}

AnalysisView changeAnalysis(api::Scope& scope, const Room& room, PlanId id, const AnalysisChange& change) {
    return changed(scope, room, id, Need::write, "plan.analysis_changed",
                   [&](api::Work&, PlanStore&, const Opened&, Analysis& a) {
                       requireOpen(a.state);
                       if (a.version) scope.expectVersion(a.version);
                       if (change.problems) a.problems = *change.problems;
                       if (change.conclusions) a.conclusions = *change.conclusions;
                       if (change.next_tasks) a.next_tasks = *change.next_tasks;
                   });
}

AnalysisView submitAnalysis(api::Scope& scope, const Room& room, PlanId id) {
    return changed(scope, room, id, Need::write, "plan.analysis_submitted",
                   [&](api::Work&, PlanStore&, const Opened&, Analysis& a) {
                       requireOpen(a.state);
                       a.state = State::submitted;
                       a.remarks.reset();
                   });
}

AnalysisView returnAnalysis(api::Scope& scope, const Room& room, PlanId id, const Remarks& wish) {
    return changed(scope, room, id, Need::approve, "plan.analysis_returned",
                   [&](api::Work&, PlanStore&, const Opened&, Analysis& a) {
                       enforce(mayReturn(a.state), RefusalKind::conflict);
                       a.state = State::returned;
                       a.remarks = utf8::squeeze(wish.remarks);
                   });
}

AnalysisView approveAnalysis(api::Scope& scope, const Room& room, PlanId id, const Act& act) {
    return changed(scope, room, id, Need::approve, "plan.analysis_approved",
                   [&](api::Work& work, PlanStore&, const Opened& o, Analysis& a) {
                       if (act.act_date > work.today()) throw wrongField("/act_date", "plans.act_in_future");
                       enforce(mayApprove(a.state, act, work.today()), RefusalKind::conflict);
                       a.state = State::approved;
                       a.act_date = act.act_date;
                       a.act_number = utf8::squeeze(act.act_number);
                       a.numbers = json::write(numbersFor(work, room, o, a));
                       auto title = work.scope().sayIn(text::Language::ru, "plans.analysis_title",
                                                       {{"year", schoolYearName(o.plan.school_year)}});
                       PaperFiled::Kept kept;
                       work.publish(PaperFiled{
                           o.home.id, layoutOf(work, room, o.home).analysis, o.plan.school_year, title, "",
                           act.act_date, *a.act_number, title + ".docx",
                           analysisPaper(work, room, o, a, Act{act.act_date, *a.act_number}), &kept});
                       a.paper = kept.paper;
                   });
}

}  // namespace metodika::plans
