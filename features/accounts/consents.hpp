#pragma once
// Consents with versions: the texts are the pack's, the answers a person's own.
#include "contracts/consents.hpp"
#include "contracts/personal.hpp"
#include "contracts/week.hpp"
#include "features/accounts/actions.hpp"
#include "platform/packs/pack.hpp"

namespace metodika::accounts {

struct ConsentVersion {
    int version = 1;
    Date since{};
    std::vector<std::string> opens;
    packs::Words title, text;
};
struct ConsentText {
    std::string code;
    std::vector<ConsentVersion> versions;  // the oldest first

    /// In force on that day; nullptr before the first.
    const ConsentVersion* on(Date day) const;
    const ConsentVersion* numbered(int version) const;
};
using ConsentTexts = std::vector<ConsentText>;

/// consents.yaml of the pack. Throws packs::Broken.
ConsentTexts readConsents(const packs::Pack& pack);

enum class ConsentState { open, given, refused, renewed };
BOOST_DESCRIBE_ENUM(ConsentState, open, given, refused, renewed)

struct ConsentAct {
    Instant at;
    int version = 1;
    bool given = false;
    std::string how;
};
BOOST_DESCRIBE_STRUCT(ConsentAct, (), (at, version, given, how))
struct ConsentRow {
    std::string code, title, text;
    int version = 1;
    Date since{};
    /// open: never answered; renewed: an older text was agreed to, the new one waits for an answer.
    ConsentState state = ConsentState::open;
    /// What of it holds now, also by the older text.
    std::vector<std::string> opens;
    std::vector<ConsentAct> acts;
};
BOOST_DESCRIBE_STRUCT(ConsentRow, (), (code, title, text, version, since, state, opens, acts))

struct ConsentAnswer {
    std::string code;
    /// Of the text that was read.
    int version = 1;
    bool given = false;
};
BOOST_DESCRIBE_STRUCT(ConsentAnswer, (), (code, version, given))
inline auto rules(const ConsentAnswer*) { return std::array{json::length("code", 1, 60)}; }

api::List<ConsentRow> listConsents(api::Scope&, const ConsentTexts&);
api::List<ConsentRow> answerConsent(api::Scope&, const ConsentTexts&, const ConsentAnswer&);

void answerAsked(api::Work&, const ConsentTexts&, const ConsentAsked&);
void tellConsentsToWeek(api::Work&, const ConsentTexts&, const WeekAsked&);
void addConsentLines(api::Work&, const ConsentTexts&, const PersonalAsked&);

}  // namespace metodika::accounts
