#include "features/organisations/entering.hpp"

#include "contracts/events.hpp"
#include "features/organisations/actions.hpp"
#include "features/organisations/entering_plan.hpp"
#include "features/organisations/reading/words.hpp"
#include "features/organisations/registers_store.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

RegisterQuestion questionOf(const api::Scope& scope, const RegisterProblem& p) {
    return {p.code,    p.severity, p.sheet, p.rows, scope.say("organisations.problem." + p.code, p.params),
            p.settled, p.choices};
}

RegisterRow rowOf(const Register& list, const OrganisationRead& o, const Planned& planned) {
    RegisterRow row;
    row.sheet = o.source[0].sheet;
    row.rows = o.source[0].rows;
    row.name = o.name;
    row.short_name = o.shortName;
    row.kind = o.kind;
    row.inn = utf8::filled(o.inn);
    if (o.head) row.head = o.head->full();
    if (o.parent) row.branch_of = list.organisations[*o.parent].shortName;
    row.outcome = planned.outcome;
    if (planned.known) row.organisation = planned.known->id;
    row.changes = planned.changes;
    row.cells = o.cells;
    return row;
}

RegisterRow skippedRow(const RowAnswer& answer) {
    RegisterRow row;
    row.sheet = answer.sheet;
    row.rows = {answer.row};
    row.name = row.short_name = answer.name.value_or("");
    row.outcome = RegisterOutcome::skipped;
    return row;
}

RegisterImport answered(const api::Scope& scope, const Register& list, const Plan& plan,
                        const RegisterAnswers& answers) {
    RegisterImport out;
    out.file = list.file;
    for (std::size_t i = 0; i < list.organisations.size(); ++i)
        out.rows.push_back(rowOf(list, list.organisations[i], plan.rows[i]));
    for (const auto* problems : {&list.problems, &plan.problems})
        for (const auto& p : *problems)
            (p.organisations.empty() ? out.problems : out.rows[p.organisations.front()].problems)
                .push_back(questionOf(scope, p));
    for (const auto& answer : answers.rows)
        if (answer.skip.value_or(false)) out.rows.push_back(skippedRow(answer));
    out.read = std::int64_t(out.rows.size());
    for (const auto& row : out.rows) {
        out.fresh += row.outcome == RegisterOutcome::fresh;
        out.changed += row.outcome == RegisterOutcome::changed;
        out.same += row.outcome == RegisterOutcome::same;
        out.waiting += row.outcome == RegisterOutcome::waiting;
        out.skipped += row.outcome == RegisterOutcome::skipped;
    }
    for (const auto& table : list.read)
        for (const auto& c : table.columns)
            out.columns.push_back({table.sheet, c.column, c.header, c.meaning});
    out.meanings = columnMeanings();
    return out;
}

/// Writes what the plan says, a legal entity before its branches.
class Entering {
  public:
    Entering(api::Work& work, const Register& list, Plan& plan, const Kept& municipality, Date asOf,
             const NoteEffect& effect)
        : work_(work), store_(work), list_(list), plan_(plan), municipality_(municipality), effect_(effect) {
        // Nothing begins before the municipality does, nor in the days to come.
        auto day = std::max(std::chrono::sys_days{asOf}, std::chrono::sys_days{municipality.since});
        since_ = Date{std::min(day, std::chrono::sys_days{work.today()})};
    }

    std::vector<OrganisationId> enter() {
        ids_.resize(plan_.rows.size());
        for (std::size_t i = 0; i < ids_.size(); ++i)
            if (plan_.rows[i].known) ids_[i] = plan_.rows[i].known->id;
        for (bool entities : {true, false})
            for (std::size_t i = 0; i < ids_.size(); ++i)
                if (list_.organisations[i].legalEntity == entities) write(i);
        return touched_;
    }

  private:
    void write(std::size_t i) {
        auto& planned = plan_.rows[i];
        const auto& o = list_.organisations[i];
        if (planned.outcome == RegisterOutcome::fresh) {
            auto fresh = freshFrom(o, planned, municipality_.id);
            if (o.parent) fresh.branch_of = ids_[*o.parent];
            ids_[i] = foundOrganisation(work_, fresh, since_);
            work_.note(ids_[i].value, "organisation.added", "organisation", ids_[i].value);
            touched_.push_back(ids_[i]);
            if (effect_) effect_(ids_[i], nullptr);
        } else if (planned.outcome == RegisterOutcome::changed) {
            change(planned, o);
            touched_.push_back(ids_[i]);
        }
    }

    void change(Planned& planned, const OrganisationRead& o) {
        auto id = planned.known->id;
        std::optional<WasOrganisation> before;
        if (effect_) before = RegisterStore(work_).stateOf(id);
        if (planned.rename) {
            auto was = store_.kept(id);
            auto since = std::max(std::chrono::sys_days{since_}, std::chrono::sys_days{was.period_since});
            store_.beginPeriod(was, Date{since}, planned.treeName, planned.shortName, was.parent);
            planned.change.name = planned.treeName;
        }
        if (planned.link) store_.linkBranch(id, ids_[*o.parent]);
        store_.describe(id, planned.change);
        store_.touch(id);
        work_.note(id.value, "organisation.changed", "organisation", id.value, json::write(planned.change));
        if (effect_) effect_(id, &*before);
    }

    api::Work& work_;
    OrganisationStore store_;
    const Register& list_;
    Plan& plan_;
    const Kept& municipality_;
    const NoteEffect& effect_;
    Date since_{};
    std::vector<OrganisationId> ids_, touched_;
};

struct ImportNote {
    std::string file;
    std::int64_t fresh = 0, changed = 0, same = 0, waiting = 0;
};
BOOST_DESCRIBE_STRUCT(ImportNote, (), (file, fresh, changed, same, waiting))

}  // namespace

Kept municipalityKept(api::Work& work, OrganisationId municipality) {
    auto kept = OrganisationStore(work).kept(municipality);
    if (kept.kind != Kind::municipality) throw Refused(RefusalKind::conflict, "organisations.register_place");
    return kept;
}

RegisterImport compareRegister(api::Work& work, const Register& list, const RegisterAnswers& answers,
                               OrganisationId municipality) {
    municipalityKept(work, municipality);
    auto plan = planRegister(list, OrganisationStore(work).knownOf(municipality), answers);
    return answered(work.scope(), list, plan, answers);
}

RegisterImport enterRegister(api::Work& work, const Register& list, const RegisterAnswers& answers,
                             OrganisationId municipality, Date asOf, const NoteEffect& effect) {
    auto kept = municipalityKept(work, municipality);
    auto plan = planRegister(list, OrganisationStore(work).knownOf(municipality), answers);
    auto touched = Entering(work, list, plan, kept, asOf, effect).enter();
    auto out = answered(work.scope(), list, plan, answers);
    if (!touched.empty()) {
        work.publish(TreeChanged{touched});
        work.note(municipality.value, "organisations.imported", "organisation", municipality.value,
                  json::write(ImportNote{out.file, out.fresh, out.changed, out.same, out.waiting}));
    }
    return out;
}

}  // namespace metodika::organisations
