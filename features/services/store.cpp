#include "features/services/store.hpp"

#include <algorithm>

#include "features/services/rules.hpp"

namespace metodika::services {
namespace {

struct Line {
    OrganisationId municipality;
    std::string name;
    std::optional<Form> form;
    std::optional<OrganisationId> organisation;
    std::optional<std::string> organisation_name;
    std::int64_t holders = 0, staff = 0, version = 0;
    double rate = 0, held = 0, unpaid = 0;
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (municipality, name, form, organisation, organisation_name, holders, staff, version,
                       rate, held, unpaid))
struct PostLine {
    PostId id;
    std::string title;
    Model model = Model::own;
    std::optional<std::string> area, base_name;
    std::optional<OrganisationId> base;
    double rate = 0;
    Date since{}, until{};
};
BOOST_DESCRIBE_STRUCT(PostLine, (), (id, title, model, area, base_name, base, rate, since, until))
struct HolderLine {
    HolderId id;
    PostId post;
    PersonId person;
    std::string name;
    Terms terms = Terms::employment;
    double rate = 0;
    Date since{}, until{};
    std::optional<std::int64_t> hours;
};
BOOST_DESCRIBE_STRUCT(HolderLine, (), (id, post, person, name, terms, rate, since, until, hours))
struct StaffLine {
    PersonId person;
    std::string position;
};
BOOST_DESCRIBE_STRUCT(StaffLine, (), (person, position))

std::optional<Date> shownEnd(Date until) { return until == forever ? std::nullopt : std::optional(until); }

// The organisation of a service is the one that was named, or the first of the tree that is a service.
std::string linesOf(std::string_view municipalities) {
    return "WITH m AS MATERIALIZED (SELECT o.id, o.short_name, o.sort_name, " + std::string(R"(
        (SELECT min(c.id) FROM shared_organisations c
         WHERE c.parent = o.id AND c.kind = 'service' AND c.since <= :today AND c.until > :today) AS own
        FROM )") +
           std::string(municipalities) + R"(
          AND o.kind = 'municipality' AND o.since <= :today AND o.until > :today)
    SELECT m.id AS municipality, m.short_name AS name, s.form, coalesce(s.version, 0) + 1 AS version,
           coalesce(s.organisation, m.own) AS organisation,
           (SELECT n.short_name FROM shared_organisations n WHERE n.id = coalesce(s.organisation, m.own) AND n.since <= :today AND n.until > :today) AS organisation_name,
           (SELECT count(DISTINCT h.person) FROM service_holders h WHERE h.municipality = m.id AND h.since <= :today AND h.until > :today) AS holders,
           (SELECT count(DISTINCT e.person) FROM shared_staff e WHERE e.organisation = m.own AND e.since <= :today AND e.until > :today) AS staff,
           (SELECT coalesce(sum(p.rate), 0) FROM service_posts p WHERE p.municipality = m.id AND p.since <= :today AND p.until > :today) AS rate,
           (SELECT coalesce(sum(h.rate), 0) FROM service_holders h JOIN service_posts p ON p.id = h.post
            WHERE h.municipality = m.id AND h.since <= :today AND h.until > :today AND p.since <= :today AND p.until > :today) AS held,
           (SELECT coalesce(sum(h.rate), 0) FROM service_holders h JOIN service_posts p ON p.id = h.post
            WHERE h.municipality = m.id AND h.terms <> 'employment' AND h.since <= :today AND h.until > :today AND p.since <= :today AND p.until > :today) AS unpaid
    FROM m LEFT JOIN services s ON s.municipality = m.id ORDER BY m.sort_name, m.id)";
}

void fill(ServiceRow& row, const Line& l) {
    row.municipality = {l.municipality, l.name};
    row.form = l.form;
    if (l.organisation) row.organisation = OrganisationRef{*l.organisation, l.organisation_name.value_or("")};
    row.people = l.rate > 0 || l.holders > 0 ? l.holders : l.staff;
    row.state = stateOf(row.people);
    row.rate = l.rate;
    row.held = l.held;
    row.vacant = std::max(0.0, l.rate - l.held);
    // A volunteer or a contract carries a part of a post without being paid from it.
    row.there = std::max(0.0, l.rate - l.unpaid);
    row.employed = std::max(0.0, l.held - l.unpaid);
}

}  // namespace

