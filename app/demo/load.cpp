#include "app/demo/load.hpp"

#include <iostream>

#include "app/demo/clock.hpp"
#include "app/demo/country.hpp"
#include "app/demo/load_contests.hpp"
#include "app/demo/load_minutes.hpp"
#include "app/demo/load_plans.hpp"
#include "app/demo/load_services.hpp"
#include "app/demo/load_statuses.hpp"
#include "app/demo/region.hpp"
#include "app/installation.hpp"
#include "contracts/roles.hpp"
#include "features/accounts/actions.hpp"
#include "features/associations/seed.hpp"
#include "features/organisations/store.hpp"
#include "features/people/rules.hpp"
#include "features/people/store.hpp"
#include "platform/base/utf8.hpp"
#include "platform/identity/passwords.hpp"

namespace metodika::app {
namespace {

using demo::Index;
using demo::nobody;

std::optional<std::string> given(std::string_view s) {
    return s.empty() ? std::nullopt : std::optional(std::string(s));
}

class Loader {
  public:
    Loader(Installation& installation, const demo::Region& region)
        : installation_(installation), region_(region), scope_(api::Scope::system(installation.host())) {}

    void run() {
        organisations();
        loadStatuses(scope_, region_, organisationIds_);
        persons();
        posts();
        records();
        loadServices(scope_, region_, organisationIds_, personIds_);
        accountsAndRoles();
        associations();
    }
    const std::vector<OrganisationId>& organisationIds() const { return organisationIds_; }

  private:
    // A few thousand statements to a transaction: neither a commit each nor one that holds everything.
    template <class Rows, class F>
    void inBatches(const Rows& rows, F f) {
        constexpr std::size_t batch = 2000;
        for (std::size_t from = 0; from < rows.size(); from += batch)
            scope_.change([&](api::Work& work) {
                for (std::size_t i = from; i < std::min(rows.size(), from + batch); ++i) f(work, i);
            });
    }

    void organisations() {
        organisationIds_.resize(region_.organisations.size());
        inBatches(region_.organisations, [&](api::Work& work, std::size_t i) {
            const auto& o = region_.organisations[i];
            organisations::NewOrganisation fresh;
            // A branch stands in the tree where its head organisation stands.
            Index parent = o.branchOf == nobody ? o.parent : o.municipality;
            if (parent != nobody) fresh.parent = organisationIds_[parent];
            fresh.kind = *enumNamed<organisations::Kind>(kindName(o.kind));
            fresh.name = o.name;
            fresh.short_name = o.shortName;
            fresh.full_name = given(o.fullName);
            fresh.code = given(o.code);
            fresh.inn = given(o.inn);
            fresh.rural = o.rural;
            if (o.branchOf != nobody) fresh.branch_of = organisationIds_[o.branchOf];
            organisationIds_[i] = work.newId<OrganisationId>();
            Date since = o.since;
            for (const auto& former : region_.formerNames)
                if (former.organisation == i)
                    since = std::min(since, former.since, [](Date a, Date b) {
                        return std::chrono::sys_days{a} < std::chrono::sys_days{b};
                    });
            organisations::OrganisationStore(work).add(organisationIds_[i], fresh, since);
            if (o.until) organisations::OrganisationStore(work).close(organisationIds_[i], *o.until);
        });
        scope_.change([&](api::Work& work) {
            static constexpr db::Query itsPack{
                "demo.pack", "INSERT INTO region_packs (region, pack) VALUES (:region, :pack)"};
            if (!region_.shape.pack.empty())
                work.execute(itsPack, {{"region", organisationIds_.front()}, {"pack", region_.shape.pack}});
            static constexpr db::Query shorten{
                "demo.shorten", "UPDATE organisation_periods SET since = :since WHERE organisation = :id"};
            static constexpr db::Query former{"demo.former", R"(
                INSERT INTO organisation_periods (organisation, since, until, name, short_name, sort_name, parent)
                SELECT organisation, CAST(:since AS TEXT), CAST(:until AS TEXT), CAST(:name AS TEXT), CAST(:short AS TEXT), CAST(:sort AS TEXT), parent
                FROM organisation_periods WHERE organisation = :id AND since = :until)"};
            for (const auto& f : region_.formerNames) {
                work.execute(shorten, {{"id", organisationIds_[f.organisation]}, {"since", f.until}});
                work.execute(former, {{"id", organisationIds_[f.organisation]},
                                      {"since", f.since},
                                      {"until", f.until},
                                      {"name", f.name},
                                      {"short", f.shortName},
                                      {"sort", utf8::sortKey(f.name)}});
            }
            std::vector<std::vector<OrganisationId>> members(region_.clusters.size());
            for (std::size_t i = 0; i < region_.organisations.size(); ++i)
                if (auto c = region_.organisations[i].cluster; c != nobody)
                    members[c].push_back(organisationIds_[i]);
            for (std::size_t i = 0; i < region_.clusters.size(); ++i)
                organisations::OrganisationStore(work).addCluster(
                    work.newId<ClusterId>(), {organisationIds_[region_.clusters[i].municipality],
                                              region_.clusters[i].name, members[i]});
        });
    }

