#pragma once
// Declared conditions turned to SQL, in one place: tallies and the lists of records use the same.
#include <deque>
#include <string>
#include <vector>

#include "platform/db/db.hpp"
#include "platform/facts/facts.hpp"

namespace metodika::facts {

/// A text with its parameters; parameters keep their names and texts alive.
class Sql {
  public:
    Sql& add(std::string_view text) {
        text_ += text;
        return *this;
    }
    /// A parameter; returns ":name". The same name twice is the same parameter.
    std::string bind(std::string name, const db::Value& value);
    const std::string& text() const { return text_; }
    std::unique_ptr<db::Rows> run(db::Connection& connection) const {
        return connection.run(text_, db::Args(args_));
    }
    std::int64_t execute(db::Connection& connection) const;

  private:
    std::string text_;
    std::deque<std::string> kept_;
    std::vector<db::Arg> args_;
};

/// Up to which day a period is known: today, or its last day once it is over.
Date asOf(const Period& period, Date today);

/// "view f": where a measure's records come from.
std::string recordsOf(const Facts& facts, const Measure& measure);
/// The records of the period that meet the measure's conditions, over `f`; parameters begin with `prefix`.
std::string conditions(Sql& sql, const Facts& facts, const packs::Pack& pack, const Measure& measure,
                       const Period& period, Date today, const std::string& prefix);
/// The day from which the record's organisation stood where it stood on the record's day. A record that is
/// older than the organisation's place in the tree belongs where the organisation first stood.
std::string_view placed();
/// Narrows `f` to organisations that ever lay below the place: where an installation holds a country,
/// everything else is not even looked at. `place` is a parameter.
std::string somewhereBelow(const std::string& place);
/// `r` is a tie of the tree under which the record `f` falls.
std::string fallsUnder();

}  // namespace metodika::facts
