#include "platform/db/migrate.hpp"

#include <regex>

namespace metodika::db {
namespace {

bool forEngine(const std::string& name, bool postgres) {
    if (name.ends_with(".sqlite.sql")) return !postgres;
    if (name.ends_with(".postgres.sql")) return postgres;
    return true;
}

// Texts are ordered and paged by their bytes on both engines, whatever locale the PostgreSQL cluster has.
std::string bytewise(std::string_view text) {
    static const std::regex type(R"(\bTEXT\b)");
    return std::regex_replace(std::string(text), type, "TEXT COLLATE \"C\"");
}

// SQLite keeps a table by a hidden row number unless told otherwise: one search more for every row that is
// found by its key. Here the number is the id, and tables of composite keys lie in the order of their keys.
std::string clustered(std::string_view text) {
    static const std::regex number(R"(\bBIGINT PRIMARY KEY\b)"), key(R"((PRIMARY KEY \([^)]*\)\n\));)");
    return std::regex_replace(std::regex_replace(std::string(text), number, "INTEGER PRIMARY KEY"), key,
                              "$1 WITHOUT ROWID;");
}

}  // namespace

std::vector<std::string> migrate(Connection& connection, const std::vector<SchemaFile>& files) {
    connection.script(
        "CREATE TABLE IF NOT EXISTS schema_files (room TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (room, "
        "name))");
    std::vector<std::string> applied;
    for (const SchemaFile& file : files) {
        if (!forEngine(file.name, connection.postgres())) continue;
        auto known = connection.run("SELECT 1 FROM schema_files WHERE room = :room AND name = :name",
                                    {{"room", file.room}, {"name", file.name}});
        if (known->next()) continue;
        known.reset();
        connection.script("BEGIN");
        try {
            connection.script(connection.postgres() ? bytewise(file.text) : clustered(file.text));
            connection.execute("INSERT INTO schema_files (room, name) VALUES (:room, :name)",
                               {{"room", file.room}, {"name", file.name}});
            connection.script("COMMIT");
        } catch (...) {
            connection.script("ROLLBACK");
            throw;
        }
        applied.push_back(file.room + "/" + file.name);
    }
    return applied;
}

}  // namespace metodika::db
