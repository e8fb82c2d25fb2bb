#include "app/demo/load_plans.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "contracts/papers.hpp"
#include "features/plans/analysis.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::app {
namespace {

using demo::Index;
using demo::nobody;

struct Line {
    const char *section, *activity, *audience, *term, *form, *result, *task, *risk;
};
// What services write into their plans; the responsible is somebody of the service.
constexpr std::array<Line, 26> serviceLines{{
    {"analytical", "Мониторинг профессиональных потребностей и дефицитов педагогов",
     "педагоги всех организаций", "сентябрь", "анкетирование", "аналитическая справка",
     "Выявление потребностей в методической помощи",
     "Формальный подход к выявлению затруднений на уровне организаций"},
    {"analytical", "Анализ кадрового состава по итогам комплектования", "руководители организаций",
     "до 20 октября", "изучение документов", "сводная таблица", "", ""},
    {"analytical", "Анализ работы районных методических объединений за полугодие", "руководители РМО",
     "январь", "справка", "справка, адресные рекомендации", "", ""},
    {"analytical", "Анализ результатов повышения квалификации", "заместители директоров", "май", "справка",
     "план-график на следующий год", "", ""},
    {"analytical", "Изучение опыта работы школьных методических объединений", "руководители ШМО",
     "ноябрь–декабрь", "выезд", "справка", "Единые подходы к структуре методической службы организации",
     "Не все учреждения могут включиться в данную работу"},
    {"informational", "Информирование о планах института и объединений", "все педагоги", "ежемесячно",
     "рассылка", "письма", "", ""},
    {"informational", "Пополнение банка педагогической информации", "все педагоги", "в течение года",
     "сбор материалов", "не менее 40 материалов", "Распространение передового опыта",
     "Недостаточно высокая активность педагогов"},
    {"informational", "Обзор новинок методической литературы", "библиотекари, руководители РМО", "IV квартал",
     "вебинар", "обзор", "", ""},
    {"informational", "Выпуск сборника лучших уроков района", "все педагоги", "апрель", "публикация",
     "сборник", "", ""},
    {"organisational", "Августовские секции методических объединений", "все педагоги", "август", "секции",
     "решения секций", "Работа объединений по единой методической теме", ""},
    {"organisational", "Заседания районных методических объединений (первые)", "члены РМО", "сентябрь",
     "заседания", "протоколы", "", ""},
    {"organisational", "Заседания районных методических объединений (вторые)", "члены РМО", "ноябрь",
     "заседания", "протоколы", "", ""},
    {"organisational", "Заседания районных методических объединений (третьи)", "члены РМО", "январь",
     "заседания", "протоколы", "", ""},
    {"organisational", "Заседания районных методических объединений (четвёртые)", "члены РМО", "март",
     "заседания", "протоколы", "", ""},
    {"organisational", "Педагогический марафон «Единые критерии оценивания»",
     "заместители директоров, руководители ШМО", "октябрь", "марафон", "материалы в банке",
     "Вопросы объективного оценивания", "Недостаточная разработанность локальных актов"},
    {"organisational", "Школа молодого педагога, занятие 1", "молодые педагоги", "октябрь", "семинар",
     "памятки", "Сопровождение молодых педагогов", "Сменяемость кадров"},
    {"organisational", "Школа молодого педагога, занятие 2", "молодые педагоги", "февраль", "практикум",
     "памятки", "", ""},
    {"organisational", "Муниципальный этап конкурса «Учитель года»", "педагоги", "декабрь–январь", "конкурс",
     "приказ об итогах", "", ""},
    {"organisational", "Муниципальный этап «Педагогический дебют»", "молодые педагоги", "декабрь", "конкурс",
     "приказ об итогах", "", ""},
    {"organisational", "Муниципальный этап всероссийской олимпиады школьников", "обучающиеся 7–11 классов",
     "ноябрь–декабрь", "олимпиада", "рейтинг", "", ""},
    {"organisational", "Семинар на базе опорной школы «Функциональная грамотность»", "учителя 5–9 классов",
     "20.11", "семинар", "материалы в банке", "", ""},
    {"organisational", "Участие в региональных мероприятиях института", "педагоги", "в течение года",
     "выезд, вебинары", "отчёт", "", ""},
    {"organisational", "Заявка на курсы повышения квалификации", "заместители директоров", "до 1 ноября",
     "сбор заявок", "план-график", "", ""},
    {"consulting", "Консультации по аттестации педагогов", "аттестующиеся", "ежемесячно", "консультации",
     "журнал", "", ""},
    {"consulting", "Консультации руководителей методических объединений", "руководители РМО и ШМО",
     "сентябрь, январь", "консультации", "журнал", "", ""},
    {"consulting", "День открытых консультаций для родителей", "родители", "апрель", "встреча",
     "обзор вопросов", "", ""},
}};

// And schools, in the order of their sections.
constexpr std::array<Line, 8> schoolLines{{
    {"", "Заседание методического совета: план работы на год", "члены совета", "август", "заседание",
     "протокол", "", ""},
    {"", "Заседание методического совета: итоги полугодия", "члены совета", "январь", "заседание", "протокол",
     "", ""},
    {"", "Утверждение планов школьных методических объединений", "руководители ШМО", "сентябрь", "совещание",
     "планы", "", ""},
    {"", "Предметные недели", "учителя-предметники", "октябрь–апрель", "открытые уроки",
     "методические разработки", "Обмен опытом внутри школы", "Загруженность педагогов"},
    {"", "Взаимопосещение уроков", "все педагоги", "в течение года", "посещение уроков", "листы наблюдений",
     "", ""},
    {"", "Закрепление наставников за молодыми педагогами", "молодые педагоги", "сентябрь", "приказ", "приказ",
     "", ""},
    {"", "Неделя молодого педагога", "молодые педагоги", "ноябрь", "открытые уроки", "самоанализ уроков", "",
     ""},
    {"", "Консультации аттестующихся", "аттестующиеся", "ежемесячно", "консультации", "журнал", "", ""},
}};

std::string initials(const demo::Person& p) {
    std::string out = p.surname + " " + utf8::head(p.name, 1) + ".";
    if (!p.patronymic.empty()) out += utf8::head(p.patronymic, 1) + ".";
    return out;
}

class Planner {
  public:
    Planner(Installation& installation, api::Scope& scope)
        : scope_(scope), room_{installation.facts(), {installation.packs(), [](const packs::Pack& pack) {
                                                          return plans::Layouts::from(pack);
                                                      }}} {}