std::vector<ServiceRow> ServiceStore::list(OrganisationId root) {
    // Municipalities are right below a region.
    static const std::string text = linesOf(
        "shared_reach r JOIN shared_organisations o ON o.id = r.descendant WHERE r.ancestor = :root "
        "AND r.depth <= 1 AND r.since <= :today AND r.until > :today");
    std::vector<ServiceRow> out;
    for (const Line& l : work_.all<Line>(text, {{"root", root}})) fill(out.emplace_back(), l);
    return out;
}

ServiceCard ServiceStore::card(OrganisationId municipality) {
    static const std::string text = linesOf("shared_organisations o WHERE o.id = :id");
    auto found = work_.all<Line>(text, {{"id", municipality}});
    if (found.empty()) notFound();
    ServiceCard card;
    fill(card, found.front());
    card.staff = found.front().staff;
    card.version = found.front().version;
    card.posts = posts(municipality);
    return card;
}

std::optional<Form> ServiceStore::formOf(OrganisationId municipality) {
    static constexpr db::Query find{"services.form", "SELECT form FROM services WHERE municipality = :id"};
    return enumNamed<Form>(work_.text(find, {{"id", municipality}}).value_or(""));
}

std::vector<Post> ServiceStore::posts(OrganisationId municipality) {
    static constexpr db::Query find{"services.posts", R"(
        SELECT p.id, p.title, p.model, p.area, p.base, p.rate, p.since, p.until,
               (SELECT o.short_name FROM shared_organisations o WHERE o.id = p.base AND o.since <= :today AND o.until > :today) AS base_name
        FROM service_posts p WHERE p.municipality = :id AND p.until > :today ORDER BY p.model, p.since, p.id)"};
    static constexpr db::Query holders{"services.holders", R"(
        SELECT h.id, h.post, h.person, coalesce(x.name, '') AS name, h.terms, h.rate, h.since, h.until, h.hours
        FROM service_holders h LEFT JOIN shared_persons x ON x.id = h.person
        WHERE h.municipality = :id AND h.until > :today ORDER BY x.sort_name, h.id)"};
    std::vector<Post> out;
    for (const PostLine& l : work_.all<PostLine>(find, {{"id", municipality}})) {
        Post post{l.id, l.title, l.model, l.area, {}, l.rate, 0, l.since, shownEnd(l.until), {}};
        if (l.base) post.base = OrganisationRef{*l.base, l.base_name.value_or("")};
        out.push_back(std::move(post));
    }
    for (const HolderLine& h : work_.all<HolderLine>(holders, {{"id", municipality}}))
        for (Post& post : out)
            if (post.id == h.post)
                post.holders.push_back(
                    {h.id, {h.person, h.name}, h.terms, h.rate, h.since, shownEnd(h.until), h.hours, {}});
    for (Post& post : out) post.vacant = vacantRate(post, work_.today());
    return out;
}

std::optional<Post> ServiceStore::post(OrganisationId municipality, PostId id) {
    for (Post& post : posts(municipality))
        if (post.id == id) return std::move(post);
    return {};
}

void ServiceStore::save(OrganisationId municipality, const ServiceChange& change) {
    static constexpr db::Query put{"services.save", R"(
        INSERT INTO services (municipality, form, organisation, since, version) VALUES (:id, :form, :organisation, :today, 1)
        ON CONFLICT (municipality) DO UPDATE SET form = excluded.form, organisation = excluded.organisation, version = services.version + 1)"};
    work_.execute(put, {{"id", municipality}, {"form", change.form}, {"organisation", change.organisation}});
}

void ServiceStore::touch(OrganisationId municipality) {
    static constexpr db::Query bump{"services.touch",
                                    "UPDATE services SET version = version + 1 WHERE municipality = :id"};
    work_.execute(bump, {{"id", municipality}});
}

void ServiceStore::add(OrganisationId municipality, const Post& p) {
    static constexpr db::Query insert{"services.add_post", R"(
        INSERT INTO service_posts (id, municipality, title, model, area, base, rate, since, until)
        VALUES (:id, :municipality, :title, :model, :area, :base, :rate, :since, :until))"};
    work_.execute(insert, {{"id", p.id},
                           {"municipality", municipality},
                           {"title", p.title},
                           {"model", p.model},
                           {"area", p.area},
                           {"base", p.base ? std::optional(p.base->id) : std::nullopt},
                           {"rate", p.rate},
                           {"since", p.since},
                           {"until", p.until.value_or(forever)}});
}

