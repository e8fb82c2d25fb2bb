#pragma once
// What the command line does beside serving. Each returns the exit code: 0 done, 1 refused, 2 wrong use.
#include <optional>
#include <string>

#include "app/settings.hpp"
#include "platform/base/date.hpp"

namespace metodika::app {

int initialise(const Settings& settings);

struct ImportPeople {
    std::string file, organisation = "auto";
    std::optional<Date> asOf;
    bool dryRun = false, json = false;
};
int importPeople(const Settings& settings, const ImportPeople& wish);

struct ImportOrganisations {
    std::string file, municipality = "auto";
    std::optional<Date> asOf;
    bool dryRun = false, json = false;
};
int importOrganisations(const Settings& settings, const ImportOrganisations& wish);

struct NewUser {
    std::string login, name, role, organisation, password;
};
int addUser(const Settings& settings, const NewUser& wish);
int setUserPassword(const Settings& settings, const std::string& login, const std::string& password);

/// Writes them where there are none yet.
void keepSettings(const Settings& settings);
int checkPack(const std::string& folder);
/// One more region, with a tree, words and rules of its own.
struct NewRegion {
    std::string code, name, pack;
};
int addRegion(const Settings& settings, const NewRegion& wish);
/// Reads the audit's chains of hashes; 1 where one does not hold.
int verifyAudit(const Settings& settings);
/// Counts every indicator anew from the records.
int rebuildTotals(const Settings& settings);

}  // namespace metodika::app
