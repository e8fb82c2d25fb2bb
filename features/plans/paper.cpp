// The plan and its analysis as papers, by the pack's templates.
#include <algorithm>
#include <cmath>

#include "features/plans/analysis.hpp"
#include "platform/documents/docx.hpp"

namespace metodika::plans {
namespace {

using documents::Fields;

constexpr std::string_view orderKind = "plan_order";

/// What became of the item, as the last column says.
std::string outcomeOf(api::Work& work, const Item& item) {
    auto say = [&](const char* key, const TextParams& params = {}) {
        return work.scope().sayIn(text::Language::ru, key, params);
    };
    switch (item.progress) {
        case Progress::done: {
            for (const TieView& tie : item.ties)
                if (tie.took_place) return say("plans.paper.done_on", {{"date", stampDate(tie.on_date)}});
            return say("plans.paper.done");
        }
        case Progress::dropped:
            return say("plans.paper.dropped", {{"reason", item.mark_reason.value_or("")}});
        case Progress::moved:
            return say("plans.paper.moved",
                       {{"term", item.moved_to.value_or("")}, {"reason", item.mark_reason.value_or("")}});
        default:
            return {};
    }
}

Fields headOf(const Opened& o, const Layout& layout, const std::optional<Act>& act) {
    Fields fields;
    fields.text("организация", o.home.name)
        .text("чего", layout.title)
        .text("год", schoolYearName(o.plan.school_year))
        .text("акт_дата", act ? stampDate(act->act_date) : "")
        .text("акт_номер", act ? act->act_number : "")
        .text("цель", o.plan.goal.value_or(""))
        .text("задачи", o.plan.tasks.value_or(""))
        .text("тема", o.plan.theme.value_or(""));
    return fields;
}

std::string fileName(api::Work& work, const char* key, const Opened& o) {
    std::string out =
        work.scope().sayIn(text::Language::ru, key, {{"year", schoolYearName(o.plan.school_year)}}) + ", " +
        o.home.short_name;
    std::replace_if(
        out.begin(), out.end(),
        [](char c) { return c == '/' || c == '\\' || c == '"' || (c >= 0 && c < 32); }, '-');
    return out + ".docx";
}

std::string made(api::Work& work, const Opened& o, const std::string& kind, Fields fields) {
    std::string bytes;
    work.publish(
        PaperMade{o.home.id, kind, o.plan.school_year, date(o.plan.school_year, 9, 1), fields, bytes});
    return bytes;
}

/// The act by which it stands as it is now; none while it is being written or changed.
std::optional<Act> actOf(api::Work& work, const Room& room, const Opened& o) {
    if (readsLive(o) && o.plan.state != State::approved) return {};
    auto editions = PlanStore(work, room.facts).editions(o.plan.id);
    if (editions.empty()) return {};
    return Act{editions.front().act_date, editions.front().act_number};
}

enum class Marks { left_out, shown };

Fields planFields(api::Work& work, const Room& room, const Opened& o, const std::optional<Act>& act,
                  Marks marks) {
    PlanStore store(work, room.facts);
    auto items = itemsFor(work, room, o);
    std::vector<Fields> sections, view;
    int number = 0;
    for (const Section& section : store.sections(o.plan.id)) {
        std::vector<Fields> lines;
        std::vector<std::string> tasks, risks;
        auto once = [](std::vector<std::string>& all, const std::string& text) {
            if (!text.empty() && std::find(all.begin(), all.end(), text) == all.end()) all.push_back(text);
        };
        for (const Item& item : items) {
            if (item.section != section.code || item.activity.empty()) continue;
            lines.push_back(Fields()
                                .text("номер", std::to_string(++number))
                                .text("мероприятие", item.activity)
                                .text("задача", item.task)
                                .text("участники", item.audience)
                                .text("срок", item.term)
                                .text("форма", item.form)
                                .text("ответственный", item.responsible)
                                .text("результат", item.result)
                                .text("риск", item.risk)
                                .text("отметка", marks == Marks::shown ? outcomeOf(work, item) : ""));
            once(tasks, item.task);
            once(risks, item.risk);
        }
        auto joined = [](const std::vector<std::string>& all) {
            std::string out;
            for (const auto& one : all) out += (out.empty() ? "" : "\n") + one;
            return out;
        };
        if (!tasks.empty() || !risks.empty())
            view.push_back(Fields()
                               .text("направление", section.title)
                               .text("основные задачи", joined(tasks))
                               .text("риски", joined(risks)));
        if (!lines.empty())
            sections.push_back(Fields().text("раздел", section.title).list("мероприятия", std::move(lines)));
    }
    auto fields = headOf(o, layoutOf(work, room, o.home), act);
    fields.list("разделы", std::move(sections)).list("направления", std::move(view));
    return fields;
}

}  // namespace

std::string paperOf(api::Work& work, const Room& room, const Opened& o, const std::optional<Act>& act) {
    return made(work, o, layoutOf(work, room, o.home).paper, planFields(work, room, o, act, Marks::left_out));
}

api::File printPlan(api::Scope& scope, const Room& room, PlanId id) {
    return scope.read([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::see);
        return api::File{fileName(work, "plans.paper_title", o), std::string(documents::docxMediaType),
                         made(work, o, layoutOf(work, room, o.home).paper,
                              planFields(work, room, o, actOf(work, room, o), Marks::shown))};
    });
}