void ServiceStore::save(const Post& p) {
    static constexpr db::Query update{
        "services.save_post",
        "UPDATE service_posts SET title = :title, area = :area, rate = :rate, until = :until WHERE id = :id"};
    work_.execute(update, {{"id", p.id},
                           {"title", p.title},
                           {"area", p.area},
                           {"rate", p.rate},
                           {"until", p.until.value_or(forever)}});
}

void ServiceStore::add(OrganisationId municipality, PostId post, const Holder& h) {
    static constexpr db::Query insert{"services.add_holder", R"(
        INSERT INTO service_holders (id, post, municipality, person, terms, rate, since, until, hours)
        VALUES (:id, :post, :municipality, :who, :terms, :rate, :since, :until, :hours))"};
    work_.execute(insert, {{"id", h.id},
                           {"post", post},
                           {"municipality", municipality},
                           {"who", h.person.id},
                           {"terms", h.terms},
                           {"rate", h.rate},
                           {"since", h.since},
                           {"until", h.until.value_or(forever)},
                           {"hours", h.hours}});
}

bool ServiceStore::end(PostId post, HolderId holder, Date until) {
    static constexpr db::Query end{
        "services.end_holder", "UPDATE service_holders SET until = :until WHERE id = :id AND post = :post"};
    return work_.execute(end, {{"id", holder}, {"post", post}, {"until", until}}) > 0;
}

bool ServiceStore::worksWithin(OrganisationId municipality, PersonId person) {
    static constexpr db::Query find{"services.works_within", R"(
        SELECT count(*) FROM shared_staff e JOIN shared_reach r ON r.descendant = e.organisation AND r.since <= :today AND r.until > :today
        WHERE e.person = :who AND r.ancestor = :id AND e.since <= :today AND e.until > :today)"};
    return work_.number(find, {{"who", person}, {"id", municipality}}) > 0;
}

bool ServiceStore::within(OrganisationId municipality, OrganisationId organisation) {
    auto chain = chainOf(work_, organisation);
    return std::find(chain.begin(), chain.end(), municipality) != chain.end();
}

std::vector<std::pair<Post, PersonId>> ServiceStore::staffWithoutPost(OrganisationId municipality,
                                                                      OrganisationId organisation) {
    static constexpr db::Query find{"services.staff", R"(
        SELECT e.person, min(e.position) AS position FROM shared_staff e
        WHERE e.organisation = :organisation AND e.since <= :today AND e.until > :today
          AND NOT EXISTS (SELECT 1 FROM service_holders h WHERE h.municipality = :id AND h.person = e.person AND h.until > :today)
        GROUP BY e.person ORDER BY e.person)"};
    std::vector<std::pair<Post, PersonId>> out;
    for (const StaffLine& l :
         work_.all<StaffLine>(find, {{"organisation", organisation}, {"id", municipality}}))
        out.push_back(
            {Post{work_.newId<PostId>(), l.position, Model::own, {}, {}, 1, 0, work_.today(), {}, {}},
             l.person});
    return out;
}

std::vector<ServiceStore::Held> ServiceStore::heldBy(PersonId person) {
    static constexpr db::Query find{"services.held_by", R"(
        SELECT p.title, h.since, h.until FROM service_holders h JOIN service_posts p ON p.id = h.post
        WHERE h.person = :who ORDER BY h.since, h.id)"};
    std::vector<Held> out;
    auto rows = work_.run(find.text, {{"who", person}});
    while (rows->next())
        out.push_back({std::string(rows->text(0)), *parseDate(rows->text(1)), *parseDate(rows->text(2))});
    return out;
}

bool ServiceStore::standsAt(OrganisationId organisation) {
    static constexpr db::Query find{"services.stands_at", R"(
        SELECT (SELECT count(*) FROM services WHERE organisation = :organisation)
             + (SELECT count(*) FROM service_posts WHERE base = :organisation))"};
    return work_.number(find, {{"organisation", organisation}}) > 0;
}

bool ServiceStore::holdsAnything(PersonId person) {
    static constexpr db::Query find{"services.holds",
                                    "SELECT count(*) FROM service_holders WHERE person = :who"};
    return work_.number(find, {{"who", person}}) > 0;
}

}  // namespace metodika::services
