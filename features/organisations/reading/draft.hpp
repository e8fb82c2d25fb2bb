#pragma once
// A register while it is read: what rows said before they were understood together.
#include <string>
#include <vector>

#include "features/organisations/reading/cells.hpp"
#include "features/organisations/reading/register.hpp"

namespace metodika::organisations {

/// What is needed of an organisation's row until the whole register is known.
struct Draft {
    std::string number;       ///< «7», «7.1»
    std::string legalEntity;  ///< the column of that name
    std::string headText, shortCell, innText;
    std::string phones;
    bool ditto = false, typeWritten = false;
};

/// «Итого школ: 17 юр. лиц, 3 филиала»
struct Total {
    std::string sheet;
    int row = 0, since = 0;
    std::string text;
};

struct Drafts {
    Register list;
    std::vector<Draft> drafts;  ///< one for each organisation
    std::vector<Total> totals;
    const RegisterAnswers& answers;

    void ask(std::string code, Severity severity, std::size_t organisation, TextParams params = {});
};

/// Branches find their legal entity and get a short name that says whose they are.
void linkBranches(Drafts& drafts, const RegisterWords& words);
/// Phones by the code of the town that the file itself tells; heads that stand in another row.
void completeContacts(Drafts& drafts, const RegisterWords& words);
/// ИНН twice, the same short name, totals that do not hold.
void checkTogether(Drafts& drafts, const RegisterWords& words);

}  // namespace metodika::organisations
