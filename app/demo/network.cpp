// The tree of organisations: region, its bodies, municipalities, clusters, schools, kindergartens, centres.
#include <array>

#include "app/demo/founding.hpp"

namespace metodika::demo {
namespace {
using std::string;
using std::to_string;

struct Counts {
    int schools, kindergartens, centres;
};

class Network {
  public:
    explicit Network(Build& build) : build_(build), region_(build.region), random_(build.seed, "network") {}

    void make() {
        regionBodies();
        auto chosen = chosenPlaces();
        auto counts = countsOf(chosen);
        for (std::size_t i = 0; i < chosen.size(); ++i) municipality(chosen[i], counts[i], int(i));
        makeServices(build_, founding_);
    }

  private:
    void regionBodies() {
        // The two sample schools bring these from a registry of their own; nobody else may take them.
        founding_.reserve({"0997489346", "0997860673"});
        Organisation root{.kind = OrganisationKind::region, .level = Level::region};
        root.name = root.shortName = root.fullName = region_.shape.name;
        root.code = region_.shape.code;
        root.type = "регион";
        root.legalEntity = false;
        root.since = date(1995, 1, 1);
        Index region = founding_.add(root);
        Organisation ministry{.kind = OrganisationKind::ministry, .level = Level::region, .parent = region};
        ministry.name = ministry.fullName = "Министерство образования " + region_.shape.genitive;
        ministry.shortName = "Минобразования края";
        ministry.code = region_.shape.code + "-min";
        ministry.type = "министерство";
        ministry.inn = founding_.inn();
        ministry.settlement = "г. Предгорск";
        ministry.since = date(2005, 1, 1);
        founding_.add(ministry);
        Organisation institute{.kind = OrganisationKind::institute, .level = Level::region, .parent = region};
        institute.name = region_.shape.adjective + " институт развития образования";
        institute.shortName = region_.shape.accounts ? "ПИРО" : "ИРО " + region_.shape.genitive;
        institute.fullName =
            "Государственное бюджетное учреждение дополнительного профессионального образования «" +
            region_.shape.adjective +
            " краевой институт развития образования, повышения квалификации и переподготовки работников "
            "образования»";
        institute.code = region_.shape.code + "-iro";
        institute.type = "институт развития образования";
        institute.inn = founding_.inn();
        institute.settlement = "г. Предгорск";
        institute.since = date(2005, 1, 1);
        founding_.add(institute);
    }

    std::vector<Place> chosenPlaces() {
        if (region_.scale == Scale::region) {
            // Smaller regions have fewer okrugs; the steps that follow know some of them by number.
            auto chosen = places();
            chosen.resize(
                std::min(chosen.size(), std::size_t(23 + std::max(0, region_.shape.percent - 35) / 5)));
            return chosen;
        }
        return {places()[0], places()[7], places()[8]};
    }

    std::vector<Counts> countsOf(const std::vector<Place>& chosen) {
        if (region_.scale == Scale::district) return {{8, 10, 1}, {10, 9, 1}, {6, 7, 1}};
        auto part = [&](int number, int least) { return partOf(region_, number, least); };
        std::vector<Counts> counts{{part(50, 3), part(72, 3), part(8, 1)}};
        auto schools = spread(random_, part(102, 12), 6, 35),
             kindergartens = spread(random_, part(144, 12), 6, 35),
             centres = spread(random_, part(24, 6), 6, 35);
        for (std::size_t i = 0; i < 6; ++i) counts.push_back({schools[i], kindergartens[i], centres[i]});
        int okrugs = int(chosen.size()) - 7;
        schools = spread(random_, part(468, okrugs * 3), okrugs, 35),
        kindergartens = spread(random_, part(546, okrugs * 3), okrugs, 35),
        centres = spread(random_, part(68, okrugs), okrugs, 35);
        for (std::size_t i = 0; i < std::size_t(okrugs); ++i)
            counts.push_back({schools[i], kindergartens[i], centres[i]});
        return counts;
    }

