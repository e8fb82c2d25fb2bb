#pragma once
// One row of a result, whichever engine gave it. It lives until its cursor moves.
#include <cstdint>
#include <string_view>

namespace metodika {

class Row {
  public:
    virtual ~Row() = default;
    virtual int columns() const = 0;
    virtual std::string_view column(int i) const = 0;
    virtual bool null(int i) const = 0;
    virtual std::int64_t integer(int i) const = 0;
    virtual double real(int i) const = 0;
    virtual bool boolean(int i) const = 0;
    virtual std::string_view text(int i) const = 0;
};

}  // namespace metodika
