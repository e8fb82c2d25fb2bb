#pragma once
// What a plan begins with, as the pack says: dictionaries/plans.yaml.
#include <string>
#include <vector>

#include "platform/packs/pack.hpp"

namespace metodika::plans {

struct LayoutSection {
    std::string code, title;
    std::vector<std::string> functions;
};
/// paper, analysis: kinds of the register under which the plan and its analysis are kept.
struct Layout {
    std::string paper, analysis, title;
    std::vector<LayoutSection> sections;
};

class Layouts {
  public:
    static Layouts from(const packs::Pack& pack);
    /// Of region, municipality or organisation.
    const Layout& of(const std::string& level) const { return layouts_.at(level); }

  private:
    std::map<std::string, Layout, std::less<>> layouts_;
};

}  // namespace metodika::plans
