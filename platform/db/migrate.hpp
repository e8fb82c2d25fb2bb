#pragma once
// Schema files are numbered per room and only go forward. They are written in the SQL that both engines
// share.
#include <string>
#include <string_view>
#include <vector>

#include "platform/db/db.hpp"

namespace metodika::db {

struct SchemaFile {
    std::string room;  // "platform" first, then the rooms in the order of app/wiring
    std::string name;  // 0001_people.sql, or 0002_search.sqlite.sql / 0002_search.postgres.sql
    std::string_view text;
};

/// Applies what is not applied yet, each file in its own transaction; returns the names of what it applied.
std::vector<std::string> migrate(Connection& connection, const std::vector<SchemaFile>& files);

}  // namespace metodika::db
