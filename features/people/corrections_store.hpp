#pragma once
#include "features/people/corrections.hpp"

namespace metodika::people {

struct CorrectionKept {
    CorrectionId id;
    PersonId person;
    OrganisationId organisation;
    CorrectionKind kind = CorrectionKind::card;
    CorrectionState state = CorrectionState::open;
    std::vector<CardChange> changes;
    std::optional<std::string> words, answer;
    std::optional<OrganisationId> other;
    std::optional<Date> on;
    std::optional<ImportId> import;
    Instant asked_at;
    std::optional<Instant> decided_at;
    std::string person_name = {}, place_name = {}, other_name = {};
};

class CorrectionStore {
  public:
    explicit CorrectionStore(api::Work& work) : work_(work) {}

    void add(const CorrectionKept& correction);
    std::optional<CorrectionKept> find(CorrectionId id);
    void decide(CorrectionId id, CorrectionState state, const std::optional<std::string>& answer);
    void withdrawOf(ImportId import);
    bool asked(PersonId person, OrganisationId organisation, OrganisationId other);
    /// Newest first, of organisations below the root; with a person, theirs alone.
    api::Page<CorrectionKept> list(OrganisationId root, std::optional<PersonId> person,
                                   const CorrectionQuery& query);

  private:
    api::Work& work_;
};

}  // namespace metodika::people
