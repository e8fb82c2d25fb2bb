#pragma once
// The facts that rooms declare and the indicators of the packs that are made of them.
//
// A room, in install():      building.facts.declare({.name = "meetings", .view = "fact_meetings", …});
// In the transaction that changes a record, before and after where it moves:
//                            building.facts.changed(work, "meetings", organisation, meeting.date);
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/date.hpp"
#include "platform/base/id.hpp"
#include "platform/db/db.hpp"
#include "platform/facts/fact.hpp"
#include "platform/facts/indicator.hpp"

namespace metodika::packs {
class Shelf;
}

namespace metodika::facts {

class Facts {
  public:
    /// A name that is taken, an attribute that is no SQL name or a turn that is no date is a
    /// std::logic_error.
    void declare(Fact fact);
    const Fact* find(std::string_view name) const;
    /// Facts whose records are of what took place and may be named to everybody: what fulfils a plan.
    std::vector<const Fact*> happenings() const;

    /// After every room has declared: reads the indicators of every pack. Throws packs::Broken on one that is
    /// wrong. The shelf must outlive this.
    void use(const packs::Shelf& shelf);
    /// Those of all packs.
    const std::vector<Indicator>& indicators() const { return indicators_; }
    std::vector<const Indicator*> indicators(const packs::Pack& pack) const;
    /// The declaration that counts for the period that begins on the day.
    const Indicator* indicator(const packs::Pack& pack, std::string_view code, Date on) const;

    /// The organisation's record of that day came, changed or went: its tallies are made anew within a
    /// second. Call it in the transaction of the change. A record that moves is marked where it was and where
    /// it is.
    template <class Work, class Tag>
    requires requires(Work& w) { w.connection(); }
    void changed(Work& work, std::string_view fact, Id<Tag> organisation, Date on) const {
        mark(work.connection(), fact, organisation.value, on);
    }
    /// The tree changed from that day on: what is counted below each place is made anew.
    template <class Work>
    requires requires(Work& w) {
        w.connection();
        w.today();
    }
    void moved(Work& work, Date since) const { markMoved(work.connection(), since, work.today()); }

    void mark(db::Connection& connection, std::string_view fact, std::int64_t organisation, Date on) const;
    void markMoved(db::Connection& connection, Date since, Date today) const;
    /// Organisation 0: the fact's whole period.
    void markPeriod(db::Connection& connection, std::string_view fact, const Period& period,
                    std::int64_t organisation) const;
    std::vector<PeriodKind> periodsOf(std::string_view fact) const;
    /// Whether every fact that the indicator asks for is declared by some room.
    bool recorded(const Indicator& indicator) const;
    const packs::Shelf& shelf() const;

  private:
    std::map<std::string, Fact, std::less<>> facts_;
    std::vector<Indicator> indicators_;
    const packs::Shelf* shelf_ = nullptr;
};

/// Everything that is wrong with a pack's folder, its indicators against the declared facts included.
std::vector<packs::Problem> checkPack(const std::filesystem::path& folder, const Facts& facts);

}  // namespace metodika::facts
