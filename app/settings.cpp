#include "app/settings.hpp"

#define TOML_EXCEPTIONS 1
#include <toml++/toml.h>
#include <charconv>
#include <cstdlib>
#include <functional>
#include <map>
#include <stdexcept>

namespace metodika::app {
namespace {

struct Key {
    std::string comment;
    std::function<void(Settings&, const std::string&)> set;
    std::function<std::string(const Settings&)> show;
};

int number(const std::string& key, const std::string& text, int least, int most) {
    int v = 0;
    auto r = std::from_chars(text.data(), text.data() + text.size(), v);
    if (r.ec != std::errc{} || r.ptr != text.data() + text.size() || v < least || v > most)
        throw std::runtime_error("setting " + key + ": expected a whole number from " +
                                 std::to_string(least) + " to " + std::to_string(most) + ", not \"" + text +
                                 "\"");
    return v;
}
bool flag(const std::string& key, const std::string& text) {
    if (text == "true" || text == "false") return text == "true";
    throw std::runtime_error("setting " + key + ": expected true or false, not \"" + text + "\"");
}
std::string quoted(const std::string& s) { return "\"" + s + "\""; }

const std::map<std::string, Key>& keys() {
    static const std::map<std::string, Key> all{
        {"listen",
         {"Address and port. Outside the machine only behind a proxy that ends TLS.",
          [](Settings& s, const std::string& v) { s.listen = v; },
          [](const Settings& s) { return quoted(s.listen); }}},
        {"database",
         {"postgresql://user:password@host/name; empty: SQLite in this folder.",
          [](Settings& s, const std::string& v) { s.database = v; },
          [](const Settings& s) { return quoted(s.database); }}},
        {"pack",
         {"The region's pack: its folder, or the name of one that comes with the program.",
          [](Settings& s, const std::string& v) { s.pack = v; },
          [](const Settings& s) { return quoted(s.pack.string()); }}},
        {"offset_minutes",
         {"Local time in minutes east of UTC (Moscow: 180).",
          [](Settings& s, const std::string& v) {
              s.offset_minutes = number("offset_minutes", v, -720, 840);
          },
          [](const Settings& s) { return std::to_string(s.offset_minutes); }}},
        {"node",
         {"Number of this installation in ids, 0 to 1023; installations to be merged need different ones.",
          [](Settings& s, const std::string& v) { s.node = number("node", v, 0, 1023); },
          [](const Settings& s) { return std::to_string(s.node); }}},
        {"readers",
         {"Threads that answer reading requests.",
          [](Settings& s, const std::string& v) { s.readers = number("readers", v, 1, 256); },
          [](const Settings& s) { return std::to_string(s.readers); }}},
        {"writers",
         {"Threads that answer changing requests; they mostly wait for the disk.",
          [](Settings& s, const std::string& v) { s.writers = number("writers", v, 1, 1024); },
          [](const Settings& s) { return std::to_string(s.writers); }}},
        {"mail_server",
         {"Where letters (invitations, reminders) are given to: smtp://host:587 or smtps://host:465; empty: "
          "none.",
          [](Settings& s, const std::string& v) { s.mail_server = v; },
          [](const Settings& s) { return quoted(s.mail_server); }}},
        {"mail_from",
         {"The address that letters come from.", [](Settings& s, const std::string& v) { s.mail_from = v; },
          [](const Settings& s) { return quoted(s.mail_from); }}},
        {"mail_user",
         {"Name and password for the mail server, where it asks for them; then only over TLS.",
          [](Settings& s, const std::string& v) { s.mail_user = v; },
          [](const Settings& s) { return quoted(s.mail_user); }}},
        {"mail_password",
         {"Better given as METODIKA_MAIL_PASSWORD than written here.",
          [](Settings& s, const std::string& v) { s.mail_password = v; },
          [](const Settings& s) { return quoted(s.mail_password); }}},
        {"mail_authorities",
         {"A PEM file with the authorities whose certificates the mail server may have; empty: those of the "
          "system.",
          [](Settings& s, const std::string& v) { s.mail_authorities = v; },
          [](const Settings& s) { return quoted(s.mail_authorities); }}},
        {"behind_proxy",
         {"A proxy stands in front and names the browser's address in X-Forwarded-For.",
          [](Settings& s, const std::string& v) { s.behind_proxy = flag("behind_proxy", v); },
          [](const Settings& s) { return s.behind_proxy ? std::string("true") : std::string("false"); }}}};
    return all;
}

std::string upper(std::string s) {
    for (char& c : s)
        if (c >= 'a' && c <= 'z') c = char(c - 32);
    return s;
}

}  // namespace

std::filesystem::path findHome() {
    namespace fs = std::filesystem;
    if (const char* named = std::getenv("METODIKA_HOME")) return named;
    std::error_code ec;
    auto exe = fs::read_symlink("/proc/self/exe", ec);
    for (auto at = exe.parent_path(); !at.empty() && at != at.root_path(); at = at.parent_path())
        if (fs::exists(at / "packs" / "default" / "pack.yaml", ec)) return at;
    return "/usr/share/metodika";
}

Settings readSettings(const std::filesystem::path& data) {
    Settings s;
    s.data = data;
    s.home = findHome();
    s.pack = "default";
    auto file = data / "metodika.toml";
    if (std::filesystem::exists(file)) {
        toml::table table;
        try {
            table = toml::parse_file(file.string());
        } catch (const toml::parse_error& e) {
            throw std::runtime_error(file.string() + ", line " + std::to_string(e.source().begin.line) +
                                     ": " + std::string(e.description()));
        }
        for (const auto& [name, node] : table) {
            std::string key(name.str());
            auto found = keys().find(key);
            if (found == keys().end())
                throw std::runtime_error(file.string() + ": unknown setting \"" + key + "\"");
            std::string text;
            if (auto v = node.value<std::string>(); v && node.is_string())
                text = *v;
            else if (node.is_integer())
                text = std::to_string(*node.value<std::int64_t>());
            else if (node.is_boolean())
                text = *node.value<bool>() ? "true" : "false";
            else
                throw std::runtime_error(file.string() + ": setting \"" + key +
                                         "\" has no text, number or true/false");
            found->second.set(s, text);
        }
    }
    for (const auto& [name, key] : keys())
        if (const char* value = std::getenv(("METODIKA_" + upper(name)).c_str())) key.set(s, value);
    if (!s.pack.has_parent_path() && !std::filesystem::exists(s.pack / "pack.yaml"))
        s.pack = s.home / "packs" / s.pack;
    return s;
}

std::string commentedSettings(const Settings& settings) {
    std::string out =
        "# Settings of this installation of Metodika. Each may also be given as an environment variable, "
        "METODIKA_LISTEN for listen.\n";
    for (const auto& [name, key] : keys())
        out += "\n# " + key.comment + "\n" + name + " = " + key.show(settings) + "\n";
    return out;
}

}  // namespace metodika::app
