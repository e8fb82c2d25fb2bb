#include "platform/base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace metodika::log {
namespace {
spdlog::logger& out() {
    static auto logger = [] {
        auto made = spdlog::stderr_logger_mt("metodika");
        made->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
        return made;
    }();
    return *logger;
}
}  // namespace
void info(std::string_view text) { out().info("{}", text); }
void warn(std::string_view text) { out().warn("{}", text); }
void error(std::string_view text) { out().error("{}", text); }
}  // namespace metodika::log
