#pragma once
// Which documents there are, as the pack says: dictionaries/papers.yaml.
#include <string>
#include <string_view>
#include <vector>

#include "features/papers/paper.hpp"
#include "platform/packs/pack.hpp"

namespace metodika::papers {

/// of: the kinds of organisations that keep it. due: the day of the school year by which a yearly one is to
/// be approved. years: after so many a standing one is looked through anew, 0: never. document: the pack's
/// template, empty: it is brought as a file. page: where another room makes it, empty: nowhere.
struct Kind {
    std::string code, group, document, due, page;
    packs::Words title;
    std::vector<std::string> of;
    Term term = Term::standing;
    int years = 0;
    bool required = false;

    const std::string& titleIn(std::string_view language) const;
    bool keptBy(std::string_view organisationKind) const;
};
struct Group {
    std::string code;
    packs::Words title;
};

class Kinds {
  public:
    static Kinds from(const packs::Pack& pack);
    /// Null where there is no such kind.
    const Kind* find(std::string_view code) const;
    const std::vector<Kind>& all() const { return kinds_; }
    const std::vector<Group>& groups() const { return groups_; }

  private:
    std::vector<Kind> kinds_;
    std::vector<Group> groups_;
};

}  // namespace metodika::papers