    /// Approved in August; what took place fulfils what it can, the rest by chance of its number.
    void plan(OrganisationId place, int year, const std::vector<std::string>& staff, std::size_t salt,
              bool over, std::span<const Line> lines = serviceLines) {
        auto begun = plans::addPlan(scope_, room_, {place, year, plans::Beginning::sections});
        plans::NewItems wish;
        std::size_t number = 0;
        for (const Line& line : lines) {
            plans::NewItem item;
            // A region with sections of its own: the lines lie over them in order.
            auto known = std::any_of(begun.sections.begin(), begun.sections.end(),
                                     [&](const auto& s) { return s.code == line.section; });
            item.section =
                known ? line.section : begun.sections[number * begun.sections.size() / lines.size()].code;
            item.activity = line.activity;
            item.audience = line.audience;
            item.term = line.term;
            item.form = line.form;
            item.result = line.result;
            item.task = line.task;
            item.risk = line.risk;
            if (!staff.empty()) item.responsible = staff[(number + salt) % staff.size()];
            // A day is of one year: the seminar's comes a week apart each year.
            if (item.term == "20.11") item.term = (over ? "20.11." : "27.11.") + std::to_string(year);
            wish.items.push_back(std::move(item));
            ++number;
        }
        auto items = plans::addItems(scope_, room_, begun.id, wish).items;
        plans::PlanChange head;
        head.theme = {
            true, "Качество образования: от профессиональных дефицитов к профессиональному росту педагога"};
        head.goal = {true,
                     "Содействие повышению качества образования и профессиональному развитию педагогов"};
        scope_.ifMatch.reset();
        plans::changePlan(scope_, room_, begun.id, head);
        plans::submitPlan(scope_, room_, begun.id);
        plans::approvePlan(scope_, room_, begun.id, {date(year, 8, 28), std::to_string(380 + salt)});
        tieMeetings(place, begun.id, items);
        Date today = scope_.today();
        for (std::size_t i = 0; i < items.size(); ++i) {
            auto chance = (i * 7 + salt * 3 + std::size_t(year)) % 20;
            auto days = items[i].due;
            bool past = days && *days < today;
            if (items[i].activity.starts_with("Заседания") || !past) continue;
            if (chance == 3)
                plans::markItem(scope_, room_, begun.id, items[i].id,
                                {plans::Mark::dropped, "Нет финансирования", {}});
            else if (chance == 7)
                plans::markItem(scope_, room_, begun.id, items[i].id,
                                {plans::Mark::moved, "Карантин в организациях", over ? "май" : "декабрь"});
            else if (chance != 11 || over)
                plans::markItem(scope_, room_, begun.id, items[i].id, {plans::Mark::done, {}, {}});
        }
        if (over) over_.push_back({begun.id, year, salt});
    }

