#pragma once
// What somebody asks those who keep a staff list to correct: a person of their own card, another organisation
// of a post that its list says has ended (missions A4, A5). What is accepted is written down at once.
#include <array>

#include "features/people/import.hpp"
#include "features/people/store.hpp"

namespace metodika::people {

using CorrectionId = Id<struct CorrectionTag>;

enum class CorrectionKind { card, moved };
BOOST_DESCRIBE_ENUM(CorrectionKind, card, moved)
enum class CorrectionState { open, accepted, declined, withdrawn };
BOOST_DESCRIBE_ENUM(CorrectionState, open, accepted, declined, withdrawn)

/// One column of a card: what it was when the correction was asked for, and what it should be.
struct CardChange {
    std::string field;
    std::optional<std::string> was, now;
};
BOOST_DESCRIBE_STRUCT(CardChange, (), (field, was, now))

struct Correction {
    CorrectionId id;
    CorrectionKind kind = CorrectionKind::card;
    CorrectionState state = CorrectionState::open;
    PersonRef person;
    /// Whose list it is.
    OrganisationRef organisation;
    std::vector<CardChange> changes;
    std::optional<std::string> words;
    /// Where the person has moved to, and by which day, of kind moved.
    std::optional<OrganisationRef> other;
    std::optional<Date> on;
    std::optional<std::string> answer;
    Instant asked_at;
    std::optional<Instant> decided_at;
    Can can;
};
BOOST_DESCRIBE_STRUCT(Correction, (),
                      (id, kind, state, person, organisation, changes, words, other, on, answer, asked_at,
                       decided_at, can))

/// Values as they should be; what cannot be said so (a post, a course) is said in words.
struct CorrectionWish {
    std::optional<PersonChange> changes;
    std::optional<std::string> words;
};
BOOST_DESCRIBE_STRUCT(CorrectionWish, (), (changes, words))
inline auto rules(const CorrectionWish*) { return std::array{json::length("words", 0, 1000)}; }
struct CorrectionAnswer {
    std::string answer;
};
BOOST_DESCRIBE_STRUCT(CorrectionAnswer, (), (answer))
inline auto rules(const CorrectionAnswer*) { return std::array{json::length("answer", 1, 500)}; }

struct CorrectionQuery {
    std::optional<OrganisationId> organisation;
    /// Only those of the reader's own card.
    std::optional<bool> mine;
    std::optional<CorrectionState> state;
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(CorrectionQuery, (), (organisation, mine, state, cursor, limit))

/// Asked for one's own card alone; 422 when nothing would change.
Correction askCorrection(api::Scope&, PersonId, const CorrectionWish&);
/// Newest first: of the lists that the reader keeps, or the reader's own.
api::Page<Correction> listCorrections(api::Scope&, const CorrectionQuery&);
// By those who keep the list; 409 when it is decided already.
Correction acceptCorrection(api::Scope&, CorrectionId);
Correction declineCorrection(api::Scope&, CorrectionId, const CorrectionAnswer&);
/// By whoever asked, while it is open.
Correction withdrawCorrection(api::Scope&, CorrectionId);

// For lists on their way in.

/// Asks those who keep the post's list whether the person has left; once for a person and a place.
void askWhetherMoved(api::Work&, const PostKept&, OrganisationId other, Date on, ImportId);
/// What an undone list had asked is asked no more.
void withdrawOf(api::Work&, ImportId);

}  // namespace metodika::people
