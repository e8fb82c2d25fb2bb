#include <boost/json.hpp>

#include "features/organisations/reading/register.hpp"

namespace metodika::organisations {
namespace {

namespace json = boost::json;

json::value orNull(const std::string& text) {
    return text.empty() ? json::value(nullptr) : json::value(text);
}
void put(json::object& out, const char* key, const std::string& text) {
    if (!text.empty()) out[key] = text;
}
template <class T>
json::array arrayOf(const std::vector<T>& values) {
    json::array out;
    for (const auto& value : values) out.push_back(json::value(value));
    return out;
}
std::string nameOf(std::size_t organisation) { return "o" + std::to_string(organisation + 1); }

json::value shape(const AddressRead& address) {
    if (!address) return nullptr;
    return json::object{{"index", orNull(address.index)},
                        {"place", orNull(address.place)},
                        {"street", orNull(address.street)},
                        {"house", orNull(address.house)}};
}

json::value shape(const std::optional<HeadRead>& head) {
    if (!head) return nullptr;
    json::object out{
        {"surname", head->surname}, {"name", orNull(head->name)}, {"patronymic", orNull(head->patronymic)}};
    put(out, "initials", head->initials);
    out["acting"] = head->acting;
    return out;
}

json::object shape(const OrganisationRead& o, std::size_t index) {
    json::object out{{"id", nameOf(index)}};
    json::array source;
    for (const auto& rows : o.source)
        source.push_back(json::object{{"sheet", rows.sheet}, {"rows", arrayOf(rows.rows)}});
    out["source"] = source;
    out["name"] = o.name;
    out["short_name"] = orNull(o.shortName);
    out["legal_form"] = orNull(o.legalForm);
    out["type"] = orNull(o.type);
    put(out, "code", o.code);
    out["inn"] = orNull(o.inn);
    out["is_legal_entity"] = o.legalEntity;
    out["parent_id"] = o.parent ? json::value(nameOf(*o.parent)) : json::value(nullptr);
    out["address"] = shape(o.address);
    out["address_raw"] = orNull(o.addressRaw);
    out["head"] = shape(o.head);
    out["phones"] = arrayOf(o.phones);
    out["email"] = orNull(o.email);
    put(out, "site", o.site);
    put(out, "cluster", o.cluster);
    out["pupils"] = o.pupils ? json::value(*o.pupils) : json::value(nullptr);
    out["status"] = o.status;
    if (o.actualAddress) out["actual_address"] = shape(*o.actualAddress);
    put(out, "former_name", o.formerName);
    return out;
}

json::object shape(const TableRead& table) {
    json::object columns;
    for (const auto& column : table.columns)
        if (!column.meaning.empty()) columns[column.column] = column.meaning;
    return {{"sheet", table.sheet},        {"header_rows", arrayOf(table.headerRows)},
            {"first_row", table.firstRow}, {"last_row", table.lastRow},
            {"columns", columns},          {"hidden_columns", arrayOf(table.hiddenColumns)}};
}

json::object shape(const RegisterProblem& problem) {
    json::array organisations;
    for (auto index : problem.organisations) organisations.push_back(json::value(nameOf(index)));
    json::object params;
    for (const auto& [key, value] : problem.params) params[key] = value;
    return {{"code", problem.code},
            {"severity", boost::describe::enum_to_string(problem.severity, "confirm")},
            {"sheet", problem.sheet},
            {"rows", arrayOf(problem.rows)},
            {"persons", organisations},
            {"params", params}};
}

}  // namespace

std::string expectedShape(const Register& list) {
    json::array read, sheets, rows, organisations, problems;
    for (const auto& table : list.read) read.push_back(shape(table));
    for (const auto& sheet : list.ignoredSheets)
        sheets.push_back(json::object{{"sheet", sheet.sheet}, {"reason", sheet.reason}});
    for (const auto& row : list.ignoredRows)
        rows.push_back(
            json::object{{"sheet", row.sheet}, {"row", row.row}, {"kind", row.kind}, {"text", row.text}});
    for (std::size_t i = 0; i < list.organisations.size(); ++i)
        organisations.push_back(shape(list.organisations[i], i));
    for (const auto& problem : list.problems) problems.push_back(shape(problem));
    json::object out{
        {"format", 1},      {"file", list.file},          {"kind", "organisations"},
        {"can_open", true}, {"snapshot_date", list.asOf}, {"organisations_in_file", json::array()}};
    out["counts"] = json::object{{"persons", 0},
                                 {"positions", 0},
                                 {"organisations", list.organisations.size()},
                                 {"problems", list.problems.size()}};
    out["read"] = read;
    out["ignore_sheets"] = sheets;
    out["ignore_rows"] = rows;
    out["persons"] = json::array();
    out["organisations"] = organisations;
    out["problems"] = problems;
    out["fixes"] = json::array();
    return json::serialize(out);
}

}  // namespace metodika::organisations
