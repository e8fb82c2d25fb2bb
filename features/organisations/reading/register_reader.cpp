#include <algorithm>

#include "features/organisations/reading/columns.hpp"
#include "features/organisations/reading/draft.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::organisations {
namespace {

bool digitsOnly(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Reads one sheet from top to bottom.
class SheetReader {
  public:
    SheetReader(const tables::Sheet& sheet, const RegisterWords& words, Drafts& out)
        : sheet_(sheet), words_(words), out_(out) {}

    void read() {
        std::vector<const tables::Row*> before;
        for (const auto& row : sheet_.rows) {
            if (texts(row).empty()) continue;
            if (header_ && row.number <= header_->lastRow) continue;
            if (auto header = headerAt(sheet_, row, words_, out_.answers)) {
                for (const auto* title : before) ignore(*title, "title");
                before.clear();
                begin(std::move(*header));
            } else if (header_) {
                readAnswered(row);
            } else {
                before.push_back(&row);
            }
        }
        dropEmptyTable();
    }

  private:
    std::vector<std::string> texts(const tables::Row& row) const {
        std::vector<std::string> out;
        for (const auto& cell : row.cells)
            if (auto text = utf8::squeeze(cell.text); !text.empty()) out.push_back(text);
        return out;
    }

    void ignore(const tables::Row& row, const char* kind) {
        auto all = texts(row);
        out_.list.ignoredRows.push_back({sheet_.name, row.number, kind, utf8::head(all.front(), 80)});
    }

    /// A header with nothing below it is no table.
    void dropEmptyTable() {
        if (!header_ || out_.list.read.back().firstRow) return;
        out_.list.read.pop_back();
        for (const auto& row : sheet_.rows)
            if (row.number >= header_->firstRow && row.number <= header_->lastRow && !texts(row).empty())
                ignore(row, "header");
    }

    void begin(Header header) {
        dropEmptyTable();
        TableRead table;
        table.sheet = sheet_.name;
        for (int r = header.firstRow; r <= header.lastRow; ++r) table.headerRows.push_back(r);
        for (const auto& [column, meaning] : header.meanings) {
            table.columns.push_back(
                {tables::columnName(column), meaning == "person" ? "" : meaning, header.texts.at(column)});
            if (sheet_.columnHidden(column)) table.hiddenColumns.push_back(tables::columnName(column));
        }
        out_.list.read.push_back(std::move(table));
        header_ = std::move(header);
    }

    bool columnNumbers(const tables::Row& row) const {
        auto all = texts(row);
        if (all.size() < 3) return false;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (!digitsOnly(all[i]) ||
                (i > 0 && std::atoi(all[i].c_str()) != std::atoi(all[i - 1].c_str()) + 1))
                return false;
        return true;
    }

    std::string opening(const std::string& text) const {
        auto hit = words_.rows.at(wordsOf(text), 0);
        return hit ? words_.rows.of(hit) : "";
    }

    bool opensCluster(const std::string& text) const {
        auto hit = words_.groups.at(wordsOf(text), 0);
        return hit && words_.groups.of(hit) == "cluster";
    }

    void readAnswered(const tables::Row& row) {
        const auto* answer = out_.answers.of(sheet_.name, row.number);
        if (!answer) return readRow(row);
        if (answer->skip.value_or(false)) return ignore(row, "skipped");
        auto changed = corrected(row, *header_, *answer);
        if (!texts(changed).empty()) readRow(changed);
    }

    void readRow(const tables::Row& row) {
        auto all = texts(row);
        auto name = utf8::squeeze(header_->cell(row, "name"));
        auto number = trimmed(header_->cell(row, "number"), " .,)");
        if (columnNumbers(row)) return ignore(row, "column_numbers");
        for (std::size_t i = 0; i < all.size() && i < 2; ++i)
            if (opening(all[i]) == "total") return addTotal(row, all[i]);
        bool said = !legalFormOf(name, words_).empty() || words_.branches.opens(name);
        if (!said && all.size() <= 3 && opening(all.front()) == "signature" && digitsOf(number).empty())
            return ignore(row, "signature");
        bool heading = all[0].ends_with(':') || wordsOf(all[0]).size() == 1 || opensCluster(all[0]);
        if (all.size() == 1 && (heading || !((said && !name.empty()) || !callOf(name, words_).empty())))
            return group(row, all[0]);
        if (name.empty() && header_->cell(row, "short_name").empty()) return continueLast(row);
        bool known = said || typeOf(name, words_) || !digitsOf(number).empty() ||
                     !readInn(header_->cell(row, "inn")).inn.empty();
        if (!known) return ignore(row, "other");
        addOrganisation(row, name, number);
    }

    void addTotal(const tables::Row& row, const std::string& text) {
        out_.totals.push_back({sheet_.name, row.number, lastTotal_, text});
        lastTotal_ = row.number;
        ignore(row, "total");
    }

    void group(const tables::Row& row, const std::string& text) {
        auto meaning = opensCluster(text) ? "cluster" : words_.groups.find(text);
        if (meaning == "cluster")
            cluster_ = text;
        else if (!meaning.empty() || typeOf(text, words_))
            type_ = meaning.empty() ? typeOf(text, words_)->name : meaning;
        else
            type_.clear();
        ignore(row, "group");
    }

    /// A second telephone or mail on a line of its own belongs to the organisation above.
    void continueLast(const tables::Row& row) {
        auto& list = out_.list;
        bool says =
            header_->has("phone") && !(header_->cell(row, "phone") + header_->cell(row, "email")).empty();
        if (!says || list.organisations.empty() || list.organisations.back().source[0].sheet != sheet_.name)
            return ignore(row, "other");
        auto& o = list.organisations.back();
        o.source[0].rows.push_back(row.number);
        list.read.back().lastRow = row.number;
        auto phones = header_->cell(row, "phone", "; ");
        if (!phones.empty()) out_.drafts.back().phones += "; " + phones;
        if (o.email.empty()) o.email = readEmail(header_->cell(row, "email"), words_).email;
    }

    bool isBranch(const std::string& raw, const OrganisationRead& o, const Draft& draft) const {
        bool ownForm = !legalFormOf(o.name, words_).empty();
        auto dot = draft.number.find_first_of(".,");
        bool part = dot != std::string::npos && dot > 0 && dot + 1 < draft.number.size() &&
                    digitsOnly(digitsOf(draft.number));
        if (part || words_.branches.opens(o.name) || words_.branches.opens(draft.shortCell)) return true;
        if (words_.branches.hits(header_->cell(*row_, "type")) && !ownForm) return true;
        if (!draft.legalEntity.empty() && utf8::fold(draft.legalEntity) != utf8::fold(o.name) &&
            utf8::fold(draft.legalEntity) != utf8::fold(draft.shortCell))
            return true;
        if (ownForm || out_.list.organisations.empty()) return false;
        if (words_.branches.hits(o.name)) return true;
        // No number and no ИНН of its own among numbered neighbours, or set in from the margin.
        bool indented = raw.starts_with("  ") || raw.starts_with("\xC2\xA0") || raw.starts_with("\t");
        bool unnumbered = header_->has("number") && draft.number.empty();
        return (indented || unnumbered) && readInn(draft.innText).inn.empty();
    }

    std::string typeText(const tables::Row& row) {
        auto text = utf8::squeeze(header_->cell(row, "type"));
        if (saysSame(text, words_)) return lastType_;
        if (saysNothing(text, words_)) return "";
        return lastType_ = text;
    }

    void setType(OrganisationRead& o, const std::string& written, const std::string& shortCell) const {
        const TypeEntry* best = nullptr;
        for (const auto& text : {written, shortCell, o.name, type_, legalWords(o)})
            if (const auto* found = typeOf(text, words_);
                found && (!best || (best->generic && !found->generic))) {
                // A kindergarten in a list of schools stays one; only the same kind is told more exactly.
                if (best && best->kind != found->kind) continue;
                best = found;
            }
        if (best) {
            o.type = best->name;
            o.kind = best->kind;
        } else if (!words_.branches.opens(written)) {
            o.type = written;
        }
    }
    std::string legalWords(const OrganisationRead& o) const {
        return o.legalForm.find("ДОУ") != std::string::npos ? "доо" : "";
    }

    void addOrganisation(const tables::Row& row, const std::string& name, const std::string& number) {
        row_ = &row;
        auto cell = [&](const char* meaning, const char* mark = " ") {
            return utf8::squeeze(header_->cell(row, meaning, mark));
        };
        OrganisationRead o;
        Draft draft;
        o.source = {{sheet_.name, {row.number}}};
        draft.number = number;
        draft.shortCell = saysNothing(cell("short_name"), words_) ? "" : cell("short_name");
        // «да» says only that it is one.
        draft.legalEntity = cell("legal_entity");
        if (saysNothing(draft.legalEntity, words_) || utf8::length(draft.legalEntity) < 3)
            draft.legalEntity.clear();
        draft.innText = header_->cell(row, "inn");
        draft.ditto = saysSame(draft.innText, words_);
        draft.headText = cell("head");
        draft.phones = header_->cell(row, "phone", "; ");
        o.name = name.empty() ? draft.shortCell : name;
        o.legalEntity = !isBranch(header_->cell(row, "name"), o, draft);
        if (o.legalEntity) {
            o.legalForm = legalFormOf(draft.shortCell.empty() ? o.name : draft.shortCell, words_);
            if (o.legalForm.empty()) o.legalForm = legalFormOf(o.name, words_);
        }
        auto type = typeText(row);
        draft.typeWritten = typeOf(type, words_) != nullptr;
        setType(o, type, draft.shortCell);
        if (o.legalEntity) o.shortName = draft.shortCell.empty() ? shortened(o) : draft.shortCell;
        auto clustered = cell("cluster");
        if (saysSame(clustered, words_)) clustered = lastCluster_;
        o.cluster = lastCluster_ = clustered.empty() ? cluster_ : clustered;
        readRest(row, o);
        for (const auto& [column, meaning] : header_->meanings)
            if (!meaning.empty() && meaning != "person") o.cells[meaning] = cell(meaning.c_str());
        if (const auto* answer = out_.answers.of(sheet_.name, row.number); answer && answer->kind)
            o.kind = answer->kind;
        auto index = out_.list.organisations.size();
        out_.list.organisations.push_back(std::move(o));
        out_.drafts.push_back(std::move(draft));
        readOwnInn(index);
        readMail(index, header_->cell(row, "email"));
        noteStatus(index);
        auto& table = out_.list.read.back();
        if (table.firstRow == 0) table.firstRow = row.number;
        table.lastRow = row.number;
    }

    void readRest(const tables::Row& row, OrganisationRead& o) const {
        auto cell = [&](const char* meaning) { return utf8::squeeze(header_->cell(row, meaning)); };
        o.code = saysNothing(cell("code"), words_) ? "" : cell("code");
        if (auto ogrn = digitsOf(cell("ogrn")); ogrn.size() == 13) o.ogrn = ogrn;
        if (auto address = cell("address"); !saysNothing(address, words_) && !saysSame(address, words_)) {
            auto place = cell("place");
            o.addressRaw =
                place.empty() || address.find(place) != address.npos ? address : place + ", " + address;
            o.address = readAddress(o.addressRaw, words_);
        }
        if (auto actual = readAddress(cell("actual_address"), words_)) o.actualAddress = actual;
        o.site = readSite(cell("site"), words_);
        o.pupils = readCount(cell("pupils"));
        o.note = cell("note");
    }

    /// The short name that the statute's name gives: form, kind, number, the name in quotes.
    std::string shortened(const OrganisationRead& o) const {
        auto bare = withoutLegalForm(o.name, words_);
        auto form = wordsOf(o.legalForm);
        auto parts = wordsOf(o.name);
        bool spelled = !form.empty() && !parts.empty() && parts[0].text != form[0].text;
        const auto* type = typeOf(bare, words_);
        auto number = numberOf(bare);
        if (!spelled || !type || type->generic || number.empty()) return utf8::head(o.name, 150);
        auto out = o.legalForm + " " + type->shortName + " № " + number;
        auto quote = bare.rfind("«"), end = bare.find("»", quote == bare.npos ? 0 : quote);
        if (quote != bare.npos && quote > bare.find("№") && end != bare.npos)
            out += " " + bare.substr(quote, end + std::string("»").size() - quote);
        return out;
    }

    void readOwnInn(std::size_t index) {
        auto& o = out_.list.organisations[index];
        auto& draft = out_.drafts[index];
        if (!o.legalEntity || draft.ditto || saysNothing(draft.innText, words_)) return;
        auto read = readInn(draft.innText);
        o.inn = read.inn;
        if (read.wrong)
            out_.ask("inn_wrong", Severity::ask, index, {{"written", utf8::squeeze(draft.innText)}});
        else if (!innChecks(read.inn))
            out_.ask("inn_check_digit", Severity::ask, index, {{"inn", read.inn}});
        if (read.letter) out_.ask("inn_letter", Severity::confirm, index, {{"inn", read.inn}});
    }

    void readMail(std::size_t index, const std::string& text) {
        auto mail = readEmail(text, words_);
        out_.list.organisations[index].email = mail.email;
        if (mail.wrong)
            out_.ask("email_invalid", Severity::confirm, index, {{"written", utf8::squeeze(text)}});
    }

    void noteStatus(std::size_t index) {
        auto& o = out_.list.organisations[index];
        auto parts = wordsOf(o.note);
        if (auto hit = words_.statuses.first(parts)) {
            o.status = words_.statuses.of(hit);
            out_.ask(o.status == "other_department" ? o.status : "organisation_" + o.status, Severity::ask,
                     index, {{"note", o.note}});
        }
        for (std::size_t i = 0; i < parts.size(); ++i) {
            auto hit = words_.former.at(parts, i);
            if (!hit) continue;
            bool dated = words_.former.of(hit) == "before";
            auto from = hit.to;
            if (dated && (from >= parts.size() || !parts[from].number)) continue;
            while (from < parts.size() && parts[from].number) ++from;
            if (from >= parts.size()) continue;
            auto name = trimmed(o.note.substr(parts[from].from), " ,.;:()-–—");
            if (!legalFormOf(name, words_).empty() || !callOf(name, words_).empty()) o.formerName = name;
            break;
        }
    }

    const tables::Sheet& sheet_;
    const RegisterWords& words_;
    Drafts& out_;
    std::optional<Header> header_;
    const tables::Row* row_ = nullptr;
    int lastTotal_ = 0;
    std::string type_, cluster_, lastType_, lastCluster_;
};

}  // namespace

void Drafts::ask(std::string code, Severity severity, std::size_t organisation, TextParams params) {
    const auto& source = list.organisations[organisation].source[0];
    list.problems.push_back(
        {std::move(code), severity, source.sheet, source.rows, {organisation}, std::move(params)});
}

bool Register::asks(std::size_t organisation) const {
    return std::any_of(problems.begin(), problems.end(), [&](const RegisterProblem& p) {
        return p.severity == Severity::ask && !p.settled &&
               std::find(p.organisations.begin(), p.organisations.end(), organisation) !=
                   p.organisations.end();
    });
}

namespace {

/// "As it stands" was answered: the question is shown as settled and stops nothing.
void settle(Register& list, const RegisterAnswers& answers) {
    for (auto& p : list.problems) {
        const auto* answer = p.organisations.empty() ? nullptr : answers.of(p.sheet, p.rows.front());
        if (!answer || !answer->agreed) continue;
        const auto& codes = *answer->agreed;
        p.settled = std::find(codes.begin(), codes.end(), p.code) != codes.end();
    }
}

}  // namespace

Register readRegister(const tables::Workbook& workbook, const RegisterWords& words, Date asOf,
                      const RegisterAnswers& answers) {
    Drafts drafts{{}, {}, {}, answers};
    drafts.list.file = workbook.fileName;
    drafts.list.asOf = isoDate(asOf);
    for (const auto& sheet : workbook.sheets) {
        auto before = drafts.list.organisations.size();
        auto rows = drafts.list.ignoredRows.size(), tables = drafts.list.read.size();
        if (!sheet.hidden) SheetReader(sheet, words, drafts).read();
        if (drafts.list.organisations.size() > before) continue;
        drafts.list.ignoredRows.resize(rows);
        drafts.list.read.resize(tables);
        std::erase_if(drafts.totals, [&](const Total& t) { return t.sheet == sheet.name; });
        drafts.list.ignoredSheets.push_back({sheet.name, sheet.hidden         ? "hidden"
                                                         : sheet.rows.empty() ? "empty"
                                                                              : "no_organisations"});
    }
    linkBranches(drafts, words);
    completeContacts(drafts, words);
    checkTogether(drafts, words);
    // Whoever left rows out knows that the totals do not hold.
    if (answers.skips())
        std::erase_if(drafts.list.problems, [](const auto& p) { return p.code == "total_mismatch"; });
    settle(drafts.list, answers);
    auto& problems = drafts.list.problems;
    for (auto& p : problems)
        if (!p.organisations.empty())
            p.params.try_emplace("name", drafts.list.organisations[p.organisations[0]].shortName);
    auto place = [&](const RegisterProblem& p) {
        auto sheet = std::find_if(workbook.sheets.begin(), workbook.sheets.end(),
                                  [&](const auto& s) { return s.name == p.sheet; });
        return std::pair(sheet - workbook.sheets.begin(), p.rows.front());
    };
    std::stable_sort(problems.begin(), problems.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return std::move(drafts.list);
}

}  // namespace metodika::organisations
