#pragma once
// What the analysis of a year says of its place besides the plan (documents.md §2.5, parts 1 and 4): each
// room adds what it counts.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "contracts/common.hpp"
#include "platform/api/scope.hpp"

namespace metodika {

/// setting: the network and its people; indicator: a number of the region's monitoring.
enum class FigurePart { setting, indicator };
BOOST_DESCRIBE_ENUM(FigurePart, setting, indicator)
enum class FigureUnit { count, percent, score };
BOOST_DESCRIBE_ENUM(FigureUnit, count, percent, score)

/// Without a value there is no data; few: a group of persons so small that it is not shown.
struct FigureValue {
    std::optional<double> value;
    bool few = false;
};
BOOST_DESCRIBE_STRUCT(FigureValue, (), (value, few))
/// Named in both languages: it is kept as it was on the day of the approval, whoever reads it.
struct Figure {
    FigurePart part = FigurePart::setting;
    std::string code, ru, en;
    FigureUnit unit = FigureUnit::count;
    FigureValue now, before;
};
BOOST_DESCRIBE_STRUCT(Figure, (), (part, code, ru, en, unit, now, before))

/// Of the place with all below it, on the day and a year before; indicators of the school year and the one
/// before.
struct FiguresAsked {
    OrganisationId organisation;
    int schoolYear = 0;
    Date day{}, before{};
    std::vector<Figure>& figures;
};

/// A figure of the room before the dot of its code, named by the room's text "room.figure.rest".
Figure figureOf(const api::Scope& scope, const std::string& code, const TextParams& params = {});
/// What the query counts by code (code, count) of :root on :day: on the day and a year before.
struct TwoCounts {
    std::map<std::string, double, std::less<>> now, before;
};
TwoCounts countsOf(api::Work& work, const db::Query& query, const FiguresAsked& asked);

}  // namespace metodika
