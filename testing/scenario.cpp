#include "testing/scenario.hpp"

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "contracts/events.hpp"
#include "contracts/roles.hpp"
#include "features/accounts/actions.hpp"
#include "features/accounts/store.hpp"
#include "features/organisations/actions.hpp"
#include "features/people/store.hpp"
#include "platform/base/utf8.hpp"
#include "platform/identity/passwords.hpp"
#include "testing/wire.hpp"

namespace metodika::testing {
namespace {

namespace bj = boost::json;

const char* postgresUrl() { return std::getenv("METODIKA_TEST_POSTGRES"); }

// postgresql://user@host:port/name?… → the same server, another database.
std::string onDatabase(const std::string& url, const std::string& name) {
    auto query = url.find('?');
    auto slash = url.rfind('/', query);
    return url.substr(0, slash + 1) + name + (query == url.npos ? "" : url.substr(query));
}

app::Settings settingsIn(const std::string& folder, const std::string& pack = "default") {
    app::Settings s;
    s.data = folder;
    s.home = PROJECT_ROOT;
    s.pack = s.home / "packs" / pack;
    return s;
}

// One PostgreSQL database with the schema; each test's own is copied from it.
const std::string& postgresTemplate() {
    static const std::string name = [] {
        std::string made = "metodika_template_" + std::to_string(getpid());
        auto server = db::openPostgres(postgresUrl());
        server->script("DROP DATABASE IF EXISTS " + made);
        server->script("CREATE DATABASE " + made);
        db::Settings database;
        database.url = onDatabase(postgresUrl(), made);
        SystemClock clock;
        app::Installation(settingsIn("/tmp"), clock, database);
        return made;
    }();
    return name;
}

bj::value at(const Reply& reply, std::string_view pointer) {
    boost::system::error_code ec;
    auto parsed = bj::parse(reply.body, ec);
    if (ec) {
        ADD_FAILURE() << "no JSON: " << reply.body.substr(0, 300);
        return nullptr;
    }
    auto found = parsed.find_pointer(bj::string_view(pointer.data(), pointer.size()), ec);
    if (!found) {
        ADD_FAILURE() << "nothing at " << pointer << " in " << reply.body.substr(0, 600);
        return nullptr;
    }
    return *found;
}

}  // namespace

std::vector<Engine> engines() {
    if (postgresUrl()) return {Engine::sqlite, Engine::postgres};
    return {Engine::sqlite};
}
std::string came(const std::vector<std::string>& persons) {
    std::string ticks;
    for (const auto& person : persons)
        ticks += (ticks.empty() ? R"({"person":")" : R"(,{"person":")") + person + R"(","present":true})";
    return R"({"ticks":[)" + ticks + "]}";
}
std::string engineName(const ::testing::TestParamInfo<Engine>& info) {
    return info.param == Engine::sqlite ? "sqlite" : "postgres";
}

const Reply& Reply::expect(int wanted) const {
    EXPECT_EQ(status, wanted) << body.substr(0, 800);
    return *this;
}
const Reply& Reply::expect(int wanted, std::string_view key) const {
    EXPECT_EQ(status, wanted) << body.substr(0, 800);
    EXPECT_EQ(text("/key"), key);
    return *this;
}
std::string Reply::text(std::string_view pointer) const {
    auto v = at(*this, pointer);
    if (v.is_string()) return std::string(v.as_string());
    return bj::serialize(v);
}
std::int64_t Reply::number(std::string_view pointer) const {
    auto v = at(*this, pointer);
    if (v.is_int64()) return v.as_int64();
    ADD_FAILURE() << "no whole number at " << pointer << ": " << bj::serialize(v);
    return 0;
}
double Reply::real(std::string_view pointer) const {
    auto v = at(*this, pointer);
    boost::system::error_code ec;
    double d = v.is_number() ? v.to_number<double>(ec) : 0;
    EXPECT_TRUE(v.is_number()) << "no number at " << pointer << ": " << bj::serialize(v);
    return d;
}
bool Reply::yes(std::string_view pointer) const {
    auto v = at(*this, pointer);
    return v.is_bool() && v.as_bool();
}
std::size_t Reply::size(std::string_view pointer) const {
    auto v = at(*this, pointer);
    return v.is_array() ? v.as_array().size() : v.is_object() ? v.as_object().size() : 0;
}
bool Reply::has(std::string_view pointer) const {
    boost::system::error_code ec;
    auto parsed = bj::parse(body, ec);
    return !ec && parsed.find_pointer(bj::string_view(pointer.data(), pointer.size()), ec) != nullptr;
}
bool Reply::null(std::string_view pointer) const { return at(*this, pointer).is_null(); }
std::string Reply::raw(std::string_view pointer) const { return bj::serialize(at(*this, pointer)); }

