#include "features/organisations/registers_store.hpp"

#include "platform/base/utf8.hpp"
#include "platform/search/search.hpp"

namespace metodika::organisations {
namespace {

struct AnswersLine {
    std::string answers;
};
BOOST_DESCRIBE_STRUCT(AnswersLine, (), (answers))

}  // namespace

KeptRegister RegisterStore::kept(KeptRegisterId id) {
    static constexpr db::Query find{"registers.kept", R"(
        SELECT id, municipality, file, bytes, answers, as_of, state, made_at, version FROM registers WHERE id = :id)"};
    auto found = work_.one<KeptRegister>(find, {{"id", id}});
    if (!found) notFound();
    return *found;
}

std::vector<RegisterLine> RegisterStore::of(OrganisationId municipality) {
    static constexpr db::Query list{"registers.list", R"(
        SELECT id, file, state, made_at FROM registers WHERE municipality = :municipality ORDER BY id DESC LIMIT 100)"};
    return work_.all<RegisterLine>(list, {{"municipality", municipality}});
}

std::optional<std::string> RegisterStore::lastAnswers(OrganisationId municipality) {
    static constexpr db::Query last{"registers.last_answers", R"(
        SELECT answers FROM registers WHERE municipality = :municipality ORDER BY id DESC LIMIT 1)"};
    auto found = work_.one<AnswersLine>(last, {{"municipality", municipality}});
    if (!found) return {};
    return found->answers;
}

void RegisterStore::add(const KeptRegister& fresh) {
    static constexpr db::Query insert{"registers.add", R"(
        INSERT INTO registers (id, municipality, file, bytes, as_of, answers, state, made_at, version)
        VALUES (:id, :municipality, :file, :bytes, :as_of, :answers, :state, :made_at, 1))"};
    work_.execute(insert, {{"id", fresh.id},
                           {"municipality", fresh.municipality},
                           {"file", fresh.file},
                           {"bytes", fresh.bytes},
                           {"as_of", fresh.as_of},
                           {"answers", fresh.answers},
                           {"state", fresh.state},
                           {"made_at", fresh.made_at}});
}

void RegisterStore::answer(KeptRegisterId id, const std::string& answers) {
    static constexpr db::Query update{
        "registers.answer", "UPDATE registers SET answers = :answers, version = version + 1 WHERE id = :id"};
    work_.execute(update, {{"id", id}, {"answers", answers}});
}

void RegisterStore::become(KeptRegisterId id, RegisterState state) {
    static constexpr db::Query update{
        "registers.become", "UPDATE registers SET state = :state, version = version + 1 WHERE id = :id"};
    work_.execute(update, {{"id", id}, {"state", state}});
}

void RegisterStore::drop(KeptRegisterId id) {
    static constexpr db::Query remove{"registers.drop", "DELETE FROM registers WHERE id = :id"};
    work_.execute(remove, {{"id", id}});
}

void RegisterStore::note(KeptRegisterId id, std::int64_t number, OrganisationId organisation,
                         const WasOrganisation* was) {
    static constexpr db::Query insert{"registers.note", R"(
        INSERT INTO register_effects (register, number, organisation, version, was)
        SELECT CAST(:id AS BIGINT), CAST(:number AS BIGINT), o.id, o.version, CAST(:was AS TEXT) FROM organisations o WHERE o.id = :organisation)"};
    std::optional<std::string> before;
    if (was) before = json::write(*was);
    work_.execute(insert, {{"id", id}, {"number", number}, {"organisation", organisation}, {"was", before}});
}

std::int64_t RegisterStore::effectsCount(KeptRegisterId id) {
    static constexpr db::Query count{"registers.effects_count",
                                     "SELECT count(*) FROM register_effects WHERE register = :id"};
    return work_.number(count, {{"id", id}});
}

std::vector<RegisterEffect> RegisterStore::effects(KeptRegisterId id) {
    static constexpr db::Query list{"registers.effects", R"(
        SELECT number, organisation, version, was FROM register_effects WHERE register = :id ORDER BY number DESC)"};
    return work_.all<RegisterEffect>(list, {{"id", id}});
}

void RegisterStore::forgetEffects(KeptRegisterId id) {
    static constexpr db::Query remove{"registers.forget_effects",
                                      "DELETE FROM register_effects WHERE register = :id"};
    work_.execute(remove, {{"id", id}});
}

WasOrganisation RegisterStore::stateOf(OrganisationId organisation) {
    static constexpr db::Query find{"registers.state_of", R"(
        SELECT p.since AS period_since, p.name, p.short_name, o.full_name, o.inn, o.address, o.phone, o.mail, o.branch_of
        FROM organisations o JOIN organisation_periods p ON p.organisation = o.id AND p.since <= :today AND p.until > :today
        WHERE o.id = :id)"};
    auto found = work_.one<WasOrganisation>(find, {{"id", organisation}});
    if (!found) notFound();
    return *found;
}

void RegisterStore::restore(const Kept& now, const WasOrganisation& was) {
    search::changed(work_, "organisations", now.id.value);
    static constexpr db::Query fields{"registers.restore", R"(
        UPDATE organisations SET full_name = :full_name, inn = :inn, address = :address, phone = :phone, mail = :mail,
               branch_of = :branch_of, version = version + 1 WHERE id = :id)"};
    static constexpr db::Query dropPeriod{
        "registers.drop_period",
        "DELETE FROM organisation_periods WHERE organisation = :id AND since = :since"};
    static constexpr db::Query period{"registers.restore_period", R"(
        UPDATE organisation_periods SET until = :until, name = :name, short_name = :short_name, sort_name = :sort_name
        WHERE organisation = :id AND since = :since)"};
    work_.execute(fields, {{"id", now.id},
                           {"full_name", was.full_name},
                           {"inn", was.inn},
                           {"address", was.address},
                           {"phone", was.phone},
                           {"mail", was.mail},
                           {"branch_of", was.branch_of}});
    if (now.name == was.name && now.short_name == was.short_name) return;
    if (now.period_since != was.period_since)
        work_.execute(dropPeriod, {{"id", now.id}, {"since", now.period_since}});
    work_.execute(period, {{"id", now.id},
                           {"since", was.period_since},
                           {"until", now.period_until},
                           {"name", was.name},
                           {"short_name", was.short_name},
                           {"sort_name", utf8::sortKey(was.name)}});
}

bool RegisterStore::used(OrganisationId organisation) {
    static constexpr db::Query count{"registers.used", R"(
        SELECT (SELECT count(*) FROM organisation_periods WHERE parent = :id)
             + (SELECT count(*) FROM organisations WHERE branch_of = :id)
             + (SELECT count(*) FROM organisation_statuses WHERE organisation = :id)
             + (SELECT count(*) FROM cluster_members WHERE organisation = :id))"};
    return work_.number(count, {{"id", organisation}}) > 0;
}

void RegisterStore::remove(OrganisationId organisation) {
    search::changed(work_, "organisations", organisation.value);
    static constexpr db::Query reach{"registers.remove_reach",
                                     "DELETE FROM organisation_reach WHERE descendant = :id"};
    static constexpr db::Query periods{"registers.remove_periods",
                                       "DELETE FROM organisation_periods WHERE organisation = :id"};
    static constexpr db::Query self{"registers.remove", "DELETE FROM organisations WHERE id = :id"};
    for (const auto& query : {reach, periods, self}) work_.execute(query, {{"id", organisation}});
}

}  // namespace metodika::organisations
