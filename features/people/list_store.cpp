#include <map>
#include <set>
#include <unordered_map>

#include "features/people/rules.hpp"
#include "features/people/store.hpp"
#include "platform/api/paging.hpp"
#include "platform/base/utf8.hpp"
#include "platform/db/in_list.hpp"

namespace metodika::people {
namespace {

struct Line {
    PersonId id;
    std::string surname, given_name;
    std::optional<std::string> patronymic, birth_date, teaching_since;
    std::string sort_key;
};
BOOST_DESCRIBE_STRUCT(Line, (), (id, surname, given_name, patronymic, birth_date, teaching_since, sort_key))

struct PostLine {
    EmploymentId employment;
    PersonId person;
    OrganisationId organisation;
    std::string position, organisation_name;
    PostKind kind = PostKind::main;
    std::optional<double> rate;
    std::optional<std::string> subject;
};
BOOST_DESCRIBE_STRUCT(PostLine, (),
                      (employment, person, organisation, position, organisation_name, kind, rate, subject))

struct CategoryLine {
    PersonId person;
    CategoryLevel level = CategoryLevel::none;
    std::optional<std::string> since, until, act;
};
BOOST_DESCRIBE_STRUCT(CategoryLine, (), (person, level, since, until, act))

struct CourseLine {
    PersonId person;
    std::optional<std::string> last_on;
};
BOOST_DESCRIBE_STRUCT(CourseLine, (), (person, last_on))

constexpr std::string_view employedHere = R"(
    EXISTS (SELECT 1 FROM employments e JOIN shared_reach r ON r.descendant = e.organisation AND r.ancestor = :root
            WHERE e.person = s.person AND e.since <= :today AND e.until > :today AND r.since <= :today AND r.until > :today)";

struct Sort {
    std::string_view name, key;
    bool down;
    Sight least;
};
constexpr std::array sorts{Sort{"name", "s.sort_name", false, Sight::directory},
                           Sort{"-name", "s.sort_name", true, Sight::directory},
                           Sort{"age", "coalesce(p.birth_date, '')", true, Sight::contact},
                           Sort{"-age", "coalesce(p.birth_date, '9999')", false, Sight::contact},
                           Sort{"experience", "coalesce(p.teaching_since, '')", true, Sight::service},
                           Sort{"-experience", "coalesce(p.teaching_since, '9999')", false, Sight::service}};

const Sort& sortFor(const PeopleQuery& query, Sight sight) {
    std::string asked = query.sort.value_or("name");
    for (const Sort& s : sorts)
        if (s.name == asked && sight >= s.least) return s;
    throw Refused(RefusalKind::invalid, "api.invalid", {}, {{"/sort", "people.sort_unknown", {}}});
}

void refuseHiddenFilters(const PeopleQuery& query, Sight sight) {
    std::vector<FieldError> errors;
    if (query.category && sight < Sight::service) errors.push_back({"/category", "people.filter_hidden", {}});
    if (query.young && sight < Sight::service) errors.push_back({"/young", "people.filter_hidden", {}});
    if (!errors.empty()) throw Refused(RefusalKind::invalid, "api.invalid", {}, std::move(errors));
}

}  // namespace

api::Page<PersonRow> PeopleStore::list(const Within& within, const PeopleQuery& query) {
    Sight sight = within.sight();
    refuseHiddenFilters(query, sight);
    const Sort& sort = sortFor(query, sight);
    std::string key(sort.key);
    std::string text =
        "SELECT s.person AS id, p.surname, p.given_name, p.patronymic, p.birth_date, p.teaching_since, " +
        key +
        " AS sort_key FROM staff_reach s JOIN persons p ON p.id = s.person WHERE s.ancestor = :root AND NOT "
        "p.erased";
    std::vector<db::Arg> args{{"root", within.root()}};
    bool left = query.state == WorkState::left;
    std::string here(employedHere);
    auto also = [&](std::string_view name, const std::string& value, std::string_view condition) {
        here += condition;
        args.emplace_back(name, value);
    };
    if (query.position) also("position", *query.position, " AND e.position = :position");
    if (query.subject)
        also("subject", *query.subject,
             " AND EXISTS (SELECT 1 FROM employment_subjects t WHERE t.employment = e.id AND t.subject = "
             ":subject)");
    if (query.subject && !left)  // most are left out by one look into an index
        text +=
            " AND EXISTS (SELECT 1 FROM employment_subjects f WHERE f.subject = :subject AND f.person = "
            "s.person)";
    text += (left ? " AND NOT " : " AND ") + here + ")";
    std::string youngSince =
        isoDate(addMonths(work_.today(), -12 * work_.scope().setting("staff.young_age")));
    if (query.young) {
        text += *query.young ? " AND p.birth_date > :young_since"
                             : " AND (p.birth_date IS NULL OR p.birth_date <= :young_since)";
        args.emplace_back("young_since", youngSince);
    }
    if (query.category == CategoryLevel::none) {
        text +=
            " AND NOT EXISTS (SELECT 1 FROM categories c WHERE c.person = s.person AND c.level <> 'none' AND "
            "(c.until IS NULL OR c.until > :today))";
    } else if (query.category) {
        text +=
            " AND EXISTS (SELECT 1 FROM categories c WHERE c.person = s.person AND c.level = :category AND "
            "(c.until IS NULL OR c.until > :today))";
        args.emplace_back("category", *query.category);
    }
    std::vector<std::string> words, names;
    if (query.q) {
        std::string rest = utf8::head(utf8::sortKey(*query.q), 100);
        while (!rest.empty() && words.size() < 4) {
            auto space = rest.find(' ');
            words.push_back(rest.substr(0, space));
            rest = space == rest.npos ? "" : rest.substr(space + 1);
        }
        for (std::size_t i = 0; i < words.size(); ++i) names.push_back("word" + std::to_string(i));
        for (std::size_t i = 0; i < words.size(); ++i) {
            text += " AND strpos(s.sort_name, :" + names[i] + ") > 0";
            args.emplace_back(names[i], words[i]);
        }
    }
    if (api::countOnly(query.limit)) return {{}, {}, work_.count(text, std::move(args)), {}};
    api::Cursor cursor;
    if (query.cursor) {
        cursor = api::decodeCursor(*query.cursor);
        text += " AND (" + key + ", s.person) " + (sort.down ? "<" : ">") + " (:after_key, :after_id)";
        args.emplace_back("after_key", cursor.key);
        args.emplace_back("after_id", cursor.id);
    }
    int size = api::pageSize(query.limit);
    std::string direction = sort.down ? " DESC" : "";
    text += " ORDER BY " + key + direction + ", s.person" + direction + " LIMIT :limit";
    args.emplace_back("limit", size + 1);

    auto lines = work_.all<Line>(text, std::move(args));
    api::Page<PersonRow> page;
    page.next = api::cutPage(lines, size, [](const Line& l) { return api::Cursor{l.sort_key, l.id.value}; });
    for (const Line& l : lines) {
        PersonRow row{l.id, fullName(l.surname, l.given_name, l.patronymic), {}, {}, {}, {}, {}, {}};
        if (sight >= Sight::service) {
            row.experience_years = yearsBy(l.teaching_since, work_.today());
            row.young = l.birth_date && *l.birth_date > youngSince;
        }
        if (sight >= Sight::contact) row.age = yearsBy(l.birth_date, work_.today());
        page.items.push_back(std::move(row));
    }
    if (sight < Sight::service)
        page.hidden = {"category", "experience_years", "young", "courses_last_on", "age"};
    else if (sight < Sight::contact)
        page.hidden = {"age"};
    fill(page.items, sight);
    return page;
}

void PeopleStore::fill(std::vector<PersonRow>& rows, Sight sight) {
    if (rows.empty()) return;
    std::vector<PersonId> shown;
    for (const PersonRow& row : rows) shown.push_back(row.id);
    db::InList ids("i", shown);
    std::unordered_map<PersonId, PersonRow*> byId;
    for (PersonRow& row : rows) byId[row.id] = &row;

    auto lines = work_.all<PostLine>(
        "SELECT e.id AS employment, e.person, e.organisation, e.position, "
        "e.kind, e.rate, o.short_name AS organisation_name, t.subject "
        "FROM employments e "
        "JOIN shared_organisation_names o ON o.id = e.organisation AND o.since <= "
        ":today AND o.until > :today "
        "LEFT JOIN employment_subjects t ON t.employment = e.id "
        "WHERE e.person IN (" +
            ids.text() + ") AND e.since <= :today AND e.until > :today",
        ids.args());
    // The main post first. Sorted here, where a page is small: engines would build a table for it.
    std::sort(lines.begin(), lines.end(), [](const PostLine& a, const PostLine& b) {
        return std::tie(a.person, a.kind, a.employment, a.subject) <
               std::tie(b.person, b.kind, b.employment, b.subject);
    });
    EmploymentId last;
    for (auto& l : lines) {
        auto& posts = byId.at(l.person)->positions;
        if (l.employment != last)
            posts.push_back({l.position,
                             {},
                             l.kind,
                             sight >= Sight::service ? l.rate : std::nullopt,
                             {l.organisation, l.organisation_name}});
        last = l.employment;
        if (l.subject) posts.back().subjects.push_back(*l.subject);
    }
    if (sight < Sight::service) return;

    std::unordered_map<PersonId, std::vector<Category>> categories;
    for (auto& l : work_.all<CategoryLine>(
             "SELECT person, level, since, until, act FROM categories WHERE person IN (" + ids.text() + ")",
             ids.args()))
        categories[l.person].push_back({l.level, l.since, l.until, l.act});
    for (PersonRow& row : rows) row.category = bestCategory(categories[row.id], work_.today());
    for (auto& l :
         work_.all<CourseLine>("SELECT person, max(finished_on) AS last_on FROM courses WHERE person IN (" +
                                   ids.text() + ") GROUP BY person",
                               ids.args()))
        byId.at(l.person)->courses_last_on = l.last_on;
}

Summary PeopleStore::summary(OrganisationId root) {
    static const std::string staff = R"(
        FROM shared_reach r JOIN employments e ON e.organisation = r.descendant AND e.since <= :today AND e.until > :today
        JOIN persons p ON p.id = e.person AND r.ancestor = :root AND r.since <= :today AND r.until > :today)";
    // One pass over the posts, one over their subjects, one over categories: a region is summed in memory.
    std::unordered_map<std::int64_t, int> seen;
    std::map<std::string, std::set<std::int64_t>> byPosition, bySubject, byCategory;
    Summary out;
    std::int64_t young = 0, novices = 0;
    std::string youngSince =
                    isoDate(addMonths(work_.today(), -12 * work_.scope().setting("staff.young_age"))),
                noviceSince =
                    isoDate(addMonths(work_.today(), -12 * work_.scope().setting("staff.novice_years")));
    // Bands of the statistical forms.
    static constexpr std::array<std::pair<int, int>, 10> bands{
        {{0, 24}, {25, 29}, {30, 34}, {35, 39}, {40, 44}, {45, 49}, {50, 54}, {55, 59}, {60, 64}, {65, 120}}};
    std::array<std::int64_t, bands.size()> byBand{};
    auto posts =
        work_.run("SELECT e.person, e.position, p.birth_date, p.teaching_since " + staff, {{"root", root}});
    while (posts->next()) {
        std::int64_t person = posts->integer(0);
        byPosition[std::string(posts->text(1))].insert(person);
        if (seen[person]++) continue;
        ++out.educators;
        if (!posts->null(2)) {
            young += posts->text(2) > youngSince;
            int age = yearsBy(std::string(posts->text(2)), work_.today()).value_or(0);
            for (std::size_t i = 0; i < bands.size(); ++i)
                byBand[i] += age >= bands[i].first && age <= bands[i].second;
        }
        if (!posts->null(3)) novices += posts->text(3) > noviceSince;
    }
    posts.reset();
    auto subjects = work_.run(
        "SELECT e.person, t.subject " + staff + " JOIN employment_subjects t ON t.employment = e.id",
        {{"root", root}});
    while (subjects->next()) bySubject[std::string(subjects->text(1))].insert(subjects->integer(0));
    subjects.reset();
    auto categories =
        work_.run("SELECT e.person, c.level " + staff +
                      " JOIN categories c ON c.person = e.person AND (c.until IS NULL OR c.until > :today)",
                  {{"root", root}});
    while (categories->next()) byCategory[std::string(categories->text(1))].insert(categories->integer(0));
    categories.reset();
    auto lines = [](const std::map<std::string, std::set<std::int64_t>>& groups) {
        std::vector<CountLine> all;
        for (const auto& [name, persons] : groups) all.push_back({name, std::int64_t(persons.size())});
        std::stable_sort(all.begin(), all.end(),
                         [](const auto& a, const auto& b) { return *a.count > *b.count; });
        return all;
    };
    out.young = young;
    out.novices = novices;
    out.by_position = lines(byPosition);
    out.by_subject = lines(bySubject);
    out.by_category = lines(byCategory);
    for (std::size_t i = 0; i < bands.size(); ++i)
        out.by_age.push_back({i == 0 ? "<25"
                              : i + 1 == bands.size()
                                  ? "65+"
                                  : std::to_string(bands[i].first) + "–" + std::to_string(bands[i].second),
                              byBand[i]});
    return out;
}

}  // namespace metodika::people
