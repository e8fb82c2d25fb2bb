#pragma once
// The counting. Sums are kept for each organisation and added up the tree; values that must not be added up
// (persons, yes or no) are counted for each place of the tree from the records. Whatever way a number came to
// be, counting everything anew gives the same.
#include "platform/facts/regions.hpp"

namespace metodika::facts {

class Tallies {
  public:
    Tallies(const Facts& facts, db::Connection& connection, Date today)
        : facts_(facts), connection_(connection), today_(today), regions_(facts, connection) {}

    /// At the start of the program: what is declared anew or otherwise than before is marked, what is
    /// declared no more is forgotten.
    void begin();
    /// Once a day: marks what moves with time alone.
    void sweep();
    /// Counts one bite of what is marked; false when nothing was.
    bool countSome();
    /// Forgets every number and counts everything.
    void rebuild();

  private:
    struct Part;
    void count(std::string_view fact, const Period& period, const std::vector<std::int64_t>& organisations);
    void countPart(const Part& part, const std::vector<std::int64_t>& organisations);
    void ownTallies(const Part& part, std::int64_t organisation);
    /// What the organisation itself did, by the day from which it stood where it stood.
    std::map<std::string, std::int64_t> ownSums(const Part& part, std::int64_t organisation);
    void recountSums(const Part& part, std::int64_t organisation);
    void totals(const Part& part, std::int64_t place);
    void sumTotals(const Part& part, std::int64_t place);
    void personTotals(const Part& part, std::int64_t place);
    void unitTotals(const Part& part, std::int64_t place);
    void markEverything(const Indicator& indicator);
    std::vector<std::int64_t> placesOf(const std::vector<std::int64_t>& organisations);

    const Facts& facts_;
    db::Connection& connection_;
    Date today_;
    Regions regions_;
};

}  // namespace metodika::facts