namespace {
std::string quoted(std::int64_t version) { return "\"" + std::to_string(version) + "\""; }
}  // namespace

Reply Browser::patch(const std::string& path, std::int64_t version, const std::string& body) {
    return with("If-Match", quoted(version)).patch(path, body);
}
Reply Browser::put(const std::string& path, std::int64_t version, const std::string& body) {
    return with("If-Match", quoted(version)).put(path, body);
}
Reply Browser::post(const std::string& path, std::int64_t version, const std::string& body) {
    return with("If-Match", quoted(version)).post(path, body);
}
Reply Browser::remove(const std::string& path, std::int64_t version) {
    return with("If-Match", quoted(version)).remove(path);
}

Reply Browser::send(const std::string& method, const std::string& path, const std::string& body,
                    const std::string& type) {
    auto headers = std::exchange(extra_, {});
    if (!cookie_.empty()) headers.try_emplace("Cookie", cookie_);
    if (!type.empty()) headers.try_emplace("Content-Type", type);
    auto answer = exchange(port_, method, path, headers, body);
    Reply reply{answer.status, std::move(answer.body), std::move(answer.headers)};
    if (auto set = reply.headers.find("set-cookie"); set != reply.headers.end())
        cookie_ = set->second.substr(0, set->second.find(';'));
    return reply;
}

void Scenario::SetUp() {
    folder_ = (std::filesystem::temp_directory_path() / ("metodika-" + std::to_string(getpid()) + "-XXXXXX"))
                  .string();
    ASSERT_NE(mkdtemp(folder_.data()), nullptr);
    db::Settings database;
    database.sqliteFile = folder_ + "/metodika.sqlite";
    if (GetParam() == Engine::postgres) {
        static int made = 0;
        database_ = "metodika_test_" + std::to_string(getpid()) + "_" + std::to_string(++made);
        db::openPostgres(postgresUrl())
            ->script("CREATE DATABASE " + database_ + " TEMPLATE " + postgresTemplate());
        database.url = onDatabase(postgresUrl(), database_);
        database.readers = 2;
        database.writers = 4;
    }
    auto settings = settingsIn(folder_, pack());
    settings.mail_server = "smtp://127.0.0.1:" + std::to_string(mailbox_.port());
    settings.mail_from = "metodika@service.example";
    installation_ = std::make_unique<app::Installation>(settings, clock_, database);
    http::Settings http;
    http.port = 0;
    http.readers = 2;
    http.writers = 4;
    http.drainSeconds = 1;
    http.bodyLimitFor = [this](std::string_view method, std::string_view path) {
        auto match = installation_->api().find(method, path);
        return match.operation && match.operation->uploadLimit ? match.operation->uploadLimit
                                                               : std::size_t(1) << 20;
    };
    server_ = std::make_unique<http::Server>(
        http, [this](const http::Request& q) { return installation_->handle(q); });
    thread_ = std::thread([this] { server_->run(); });
    populate();
}

