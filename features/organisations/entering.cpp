#include "features/organisations/entering.hpp"

#include "contracts/events.hpp"
#include "features/organisations/actions.hpp"
#include "features/organisations/entering_plan.hpp"
#include "features/organisations/reading/words.hpp"

namespace metodika::organisations {
namespace {

std::optional<std::string> filled(const std::string& text) {
    if (text.empty()) return {};
    return text;
}

RegisterImport answered(const api::Scope& scope, const Register& list, const Plan& plan) {
    RegisterImport out;
    out.file = list.file;
    for (std::size_t i = 0; i < list.organisations.size(); ++i) {
        const auto& o = list.organisations[i];
        const auto& planned = plan.rows[i];
        RegisterRow row;
        row.sheet = o.source[0].sheet;
        row.rows = o.source[0].rows;
        row.name = o.name;
        row.short_name = o.shortName;
        row.kind = o.kind;
        row.inn = filled(o.inn);
        if (o.head) row.head = o.head->full();
        if (o.parent) row.branch_of = list.organisations[*o.parent].shortName;
        row.outcome = planned.outcome;
        if (planned.known) row.organisation = planned.known->id;
        row.changes = planned.changes;
        ++out.read;
        out.fresh += row.outcome == RegisterOutcome::fresh;
        out.changed += row.outcome == RegisterOutcome::changed;
        out.same += row.outcome == RegisterOutcome::same;
        out.waiting += row.outcome == RegisterOutcome::waiting;
        out.rows.push_back(std::move(row));
    }
    for (const auto* problems : {&list.problems, &plan.problems})
        for (const auto& p : *problems)
            out.problems.push_back({p.code, p.severity, p.sheet, p.rows,
                                    scope.say("organisations.problem." + p.code, p.params)});
    return out;
}

Kept municipalityKept(api::Work& work, OrganisationId municipality) {
    auto kept = OrganisationStore(work).kept(municipality);
    if (kept.kind != Kind::municipality) throw Refused(RefusalKind::conflict, "organisations.register_place");
    return kept;
}

/// Writes what the plan says, a legal entity before its branches.
class Entering {
  public:
    Entering(api::Work& work, const Register& list, Plan& plan, const Kept& municipality, Date asOf)
        : work_(work), store_(work), list_(list), plan_(plan), municipality_(municipality) {
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
        } else if (planned.outcome == RegisterOutcome::changed) {
            change(planned, o);
            touched_.push_back(ids_[i]);
        }
    }

    void change(Planned& planned, const OrganisationRead& o) {
        auto id = planned.known->id;
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
    }

    api::Work& work_;
    OrganisationStore store_;
    const Register& list_;
    Plan& plan_;
    const Kept& municipality_;
    Date since_{};
    std::vector<OrganisationId> ids_, touched_;
};

struct ImportNote {
    std::string file;
    std::int64_t fresh = 0, changed = 0, same = 0, waiting = 0;
};
BOOST_DESCRIBE_STRUCT(ImportNote, (), (file, fresh, changed, same, waiting))

}  // namespace

RegisterImport compareRegister(api::Work& work, const Register& list, OrganisationId municipality, Date) {
    municipalityKept(work, municipality);
    auto out =
        answered(work.scope(), list, planRegister(list, OrganisationStore(work).knownOf(municipality)));
    out.dry_run = true;
    return out;
}

RegisterImport enterRegister(api::Work& work, const Register& list, OrganisationId municipality, Date asOf) {
    auto kept = municipalityKept(work, municipality);
    auto plan = planRegister(list, OrganisationStore(work).knownOf(municipality));
    auto touched = Entering(work, list, plan, kept, asOf).enter();
    auto out = answered(work.scope(), list, plan);
    if (!touched.empty()) {
        work.publish(TreeChanged{touched});
        work.note(municipality.value, "organisations.imported", "organisation", municipality.value,
                  json::write(ImportNote{out.file, out.fresh, out.changed, out.same, out.waiting}));
    }
    return out;
}

RegisterImport importRegister(api::Scope& scope, const RegisterWords& words, const RegisterUpload& upload,
                              std::string_view bytes) {
    // Whoever may not write here is told so before a file is read.
    scope.read([&](api::Work& work) {
        heldWithin(work, upload.municipality, treeKeepers);
        municipalityKept(work, upload.municipality);
    });
    Date asOf = upload.as_of.value_or(scope.today());
    auto list = readRegister(tables::readWorkbook(bytes, upload.file), words, asOf);
    if (list.organisations.empty())
        throw Refused(RefusalKind::invalid, "organisations.no_register", {{"file", upload.file}});
    auto run = [&](auto action) {
        return [&, action](api::Work& work) {
            auto within = heldWithin(work, upload.municipality, treeKeepers);
            return action(work, list, within.root(), asOf);
        };
    };
    if (upload.dry_run.value_or(false)) return scope.read(run(compareRegister));
    return scope.change(run(enterRegister));
}

}  // namespace metodika::organisations
