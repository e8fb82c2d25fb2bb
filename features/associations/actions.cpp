#include "features/associations/actions.hpp"

#include "features/associations/contests.hpp"

#include "contracts/region.hpp"

#include "features/associations/rules.hpp"

namespace metodika::associations {
namespace {

std::string_view language(const api::Scope& scope) {
    return scope.language() == text::Language::en ? "en" : "ru";
}

AssociationCard cardOf(api::Work& work, const Room& room, const Seen& seen) {
    AssociationStore store(work);
    auto a = store.kept(seen.association.id);
    auto rows = store.row(a.id, yearOfMeeting(work.today()));
    AssociationCard card;
    static_cast<AssociationRow&>(card) = rows.front();
    card.community = room.words.of(packOf(work, a.organisation)).named(a.community, language(work.scope()));
    card.heads = store.headships(a.id);
    card.members = store.memberships(a.id);
    card.schedules = store.schedules(a.id);
    if (a.cluster) card.cluster = store.cluster(*a.cluster);
    card.since = a.since;
    card.until = shownEnd(a.until);
    card.act_number = a.act_number;
    card.act_date = a.act_date;
    card.version = a.version;
    if (seen.sight == Sight::none) {
        card.hidden = {"head", "heads", "members"};
        card.head.reset();
        card.heads.clear();
        card.members.clear();
    }
    return card;
}

AssociationCard cardOf(api::Work& work, const Room& room, AssociationId id) {
    return cardOf(work, room, see(work, id));
}

std::optional<std::string> filled(std::optional<std::string> text) {
    if (text && text->empty()) text.reset();
    return text;
}

/// What joins the members: the pack knows which subjects make a speciality or a cycle.
std::vector<std::string> basisOf(const Words& words, const NewAssociation& fresh, Kept& a) {
    if (int(bool(fresh.subject)) + int(bool(fresh.cycle)) + int(bool(fresh.post)) > 1)
        throw wrongField("/subject", "associations.one_basis");
    if (fresh.subject) {
        a.kind = Kind::subject;
        auto speciality = words.speciality(*fresh.subject);
        a.basis = speciality.name;
        return speciality.subjects;
    }
    if (fresh.cycle) {
        const auto* cycle = words.cycle(*fresh.cycle);
        if (!cycle) throw wrongField("/cycle", "associations.cycle_unknown");
        a.kind = Kind::cycle;
        a.basis = cycle->name;
        return cycle->subjects;
    }
    if (fresh.post) {
        a.kind = Kind::post;
        a.basis = *fresh.post;
        return {*fresh.post};
    }
    const auto* community = fresh.community ? words.community(*fresh.community) : nullptr;
    if (community && community->joinedBy(Kind::young))
        a.kind = Kind::young;
    else if (community && !community->joinedBy(Kind::free))
        throw wrongField(community->joinedBy(Kind::subject) ? "/subject" : "/post",
                         "associations.basis_missing");
    return {};
}

/// The kind of community that was chosen has to exist at this level and to be joined this way.
void chooseCommunity(const Words& words, const NewAssociation& fresh, Kept& a) {
    a.community = usualCommunity(a.level, a.kind);
    if (!fresh.community) return;
    const auto* community = words.community(*fresh.community);
    if (!community) throw wrongField("/community", "associations.community_unknown");
    if (!community->at(a.level)) throw wrongField("/level", "associations.community_elsewhere");
    if (!community->joinedBy(a.kind))
        throw wrongField("/community", "associations.community_joined_otherwise");
    a.community = community->code;
}

/// Where members come from.
void findRoot(api::Work& work, const NewAssociation& fresh, Kept& a) {
    AssociationStore store(work);
    auto place = store.place(fresh.organisation);
    enforce(mayKeep(fresh.level, place.kind), RefusalKind::conflict);
    a.organisation = place.id;
    a.root = place.id;
    if (fresh.level != Level::school && place.kind != "municipality" && place.kind != "region" &&
        place.parent)
        a.root = *place.parent;
    if (fresh.level != Level::cluster) return;
    if (!fresh.cluster) throw wrongField("/cluster", "api.field.required");
    static constexpr db::Query municipality{
        "associations.cluster_place", "SELECT municipality FROM shared_clusters WHERE id = :id LIMIT 1"};
    if (work.number(municipality, {{"id", *fresh.cluster}}) != a.root.value)
        throw wrongField("/cluster", "associations.cluster_elsewhere");
    a.cluster = fresh.cluster;
}

}  // namespace

Seen see(api::Work& work, AssociationId id) {
    AssociationStore store(work);
    Seen seen{store.kept(id), Rights::of(work)};
    const Kept& a = seen.association;
    seen.member = store.takesPart(id, seen.rights.person());
    // A regional association lies outside the municipality of its own members.
    seen.sight =
        seen.writes() || seen.member ? Sight::directory : organisationsWithin(work, a.organisation).sight();
    return seen;
}
Seen seeToWrite(api::Work& work, AssociationId id) {
    auto seen = see(work, id);
    if (!seen.writes()) throw Refused(RefusalKind::forbidden, "associations.not_yours");
    return seen;
}
Seen seeToKeep(api::Work& work, AssociationId id) {
    auto seen = see(work, id);
    if (!seen.keeps()) throw Refused(RefusalKind::forbidden, "associations.not_keeper");
    return seen;
}

Term requireColleague(api::Work& work, const Kept& a, PersonId person, const std::string& path) {
    AssociationStore store(work);
    auto at = store.workplace(person, a.level == Level::regional ? a.root : store.home(a.organisation));
    if (!at) throw wrongField(path, "associations.person_unknown");
    return *at;
}

api::Page<AssociationRow> listAssociations(api::Scope& scope, const Room& room,
                                           const AssociationQuery& query) {
    return scope.read([&](api::Work& work) {
        auto within = organisationsWithin(work, query.organisation ? *query.organisation : firstHome(work));
        auto page = AssociationStore(work).list(
            within, query, query.year.value_or(yearOfMeeting(work.today())), Rights::of(work));
        const Words& words = room.words.of(packOf(work, within.root()));
        for (auto& row : page.items) row.community = words.named(row.community.code, language(scope));
        return page;
    });
}

AssociationCard openAssociation(api::Scope& scope, const Room& room, AssociationId id) {
    return scope.read([&](api::Work& work) { return cardOf(work, room, id); });
}

api::List<CommunityChoice> listCommunities(api::Scope& scope, const Room& room,
                                           const CommunitiesQuery& query) {
    return scope.read([&](api::Work& work) {
        const packs::Pack* pack = &scope.pack();
        if (query.organisation) {
            organisationsWithin(work, *query.organisation);
            pack = &packOf(work, *query.organisation);
        }
        api::List<CommunityChoice> out;
        for (const Community& c : room.words.of(*pack).communities())
            out.items.push_back({c.code, c.titleIn(language(scope)), c.shortName, c.levels, c.joins});
        return out;
    });
}

void openWith(api::Work& work, const Room& room, const Kept& fresh, const std::vector<std::string>& basis,
              std::optional<PersonId> head) {
    AssociationStore store(work);
    store.add(fresh, basis);
    keepMembers(work, fresh);
    if (head) store.appoint(fresh.id, head, fresh.since);
    keepYears(work, room, fresh);
    work.note(fresh.organisation.value, "association.opened", "association", fresh.id.value);
    markMembersOf(work, room, fresh.id);
}

AssociationCard addAssociation(api::Scope& scope, const Room& room, const NewAssociation& fresh) {
    return scope.change([&](api::Work& work) {
        organisationsWithin(work, fresh.organisation);
        Kept a;
        a.id = work.newId<AssociationId>();
        a.name = fresh.name;
        a.level = fresh.level;
        a.since = fresh.since.value_or(work.today());
        a.kept_from = yearOfMeeting(work.today());
        a.act_number = filled(fresh.act_number);
        a.act_date = fresh.act_date;
        if (!Rights::of(work).keeps(fresh.level, fresh.organisation))
            throw Refused(RefusalKind::forbidden, "associations.not_keeper");
        findRoot(work, fresh, a);
        enforce(mayOpen(a.since, work.today()), RefusalKind::conflict);
        const Words& words = room.words.of(packOf(work, fresh.organisation));
        auto basis = basisOf(words, fresh, a);
        chooseCommunity(words, fresh, a);
        if (fresh.head) requireColleague(work, a, *fresh.head, "/head");
        openWith(work, room, a, basis, fresh.head);
        return cardOf(work, room, a.id);
    });
}

AssociationCard changeAssociation(api::Scope& scope, const Room& room, AssociationId id,
                                  const AssociationChange& change) {
    return scope.change([&](api::Work& work) {
        AssociationStore store(work);
        auto seen = seeToKeep(work, id);
        Kept a = seen.association;
        scope.expectVersion(a.version);
        if (change.name) a.name = *change.name;
        if (change.act_number.given) a.act_number = filled(change.act_number.value);
        if (change.act_date.given) a.act_date = change.act_date.value;
        if (change.closed_on) {
            if (*change.closed_on <= a.since)
                throw wrongField("/closed_on", "associations.closed_before_opened");
            a.until = *change.closed_on;
        }
        if (change.since) {
            enforce(mayOpen(*change.since, work.today()), RefusalKind::conflict);
            if (*change.since >= a.until) throw wrongField("/since", "associations.closed_before_opened");
            a.since = *change.since;
        }
        store.save(a);
        if (change.head.given) {
            Date since = change.head_since.value_or(std::max(work.today(), a.since));
            if (since < a.since) throw wrongField("/head_since", "associations.before_opening");
            if (change.head.value) requireColleague(work, a, *change.head.value, "/head");
            if (store.headOn(id, since) != change.head.value) store.appoint(id, change.head.value, since);
        }
        if (change.since || change.closed_on) {
            keepMembers(work, a);
            keepYears(work, room, a);
            markMembersOf(work, room, id);
        }
        if (change.closed_on && store.headOn(id, a.until)) store.appoint(id, {}, a.until);
        work.note(a.organisation.value, "association.changed", "association", id.value, json::write(change));
        return cardOf(work, room, id);
    });
}

AssociationCard addMember(api::Scope& scope, const Room& room, AssociationId id, const NewMember& fresh) {
    return scope.change([&](api::Work& work) {
        static constexpr db::Query insert{"associations.add_named", R"(
            INSERT INTO association_members (id, association, person, organisation, position, since, until, manual)
            VALUES (:id, :association, :who, :organisation, :position, :since, :until, :manual))"};
        static constexpr db::Query count{"associations.touch",
                                         "UPDATE associations SET version = version + 1 WHERE id = :id"};
        auto seen = seeToKeep(work, id);
        auto at = requireColleague(work, seen.association, fresh.person, "/person");
        Date since = fresh.since.value_or(work.today()), until = fresh.until.value_or(forever);
        if (since < seen.association.since) throw wrongField("/since", "associations.before_opening");
        if (until <= since) throw wrongField("/until", "associations.ends_before_begins");
        AssociationStore store(work);
        if (store.isMember(id, fresh.person, std::max(since, work.today())) ||
            store.hasManual(id, fresh.person))
            throw Refused(RefusalKind::conflict, "associations.member_already");
        work.execute(insert, {{"id", work.newId<MemberId>()},
                              {"association", id},
                              {"who", fresh.person},
                              {"organisation", at.organisation},
                              {"position", at.position},
                              {"since", since},
                              {"until", until},
                              {"manual", true}});
        work.execute(count, {{"id", id}});
        markMembersOf(work, room, id);
        touch(work, id);
        work.note(seen.association.organisation.value, "association.member_added", "association", id.value,
                  json::write(fresh));
        return cardOf(work, room, id);
    });
}

AssociationCard removeMember(api::Scope& scope, const Room& room, AssociationId id, PersonId person) {
    return scope.change([&](api::Work& work) {
        static constexpr db::Query count{"associations.touch_left",
                                         "UPDATE associations SET version = version + 1 WHERE id = :id"};
        auto seen = seeToKeep(work, id);
        scope.expectVersion(seen.association.version);
        AssociationStore store(work);
        if (!store.hasManual(id, person)) {
            if (store.isMember(id, person, work.today()))
                throw Refused(RefusalKind::conflict, "associations.member_by_rule");
            notFound();
        }
        store.endManual(id, person);
        markMembersOf(work, room, id);
        // Perhaps the lists make a member of this person by now.
        keepMembers(work, seen.association);
        work.execute(count, {{"id", id}});
        touch(work, id);
        work.note(seen.association.organisation.value, "association.member_removed", "association", id.value);
        return cardOf(work, room, id);
    });
}

}  // namespace metodika::associations
