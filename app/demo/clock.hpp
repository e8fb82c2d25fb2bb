#pragma once
#include <optional>

#include "platform/base/date.hpp"

namespace metodika::app {

/// It runs from the noon of the demo's day: what begins on the day of its making begins on that day.
class DemoClock final : public Clock {
  public:
    explicit DemoClock(std::optional<Date> asOf) {
        if (asOf) ahead_ = parseInstant(isoDate(*asOf) + "T09:00:00Z")->ms - SystemClock().now().ms;
    }
    Instant now() const override { return {SystemClock().now().ms + ahead_}; }

  private:
    std::int64_t ahead_ = 0;
};

}  // namespace metodika::app
