#pragma once
// The year's analysis (mission C4): made from what took place, added to by people, approved.
#include "contracts/figures.hpp"
#include "features/plans/actions.hpp"

namespace metodika::plans {

/// Of a section, or of the whole plan. done: in its term; moved_done: done after it was moved; not_done:
/// late, dropped or moved and still open. reasons: why.
struct SectionOutcome {
    std::string title, reasons;
    std::int64_t planned = 0, done = 0, moved_done = 0, not_done = 0, open = 0;
};
BOOST_DESCRIBE_STRUCT(SectionOutcome, (), (title, reasons, planned, done, moved_done, not_done, open))
/// What took place and fulfilled items, by its kind; people: those who took part, added up; before: last
/// year's count.
struct Happened {
    std::string fact, title;
    std::int64_t count = 0, people = 0;
    std::optional<std::int64_t> before;
};
BOOST_DESCRIBE_STRUCT(Happened, (), (fact, title, count, people, before))
struct Shortfall {
    ItemId item;
    std::string activity, term, reason;
    Progress progress = Progress::late;
};
BOOST_DESCRIBE_STRUCT(Shortfall, (), (item, activity, term, reason, progress))
/// Everything that is counted; from the approval on as it was then.
struct Numbers {
    SectionOutcome total;
    std::optional<SectionOutcome> before;  // last year's plan as a whole
    std::vector<SectionOutcome> sections;
    std::vector<Happened> happened;
    std::vector<Shortfall> shortfalls;
    std::vector<Figure> figures;
    Date day{}, year_before{};  // of which the network and its people are told
};
BOOST_DESCRIBE_STRUCT(Numbers, (), (total, before, sections, happened, shortfalls, figures, day, year_before))
/// A figure in the reader's language.
struct ShownFigure {
    FigurePart part = FigurePart::setting;
    std::string code, title;
    FigureUnit unit = FigureUnit::count;
    FigureValue now, before;
};
BOOST_DESCRIBE_STRUCT(ShownFigure, (), (part, code, title, unit, now, before))
struct AnalysisView {
    PlanId plan;
    OrganisationRef organisation;
    int school_year = 0;
    State state = State::draft;
    SectionOutcome total;
    std::optional<SectionOutcome> before;  // last year's plan as a whole
    std::vector<SectionOutcome> sections;
    std::vector<Happened> happened;
    std::vector<Shortfall> shortfalls;
    std::vector<ShownFigure> figures;
    Date day{}, year_before{};
    std::string problems, conclusions, next_tasks;
    std::optional<std::string> remarks, act_number, paper;
    std::optional<Date> act_date;
    std::int64_t version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(AnalysisView, (),
                      (plan, organisation, school_year, state, total, before, sections, happened, shortfalls,
                       figures, day, year_before, problems, conclusions, next_tasks, remarks, act_number,
                       paper, act_date, version, can))
struct AnalysisChange {
    std::optional<std::string> problems, conclusions, next_tasks;
};
BOOST_DESCRIBE_STRUCT(AnalysisChange, (), (problems, conclusions, next_tasks))
inline auto rules(const AnalysisChange*) {
    return std::array{json::length("problems", 0, 20000), json::length("conclusions", 0, 20000),
                      json::length("next_tasks", 0, 20000)};
}
struct Remarks {
    std::string remarks;
};
BOOST_DESCRIBE_STRUCT(Remarks, (), (remarks))
inline auto rules(const Remarks*) { return std::array{json::length("remarks", 3, 2000)}; }

AnalysisView analysisOf(api::Work& work, const Room& room, const Opened& opened);
AnalysisView openAnalysis(api::Scope&, const Room&, PlanId);
AnalysisView changeAnalysis(api::Scope&, const Room&, PlanId, const AnalysisChange&);
AnalysisView submitAnalysis(api::Scope&, const Room&, PlanId);
AnalysisView returnAnalysis(api::Scope&, const Room&, PlanId, const Remarks&);
/// Its paper goes to the register; from then on it stays as it is.
AnalysisView approveAnalysis(api::Scope&, const Room&, PlanId, const Act&);
api::File printAnalysis(api::Scope&, const Room&, PlanId);
/// What is counted: as it was approved, or as it is now.
Numbers numbersFor(api::Work&, const Room&, const Opened&, const Analysis&);
std::string analysisPaper(api::Work&, const Room&, const Opened&, const Analysis&, const std::optional<Act>&);

}  // namespace metodika::plans
