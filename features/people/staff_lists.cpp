#include "features/people/staff_lists.hpp"

#include <unordered_map>

#include "contracts/consents.hpp"
#include "features/people/actions.hpp"
#include "platform/api/paging.hpp"
#include "platform/db/in_list.hpp"

namespace metodika::people {
namespace {

struct Line {
    OrganisationId id;
    std::string name, sort_name;
    std::optional<Date> confirmed_on, reminded_on;
    std::optional<std::string> confirmed_by;
    std::optional<std::int64_t> people_then;
    bool has_keeper = false;
};
BOOST_DESCRIBE_STRUCT(Line, (),
                      (id, name, sort_name, confirmed_on, reminded_on, confirmed_by, people_then, has_keeper))
struct Count {
    OrganisationId organisation;
    std::int64_t people = 0, changed = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (organisation, people, changed))

struct Totals {
    std::int64_t total = 0, confirmed = 0;
};
BOOST_DESCRIBE_STRUCT(Totals, (), (total, confirmed))

// Organisations with a staff list of teachers; the bodies of administration have none.
constexpr std::string_view listed = R"(
    FROM shared_reach r JOIN shared_organisations o ON o.id = r.descendant AND o.since <= :today AND o.until > :today
    LEFT JOIN list_confirmations c ON c.organisation = o.id AND c.school_year = :year
    LEFT JOIN list_reminders m ON m.organisation = o.id AND m.school_year = :year
    WHERE r.ancestor = :root AND r.since <= :today AND r.until > :today
      AND o.level = 'organisation' AND o.kind IN ('school', 'kindergarten', 'extra_centre')
      AND (o.branch_of IS NULL OR EXISTS (SELECT 1 FROM employments e WHERE e.organisation = o.id AND e.until > :today)))";

std::vector<Line> linesOf(api::Work& work, OrganisationId root, const KeptListQuery& query, int most) {
    std::string text = R"(
        SELECT o.id, o.short_name AS name, o.sort_name, c.confirmed_on, m.reminded_on, c.people AS people_then,
               (SELECT p.name FROM shared_persons p WHERE p.id = c.person) AS confirmed_by,
               EXISTS (SELECT 1 FROM shared_holdings h JOIN shared_accounts a ON a.person = h.person
                       WHERE h.organisation = o.id AND h.role IN ('organisation_methodist', 'organisation_head')
                         AND h.since <= :today AND h.until > :today) AS has_keeper)";
    text += listed;
    std::vector<db::Arg> args{{"root", root}, {"year", schoolYear(work.today())}};
    if (query.state)
        text += *query.state == ListState::confirmed ? " AND c.organisation IS NOT NULL"
                                                     : " AND c.organisation IS NULL";
    api::Cursor cursor;
    if (query.cursor) {
        cursor = api::decodeCursor(*query.cursor);
        text += " AND (o.sort_name, o.id) > (:after_name, :after_id)";
        args.emplace_back("after_name", cursor.key);
        args.emplace_back("after_id", cursor.id);
    }
    text += " ORDER BY o.sort_name, o.id LIMIT :limit";
    args.emplace_back("limit", most);
    return work.all<Line>(text, std::move(args));
}

// Those who work there today; where the list was confirmed, those who came or went since.
std::unordered_map<OrganisationId, Count> countsOf(api::Work& work, const std::vector<Line>& lines) {
    std::vector<OrganisationId> ids, confirmed;
    for (const Line& l : lines) {
        ids.push_back(l.id);
        if (l.confirmed_on) confirmed.push_back(l.id);
    }
    std::unordered_map<OrganisationId, Count> out;
    db::inParts("o", ids, [&](const db::InList& part) {
        std::string text =
            "SELECT e.organisation, count(DISTINCT e.person) AS people, 0 AS changed FROM employments e "
            "WHERE e.since <= :today AND e.until > :today AND e.organisation IN (" +
            part.text() + ") GROUP BY e.organisation";
        for (const Count& c : work.all<Count>(text, part.args())) out[c.organisation] = c;
    });
    db::inParts("o", confirmed, [&](const db::InList& part) {
        std::string text = R"(
            SELECT e.organisation, 0 AS people, count(DISTINCT e.person) AS changed
            FROM employments e
            JOIN list_confirmations c ON c.organisation = e.organisation AND c.school_year = :year
            WHERE ((e.since > c.confirmed_on AND e.since <= :today) OR (e.until > c.confirmed_on AND e.until <= :today))
              AND e.organisation IN ()" +
                           part.text() + ") GROUP BY e.organisation";
        for (const Count& c : work.all<Count>(text, part.args({{"year", schoolYear(work.today())}})))
            out[c.organisation].changed = c.changed;
    });
    return out;
}

