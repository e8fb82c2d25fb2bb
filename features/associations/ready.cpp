#include "features/associations/ready.hpp"

#include <algorithm>

#include "platform/packs/pack.hpp"

namespace metodika::associations {

void touch(api::Work& work, OrganisationId organisation) {
    static constexpr db::Query put{"associations.touch_organisation", R"(
        INSERT INTO association_touches (organisation, association, changes) VALUES (:organisation, 0, 1)
        ON CONFLICT (organisation, association) DO UPDATE SET changes = association_touches.changes + 1)"};
    work.later(put, {{"organisation", organisation}});
}

void touch(api::Work& work, AssociationId association) {
    static constexpr db::Query put{"associations.touch_owner", R"(
        INSERT INTO association_touches (organisation, association, changes)
        SELECT organisation, id, 1 FROM associations WHERE id = :id
        ON CONFLICT (organisation, association) DO UPDATE SET changes = association_touches.changes + 1)"};
    work.later(put, {{"id", association}});
}

std::string stateBelow(api::Work& work, OrganisationId place) {
    // Counters only ever grow; who comes or goes changes the count or the sum of who is there.
    static constexpr db::Query find{"associations.state_below", R"(
        SELECT count(*), sum(w.id % 1000003), sum(coalesce(t.changes, 0))
        FROM (SELECT descendant AS id FROM shared_reach WHERE ancestor = :root AND since <= :today AND until > :today
              UNION SELECT id FROM shared_organisations WHERE branch_of = :root) w
        LEFT JOIN association_touches t ON t.organisation = w.id)"};
    auto rows = work.run(find.text, {{"root", place}});
    if (!rows->next()) return {};
    return std::to_string(rows->integer(0)) + " " + std::to_string(rows->integer(1)) + " " +
           std::to_string(rows->integer(2));
}

std::string asksAs(api::Work& work) {
    const api::Scope& scope = work.scope();
    std::string out = isoDate(scope.today()) + " " + std::string(text::code(scope.language())) + " " +
                      std::string(scope.member().pack());
    std::vector<std::string> holdings;
    for (const api::Holding& held : scope.member().holdings)
        holdings.push_back(" " + held.role + "@" + std::to_string(held.place()));
    // Those who may the same read the same: a municipality's keepers share one answer.
    std::sort(holdings.begin(), holdings.end());
    for (const auto& held : holdings) out += held;
    return out;
}

Ready::Text Ready::find(const std::string& question, const std::string& state) {
    std::lock_guard lock(mutex_);
    auto found = at_.find(question);
    if (found == at_.end() || found->second->state != state) return {};
    kept_.splice(kept_.begin(), kept_, found->second);
    return found->second->text;
}

void Ready::keep(const std::string& question, const std::string& state, Text text) {
    std::lock_guard lock(mutex_);
    if (auto found = at_.find(question); found != at_.end()) {
        bytes_ -= found->second->text->size();
        kept_.erase(found->second);
        at_.erase(found);
    }
    bytes_ += text->size();
    kept_.push_front({question, state, std::move(text)});
    at_[question] = kept_.begin();
    while (bytes_ > mostBytes && kept_.size() > 1) {
        bytes_ -= kept_.back().text->size();
        at_.erase(kept_.back().question);
        kept_.pop_back();
    }
}

}  // namespace metodika::associations
