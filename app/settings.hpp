#pragma once
// The installation's settings: one commented TOML file, each key also as an environment variable
// (METODIKA_LISTEN for listen). An unknown key is an error, not a silence.
#include <filesystem>
#include <string>
#include <thread>

namespace metodika::app {

struct Settings {
    std::filesystem::path data = "data";
    std::string listen = "127.0.0.1:8080";
    std::string database;        // postgresql://…; empty: SQLite in the data folder
    std::filesystem::path pack;  // a region pack's folder
    std::filesystem::path home;  // where packs/ and the pages lie
    int offset_minutes = 180;    // local time, minutes east of UTC
    int node = 0;                // of this installation in ids, 0…1023
    int readers = int(std::max(2u, std::thread::hardware_concurrency())) + 1;  // threads for reading
    int writers = 64;                                                          // threads for changes
    // Letters: smtp://host:587 or smtps://host:465; empty: none are sent.
    std::string mail_server, mail_from, mail_user, mail_password, mail_authorities;
    bool behind_proxy = false;  // take addresses from X-Forwarded-For
};

/// Reads data/metodika.toml where it exists, then the environment. Throws std::runtime_error that names the
/// key.
Settings readSettings(const std::filesystem::path& data);
/// The commented file that `init` writes.
std::string commentedSettings(const Settings& settings);
/// Where the program finds its packs and pages: METODIKA_HOME, beside the build, or /usr/share/metodika.
std::filesystem::path findHome();

}  // namespace metodika::app
