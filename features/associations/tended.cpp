#include "features/associations/tended.hpp"

#include <algorithm>

#include "contracts/region.hpp"
#include "features/associations/rules.hpp"
#include "features/associations/searching.hpp"
#include "platform/base/utf8.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::associations {
namespace {

struct PutOffLine {
    std::string key, title, ground, reason;
    Date declined_on{};
};
BOOST_DESCRIBE_STRUCT(PutOffLine, (), (key, title, ground, reason, declined_on))
struct NamedLine {
    PersonId person;
    OrganisationId organisation;
    std::string position;
    Date until{};
};
BOOST_DESCRIBE_STRUCT(NamedLine, (), (person, organisation, position, until))
struct PlannedLine {
    MeetingId id;
    Date on_date{};
};
BOOST_DESCRIBE_STRUCT(PlannedLine, (), (id, on_date))

std::string unitedName(const Words& words, const Living& like) {
    std::string members = like.kind == Kind::cycle && words.cycle(*like.basis)
                              ? words.cycle(*like.basis)->members
                              : words.speciality(*like.basis).members;
    return words.nameOf(Level::cluster, members);
}

/// Members go over to the other one: by its own rule where it takes them, by name where it does not.
void carryMembers(api::Work& work, const Kept& from, const Kept& into, Date on) {
    static constexpr db::Query find{"tending.members", R"(
        SELECT person, organisation, position, until FROM association_members
        WHERE association = :id AND until > :on AND since <= :on ORDER BY person, since)"};
    static constexpr db::Query insert{"tending.carry", R"(
        INSERT INTO association_members (id, association, person, organisation, position, since, until, manual)
        VALUES (:id, :association, :who, :organisation, :position, :since, :until, :manual))"};
    AssociationStore store(work);
    for (const auto& m : work.all<NamedLine>(find, {{"id", from.id}, {"on", on}})) {
        if (store.isMember(into.id, m.person, on) || store.hasManual(into.id, m.person)) continue;
        work.execute(insert, {{"id", work.newId<MemberId>()},
                              {"association", into.id},
                              {"who", m.person},
                              {"organisation", m.organisation},
                              {"position", m.position},
                              {"since", on},
                              {"until", m.until},
                              {"manual", true}});
    }
}

/// What is planned goes on in the other one.
void carryMeetings(api::Work& work, const Room& room, const Kept& from, const Kept& into, Date on) {
    static constexpr db::Query find{"tending.planned", R"(
        SELECT id, on_date FROM meetings WHERE association = :id AND state = 'planned' AND on_date >= :on ORDER BY id)"};
    static constexpr db::Query move{"tending.move", R"(
        UPDATE meetings SET association = :into, organisation = :organisation, from_schedule = :no, version = version + 1
        WHERE id = :id)"};
    for (const auto& m : work.all<PlannedLine>(find, {{"id", from.id}, {"on", on}})) {
        work.execute(move,
                     {{"id", m.id}, {"into", into.id}, {"organisation", into.organisation}, {"no", false}});
        room.facts.changed(work, "meetings", from.organisation, m.on_date);
        room.facts.changed(work, "meetings", into.organisation, m.on_date);
        searchAnew(work, m.id);
        touch(work, into.organisation);
    }
}

/// Closes it on the day; nothing of what was is taken away.
void closeOn(api::Work& work, const Room& room, Kept a, Date on, const Acceptance& by,
             std::optional<AssociationId> into) {
    static constexpr db::Query end{"tending.end_named", R"(
        UPDATE association_members SET until = :on WHERE association = :id AND manual AND until > :on AND since < :on)"};
    static constexpr db::Query forget{
        "tending.forget_named",
        "DELETE FROM association_members WHERE association = :id AND manual AND since >= :on"};
    static constexpr db::Query note{"tending.closed", R"(
        UPDATE associations SET merged_into = :into, closing_act = :act, closing_act_date = :act_date WHERE id = :id)"};
    if (on <= a.since) throw wrongField("/since", "associations.closed_before_opened");
    AssociationStore store(work);
    a.until = on;
    store.save(a);
    work.execute(forget, {{"id", a.id}, {"on", on}});
    work.execute(end, {{"id", a.id}, {"on", on}});
    keepMembers(work, a);
    keepYears(work, room, a);
    if (store.headOn(a.id, on)) store.appoint(a.id, {}, on);
    work.execute(note, {{"id", a.id}, {"into", into}, {"act", by.act_number}, {"act_date", by.act_date}});
    touch(work, a.organisation);
    work.note(a.organisation.value, into ? "association.merged" : "association.closed", "association",
              a.id.value);
}

Kept openUnited(api::Work& work, const Room& room, const Tended& t, Date on, const Acceptance& by,
                std::optional<PersonId> head) {
    const Living& like = *t.absorbed.front();
    const Words& words = room.words.of(packOf(work, t.owner));
    Kept a;
    a.id = work.newId<AssociationId>();
    a.name = unitedName(words, like);
    a.level = Level::cluster;
    a.kind = like.kind;
    a.community = usualCommunity(a.level, a.kind);
    a.basis = like.basis;
    a.organisation = a.root = t.owner;
    a.cluster = t.cluster;
    a.since = on;
    a.kept_from = yearOfMeeting(work.today());
    a.act_number = by.act_number;
    a.act_date = by.act_date;
    const auto* cycle = like.kind == Kind::cycle ? words.cycle(*like.basis) : nullptr;
    openWith(work, room, a, cycle ? cycle->subjects : words.speciality(*like.basis).subjects, head);
    return a;
}

std::string titleOf(const Tended& t) {
    std::string out;
    for (const Living* a : t.absorbed)
        out += (out.empty() ? "" : "; ") + a->name + ", " + a->organisation_name;
    return out;
}

}  // namespace

