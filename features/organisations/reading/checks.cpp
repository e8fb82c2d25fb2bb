// What can only be told when the whole register is known.
#include <algorithm>
#include <map>

#include "features/organisations/reading/draft.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

void readHeads(Drafts& drafts, const RegisterWords& words) {
    auto& all = drafts.list.organisations;
    std::vector<std::size_t> elsewhere;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& text = drafts.drafts[i].headText;
        auto read = readHead(text, words);
        all[i].head = read.head;
        if (read.vacant) drafts.ask("head_vacant", Severity::info, i);
        if (read.reference) elsewhere.push_back(i);
        if (read.head && read.head->name.empty())
            drafts.ask("head_initials", Severity::confirm, i, {{"head", read.head->full()}});
    }
    for (auto i : elsewhere) {
        const auto& text = drafts.drafts[i].headText;
        auto call = callOf(text, words);
        for (std::size_t k = 0; k < all.size() && !call.empty() && !all[i].head; ++k)
            if (k != i && all[k].head && callOf(all[k].shortName, words) == call) all[i].head = all[k].head;
        drafts.ask("head_by_reference", Severity::confirm, i,
                   {{"written", text}, {"head", all[i].head ? all[i].head->full() : "–"}});
    }
}

void checkInns(Drafts& drafts) {
    auto& all = drafts.list.organisations;
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].inn.empty()) continue;
        auto [first, fresh] = seen.try_emplace(all[i].inn, i);
        if (fresh) continue;
        const auto& other = all[first->second];
        bool same = bare(other.shortName) == bare(all[i].shortName);
        drafts.ask(same ? "organisation_repeated" : "inn_duplicate", Severity::ask, i,
                   {{"inn", all[i].inn},
                    {"other", other.shortName},
                    {"row", std::to_string(other.source[0].rows[0])}});
    }
}

void checkNames(Drafts& drafts, const RegisterWords& words) {
    auto& all = drafts.list.organisations;
    std::map<std::string, std::size_t> seen;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!all[i].legalEntity) continue;
        auto key = bare(withoutLegalForm(all[i].shortName, words));
        if (key.empty()) continue;
        auto [first, fresh] = seen.try_emplace(key, i);
        if (fresh) continue;
        const auto& other = all[first->second];
        bool sameInn = !other.inn.empty() && other.inn == all[i].inn;
        if (sameInn) continue;
        // The very same name and no ИНН to tell them apart: one organisation twice, or two?
        bool alike = bare(other.name) == bare(all[i].name) && (other.inn.empty() || all[i].inn.empty());
        drafts.ask(alike ? "organisation_repeated" : "same_short_name",
                   alike ? Severity::ask : Severity::info, i,
                   {{"other", other.shortName}, {"row", std::to_string(other.source[0].rows[0])}});
    }
}

/// A number of a total and what it counts: legal, branch, all; empty for what is no organisation.
struct Counted {
    int count = 0;
    std::string unit;
};
std::vector<Counted> countsOf(const std::string& text, const RegisterWords& words) {
    std::vector<Counted> out;
    auto parts = wordsOf(text);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (!parts[i].number || parts[i].text.size() > 5 || (i > 0 && parts[i - 1].is(U"номер"))) continue;
        Counted counted{std::atoi(utf8::encode(parts[i].text).c_str()), "all"};
        if (i + 1 < parts.size() && !parts[i + 1].number) {
            auto unit = words.units.at(parts, i + 1);
            counted.unit = unit ? words.units.of(unit) : "";
        }
        out.push_back(counted);
    }
    return out;
}

void checkTotals(Drafts& drafts, const RegisterWords& words) {
    auto& list = drafts.list;
    for (const auto& total : drafts.totals) {
        std::map<std::string, int> sheet, since, file;
        for (const auto& o : list.organisations) {
            std::string unit = o.legalEntity ? "legal" : "branch";
            auto row = o.source[0].rows[0];
            bool above = o.source[0].sheet == total.sheet && row < total.row;
            for (const auto& key : {unit, std::string("all")}) {
                ++file[key];
                sheet[key] += above;
                since[key] += above && row > total.since;
            }
        }
        bool holds = true;
        for (const auto& [count, unit] : countsOf(total.text, words)) {
            if (unit.empty()) continue;
            bool fits = count == since[unit] || count == sheet[unit] || count == file[unit];
            // «Итого: 17» may leave branches out; a line right under another total counts something else.
            if (unit == "all")
                fits = fits || count == since["legal"] || count == sheet["legal"] ||
                       (since["all"] == 0 && count < sheet["all"]);
            holds = holds && fits;
        }
        if (holds) continue;
        list.problems.push_back({"total_mismatch",
                                 Severity::info,
                                 total.sheet,
                                 {total.row},
                                 {},
                                 {{"written", total.text},
                                  {"count", std::to_string(sheet["all"])},
                                  {"legal", std::to_string(sheet["legal"])},
                                  {"branches", std::to_string(sheet["branch"])}}});
    }
}

}  // namespace

void completeContacts(Drafts& drafts, const RegisterWords& words) {
    auto& all = drafts.list.organisations;
    std::vector<std::string> cells;
    for (const auto& draft : drafts.drafts) cells.push_back(draft.phones);
    auto code = townCodeOf(cells);
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto read = readPhones(cells[i], code);
        all[i].phones = read.phones;
        if (read.incomplete > 0)
            drafts.ask("phone_incomplete", Severity::confirm, i, {{"written", utf8::squeeze(cells[i])}});
    }
    readHeads(drafts, words);
}

void checkTogether(Drafts& drafts, const RegisterWords& words) {
    for (std::size_t i = 0; i < drafts.list.organisations.size(); ++i)
        if (!drafts.list.organisations[i].kind) drafts.ask("kind_unclear", Severity::ask, i);
    checkInns(drafts);
    checkNames(drafts, words);
    checkTotals(drafts, words);
}

}  // namespace metodika::organisations
