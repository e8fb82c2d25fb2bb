#pragma once
// Whose people a list holds: told by the titles of its sheets, by headings between rows, or by a column that
// names each organisation once.
#include <map>
#include <string>
#include <vector>

#include "features/people/reading/entry.hpp"
#include "features/people/reading/merge_index.hpp"

namespace metodika::people {

class SheetPlaces {
  public:
    /// A line above the tables of a sheet.
    void note(const std::string& sheet, const std::string& line);
    void enterTable(const tables::Sheet& sheet, const Table& table);
    /// A heading between rows: «МБОУ СОШ № 3».
    void enterGroup(std::string_view heading, const Dictionary& dictionary);
    /// The row with the organisation that was written once for several rows.
    tables::Row filledDown(const MergeIndex& merges, const Table& table, tables::Row row);
    /// Gives the heading's organisation to an entry that names none.
    void placeByGroup(const Table& table, Entry& entry) const;
    /// Gives people their sheet's organisation where sheets have different ones, and tells those of the file.
    void name(StaffList& list, const std::vector<std::string>& lines, const Dictionary& dictionary) const;

  private:
    std::map<std::string, std::vector<std::string>> lines_;
    std::string group_;
    const tables::Cell* above_ = nullptr;
    const tables::Sheet* sheet_ = nullptr;
    bool oncePerGroup_ = false;
};

}  // namespace metodika::people
