#pragma once
// What the walk over every operation says of them: who may call which.
#include <functional>
#include <map>
#include <string>

#include "testing/scenario.hpp"

namespace metodika::testing {

inline const std::string everyone = "IMOHTUDZLE";
inline const std::string readers = "IMHTUDZLE";   // of what is not personal
inline const std::string colleagues = "HTUDZLE";  // of names, posts and subjects
inline const std::string keepers = "HTDZ";        // of the staff list of the school
inline const std::string tree = "IHT";            // keepers of the tree
inline const std::string writers = "HTDZL";       // of the association's meetings

struct Row {
    std::string path;
    std::string body;
    std::string may;
    bool everywhere = false;  // no resource: strangers of another municipality may as well
};

/// Plans, documents and the council of a municipality. fresh: marks in paths that are made anew for each
/// request.
struct OfficeWalk {
    std::map<std::string, Row> rows;
    std::map<std::string, std::function<std::string()>> fresh;
};
OfficeWalk officeWalk(Browser methodist, Browser official, const std::string& municipality);

}  // namespace metodika::testing
