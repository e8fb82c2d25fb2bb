#include "app/installation.hpp"

#include <algorithm>

#include "app/rooms.hpp"
#include "platform/audit/seal.hpp"
#include "platform/db/migrate.hpp"
#include "platform/files/embedded.hpp"
#include "platform/identity/passwords.hpp"
#include "platform/jobs/job_routes.hpp"
#include "platform/packs/wording.hpp"

namespace metodika::app {
namespace {

// features/people/schema/0001_people.sql → people; platform/jobs/… → platform.
std::string roomOf(std::string_view path) {
    auto first = path.find('/');
    if (path.substr(0, first) == "platform") return "platform";
    return std::string(path.substr(first + 1, path.find('/', first + 1) - first - 1));
}

std::vector<db::SchemaFile> schemaFiles() {
    std::vector<db::SchemaFile> out;
    auto take = [&](std::string_view room) {
        for (const auto& file : files::embedded())
            if (file.path.find("/schema/") != file.path.npos && roomOf(file.path) == room)
                out.push_back(
                    {std::string(room),
                     std::string(file.path.substr(room == "platform" ? 9 : file.path.rfind('/') + 1)),
                     file.text});
    };
    take("platform");
    for (auto room : roomOrder) take(room);
    return out;
}

}  // namespace

void addTexts(text::Texts& texts) {
    for (const auto& file : files::embedded()) {
        if (file.path.ends_with("/text/ru.json")) texts.add(text::Language::ru, file.text, file.path);
        if (file.path.ends_with("/text/en.json")) texts.add(text::Language::en, file.text, file.path);
    }
}

db::Settings databaseFor(const Settings& settings) {
    db::Settings out;
    out.sqliteFile = (settings.data / "metodika.sqlite").string();
    out.url = settings.database;
    out.readers = settings.readers + 2;  // the jobs and the sweeper read too
    return out;
}

Installation::Installation(const Settings& settings, const Clock& clock, const db::Settings& database)
    : packs_(packs::Shelf::load(settings.pack)),
      ids_(settings.node),
      post_({settings.mail_server, settings.mail_from, settings.mail_user, settings.mail_password,
             settings.mail_authorities}) {
    identity::start();
    addTexts(texts_);
    checkWords();
    {
        auto connection = database.url.empty() ? db::openSqlite(database.sqliteFile, database.vfs)
                                               : db::openPostgres(database.url);
        // Two programs that start at once must not both bring the schema up to date.
        if (connection->postgres()) connection->script("SELECT pg_advisory_lock(724917)");
        db::migrate(*connection, schemaFiles());
    }
    database_ = db::open(database);
    checkRegions();
    host_ = std::make_unique<api::Host>(
        api::Host{*database_, clock, ids_, texts_, events_, looks_, jobs_, packs_, settings.offset_minutes});
    post_.install(jobs_);
    Building building{api_, events_, jobs_, facts_, packs_, post_, search_};
    jobs::installRoutes(api_, jobs_);
    auto findMember = installRooms(building);
    facts_.use(packs_);
    tallies_ = std::make_unique<facts::Worker>(
        facts_, *database_, [this] { return dayOf(host_->clock.now(), host_->offsetMinutes); });
    dispatcher_ = std::make_unique<api::Dispatcher>(*host_, api_, findMember);
}

void Installation::checkWords() const {
    std::vector<packs::Problem> problems;
    for (const auto& pack : packs_.all()) packs::checkWording(*pack, texts_, problems);
    if (!problems.empty())
        throw packs::Broken(problems.front().where, problems.front().key, problems.front().params);
}

// A region must not fall back to other words and numbers because a folder is gone.
void Installation::checkRegions() {
    static constexpr db::Query named{"app.named_packs",
                                     "SELECT DISTINCT pack FROM shared_packs ORDER BY pack"};
    database_->read([&](db::Connection& c) {
        auto rows = c.run(named.text, {});
        while (rows->next())
            if (!packs_.find(rows->text(0)))
                throw std::runtime_error("a region has the pack \"" + std::string(rows->text(0)) +
                                         "\", which does not lie beside the installation's pack");
    });
}

void Installation::settle() {
    audit::writeLooks(*database_, ids_, looks_);
    audit::seal(*database_, ids_, host_->clock.now());
    jobs_.runWaiting(*host_);
    tallies_->begin();
    tallies_->settle();
}

std::string describeApi(const Settings& settings) {
    auto packs = packs::Shelf::load(settings.pack);
    api::Api api;
    api::Events events;
    jobs::Jobs jobs;
    facts::Facts facts;
    mail::Post post;
    search::Search search;
    Building building{api, events, jobs, facts, packs, post, search};
    jobs::installRoutes(api, jobs);
    installRooms(building);
    return api.openapi("0.1.0");
}

}  // namespace metodika::app