    void municipality(const Place& place, Counts counts, int number) {
        Municipality m{.place = place};
        Organisation o{.kind = OrganisationKind::municipality, .level = Level::municipality, .parent = 0};
        o.name = isCity(place) ? "город " + string(place.adjective)
                               : string(place.adjective) + " муниципальный округ";
        o.shortName = isCity(place) ? "г. " + string(place.adjective) : string(place.adjective) + " МО";
        o.fullName = (isCity(place) ? "Городской округ " + o.name : o.name) + " " + region_.shape.genitive;
        o.code = region_.shape.code + "-" + two(number + 1);
        o.type = isCity(place) ? "городской округ" : "муниципальный округ";
        o.legalEntity = false;
        o.rural = place.kind == PlaceKind::rural;
        o.settlement = string(place.centreType) + " " + string(place.centre);
        o.since = date(2005, 1, 1);
        m.organisation = founding_.add(o);
        region_.organisations[m.organisation].municipality = m.organisation;
        m.minorities = random_.weighted({5, 3, 1}) * 14 + random_.between(4, 12);

        Organisation authority{.kind = OrganisationKind::authority, .level = Level::municipality};
        string title = isCity(place) ? "Управление образования" : "Отдел образования";
        authority.name = authority.fullName = title + " администрации " + ofPlace(place);
        authority.shortName = (isCity(place) ? "УО " : "ОО ") + ofPlace(place);
        authority.type = "орган управления образованием";
        m.authority = founding_.below(m, authority, "uo");

        settlements(m);
        schools(m, counts.schools);
        kindergartens(m, counts.kindergartens);
        centres(m, counts.centres);
        build_.municipalities.push_back(std::move(m));
    }

    struct Settlement {
        string name;
        Index cluster;
        bool rural;
    };

    void settlements(const Municipality& m) {
        settlements_.clear();
        Index first = Index(region_.clusters.size());
        int clusters = random_.between(3, 5);
        string centre = region_.organisations[m.organisation].settlement;
        if (isCity(m.place)) {
            static constexpr std::string_view sides[] = {"Центральный", "Северный", "Заречный", "Южный",
                                                         "Западный"};
            for (int i = 0; i < clusters; ++i) {
                region_.clusters.push_back({m.organisation, string(sides[i]) + " куст"});
                settlements_.push_back({centre, first + Index(i), false});
            }
            return;
        }
        bool rural = m.place.kind == PlaceKind::rural;
        region_.clusters.push_back({m.organisation, "Центральный куст"});
        settlements_.push_back({centre, first, rural});
        auto list = villages();
        random_.shuffle(list);
        if (withSamples(m)) list.insert(list.begin(), {{"с.", "Верхнеорловка"}, {"х.", "Дальний"}});
        for (int i = 0; i < 9; ++i) {
            string name = string(list[std::size_t(i)].type) + " " + string(list[std::size_t(i)].name);
            if (i + 1 < clusters) region_.clusters.push_back({m.organisation, "Куст " + name});
            settlements_.push_back({name, first + Index((i + 1) % clusters), true});
        }
    }
    bool withSamples(const Municipality& m) const {
        return region_.scale == Scale::district && m.place.kind == PlaceKind::mixed;
    }

    const Settlement& settle(const Municipality& m, int number, int of) {
        if (isCity(m.place)) return settlements_[std::size_t(number) % settlements_.size()];
        // A mixed okrug keeps a good third of its schools in the town, a rural one only one or two.
        int inCentre = m.place.kind == PlaceKind::mixed ? of * 38 / 100 : 1 + of / 12;
        if (number < std::max(1, inCentre)) return settlements_[0];
        return settlements_[1 + std::size_t(number) % (settlements_.size() - 1)];
    }

    void place(Organisation& o, const Settlement& s) {
        o.settlement = s.name;
        o.cluster = s.cluster;
        o.rural = s.rural;
    }

    void school(Municipality& m, Organisation o, std::string_view form, int number) {
        string title, full;
        if (o.type == "СОШ") title = "СОШ", full = "Средняя общеобразовательная школа";
        if (o.type == "ООШ") title = "ООШ", full = "Основная общеобразовательная школа";
        if (o.type == "гимназия") title = full = "Гимназия";
        if (o.type == "лицей") title = full = "Лицей";
        if (o.type == "начальная школа – детский сад") title = full = "Начальная школа – детский сад";
        string no = " № " + to_string(number);
        o.shortName = string(form) + " " + title + no;
        o.name = o.shortName + " " + o.settlement;
        string kind = form == "МБОУ" ? "бюджетное" : form == "МАОУ" ? "автономное" : "казённое";
        o.fullName =
            "Муниципальное " + kind + " общеобразовательное учреждение «" + full + no + "» " + o.settlement;
        m.schools.push_back(founding_.below(m, std::move(o), "s" + two(number)));
    }

    void schools(Municipality& m, int count) {
        int own = withSamples(m) ? count - 2 : count;
        for (int i = 0; i < own; ++i) {
            Organisation o{.kind = OrganisationKind::school};
            place(o, settle(m, i, own));
            bool first = i == 0;  // the first school of a place is an ordinary big one
            if (o.rural && !first)
                o.type = random_.chance(12)  ? "ООШ"
                         : random_.chance(7) ? "начальная школа – детский сад"
                                             : "СОШ";
            else
                o.type = first || random_.chance(88) ? "СОШ" : random_.chance(50) ? "гимназия" : "лицей";
            std::string_view form = random_.chance(o.rural ? 55 : 8) ? "МКОУ"
                                    : random_.chance(12)             ? "МАОУ"
                                                                     : "МБОУ";
            if (first) form = "МБОУ";
            int number = i + 1;
            if (withSamples(m) && number >= 5) ++number;  // № 5 is the sample school's
            school(m, std::move(o), form, number);
        }
        if (!withSamples(m)) return;
        Organisation five{.kind = OrganisationKind::school, .inn = "0997489346", .type = "СОШ"};
        place(five, settlements_[1]);
        school(m, std::move(five), "МБОУ", 5);
        Organisation seventeen{.kind = OrganisationKind::school, .inn = "0997860673", .type = "ООШ"};
        place(seventeen, settlements_[2]);
        school(m, std::move(seventeen), "МКОУ", 17);
        build_.withoutStaff.assign(m.schools.end() - 2, m.schools.end());
    }

