#include "features/accounts/store.hpp"

#include "platform/api/paging.hpp"
#include "platform/base/utf8.hpp"
#include "platform/db/in_list.hpp"

namespace metodika::accounts {
namespace {

struct HoldingLine {
    std::string role;
    std::int64_t holding = 0, place = 0;
    std::string level, name, pack;
};
BOOST_DESCRIBE_STRUCT(HoldingLine, (), (role, holding, place, level, name, pack))

struct RoleLine {
    HoldingId id;
    PersonId person;
    std::string role;
    OrganisationId organisation;
    std::string level, name;
    Date since{};
};
BOOST_DESCRIBE_STRUCT(RoleLine, (), (id, person, role, organisation, level, name, since))

struct AccountLine {
    AccountId id;
    PersonId person;
    std::string login, person_name, sort_name;
    std::optional<Instant> last_seen_at;
    bool closed = false;
};
BOOST_DESCRIBE_STRUCT(AccountLine, (), (id, person, login, person_name, sort_name, last_seen_at, closed))

struct LookLine {
    std::int64_t id = 0;
    Instant at;
    std::string role, details;
    std::optional<std::string> place_name;
};
BOOST_DESCRIBE_STRUCT(LookLine, (), (id, at, role, details, place_name))

constexpr std::string_view accountText = R"(
    SELECT a.id, a.person, a.login, a.password, a.language, a.closed, p.name
    FROM accounts a JOIN shared_persons p ON p.id = a.person WHERE )";

}  // namespace

std::optional<AccountKept> AccountStore::byLogin(std::string_view login) {
    static const std::string text = std::string(accountText) + "a.login_key = :key";
    return work_.one<AccountKept>(db::Query{"accounts.by_login", text},
                                  {{"key", utf8::fold(utf8::squeeze(login))}});
}
std::optional<AccountKept> AccountStore::byId(AccountId id) {
    static const std::string text = std::string(accountText) + "a.id = :id";
    return work_.one<AccountKept>(db::Query{"accounts.by_id", text}, {{"id", id}});
}
std::optional<AccountKept> AccountStore::byPerson(PersonId person) {
    static const std::string text = std::string(accountText) + "a.person = :who";
    return work_.one<AccountKept>(db::Query{"accounts.by_person", text}, {{"who", person}});
}

std::vector<api::Holding> AccountStore::holdings(PersonId person) {
    static constexpr db::Query find{"accounts.holdings", R"(
        SELECT h.id AS holding, h.role, r.ancestor AS place, o.level, o.short_name AS name,
               coalesce(k.pack, '') AS pack
        FROM holdings h
        JOIN shared_reach r ON r.descendant = h.organisation AND r.since <= :today AND r.until > :today
        JOIN shared_organisations o ON o.id = r.ancestor AND o.since <= :today AND o.until > :today
        LEFT JOIN shared_packs k ON k.region = r.ancestor
        WHERE h.person = :who AND h.since <= :today AND h.until > :today
        ORDER BY h.id, r.depth)"};
    std::vector<api::Holding> out;
    std::int64_t last = 0;
    for (auto& line : work_.all<HoldingLine>(find, {{"who", person}})) {
        if (line.holding != last) out.push_back({line.role, {}});
        last = line.holding;
        out.back().chain.push_back({line.place, line.level, line.name, line.pack});
    }
    return out;
}

void AccountStore::add(AccountId id, PersonId person, const std::string& login,
                       const std::string& passwordHash) {
    static constexpr db::Query insert{"accounts.add", R"(
        INSERT INTO accounts (id, person, login, login_key, password, language, closed, made_at)
        VALUES (:id, :who, :login, :key, :password, 'ru', :no, :now))"};
    std::string shown = utf8::squeeze(login);
    work_.execute(insert, {{"id", id},
                           {"who", person},
                           {"login", shown},
                           {"key", utf8::fold(shown)},
                           {"password", passwordHash},
                           {"no", false}});
}
void AccountStore::setPassword(AccountId id, const std::string& passwordHash) {
    static constexpr db::Query set{"accounts.set_password",
                                   "UPDATE accounts SET password = :password WHERE id = :id"};
    work_.execute(set, {{"id", id}, {"password", passwordHash}});
}
void AccountStore::setLanguage(AccountId id, std::string_view language) {
    static constexpr db::Query set{"accounts.set_language",
                                   "UPDATE accounts SET language = :language WHERE id = :id"};
    work_.execute(set, {{"id", id}, {"language", language}});
}

