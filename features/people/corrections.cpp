#include "features/people/corrections.hpp"

#include "contracts/events.hpp"
#include "features/people/actions.hpp"
#include "features/people/corrections_store.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

struct Column {
    std::string_view name;
    std::optional<std::string> (*get)(const PersonKept&);
    void (*set)(PersonKept&, const std::optional<std::string>&);
};
template <std::string PersonKept::*member>
constexpr Column always(std::string_view name) {
    return {name, [](const PersonKept& p) { return std::optional(p.*member); },
            [](PersonKept& p, const std::optional<std::string>& v) { p.*member = v.value_or(""); }};
}
template <std::optional<std::string> PersonKept::*member>
constexpr Column perhaps(std::string_view name) {
    return {name, [](const PersonKept& p) { return p.*member; },
            [](PersonKept& p, const std::optional<std::string>& v) { p.*member = v; }};
}
constexpr std::array columnsOfCard{
    always<&PersonKept::surname>("surname"),        always<&PersonKept::given_name>("given_name"),
    perhaps<&PersonKept::patronymic>("patronymic"), perhaps<&PersonKept::maiden_surname>("maiden_surname"),
    perhaps<&PersonKept::birth_date>("birth_date"), perhaps<&PersonKept::snils>("snils"),
    perhaps<&PersonKept::phone>("phone"),           perhaps<&PersonKept::mail>("mail"),
    perhaps<&PersonKept::education>("education")};

std::vector<CardChange> differences(const PersonKept& was, const PersonKept& now) {
    std::vector<CardChange> out;
    for (const Column& c : columnsOfCard)
        if (c.get(was) != c.get(now)) out.push_back({std::string(c.name), c.get(was), c.get(now)});
    return out;
}

Correction shown(api::Work& work, const CorrectionKept& kept) {
    Correction out;
    out.id = kept.id;
    out.kind = kept.kind;
    out.state = kept.state;
    out.person = {kept.person, kept.person_name};
    out.organisation = {kept.organisation, kept.place_name};
    out.changes = kept.changes;
    out.words = kept.words;
    if (kept.other) out.other = {*kept.other, kept.other_name};
    out.on = kept.on;
    out.answer = kept.answer;
    out.asked_at = kept.asked_at;
    out.decided_at = kept.decided_at;
    bool open = kept.state == CorrectionState::open;
    bool own = kept.kind == CorrectionKind::card && kept.person.value == work.scope().member().person;
    out.can = {{"decide", open && holdsAt(work, kept.organisation, roles::keepers)},
               {"withdraw", open && own}};
    return out;
}

/// One that the reader may decide; 404 to whoever has no part in it, 403 to the one who asked.
CorrectionKept toDecide(api::Work& work, CorrectionId id) {
    auto kept = CorrectionStore(work).find(id);
    if (!kept) notFound();
    if (!holdsAt(work, kept->organisation, roles::keepers)) {
        if (kept->person.value != work.scope().member().person) notFound();
        throw Refused(RefusalKind::forbidden, "api.not_your_role");
    }
    if (kept->state != CorrectionState::open) throw Refused(RefusalKind::conflict, "people.correction_over");
    return *kept;
}

Correction decided(api::Work& work, const CorrectionKept& kept, CorrectionState state,
                   const std::optional<std::string>& answer) {
    CorrectionStore(work).decide(kept.id, state, answer);
    work.note(kept.organisation.value, "correction." + std::string(enumName(state)), "person",
              kept.person.value);
    return shown(work, *CorrectionStore(work).find(kept.id));
}

// The posts of the kind that the list elsewhere speaks of end by its day.
void endPosts(api::Work& work, const CorrectionKept& kept) {
    PeopleStore store(work);
    for (const PostKept& post : store.posts(kept.person))
        if (post.organisation == kept.organisation && post.until > *kept.on)
            store.endPost(post, std::max(*kept.on, addDays(post.since, 1)));
    work.publish(StaffChanged{{kept.organisation}});
}

}  // namespace

