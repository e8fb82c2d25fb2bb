#include "features/people/journal.hpp"

#include "contracts/events.hpp"
#include "platform/search/search.hpp"

namespace metodika::people {
namespace {

struct ChangeLine {
    std::int64_t number = 0, subject = 0;
    ChangeKind kind = ChangeKind::person_added;
    PersonId person;
    std::optional<std::string> before;
};
BOOST_DESCRIBE_STRUCT(ChangeLine, (), (number, subject, kind, person, before))

void forget(api::Work& work, std::string_view table, std::int64_t id) {
    work.execute("DELETE FROM " + std::string(table) + " WHERE id = :id", {{"id", id}});
}

bool wantedByOthers(api::Work& work, PersonId person) {
    bool wanted = false;
    work.publish(PersonWanted{person, &wanted});
    return wanted;
}

bool broughtBy(api::Work& work, ImportId import, PersonId person) {
    static constexpr db::Query count{"imports.brought",
                                     "SELECT count(*) FROM import_changes WHERE import = :import AND kind = "
                                     "'person_added' AND person = :who"};
    return work.number(count, {{"import", import}, {"who", person}}) > 0;
}

bool wantedElsewhere(api::Work& work, PersonId person) {
    static constexpr db::Query anything{"imports.anything_of", R"(
        SELECT (SELECT count(*) FROM employments WHERE person = :who) + (SELECT count(*) FROM categories WHERE person = :who)
             + (SELECT count(*) FROM courses WHERE person = :who) + (SELECT count(*) FROM person_statuses WHERE person = :who)
             + (SELECT count(*) FROM attestation_plans WHERE person = :who))"};
    return work.number(anything, {{"who", person}}) > 0 || wantedByOthers(work, person);
}

void erasePerson(api::Work& work, PersonId person) {
    static constexpr db::Query names{"imports.erase_names", "DELETE FROM person_names WHERE person = :who"};
    static constexpr db::Query reach{"imports.erase_reach", "DELETE FROM staff_reach WHERE person = :who"};
    work.execute(names, {{"who", person}});
    work.execute(reach, {{"who", person}});
    forget(work, "persons", person.value);
    search::changed(work, "people", person.value);
}

/// False: somebody went on from there, so it stays.
bool undo(api::Work& work, ImportId import, const ChangeLine& change) {
    PeopleStore store(work);
    switch (change.kind) {
        case ChangeKind::person_added:
            if (wantedElsewhere(work, change.person)) return false;
            erasePerson(work, change.person);
            return true;
        case ChangeKind::person_changed: {
            auto was = json::read<PersonKept>(*change.before);
            auto now = store.person(change.person);
            if (!now || now->version != was.version + 1) return false;
            store.save(was);
            return true;
        }
        case ChangeKind::renamed: {
            static constexpr db::Query last{"imports.drop_name",
                                            "DELETE FROM person_names WHERE person = :who AND until = :open"};
            static constexpr db::Query open{"imports.open_name", R"(
                UPDATE person_names SET until = :open WHERE person = :who
                  AND since = (SELECT max(n.since) FROM person_names n WHERE n.person = :who))"};
            static constexpr db::Query reach{"imports.reach_name",
                                             "UPDATE staff_reach SET sort_name = :name WHERE person = :who"};
            auto was = json::read<PersonKept>(*change.before);
            work.execute(last, {{"who", change.person}, {"open", openEnd}});
            work.execute(open, {{"who", change.person}, {"open", openEnd}});
            work.execute(reach, {{"who", change.person}, {"name", was.sort_name}});
            search::changed(work, "people", change.person.value);
            return true;
        }
        case ChangeKind::post_added: {
            static constexpr db::Query subjects{"imports.drop_subjects",
                                                "DELETE FROM employment_subjects WHERE employment = :id"};
            auto post = store.post(EmploymentId{change.subject});
            if (!post || isoDate(post->until) != openEnd) return false;
            // Whoever heads an association by now, or signs in, does not stay without a place.
            if (wantedByOthers(work, change.person) && broughtBy(work, import, change.person)) return false;
            work.execute(subjects, {{"id", change.subject}});
            forget(work, "employments", change.subject);
            search::changed(work, "people", change.person.value);
            return true;
        }
        case ChangeKind::post_ended: {
            auto post = store.post(EmploymentId{change.subject});
            if (!post) return false;
            store.endPost(*post, *parseDate(*change.before));
            return true;
        }
        case ChangeKind::category_added:
            forget(work, "categories", change.subject);
            return true;
        case ChangeKind::course_added:
            forget(work, "courses", change.subject);
            return true;
        case ChangeKind::status_added:
            forget(work, "person_statuses", change.subject);
            return true;
        case ChangeKind::status_ended:
            store.endStatus(RecordId{change.subject},
                            change.before ? parseDate(*change.before) : std::nullopt);
            return true;
        case ChangeKind::plan_added:
            forget(work, "attestation_plans", change.subject);
            return true;
    }
    return false;
}

}  // namespace

Journal::Journal(api::Work& work, ImportId import)
    : work_(work),
      import_(import),
      lines_("import_changes", {"import", "number", "kind", "subject", "person", "before"}) {
    static constexpr db::Query last{"imports.last_change",
                                    "SELECT max(number) FROM import_changes WHERE import = :import"};
    number_ = work.number(last, {{"import", import}});
}

void Journal::wrote(ChangeKind kind, std::int64_t subject, PersonId person,
                    std::optional<std::string> before) {
    lines_.add({db::toValue(import_), ++number_, db::toValue(kind), subject, db::toValue(person),
                before ? db::Value{std::move(*before)} : db::Value{}});
}

void Journal::keep() {
    lines_.write(
        [&](std::string_view text, std::vector<db::Arg> args) { work_.later(text, std::move(args)); });
}

bool undoSome(api::Work& work, ImportId import, int most, UndoResult& result) {
    static constexpr db::Query find{"imports.changes", R"(
        SELECT number, subject, kind, person, before FROM import_changes
        WHERE import = :import ORDER BY number DESC LIMIT :most)"};
    static constexpr db::Query drop{"imports.drop_change",
                                    "DELETE FROM import_changes WHERE import = :import AND number = :number"};
    auto changes = work.all<ChangeLine>(find, {{"import", import}, {"most", most}});
    for (const auto& change : changes) {
        (undo(work, import, change) ? result.undone : result.kept)++;
        work.execute(drop, {{"import", import}, {"number", change.number}});
    }
    return int(changes.size()) == most;
}

}  // namespace metodika::people
