#pragma once
// The only SQL of the room.
#include "contracts/office.hpp"
#include "features/plans/rules.hpp"

namespace metodika::facts {
class Facts;
}

namespace metodika::plans {

/// A plan as it is kept.
struct Kept {
    PlanId id;
    OrganisationId organisation;
    int school_year = 0, edition = 0;
    State state = State::draft;
    std::optional<std::string> reason, remarks, goal, tasks, theme;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Kept, (),
                      (id, organisation, school_year, edition, state, reason, remarks, goal, tasks, theme,
                       version))
struct Home {
    OrganisationId id;
    std::string name, short_name, level;
};
BOOST_DESCRIBE_STRUCT(Home, (), (id, name, short_name, level))
/// Who changed an item last, for conflicts.
struct Owned {
    Item item;
    std::optional<std::string> by;
};
/// What an item was fulfilled by, as the year's analysis counts it.
struct Tied {
    std::int64_t item = 0, record = 0, people = 0;
    std::string fact;
};
struct Analysis {
    State state = State::draft;
    std::optional<std::string> remarks, act_number;
    std::optional<Date> act_date;
    std::string problems, conclusions, next_tasks;
    std::optional<std::int64_t> paper;
    std::optional<std::string> numbers;  // as they were on the day of the approval, in JSON
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(Analysis, (),
                      (state, remarks, act_number, act_date, problems, conclusions, next_tasks, paper,
                       numbers, version))

class PlanStore {
  public:
    PlanStore(api::Work& work, const facts::Facts& facts) : work_(work), facts_(facts) {}

    /// 404 when there is none.
    Kept kept(PlanId id);
    std::optional<Kept> find(OrganisationId organisation, int schoolYear);
    Home home(OrganisationId organisation);
    std::vector<Section> sections(PlanId id);
    std::vector<EditionRow> editions(PlanId id);
    /// In the order of the plan; what fulfils each with it.
    std::vector<Item> items(const Kept& plan);
    /// Changed since that moment, removed ones too.
    std::vector<Item> changes(const Kept& plan, std::int64_t since);
    Owned item(const Kept& plan, ItemId id);
    std::vector<Owned> items(const Kept& plan, const std::vector<ItemId>& ids);

    void add(const Kept& plan, const std::vector<Section>& sections);
    void save(const Kept& plan);
    void add(const Kept& plan, const Item& item);
    void save(const Kept& plan, const Item& item);
    /// Remarks of an earlier return go when it is sent again.
    void forgetRemarks(PlanId id);
    /// The place of the item, and of the one after it; the end of the section where there is none.
    struct Gap {
        std::optional<double> below, above;
    };
    Gap gapAfter(PlanId id, const std::string& section, std::optional<ItemId> after);

    void addEdition(const Kept& plan, const EditionRow& edition, const std::string& items);
    /// Its theme, goal and tasks as they were approved last.
    void asApproved(Kept& plan);
    std::vector<Item> itemsOf(PlanId id, int edition);

    void tie(const Kept& plan, ItemId item, const std::string& fact, std::int64_t record, bool tied);
    /// Records that could fulfil something: of the organisation and below it, in the plan's year.
    std::vector<TieView> candidates(const Kept& plan, const std::string& text);
    /// Whether the record is one of those that could.
    bool liesBelow(const Kept& plan, const std::string& fact, std::int64_t record);
    std::vector<Tied> fulfilled(const Kept& plan);

    /// The place's own plan of the year, or those right below it, with how far each has come.
    enum class Rows { own, below };
    std::vector<PlanRow> rows(Rows which, OrganisationId place, int year, bool drafts);

    Analysis analysis(PlanId id);
    void save(PlanId id, const Analysis& analysis);
    /// Somebody of the place whose name the text is: «Фамилия И.О.» or in full.
    std::optional<PersonId> named(OrganisationId organisation, const std::string& text);

  private:
    void addTies(const Kept& plan, std::vector<Item>& items);
    std::vector<Item> read(const Kept& plan, const std::string& where, std::vector<db::Arg> args);
    api::Work& work_;
    const facts::Facts& facts_;
};

}  // namespace metodika::plans
