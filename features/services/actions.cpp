#include "features/services/actions.hpp"

#include "features/services/funding_actions.hpp"
#include "features/services/rules.hpp"
#include "features/services/store.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::services {
namespace {

constexpr std::array changers{roles::serviceHead, roles::authorityOfficial};

ServiceCard cardFor(api::Work& work, OrganisationId municipality) {
    auto card = ServiceStore(work).card(municipality);
    fillLoad(work, card);
    bool edits = holdsAt(work, municipality, changers);
    card.can = {{"edit", edits}, {"add_staff", edits && card.posts.empty() && card.staff > 0}};
    return card;
}

/// Runs the change on a service that the reader may change: 404 outside the reach, 403 inside.
template <class F>
ServiceCard changed(api::Scope& scope, OrganisationId municipality, std::string_view action, F&& write) {
    return scope.change([&](api::Work& work) {
        heldWithin(work, municipality, changers);
        ServiceStore store(work);
        auto card = store.card(municipality);
        write(work, store, card);
        store.touch(municipality);
        work.note(municipality.value, action, "service", municipality.value);
        return cardFor(work, municipality);
    });
}

Post& postOf(ServiceCard& card, PostId id) {
    for (Post& post : card.posts)
        if (post.id == id) return post;
    notFound();
}

void requireRate(double rate) {
    if (auto verdict = mayHaveRate(rate); !verdict) throw wrongField("/rate", verdict.key, verdict.params);
}

}  // namespace

api::Page<ServiceRow> listServices(api::Scope& scope, const ServiceQuery& query) {
    return scope.read([&](api::Work& work) {
        auto within = organisationsWithin(work, query.organisation ? *query.organisation : firstHome(work));
        api::Page<ServiceRow> page;
        page.items = ServiceStore(work).list(within.root());
        fillStaffing(work, within.root(), page.items);
        if (query.state)
            std::erase_if(page.items, [&](const ServiceRow& row) { return !is(row, *query.state); });
        if (!arrange(page.items, query.sort.value_or("name"))) throw wrongField("/sort", "services.no_order");
        page.total = std::int64_t(page.items.size());
        return page;
    });
}

ServiceCard openService(api::Scope& scope, OrganisationId municipality) {
    return scope.read([&](api::Work& work) {
        organisationsWithin(work, municipality);
        auto card = cardFor(work, municipality);
        bool keeps = holdsAt(work, municipality, roles::keepers) || holdsAt(work, municipality, changers);
        card.can["funding"] = keeps || holdsAt(work, municipality, roles::overseers);
        if (!keeps)
            for (Post& post : card.posts)
                for (Holder& holder : post.holders) {
                    holder.terms.reset();
                    holder.rate.reset();
                    holder.hours.reset();
                    holder.load.reset();
                }
        return card;
    });
}

ServiceCard changeService(api::Scope& scope, OrganisationId municipality, const ServiceChange& change) {
    return changed(scope, municipality, "service.changed",
                   [&](api::Work&, ServiceStore& store, const ServiceCard& card) {
                       scope.expectVersion(card.version);
                       if (change.organisation && !store.within(municipality, *change.organisation))
                           throw wrongField("/organisation", "services.elsewhere");
                       store.save(municipality, change);
                   });
}

ServiceCard addPost(api::Scope& scope, OrganisationId municipality, const NewPost& fresh) {
    double rate = fresh.rate.value_or(1);
    requireRate(rate);
    return changed(scope, municipality, "service.post_added",
                   [&](api::Work& work, ServiceStore& store, const ServiceCard&) {
                       if (fresh.base && !store.within(municipality, *fresh.base))
                           throw wrongField("/base", "services.elsewhere");
                       auto model = fresh.model.value_or(Model::own);
                       if (model == Model::base_school && !fresh.base)
                           throw wrongField("/base", "services.base_wanted");
                       Post post{work.newId<PostId>(),
                                 utf8::squeeze(fresh.title),
                                 model,
                                 utf8::filled(fresh.area),
                                 {},
                                 rate,
                                 0,
                                 fresh.since.value_or(work.today()),
                                 {},
                                 {}};
                       if (fresh.base) post.base = OrganisationRef{*fresh.base, ""};
                       store.add(municipality, post);
                   });
}

