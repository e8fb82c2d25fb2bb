#include "features/accounts/granting.hpp"

#include "features/accounts/second_step.hpp"
#include "features/accounts/store.hpp"

namespace metodika::accounts {
namespace {

struct Grantable {
    std::string_view role, level;
    /// Who may give it, there or above; the operator may give all.
    std::string_view giver;
};
constexpr std::array grantable{
    Grantable{roles::organisationMethodist, "organisation", roles::organisationHead},
    Grantable{roles::organisationMethodist, "organisation", roles::serviceHead},
    Grantable{roles::organisationHead, "organisation", roles::serviceHead},
    Grantable{roles::methodist, "municipality", roles::serviceHead},
    Grantable{roles::serviceHead, "municipality", ""},
    Grantable{roles::authorityOfficial, "municipality", ""},
    Grantable{roles::instituteMethodist, "region", ""},
    Grantable{roles::ministryOfficial, "region", ""},
    Grantable{roles::operatorRole, "region", ""}};

// These follow from posts and associations: nobody gives them by hand.
constexpr std::array ofThemselves{roles::educator, roles::helper, roles::associationHead};

bool mayGive(api::Work& work, std::string_view role, const RolePlace& place) {
    if (work.scope().member().holds(roles::operatorRole))
        return std::any_of(grantable.begin(), grantable.end(),
                           [&](const Grantable& g) { return g.role == role && g.level == place.level; });
    return std::any_of(grantable.begin(), grantable.end(), [&](const Grantable& g) {
        return g.role == role && g.level == place.level && !g.giver.empty() &&
               holdsAt(work, place.id, std::array{g.giver});
    });
}

/// The person whose roles the reader may see: one of those whose list they keep; the operator sees all.
Workplace toSee(api::Work& work, PersonId person) {
    auto places = AccountStore(work).workplaces(person);
    bool seen = false;
    for (const Workplace& place : places) {
        if (work.scope().member().holds(roles::operatorRole) ||
            holdsAt(work, place.organisation, roles::keepers))
            return place;
        seen |= sightAt(work, place.organisation) != Sight::none;
    }
    if (seen) throw Refused(RefusalKind::forbidden, "api.not_your_role");
    notFound();
}

PersonRoles shown(api::Work& work, PersonId person) {
    AccountStore store(work);
    auto place = toSee(work, person);
    auto account = store.byPerson(person);
    PersonRoles out{person, place.person_name, account.has_value(), false, store.roles(person), {}, {}};
    out.second_step = account && asksSecondStep(work, account->id);
    bool mine = person.value == work.scope().member().person, all = true;
    for (RoleRow& row : out.items) {
        row.can["give"] = mayGive(work, row.role, row.organisation);
        row.can["end"] = row.can["give"] && !mine;
        all &= row.can["give"] ||
               std::find(ofThemselves.begin(), ofThemselves.end(), row.role) != ofThemselves.end();
    }
    // Who may not take a role may not come into it through a new password either.
    out.can["remove_second_step"] = out.second_step && all && !mine;
    for (const RolePlace& at : store.placesOver(person))
        for (const Grantable& g : grantable) {
            bool held = std::any_of(out.items.begin(), out.items.end(), [&](const RoleRow& row) {
                return row.role == g.role && row.organisation.id == at.id;
            });
            bool offered = std::any_of(out.may_give.begin(), out.may_give.end(), [&](const RoleHeld& choice) {
                return choice.role == g.role && choice.organisation.id == at.id;
            });
            if (mine || g.level != at.level || held || offered || !mayGive(work, g.role, at)) continue;
            out.may_give.push_back(
                {std::string(g.role), work.scope().say("accounts.role." + std::string(g.role)), at});
        }
    return out;
}

}  // namespace

PersonRoles rolesOf(api::Scope& scope, PersonId person) {
    return scope.read([&](api::Work& work) { return shown(work, person); });
}

PersonRoles grantRole(api::Scope& scope, Gate& gate, PersonId person, const NewRole& fresh) {
    auto out = scope.change([&](api::Work& work) {
        auto before = shown(work, person);
        bool offered =
            std::any_of(before.may_give.begin(), before.may_give.end(), [&](const RoleHeld& choice) {
                return choice.role == fresh.role && choice.organisation.id == fresh.organisation;
            });
        bool held = std::any_of(before.items.begin(), before.items.end(), [&](const RoleRow& row) {
            return row.role == fresh.role && row.organisation.id == fresh.organisation && row.can.at("give");
        });
        if (held) throw Refused(RefusalKind::conflict, "accounts.role_held");
        if (!offered) throw Refused(RefusalKind::forbidden, "accounts.role_not_yours");
        AccountStore(work).hold(person, fresh.role, fresh.organisation, work.today());
        work.note(fresh.organisation.value, "role.given", "person", person.value,
                  json::write(std::map<std::string, std::string>{{"role", fresh.role}}));
        return shown(work, person);
    });
    gate.forget();
    return out;
}

PersonRoles endRole(api::Scope& scope, Gate& gate, HoldingId id) {
    auto out = scope.change([&](api::Work& work) {
        AccountStore store(work);
        auto person = store.holder(id);
        if (!person) notFound();
        auto all = shown(work, *person).items;
        auto row = std::find_if(all.begin(), all.end(), [&](const RoleRow& r) { return r.id == id; });
        if (row == all.end()) notFound();
        if (!row->can["end"]) throw Refused(RefusalKind::forbidden, "accounts.role_not_yours");
        store.endHolding(id);
        work.note(row->organisation.id.value, "role.ended", "person", person->value,
                  json::write(std::map<std::string, std::string>{{"role", row->role}}));
        return shown(work, *person);
    });
    gate.forget();
    return out;
}

PersonRoles removeSecondStep(api::Scope& scope, PersonId person) {
    return scope.change([&](api::Work& work) {
        auto before = shown(work, person);
        auto account = AccountStore(work).byPerson(person);
        if (!account || !before.second_step) throw Refused(RefusalKind::conflict, "accounts.second_off");
        if (!before.can["remove_second_step"])
            throw Refused(RefusalKind::forbidden, "accounts.second_not_yours");
        dropSecondStep(work, account->id);
        auto places = AccountStore(work).workplaces(person);
        work.note(places.empty() ? 0 : places.front().organisation.value, "second_step.removed", "person",
                  person.value);
        return shown(work, person);
    });
}

}  // namespace metodika::accounts
