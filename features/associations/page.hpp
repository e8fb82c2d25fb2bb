#pragma once
// The page of an association: theme of the year, documents, links, resources, what became of its decisions.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "features/associations/association.hpp"
#include "features/associations/meeting.hpp"

namespace metodika::associations {

using EntryId = Id<struct EntryTag>;

enum class Part { document, link, resource, material };
BOOST_DESCRIBE_ENUM(Part, document, link, resource, material)

struct YearTheme {
    int year = 0;
    std::string theme;
};
BOOST_DESCRIBE_STRUCT(YearTheme, (), (year, theme))
/// An empty theme takes the year's away.
struct ThemeWish {
    std::string theme;
};
BOOST_DESCRIBE_STRUCT(ThemeWish, (), (theme))
inline auto rules(const ThemeWish*) { return std::array{json::length("theme", 0, 500)}; }

struct Entry {
    EntryId id;
    Part part = Part::document;
    std::string kind, title;
    std::optional<std::string> number;
    std::optional<Date> date;
    std::optional<std::string> link, description, file_name;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (id, part, kind, title, number, date, link, description, file_name))
struct EntryWish {
    Part part = Part::document;
    std::string kind, title;
    std::optional<std::string> number;
    std::optional<Date> date;
    std::optional<std::string> link, description;
    std::optional<MeetingId> meeting;  // whose material it is
};
BOOST_DESCRIBE_STRUCT(EntryWish, (), (part, kind, title, number, date, link, description, meeting))
inline auto rules(const EntryWish*) {
    return std::array{json::length("kind", 1, 40), json::length("title", 1, 300),
                      json::length("number", 0, 60), json::length("link", 0, 500),
                      json::length("description", 0, 1000)};
}
struct EntryFile {
    std::string file;  // its name
};
BOOST_DESCRIBE_STRUCT(EntryFile, (), (file))
inline auto rules(const EntryFile*) { return std::array{json::length("file", 1, 200)}; }

/// What was decided and what became of it; without the person where minutes are closed to the reader.
struct Resolved {
    DecisionId id;
    std::string text;
    std::optional<Date> due, done_on;
    bool late = false, dropped = false;
    MeetingRef meeting;
};
BOOST_DESCRIBE_STRUCT(Resolved, (), (id, text, due, done_on, late, dropped, meeting))

struct AssociationYears {
    std::vector<YearTheme> themes;
    std::vector<Entry> entries;
    std::vector<Resolved> decisions;
    std::optional<AssociationRef> merged_into;
    std::vector<AssociationRef> absorbed;
    std::optional<std::string> closing_act;
    std::optional<Date> closing_act_date;
    std::vector<std::string> hidden;
    std::int64_t version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(AssociationYears, (),
                      (themes, entries, decisions, merged_into, absorbed, closing_act, closing_act_date,
                       hidden, version, can))

AssociationYears openPage(api::Scope&, AssociationId);
AssociationYears setTheme(api::Scope&, AssociationId, int year, const ThemeWish&);
AssociationYears addEntry(api::Scope&, AssociationId, const EntryWish&);
AssociationYears changeEntry(api::Scope&, AssociationId, EntryId, const EntryWish&);
AssociationYears removeEntry(api::Scope&, AssociationId, EntryId);
AssociationYears putFile(api::Scope&, AssociationId, EntryId, const EntryFile&, std::string_view bytes);
api::File openFile(api::Scope&, AssociationId, EntryId);

/// The kinds that belong to a part.
bool entryKind(Part part, std::string_view kind);
inline constexpr std::size_t largestFile = 10 << 20;

}  // namespace metodika::associations
