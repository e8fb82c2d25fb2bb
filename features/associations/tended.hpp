#pragma once
// Merging, closing and putting off: proposals about associations that there are.
#include "features/associations/actions.hpp"
#include "features/associations/tending.hpp"

namespace metodika::associations {

Thresholds thresholdsOn(const packs::Pack& pack, Date day);
/// Where the reader keeps the staff lists, when no place is named.
OrganisationId keptRoot(api::Work& work);
/// Whether a key speaks of associations that there are.
bool isTending(std::string_view key);
/// The organisation that a key begins with.
OrganisationId ownerIn(std::string_view key, const std::string& path);
/// The ground of a proposal to create: who they are.
std::string groundOf(const Due& due);

/// Candidates for each that has no head.
void nameCandidates(api::Work& work, const Within& within, std::vector<Headless>& headless);
/// What ought to be merged or closed below the place.
void proposeTending(api::Work& work, const Room& room, const Within& within,
                    std::map<std::string, std::string>& grounds, Proposals& out);
/// Takes what was put off on the same ground out of what is proposed.
void leaveOutPutOff(api::Work& work, const Within& within, const std::map<std::string, std::string>& grounds,
                    Proposals& out);

AssociationRef acceptTending(api::Work& work, const Room& room, const std::string& key, Date on,
                             const Acceptance& acceptance, const std::string& path);

/// All proposals below the place.
Proposals proposalsIn(api::Work& work, const Room& room, const Within& within);
Proposals putOffProposal(api::Scope&, const Room&, const Refusal&);
Proposals returnProposal(api::Scope&, const Room&, const ReturnedProposal&);
AssociationCard askHead(api::Scope&, const Room&, AssociationId, const HeadQuestion&);

}  // namespace metodika::associations
