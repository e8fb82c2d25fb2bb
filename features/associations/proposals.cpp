// Associations that ought to exist by the rule of the region, and accepting several at once.
#include <algorithm>
#include <map>

#include "contracts/region.hpp"
#include "features/associations/rules.hpp"
#include "features/associations/tended.hpp"

namespace metodika::associations {

Thresholds thresholdsOn(const packs::Pack& pack, Date day) {
    auto number = [&](std::string_view name) { return pack.setting(name, day).number(); };
    return {number("association.same_subject_more_than"), number("association.same_cycle_more_than"),
            number("association.cycle_subjects_least")};
}

namespace {

/// organisation.kind.basis: found again when it is accepted, as long as it is still due.
std::string keyOf(OrganisationId organisation, const Due& due) {
    return organisation.text() + "." + std::string(enumName(due.kind)) + "." + due.basis;
}
}  // namespace

OrganisationId ownerIn(std::string_view key, const std::string& path) {
    auto id = parseIdNumber(key.substr(0, key.find('.')));
    if (!id)
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{path, "associations.proposal_unknown", {}}});
    return OrganisationId{*id};
}

namespace {

std::string membersOf(const Words& words, const Due& due) {
    if (due.kind == Kind::cycle) return words.cycle(due.basis)->members;
    return words.speciality(due.basis).members;
}

std::optional<Choice> candidateOf(const std::vector<Teacher>& teachers,
                                  const std::unordered_map<PersonId, Career>& careers, Date today) {
    std::vector<Career> list;
    for (const Teacher& t : teachers)
        if (auto known = careers.find(t.id); known != careers.end()) {
            list.push_back(known->second);
            list.back().name = t.name;
        }
    return headCandidate(list, today);
}

}  // namespace

OrganisationId keptRoot(api::Work& work) {
    for (const api::Holding& h : work.scope().member().holdings)
        if (std::find(roles::keepers.begin(), roles::keepers.end(), h.role) != roles::keepers.end())
            return OrganisationId{h.place()};
    return firstHome(work);
}

Proposals proposalsIn(api::Work& work, const Room& room, const Within& within) {
    AssociationStore store(work);
    const packs::Pack& pack = packOf(work, within.root());
    const Words& words = room.words.of(pack);
    auto more = thresholdsOn(pack, work.today());
    std::vector<std::pair<OrganisationRef, Due>> found;
    std::vector<PersonId> teachers;
    for (const School& school : store.schools(within))
        for (Due& due : associationsDue(school.staff, school.joined, words, more)) {
            for (const Teacher& t : due.teachers) teachers.push_back(t.id);
            found.emplace_back(school.organisation, std::move(due));
        }
    auto careers = store.careers(teachers);
    std::map<std::string, std::string> grounds;
    Proposals out;
    for (auto& [organisation, due] : found) {
        Proposal p{keyOf(organisation.id, due),
                   organisation,
                   words.nameOf(Level::school, membersOf(words, due)),
                   due.kind,
                   due.basis,
                   {},
                   due.threshold,
                   {}};
        grounds[p.key] = groundOf(due);
        if (auto c = candidateOf(due.teachers, careers, work.today()))
            p.head_candidate =
                Candidate{c->person, c->name, work.scope().say(c->reason, c->params), c->reason, c->params};
        p.teachers = std::move(due.teachers);
        out.items.push_back(std::move(p));
    }
    out.without_head = store.headless(within);
    nameCandidates(work, within, out.without_head);
    proposeTending(work, room, within, grounds, out);
    leaveOutPutOff(work, within, grounds, out);
    return out;
}

Ready::Text proposeAssociations(api::Scope& scope, const Room& room, const ProposalsQuery& query) {
    return scope.read([&](api::Work& work) {
        auto within =
            heldWithin(work, query.organisation ? *query.organisation : keptRoot(work), roles::keepers);
        // Who keeps the lists there is proposed the same, whoever it is: only the words differ.
        std::string question = "proposals " + within.root().text() + " " + asksAs(work);
        std::string state = stateBelow(work, within.root());
        if (auto text = room.ready->find(question, state)) return text;
        auto text = std::make_shared<const std::string>(json::write(proposalsIn(work, room, within)));
        room.ready->keep(question, state, text);
        return Ready::Text(text);
    });
}

api::List<AssociationRef> acceptProposals(api::Scope& scope, const Room& room, const Acceptance& acceptance) {
    if (acceptance.items.empty())
        throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/items", "api.field.required", {}}});
    if (acceptance.items.size() > 500) throw Refused(RefusalKind::tooLarge, "associations.too_many_at_once");
    return scope.change([&](api::Work& work) {
        Date since = acceptance.since.value_or(work.today());
        enforce(mayOpen(since, work.today()), RefusalKind::conflict);
        // What is due is found once for each school, before the first of its associations is opened.
        std::map<OrganisationId, std::vector<Due>> due;
        api::List<AssociationRef> opened;
        for (std::size_t i = 0; i < acceptance.items.size(); ++i) {
            const AcceptedProposal& item = acceptance.items[i];
            std::string path = "/items/" + std::to_string(i);
            if (isTending(item.key)) {
                opened.items.push_back(acceptTending(work, room, item.key, since, acceptance, path));
                continue;
            }
            auto school = ownerIn(item.key, path + "/key");
            auto within = heldWithin(work, school, roles::keepers);
            const packs::Pack& pack = packOf(work, school);
            const Words& words = room.words.of(pack);
            if (!due.contains(school)) {
                auto more = thresholdsOn(pack, work.today());
                auto& found = due[school];
                for (const School& s : AssociationStore(work).schools(within))
                    if (s.organisation.id == school) found = associationsDue(s.staff, s.joined, words, more);
            }
            auto& left = due[school];
            auto at = std::find_if(left.begin(), left.end(),
                                   [&](const Due& d) { return keyOf(school, d) == item.key; });
            if (at == left.end()) throw Refused(RefusalKind::conflict, "associations.proposal_gone");
            Kept a;
            a.id = work.newId<AssociationId>();
            a.name = words.nameOf(Level::school, membersOf(words, *at));
            a.level = Level::school;
            a.kind = at->kind;
            a.basis = at->basis;
            a.community = usualCommunity(a.level, a.kind);
            a.organisation = a.root = school;
            a.since = since;
            a.kept_from = yearOfMeeting(work.today());
            a.act_number = acceptance.act_number;
            a.act_date = acceptance.act_date;
            if (item.head) requireColleague(work, a, *item.head, path + "/head");
            openWith(work, room, a, at->subjects, item.head);
            opened.items.push_back({a.id, a.name});
            left.erase(at);
        }
        return opened;
    });
}

}  // namespace metodika::associations
