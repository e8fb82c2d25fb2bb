#include "features/associations/seed.hpp"

#include <algorithm>
#include <unordered_set>

#include "features/associations/rules.hpp"
#include "platform/base/utf8.hpp"
#include "platform/packs/pack.hpp"

namespace metodika::associations::seed {

/// Rows of one table, several to a statement.
class Batch {
  public:
    Batch(db::Connection& connection, std::string_view table, std::string_view columns)
        : connection_(connection),
          head_("INSERT INTO " + std::string(table) + " (" + std::string(columns) + ") VALUES "),
          width_(std::size_t(std::count(columns.begin(), columns.end(), ',')) + 1) {}

    template <class... T>
    void add(const T&... values) {
        (keep(db::toValue(values)), ...);
        if (values_.size() == width_ * most) flush();
    }
    void flush() {
        if (values_.empty()) return;
        std::vector<db::Arg> args;
        args.reserve(values_.size());
        for (std::size_t i = 0; i < values_.size(); ++i) args.emplace_back(name(i), values_[i]);
        auto rows = connection_.run(text(values_.size() / width_), db::Args(args));
        while (rows->next()) continue;
        values_.clear();
    }

  private:
    static constexpr std::size_t most = 16;
    void keep(db::Value value) {
        if (auto view = std::get_if<std::string_view>(&value))
            values_.emplace_back(std::string(*view));
        else
            values_.push_back(std::move(value));
    }
    static std::string_view name(std::size_t i) {
        static const std::vector<std::string> names = [] {
            std::vector<std::string> out;
            for (int n = 0; n < 16 * 20; ++n) out.push_back("v" + std::to_string(n));
            return out;
        }();
        return names.at(i);
    }
    const std::string& text(std::size_t rows) {
        std::string& text = texts_[rows];
        if (!text.empty()) return text;
        text = head_;
        for (std::size_t i = 0; i < rows * width_; ++i) {
            text += i % width_ ? ", :" : i ? "), (:" : "(:";
            text += name(i);
        }
        return text += ")";
    }
    db::Connection& connection_;
    std::string head_;
    std::size_t width_;
    std::vector<db::Value> values_;
    std::map<std::size_t, std::string> texts_;
};

namespace {

std::unique_ptr<Batch> batch(api::Work& work, std::string_view table, std::string_view columns) {
    return std::make_unique<Batch>(work.connection(), table, columns);
}

}  // namespace

Sower::Sower(api::Work& work, const packs::Pack& pack)
    : work_(work),
      pack_(pack),
      associations_(
          batch(work, "associations",
                "id, level, kind, community, name, sort_name, organisation, root, cluster, basis, since, "
                "until, kept_from, act_number, act_date, version")),
      entries_(batch(work, "association_entries", "id, association, part, kind, title, link")),
      basis_(batch(work, "association_basis", "association, value")),
      members_(batch(work, "association_members",
                     "id, association, person, organisation, position, since, until, manual")),
      heads_(batch(work, "association_heads", "association, person, since, until")),
      schedules_(batch(work, "association_schedules",
                       "id, association, school_year, edition, state, approved_on, act_number, version")),
      lines_(batch(work, "schedule_lines", "schedule, number, on_date, theme, place")),
      years_(batch(work, "association_years",
                   "association, school_year, on_date, approve_by, schedule_approved_on, schedule_meetings, "
                   "schedule_in_time")),
      meetings_(batch(work, "meetings",
                      "id, association, organisation, school_year, on_date, at_time, place, theme, state, "
                      "number, chair, secretary, guests, from_schedule, invited, attended, version")),
      attendance_(batch(work, "meeting_attendance", "meeting, person, organisation, position, present")),
      items_(batch(work, "agenda_items",
                   "meeting, number, title, speaker, speaker_person, heard, spoke, votes_for, votes_against, "
                   "votes_abstained")),
      decisions_(batch(work, "meeting_decisions",
                       "id, meeting, organisation, item, number, text, responsible, due, done_on")),
      contests_(batch(work, "contest_entries",
                      "id, association, person, organisation, kind, title, level, on_date, result, evidence, "
                      "confirmed_on")) {}

Sower::~Sower() = default;

AssociationId Sower::association(const NewAssociation& fresh) {
    NewAssociation a = fresh;
    if (!a.id) a.id = work_.newId<AssociationId>();
    a.name = utf8::squeeze(a.name);
    associations_->add(a.id, a.level, a.kind, usualCommunity(a.level, a.kind), a.name, utf8::sortKey(a.name),
                       a.organisation, a.root, a.cluster, a.basis, a.since, a.until, a.keptFrom, a.act_number,
                       a.act_date, 1);
    if (a.page_link)
        entries_->add(work_.newId<AssociationId>(), a.id, "link", "social", *a.page_link, *a.page_link);
    for (const auto& value : a.values) basis_->add(a.id, value);
    known_[a.id].association = a;
    return a.id;
}

void Sower::follow(AssociationId id) {
    static constexpr db::Query find{"associations.sown_members", R"(
        SELECT person, organisation, position, since, until FROM association_members WHERE association = :id)"};
    associations_->flush();
    basis_->flush();
    members_->flush();
    Known& known = known_.at(id);
    keepMembers(work_, AssociationStore(work_).kept(id));
    known.members.clear();
    auto rows = work_.run(find.text, {{"id", id}});
    while (rows->next())
        known.members.push_back({id, PersonId{rows->integer(0)}, OrganisationId{rows->integer(1)},
                                 std::string(rows->text(2)), *parseDate(rows->text(3)),
                                 *parseDate(rows->text(4))});
}

void Sower::member(const Member& m) {
    // What follows from the lists is brought in step with them later; in a free association names are all
    // there is.
    bool manual = known_.at(m.association).association.kind == Kind::free;
    members_->add(work_.newId<MemberId>(), m.association, m.person, m.organisation, m.position, m.since,
                  m.until, manual);
    known_.at(m.association).members.push_back(m);
}

void Sower::head(AssociationId association, PersonId person, Date since, Date until) {
    heads_->add(association, person, since, until);
}

void Sower::contest(const Contest& c) {
    contests_->add(work_.newId<AssociationId>(), c.association, c.person, c.organisation, c.kind, c.title,
                   c.level, c.date, c.result, c.evidence, c.confirmedOn);
}

void Sower::schedule(const Schedule& s) {
    const NewAssociation& a = known_.at(s.association).association;
    auto id = work_.newId<ScheduleId>();
    schedules_->add(id, s.association, s.year, 1, s.approvedOn ? "approved" : "draft", s.approvedOn, s.act,
                    1);
    int number = 0;
    for (const ScheduleLine& l : s.lines) lines_->add(id, ++number, l.date, l.theme, l.place);
    if (!s.approvedOn) return;
    Date due = scheduleDue(pack_, s.year, a.since);
    years_->add(s.association, s.year, yearBegins(s.year, a.since), due, s.approvedOn,
                std::int64_t(s.lines.size()), *s.approvedOn <= due);
}

MeetingId Sower::meeting(const Meeting& m) {
    Known& known = known_.at(m.association);
    auto id = work_.newId<MeetingId>();
    int year = yearOfMeeting(m.date);
    bool held = m.state == MeetingState::held;
    std::optional<int> number, invited, attended;
    if (held) {
        std::unordered_set<PersonId> present(m.present.begin(), m.present.end());
        invited = attended = 0;
        for (const Member& x : known.members) {
            if (x.since > m.date || x.until <= m.date) continue;
            bool here = present.contains(x.person);
            ++*invited;
            if (here) ++*attended;
            attendance_->add(id, x.person, x.organisation, x.position, here);
        }
        number = ++known.numbers[year];
    }
    OrganisationId owner = known.association.organisation;
    meetings_->add(id, m.association, owner, year, m.date, m.time, m.place, m.theme, m.state, number, m.chair,
                   m.secretary, m.guests, m.fromSchedule, invited, attended, 1);
    int n = 0;
    for (const AgendaItem& i : m.items)
        items_->add(id, ++n, i.title, i.speaker, i.speakerPerson, i.heard, i.spoke, i.votesFor,
                    i.votesAgainst, i.votesAbstained);
    std::map<int, int> byItem;
    for (const Decision& d : m.decisions)
        decisions_->add(work_.newId<DecisionId>(), id, owner, d.item + 1, ++byItem[d.item], d.text,
                        d.responsible, d.due.value_or(forever), d.doneOn);
    return id;
}

void Sower::done() {
    // The years without an approved schedule count as well.
    static constexpr db::Query find{"associations.sown_years",
                                    "SELECT school_year FROM association_years WHERE association = :id"};
    years_->flush();
    for (const auto& [id, known] : known_) {
        const NewAssociation& a = known.association;
        std::unordered_set<int> there;
        {
            auto rows = work_.run(find.text, {{"id", id}});
            while (rows->next()) there.insert(int(rows->integer(0)));
        }
        int last = lastYear(a.until, schoolYear(addDays(work_.today(), 92)));
        for (int year = std::max(firstYear(a.since), a.keptFrom); year <= last; ++year)
            if (!there.contains(year))
                years_->add(id, year, yearBegins(year, a.since), scheduleDue(pack_, year, a.since),
                            std::optional<Date>(), std::optional<int>(), false);
    }
    for (auto* b : {&associations_, &basis_, &members_, &heads_, &schedules_, &lines_, &years_, &meetings_,
                    &attendance_, &items_, &decisions_, &contests_})
        (*b)->flush();
}

}  // namespace metodika::associations::seed
