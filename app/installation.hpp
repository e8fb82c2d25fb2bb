#pragma once
// The only wiring: the database, the packs, the rooms and what they share.
#include <filesystem>
#include <memory>

#include "app/settings.hpp"
#include "platform/api/routes.hpp"
#include "platform/db/db.hpp"
#include "platform/facts/facts.hpp"
#include "platform/facts/worker.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/mail/mail.hpp"
#include "platform/packs/shelf.hpp"
#include "platform/search/search.hpp"

namespace metodika::app {

class Installation {
  public:
    /// Opens the database, brings its schema up to date and installs every room.
    Installation(const Settings& settings, const Clock& clock, const db::Settings& database);
    Installation(const Installation&) = delete;
    Installation& operator=(const Installation&) = delete;

    const api::Host& host() const { return *host_; }
    const api::Api& api() const { return api_; }
    search::Search& search() { return search_; }
    const packs::Shelf& packs() const { return packs_; }
    facts::Facts& facts() { return facts_; }
    jobs::Jobs& jobs() { return jobs_; }
    facts::Worker& tallies() { return *tallies_; }
    db::Database& database() { return *database_; }
    audit::Looks& looks() { return looks_; }
    IdSource& ids() { return ids_; }
    http::Response handle(const http::Request& request) const { return dispatcher_->handle(request); }
    /// Looks written, audit sealed, tallies made anew: what otherwise happens within a second.
    void settle();

  private:
    void checkWords() const;
    void checkRegions();
    packs::Shelf packs_;
    std::unique_ptr<db::Database> database_;
    IdSource ids_;
    text::Texts texts_;
    api::Events events_;
    audit::Looks looks_;
    facts::Facts facts_;
    mail::Post post_;
    jobs::Jobs jobs_;
    search::Search search_;
    api::Api api_;
    std::unique_ptr<api::Host> host_;
    std::unique_ptr<facts::Worker> tallies_;
    std::unique_ptr<api::Dispatcher> dispatcher_;
};

/// What the rooms' schema and texts are, in the order in which they are applied.
inline constexpr std::string_view program = "Metodika 0.1.0";
/// Every text of the program, under the languages.
void addTexts(text::Texts& texts);
db::Settings databaseFor(const Settings& settings);
/// The description of the API without any data.
std::string describeApi(const Settings& settings);

}  // namespace metodika::app
