#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "platform/db/db.hpp"

namespace metodika::db {

// The leak check of the sanitizers looks on: a connection that could not be made ready is closed.
TEST(OpenSqlite, RefusesWhatIsNoDatabaseAndLeavesNothingOpen) {
    auto file = std::filesystem::temp_directory_path() / ("no-database-" + std::to_string(getpid()));
    std::ofstream(file) << std::string(8192, 'x');
    EXPECT_THROW(openSqlite(file.string()), Error);
    auto open = std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
    for (int i = 0; i < 5; ++i) EXPECT_THROW(openSqlite(file.string()), Error);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {}), open);
    std::filesystem::remove(file);
}

}  // namespace metodika::db
