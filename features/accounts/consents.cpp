#include "features/accounts/consents.hpp"

#include "features/accounts/consent_store.hpp"

namespace metodika::accounts {
namespace {

std::string wordsIn(const packs::Words& words, text::Language language) {
    auto found = words.find(text::code(language));
    return found == words.end() ? words.at("ru") : found->second;
}

/// The last act of a person about this consent.
const ConsentActKept* lastOf(const std::vector<ConsentActKept>& acts, std::string_view code) {
    const ConsentActKept* last = nullptr;
    for (const ConsentActKept& act : acts)
        if (act.code == code) last = &act;
    return last;
}

/// Agreeing to a text opens what that very text names: a later one that names more has to be agreed to again.
std::vector<std::string> openedBy(const ConsentText& text, const ConsentActKept* last) {
    if (!last || !last->given) return {};
    const ConsentVersion* agreed = text.numbered(last->version);
    return agreed ? agreed->opens : std::vector<std::string>{};
}

ConsentState stateOf(const ConsentVersion& now, const ConsentActKept* last) {
    if (!last) return ConsentState::open;
    if (!last->given) return ConsentState::refused;
    return last->version < now.version ? ConsentState::renewed : ConsentState::given;
}

std::vector<ConsentRow> rowsFor(api::Work& work, const ConsentTexts& texts) {
    auto acts = ConsentStore(work).acts({PersonId{work.scope().member().person}});
    std::vector<ConsentRow> out;
    for (const ConsentText& text : texts) {
        const ConsentVersion* now = text.on(work.today());
        if (!now) continue;
        const auto* last = lastOf(acts, text.code);
        auto language = work.scope().language();
        out.push_back({text.code,
                       wordsIn(now->title, language),
                       wordsIn(now->text, language),
                       now->version,
                       now->since,
                       stateOf(*now, last),
                       openedBy(text, last),
                       {}});
        for (const ConsentActKept& act : acts)
            if (act.code == text.code)
                out.back().acts.push_back({act.made_at, act.version, act.given,
                                           work.scope().say("accounts.consent_how." + act.how)});
    }
    return out;
}

void needPerson(const api::Scope& scope) {
    if (!scope.member().person) throw Refused(RefusalKind::forbidden, "accounts.no_person");
}

}  // namespace

const ConsentVersion* ConsentText::on(Date day) const {
    const ConsentVersion* found = nullptr;
    for (const ConsentVersion& v : versions)
        if (v.since <= day) found = &v;
    return found;
}
const ConsentVersion* ConsentText::numbered(int version) const {
    for (const ConsentVersion& v : versions)
        if (v.version == version) return &v;
    return nullptr;
}

ConsentTexts readConsents(const packs::Pack& pack) {
    ConsentTexts out;
    // A pack without texts asks for nothing, and then nothing is agreed to.
    if (!std::filesystem::exists(pack.file("consents.yaml"))) return out;
    packs::Node file = pack.yaml("consents.yaml");
    for (const packs::Node& entry : file.at("consents").list()) {
        ConsentText consent{entry.at("code").text(), {}};
        for (const ConsentText& other : out)
            if (other.code == consent.code)
                throw packs::Broken(entry.where(), "packs.key_twice", {{"name", consent.code}});
        for (const packs::Node& node : entry.at("versions").list()) {
            ConsentVersion v{int(node.at("version").number()), node.at("since").date(),
                             node.at("opens").texts(), node.at("title").words(), node.at("text").words()};
            for (const auto& purpose : v.opens)
                if (std::find(consents::all.begin(), consents::all.end(), purpose) == consents::all.end())
                    throw packs::Broken(node.at("opens").where(), "accounts.consent_purpose",
                                        {{"name", purpose}});
            for (const auto& language : pack.languages())
                if (!v.title.contains(language) || !v.text.contains(language))
                    throw packs::Broken(node.where(), "packs.missing_text", {{"language", language}});
            if (!consent.versions.empty() &&
                (v.version <= consent.versions.back().version || v.since <= consent.versions.back().since))
                throw packs::Broken(node.where(), "packs.out_of_order");
            consent.versions.push_back(std::move(v));
        }
        if (consent.versions.empty()) throw packs::Broken(entry.where(), "packs.no_value");
        out.push_back(std::move(consent));
    }
    return out;
}

api::List<ConsentRow> listConsents(api::Scope& scope, const ConsentTexts& texts) {
    needPerson(scope);
    return scope.read([&](api::Work& work) { return api::List<ConsentRow>{rowsFor(work, texts)}; });
}

api::List<ConsentRow> answerConsent(api::Scope& scope, const ConsentTexts& texts,
                                    const ConsentAnswer& answer) {
    needPerson(scope);
    auto text = std::find_if(texts.begin(), texts.end(),
                             [&](const ConsentText& one) { return one.code == answer.code; });
    const ConsentVersion* now = text == texts.end() ? nullptr : text->on(scope.today());
    if (!now) notFound();
    // Agreed is to what was read; to withdraw nothing has to be read.
    if (answer.given && answer.version != now->version)
        throw Refused(RefusalKind::conflict, "accounts.consent_changed", {{"since", stampDate(now->since)}});
    PersonId me{scope.member().person};
    return scope.change([&](api::Work& work) {
        auto before = ConsentStore(work).acts({me});
        const auto* last = lastOf(before, answer.code);
        bool same = last && last->given == answer.given && (!answer.given || last->version == now->version);
        if (!same) {
            int version = answer.given || !last || !last->given ? now->version : last->version;
            ConsentStore(work).add(me, answer.code, version, answer.given, "profile");
            work.note(0,
                      answer.given ? "consent.given"
                      : last       ? "consent.withdrawn"
                                   : "consent.refused",
                      "person", me.value,
                      json::write(std::map<std::string, std::string>{{"code", answer.code},
                                                                     {"version", std::to_string(version)}}));
        }
        return api::List<ConsentRow>{rowsFor(work, texts)};
    });
}

void answerAsked(api::Work& work, const ConsentTexts& texts, const ConsentAsked& asked) {
    auto acts = ConsentStore(work).acts(asked.persons);
    for (PersonId person : asked.persons) {
        std::vector<ConsentActKept> own;
        for (const ConsentActKept& act : acts)
            if (act.person == person) own.push_back(act);
        for (const ConsentText& text : texts) {
            auto opened = openedBy(text, lastOf(own, text.code));
            if (std::find(opened.begin(), opened.end(), asked.purpose) == opened.end()) continue;
            asked.given.push_back(person);
            break;
        }
    }
}

void tellConsentsToWeek(api::Work& work, const ConsentTexts& texts, const WeekAsked& week) {
    if (!work.scope().member().person) return;
    std::vector<std::string> titles;
    for (const ConsentRow& row : rowsFor(work, texts))
        if (row.state == ConsentState::renewed) titles.push_back(row.title);
    if (titles.empty()) return;
    std::string named;
    for (const auto& title : titles) (named += named.empty() ? "" : "; ") += title;
    week.items.push_back({"consents",
                          WeekPart::waits,
                          {},
                          work.scope().say("accounts.week.consents"),
                          named,
                          "/profile/consents",
                          {}});
}

void addConsentLines(api::Work& work, const ConsentTexts& texts, const PersonalAsked& asked) {
    auto& scope = work.scope();
    for (const ConsentActKept& act : ConsentStore(work).acts({asked.person})) {
        std::string title = act.code;
        for (const ConsentText& text : texts)
            if (text.code == act.code)
                if (const auto* read = text.numbered(act.version))
                    title = wordsIn(read->title, scope.language());
        asked.lines.push_back(
            {scope.say("accounts.personal.consents"), title,
             stampDate(dayOf(act.made_at, scope.host().offsetMinutes)),
             scope.say(act.given ? "accounts.personal.consent_given" : "accounts.personal.consent_withdrawn",
                       {{"version", std::to_string(act.version)},
                        {"how", scope.say("accounts.consent_how." + act.how)}})});
    }
}

}  // namespace metodika::accounts