void AccountStore::hold(PersonId person, std::string_view role, OrganisationId organisation, Date since,
                        std::optional<Date> until) {
    static constexpr db::Query insert{"accounts.hold", R"(
        INSERT INTO holdings (id, person, role, organisation, since, until) VALUES (:id, :who, :role, :organisation, :since, :until))"};
    work_.execute(insert, {{"id", work_.newId<HoldingId>()},
                           {"who", person},
                           {"role", role},
                           {"organisation", organisation},
                           {"since", since},
                           {"until", until ? isoDate(*until) : std::string(openEnd)}});
}

std::vector<RoleRow> AccountStore::roles(PersonId person) {
    static constexpr db::Query find{"accounts.roles", R"(
        SELECT h.id, h.person, h.role, h.organisation, h.since, o.level, o.short_name AS name FROM holdings h
        JOIN shared_organisations o ON o.id = h.organisation AND o.since <= :today AND o.until > :today
        WHERE h.person = :who AND h.since <= :today AND h.until > :today ORDER BY h.id)"};
    std::vector<RoleRow> out;
    for (const auto& l : work_.all<RoleLine>(find, {{"who", person}}))
        out.push_back({l.id,
                       l.role,
                       work_.scope().say("accounts.role." + l.role),
                       {l.organisation, l.name, l.level},
                       l.since,
                       {}});
    return out;
}
std::optional<PersonId> AccountStore::holder(HoldingId id) {
    static constexpr db::Query find{"accounts.holder", "SELECT person FROM holdings WHERE id = :id"};
    auto rows = work_.run(find.text, {{"id", id}});
    if (!rows->next()) return {};
    return PersonId{rows->integer(0)};
}
void AccountStore::endHolding(HoldingId id) {
    // One that began today has never been.
    static constexpr db::Query drop{"accounts.drop_holding",
                                    "DELETE FROM holdings WHERE id = :id AND since >= :today"};
    static constexpr db::Query end{"accounts.end_holding",
                                   "UPDATE holdings SET until = :today WHERE id = :id"};
    work_.execute(drop, {{"id", id}});
    work_.execute(end, {{"id", id}});
}
std::vector<RolePlace> AccountStore::placesOver(PersonId person) {
    static constexpr db::Query find{"accounts.places_over", R"(
        SELECT DISTINCT o.id, o.short_name AS name, o.level, r.depth FROM shared_staff s
        JOIN shared_reach r ON r.descendant = s.organisation AND r.since <= :today AND r.until > :today
        JOIN shared_organisations o ON o.id = r.ancestor AND o.since <= :today AND o.until > :today
        WHERE s.person = :who AND s.since <= :today AND s.until > :today ORDER BY r.depth, o.id)"};
    return work_.all<RolePlace>(find, {{"who", person}});
}

void AccountStore::addSession(SessionId id, AccountId account, std::string_view tokenHash, Instant expires,
                              std::string_view agent, std::string_view address) {
    static constexpr db::Query insert{"accounts.add_session", R"(
        INSERT INTO sessions (id, account, token_hash, made_at, seen_at, expires_at, agent, address)
        VALUES (:id, :owner, :hash, :now, :now, :expires, :agent, :address))"};
    static constexpr db::Query seen{"accounts.seen",
                                    "UPDATE accounts SET last_seen_at = :now WHERE id = :owner"};
    work_.execute(insert, {{"id", id},
                           {"owner", account},
                           {"hash", tokenHash},
                           {"expires", expires},
                           {"agent", utf8::head(agent, 200)},
                           {"address", address}});
    work_.execute(seen, {{"owner", account}});
}
std::vector<SessionRow> AccountStore::sessions(AccountId account) {
    static constexpr db::Query find{"accounts.sessions", R"(
        SELECT id, made_at AS created_at, seen_at, agent, address FROM sessions
        WHERE account = :owner AND expires_at > :now ORDER BY seen_at DESC, id DESC)"};
    return work_.all<SessionRow>(find, {{"owner", account}});
}
bool AccountStore::endSession(SessionId id, AccountId account) {
    static constexpr db::Query drop{"accounts.end_session",
                                    "DELETE FROM sessions WHERE id = :id AND account = :owner"};
    return work_.execute(drop, {{"id", id}, {"owner", account}}) > 0;
}
void AccountStore::endSessions(AccountId account, SessionId except) {
    static constexpr db::Query drop{"accounts.end_sessions",
                                    "DELETE FROM sessions WHERE account = :owner AND id <> :except"};
    work_.execute(drop, {{"owner", account}, {"except", except}});
}