    static std::string_view kindName(demo::OrganisationKind kind) {
        static constexpr std::array<std::string_view, 9> names{
            "region",  "ministry", "institute",    "municipality", "authority",
            "service", "school",   "kindergarten", "extra_centre"};
        return names[std::size_t(kind)];
    }

    void persons() {
        personIds_.resize(region_.persons.size());
        sortNames_.resize(region_.persons.size());
        inBatches(region_.persons, [&](api::Work& work, std::size_t i) {
            const auto& p = region_.persons[i];
            people::PersonKept kept;
            kept.id = personIds_[i] = work.newId<PersonId>();
            kept.surname = p.surname;
            kept.given_name = p.name;
            kept.patronymic = given(p.patronymic);
            kept.maiden_surname = given(p.maidenSurname);
            kept.birth_date = isoDate(p.birth);
            kept.snils = given(p.snils);
            kept.phone = given(p.phone);
            kept.mail = given(p.mail);
            kept.education = given(p.education);
            kept.service_since = isoDate(addMonths(region_.asOf, -12 * p.experienceTotal));
            kept.teaching_since = isoDate(p.teachingSince);
            kept.sort_name = sortNames_[i] =
                utf8::sortKey(people::fullName(p.surname, p.name, kept.patronymic));
            people::PeopleStore(work).add(kept, p.birth);
        });
        scope_.change([&](api::Work& work) {
            static constexpr db::Query later{
                "demo.later_surname",
                "UPDATE person_names SET since = :until WHERE person = :id AND until = '9999-12-31'"};
            for (const auto& f : region_.formerSurnames) {
                work.execute(later, {{"id", personIds_[f.person]}, {"until", f.until}});
                static constexpr db::Query old{"demo.old_name", R"(
                    INSERT INTO person_names (person, since, until, surname, given_name, patronymic)
                    SELECT id, birth_date, CAST(:until AS TEXT), CAST(:surname AS TEXT), given_name, patronymic FROM persons WHERE id = :id)"};
                work.execute(old, {{"id", personIds_[f.person]}, {"until", f.until}, {"surname", f.surname}});
            }
        });
    }

    void posts() {
        inBatches(region_.employments, [&](api::Work& work, std::size_t i) {
            const auto& e = region_.employments[i];
            static constexpr std::array kinds{people::PostKind::main, people::PostKind::internal,
                                              people::PostKind::external};
            people::PostKept post{work.newId<EmploymentId>(),
                                  personIds_[e.person],
                                  organisationIds_[e.organisation],
                                  std::string(e.position),
                                  kinds[std::size_t(e.kind)],
                                  e.rate / 100.0,
                                  {},
                                  given(e.detail),
                                  e.since,
                                  e.until.value_or(*parseDate(openEnd)),
                                  {}};
            for (auto s : e.subjects) post.subjects.emplace_back(s);
            people::PeopleStore(work).addPost(post, sortNames_[e.person]);
        });
    }

    void records() {
        static constexpr std::array levels{
            people::CategoryLevel::highest, people::CategoryLevel::first, people::CategoryLevel::szd,
            people::CategoryLevel::educator_methodist, people::CategoryLevel::educator_mentor};
        inBatches(region_.categories, [&](api::Work& work, std::size_t i) {
            const auto& c = region_.categories[i];
            people::PeopleStore(work).addCategory(
                personIds_[c.person],
                {levels[std::size_t(c.level)], isoDate(c.since),
                 c.until ? std::optional(isoDate(*c.until)) : std::nullopt, given(c.act)});
        });
        inBatches(region_.courses, [&](api::Work& work, std::size_t i) {
            const auto& c = region_.courses[i];
            people::PeopleStore(work).addCourse(
                personIds_[c.person],
                {std::string(c.title), {}, isoDate(c.finished), c.hours, std::string(c.provider), {}, {}});
        });
        inBatches(region_.statuses, [&](api::Work& work, std::size_t i) {
            const auto& s = region_.statuses[i];
            people::PeopleStore(work).addStatus(personIds_[s.person],
                                                {std::string(s.kind), s.since, s.until});
        });
    }

