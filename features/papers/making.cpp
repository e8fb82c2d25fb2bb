#include "features/papers/making.hpp"

#include <fstream>

#include "contracts/papers.hpp"
#include "contracts/region.hpp"
#include "features/papers/templates.hpp"
#include "platform/base/base64.hpp"
#include "platform/base/utf8.hpp"
#include "platform/documents/docx.hpp"
#include "platform/documents/docx_read.hpp"
#include "platform/identity/passwords.hpp"

namespace metodika::papers {
namespace {

struct Named {
    std::string kind, name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (kind, name))
struct Holder {
    std::string role, surname, given_name;
    std::optional<std::string> patronymic;
};
BOOST_DESCRIBE_STRUCT(Holder, (), (role, surname, given_name, patronymic))

/// The bodies of the place and of the region above it: whoever a paper speaks of.
void fillBodies(api::Work& work, const Home& home, documents::Fields& fields) {
    static constexpr db::Query bodies{"papers.bodies", R"(
        SELECT o.kind, o.name FROM shared_reach r JOIN shared_organisations o ON o.parent = r.ancestor
        WHERE r.descendant = :id AND r.since <= :today AND r.until > :today AND o.since <= :today AND o.until > :today
          AND o.kind IN ('ministry', 'institute', 'authority', 'service') ORDER BY r.depth, o.id)"};
    static constexpr db::Query above{"papers.above", R"(
        SELECT o.kind, o.name FROM shared_reach r JOIN shared_organisations o ON o.id = r.ancestor
        WHERE r.descendant = :id AND r.since <= :today AND r.until > :today AND o.since <= :today AND o.until > :today
          AND o.kind IN ('region', 'municipality') ORDER BY r.depth)"};
    static constexpr db::Query heads{"papers.heads", R"(
        SELECT h.role, p.surname, p.given_name, p.patronymic FROM shared_holdings h JOIN shared_persons p ON p.id = h.person
        WHERE h.organisation = :id AND h.since <= :today AND h.until > :today AND h.role IN ('service_head', 'organisation_head')
        ORDER BY h.since)"};
    std::map<std::string, std::string> names;
    for (const auto& found :
         {work.all<Named>(bodies, {{"id", home.id}}), work.all<Named>(above, {{"id", home.id}})})
        for (const Named& n : found) names.emplace(n.kind, n.name);
    auto nameOf = [&](const char* kind) {
        auto found = names.find(kind);
        return found == names.end() ? std::string() : found->second;
    };
    fields.text("организация", home.name)
        .text("муниципалитет", nameOf("municipality"))
        .text("регион", nameOf("region"))
        .text("орган управления", nameOf("authority"))
        .text("кем утверждено", home.level == "organisation"   ? home.name
                                : home.level == "municipality" ? nameOf("authority")
                                                               : nameOf("ministry"))
        .text("служба", nameOf("service"))
        .text("институт", nameOf("institute"))
        .text("министерство", nameOf("ministry"));
    std::string head;
    for (const Holder& h : work.all<Holder>(heads, {{"id", home.id}})) {
        head = utf8::head(h.given_name, 1) + ".";
        if (h.patronymic && !h.patronymic->empty()) head += utf8::head(*h.patronymic, 1) + ".";
        head += " " + h.surname;
        break;
    }
    fields.text("руководитель", head);
}

}  // namespace

std::string madeWith(api::Work& work, const Home& home, const Kind& kind, int schoolYear, Date on,
                     documents::Fields& fields) {
    fillBodies(work, home, fields);
    work.publish(PaperAsked{home.id, kind.code, schoolYear, fields});
    return documents::fillDocx(templateOf(work, home.id, kind, on), fields);
}

std::string madeOf(api::Work& work, const Home& home, const Kind& kind, const Kept& paper, const Edition& e) {
    documents::Fields fields;
    int year = paper.school_year ? paper.school_year : schoolYear(work.today());
    fields.text("название", paper.title)
        .text("год", schoolYearName(year))
        .text("акт_дата", e.act_date ? stampDate(*e.act_date) : "")
        .text("акт_номер", e.act_number.value_or(""))
        .text("дата", e.act_date ? spelledDate(*e.act_date) : "")
        .text("срок_до", e.valid_until ? spelledDate(*e.valid_until) : "");
    return madeWith(work, home, kind, year, e.act_date.value_or(work.today()), fields);
}

Content contentOf(std::string_view name, std::string_view bytes) {
    Content out;
    // A whole folder's name is nobody's business, and no name of a header's either.
    for (char c : name.substr(name.find_last_of("/\\") + 1))
        if (static_cast<unsigned char>(c) >= 32 && c != '"') out.file_name += c;
    if (out.file_name.empty()) throw wrongField("/file", "api.field.required");
    auto kind = fileKindOf(bytes);
    if (!kind) throw wrongField("/file", "papers.unknown_file");
    if (*kind == FileKind::docx) {
        try {
            out.words = documents::docxText(bytes);
        } catch (const Refused& refused) {
            throw wrongField("/file", refused.key, refused.params);
        }
    }
    out.sha256 = identity::sha256(bytes);
    out.file_bytes = toBase64(bytes);
    return out;
}

}  // namespace metodika::papers
