#pragma once
// A fact is a room's promise to all the rest: a read-only SQL view whose every row is one thing that
// happened.
//
// Columns of the view: organisation BIGINT, person BIGINT (null: nobody's), on_date TEXT, id BIGINT, and one
// column for each attribute (text TEXT, number BIGINT, boolean BOOLEAN, date TEXT; null: not known).
#include <string>
#include <string_view>
#include <vector>

namespace metodika::facts {

enum class Type { text, number, boolean, date };

struct Attribute {
    std::string name;
    Type type = Type::text;
    std::vector<std::string> values = {};  // the words that a text may be; none: any
};

struct Fact {
    std::string name;  // meetings
    std::string view;  // fact_meetings
    std::vector<Attribute> attributes = {};
    std::string link = {};   // "/meetings/{id}": where a record opens; empty: nowhere
    std::string title = {};  // the column that names a record in a list, never a person's name; empty: none
    std::vector<std::string> turns =
        {};  // dates that conditions may compare with the day (`as_of`): a value moves when they come
    // A condition on the view's columns: the record is of something that took place, not only planned. A
    // plan's item that is tied to it is then fulfilled. Empty: nothing is fulfilled by such a record.
    std::string happened = {};
    std::string people = {};  // the number of those who took part; empty: not known
    bool personal = false;  // each record says something of a person: every indicator of it is one of persons
    const Attribute* attribute(std::string_view name) const;
};

}  // namespace metodika::facts
