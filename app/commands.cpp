#include "app/commands.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

#include "app/installation.hpp"
#include "app/rooms.hpp"
#include "contracts/region.hpp"
#include "contracts/roles.hpp"
#include "features/accounts/actions.hpp"
#include "features/organisations/actions.hpp"
#include "features/people/import_actions.hpp"
#include "features/people/rules.hpp"
#include "features/people/store.hpp"
#include "platform/audit/seal.hpp"
#include "platform/base/utf8.hpp"
#include "platform/identity/passwords.hpp"
#include "platform/packs/wording.hpp"

namespace metodika::app {
namespace {

std::string sentence(const api::Scope& scope, const Refused& r) {
    std::string out = scope.say(r.key, r.params);
    for (const auto& f : r.fields) out += "\n  " + f.path + ": " + scope.say(f.key, f.params);
    return out;
}

/// Says on stderr why the command was refused; anything else is thrown on. The status of the command.
int told(const api::Scope& scope, const char* taken) {
    try {
        throw;
    } catch (const Refused& r) {
        std::cerr << sentence(scope, r) << "\n";
    } catch (const db::Error& e) {
        if (e.kind != db::Error::Kind::unique) throw;
        std::cerr << scope.say(taken) << "\n";
    }
    return 1;
}

void foundRegion(api::Work& work, const std::string& code, const std::string& name, const std::string& pack) {
    organisations::NewOrganisation region;
    region.kind = organisations::Kind::region;
    region.name = region.short_name = name;
    region.code = code;
    organisations::foundRegion(work, region, pack, work.today());
}

class Quiet final : public jobs::Progress {
  public:
    void at(std::int64_t, std::int64_t) override {}
};

OrganisationId byCode(api::Work& work, const std::string& code) {
    static constexpr db::Query find{"app.by_code", "SELECT id FROM organisations WHERE code = :code"};
    auto id = work.number(find, {{"code", code}});
    if (!id) throw Refused(RefusalKind::invalid, "app.no_such_organisation", {{"code", code}});
    return OrganisationId{id};
}

// Indicators are looked at with the facts of all rooms at hand, words with the rooms that read them.
std::vector<packs::Problem> problemsOf(const std::filesystem::path& folder) {
    std::vector<packs::Problem> problems;
    packs::Pack::load(folder, problems);
    for (const auto& p : problems)
        if (p.gravity == packs::Problem::Gravity::error) return problems;
    api::Api api;
    api::Events events;
    jobs::Jobs jobs;
    facts::Facts facts;
    mail::Post post;
    search::Search search;
    try {
        auto shelf = packs::Shelf::load(folder);
        Building building{api, events, jobs, facts, shelf, post, search};
        installRooms(building);
        text::Texts texts;
        addTexts(texts);
        packs::checkWording(shelf.usual(), texts, problems);
        auto declared = facts::checkPack(folder, facts);
        problems.insert(problems.end(), declared.begin(), declared.end());
        return problems;
    } catch (const packs::Broken& b) {
        problems.push_back({packs::Problem::Gravity::error, b.where, b.key, b.params});
    } catch (const std::exception& e) {
        problems.push_back({packs::Problem::Gravity::error, folder.string(), e.what(), {}});
    }
    return problems;
}

}  // namespace

void keepSettings(const Settings& settings) {
    std::filesystem::create_directories(settings.data);
    auto file = settings.data / "metodika.toml";
    if (!std::filesystem::exists(file)) std::ofstream(file) << commentedSettings(settings);
}

int initialise(const Settings& settings) {
    keepSettings(settings);
    SystemClock clock;
    Installation installation(settings, clock, databaseFor(settings));
    auto scope = api::Scope::system(installation.host());
    static constexpr db::Query any{"app.any_organisation", "SELECT count(*) FROM organisations"};
    bool fresh = scope.change([&](api::Work& work) {
        if (work.number(any)) return false;
        foundRegion(work, "region", installation.packs().usual().title().at("ru"), "");
        return true;
    });
    std::cout << (fresh ? "Made " : "Already there: ") << settings.data.string()
              << ". Next: metodika user add --login … --role operator --organisation region --name \"…\"\n";
    return 0;
}

int addRegion(const Settings& settings, const NewRegion& wish) {
    SystemClock clock;
    Installation installation(settings, clock, databaseFor(settings));
    auto scope = api::Scope::system(installation.host());
    try {
        scope.change([&](api::Work& work) { foundRegion(work, wish.code, wish.name, wish.pack); });
        std::cout << wish.code << "\n";
        return 0;
    } catch (...) {
        return told(scope, "organisations.code_taken");
    }
}

int importPeople(const Settings& settings, const ImportPeople& wish) {
    std::ifstream in(wish.file, std::ios::binary);
    if (!in) {
        std::cerr << "metodika: cannot open " << wish.file << "\n";
        return 2;
    }
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    SystemClock clock;
    Installation installation(settings, clock, databaseFor(settings));
    auto scope = api::Scope::system(installation.host());
    try {
        Date asOf = wish.asOf.value_or(scope.today());
        if (wish.organisation != "auto")
            scope.read(
                [&](api::Work& work) { scope.speakFor(packOf(work, byCode(work, wish.organisation))); });
        auto words = people::loadDictionary([&](std::string_view file) { return scope.pack().file(file); });
        auto name = std::filesystem::path(wish.file).filename().string();
        auto list = people::readStaffList(tables::readWorkbook(bytes, name), words, asOf);
        if (wish.dryRun) {
            if (wish.json)
                std::cout << people::expectedShape(list) << "\n";
            else
                std::cout << scope.say("app.import_read",
                                       {{"persons", std::to_string(list.persons.size())},
                                        {"problems", std::to_string(list.problems.size())}})
                          << "\n";
            return 0;
        }
        if (list.persons.empty()) throw Refused(RefusalKind::invalid, "people.no_persons", {{"file", name}});
        auto id = scope.change([&](api::Work& work) {
            auto organisation = wish.organisation == "auto" ? people::placeOf(work, list)
                                                            : std::optional(byCode(work, wish.organisation));
            if (!organisation)
                throw Refused(
                    RefusalKind::invalid, "app.organisation_unclear",
                    {{"name", list.organisations.empty() ? name : list.organisations.front().name}});
            return people::keepList(work, list, *organisation, asOf);
        });
        Quiet quiet;
        auto result = people::enterList(scope, id, quiet);
        installation.settle();
        if (wish.json)
            std::cout << json::write(result) << "\n";
        else
            std::cout << scope.say("app.import_done", {{"fresh", std::to_string(result.fresh)},
                                                       {"changed", std::to_string(result.changed)},
                                                       {"same", std::to_string(result.same)},
                                                       {"waiting", std::to_string(result.waiting)}})
                      << "\n";
        return 0;
    } catch (const Refused& r) {
        std::cerr << sentence(scope, r) << "\n";
        return 1;
    }
}

int addUser(const Settings& settings, const NewUser& wish) {
    SystemClock clock;
    Installation installation(settings, clock, databaseFor(settings));
    auto scope = api::Scope::system(installation.host());
    try {
        if (std::find(roles::all.begin(), roles::all.end(), wish.role) == roles::all.end()) {
            std::string known;
            for (auto r : roles::all) (known += known.empty() ? "" : ", ") += r;
            throw Refused(RefusalKind::invalid, "api.field.choice", {{"known", known}});
        }
        std::string hash = identity::hashPassword(wish.password);
        scope.change([&](api::Work& work) {
            auto organisation = byCode(work, wish.organisation);
            people::PersonKept person;
            person.id = work.newId<PersonId>();
            auto words = utf8::squeeze(wish.name);
            auto first = words.find(' ');
            auto second = first == words.npos ? words.npos : words.find(' ', first + 1);
            person.surname = words.substr(0, first);
            person.given_name =
                first == words.npos
                    ? ""
                    : words.substr(first + 1, second == words.npos ? words.npos : second - first - 1);
            if (second != words.npos) person.patronymic = words.substr(second + 1);
            person.sort_name = utf8::sortKey(words);
            people::PeopleStore(work).add(person, work.today());
            accounts::openAccount(work, person.id, wish.login, hash);
            accounts::giveRole(work, person.id, wish.role, organisation, work.today());
        });
        std::cout << wish.login << "\n";
        return 0;
    } catch (...) {
        return told(scope, "accounts.login_taken");
    }
}

int setUserPassword(const Settings& settings, const std::string& login, const std::string& password) {
    SystemClock clock;
    Installation installation(settings, clock, databaseFor(settings));
    auto scope = api::Scope::system(installation.host());
    std::string hash = identity::hashPassword(password);
    if (scope.change([&](api::Work& work) { return accounts::setPassword(work, login, hash); })) return 0;
    std::cerr << "metodika: no account has the login " << login << "\n";
    return 1;
}

int verifyAudit(const Settings& settings) {
    auto database = db::open(databaseFor(settings));
    if (auto place = audit::brokenChain(*database)) {
        std::cout << "The chain of place " << place
                  << " does not hold: entries were changed or are missing.\n";
        return 1;
    }
    std::cout << "Every chain holds.\n";
    return 0;
}

int rebuildTotals(const Settings& settings) {
    SystemClock clock;
    Installation installation(settings, clock, databaseFor(settings));
    installation.tallies().rebuild();
    installation.tallies().settle();
    std::cout << "Counted anew.\n";
    return 0;
}

int checkPack(const std::string& folder) {
    auto problems = problemsOf(folder);
    int errors = 0;
    for (const auto& p : problems) {
        bool error = p.gravity == packs::Problem::Gravity::error;
        errors += error;
        std::cerr << (error ? "error " : "warning ") << p.where << ": " << p.key;
        for (const auto& [name, value] : p.params) std::cerr << " " << name << "=" << value;
        std::cerr << "\n";
    }
    std::cout << (errors ? "The pack has mistakes.\n" : "The pack is in order.\n");
    return errors ? 1 : 0;
}

}  // namespace metodika::app