bool isTending(std::string_view key) {
    auto at = key.find('.');
    if (at == key.npos) return false;
    auto rest = key.substr(at + 1);
    return rest.starts_with("merge.") || rest.starts_with("unite.") || rest.starts_with("close.");
}

std::string groundOf(const Due& due) {
    std::string out;
    for (const Teacher& t : due.teachers) out += (out.empty() ? "" : "+") + t.id.text();
    return out;
}

void proposeTending(api::Work& work, const Room& room, const Within& within,
                    std::map<std::string, std::string>& grounds, Proposals& out) {
    AssociationStore store(work);
    const packs::Pack& pack = packOf(work, within.root());
    auto more = thresholdsOn(pack, work.today());
    auto living = store.living(within);
    for (Tended& t : whatToTend(living, more, work.today())) {
        const Living& first = *t.absorbed.front();
        if (t.reason == "associations.close.few")
            t.params["since"] =
                stampDate(fewSince(store.termsOfMembers(first.id), std::stoll(t.params["threshold"]),
                                   first.since, work.today()));
        MergeProposal p;
        p.key = t.key;
        grounds[t.key] = t.ground;
        p.what = t.what;
        p.organisation = {first.organisation, first.organisation_name};
        if (t.into) p.into = AssociationRef{t.into->id, t.into->name};
        p.name = t.into                     ? t.into->name
                 : t.what == Tending::unite ? unitedName(room.words.of(pack), first)
                                            : first.name;
        for (const Living* a : t.absorbed)
            p.associations.push_back({a->id, t.what == Tending::close || a->organisation == first.organisation
                                                 ? a->name
                                                 : a->name + ", " + a->organisation_name});
        if (t.what != Tending::close && p.associations.size() > 1)
            p.associations.front().name = first.name + ", " + first.organisation_name;
        p.reason = work.scope().say(t.reason, t.params);
        out.tending.push_back(std::move(p));
    }
}

void leaveOutPutOff(api::Work& work, const Within& within, const std::map<std::string, std::string>& grounds,
                    Proposals& out) {
    static constexpr db::Query find{"tending.put_off", R"(
        SELECT key, title, ground, reason, declined_on FROM declined_proposals
        WHERE organisation IN (SELECT descendant FROM shared_reach WHERE ancestor = :root AND since <= :today AND until > :today)
        ORDER BY declined_on DESC, key)"};
    for (auto& l : work.all<PutOffLine>(find, {{"root", within.root()}})) {
        auto now = grounds.find(l.key);
        // Another ground, another question.
        if (now == grounds.end() || now->second != l.ground) continue;
        std::erase_if(out.items, [&](const Proposal& p) { return p.key == l.key; });
        std::erase_if(out.tending, [&](const MergeProposal& p) { return p.key == l.key; });
        out.put_off.push_back({l.key, l.title, l.reason, l.declined_on});
    }
}

AssociationRef acceptTending(api::Work& work, const Room& room, const std::string& key, Date on,
                             const Acceptance& by, const std::string& path) {
    auto owner = ownerIn(key, path + "/key");
    auto within = heldWithin(work, owner, roles::keepers);
    AssociationStore store(work);
    auto living = store.living(within);
    auto all = whatToTend(living, thresholdsOn(packOf(work, owner), work.today()), work.today());
    auto at = std::find_if(all.begin(), all.end(), [&](const Tended& t) { return t.key == key; });
    if (at == all.end()) throw Refused(RefusalKind::conflict, "associations.tending_gone");
    for (const Living* a : at->absorbed) seeToKeep(work, a->id);
    if (at->what == Tending::close) {
        const Living& a = *at->absorbed.front();
        closeOn(work, room, store.kept(a.id), on, by, {});
        return {a.id, a.name};
    }
    std::optional<PersonId> head;
    for (const auto& item : by.items)
        if (item.key == key) head = item.head;
    Kept into =
        at->into ? seeToKeep(work, at->into->id).association : openUnited(work, room, *at, on, by, head);
    for (const Living* a : at->absorbed) {
        Kept from = store.kept(a->id);
        carryMembers(work, from, into, on);
        carryMeetings(work, room, from, into, on);
        closeOn(work, room, from, on, by, into.id);
    }
    return {into.id, into.name};
}

