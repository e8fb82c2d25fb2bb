#include "features/organisations/entering_plan.hpp"

#include <algorithm>
#include <set>

#include "features/organisations/reading/cells.hpp"
#include "features/organisations/reading/words.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

/// «журавлик», empty when nothing stands in quotes.
std::string quotedIn(const std::string& text) {
    for (auto [left, right] : {std::pair("«", "»"), std::pair("\"", "\"")}) {
        auto open = text.find(left), close = text.rfind(right);
        if (open != text.npos && close != text.npos && close > open)
            return bare(std::string_view(text).substr(open, close - open));
    }
    return "";
}

/// Every word of the one stands in the other: «СОШ № 5» in «МБОУ СОШ № 5 с. Верхнеорловка».
bool within(std::string_view some, std::string_view all) {
    std::multiset<std::u32string> words;
    for (const auto& word : wordsOf(all)) words.insert(word.text);
    for (const auto& word : wordsOf(some)) {
        auto found = words.find(word.text);
        if (found == words.end()) return false;
        words.erase(found);
    }
    return true;
}

std::string joined(const std::vector<std::string>& phones) {
    std::string out;
    for (const auto& phone : phones)
        if (out.size() + phone.size() + 2 <= 60) out += (out.empty() ? "" : ", ") + phone;
    return out;
}

/// «МБОУ СОШ № 5» is told apart by its place where the statute's name has one.
std::string treeNameOf(const OrganisationRead& o) {
    const auto& place = o.address.place;
    bool told = o.legalEntity && !place.empty() && o.name.ends_with(place) &&
                o.shortName.find(place) == std::string::npos;
    return utf8::head(told ? o.shortName + " " + place : o.shortName, 400);
}

class Planner {
  public:
    Planner(const Register& list, const std::vector<Known>& known, const RegisterAnswers& answers)
        : list_(list), known_(known), answers_(answers) {}

    Plan plan() {
        for (std::size_t i = 0; i < list_.organisations.size(); ++i) plan_.rows.push_back(matched(i));
        for (std::size_t i = 0; i < plan_.rows.size(); ++i) decide(i);
        return std::move(plan_);
    }

  private:
    void tell(const char* code, Severity severity, std::size_t i, TextParams params = {},
              std::vector<OrganisationRef> choices = {}) {
        const auto& o = list_.organisations[i];
        params.try_emplace("name", o.shortName);
        const auto* answer = answerOf(i);
        bool settled =
            answer && answer->agreed &&
            std::find(answer->agreed->begin(), answer->agreed->end(), code) != answer->agreed->end();
        plan_.problems.push_back({code,
                                  severity,
                                  o.source[0].sheet,
                                  o.source[0].rows,
                                  {i},
                                  std::move(params),
                                  settled,
                                  std::move(choices)});
        if (severity == Severity::ask && !settled) stopped_.insert(i);
    }

    const RowAnswer* answerOf(std::size_t i) const {
        const auto& source = list_.organisations[i].source[0];
        return answers_.of(source.sheet, source.rows.front());
    }

    template <class Fits>
    std::vector<const Known*> those(Fits fits) const {
        std::vector<const Known*> out;
        for (const auto& k : known_)
            if (fits(k)) out.push_back(&k);
        return out;
    }

    std::vector<const Known*> candidates(const OrganisationRead& o, bool sure) const {
        if (!o.code.empty())
            if (auto found = those([&](const Known& k) { return k.code == o.code; }); !found.empty())
                return found;
        if (sure && !o.inn.empty())
            if (auto found = those([&](const Known& k) { return k.inn == o.inn && !k.branch_of; });
                !found.empty())
                return found;
        for (const auto& name : {treeNameOf(o), o.name, o.shortName, o.formerName}) {
            if (name.empty()) continue;
            auto key = bare(name);
            auto found = those([&](const Known& k) {
                return bare(k.name) == key || bare(k.short_name) == key ||
                       bare(k.full_name.value_or("")) == key;
            });
            if (!found.empty()) return found;
        }
        // A municipality has one service and one authority.
        if (o.kind && levelOf(*o.kind) == Level::municipality)
            return those([&](const Known& k) { return k.kind == *o.kind; });
        return {};
    }

    /// «Детский сад «Журавлик»» where the register has a number as well.
    const Known* similar(const OrganisationRead& o) const {
        auto quoted = quotedIn(o.shortName);
        if (!o.legalEntity || quoted.empty()) return nullptr;
        auto number = numberOf(o.shortName);
        for (const auto& k : known_) {
            auto other = numberOf(k.name);
            bool numbers = number.empty() || other.empty() || number == other;
            if (k.kind == o.kind && !k.inn && numbers && quotedIn(k.name) == quoted) return &k;
        }
        return nullptr;
    }

