#pragma once
// Reading of measures and their conditions, checked against what the facts declare. Used by indicator.cpp.
#include "platform/facts/indicator.hpp"

namespace metodika::facts {

enum class Points { no, yes };

class MeasureReader {
  public:
    MeasureReader(const packs::Pack& pack, const FindFact& find, std::vector<packs::Problem>& problems)
        : pack_(pack), find_(find), problems_(problems) {}
    /// {fact: meetings, where: {state: held, attended: {at_least: 5}}, of: attended}
    Measure read(const packs::Node& node, Points points);
    /// Everything that the numbers of the indicator depend on but the facts themselves.
    std::string fingerprint(const Indicator& indicator) const;

    bool personal(std::string_view fact) const {
        const Fact* found = find_(fact);
        return found && found->personal;
    }

  private:
    Condition condition(const std::string& attribute, const packs::Node& node, const Fact* fact);
    Operand operand(const packs::Node& node, Compare compare, const Attribute* attribute, const Fact* fact);
    Operand literal(const packs::Node& node, const Attribute* attribute);
    void wrong(const packs::Node& at, std::string key, std::map<std::string, std::string> params = {});

    const packs::Pack& pack_;
    const FindFact& find_;
    std::vector<packs::Problem>& problems_;
};

/// The value of a setting as a comparison needs it.
Operand settingOperand(const packs::Pack& pack, std::string_view name, Type type, const Period& period);

}  // namespace metodika::facts
