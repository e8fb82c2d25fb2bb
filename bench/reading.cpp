// Lists and cards at many connections, the processor time of one request, memory, and how fast the program
// starts.
#include <signal.h>

#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "bench/bench.hpp"

namespace metodika::bench {
namespace {
namespace json = boost::json;
using Paths = std::vector<std::string>;

class Reading {
  public:
    explicit Reading(const Plan& plan) : plan_(plan), port_(freePort()) {}

    void run() {
        auto began = std::chrono::steady_clock::now();
        Process server({(plan_.build / "metodika").string(), "serve", "--data", plan_.data.string(),
                        "--listen", "127.0.0.1:" + std::to_string(port_)},
                       plan_.log());
        if (!waitUntilServing(port_, server)) throw std::runtime_error("the server did not start");
        double start =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
        report("start", start, "ms", start / 1000);
        cookie_ = signIn(port_, "rukovoditel");
        place_ = placeOfRole(port_, cookie_, "service_head");
        for (auto& [name, paths] : kinds()) load(server, name, paths);
        report("resident", server.mostResidentMegabytes(), "MB", server.mostResidentMegabytes() / 200);
        server.kill(SIGTERM);
        if (int code = server.wait(20); code != 0)
            throw std::runtime_error("the server ended with " + std::to_string(code));
    }

  private:
    json::value get(const std::string& path) {
        auto reply = client_.ask(request("GET", path, cookie_));
        if (reply.status != 200) return nullptr;
        return json::parse(reply.body);
    }
    Paths cards(const std::string& list, const std::string& card, std::size_t most) {
        Paths paths;
        std::string cursor;
        while (paths.size() < most) {
            auto page = get(list + (cursor.empty() ? "" : "&cursor=" + cursor));
            if (!page.is_object()) break;
            for (const auto& item : page.at("items").as_array())
                paths.push_back(card + std::string(item.at("id").as_string()));
            const auto* next = page.as_object().if_contains("next");
            if (!next || !next->is_string()) break;
            cursor = std::string(next->as_string());
        }
        return paths;
    }
    /// The pages of a list, one after another, as people leaf through them.
    Paths pages(const std::string& list, int most) {
        Paths paths;
        std::string cursor;
        for (int i = 0; i < most; ++i) {
            paths.push_back(list + (cursor.empty() ? "" : "&cursor=" + cursor));
            auto page = get(paths.back());
            if (!page.is_object()) return {};
            const auto* next = page.as_object().if_contains("next");
            if (!next || !next->is_string()) break;
            cursor = std::string(next->as_string());
        }
        return paths;
    }

    /// The plan of the place.
    std::string plan() {
        auto found = get("/api/v1/plans/of?organisation=" + place_);
        return "/api/v1/plans/" + std::string(found.at("plan").at("id").as_string());
    }

    static Paths searches() {
        Paths paths;
        for (const char* words : {"и",
                                  "ив",
                                  "иван",
                                  "петрова а",
                                  "кузнецова ан",
                                  "Ивонова",
                                  "кузнецоав",
                                  "математека",
                                  "школа 5",
                                  "сош №12",
                                  "учитель химии",
                                  "анна физика",
                                  "шмо математики",
                                  "протокол 3",
                                  "протоколы",
                                  "результаты диагностики",
                                  "рмо",
                                  "детский сад",
                                  "bdfyjdf",
                                  "ничегоненайдётся"}) {
            std::string path = "/api/v1/search?q=";
            for (unsigned char c : std::string_view(words)) {
                char escaped[4];
                std::snprintf(escaped, sizeof escaped, "%%%02X", c);
                path += escaped;
            }
            paths.push_back(path);
        }
        return paths;
    }

