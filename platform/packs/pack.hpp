#pragma once
// A region's folder of data: wording, settings, indicators, papers. No code. A pack may stand on another one
// (`base`) and then says only what is different. Law is data: every setting is a list of dated values.
//
//   pack.yaml           name, title, languages, base, documents, without (indicators of the base)
//   thresholds*.yaml    settings: {name: [{since, until?, value, act?}]}
//   indicators/*.yaml   declarations of platform/facts
//   text/ru.json, text/en.json   sentences of the program that are said otherwise there
//   dictionaries/, documents/   files that rooms read
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/packs/node.hpp"

namespace metodika::packs {

/// Something wrong with a pack. A warning lets the program run.
struct Problem {
    enum class Gravity { error, warning } gravity = Gravity::error;
    std::string where;  // "indicators/associations.yaml:12"
    std::string key;    // packs.unknown_setting
    std::map<std::string, std::string> params;
};

/// A sentence that a pack says otherwise than the program.
struct Said {
    std::string sentence;
    std::string where;
};
using Texts = std::map<std::string, Said, std::less<>>;

class Pack {
  public:
    /// Throws Broken.
    static Pack load(const std::filesystem::path& folder);
    /// The pack with everything that is wrong with it gathered in `problems` instead of thrown; parts that
    /// cannot be read are left out.
    static Pack load(const std::filesystem::path& folder, std::vector<Problem>& problems);

    const std::string& name() const { return name_; }
    const Words& title() const { return title_; }
    const std::vector<std::string>& languages() const { return languages_; }

    /// The value that is in force on the day: pack.setting("association.same_subject_more_than",
    /// day).number(). A setting that no pack has is a std::logic_error; check-pack finds one that has no
    /// value on some day.
    Node setting(std::string_view name, Date on) const;
    bool hasSetting(std::string_view name) const;
    /// Where the value of that day comes from, in the pack's words; empty where it names no act.
    std::string settingAct(std::string_view name, Date on) const;
    /// The values that the setting has ever had begin on these days.
    std::vector<Date> settingDays(std::string_view name) const;

    /// The template of a paper that is in force on the day: pack.document("minutes", held).
    std::filesystem::path document(std::string_view name, Date on) const;
    bool hasDocument(std::string_view name) const { return documents_.find(name) != documents_.end(); }
    /// A file of the pack or, where it has none, of the pack that it stands on.
    std::filesystem::path file(std::string_view relative) const;
    /// A dictionary: what the pack's own file says at its top, and from those below what it does not.
    Node yaml(std::string_view relative) const;

    /// What the pack and those below it say otherwise: text/ru.json, text/en.json.
    const Texts& texts(std::string_view language) const;
    /// Null where the program's own sentence stands.
    const std::string* text(std::string_view language, std::string_view key) const;
    /// Changes with every word of `texts`; empty where there are none.
    const std::string& wording() const { return wording_; }

    /// Every entry under `indicators:` of indicators/*.yaml, in the order of file names; entries of this pack
    /// come first and replace those of its base by code.
    const std::vector<Node>& indicators() const { return indicators_; }

  private:
    struct Dated;
    const Dated& inForce(std::string_view name, Date on) const;
    struct Dated {
        Date since{};
        Date until{};
        Node value;
        std::string act;
    };
    using DatedByName = std::map<std::string, std::vector<Dated>, std::less<>>;
    class Loader;

    std::string name_;
    Words title_;
    std::vector<std::string> languages_;
    std::vector<std::filesystem::path> folders_;  // this pack, then the one it stands on
    DatedByName settings_, documents_;
    std::vector<Node> indicators_;
    std::map<std::string, Texts, std::less<>> texts_;
    std::string wording_;
};

/// Everything that is wrong with the folder; the indicator declarations are looked at by facts::checkPack.
std::vector<Problem> checkPack(const std::filesystem::path& folder);

}  // namespace metodika::packs