Proposals putOffProposal(api::Scope& scope, const Room& room, const Refusal& refusal) {
    static constexpr db::Query put{"tending.put_off_one", R"(
        INSERT INTO declined_proposals (key, organisation, title, ground, reason, declined_on)
        VALUES (:key, :organisation, :title, :ground, :reason, :today)
        ON CONFLICT (key) DO UPDATE SET title = excluded.title, ground = excluded.ground, reason = excluded.reason,
            declined_on = excluded.declined_on)"};
    std::string reason = utf8::squeeze(refusal.reason);
    if (reason.empty()) throw wrongField("/reason", "api.field.required");
    return scope.change([&](api::Work& work) {
        auto owner = ownerIn(refusal.key, "/key");
        auto within = heldWithin(work, owner, roles::keepers);
        const packs::Pack& pack = packOf(work, owner);
        auto more = thresholdsOn(pack, work.today());
        AssociationStore store(work);
        std::string title, ground;
        if (isTending(refusal.key)) {
            auto living = store.living(within);
            for (const Tended& t : whatToTend(living, more, work.today()))
                if (t.key == refusal.key) title = titleOf(t), ground = t.ground;
        } else {
            for (const School& s : store.schools(within))
                for (const Due& due : associationsDue(s.staff, s.joined, room.words.of(pack), more))
                    if (s.organisation.id.text() + "." + std::string(enumName(due.kind)) + "." + due.basis ==
                        refusal.key)
                        title = due.basis + ", " + s.organisation.name, ground = groundOf(due);
        }
        if (ground.empty()) throw Refused(RefusalKind::conflict, "associations.tending_gone");
        work.execute(put, {{"key", refusal.key},
                           {"organisation", owner},
                           {"title", title},
                           {"ground", ground},
                           {"reason", reason}});
        touch(work, owner);
        work.note(owner.value, "association.proposal_put_off", "organisation", owner.value);
        return proposalsIn(work, room, within);
    });
}

Proposals returnProposal(api::Scope& scope, const Room& room, const ReturnedProposal& wish) {
    static constexpr db::Query drop{"tending.return", "DELETE FROM declined_proposals WHERE key = :key"};
    static constexpr db::Query find{"tending.returned",
                                    "SELECT count(*) FROM declined_proposals WHERE key = :key"};
    return scope.change([&](api::Work& work) {
        auto owner = ownerIn(wish.key, "/key");
        auto within = heldWithin(work, owner, roles::keepers);
        if (!work.number(find, {{"key", wish.key}})) notFound();
        work.execute(drop, {{"key", wish.key}});
        touch(work, owner);
        work.note(owner.value, "association.proposal_returned", "organisation", owner.value);
        return proposalsIn(work, room, within);
    });
}

AssociationCard askHead(api::Scope& scope, const Room& room, AssociationId id, const HeadQuestion& question) {
    static constexpr db::Query put{"tending.ask", R"(
        INSERT INTO head_questions (association, person, asked_on, answer, answered_on)
        VALUES (:id, :who, :on_date, :answer, :answered_on)
        ON CONFLICT (association, person) DO UPDATE SET answer = excluded.answer, answered_on = excluded.answered_on,
            asked_on = CASE WHEN excluded.answer = 'asked' THEN excluded.asked_on ELSE head_questions.asked_on END)"};
    scope.change([&](api::Work& work) {
        auto seen = seeToKeep(work, id);
        requireColleague(work, seen.association, question.person, "/person");
        Date on = question.on.value_or(work.today());
        if (on > work.today()) throw wrongField("/on", "associations.asked_in_future");
        auto answer = question.answer.value_or(HeadAnswer::asked);
        std::optional<Date> answered;
        if (answer != HeadAnswer::asked) answered = on;
        work.execute(put, {{"id", id},
                           {"who", question.person},
                           {"on_date", on},
                           {"answer", answer},
                           {"answered_on", answered}});
        touch(work, id);
        work.note(seen.association.organisation.value, "association.head_asked", "association", id.value);
    });
    return openAssociation(scope, room, id);
}

}  // namespace metodika::associations
