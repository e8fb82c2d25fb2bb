#include "app/serve.hpp"

#include <pthread.h>
#include <signal.h>

#include <atomic>
#include <iostream>
#include <thread>

#include "app/installation.hpp"
#include "app/pages.hpp"
#include "platform/audit/seal.hpp"
#include "platform/base/log.hpp"

namespace metodika::app {
namespace {

http::Settings httpSettings(const Settings& settings, const api::Api& api) {
    http::Settings out;
    auto colon = settings.listen.rfind(':');
    if (colon == settings.listen.npos)
        throw std::runtime_error("setting listen: expected ADDRESS:PORT, not \"" + settings.listen + "\"");
    out.address = settings.listen.substr(0, colon);
    if (out.address.starts_with('[') && out.address.ends_with(']'))
        out.address = out.address.substr(1, out.address.size() - 2);
    int port = 0;
    try {
        port = std::stoi(settings.listen.substr(colon + 1));
    } catch (const std::exception&) {
        port = -1;
    }
    if (port < 0 || port > 65535)
        throw std::runtime_error("setting listen: no such port in \"" + settings.listen + "\"");
    out.port = static_cast<unsigned short>(port);
    out.readers = settings.readers;
    out.writers = settings.writers;
    out.behindProxy = settings.behind_proxy;
    out.bodyLimitFor = [&api, usual = out.bodyLimit](std::string_view method, std::string_view path) {
        auto match = api.find(method, path);
        return match.operation && match.operation->uploadLimit ? match.operation->uploadLimit : usual;
    };
    return out;
}

// Every second: looks at persons' data go into the audit; every few, what is new there is sealed.
class Sweeper {
  public:
    explicit Sweeper(Installation& installation) : installation_(installation), thread_([this] { loop(); }) {}
    ~Sweeper() {
        stopping_ = true;
        thread_.join();
        sweep(true);
    }

  private:
    void loop() {
        for (int tick = 0; !stopping_; ++tick) {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            sweep(tick % 20 == 19);
        }
    }
    void sweep(bool seal) {
        try {
            beginDay();
            audit::writeLooks(installation_.database(), installation_.ids(), installation_.looks());
            if (seal)
                audit::seal(installation_.database(), installation_.ids(), installation_.host().clock.now());
        } catch (const std::exception& e) {
            log::error(std::string("audit: ") + e.what());
        }
    }
    void beginDay() {
        auto scope = api::Scope::system(installation_.host());
        if (begun_ == scope.today()) return;
        scope.change([&](api::Work& work) {
            installation_.jobs().queueDaily(work);
            api::forgetOldKeys(work);
        });
        begun_ = scope.today();
    }
    Installation& installation_;
    std::optional<Date> begun_;
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

}  // namespace

http::Response health(Installation& installation) {
    try {
        installation.database().read([](db::Connection& c) { c.execute("SELECT 1"); });
        return {200, {{"Content-Type", "text/plain"}}, "ok\n", nullptr};
    } catch (const std::exception& e) {
        log::error(std::string("health: ") + e.what());
        return {503, {{"Content-Type", "text/plain"}}, "the database does not answer\n", nullptr};
    }
}

int serve(const Settings& settings) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);  // before any thread: all inherit it

    SystemClock clock;
    Installation installation(settings, clock, databaseFor(settings));
    Pages pages(settings.home / "app" / "web" / "dist");
    std::string description = installation.api().openapi("0.1.0");
    http::Server server(httpSettings(settings, installation.api()), [&](const http::Request& request) {
        if (request.path == "/api/v1/openapi.json" && request.method == "GET") {
            http::Response r{200, {}, description, nullptr};
            r.with("Content-Type", "application/json").with("Cache-Control", "no-cache");
            return r;
        }
        if (request.path == "/health") return health(installation);
        return request.path.starts_with("/api/") ? installation.handle(request) : pages.answer(request);
    });
    installation.jobs().start(installation.host());
    installation.tallies().start();
    installation.search().start(installation.host());
    Sweeper sweeper(installation);
    std::thread waiter([&] {
        int which = 0;
        sigwait(&signals, &which);
        log::info("stopping");
        server.stop();
    });
    log::info("serving http://" + settings.listen);
    server.run();
    waiter.join();
    installation.jobs().stop();
    installation.tallies().stop();
    installation.search().stop();
    return 0;
}

}  // namespace metodika::app
