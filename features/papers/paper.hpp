#pragma once
// A document of an organisation (mission I1, I3, A6, B6): what kind it is, its editions, the act that
// approved each.
#include <optional>
#include <string>
#include <vector>

#include "contracts/common.hpp"
#include "platform/api/routes.hpp"

namespace metodika::papers {

using PaperId = Id<struct PaperTag>;

/// Of an edition.
enum class State { draft, submitted, returned, approved };
BOOST_DESCRIBE_ENUM(State, draft, submitted, returned, approved)
/// What a place has of a kind: nothing; an edition being worked on or waiting and none approved; one in
/// force; one whose time is over or that is to be looked through anew.
enum class Standing { missing, draft, submitted, returned, approved, outdated };
BOOST_DESCRIBE_ENUM(Standing, missing, draft, submitted, returned, approved, outdated)

struct PaperRow {
    PaperId id;
    std::string kind, title;
    OrganisationRef organisation;
    std::optional<int> school_year;
    Standing standing = Standing::draft;
    /// Of the approved edition.
    std::optional<int> edition;
    std::optional<Date> act_date;
    std::optional<std::string> act_number, reg_number;
    std::optional<Date> valid_until, withdrawn_on;
};
BOOST_DESCRIBE_STRUCT(PaperRow, (),
                      (id, kind, title, organisation, school_year, standing, edition, act_date, act_number,
                       reg_number, valid_until, withdrawn_on))

/// approved_by: who pressed; the act is what they referred to. from_data: the program wrote it and nobody has
/// edited it.
struct Edition {
    int edition = 0;
    State state = State::draft;
    std::optional<std::string> reason, remarks, act_number, reg_number, link, file_name, sha256;
    Date made_on{};
    std::optional<std::string> made_by, approved_by;
    std::optional<Date> act_date, approved_on, valid_until;
    bool from_data = false;
};
BOOST_DESCRIBE_STRUCT(Edition, (),
                      (edition, state, reason, remarks, act_number, reg_number, link, file_name, sha256,
                       made_on, made_by, approved_by, act_date, approved_on, valid_until, from_data))
struct PaperCard : PaperRow {
    std::string kind_title;
    std::optional<std::string> withdrawn_reason;
    std::optional<std::string> page;  // where another room keeps it
    /// The newest first. Whoever neither writes nor approves sees the approved ones.
    std::vector<Edition> editions;
    std::int64_t version = 0;
    Can can;
};
BOOST_DESCRIBE_STRUCT(PaperCard, (PaperRow), (kind_title, withdrawn_reason, page, editions, version, can))

/// How long a document of a kind counts: until another takes its place; for one school year; until a day that
/// it names.
enum class Term { standing, year, dated };
BOOST_DESCRIBE_ENUM(Term, standing, year, dated)
/// What a place ought to have or has of one kind. due: of a yearly one, by when it is to be approved.
struct SetLine {
    std::string kind, title;
    Term term = Term::standing;
    bool required = false, makes = false;
    Standing standing = Standing::missing;
    std::optional<Date> due;
    std::optional<PaperRow> paper;
    std::optional<std::string> page;  // where another room makes it
};
BOOST_DESCRIBE_STRUCT(SetLine, (), (kind, title, term, required, makes, standing, due, paper, page))
struct SetGroup {
    std::string code, title;
    std::vector<SetLine> lines;
};
BOOST_DESCRIBE_STRUCT(SetGroup, (), (code, title, lines))
/// have of wanted: required kinds that are there, approved and in force.
struct PaperSet {
    OrganisationRef organisation;
    int school_year = 0, have = 0, wanted = 0;
    std::vector<SetGroup> groups;
    std::string numbering;
    Can can;
};
BOOST_DESCRIBE_STRUCT(PaperSet, (), (organisation, school_year, have, wanted, groups, numbering, can))
/// One place right below another.
struct PlaceSet {
    OrganisationRef organisation;
    int have = 0, wanted = 0, waiting = 0;
    std::vector<std::string> missing;
};
BOOST_DESCRIBE_STRUCT(PlaceSet, (), (organisation, have, wanted, waiting, missing))

struct SetQuery {
    std::optional<OrganisationId> organisation;
    std::optional<int> year;
};
BOOST_DESCRIBE_STRUCT(SetQuery, (), (organisation, year))
enum class PlacesOrder { name, missing };
BOOST_DESCRIBE_ENUM(PlacesOrder, name, missing)
struct PlacesQuery {
    std::optional<OrganisationId> organisation;
    std::optional<int> year;
    std::optional<PlacesOrder> sort;
};
BOOST_DESCRIBE_STRUCT(PlacesQuery, (), (organisation, year, sort))
/// The register: approved ones of a place and everything below it.
struct RegisterQuery {
    std::optional<OrganisationId> organisation;
    std::optional<std::string> kind, text;
    std::optional<int> year;  // calendar year of the act
    std::optional<std::string> cursor;
    std::optional<int> limit;
};
BOOST_DESCRIBE_STRUCT(RegisterQuery, (), (organisation, kind, text, year, cursor, limit))

/// from_data: the pack's template is filled at once.
struct NewPaper {
    OrganisationId organisation;
    std::string kind;
    std::optional<std::string> title;
    std::optional<int> school_year;
    std::optional<bool> from_data;
};
BOOST_DESCRIBE_STRUCT(NewPaper, (), (organisation, kind, title, school_year, from_data))
inline auto rules(const NewPaper*) {
    return std::array{json::length("title", 1, 300), json::length("kind", 1, 60),
                      json::range("school_year", 1990, 2200)};
}
/// What is known of the edition being worked on; what is left out stays. A new edition of an approved
/// document begins with a reason.
struct PaperChange {
    std::optional<std::string> title;
    json::Maybe<std::string> link, act_number;
    json::Maybe<Date> act_date, valid_until;
};
BOOST_DESCRIBE_STRUCT(PaperChange, (), (title, link, act_number, act_date, valid_until))
inline auto rules(const PaperChange*) {
    return std::array{json::length("title", 1, 300), json::length("link", 0, 500),
                      json::length("act_number", 0, 60)};
}
struct NewEdition {
    std::string reason;
    std::optional<bool> from_data;
};
BOOST_DESCRIBE_STRUCT(NewEdition, (), (reason, from_data))
inline auto rules(const NewEdition*) { return std::array{json::length("reason", 3, 1000)}; }
struct PaperFile {
    std::string file;  // its name
};
BOOST_DESCRIBE_STRUCT(PaperFile, (), (file))
struct Remarks {
    std::string remarks;
};
BOOST_DESCRIBE_STRUCT(Remarks, (), (remarks))
inline auto rules(const Remarks*) { return std::array{json::length("remarks", 3, 2000)}; }
/// The act; what was named with the draft where it is left out.
struct Act {
    std::optional<Date> act_date;
    std::optional<std::string> act_number;
};
BOOST_DESCRIBE_STRUCT(Act, (), (act_date, act_number))
inline auto rules(const Act*) { return std::array{json::length("act_number", 1, 60)}; }
struct Withdrawal {
    std::string reason;
    std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(Withdrawal, (), (reason, on))
inline auto rules(const Withdrawal*) { return std::array{json::length("reason", 3, 1000)}; }
struct Numbering {
    std::string pattern;
};
BOOST_DESCRIBE_STRUCT(Numbering, (), (pattern))
inline auto rules(const Numbering*) { return std::array{json::length("pattern", 1, 60)}; }

}  // namespace metodika::papers