namespace {

/// «87,5 %», «1 240»; words where there is no number.
std::string spoken(api::Work& work, const FigureValue& v, FigureUnit unit) {
    auto say = [&](const char* key, const TextParams& params = {}) {
        return work.scope().sayIn(text::Language::ru, key, params);
    };
    const int limit = work.scope().setting("privacy.small_group");
    if (v.few) return say("plans.paper.few", {{"limit", std::to_string(limit)}});
    if (!v.value) return say("plans.paper.no_data");
    auto tenths = std::llround(*v.value * (unit == FigureUnit::count ? 1 : 10));
    std::string out = std::to_string(unit == FigureUnit::count ? tenths : tenths / 10);
    for (int at = int(out.size()) - 3; at > 0; at -= 3) out.insert(std::size_t(at), "\u00a0");
    if (unit != FigureUnit::count && tenths % 10) out += "," + std::to_string(tenths % 10);
    return out + (unit == FigureUnit::percent ? "\u00a0%" : "");
}

Fields analysisFields(api::Work& work, const Room& room, const Opened& o, const Analysis& kept,
                      const std::optional<Act>& act) {
    auto a = numbersFor(work, room, o, kept);
    std::vector<Fields> network, indicators;
    for (const Figure& f : a.figures)
        (f.part == FigurePart::setting ? network : indicators)
            .push_back(Fields()
                           .text("что", f.ru)
                           .text("сейчас", spoken(work, f.now, f.unit))
                           .text("год назад", spoken(work, f.before, f.unit)));
    std::vector<Fields> lines, work_done, short_falls;
    auto share = [](const SectionOutcome& s) {
        return s.planned ? std::to_string((s.done + s.moved_done) * 100 / s.planned) : std::string();
    };
    auto line = [&](const SectionOutcome& s) {
        return Fields()
            .text("раздел", s.title)
            .text("запланировано", std::to_string(s.planned))
            .text("выполнено", std::to_string(s.done))
            .text("с переносом", std::to_string(s.moved_done))
            .text("не выполнено", std::to_string(s.not_done))
            .text("процент", share(s))
            .text("причины", s.reasons);
    };
    for (const SectionOutcome& s : a.sections) lines.push_back(line(s));
    for (const Happened& h : a.happened)
        work_done.push_back(Fields()
                                .text("что", work.scope().sayIn(text::Language::ru, "plans.fact." + h.fact))
                                .text("количество", std::to_string(h.count))
                                .text("участники", h.people ? std::to_string(h.people) : "")
                                .text("прошлый год", h.before ? std::to_string(*h.before) : ""));
    for (const Shortfall& s : a.shortfalls)
        short_falls.push_back(Fields()
                                  .text("номер", std::to_string(short_falls.size() + 1))
                                  .text("мероприятие", s.activity)
                                  .text("срок", s.term)
                                  .text("причина", s.reason));
    auto fields = headOf(o, layoutOf(work, room, o.home), act);
    fields.list("разделы", std::move(lines))
        .list("сделано", std::move(work_done))
        .text("день", stampDate(a.day))
        .text("день год назад", stampDate(a.year_before))
        .text("год до него", schoolYearName(o.plan.school_year - 1))
        .list("сведения", std::move(network))
        .list("показатели", std::move(indicators))
        .list("не выполненное", std::move(short_falls))
        .text("запланировано", std::to_string(a.total.planned))
        .text("выполнено", std::to_string(a.total.done))
        .text("с переносом", std::to_string(a.total.moved_done))
        .text("не выполнено", std::to_string(a.total.not_done))
        .text("процент", share(a.total))
        .text("процент прошлого года", a.before && a.before->planned ? share(*a.before) : "")
        .text("проблемы", kept.problems)
        .text("выводы", kept.conclusions)
        .text("задачи на новый год", kept.next_tasks);
    return fields;
}

}  // namespace