    void kindergartens(Municipality& m, int count) {
        static constexpr std::array<std::string_view, 30> pet{
            "Солнышко",  "Ромашка",  "Теремок",   "Колосок",       "Берёзка",    "Сказка",
            "Улыбка",    "Алёнушка", "Родничок",  "Колобок",       "Светлячок",  "Ласточка",
            "Звёздочка", "Василёк",  "Радуга",    "Золотая рыбка", "Буратино",   "Ивушка",
            "Тополёк",   "Малышок",  "Журавушка", "Чебурашка",     "Огонёк",     "Одуванчик",
            "Снежинка",  "Капелька", "Ручеёк",    "Золушка",       "Дюймовочка", "Соловушка"};
        std::vector<Index> heads;
        std::vector<std::pair<int, const Settlement*>> branches;
        for (int i = 0; i < count; ++i) {
            const auto& where = settle(m, i, count);
            // Three in ten village kindergartens are branches of another one.
            if (where.rural && i > 1 && random_.chance(30)) {
                branches.push_back({i + 1, &where});
                continue;
            }
            Organisation o{.kind = OrganisationKind::kindergarten, .type = "детский сад"};
            place(o, where);
            string form = random_.chance(o.rural ? 65 : 10) ? "МКДОУ"
                          : random_.chance(10)              ? "МАДОУ"
                                                            : "МБДОУ";
            string kind = form == "МБДОУ" ? "бюджетное" : form == "МАДОУ" ? "автономное" : "казённое";
            string no = "№ " + to_string(i + 1) + " «" +
                        string(pet[std::size_t(i * 7 + int(m.organisation)) % 30]) + "»";
            o.shortName = form + " д/с " + no;
            o.name = o.shortName + " " + o.settlement;
            o.fullName = "Муниципальное " + kind + " дошкольное образовательное учреждение «Детский сад " +
                         no + " " + o.settlement;
            m.kindergartens.push_back(founding_.below(m, std::move(o), "d" + two(i + 1)));
            heads.push_back(m.kindergartens.back());
        }
        for (auto [number, where] : branches) {
            Organisation o{
                .kind = OrganisationKind::kindergarten, .type = "детский сад", .legalEntity = false};
            place(o, *where);
            o.branchOf = random_.pick(heads);
            const string& head = region_.organisations[o.branchOf].shortName;
            o.shortName = "Филиал " + head;
            o.name = o.fullName = o.shortName + " " + o.settlement;
            m.kindergartens.push_back(founding_.below(m, std::move(o), "d" + two(number)));
        }
    }

    void centres(Municipality& m, int count) {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kinds{{
            {"ЦДТ", "Центр детского творчества"},
            {"ДЮЦ", "Детско-юношеский центр"},
            {"СЮТ", "Станция юных техников"},
            {"СЮН", "Станция юных натуралистов"},
            {"ДДТ", "Дом детского творчества"},
            {"ЦВР", "Центр внешкольной работы"},
            {"СЮТур", "Станция юных туристов"},
            {"ЦРТ", "Центр развития творчества детей и юношества"},
        }};
        for (int i = 0; i < count; ++i) {
            Organisation o{.kind = OrganisationKind::extra_centre,
                           .type = "организация дополнительного образования"};
            place(o, settlements_[std::size_t(i) % (isCity(m.place) ? settlements_.size() : 1)]);
            o.shortName = "МБУ ДО " + string(kinds[std::size_t(i) % 8].first);
            o.name = o.shortName + " " + o.settlement;
            o.fullName = "Муниципальное бюджетное учреждение дополнительного образования «" +
                         string(kinds[std::size_t(i) % 8].second) + "» " + ofPlace(m.place);
            m.centres.push_back(founding_.below(m, std::move(o), "c" + to_string(i + 1)));
        }
    }

    Build& build_;
    Region& region_;
    Random random_;
    Founding founding_{build_, random_};
    std::vector<Settlement> settlements_;
};
}  // namespace

void makeNetwork(Build& build) { Network(build).make(); }

}  // namespace metodika::demo
