#pragma once
// A dictionary of codes with their words, in the order of the pack: a list of {code, title: {ru: …, en: …}}.
#include <string>
#include <string_view>
#include <vector>

#include "platform/packs/node.hpp"

namespace metodika::packs {

class Terms {
  public:
    struct Term {
        std::string code;
        Words title;
    };

    /// Throws Broken on an entry without a code or words, and on a code that is there twice.
    explicit Terms(const Node& list);
    bool has(std::string_view code) const;
    /// The code itself where the pack does not know it any more.
    std::string title(std::string_view code, std::string_view language) const;
    const std::vector<Term>& all() const { return terms_; }

  private:
    const Term* find(std::string_view code) const;
    std::vector<Term> terms_;
};

}  // namespace metodika::packs
