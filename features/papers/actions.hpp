#pragma once
// One function per use case; each owns its transaction.
#include "contracts/office.hpp"
#include "contracts/papers.hpp"
#include "contracts/week.hpp"
#include "features/papers/store.hpp"
#include "features/papers/templates.hpp"
#include "platform/packs/shelf.hpp"

namespace metodika::facts {
class Facts;
}

namespace metodika::papers {

/// What every action of the room needs besides the scope.
struct Room {
    facts::Facts& facts;
    packs::ByPack<Kinds> kinds;
};

/// Who writes and who approves there.
Office rightsAt(api::Work& work, const Home& home);

PaperSet openSet(api::Scope&, const Room&, const SetQuery&);
/// Places right below that keep required documents.
api::List<PlaceSet> listPlaces(api::Scope&, const Room&, const PlacesQuery&);
api::Page<PaperRow> listRegister(api::Scope&, const Room&, const RegisterQuery&);
Numbering changeNumbering(api::Scope&, OrganisationId, const Numbering&);

PaperCard openPaper(api::Scope&, const Room&, PaperId);
/// By those who write for the place. 409 where there is one of the kind and year.
PaperCard addPaper(api::Scope&, const Room&, const NewPaper&);
PaperCard changePaper(api::Scope&, const Room&, PaperId, const PaperChange&);
PaperCard beginEdition(api::Scope&, const Room&, PaperId, const NewEdition&);
PaperCard putFile(api::Scope&, const Room&, PaperId, const PaperFile&, std::string_view bytes);
/// Made of the data anew: what was edited in a word processor gives way.
PaperCard makeAnew(api::Scope&, const Room&, PaperId);
PaperCard removeDraft(api::Scope&, const Room&, PaperId);
PaperCard submitPaper(api::Scope&, const Room&, PaperId);
/// By those who approve for the place, as the two below.
PaperCard returnPaper(api::Scope&, const Room&, PaperId, const Remarks&);
PaperCard approvePaper(api::Scope&, const Room&, PaperId, const Act&);
PaperCard withdrawPaper(api::Scope&, const Room&, PaperId, const Withdrawal&);
api::File openFile(api::Scope&, PaperId, int edition);

Templates listTemplates(api::Scope&, const Room&);
/// By the region's staff. Refused: /file with the mark that is wrong.
Templates putTemplate(api::Scope&, const Room&, const std::string& kind, const PaperFile&,
                      std::string_view bytes);
Templates removeTemplate(api::Scope&, const Room&, const std::string& kind);
api::File openTemplate(api::Scope&, const Room&, const std::string& kind);
/// Filled with the data of the first place of the reader's that keeps the kind.
api::File openSample(api::Scope&, const Room&, const std::string& kind);
/// Where LibreOffice is installed.
api::File openSampleAsPdf(api::Scope&, const Room&, const std::string& kind);

/// What another room has had approved becomes the next edition.
void filePaper(api::Work&, const Room&, const PaperFiled&);
/// A row for every document that counts in the school year and has none yet. Can be run again.
std::int64_t openYears(api::Work&, const Room&);

void tellWeek(api::Work&, const Room&, const WeekAsked&);

// Pieces that several files share.
/// The organisation and its kind of document; 404 where the pack has none.
const Kind& kindOf(api::Work& work, const Room& room, OrganisationId organisation, const std::string& code);
/// After an edition was approved or withdrawn: the years, the facts, the search.
void keepYears(api::Work& work, const Room& room, const Kept& paper, const Kind& kind);

}  // namespace metodika::papers
