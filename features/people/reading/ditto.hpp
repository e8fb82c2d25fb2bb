#pragma once
#include <unordered_map>

#include "features/people/reading/columns.hpp"

namespace metodika::people {

/// Marks of repetition, «--//--», put into the words of the rows above. Asked row by row.
class Ditto {
  public:
    /// A row that repeats the name goes on with the person: what it repeats is left out.
    tables::Row spelledOut(const Table& table, const tables::Row& row);

  private:
    std::unordered_map<int, const tables::Cell*> above_;  ///< by column
};

}  // namespace metodika::people
