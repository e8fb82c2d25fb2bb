// What is said of somebody in passing: beside the name, by asterisks, in columns of other things.
#include "features/people/reading/entry.hpp"
#include "features/people/reading/footnotes.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
using tables::CellKind;
using tables::Row;

namespace {
/// «в декрете» without its preposition.
std::string_view withoutIn(std::string_view text) {
    for (std::string_view in : {"в ", "В "})
        if (text.starts_with(in)) text.remove_prefix(in.size());
    return text;
}
}  // namespace

/// The note of the row and what its asterisks lead to.
std::string RowReader::noteOf(const Table& table, const Row& row) const {
    auto out = textOf(table, row, "note");
    if (footnotes_.empty()) return out;
    for (auto meaning : {"full_name", "surname", "patronymic", "position"}) {
        auto footnote = footnotes_.find(footnoteMark(textOf(table, row, meaning)));
        if (footnote == footnotes_.end()) continue;
        return out.empty() ? footnote->second : out + "; " + footnote->second;
    }
    return out;
}

/// «воспитатель (д/о)», «основное, д/о до 10.12.2026», «Ким Инна Львовна (внеш. совм.)»: said in passing.
void RowReader::readAsides(const Table& table, const Row& row, Entry& entry) const {
    const std::string asides[] = {entry.besideName, textOf(table, row, "position"),
                                  textOf(table, row, "employment")};
    // «в декрете» under «Меры поддержки»: of other columns only the leave is taken.
    for (auto& column : table.columns) {
        auto cell = column.meaning.empty() || column.meaning == "wishes" ? row.at(column.number) : nullptr;
        if (!cell || !entry.person.status.empty() || cell->text.size() > 100 ||
            cell->kind != CellKind::text || !dictionary_.statuses.book.opens(trimmed(withoutIn(cell->text))))
            continue;
        auto note = readNote(cell->text, dictionary_, asOf_);
        entry.person.status = note.status;
        entry.person.statusUntil = note.statusUntil;
    }
    for (auto& text : asides) {
        if (text.empty() || text.size() > 400 || !dictionary_.statuses.book.hits(text)) continue;
        auto note = readNote(text, dictionary_, asOf_);
        if (entry.person.status.empty()) {
            entry.person.status = note.status;
            entry.person.statusUntil = note.statusUntil;
        }
        if (note.dismissed && !entry.dismissed) {
            entry.dismissed = true;
            entry.dismissal = utf8::squeeze(text);
        }
    }
    // «(д/о)» beside the name, «до 14.03.2027» in the note
    if (!entry.person.status.empty() && entry.person.statusUntil.empty())
        for (auto& found : findDates(entry.person.note, Century::recent, asOf_)) {
            auto before = tokenise(std::string_view(entry.person.note).substr(0, found.from));
            bool ends = !before.empty() && (before.back().word == U"до" || before.back().word == U"по");
            if (!ends || found.iso.size() < 7) continue;
            entry.person.statusUntil = found.iso;
            if (before.size() == 1) entry.person.note.clear();
            break;
        }
    if (entry.besideName.empty() || entry.posts.empty() || entry.posts[0].saidEmployment) return;
    auto said = readEmployment(entry.besideName, dictionary_);
    if (said.word.empty()) return;
    auto& post = entry.posts[0];
    post.partTime = said.word == "part_time";
    post.saidEmployment = !post.partTime;
    post.position.employment = post.partTime ? "internal" : said.word;
    if (entry.person.mainWorkplace.empty()) entry.person.mainWorkplace = said.mainWorkplace;
}

}  // namespace metodika::people
