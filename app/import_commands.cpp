#include <fstream>
#include <iostream>
#include <iterator>

#include "app/commands.hpp"
#include "app/installation.hpp"
#include "contracts/region.hpp"
#include "features/organisations/reading/words.hpp"
#include "features/organisations/registers.hpp"

namespace metodika::app {
namespace {

struct Municipality {
    OrganisationId id;
};
BOOST_DESCRIBE_STRUCT(Municipality, (), (id))

/// By its code; without one the only municipality that there is.
OrganisationId municipalityFor(api::Work& work, const std::string& code) {
    static constexpr db::Query find{"app.municipalities", R"(
        SELECT id FROM organisations WHERE kind = 'municipality' AND (code = :code OR :code = 'auto')
          AND since <= :today AND until > :today ORDER BY id)"};
    auto found = work.all<Municipality>(find, {{"code", code}});
    if (found.size() == 1) return found.front().id;
    if (code == "auto") throw Refused(RefusalKind::invalid, "organisations.municipality_unclear");
    throw Refused(RefusalKind::invalid, "app.no_such_organisation", {{"code", code}});
}

std::string said(const api::Scope& scope, const organisations::RegisterImport& done) {
    std::string out = scope.say("organisations.register_done", {{"fresh", std::to_string(done.fresh)},
                                                                {"changed", std::to_string(done.changed)},
                                                                {"same", std::to_string(done.same)},
                                                                {"waiting", std::to_string(done.waiting)}});
    for (const auto& row : done.rows)
        for (const auto& p : row.problems)
            if (p.severity == organisations::Severity::ask) out += "\n  " + p.reason;
    return out;
}

}  // namespace

int importOrganisations(const Settings& settings, const ImportOrganisations& wish) {
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
        if (wish.municipality != "auto")
            scope.read([&](api::Work& work) {
                scope.speakFor(packOf(work, municipalityFor(work, wish.municipality)));
            });
        auto words = organisations::loadRegisterWords(scope.pack().file("dictionaries/registers.yaml"));
        auto name = std::filesystem::path(wish.file).filename().string();
        if (wish.dryRun) {
            auto list = organisations::readRegister(tables::readWorkbook(bytes, name), words, asOf);
            std::cout << (wish.json ? organisations::expectedShape(list)
                                    : scope.say("organisations.register_read",
                                                {{"organisations", std::to_string(list.organisations.size())},
                                                 {"problems", std::to_string(list.problems.size())}}))
                      << "\n";
            return 0;
        }
        auto municipality =
            scope.read([&](api::Work& work) { return municipalityFor(work, wish.municipality); });
        auto preview = organisations::startRegister(scope, words, {municipality, name, asOf}, bytes);
        auto done = organisations::enterKeptRegister(scope, words, preview.id);
        // What was done, not what is still to do.
        done.fresh = preview.fresh;
        done.changed = preview.changed;
        done.same = preview.same;
        installation.settle();
        std::cout << (wish.json ? json::write(done) : said(scope, done)) << "\n";
        return 0;
    } catch (const Refused& r) {
        std::cerr << scope.say(r.key, r.params) << "\n";
        return 1;
    }
}

}  // namespace metodika::app
