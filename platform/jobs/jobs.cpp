#include "platform/jobs/jobs.hpp"

#include "platform/base/log.hpp"

namespace metodika::jobs {

struct Jobs::Row {
    JobId id;
    std::string kind, params, state;
    std::int64_t account = 0, person = 0, done = 0, total = 0;
    std::optional<std::string> result, problem;
    bool cancel = false;
    BOOST_DESCRIBE_CLASS(Row, (),
                         (id, kind, params, state, account, person, done, total, result, problem, cancel), (),
                         ())

    Job shown() const {
        Job job{id, kind, enumNamed<JobState>(state).value_or(JobState::failed), done, total, {}, {}, {}};
        if (result) job.result.text = *result;
        if (problem) job.problem = json::read<JobProblem>(*problem);
        job.can["cancel"] = job.state == JobState::waiting || job.state == JobState::running;
        return job;
    }
};

namespace {
constexpr db::Query add{"jobs.add", R"(
    INSERT INTO jobs (id, kind, params, account, person, state, done, total, cancel, made_at, beat_at)
    VALUES (:id, :kind, :params, :account, :person, 'waiting', 0, 0, :no, :now, :now))"};
constexpr db::Query openOne{"jobs.open", R"(
    SELECT id, kind, params, state, account, person, done, total, result, problem, cancel FROM jobs
    WHERE id = :id AND account = :account)"};
constexpr db::Query next{"jobs.next", R"(
    SELECT id, kind, params, state, account, person, done, total, result, problem, cancel FROM jobs
    WHERE state = 'waiting' ORDER BY id LIMIT 1)"};
constexpr db::Query claim{
    "jobs.claim", "UPDATE jobs SET state = 'running', beat_at = :now WHERE id = :id AND state = 'waiting'"};
constexpr db::Query beat{"jobs.beat",
                         "UPDATE jobs SET done = :done, total = :total, beat_at = :now WHERE id = :id"};
constexpr db::Query asked{"jobs.asked", "SELECT cancel FROM jobs WHERE id = :id"};
constexpr db::Query ask{"jobs.ask",
                        "UPDATE jobs SET cancel = :yes WHERE id = :id AND account = :account AND state IN "
                        "('waiting', 'running')"};
constexpr db::Query finish{"jobs.finish", R"(
    UPDATE jobs SET state = :state, done = :done, total = :total, result = :result, problem = :problem, beat_at = :now WHERE id = :id)"};
// A job that has not moved for a while belonged to a program that is no more.
constexpr db::Query orphans{
    "jobs.orphans", "UPDATE jobs SET state = 'waiting' WHERE state = 'running' AND beat_at < :before"};
}  // namespace

class Jobs::Reporter final : public Progress {
  public:
    Reporter(Jobs& jobs, const api::Host& host, Row row) : jobs_(jobs), host_(host), row_(std::move(row)) {}
    void at(std::int64_t done, std::int64_t total) override {
        row_.done = done;
        row_.total = total;
        auto now = std::chrono::steady_clock::now();
        if (now - told_ < std::chrono::milliseconds(200)) return;
        told_ = now;
        auto scope = api::Scope::system(host_);
        bool stop = scope.change([&](api::Work& work) {
            work.execute(beat, {{"id", row_.id}, {"done", done}, {"total", total}});
            return work.number(asked, {{"id", row_.id}}) != 0;
        });
        if (stop) throw Cancelled{};
        row_.state = "running";
        jobs_.tell(row_.account, row_.shown());
    }
    Row& row() { return row_; }

  private:
    Jobs& jobs_;
    const api::Host& host_;
    Row row_;
    std::chrono::steady_clock::time_point told_{};
};

JobId Jobs::queue(api::Work& work, std::string_view kind, std::string_view params) {
    auto id = work.newId<JobId>();
    work.execute(add, {{"id", id}, {"kind", kind}, {"params", params}, {"no", false}});
    wake_.notify_all();
    return id;
}

void Jobs::queueDaily(api::Work& work) {
    for (const auto& name : daily_) queue(work, name, "{}");
}

Job Jobs::open(api::Work& work, JobId id) const {
    auto row = work.one<Row>(openOne, {{"id", id}});
    if (!row) notFound();
    return row->shown();
}

void Jobs::cancel(api::Work& work, JobId id) {
    if (!work.execute(ask, {{"id", id}, {"yes", true}})) throw Refused(RefusalKind::conflict, "api.job_over");
}

void Jobs::start(const api::Host& host) {
    auto scope = api::Scope::system(host);
    scope.change([&](api::Work& work) {
        work.execute(orphans, {{"before", Instant{scope.now().ms - 15'000}}});
    });
    thread_ = std::thread([this, &host] { loop(host); });
}

void Jobs::stop() {
    {
        std::lock_guard lock(guard_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Jobs::loop(const api::Host& host) {
    for (;;) {
        try {
            while (runNext(host)) continue;
        } catch (const std::exception& e) {
            log::error(std::string("jobs: ") + e.what());
        }
        std::unique_lock lock(guard_);
        wake_.wait_for(lock, std::chrono::milliseconds(300), [&] { return stopping_; });
        if (stopping_) return;
    }
}

void Jobs::runWaiting(const api::Host& host) {
    while (runNext(host)) continue;
}

bool Jobs::runNext(const api::Host& host) {
    auto scope = api::Scope::system(host);
    auto row = scope.read([&](api::Work& work) { return work.one<Row>(next); });
    if (!row) return false;
    if (!scope.change([&](api::Work& work) { return work.execute(claim, {{"id", row->id}}); })) return true;
    Reporter reporter(*this, host, *row);
    Row& state = reporter.row();
    try {
        if (row->cancel) throw Cancelled{};
        auto kind = kinds_.find(row->kind);
        if (kind == kinds_.end()) throw std::runtime_error("unknown kind of job: " + row->kind);
        api::Member starter;
        starter.account = row->account;
        starter.person = row->person;
        auto mine = api::Scope::systemFor(host, starter);
        state.result = kind->second(mine, row->params, reporter);
        state.state = "done";
    } catch (const Cancelled&) {
        state.state = "cancelled";
    } catch (const Refused& r) {
        state.state = "failed";
        state.problem = json::write(JobProblem{r.key, scope.say(r.key, r.params)});
    } catch (const std::exception& e) {
        log::error("job " + row->kind + ": " + e.what());
        state.state = "failed";
        state.problem =
            json::write(JobProblem{"api.fault", scope.say("api.fault", {{"request", row->id.text()}})});
    }
    scope.change([&](api::Work& work) {
        work.execute(finish, {{"id", state.id},
                              {"state", state.state},
                              {"done", state.done},
                              {"total", state.total},
                              {"result", state.result},
                              {"problem", state.problem}});
    });
    tell(state.account, state.shown());
    return true;
}

void Jobs::tell(std::int64_t account, const Job& job) {
    std::string text = json::write(job);
    std::lock_guard lock(guard_);
    auto [from, to] = listeners_.equal_range(account);
    for (auto it = from; it != to;) {
        auto feed = it->second.lock();
        if (!feed || feed->closed()) {
            it = listeners_.erase(it);
            continue;
        }
        feed->push("job", text);
        ++it;
    }
}

std::shared_ptr<http::EventFeed> Jobs::listen(std::int64_t account) {
    auto feed = std::make_shared<http::EventFeed>();
    std::lock_guard lock(guard_);
    listeners_.emplace(account, feed);
    return feed;
}

}  // namespace metodika::jobs