void Scenario::TearDown() {
    if (server_) server_->stop();
    if (thread_.joinable()) thread_.join();
    server_.reset();
    installation_.reset();
    if (!database_.empty()) {
        db::openPostgres(postgresUrl())->script("DROP DATABASE " + database_ + " WITH (FORCE)");
    } else if (std::filesystem::exists(folder_ + "/metodika.sqlite")) {
        // As an operator would check it: no table may be written so that SQLite itself takes it for damaged.
        auto file = db::openSqlite(folder_ + "/metodika.sqlite");
        auto check = file->run("PRAGMA integrity_check", {});
        EXPECT_TRUE(check->next());
        EXPECT_EQ(check->text(0), "ok");
    }
    std::filesystem::remove_all(folder_);
}

void Scenario::populate() {
    using organisations::Kind;
    found("region", "", Kind::region, "Предгорный край", "Предгорный край");
    found("institute", "region", Kind::institute, "Институт развития образования", "ИРО");
    found("a", "region", Kind::municipality, "Верхнеорловский округ", "Верхнеорловский округ");
    found("authority.a", "a", Kind::authority, "Управление образования Верхнеорловского округа",
          "Управление образования");
    found("service.a", "a", Kind::service, "Информационно-методический центр Верхнеорловского округа", "ИМЦ");
    found("a1", "a", Kind::school, "МБОУ СОШ № 5 с. Верхнеорловка", "МБОУ СОШ № 5");
    found("a2", "a", Kind::school, "МКОУ ООШ № 17 х. Дальний", "МКОУ ООШ № 17");
    found("a3", "a", Kind::kindergarten, "МБДОУ детский сад «Журавлик»", "Детский сад «Журавлик»");
    found("b", "region", Kind::municipality, "Нижнеозёрский округ", "Нижнеозёрский округ");
    found("service.b", "b", Kind::service, "Методический центр Нижнеозёрского округа", "МЦ");
    found("b1", "b", Kind::school, "МБОУ СОШ № 1 г. Нижнеозёрск", "МБОУ СОШ № 1");
    for (const char* name : {"Абрамова Анна Ивановна", "Быкова Белла Игоревна", "Власова Вера Ильинична",
                             "Гаджиева Гульнара Исаевна"})
        hire(name, "a1", "учитель", {"математика"});
    for (const char* name : {"Дьякова Дарья Олеговна", "Ершова Ева Олеговна", "Жукова Жанна Олеговна"})
        hire(name, "a1", "учитель", {"начальные классы"});
    hire("Зайцев Захар Олегович", "a1", "учитель", {"физика"});
    for (const char* name : {"Ильина Ирина Павловна", "Котова Клара Павловна"})
        hire(name, "a2", "учитель", {"математика"});
    for (const char* name : {"Лукина Лилия Романовна", "Маркова Мария Романовна", "Носова Нина Романовна"})
        hire(name, "b1", "учитель", {"математика"});
    open("institute", hire("Орлова Ольга Сергеевна", "institute", "методист", {}), "institute_methodist",
         "region");
    open("ministry", hire("Панов Пётр Сергеевич", "institute", "методист", {}), "ministry_official",
         "region");
    open("operator", hire("Рыбин Роман Сергеевич", "institute", "методист", {}), "operator", "region");
    open("head.a", hire("Соколова Светлана Тимофеевна", "service.a", "методист", {}), "service_head", "a");
    open("methodist.a", hire("Титова Тамара Тимофеевна", "service.a", "методист", {}), "methodist", "a");
    open("official.a", hire("Уваров Устин Тимофеевич", "authority.a", "методист", {}), "authority_official",
         "a");
    open("director.a1", hire("Фёдоров Фома Ульянович", "a1", "директор", {}), "organisation_head", "a1");
    open("deputy.a1", hire("Харитонова Хава Ульяновна", "a1", "заместитель директора", {}),
         "organisation_methodist", "a1");
    open("teacher.a1", hire("Цветкова Цветана Ульяновна", "a1", "учитель", {"химия"}), "educator", "a1");
    open("deputy.a2", hire("Чернова Чулпан Фоминична", "a2", "заместитель директора", {}),
         "organisation_methodist", "a2");
    open("teacher.a2", hire("Шмелёва Шура Фоминична", "a2", "учитель", {"биология"}), "educator", "a2");
    open("head.b", hire("Щукина Щедрина Фоминична", "service.b", "методист", {}), "service_head", "b");
    open("deputy.b1", hire("Эрлих Эмма Фоминична", "b1", "заместитель директора", {}),
         "organisation_methodist", "b1");
    open("teacher.b1", hire("Юдина Юлия Фоминична", "b1", "учитель", {"химия"}), "educator", "b1");
}