    static std::string_view kindName(demo::AssociationKind kind) {
        static constexpr std::array<std::string_view, 4> names{"subject", "cycle", "post", "free"};
        return names[std::size_t(kind)];
    }

    void accountsAndRoles() {
        inBatches(region_.roles, [&](api::Work& work, std::size_t i) {
            const auto& r = region_.roles[i];
            Index place = r.organisation;
            // Rights of the service, the authority and the institute reach the whole municipality or region.
            auto kind = region_.organisations[place].kind;
            bool ofBody =
                kind == demo::OrganisationKind::service || kind == demo::OrganisationKind::authority ||
                kind == demo::OrganisationKind::institute || kind == demo::OrganisationKind::ministry;
            if (ofBody && r.association == nobody) place = region_.organisations[place].parent;
            accounts::giveRole(work, personIds_[r.person], r.code, organisationIds_[place], r.since);
        });
        std::string hash = identity::hashPassword(demoPassword);
        scope_.change([&](api::Work& work) {
            for (const auto& a : region_.accounts)
                accounts::openAccount(work, personIds_[a.person], std::string(a.login), hash);
        });
    }

    void associations();

    Installation& installation_;
    const demo::Region& region_;
    api::Scope scope_;
    std::vector<OrganisationId> organisationIds_;
    std::vector<PersonId> personIds_;
    std::vector<std::string> sortNames_;
};

associations::Level levelOf(demo::Level level) {
    switch (level) {
        case demo::Level::region:
            return associations::Level::regional;
        case demo::Level::municipality:
            return associations::Level::municipal;
        case demo::Level::organisation:
            return associations::Level::school;
    }
    return associations::Level::school;
}

// Everything of one kind that belongs to each association, in the order of the region.
template <class Rows>
std::vector<std::vector<std::size_t>> byAssociation(const Rows& rows, std::size_t associations) {
    std::vector<std::vector<std::size_t>> out(associations);
    for (std::size_t i = 0; i < rows.size(); ++i) out[rows[i].association].push_back(i);
    return out;
}

associations::seed::Meeting meetingFrom(const demo::Meeting& m, AssociationId association,
                                        const std::vector<PersonId>& persons) {
    static constexpr std::array states{associations::MeetingState::planned, associations::MeetingState::held,
                                       associations::MeetingState::cancelled};
    auto person = [&](Index i) { return i == nobody ? std::nullopt : std::optional(persons[i]); };
    associations::seed::Meeting out;
    out.association = association;
    out.date = m.date;
    char time[8];
    std::snprintf(time, sizeof time, "%02d:%02d", m.minuteOfDay / 60 % 24, m.minuteOfDay % 60);
    out.time = time;
    out.place = given(m.place);
    out.theme = m.theme;
    out.state = states[std::size_t(m.state)];
    out.chair = person(m.chair);
    out.secretary = person(m.secretary);
    out.fromSchedule = true;
    for (Index i : m.attended) out.present.push_back(persons[i]);
    for (const auto& a : m.agenda) {
        associations::seed::AgendaItem item;
        item.title = a.text;
        item.speakerPerson = person(a.speaker);
        item.heard = given(a.heard);
        out.items.push_back(std::move(item));
    }
    for (const auto& d : m.decisions)
        out.decisions.push_back({d.agendaItem, std::string(d.text), person(d.responsible), d.due, d.doneOn});
    return out;
}

void Loader::associations() {
    namespace seed = associations::seed;
    std::size_t n = region_.associations.size();
    const packs::Pack& pack = installation_.packs().of(region_.shape.pack);
    auto members = byAssociation(region_.members, n), heads = byAssociation(region_.heads, n);
    auto schedules = byAssociation(region_.schedules, n), meetings = byAssociation(region_.meetings, n);
    constexpr std::size_t batch = 100;
    for (std::size_t from = 0; from < n; from += batch)
        scope_.change([&](api::Work& work) {
            seed::Sower sower(work, pack);
            for (std::size_t i = from; i < std::min(n, from + batch); ++i) {
                const auto& a = region_.associations[i];
                const auto& owner = region_.organisations[a.owner];
                seed::NewAssociation fresh;
                fresh.organisation = organisationIds_[a.owner];
                fresh.root =
                    organisationIds_[owner.kind == demo::OrganisationKind::service ? owner.parent : a.owner];
                fresh.level = levelOf(a.level);
                fresh.kind = *enumNamed<associations::Kind>(kindName(a.kind));
                fresh.name = a.name;
                fresh.basis = given(a.basis);
                for (auto v : a.values) fresh.values.emplace_back(v);
                fresh.since = a.since;
                fresh.keptFrom = schoolYear(region_.asOf) - 2;
                fresh.act_number = given(a.act);
                if (fresh.act_number) fresh.act_date = a.since;
                auto id = sower.association(fresh);
                sower.follow(id);
                for (auto h : heads[i])
                    sower.head(id, personIds_[region_.heads[h].person], region_.heads[h].since,
                               region_.heads[h].until.value_or(forever));
                for (auto k : schedules[i]) {
                    const auto& s = region_.schedules[k];
                    seed::Schedule schedule{id, s.schoolYear, s.approvedOn, given(s.act), {}};
                    for (auto m : meetings[i])
                        if (region_.meetings[m].schoolYear == s.schoolYear)
                            schedule.lines.push_back({region_.meetings[m].date, region_.meetings[m].theme,
                                                      region_.meetings[m].place});
                    sower.schedule(schedule);
                }
                for (auto m : meetings[i]) sower.meeting(meetingFrom(region_.meetings[m], id, personIds_));
                if (fresh.level == associations::Level::school)
                    sowContests(sower, id, region_.asOf, demo::Random(1, "contests", i));
            }
            sower.done();
        });
}

demo::Scale scaleOf(const std::string& name) {
    return name == "region" ? demo::Scale::region : demo::Scale::district;
}

struct Loaded {
    std::size_t organisations = 0, persons = 0, meetings = 0;
};

}  // namespace

int loadDemo(const Settings& settings, const DemoWish& wish) {
    std::filesystem::create_directories(settings.data);
    DemoClock clock(wish.asOf);
    Installation installation(settings, clock, databaseFor(settings));
    auto scope = api::Scope::system(installation.host());
    static constexpr db::Query any{"demo.any", "SELECT count(*) FROM organisations"};
    if (scope.read([&](api::Work& work) { return work.number(any); })) {
        std::cerr << "metodika: " << settings.data.string()
                  << " holds organisations already; the demo goes into an empty folder\n";
        return 1;
    }
    Loaded loaded;
    auto load = [&](const demo::Region& region) {
        Loader loader(installation, region);
        loader.run();
        loaded.organisations += region.organisations.size();
        loaded.persons += region.persons.size();
        loaded.meetings += region.meetings.size();
        loadPlans(installation, scope, region, loader.organisationIds());
        for (const auto& account : region.accounts)
            if (account.login == "uchitel")
                loadMinutes(
                    installation, scope,
                    loader.organisationIds()[region.organisations[account.organisation].municipality]);
    };
    Date asOf = wish.asOf.value_or(scope.today());
    if (wish.scale == "country") {
        // One region after another, each forgotten when it is loaded: memory is that of the largest.
        auto shapes = demo::countryOf(wish.seed);
        for (int i = 0; i < wish.regions; ++i) {
            load(demo::makeRegion(wish.thin ? demo::Scale::district : demo::Scale::region,
                                  wish.seed + std::uint64_t(i), asOf, 0, shapes[std::size_t(i)]));
            std::cerr << "\r" << i + 1 << "/" << wish.regions << std::flush;
        }
        std::cerr << "\n";
    } else {
        load(demo::makeRegion(scaleOf(wish.scale), wish.seed, asOf));
    }
    installation.settle();
    if (wish.json)
        std::cout << "{\"organisations\":" << loaded.organisations << ",\"persons\":" << loaded.persons
                  << ",\"meetings\":" << loaded.meetings << "}\n";
    return 0;
}

}  // namespace metodika::app