    static std::vector<OrganisationRef> refsOf(const std::vector<const Known*>& found) {
        std::vector<OrganisationRef> out;
        for (const auto* k : found) out.push_back({k->id, k->name});
        return out;
    }

    Planned matched(std::size_t i) {
        const auto& o = list_.organisations[i];
        Planned out;
        out.treeName = treeNameOf(o);
        out.shortName = utf8::head(o.shortName, 150);
        const auto* answer = answerOf(i);
        bool chosen = answer && answer->same_as;
        auto found = chosen ? those([&](const Known& k) { return k.id.text() == *answer->same_as; })
                            : candidates(o, !list_.asks(i));
        if (found.size() > 1) {
            std::erase_if(found, [&](const Known* k) { return k->branch_of.has_value() == o.legalEntity; });
            if (found.size() > 1) {
                tell("several_known", Severity::ask, i, {}, refsOf(found));
                return out;
            }
        }
        if (found.empty()) {
            if (const auto* other = similar(o); other && !chosen && !list_.asks(i))
                tell("similar_known", Severity::ask, i, {{"other", other->name}}, refsOf({other}));
            return out;
        }
        const Known& k = *found[0];
        if (!taken_.insert(k.id).second) {
            tell("organisation_repeated", Severity::ask, i, {{"other", k.name}, {"row", "–"}});
            return out;
        }
        out.known = k;
        if (!o.inn.empty() && k.inn && *k.inn != o.inn && !list_.asks(i))
            tell("inn_differs", Severity::ask, i, {{"inn", o.inn}, {"known", *k.inn}});
        if (o.kind && *o.kind != k.kind) tell("kind_differs", Severity::confirm, i);
        return out;
    }

    void decide(std::size_t i) {
        auto& row = plan_.rows[i];
        const auto& o = list_.organisations[i];
        if (list_.asks(i) || stopped_.contains(i)) return;
        if (o.parent) {
            const auto& entity = plan_.rows[*o.parent];
            bool waits = list_.asks(*o.parent) || stopped_.contains(*o.parent);
            if (waits && !entity.known) {
                tell("entity_waits", Severity::ask, i,
                     {{"entity", list_.organisations[*o.parent].shortName}});
                return;
            }
            row.link = row.known && (!entity.known || row.known->branch_of != entity.known->id);
        }
        if (!row.known) {
            row.outcome = RegisterOutcome::fresh;
            return;
        }
        fill(row, o);
        row.outcome = row.changes.empty() ? RegisterOutcome::same : RegisterOutcome::changed;
    }

    static void fill(Planned& row, const OrganisationRead& o) {
        const Known& k = *row.known;
        auto set = [&](const char* field, json::Maybe<std::string>& to, const std::optional<std::string>& was,
                       const std::string& now) {
            if (now.empty() || was == now) return;
            to.given = true;
            to.value = now;
            row.changes.emplace_back(field);
        };
        set("full_name", row.change.full_name, k.full_name, o.legalEntity ? utf8::head(o.name, 1000) : "");
        set("inn", row.change.inn, k.inn, o.inn);
        set("address", row.change.address, k.address, utf8::head(o.addressRaw, 500));
        set("phone", row.change.phone, k.phone, joined(o.phones));
        set("mail", row.change.mail, k.mail, o.email);
        // The tree may say more than the register or less; only another name is a renaming.
        bool place = levelOf(k.kind) == Level::municipality;
        row.rename = !place && !within(o.shortName, k.name) && !within(k.name, row.treeName) &&
                     bare(k.short_name) != bare(o.shortName);
        if (row.rename) row.changes.emplace_back("name");
        if (row.link) row.changes.emplace_back("branch_of");
    }

    const Register& list_;
    const std::vector<Known>& known_;
    const RegisterAnswers& answers_;
    std::set<OrganisationId> taken_;
    std::set<std::size_t> stopped_;
    Plan plan_;
};

}  // namespace

Plan planRegister(const Register& list, const std::vector<Known>& known, const RegisterAnswers& answers) {
    return Planner(list, known, answers).plan();
}

NewOrganisation freshFrom(const OrganisationRead& o, const Planned& planned, OrganisationId municipality) {
    NewOrganisation out;
    out.parent = municipality;
    out.kind = o.kind.value_or(Kind::school);
    out.name = planned.treeName;
    out.short_name = planned.shortName;
    out.code = utf8::filled(o.code);
    if (o.legalEntity) out.full_name = utf8::filled(utf8::head(o.name, 1000));
    out.inn = utf8::filled(o.inn);
    out.address = utf8::filled(utf8::head(o.addressRaw, 500));
    out.phone = utf8::filled(joined(o.phones));
    out.mail = utf8::filled(o.email);
    out.rural = !o.address.place.empty() && !o.address.urban;
    return out;
}

}  // namespace metodika::organisations
