// The command line of metodika.
#include <CLI/CLI.hpp>
#include <iostream>
#include <string>

#include "app/commands.hpp"
#include "app/demo/load.hpp"
#include "app/installation.hpp"
#include "app/serve.hpp"

namespace {

std::string passwordFromInput() {
    std::string line;
    std::getline(std::cin, line);
    return line;
}

std::optional<metodika::Date> dayFrom(const std::string& text) {
    if (text.empty()) return {};
    auto day = metodika::parseDate(text);
    if (!day) throw CLI::ValidationError("--as-of", "expected a date YYYY-MM-DD, not " + text);
    return day;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace metodika::app;
    CLI::App cli{"Metodika: the information system of a unified methodical service"};
    cli.require_subcommand(1);
    std::string data = "data", listen, database, pack, asOf;

    auto common = [&](CLI::App* command) {
        command->add_option("--data", data, "the installation's folder")->capture_default_str();
        command->add_option("--database", database, "postgresql://…; without it SQLite in the folder");
        return command;
    };
    auto settings = [&] {
        Settings s = readSettings(data);
        if (!listen.empty()) s.listen = listen;
        if (!database.empty()) s.database = database;
        if (!pack.empty())
            s.pack = std::filesystem::exists(std::filesystem::path(pack) / "pack.yaml")
                         ? std::filesystem::path(pack)
                         : s.home / "packs" / pack;
        return s;
    };

    auto* serving = common(cli.add_subcommand("serve", "serve the pages and the API"));
    serving->add_option("--listen", listen, "ADDR:PORT");

    auto* init = common(cli.add_subcommand("init", "make an empty installation"));
    init->add_option("--pack", pack, "the region's pack: a name or a folder")->required();

    auto* demo = common(cli.add_subcommand("demo", "make a synthetic region to try things on"));
    DemoWish wish;
    demo->add_option("--pack", pack,
                     "the region's pack: a name or a folder; that of the settings when left out");
    bool accounts = false, json = false;
    demo->add_option("--scale", wish.scale, "district, region or country")
        ->check(CLI::IsMember({"district", "region", "country"}))
        ->capture_default_str();
    demo->add_option("--seed", wish.seed, "same seed and date, same data")->capture_default_str();
    demo->add_option("--as-of", asOf, "the day around which the data lie; today when left out");
    demo->add_option("--regions", wish.regions, "of a country: only the first so many regions")
        ->check(CLI::Range(1, 89))
        ->capture_default_str();
    demo->add_flag("--thin", wish.thin, "of a country: each region as small as the demo district");
    demo->add_flag("--accounts", accounts, "only print the demo sign-ins");
    demo->add_flag("--json", json, "as JSON");

    auto* import = cli.add_subcommand("import", "bring lists in");
    auto* people = common(import->add_subcommand("people", "a staff list"));
    import->require_subcommand(1);
    ImportPeople list;
    people->add_option("FILE", list.file, "the spreadsheet")->required();
    people->add_option("--organisation", list.organisation, "its code; auto: the file names it")
        ->capture_default_str();
    people->add_option("--as-of", asOf, "the day that the list speaks of");
    people->add_flag("--dry-run", list.dryRun, "read only, enter nothing");
    people->add_flag("--json", list.json, "as JSON");

    auto* organisations =
        common(import->add_subcommand("organisations", "a district's register of organisations"));
    ImportOrganisations registry;
    organisations->add_option("FILE", registry.file, "the spreadsheet")->required();
    organisations
        ->add_option("--municipality", registry.municipality, "its code; auto: the only one that there is")
        ->capture_default_str();
    organisations->add_option("--as-of", asOf, "the day that the register speaks of");
    organisations->add_flag("--dry-run", registry.dryRun, "read only, enter nothing");
    organisations->add_flag("--json", registry.json, "as JSON");

    cli.add_subcommand("openapi", "print the description of the API");
    auto* check = cli.add_subcommand("check-pack", "look for mistakes in a region pack");
    std::string folder;
    check->add_option("DIR", folder)->required();

    auto* audit = cli.add_subcommand("audit", "who did and saw what");
    auto* verify =
        common(audit->add_subcommand("verify", "read the chains that show a changed or missing entry"));
    audit->require_subcommand(1);
    auto* totals = cli.add_subcommand("totals", "what indicators have counted");
    auto* rebuild = common(totals->add_subcommand("rebuild", "count everything anew from the records"));
    totals->require_subcommand(1);

    auto* region = cli.add_subcommand("region", "regions of this installation");
    region->require_subcommand(1);
    auto* addsRegion = common(region->add_subcommand("add", "one more region, with a tree of its own"));
    NewRegion another;
    addsRegion->add_option("--code", another.code)->required();
    addsRegion->add_option("--name", another.name)->required();
    addsRegion->add_option("--pack", another.pack,
                           "its pack, by name; without it the one that the settings name");

    auto* user = cli.add_subcommand("user", "accounts");
    user->require_subcommand(1);
    auto* add = common(user->add_subcommand("add", "an account; its password is read from the input"));
    NewUser fresh;
    add->add_option("--login", fresh.login)->required();
    add->add_option("--name", fresh.name, "surname, name, patronymic")->required();
    add->add_option("--role", fresh.role)->required();
    add->add_option("--organisation", fresh.organisation,
                    "code of the organisation at which the role is held")
        ->required();
    auto* password = common(user->add_subcommand("password", "a new password, read from the input"));
    std::string login;
    password->add_option("--login", login)->required();

    try {
        cli.parse(argc, argv);
        if (*serving) return serve(settings());
        if (*init) return initialise(settings());
        if (*demo) {
            wish.asOf = dayFrom(asOf);
            wish.json = json;
            // What it is served with afterwards.
            if (!pack.empty() && !accounts) keepSettings(settings());
            return accounts ? printAccounts(json) : loadDemo(settings(), wish);
        }
        if (*people) {
            list.asOf = dayFrom(asOf);
            return importPeople(settings(), list);
        }
        if (*organisations) {
            registry.asOf = dayFrom(asOf);
            return importOrganisations(settings(), registry);
        }
        if (*check) return checkPack(folder);
        if (*verify) return verifyAudit(settings());
        if (*rebuild) return rebuildTotals(settings());
        if (*addsRegion) return addRegion(settings(), another);
        if (*add) {
            fresh.password = passwordFromInput();
            return addUser(settings(), fresh);
        }
        if (*password) return setUserPassword(settings(), login, passwordFromInput());
        std::cout << describeApi(settings()) << "\n";
        return 0;
    } catch (const CLI::ParseError& e) {
        return cli.exit(e) == 0 ? 0 : 2;
    } catch (const std::exception& e) {
        std::cerr << "metodika: " << e.what() << "\n";
        return 1;
    }
}
