#include "features/plans/rules.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "features/plans/terms.hpp"

namespace metodika::plans {

Verdict mayWrite(State state) {
    return state == State::draft || state == State::returned ? allow() : refuse("plans.not_open");
}

Verdict maySubmit(State state, std::size_t items) {
    if (auto open = mayWrite(state); !open) return open;
    return items ? allow() : refuse("plans.nothing_in_it");
}

Verdict mayReturn(State state) { return state == State::submitted ? allow() : refuse("plans.not_submitted"); }

Verdict mayApprove(State state, const Act& act, Date today) {
    if (state != State::submitted) return refuse("plans.not_submitted");
    return act.act_date <= today ? allow() : refuse("plans.act_in_future");
}

Verdict mayBegin(State state) { return state == State::approved ? allow() : refuse("plans.not_approved"); }

Verdict mayMark(const Marking& m) {
    bool reasoned = m.reason && m.reason->find_first_not_of(" \n\t") != std::string::npos;
    if ((m.mark == Mark::moved || m.mark == Mark::dropped) && !reasoned) return refuse("plans.reason_wanted");
    bool moved = m.moved_to && m.moved_to->find_first_not_of(" \n\t") != std::string::npos;
    return m.mark != Mark::moved || moved ? allow() : refuse("plans.new_term_wanted");
}

std::string& fieldOf(Item& item, Field field) {
    switch (field) {
        case Field::activity:
            return item.activity;
        case Field::task:
            return item.task;
        case Field::audience:
            return item.audience;
        case Field::term:
            return item.term;
        case Field::form:
            return item.form;
        case Field::responsible:
            return item.responsible;
        case Field::result:
            return item.result;
        case Field::risk:
            return item.risk;
    }
    return item.activity;
}
const std::string& fieldOf(const Item& item, Field field) { return fieldOf(const_cast<Item&>(item), field); }

std::optional<Date> dueOf(const Item& item, int schoolYear) {
    if (item.mark == Mark::moved && item.moved_to)
        if (auto moved = termOf(*item.moved_to, schoolYear)) return moved->due;
    return item.due;
}

Progress progressOf(const Item& item, int schoolYear, Date today) {
    if (item.mark == Mark::dropped) return Progress::dropped;
    bool took =
        std::any_of(item.ties.begin(), item.ties.end(), [](const TieView& t) { return t.took_place; });
    if (item.mark == Mark::done || took) return Progress::done;
    auto due = dueOf(item, schoolYear);
    if (due && *due < today) return Progress::late;
    return item.mark == Mark::moved ? Progress::moved : Progress::planned;
}

Difference differenceOf(const std::vector<Item>& before, const std::vector<Item>& after) {
    static constexpr std::array fields{Field::activity, Field::task,        Field::audience, Field::term,
                                       Field::form,     Field::responsible, Field::result,   Field::risk};
    Difference out;
    std::unordered_map<ItemId, const Item*> was;
    for (const Item& item : before) was.emplace(item.id, &item);
    for (const Item& item : after) {
        auto found = was.find(item.id);
        if (found == was.end()) {
            out.added.push_back(item);
            continue;
        }
        for (Field field : fields)
            if (fieldOf(*found->second, field) != fieldOf(item, field))
                out.changed.push_back(
                    {item.id, item.activity, field, fieldOf(*found->second, field), fieldOf(item, field)});
        was.erase(found);
    }
    for (const Item& item : before)
        if (was.contains(item.id)) out.removed.push_back(item);
    return out;
}

std::vector<double> placesBetween(std::optional<double> below, std::optional<double> above,
                                  std::size_t count) {
    double from = below.value_or(0), to = above.value_or(from + double(count) + 1);
    std::vector<double> out;
    for (std::size_t i = 1; i <= count; ++i)
        out.push_back(from + (to - from) * double(i) / double(count + 1));
    return out;
}

bool comesAgain(const Item& item) {
    if (item.mark == Mark::dropped || item.removed) return false;
    bool finished =
        !item.ties.empty() && std::all_of(item.ties.begin(), item.ties.end(), [](const TieView& t) {
            return t.fact == "approved_documents" && t.took_place;
        });
    return !finished;
}

}  // namespace metodika::plans