Correction askCorrection(api::Scope& scope, PersonId id, const CorrectionWish& wish) {
    if (wish.changes) checkChange(*wish.changes, "/changes");
    return scope.change([&](api::Work& work) {
        PeopleStore store(work);
        auto person = store.person(id);
        if (!person) notFound();
        if (work.scope().member().person != id.value) {
            cardOf(work, id);  // 404 to whoever does not see the card
            throw Refused(RefusalKind::forbidden, "people.own_card_only");
        }
        CorrectionKept fresh;
        for (const PostKept& post : store.posts(id))
            if (post.until > work.today() && !fresh.organisation) fresh.organisation = post.organisation;
        if (!fresh.organisation) throw Refused(RefusalKind::conflict, "people.works_nowhere");
        fresh.id = work.newId<CorrectionId>();
        fresh.person = id;
        if (wish.changes)
            fresh.changes = differences(*person, changedBy(*person, *wish.changes, work.today()));
        fresh.words = clean(wish.words);
        if (fresh.changes.empty() && !fresh.words)
            throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/words", "people.nothing_asked", {}}});
        CorrectionStore(work).add(fresh);
        work.note(fresh.organisation.value, "correction.asked", "person", id.value);
        return shown(work, *CorrectionStore(work).find(fresh.id));
    });
}

api::Page<Correction> listCorrections(api::Scope& scope, const CorrectionQuery& query) {
    return scope.read([&](api::Work& work) {
        api::Page<Correction> page;
        std::optional<PersonId> own;
        OrganisationId root;
        if (query.mine.value_or(false))
            own = PersonId{scope.member().person};
        else
            root = heldWithin(work, keptPlace(work, query.organisation), roles::keepers).root();
        auto found = CorrectionStore(work).list(root, own, query);
        page.next = found.next;
        page.total = found.total;
        for (const auto& kept : found.items) page.items.push_back(shown(work, kept));
        return page;
    });
}

Correction acceptCorrection(api::Scope& scope, CorrectionId id) {
    return scope.change([&](api::Work& work) {
        auto kept = toDecide(work, id);
        if (kept.kind == CorrectionKind::moved) {
            endPosts(work, kept);
        } else if (!kept.changes.empty()) {
            auto was = PeopleStore(work).person(kept.person);
            if (!was) notFound();
            PersonKept now = *was;
            for (const CardChange& change : kept.changes)
                for (const Column& c : columnsOfCard)
                    if (c.name == change.field) c.set(now, change.now);
            keepChanged(work, *was, now, work.today());
        }
        return decided(work, kept, CorrectionState::accepted, {});
    });
}

Correction declineCorrection(api::Scope& scope, CorrectionId id, const CorrectionAnswer& answer) {
    return scope.change([&](api::Work& work) {
        return decided(work, toDecide(work, id), CorrectionState::declined, clean(answer.answer));
    });
}

Correction withdrawCorrection(api::Scope& scope, CorrectionId id) {
    return scope.change([&](api::Work& work) {
        auto kept = CorrectionStore(work).find(id);
        if (!kept || kept->kind != CorrectionKind::card || kept->person.value != scope.member().person)
            notFound();
        if (kept->state != CorrectionState::open)
            throw Refused(RefusalKind::conflict, "people.correction_over");
        return decided(work, *kept, CorrectionState::withdrawn, {});
    });
}

void askWhetherMoved(api::Work& work, const PostKept& post, OrganisationId other, Date on, ImportId import) {
    CorrectionStore store(work);
    if (store.asked(post.person, post.organisation, other)) return;
    CorrectionKept fresh;
    fresh.id = work.newId<CorrectionId>();
    fresh.person = post.person;
    fresh.organisation = post.organisation;
    fresh.kind = CorrectionKind::moved;
    fresh.other = other;
    fresh.on = on;
    fresh.import = import;
    store.add(fresh);
}

void withdrawOf(api::Work& work, ImportId import) { CorrectionStore(work).withdrawOf(import); }

}  // namespace metodika::people
