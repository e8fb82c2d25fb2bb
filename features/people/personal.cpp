#include "features/people/personal.hpp"

#include "features/people/actions.hpp"
#include "features/people/corrections_store.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts)
        if (!part.empty()) out += (out.empty() ? "" : ", ") + part;
    return out;
}
std::string number(std::optional<int> value) { return value ? std::to_string(*value) : ""; }

}  // namespace

void tellPersonal(api::Work& work, const PersonalAsked& asked) {
    auto say = [&](std::string_view key) { return work.scope().say("people.web." + std::string(key)); };
    auto card = cardOf(work, asked.person);
    auto tell = [&](std::string_view section, std::string what, std::string when, std::string value) {
        asked.lines.push_back({say(section), std::move(what), std::move(when), std::move(value)});
    };
    auto field = [&](std::string_view name, std::string value) {
        if (!value.empty()) tell("details", say(name), "", std::move(value));
    };
    field("surname", card.surname);
    field("given_name", card.given_name);
    field("patronymic", card.patronymic.value_or(""));
    field("maiden_surname", card.maiden_surname.value_or(""));
    field("birth_date", stampPartial(card.birth_date.value_or("")));
    field("snils", card.snils.value_or(""));
    field("phone", card.phone.value_or(""));
    field("mail", card.mail.value_or(""));
    field("education", card.education.value_or(""));
    field("main_workplace", card.main_workplace.value_or(""));
    field("experience_total", number(card.experience_total));
    field("experience_ped", number(card.experience_ped));
    for (const PostCard& p : card.employments)
        tell("posts", p.position + ", " + p.organisation.name, stampPeriod(p.since, p.until),
             joined({joined(p.subjects), p.detail.value_or("")}));
    for (const Category& c : card.categories)
        tell("categories", work.scope().say("people.level." + std::string(enumName(c.level))),
             stampPartial(c.since.value_or("")), c.act.value_or(""));
    for (const Course& c : card.courses)
        tell(
            "courses", c.title, stampPartial(c.finished_on.value_or("")),
            joined({number(c.hours), c.provider.value_or(""), c.form.value_or(""), c.document.value_or("")}));
    for (const Status& s : card.statuses)
        tell("statuses", s.status, stampPeriod(s.since, s.until), s.act.value_or(""));
    for (const Plan& p : card.plans) tell("plans", p.words, p.year, "");
    for (const HistoryLine& h : card.history) tell("history", h.what, stampDate(h.on), "");
    CorrectionQuery query;
    query.limit = 200;
    for (const CorrectionKept& c : CorrectionStore(work).list({}, asked.person, query).items) {
        std::string changes = c.words.value_or("");
        for (const CardChange& one : c.changes)
            changes += (changes.empty() ? "" : "; ") + say(one.field) + ": " + one.now.value_or("");
        tell("ask_correction", changes, stampDate(dayOf(c.asked_at, work.scope().host().offsetMinutes)),
             c.answer.value_or(""));
    }
}

}  // namespace metodika::people
