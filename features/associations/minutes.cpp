#include "features/associations/minutes.hpp"

#include <algorithm>

#include "platform/base/utf8.hpp"

namespace metodika::associations {
namespace {

using documents::Fields;

/// Анна-Мария → А.-М.
std::string initialsOf(std::string_view name) {
    std::string out;
    while (!name.empty()) {
        auto hyphen = name.find('-');
        auto part = name.substr(0, hyphen);
        if (!part.empty()) out += (out.empty() ? "" : "-") + utf8::head(part, 1) + ".";
        name = hyphen == name.npos ? std::string_view{} : name.substr(hyphen + 1);
    }
    return out;
}
std::string initialsOf(const PersonName& n) {
    bool has = n.patronymic && !n.patronymic->empty();
    return initialsOf(n.given_name) + (has ? utf8::head(*n.patronymic, 1) + "." : "");
}

std::string votes(const std::optional<int>& count) { return count ? std::to_string(*count) : std::string(); }

}  // namespace

std::string initialsFirst(const PersonName& n) { return initialsOf(n) + " " + n.surname; }
std::string surnameFirst(const PersonName& n) { return n.surname + " " + initialsOf(n); }

std::string_view pluralForm(std::int64_t count) {
    auto tens = count % 100, ones = count % 10;
    if (tens >= 11 && tens <= 14) return "many";
    return ones == 1 ? "one" : ones >= 2 && ones <= 4 ? "few" : "many";
}

std::string sentence(std::string_view text) {
    std::string out = utf8::squeeze(text);
    bool ended = out.empty() || out.ends_with('.') || out.ends_with('!') || out.ends_with('?') ||
                 out.ends_with(';') || out.ends_with("…");
    return ended ? out : out + ".";
}

std::vector<Spoken> spokenIn(std::string_view text) {
    constexpr std::string_view dashes[] = {" – ", " — ", " - ", ": "};
    std::vector<Spoken> out;
    while (!text.empty()) {
        auto end = text.find('\n');
        std::string line = utf8::squeeze(text.substr(0, end));
        text = end == text.npos ? std::string_view{} : text.substr(end + 1);
        if (line.empty()) continue;
        auto at = line.npos;
        std::size_t width = 0;
        for (auto dash : dashes)
            if (auto found = line.find(dash); found < at) {
                at = found;
                width = dash.size();
            }
        // A dash further on belongs to what was said: a name has four words at most.
        bool named = at != line.npos &&
                     std::count(line.begin(), line.begin() + std::ptrdiff_t(at), ' ') < 4 &&
                     utf8::isLetter(utf8::decode(line).front());
        if (named)
            out.push_back({line.substr(0, at), line.substr(at + width)});
        else
            out.push_back({"", line});
    }
    return out;
}

Fields minutesFields(const MinutesSource& source, const Words& words, std::optional<int> only) {
    const MeetingCard& m = source.meeting;
    auto named = [&](const std::optional<PersonRef>& person, auto form) -> std::string {
        if (!person) return {};
        auto known = source.names.find(person->id);
        return known == source.names.end() ? person->name : form(known->second);
    };
    std::vector<Fields> agenda;
    for (std::size_t i = 0; i < m.items.size(); ++i) {
        if (only && std::size_t(*only) != i + 1) continue;
        const Item& item = m.items[i];
        std::string number = std::to_string(i + 1), report = item.speaker.value_or(""), speaker = report;
        if (i < source.speakers.size() && source.speakers[i] && source.names.contains(*source.speakers[i])) {
            const PersonName& name = source.names.at(*source.speakers[i]);
            auto here = std::find_if(m.attendance.begin(), m.attendance.end(),
                                     [&](const Attendance& a) { return a.person.id == name.id; });
            speaker = surnameFirst(name);
            report = (here == m.attendance.end() || here->position.empty() ? "" : here->position + ", ") +
                     initialsFirst(name);
        }
        std::vector<Fields> said, decided;
        for (const Spoken& s : spokenIn(item.spoke.value_or("")))
            said.push_back(Fields().text("имя", s.name).text("текст", sentence(s.text)));
        for (std::size_t k = 0; k < item.decisions.size(); ++k) {
            const Decision& d = item.decisions[k];
            decided.push_back(Fields()
                                  .text("номер", number + "." + std::to_string(k + 1) + ".")
                                  .text("текст", sentence(d.text))
                                  .text("ответственный", named(d.responsible, surnameFirst))
                                  .text("срок", d.due ? stampDate(*d.due) : std::string()));
        }
        agenda.push_back(Fields()
                             .text("номер", number)
                             .text("вопрос", sentence(item.title))
                             .text("доклад", report)
                             .text("докладчик", speaker)
                             .text("слушали", item.heard.value_or(""))
                             .text("за", votes(item.votes_for))
                             .text("против", votes(item.votes_against))
                             .text("воздержались", votes(item.votes_abstained))
                             .list("выступили", std::move(said))
                             .list("решения", std::move(decided)));
    }
    std::vector<Fields> found;
    for (const auto& f : source.found)
        found.push_back(Fields()
                            .text("номер", std::to_string(found.size() + 1))
                            .text("текст", sentence(f.text))
                            .text("принято", stampDate(f.decided))
                            .text("итог", sentence(f.outcome)));
    std::vector<Fields> present;
    for (const Attendance& a : m.attendance)
        if (a.present)
            present.push_back(Fields()
                                  .text("номер", std::to_string(present.size() + 1))
                                  .text("имя", a.person.name)
                                  .text("организация", a.organisation.name)
                                  .text("должность", a.position));
    return Fields()
        .text("организация", source.organisation)
        .text("дата", stampDate(m.date))
        .text("номер", m.number ? std::to_string(*m.number) : std::string())
        .text("место", m.place.value_or(""))
        .text("заседание", words.headingOf(m.association.name))
        .text("председатель", named(m.chair, initialsFirst))
        .text("секретарь", named(m.secretary, initialsFirst))
        .text("присутствовали", source.peopleWord)
        .text("приглашены", m.guests.value_or(""))
        .list("выполнение", std::move(found))
        .list("повестка", std::move(agenda))
        .list("присутствующие", std::move(present));
}

}  // namespace metodika::associations
