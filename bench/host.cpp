// The program's API in a process of its own, with the choices that the real one does not offer: one commit a
// request, and a disk whose syncs take longer. Only for measuring.
#include <signal.h>

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string_view>
#include <thread>

#include "app/installation.hpp"
#include "platform/http/http.hpp"
#include "testing/lossy_vfs.hpp"

int main(int argc, char** argv) {
    using namespace metodika;
    std::string data;
    int port = 0, delay = 0;
    bool group = true;
    for (int i = 1; i + 1 < argc; i += 2) {
        std::string_view option = argv[i];
        if (option == "--data")
            data = argv[i + 1];
        else if (option == "--port")
            port = std::atoi(argv[i + 1]);
        else if (option == "--sync-delay-ms")
            delay = std::atoi(argv[i + 1]);
        else if (option == "--group")
            group = std::string_view(argv[i + 1]) == "on";
        else
            return std::cerr << "unknown option " << option << "\n", 2;
    }
    if (data.empty() || port <= 0)
        return std::cerr << "host --data DIR --port N [--group on|off] [--sync-delay-ms N]\n", 2;
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    try {
        auto settings = app::readSettings(data);
        if (settings.pack == "default") settings.pack = settings.home / "packs" / "default";
        auto database = app::databaseFor(settings);
        database.groupWrites = group;
        std::unique_ptr<testing::LossyDisk> disk;
        if (delay > 0) {
            testing::DiskOptions slow;
            slow.losePower = false;
            slow.realSync = true;
            slow.syncDelay = std::chrono::milliseconds(delay);
            disk = std::make_unique<testing::LossyDisk>("slow", slow);
            database.vfs = disk->name();
        }
        SystemClock clock;
        app::Installation installation(settings, clock, database);
        http::Settings http;
        http.port = static_cast<unsigned short>(port);
        http.readers = settings.readers;
        http.writers = settings.writers;
        http::Server server(http, [&](const http::Request& request) {
            if (request.path == "/health")
                return http::Response{200, {{"Content-Type", "text/plain"}}, "ok\n", nullptr};
            return installation.handle(request);
        });
        std::thread waiter([&] {
            int which = 0;
            sigwait(&signals, &which);
            server.stop();
        });
        server.run();
        waiter.join();
    } catch (const std::exception& e) {
        std::cerr << e.what() << "\n";
        return 1;
    }
}