    std::vector<std::pair<std::string, Paths>> kinds() {
        std::string people = "/api/v1/people?organisation=" + place_;
        auto lists = pages(people + "&limit=50", 10);
        // математика, Ива…, учитель in percent encoding
        for (const char* filter :
             {"&limit=50&subject=%D0%BC%D0%B0%D1%82%D0%B5%D0%BC%D0%B0%D1%82%D0%B8%D0%BA%D0%B0",
              "&limit=50&q=%D0%98%D0%B2%D0%B0", "&limit=50&category=highest",
              "&limit=50&position=%D1%83%D1%87%D0%B8%D1%82%D0%B5%D0%BB%D1%8C"})
            lists.push_back(people + filter);
        std::vector<std::pair<std::string, Paths>> all{
            {"people.list", lists},
            {"people.card", cards(people + "&limit=200", "/api/v1/people/", 800)},
            {"organisations.list", pages("/api/v1/organisations?root=" + place_ + "&limit=50", 4)},
            {"organisations.card",
             cards("/api/v1/organisations?root=" + place_ + "&limit=200", "/api/v1/organisations/", 200)},
            {"associations.list", pages("/api/v1/associations?organisation=" + place_ + "&limit=50", 4)},
            {"associations.card", cards("/api/v1/associations?organisation=" + place_ + "&limit=200",
                                        "/api/v1/associations/", 150)},
            {"week", {"/api/v1/week"}},
            {"services.list", {"/api/v1/services"}},
            {"schedules.year", {"/api/v1/schedules?organisation=" + place_}},
            {"proposals", {"/api/v1/associations/proposals?organisation=" + place_}},
            {"plans.list", {"/api/v1/plans?organisation=" + place_}},
            {"plans.card", {plan()}},
            {"papers.set", {"/api/v1/papers/set?organisation=" + place_}},
            {"papers.list", {"/api/v1/papers?limit=50&organisation=" + place_}},
            {"papers.places", {"/api/v1/papers/places?organisation=" + place_}},
            {"council", {"/api/v1/councils?organisation=" + place_}},
            {"monitoring", {"/api/v1/monitoring?organisation=" + place_}},
            {"staff_lists.list", pages("/api/v1/staff-lists?organisation=" + place_ + "&limit=50", 4)},
            {"meetings.list", pages("/api/v1/meetings?organisation=" + place_ + "&limit=50", 6)},
            // What people type: first letters, a surname with initials, a mistake, two words, a number, a
            // word's other form, what is not there.
            {"search", searches()},
            {"meetings.card",
             cards("/api/v1/meetings?organisation=" + place_ + "&limit=200", "/api/v1/meetings/", 400)}};
        std::erase_if(all, [](const auto& kind) {
            if (kind.second.empty()) std::cerr << "bench: nothing to ask for " << kind.first << "\n";
            return kind.second.empty();
        });
        return all;
    }

    void load(Process& server, const std::string& name, const Paths& paths) {
        std::vector<std::string> requests;
        for (const auto& path : paths) requests.push_back(request("GET", path, cookie_));
        Load l;
        l.connections = plan_.connections;
        l.make = [&](std::int64_t n) { return requests[std::size_t(n) % requests.size()]; };
        l.seconds = 0.7;
        closedLoop(port_, l);  // warm
        l.seconds = plan_.seconds;
        double before = server.cpu();
        auto m = closedLoop(port_, l);
        double micros = (server.cpu() - before) / double(std::max<std::int64_t>(m.answered, 1)) * 1e6;
        if (m.refused || m.broken)
            throw std::runtime_error(name + ": " + std::to_string(m.refused) + " refused, " +
                                     std::to_string(m.broken) + " broken");
        report(name + ".p50", m.p50, "ms", m.p50 / 50);
        // Searching and counting may take longer than a list: they look through everything.
        double wanted = name == "search" || name == "monitoring" ? 150 : 50;
        report(name + ".p95", m.p95, "ms", m.p95 / wanted);
        report(name + ".rate", m.perSecond(), "1/s", -1);
        double plain = withoutHttp(paths);
        report(name + ".cpu", micros, "us", plain > 0 ? micros / plain : -1);
        report(name + ".cpu_without_http", plain, "us", -1);
    }

    /// The processor time of the same SQL and JSON in a loop. One loop a processor at once, as the server's
    /// load keeps them all busy: processors that share a core or its caches are slower together.
    double withoutHttp(const Paths& paths) {
        auto list = plan_.build / "bench_paths.txt";
        std::ofstream(list) << [&] {
            std::string all;
            for (const auto& p : paths) all += p + "\n";
            return all;
        }();
        std::string token = cookie_.substr(cookie_.find('=') + 1);
        int loops = int(std::max(1u, std::thread::hardware_concurrency()));
        auto out = [&](int i) { return plan_.build / ("bench_loop" + std::to_string(i) + ".txt"); };
        std::string command;
        for (int i = 0; i < loops; ++i)
            command += "'" + (plan_.build / "bench_loop").string() + "' --data '" + plan_.data.string() +
                       "' --token '" + token + "' --seconds 1.5 < '" + list.string() + "' > '" +
                       out(i).string() + "' 2>> '" + plan_.log() + "' & ";
        if (std::system((command + "wait").c_str()) != 0) return -1;
        double sum = 0;
        for (int i = 0; i < loops; ++i) {
            double micros = 0;
            if (!(std::ifstream(out(i)) >> micros)) return -1;
            sum += micros;
        }
        return sum / loops;
    }

    const Plan& plan_;
    unsigned short port_;
    Client client_{port_};
    std::string cookie_, place_;
};
}  // namespace

void measureReading(const Plan& plan) { Reading(plan).run(); }

}  // namespace metodika::bench