    /// Of the plans that are over, when everything is counted.
    void analyse() {
        for (const Over& plan : over_) {
            scope_.ifMatch.reset();
            plans::changeAnalysis(
                scope_, room_, plan.id,
                {"Не все организации участвуют в мероприятиях района.",
                 "План в основном выполнен. Руководителям организаций обеспечить участие педагогов.",
                 "Развитие наставничества и школьных методических объединений."});
            plans::submitAnalysis(scope_, room_, plan.id);
            plans::approveAnalysis(scope_, room_, plan.id,
                                   {date(plan.year + 1, 6, 20), std::to_string(280 + plan.salt)});
        }
    }

    void paper(OrganisationId place, const std::string& kind, int year, const std::string& title, Date on,
               const std::string& act) {
        scope_.change([&](api::Work& work) {
            documents::Fields fields;
            fields.text("название", title)
                .text("год", schoolYearName(year ? year : schoolYear(on)))
                .text("акт_дата", stampDate(on))
                .text("акт_номер", act)
                .text("дата", spelledDate(on))
                .text("срок_до", spelledDate(addMonths(on, 36)));
            std::string bytes;
            work.publish(PaperMade{place, kind, year, on, fields, bytes});
            work.publish(PaperFiled{place, kind, year, title, "", on, act, title + ".docx", bytes});
        });
    }

    /// Written and published by people.
    static void programme(api::Work& work, OrganisationId place, const std::string& kind, int year,
                          const std::string& title, Date on, const std::string& act,
                          std::optional<Date> until = {}) {
        work.publish(PaperFiled{place, kind, year, title, "", on, act, "", "", nullptr, until,
                                "https://example.org/" + kind + ".pdf"});
    }

  private:
    void tieMeetings(OrganisationId place, plans::PlanId plan, const std::vector<plans::Item>& items) {
        static constexpr db::Query find{"demo.meetings_of_month", R"(
            SELECT v.id FROM fact_meetings v JOIN shared_reach r ON r.descendant = v.organisation AND r.ancestor = :place
              AND r.since <= :today AND r.until > :today WHERE v.level = 'municipal' AND v.on_date >= :from AND v.on_date <= :to ORDER BY v.on_date, v.id LIMIT 6)"};
        for (const auto& item : items) {
            if (!item.activity.starts_with("Заседания") || !item.since) continue;
            std::vector<std::int64_t> ids;
            scope_.read([&](api::Work& work) {
                auto rows = work.run(find.text, {{"place", place}, {"from", *item.since}, {"to", *item.due}});
                while (rows->next()) ids.push_back(rows->integer(0));
            });
            for (auto id : ids)
                plans::tieItem(scope_, room_, plan, item.id, {"meetings", std::to_string(id), true});
        }
    }

