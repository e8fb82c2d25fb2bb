#pragma once
// A small region on a real database behind a real server on loopback; people of it ask over HTTP.
//
//   METODIKA_API_SUITE(Organisations)
//   TEST_P(Organisations, a1_shows_three_levels_as_one_tree) {
//       auto tree = as("head.a").get("/api/v1/organisations/tree").expect(200);
//       EXPECT_EQ(tree.text("/items/0/name"), "…");
//   }
//
// Every test begins anew. On SQLite always, on PostgreSQL where METODIKA_TEST_POSTGRES names a server.
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "app/installation.hpp"
#include "contracts/ids.hpp"
#include "features/organisations/organisation.hpp"
#include "testing/mailbox.hpp"

namespace metodika::testing {

enum class Engine { sqlite, postgres };
std::vector<Engine> engines();
std::string engineName(const ::testing::TestParamInfo<Engine>& info);
/// Who came to a meeting, as a device joins it.
std::string came(const std::vector<std::string>& persons);

/// What the server answered. Paths are JSON pointers: /items/0/name.
class Reply {
  public:
    int status = 0;
    std::string body;
    std::map<std::string, std::string> headers;  // names in lower case

    /// Fails the test with the body where the status is another.
    const Reply& expect(int wanted) const;
    /// The refusal's key.
    const Reply& expect(int wanted, std::string_view key) const;
    std::string text(std::string_view pointer) const;
    std::int64_t number(std::string_view pointer) const;
    double real(std::string_view pointer) const;
    bool yes(std::string_view pointer) const;
    std::size_t size(std::string_view pointer) const;
    bool has(std::string_view pointer) const;
    bool null(std::string_view pointer) const;
    /// The JSON at the pointer.
    std::string raw(std::string_view pointer) const;
};

/// One person's browser.
class Browser {
  public:
    Browser(unsigned short port, std::string cookie) : port_(port), cookie_(std::move(cookie)) {}
    Browser& with(std::string header, std::string value) {
        extra_[std::move(header)] = std::move(value);
        return *this;
    }
    Reply get(const std::string& path) { return send("GET", path, "", ""); }
    Reply post(const std::string& path, const std::string& body = "") {
        return send("POST", path, body, "application/json");
    }
    Reply put(const std::string& path, const std::string& body) {
        return send("PUT", path, body, "application/json");
    }
    Reply patch(const std::string& path, const std::string& body) {
        return send("PATCH", path, body, "application/json");
    }
    /// With the version that the change is based on.
    Reply patch(const std::string& path, std::int64_t version, const std::string& body);
    Reply put(const std::string& path, std::int64_t version, const std::string& body);
    Reply post(const std::string& path, std::int64_t version, const std::string& body);
    Reply remove(const std::string& path) { return send("DELETE", path, "", ""); }
    Reply remove(const std::string& path, std::int64_t version);
    Reply upload(const std::string& path, const std::string& bytes) {
        return send("POST", path, bytes, "application/octet-stream");
    }
    /// Headers given with with() go along once.
    Reply send(const std::string& method, const std::string& path, const std::string& body,
               const std::string& type);
    const std::string& cookie() const { return cookie_; }

  private:
    unsigned short port_;
    std::string cookie_;
    std::map<std::string, std::string> extra_;
};

/// The region, two municipalities A and B, and who works there. Ids by name:
/// region, institute, a, b, authority.a, service.a, a1, a2 (schools), a3 (kindergarten), b1, service.b.
/// Logins: institute, ministry, operator, head.a, methodist.a, official.a, director.a1, deputy.a1,
/// teacher.a1, deputy.a2, teacher.a2, head.b, deputy.b1, teacher.b1. a1 has 4 teachers of mathematics, 3 of
/// primary classes, 1 of physics; a2 has 2 of mathematics; b1 3 of mathematics. Today is 2026-11-22, a
/// Sunday.
class Scenario : public ::testing::TestWithParam<Engine> {
  protected:
    void SetUp() override;
    void TearDown() override;

    Browser as(const std::string& login);
    Browser stranger() { return Browser(port(), ""); }
    std::string id(const std::string& name) const;  // of an organisation or a person, for addresses
    OrganisationId organisation(const std::string& name) const;
    PersonId person(const std::string& login) const;
    app::Installation& installation() { return *installation_; }
    unsigned short port() const { return server_->port(); }
    FixedClock& clock() { return clock_; }
    /// Where the installation's letters go.
    Mailbox& mailbox() { return mailbox_; }
    /// Jobs run, looks written, audit sealed.
    void settle() { installation_->settle(); }
    /// Waits for the job and returns it as its owner sees it.
    Reply finished(Browser& owner, const std::string& job);
    /// Adds a person with one post; the name is "Фамилия Имя Отчество".
    PersonId hire(const std::string& name, const std::string& organisation, const std::string& position,
                  std::vector<std::string> subjects, Date since = date(2020, 9, 1));
    void open(const std::string& login, PersonId person, const std::string& role,
              const std::string& organisation);
    /// One more organisation; a region has no parent and may name its pack.
    void found(const std::string& name, const std::string& parent, organisations::Kind kind,
               const std::string& title, const std::string& shortTitle, const std::string& pack = "");
    /// The pack of the settings.
    virtual std::string pack() const { return "default"; }

  private:
    void populate();
    Mailbox mailbox_;
    FixedClock clock_{*parseInstant("2026-11-22T09:00:00Z")};
    std::string folder_, database_;
    std::unique_ptr<app::Installation> installation_;
    std::unique_ptr<http::Server> server_;
    std::thread thread_;
    std::map<std::string, OrganisationId> organisations_;
    std::map<std::string, PersonId> persons_;
    std::map<std::string, std::int64_t> accounts_;
};

std::string fileBytes(const std::string& pathInProject);

}  // namespace metodika::testing

#define METODIKA_API_SUITE(Name)                                                              \
    class Name : public ::metodika::testing::Scenario {};                                     \
    INSTANTIATE_TEST_SUITE_P(Both, Name, ::testing::ValuesIn(::metodika::testing::engines()), \
                             ::metodika::testing::engineName)
