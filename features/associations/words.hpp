#pragma once
// How associations of the region are called and what makes one speciality: dictionaries/associations.yaml and
// subjects.yaml of the pack, read once.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "features/associations/association.hpp"

namespace metodika::packs {
class Pack;
class Node;
}  // namespace metodika::packs

namespace metodika::associations {

class Words {
  public:
    /// Throws packs::Broken.
    static Words from(const packs::Pack& pack);
    static Words from(const packs::Node& associations, const packs::Node& subjects);

    struct Speciality {
        std::string name, members;  // математика, учителей математики
        std::vector<std::string> subjects;
    };
    struct Cycle {
        std::string code, name, members;
        std::vector<std::string> subjects;
    };
    /// The speciality that a subject belongs to; a subject of none is one by itself.
    Speciality speciality(std::string_view subject) const;
    const std::vector<Speciality>& specialities() const { return specialities_; }
    const std::vector<Cycle>& cycles() const { return cycles_; }
    const Cycle* cycle(std::string_view codeOrName) const;
    /// In the order in which a form offers them.
    const std::vector<Community>& communities() const { return communities_; }
    const Community* community(std::string_view code) const;
    /// What the pack calls it; a code that it does not know (another region's) stands for itself.
    CommunityRef named(std::string_view code, std::string_view language) const;

    /// ШМО учителей математики
    std::string nameOf(Level level, std::string_view members) const;
    /// «Заседания школьного методического объединения учителей математики»
    std::string headingOf(std::string_view associationName) const;

  private:
    std::vector<Speciality> specialities_;
    std::vector<Cycle> cycles_;
    std::vector<Community> communities_;
    std::map<std::string, std::string, std::less<>> names_;  // level → ШМО
    std::vector<std::pair<std::string, std::string>> spelled_;  // ШМО → школьного методического объединения
    std::string heading_, otherHeading_, membersOf_;
};

}  // namespace metodika::associations
