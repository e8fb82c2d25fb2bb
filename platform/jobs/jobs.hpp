#pragma once
// Long work (imports, generation, rebuilds) runs here, one after another, with progress that pages see at
// once. A kind's function must be able to run again from the start of what it has not committed.
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>

#include "platform/api/scope.hpp"
#include "platform/http/http.hpp"

namespace metodika::jobs {

using JobId = Id<struct JobTag>;
enum class JobState { waiting, running, done, failed, cancelled };
BOOST_DESCRIBE_ENUM(JobState, waiting, running, done, failed, cancelled)

struct JobProblem {
    std::string key, detail;
};
BOOST_DESCRIBE_STRUCT(JobProblem, (), (key, detail))

struct Job {
    JobId id;
    std::string kind;
    JobState state = JobState::waiting;
    std::int64_t done = 0, total = 0;
    json::Raw result;
    std::optional<JobProblem> problem;
    std::map<std::string, bool> can;
};
BOOST_DESCRIBE_STRUCT(Job, (), (id, kind, state, done, total, result, problem, can))

/// Thrown by Progress::at when the person has cancelled.
struct Cancelled {};

class Progress {
  public:
    virtual ~Progress() = default;
    /// How far the work is; throws Cancelled when it is to stop.
    virtual void at(std::int64_t done, std::int64_t total) = 0;
};

/// Gets the JSON parameters, returns the JSON result.
using Run = std::function<std::string(api::Scope&, const std::string& params, Progress&)>;

class Jobs {
  public:
    Jobs() = default;
    ~Jobs() { stop(); }
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    /// Queued without an account when a day begins, and when the program does.
    void daily(std::string kindName) { daily_.push_back(std::move(kindName)); }
    void queueDaily(api::Work& work);
    void kind(std::string name, Run run) { kinds_[std::move(name)] = std::move(run); }
    /// Queued in the caller's transaction; it starts when that has committed.
    JobId queue(api::Work& work, std::string_view kind, std::string_view params);
    /// Only its own account sees a job.
    Job open(api::Work& work, JobId id) const;
    void cancel(api::Work& work, JobId id);

    void start(const api::Host& host);
    void stop();
    /// Runs what waits, in this thread, until nothing does: the command line and tests.
    void runWaiting(const api::Host& host);
    std::shared_ptr<http::EventFeed> listen(std::int64_t account);

  private:
    struct Row;
    class Reporter;
    void loop(const api::Host& host);
    bool runNext(const api::Host& host);
    void tell(std::int64_t account, const Job& job);

    std::map<std::string, Run> kinds_;
    std::vector<std::string> daily_;
    std::mutex guard_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
    std::multimap<std::int64_t, std::weak_ptr<http::EventFeed>> listeners_;
};

}  // namespace metodika::jobs