void AccountStore::addInvitation(InvitationId id, PersonId person, std::string_view kind,
                                 std::string_view codeHash, Date expires) {
    // A new code makes the ones before it worthless.
    static constexpr db::Query drop{"accounts.drop_invitations",
                                    "DELETE FROM invitations WHERE person = :who AND used_at IS NULL"};
    static constexpr db::Query insert{"accounts.add_invitation", R"(
        INSERT INTO invitations (id, person, kind, code_hash, made_at, expires_on) VALUES (:id, :who, :kind, :hash, :now, :expires))"};
    work_.execute(drop, {{"who", person}});
    work_.execute(insert,
                  {{"id", id}, {"who", person}, {"kind", kind}, {"hash", codeHash}, {"expires", expires}});
}
std::optional<InvitationKept> AccountStore::invitation(std::string_view codeHash) {
    static constexpr db::Query find{"accounts.invitation", R"(
        SELECT i.id, i.person, i.kind, i.expires_on, i.used_at, p.name AS person_name
        FROM invitations i JOIN shared_persons p ON p.id = i.person WHERE i.code_hash = :hash)"};
    return work_.one<InvitationKept>(find, {{"hash", codeHash}});
}
void AccountStore::useInvitation(InvitationId id) {
    static constexpr db::Query use{"accounts.use_invitation",
                                   "UPDATE invitations SET used_at = :now WHERE id = :id"};
    work_.execute(use, {{"id", id}});
}

std::optional<std::string> AccountStore::address(PersonId person) {
    static constexpr db::Query find{"accounts.address",
                                    "SELECT mail FROM shared_addresses WHERE person = :who"};
    auto rows = work_.run(find.text, {{"who", person}});
    if (!rows->next()) return {};
    return std::string(rows->text(0));
}

std::vector<Workplace> AccountStore::workplaces(PersonId person) {
    static constexpr db::Query find{"accounts.workplaces", R"(
        SELECT s.person, p.name AS person_name, o.short_name AS organisation_name, s.organisation
        FROM shared_staff s JOIN shared_persons p ON p.id = s.person
        JOIN shared_organisations o ON o.id = s.organisation AND o.since <= :today AND o.until > :today
        WHERE s.person = :who AND s.since <= :today AND s.until > :today ORDER BY s.kind DESC, s.employment)"};
    return work_.all<Workplace>(find, {{"who", person}});
}

std::vector<Workplace> AccountStore::staffWithoutAccount(OrganisationId organisation) {
    static constexpr db::Query find{"accounts.staff_without", R"(
        SELECT DISTINCT s.person, p.name AS person_name, p.sort_name, o.short_name AS organisation_name, s.organisation
        FROM shared_staff s JOIN shared_persons p ON p.id = s.person
        JOIN shared_organisations o ON o.id = s.organisation AND o.since <= :today AND o.until > :today
        WHERE s.organisation = :organisation AND s.since <= :today AND s.until > :today
          AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person = s.person)
        ORDER BY p.sort_name, s.person)"};
    return work_.all<Workplace>(find, {{"organisation", organisation}});
}

std::unordered_map<PersonId, std::vector<RoleHeld>> AccountStore::rolesOf(
    const std::vector<PersonId>& persons) {
    std::unordered_map<PersonId, std::vector<RoleHeld>> out;
    db::inParts("p", persons, [&](const db::InList& part) {
        std::string text =
            "SELECT h.id, h.person, h.role, h.organisation, h.since, o.level, o.short_name AS name FROM "
            "holdings h "
            "JOIN shared_organisations o ON o.id = h.organisation AND o.since <= :today AND o.until > :today "
            "WHERE h.person IN (" +
            part.text() + ") AND h.since <= :today AND h.until > :today ORDER BY h.id";
        for (auto& l : work_.all<RoleLine>(text, part.args()))
            out[l.person].push_back(
                {l.role, work_.scope().say("accounts.role." + l.role), {l.organisation, l.name, l.level}});
    });
    return out;
}

