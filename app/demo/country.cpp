#include "app/demo/country.hpp"

#include <array>

#include "app/demo/random.hpp"

namespace metodika::demo {
namespace {

constexpr std::size_t regions = 89;

constexpr std::array<std::string_view, 30> stems{
    "Заречн",       "Степн",     "Лугов",      "Озёрн",         "Северопольск", "Южнопольск",
    "Белоречн",     "Чернолесн", "Краснолесн", "Сосновск",      "Берёзовск",    "Дубравск",
    "Каменск",      "Родников",  "Полянск",    "Верхневолжск",  "Светлогорск",  "Новоладожск",
    "Староладожск", "Приозёрск", "Прилесск",   "Загорск",       "Холмов",       "Равнинск",
    "Морск",        "Таёжн",     "Снежн",      "Солнечногорск", "Ветлужск",     "Туманск"};

}  // namespace

std::vector<Shape> countryOf(std::uint64_t seed) {
    Random random(seed, "country");
    std::vector<Shape> out(1);
    static constexpr std::array<std::string_view, 3> packs{"stavropol", "leningrad", "chesma"};
    for (std::size_t i = 1; i < regions; ++i) {
        Shape shape;
        std::string stem(stems[(i - 1) % stems.size()]);
        bool edge = (i - 1) / stems.size() == 0, land = (i - 1) / stems.size() == 1;
        std::string masculine = stem + (stem.ends_with("ск") ? "ий" : "ый"), genitiveMasculine = stem + "ого",
                    feminine = stem + "ая", genitiveFeminine = stem + "ой";
        shape.adjective = masculine;
        shape.name = edge ? masculine + " край" : land ? feminine + " область" : feminine + " республика";
        shape.genitive = edge   ? genitiveMasculine + " края"
                         : land ? genitiveFeminine + " области"
                                : genitiveFeminine + " республики";
        shape.code = "r" + std::to_string(100 + i);
        if (i <= packs.size()) shape.pack = packs[i - 1];
        shape.percent = random.between(35, 91);
        shape.accounts = false;
        out.push_back(std::move(shape));
    }
    return out;
}

}  // namespace metodika::demo
