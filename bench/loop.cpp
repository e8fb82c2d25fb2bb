// The same SQL and JSON without HTTP: each path's operation is called in a loop, on one thread. Prints the
// CPU time of one call in microseconds. Paths come on the input, one a line.
#include <time.h>

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "app/installation.hpp"
#include "features/accounts/actions.hpp"

namespace {
double cpuSeconds() {
    timespec t{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return double(t.tv_sec) + double(t.tv_nsec) / 1e9;
}
}  // namespace

int main(int argc, char** argv) {
    using namespace metodika;
    std::string data, token;
    double seconds = 2;
    for (int i = 1; i + 1 < argc; i += 2) {
        std::string_view option = argv[i];
        if (option == "--data")
            data = argv[i + 1];
        else if (option == "--token")
            token = argv[i + 1];
        else if (option == "--seconds")
            seconds = std::atof(argv[i + 1]);
        else
            return std::cerr << "unknown option " << option << "\n", 2;
    }
    try {
        auto settings = app::readSettings(data);
        if (settings.pack == "default") settings.pack = settings.home / "packs" / "default";
        SystemClock clock;
        app::Installation installation(settings, clock, app::databaseFor(settings));
        accounts::Gate gate;
        auto member = accounts::findMember(installation.host(), gate, token);
        if (!member) return std::cerr << "the token names no session\n", 1;

        struct Ready {
            const api::Operation* operation;
            http::Pairs params;
            http::Request request;
        };
        std::vector<Ready> ready;
        for (std::string line; std::getline(std::cin, line);) {
            Ready one;
            one.request.method = "GET";
            auto question = line.find('?');
            one.request.path = line.substr(0, question);
            if (question != line.npos)
                one.request.query = http::parseQuery(std::string_view(line).substr(question + 1));
            auto match = installation.api().find("GET", one.request.path);
            if (!match.operation) return std::cerr << "no operation for " << line << "\n", 1;
            one.operation = match.operation;
            one.params = match.params;
            ready.push_back(std::move(one));
        }
        if (ready.empty()) return std::cerr << "no paths\n", 1;
        std::size_t bytes = 0;
        auto call = [&](std::size_t i) {
            const auto& one = ready[i % ready.size()];
            api::Scope scope(installation.host(), *member, text::Language::ru);
            bytes += one.operation->handler(scope, api::Call(one.request, one.params)).body.size();
        };
        for (std::size_t i = 0; i < ready.size(); ++i) call(i);  // statements prepared, pages read
        std::size_t calls = 0;
        double before = cpuSeconds();
        while (cpuSeconds() - before < seconds) call(calls++);
        double used = cpuSeconds() - before;
        std::cout << used / double(calls) * 1e6 << " " << bytes / (calls + ready.size()) << "\n";
    } catch (const Refused& e) {
        return std::cerr << "refused: " << e.key << "\n", 1;
    } catch (const std::exception& e) {
        return std::cerr << e.what() << "\n", 1;
    }
}