    struct Over {
        plans::PlanId id;
        int year;
        std::size_t salt;
    };
    std::vector<Over> over_;
    api::Scope& scope_;
    plans::Room room_;
};

}  // namespace

void loadPlans(Installation& installation, api::Scope& scope, const demo::Region& region,
               const std::vector<OrganisationId>& organisations) {
    // Whose role is at the service works for its municipality.
    auto placeOf = [&](Index at) {
        const auto& o = region.organisations[at];
        return o.kind == demo::OrganisationKind::service ? o.municipality : at;
    };
    std::map<Index, std::vector<std::string>> staff;
    for (const auto& role : region.roles)
        if (role.organisation != nobody && (role.code == "service_head" || role.code == "methodist"))
            staff[placeOf(role.organisation)].push_back(initials(region.persons[role.person]));
    Planner planner(installation, scope);
    int year = schoolYear(region.asOf);
    std::size_t number = 0;
    for (Index i = 0; i < region.organisations.size(); ++i) {
        if (region.organisations[i].kind != demo::OrganisationKind::municipality) continue;
        auto place = organisations[i];
        auto salt = ++number;
        planner.plan(place, year - 1, staff[i], salt, true);
        // Some are late with this year's.
        if (salt % 6 != 5) planner.plan(place, year, staff[i], salt, false);
        auto act = [&](int n) { return std::to_string(100 + n + int(salt) * 7); };
        planner.paper(place, "service_regulation", 0, "Положение о муниципальной методической службе",
                      date(year - 2, 9, 10), act(1));
        if (salt % 4 != 2)
            planner.paper(place, "council_regulation", 0, "Положение о муниципальном методическом совете",
                          date(year - 2, 9, 12), act(2));
        if (salt % 5 != 4)
            planner.paper(place, "agreement", 0, "Соглашение с институтом", date(year - 2, 10, 1), act(3));
        scope.change([&](api::Work& work) {
            if (salt % 3 != 1)
                Planner::programme(work, place, "support_programme", 0,
                                   "Программа поддержки методических объединений", date(year - 1, 9, 5),
                                   act(4), date(year + 2, 9, 1));
            if (salt % 2) return;
            Planner::programme(work, place, "association_monitoring_procedure", 0,
                               "Порядок мониторинга методических объединений", date(year - 1, 10, 2), act(5));
            if (salt % 4 == 0)
                Planner::programme(work, place, "association_monitoring_note", year - 1,
                                   "Аналитическая справка по мониторингу объединений", date(year, 5, 28),
                                   act(6));
        });
    }
    // Two schools of each municipality have begun to plan here.
    std::map<Index, int> begun;
    for (Index i = 0; i < region.organisations.size(); ++i) {
        const auto& o = region.organisations[i];
        if (o.kind != demo::OrganisationKind::school || !o.legalEntity || o.until) continue;
        if (int at = begun[o.municipality]++; at < 2)
            planner.plan(organisations[i], year, {}, std::size_t(at) * 5 + i % 3, false, schoolLines);
    }
    // Two organisations of three have a programme of their educators' development.
    scope.change([&](api::Work& work) {
        for (Index i = 0; i < region.organisations.size(); ++i) {
            const auto& o = region.organisations[i];
            bool teaches = o.kind == demo::OrganisationKind::school ||
                           o.kind == demo::OrganisationKind::kindergarten ||
                           o.kind == demo::OrganisationKind::extra_centre;
            if (teaches && o.legalEntity && !o.until && i % 3)
                Planner::programme(work, organisations[i], "development_programme", 0,
                                   "Программа профессионального развития педагогов", date(year - 1, 9, 1),
                                   std::to_string(20 + i % 70) + "-о", date(year + 2, 9, 1));
        }
    });
    installation.settle();
    planner.analyse();
}

}  // namespace metodika::app