api::File printOrder(api::Scope& scope, const Room& room, PlanId id) {
    return scope.read([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::see);
        // Whoever is to sign it, and whoever writes it for them.
        if (!o.office.seesDrafts()) notFound();
        return api::File{fileName(work, "plans.order_title", o), std::string(documents::docxMediaType),
                         made(work, o, std::string(orderKind),
                              headOf(o, layoutOf(work, room, o.home), actOf(work, room, o)))};
    });
}

std::string analysisPaper(api::Work& work, const Room& room, const Opened& o, const Analysis& a,
                          const std::optional<Act>& act) {
    return made(work, o, layoutOf(work, room, o.home).analysis, analysisFields(work, room, o, a, act));
}

void tellPaper(api::Work& work, const Room& room, const PaperAsked& asked) {
    PlanStore store(work, room.facts);
    auto home = store.home(asked.organisation);
    const Layout& layout = layoutOf(work, room, home);
    bool plan = asked.kind == layout.paper, analysis = asked.kind == layout.analysis,
         order = asked.kind == orderKind;
    if ((!plan && !analysis && !order) || asked.fields.findList(documents::fieldName("разделы"))) return;
    Opened o{store.find(home.id, asked.schoolYear).value_or(Kept{}), home, {true, true}};
    if (!o.plan.school_year) {
        o.plan.organisation = home.id;
        o.plan.school_year = asked.schoolYear;
    }
    auto act = actOf(work, room, o);
    if (order)
        asked.fields.add(headOf(o, layout, act));
    else
        asked.fields.add(plan ? planFields(work, room, o, act, act ? Marks::left_out : Marks::shown)
                              : analysisFields(work, room, o, store.analysis(o.plan.id), act));
}

api::File printAnalysis(api::Scope& scope, const Room& room, PlanId id) {
    return scope.read([&](api::Work& work) {
        auto o = openFor(work, room, id, Need::see);
        auto kept = PlanStore(work, room.facts).analysis(id);
        std::optional<Act> act;
        if (kept.state == State::approved && kept.act_date)
            act = Act{*kept.act_date, kept.act_number.value_or("")};
        if (!o.office.seesDrafts() && !act) notFound();
        return api::File{fileName(work, "plans.analysis_title", o), std::string(documents::docxMediaType),
                         analysisPaper(work, room, o, kept, act)};
    });
}

}  // namespace metodika::plans
