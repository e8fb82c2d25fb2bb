#pragma once
// A server started for measuring, and what the kernel says about it.
#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace metodika::bench {

class Process {
  public:
    /// Output goes to the log file. Throws std::runtime_error when it cannot be started.
    Process(const std::vector<std::string>& command, const std::string& log,
            const std::map<std::string, std::string>& environment = {});
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    bool running();
    void kill(int signal);
    /// The exit code, or 128 + the signal; −1 when it still runs after the seconds.
    int wait(double seconds);
    /// User and system time of all its threads, in seconds.
    double cpu() const;
    double residentMegabytes() const;
    double mostResidentMegabytes() const;

  private:
    pid_t pid_ = -1;
    int code_ = -1;
};

/// A port on the loopback that nobody uses now.
unsigned short freePort();

}  // namespace metodika::bench