ServiceCard addPostsOfStaff(api::Scope& scope, OrganisationId municipality) {
    return changed(
        scope, municipality, "service.posts_of_staff",
        [&](api::Work& work, ServiceStore& store, const ServiceCard& card) {
            std::vector<std::pair<Post, PersonId>> staff;
            if (card.organisation) staff = store.staffWithoutPost(municipality, card.organisation->id);
            if (staff.empty()) throw Refused(RefusalKind::conflict, "services.no_staff");
            for (const auto& [post, person] : staff) {
                store.add(municipality, post);
                store.add(
                    municipality, post.id,
                    {work.newId<HolderId>(), {person, ""}, Terms::employment, 1, work.today(), {}, {}, {}});
            }
        });
}

ServiceCard changePost(api::Scope& scope, OrganisationId municipality, PostId id, const PostChange& change) {
    if (change.rate) requireRate(*change.rate);
    return changed(
        scope, municipality, "service.post_changed", [&](api::Work&, ServiceStore& store, ServiceCard& card) {
            Post& post = postOf(card, id);
            double held = post.rate - post.vacant;
            if (change.title) post.title = utf8::squeeze(*change.title);
            if (change.area.given) post.area = utf8::filled(change.area.value);
            if (change.rate) {
                if (*change.rate < held - 1e-6) throw wrongField("/rate", "services.rate_held");
                post.rate = *change.rate;
            }
            if (change.until.given) {
                if (change.until.value && *change.until.value <= post.since)
                    throw wrongField("/until", "services.ends_before", {{"since", stampDate(post.since)}});
                post.until = change.until.value;
                // Nobody holds what is no more.
                for (const Holder& holder : post.holders)
                    if (post.until && (!holder.until || *holder.until > *post.until))
                        store.end(id, holder.id, std::max(*post.until, addDays(holder.since, 1)));
            }
            store.save(post);
        });
}

ServiceCard addHolder(api::Scope& scope, OrganisationId municipality, PostId id, const NewHolder& fresh) {
    if (fresh.rate) requireRate(*fresh.rate);
    return changed(
        scope, municipality, "service.holder_added",
        [&](api::Work& work, ServiceStore& store, ServiceCard& card) {
            const Post& post = postOf(card, id);
            if (!store.worksWithin(municipality, fresh.person))
                throw wrongField("/person", "services.not_here");
            if (fresh.hours && fresh.terms.value_or(Terms::employment) == Terms::employment)
                throw wrongField("/hours", "services.hours_of_employment");
            double rate = fresh.rate.value_or(post.vacant);
            auto verdict = rate > 0 ? mayHold(post, rate) : refuse("services.rate_taken", {{"vacant", "0"}});
            if (!verdict) throw wrongField("/rate", verdict.key, verdict.params);
            store.add(municipality, id,
                      {work.newId<HolderId>(),
                       {fresh.person, ""},
                       fresh.terms.value_or(Terms::employment),
                       rate,
                       fresh.since.value_or(work.today()),
                       {},
                       fresh.hours,
                       {}});
        });
}

ServiceCard endHolder(api::Scope& scope, OrganisationId municipality, PostId id, HolderId holder,
                      const HolderEnd& end) {
    return changed(
        scope, municipality, "service.holder_ended", [&](api::Work&, ServiceStore& store, ServiceCard& card) {
            const Post& post = postOf(card, id);
            auto held = std::find_if(post.holders.begin(), post.holders.end(),
                                     [&](const Holder& h) { return h.id == holder; });
            if (held == post.holders.end()) notFound();
            if (end.until <= held->since)
                throw wrongField("/until", "services.ends_before", {{"since", stampDate(held->since)}});
            store.end(id, holder, end.until);
        });
}

void tellWeek(api::Work& work, const WeekAsked& week) {
    std::vector<std::int64_t> told;
    for (const api::Holding& held : work.scope().member().holdings) {
        bool oversees = held.role == roles::instituteMethodist || held.role == roles::ministryOfficial;
        if (!oversees || std::find(told.begin(), told.end(), held.chain.back().id) != told.end()) continue;
        told.push_back(held.chain.back().id);
        std::int64_t none = 0, alone = 0;
        for (const ServiceRow& row : ServiceStore(work).list(OrganisationId{held.chain.back().id})) {
            none += row.state == State::none;
            alone += row.state == State::alone;
        }
        for (auto [kind, count] : {std::pair("none", none), std::pair("alone", alone)})
            if (count)
                week.items.push_back({std::string("services_") + kind,
                                      WeekPart::others,
                                      {},
                                      work.scope().say(std::string("services.week.") + kind,
                                                       {{"count", std::to_string(count)}}),
                                      {},
                                      std::string("/services?state=") + kind,
                                      {}});
    }
}

}  // namespace metodika::services