void Scenario::found(const std::string& name, const std::string& parent, organisations::Kind kind,
                     const std::string& title, const std::string& shortTitle, const std::string& pack) {
    auto scope = api::Scope::system(installation_->host());
    organisations_[name] = scope.change([&](api::Work& work) {
        organisations::NewOrganisation o;
        o.kind = kind;
        o.name = title;
        o.short_name = shortTitle;
        o.code = name;
        if (parent.empty()) return organisations::foundRegion(work, o, pack, date(2015, 1, 1));
        o.parent = organisations_.at(parent);
        return organisations::foundOrganisation(work, o, date(2015, 1, 1));
    });
}

PersonId Scenario::hire(const std::string& name, const std::string& organisation, const std::string& position,
                        std::vector<std::string> subjects, Date since) {
    auto scope = api::Scope::system(installation_->host());
    auto made = scope.change([&](api::Work& work) {
        auto first = name.find(' '), second = name.find(' ', first + 1);
        people::PersonKept p;
        p.id = work.newId<PersonId>();
        p.surname = name.substr(0, first);
        p.given_name = name.substr(first + 1, second - first - 1);
        p.patronymic = name.substr(second + 1);
        p.sort_name = utf8::sortKey(name);
        p.birth_date = "1980-05-01";
        p.phone = "+79430000000";
        p.mail = "someone@shkola.example";
        people::PeopleStore store(work);
        store.add(p, since);
        store.addPost({work.newId<EmploymentId>(),
                       p.id,
                       organisations_.at(organisation),
                       position,
                       people::PostKind::main,
                       1.0,
                       {},
                       {},
                       since,
                       *parseDate(openEnd),
                       std::move(subjects)},
                      p.sort_name);
        work.publish(StaffChanged{{organisations_.at(organisation)}});
        return p.id;
    });
    persons_[name] = made;
    return made;
}

void Scenario::open(const std::string& login, PersonId person, const std::string& role,
                    const std::string& organisation) {
    // One hash for everybody: each would take 20 ms.
    static const std::string hash = identity::hashPassword("correct horse battery");
    auto scope = api::Scope::system(installation_->host());
    accounts_[login] = scope.change([&](api::Work& work) {
        accounts::giveRole(work, person, role, organisations_.at(organisation), date(2020, 9, 1));
        return accounts::openAccount(work, person, login, hash).value;
    });
    persons_[login] = person;
}

Browser Scenario::as(const std::string& login) {
    std::string token = identity::newToken();
    auto scope = api::Scope::system(installation_->host());
    scope.change([&](api::Work& work) {
        accounts::AccountStore(work).addSession(work.newId<accounts::SessionId>(),
                                                AccountId{accounts_.at(login)}, identity::tokenHash(token),
                                                {scope.now().ms + 86'400'000}, "test", "127.0.0.1");
    });
    return Browser(port(), std::string(api::sessionCookie) + "=" + token);
}

std::string Scenario::id(const std::string& name) const {
    if (auto o = organisations_.find(name); o != organisations_.end()) return o->second.text();
    return persons_.at(name).text();
}
OrganisationId Scenario::organisation(const std::string& name) const { return organisations_.at(name); }
PersonId Scenario::person(const std::string& login) const { return persons_.at(login); }

Reply Scenario::finished(Browser& owner, const std::string& job) {
    settle();
    return owner.get("/api/v1/jobs/" + job);
}

std::string fileBytes(const std::string& path) {
    std::ifstream in(std::string(PROJECT_ROOT) + "/" + path, std::ios::binary);
    EXPECT_TRUE(in) << path;
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace metodika::testing