api::Page<AccountRow> AccountStore::list(OrganisationId root, const AccountQuery& query) {
    std::string text = R"(
        SELECT a.id, a.person, a.login, a.last_seen_at, a.closed, p.name AS person_name, p.sort_name
        FROM accounts a JOIN shared_persons p ON p.id = a.person
        WHERE EXISTS (SELECT 1 FROM holdings h JOIN shared_reach r ON r.descendant = h.organisation AND r.since <= :today AND r.until > :today
                      WHERE h.person = a.person AND r.ancestor = :root AND h.since <= :today AND h.until > :today))";
    std::vector<db::Arg> args{{"root", root}};
    std::string words;
    if (query.q && !utf8::squeeze(*query.q).empty()) {
        words = utf8::sortKey(*query.q);
        text += " AND (strpos(p.sort_name, :words) > 0 OR strpos(a.login_key, :words) > 0)";
        args.emplace_back("words", words);
    }
    if (api::countOnly(query.limit)) return {{}, {}, work_.count(text, std::move(args)), {}};
    api::Cursor cursor;
    if (query.cursor) {
        cursor = api::decodeCursor(*query.cursor);
        text += " AND (p.sort_name, a.id) > (:after_name, :after_id)";
        args.emplace_back("after_name", cursor.key);
        args.emplace_back("after_id", cursor.id);
    }
    int size = api::pageSize(query.limit);
    text += " ORDER BY p.sort_name, a.id LIMIT :limit";
    args.emplace_back("limit", size + 1);
    auto lines = work_.all<AccountLine>(text, std::move(args));
    api::Page<AccountRow> page;
    page.next = api::cutPage(lines, size, [](const AccountLine& l) {
        return api::Cursor{l.sort_name, l.id.value};
    });
    std::vector<PersonId> shown;
    for (const AccountLine& l : lines) shown.push_back(l.person);
    auto roles = rolesOf(shown);
    for (const AccountLine& l : lines)
        page.items.push_back({l.id, l.person, l.login, l.person_name, std::move(roles[l.person]),
                              l.last_seen_at, l.closed ? AccountState::closed : AccountState::active});
    return page;
}

api::Page<LookRow> AccountStore::looks(const LookQuery& query) {
    // Two indexes serve this: audit_subject and the key of organisations.
    static constexpr db::Query find{"accounts.looks", R"(
        SELECT e.id, e.at, e.role, e.details,
               (SELECT o.short_name FROM shared_organisation_names o WHERE o.id = e.place AND o.since <= :today AND o.until > :today) AS place_name
        FROM audit_entries e WHERE e.kind = 'person' AND e.subject = :person AND e.action = 'look' AND e.id < :before
        ORDER BY e.id DESC LIMIT :limit)"};
    if (api::countOnly(query.limit)) {
        static constexpr db::Query all{"accounts.looks_count",
                                       "SELECT count(*) FROM audit_entries WHERE kind = 'person' AND subject "
                                       "= :person AND action = 'look'"};
        return {{}, {}, work_.number(all), {}};
    }
    int size = api::pageSize(query.limit);
    std::int64_t before = query.cursor ? api::decodeCursor(*query.cursor).id : INT64_MAX;
    auto lines = work_.all<LookLine>(find, {{"before", before}, {"limit", size + 1}});
    api::Page<LookRow> page;
    page.next = api::cutPage(lines, size, [](const LookLine& l) { return api::Cursor{"", l.id}; });
    for (const LookLine& l : lines) {
        auto what = json::read<std::map<std::string, std::string>>(l.details);
        page.items.push_back({l.at, work_.scope().say("accounts.role." + l.role), l.place_name.value_or(""),
                              work_.scope().say("accounts.look." + what["what"])});
    }
    return page;
}

}  // namespace metodika::accounts
