#pragma once
// "VALUES (:a0,:b0),(:a1,:b1),…": one statement writes many rows. Lengths are of a few sizes, so that a few
// prepared statements serve every number of rows.
#include <deque>
#include <string>
#include <vector>

#include "platform/db/db.hpp"

namespace metodika::db {

class ManyRows {
  public:
    /// `columns` are those of the table, in the order in which add() gets their values.
    ManyRows(std::string_view table, std::vector<std::string> columns)
        : columns_(std::move(columns)), head_("INSERT INTO " + std::string(table) + " (") {
        for (const auto& column : columns_) head_ += (&column == &columns_.front() ? "" : ", ") + column;
        head_ += ") VALUES ";
    }
    /// Texts must live until write().
    void add(std::vector<Value> row) { rows_.push_back(std::move(row)); }

    /// Calls statement(text, args) until every row is written.
    template <class F>
    void write(F&& statement) {
        for (std::size_t from = 0; from < rows_.size();) {
            std::size_t left = rows_.size() - from, size = left >= 64 ? 64 : left >= 8 ? 8 : 1;
            std::string text = head_;
            std::deque<std::string> names;
            std::vector<Arg> args;
            for (std::size_t i = 0; i < size; ++i) {
                text += i ? ",(" : "(";
                for (std::size_t k = 0; k < columns_.size(); ++k) {
                    names.push_back(columns_[k] + std::to_string(i));
                    text += (k ? ",:" : ":") + names.back();
                    args.emplace_back(names.back(), rows_[from + i][k]);
                }
                text += ")";
            }
            statement(text, std::move(args));
            from += size;
        }
        rows_.clear();
    }

  private:
    std::vector<std::string> columns_;
    std::string head_;
    std::vector<std::vector<Value>> rows_;
};

}  // namespace metodika::db