std::vector<KeptList> shown(api::Work& work, const std::vector<Line>& lines) {
    auto counts = countsOf(work, lines);
    std::vector<KeptList> out;
    for (const Line& l : lines) {
        const Count& count = counts[l.id];
        KeptList list;
        list.organisation = {l.id, l.name};
        list.people = count.people;
        list.confirmed_on = l.confirmed_on;
        list.confirmed_by = l.confirmed_by;
        list.people_then = l.people_then;
        list.reminded_on = l.reminded_on;
        list.has_keeper = l.has_keeper;
        if (l.confirmed_on) {
            list.state = ListState::confirmed;
            list.changed_since = count.changed;
        }
        list.can["confirm"] = count.people > 0;
        out.push_back(std::move(list));
    }
    return out;
}

struct KeeperAddress {
    PersonId person;
    std::string mail;
};
BOOST_DESCRIBE_STRUCT(KeeperAddress, (), (person, mail))

/// Where those may be written to who keep the list and have agreed to letters.
std::vector<std::string> keepersOf(api::Work& work, OrganisationId organisation) {
    static constexpr db::Query find{"staff_lists.keepers", R"(
        SELECT DISTINCT m.person, m.mail FROM shared_holdings h JOIN shared_addresses m ON m.person = h.person
        WHERE h.organisation = :organisation AND h.role IN ('organisation_methodist', 'organisation_head')
          AND h.since <= :today AND h.until > :today ORDER BY m.mail)"};
    auto keepers = work.all<KeeperAddress>(find, {{"organisation", organisation}});
    std::vector<PersonId> persons;
    for (const KeeperAddress& k : keepers) persons.push_back(k.person);
    auto agreed = whoConsented(work, consents::letters, persons);
    std::vector<std::string> out;
    for (const KeeperAddress& k : keepers)
        if (std::find(agreed.begin(), agreed.end(), k.person) != agreed.end() &&
            std::find(out.begin(), out.end(), k.mail) == out.end())
            out.push_back(k.mail);
    return out;
}

}  // namespace

KeptLists listKept(api::Scope& scope, const KeptListQuery& query) {
    return scope.read([&](api::Work& work) {
        auto root = heldWithin(work, keptPlace(work, query.organisation), roles::keepers).root();
        KeptLists out;
        out.school_year = schoolYear(work.today());
        static const std::string count =
            "SELECT count(*) AS total, count(c.organisation) AS confirmed " + std::string(listed);
        if (auto totals = work.one<Totals>(db::Query{"staff_lists.totals", count},
                                           {{"root", root}, {"year", out.school_year}})) {
            out.total = totals->total;
            out.confirmed = totals->confirmed;
        }
        int size = api::pageSize(query.limit);
        auto lines = linesOf(work, root, query, size + 1);
        out.next = api::cutPage(lines, size, [](const Line& l) {
            return api::Cursor{l.sort_name, l.id.value};
        });
        out.items = shown(work, lines);
        out.can["remind"] = out.confirmed < out.total && holdsAt(work, root, roles::service);
        return out;
    });
}

KeptList confirmList(api::Scope& scope, OrganisationId id) {
    return scope.change([&](api::Work& work) {
        heldWithin(work, id, roles::keepers);
        auto mine = [&] {
            auto lines = linesOf(work, id, {}, 1000);
            std::erase_if(lines, [&](const Line& l) { return l.id != id; });
            if (lines.empty()) throw Refused(RefusalKind::conflict, "people.no_list_here");
            return shown(work, lines).front();
        };
        auto before = mine();
        if (!before.people) throw Refused(RefusalKind::conflict, "people.nobody_on_list");
        static constexpr db::Query confirm{"staff_lists.confirm", R"(
            INSERT INTO list_confirmations (organisation, school_year, confirmed_on, person, people)
            VALUES (:organisation, :year, :today, :person, :people)
            ON CONFLICT (organisation, school_year) DO UPDATE SET confirmed_on = excluded.confirmed_on, person = excluded.person, people = excluded.people)"};
        work.execute(confirm,
                     {{"organisation", id}, {"year", schoolYear(work.today())}, {"people", before.people}});
        work.note(id.value, "list.confirmed", "organisation", id.value);
        return mine();
    });
}

Reminded remindOfLists(api::Scope& scope, const mail::Post& post, const Reminding& wish) {
    return scope.change([&](api::Work& work) {
        auto root = heldWithin(work, wish.organisation, roles::service).root();
        static constexpr db::Query remind{"staff_lists.remind", R"(
            INSERT INTO list_reminders (organisation, school_year, reminded_on) VALUES (:organisation, :year, :today)
            ON CONFLICT (organisation, school_year) DO UPDATE SET reminded_on = excluded.reminded_on)"};
        KeptListQuery waiting;
        waiting.state = ListState::waiting;
        Reminded out;
        for (const Line& line : linesOf(work, root, waiting, 10'000)) {
            work.execute(remind, {{"organisation", line.id}, {"year", schoolYear(work.today())}});
            ++out.reminded;
            out.unreachable += !line.has_keeper;
            for (const auto& to : keepersOf(work, line.id))
                out.letters += post.put(work, {to, scope.say("people.letter_lists_subject"),
                                               scope.say("people.letter_lists", {{"name", line.name}})});
        }
        work.note(root.value, "lists.reminded", "organisation", root.value);
        return out;
    });
}

}  // namespace metodika::people
