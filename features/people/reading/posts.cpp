// «учитель математики, зам. директора по УВР (внутр. совм.) 0,5 ст.»: posts, one after another, with what is
// said of each.
#include <algorithm>
#include <charconv>
#include <utility>

#include "features/people/reading/cells.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

constexpr std::size_t longestCell = 1000;

bool parts(const Token& token) {
    return token.mark && std::u32string_view(U",;/+-&|").find(token.mark) != std::u32string_view::npos;
}

bool newLine(std::string_view text, const Token& a, const Token& b) {
    return text.substr(a.to, b.from - a.to).find('\n') != std::string_view::npos;
}

/// A post is named at the start, after a mark or «и», or on a new line; «по воспитательной работе» names
/// none.
bool mayBegin(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
    if (at == 0) return true;
    auto& before = tokens[at - 1];
    return parts(before) || before.word == U"и" || newLine(text, before, tokens[at]);
}

std::vector<PhraseBook::Hit> findPosts(std::string_view text, const std::vector<Token>& tokens,
                                       const Dictionary& dictionary) {
    std::vector<PhraseBook::Hit> out;
    for (std::size_t i = 0; i < tokens.size();) {
        auto hit = mayBegin(text, tokens, i) ? dictionary.positionBook.at(tokens, i) : PhraseBook::Hit{};
        if (auto duty = dictionary.duties.at(tokens, i); duty && duty.words >= hit.words) {
            i = duty.to;
            continue;
        }
        if (hit) out.push_back(hit);
        i = hit ? hit.to : i + 1;
    }
    if (out.empty())
        if (auto hit = dictionary.positionBook.first(tokens)) out.push_back(hit);
    return out;
}

std::optional<double> decimal(const Token& token) {
    if (!token.number || token.word.size() > 8) return {};
    std::string ascii;
    for (char32_t c : token.word) ascii += static_cast<char>(c);
    double value = 0;
    std::from_chars(ascii.data(), ascii.data() + ascii.size(), value);
    return value;
}

void readLoadOf(PostRead& post, const std::vector<Token>& tokens, std::size_t from, std::size_t to,
                const Dictionary& dictionary) {
    for (auto i = from; i < to; ++i) {
        auto value = decimal(tokens[i]);
        if (!value) continue;
        auto unit = i + 1 < to ? dictionary.units.book.at(tokens, i + 1) : PhraseBook::Hit{};
        auto word = unit ? dictionary.units.of(unit) : "";
        bool fraction = tokens[i].word.find(U'.') != std::u32string::npos;
        if (word == "hours") post.position.hoursPerWeek = *value;
        if (word == "rate" || (word.empty() && fraction && *value <= 3)) post.position.rate = *value;
    }
}

void readDetail(PostRead& post, std::string_view text, const std::vector<Token>& tokens, std::size_t from,
                std::size_t to, const Dictionary& dictionary) {
    for (auto& hit : dictionary.details.book.all(tokens, from, to)) {
        post.position.detail = dictionary.details.of(hit);
        return;
    }
    for (auto i = from; i < to; ++i) {
        if (tokens[i].word != U"по") continue;
        auto end = i + 1;
        while (end < to && !tokens[end].mark && !tokens[end].number) ++end;
        if (end > i + 1)
            post.position.detail =
                utf8::squeeze(text.substr(tokens[i].from, tokens[end - 1].to - tokens[i].from));
        return;
    }
}

void addSubject(std::vector<std::string>& out, const std::string& name) {
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
}

/// «директор, обществознание»: what is taught beside the post, in a part of its own.
std::vector<std::string> subjectsBeside(std::string_view text, const std::vector<Token>& tokens,
                                        std::size_t from, std::size_t to, const Dictionary& dictionary) {
    std::vector<std::string> out;
    auto apart = [](const Token& token) {
        return token.mark == U',' || token.mark == U';' || token.mark == U'/';
    };
    for (auto i = from; i < to; ++i) {
        if (!apart(tokens[i])) continue;
        auto end = i + 1;
        // «география 4 ч.»: the hours are no part of the subject.
        while (end < to && !apart(tokens[end]) && tokens[end].mark != U'(' && !tokens[end].number) ++end;
        if (end == i + 1) continue;
        auto part = text.substr(tokens[i + 1].from, tokens[end - 1].to - tokens[i + 1].from);
        for (auto& subject : onlySubjects(part, dictionary)) addSubject(out, subject);
    }
    return out;
}

/// «учитель столярного дела»: a subject that the dictionary does not know, as it is written.
std::string ownSubject(std::string_view text, const std::vector<Token>& tokens, std::size_t from,
                       std::size_t to, const Dictionary& dictionary) {
    auto end = from;
    while (end < to && tokens[end].isWord() && tokens[end].word != U"и") ++end;
    if (end == from || end - from > 4 || tokens[from].word == U"по" || tokens[from].word == U"с") return "";
    auto words = text.substr(tokens[from].from, tokens[end - 1].to - tokens[from].from);
    bool other = dictionary.employment.book.hits(words) || dictionary.categoryLevels.book.hits(words) ||
                 dictionary.units.book.hits(words) || dictionary.statuses.book.hits(words) ||
                 dictionary.organisationWords.hits(words) || dictionary.rows.book.hits(words) ||
                 dictionary.duties.hits(words) || dictionary.positionBook.hits(words);
    bool lower = utf8::lower(words) == words && utf8::length(words) >= 5;
    return other || !lower ? "" : utf8::squeeze(words);
}

void readEmploymentOf(PostRead& post, const std::vector<Token>& tokens, std::size_t from, std::size_t to,
                      const Dictionary& dictionary) {
    for (auto& hit : dictionary.employment.book.all(tokens, from, to)) {
        auto& word = dictionary.employment.of(hit);
        post.partTime = word == "part_time";
        post.saidEmployment = !post.partTime;
        post.position.employment = post.partTime ? "internal" : word;
        return;
    }
}

}  // namespace

std::vector<std::string> readSubjects(std::string_view text, const Dictionary& dictionary) {
    std::vector<std::string> out;
    const auto cell = utf8::head(text, longestCell);
    auto tokens = tokenise(cell);
    auto hits = dictionary.subjectBook.all(tokens);
    if (saysNothing(cell)) return out;
    if (auto row = dictionary.rows.book.at(tokens, 0); row && dictionary.rows.of(row) == "nothing")
        return out;
    // What lies between commas and names no known subject is a subject of the school's own.
    std::size_t from = 0, next = 0;
    int depth = 0;
    auto flush = [&](std::size_t to) {
        bool known = false;
        while (next < hits.size() && hits[next].from < to) {
            addSubject(out, dictionary.subjects[static_cast<std::size_t>(hits[next].entry)].name);
            from = std::max(from, hits[next].to);
            known = true;
            ++next;
        }
        bool words = false;
        for (auto i = from; i < to; ++i) words = words || (tokens[i].isWord() && tokens[i].word.size() > 2);
        if (!known && words)
            addSubject(out,
                       utf8::squeeze(cell.substr(tokens[from].from, tokens[to - 1].to - tokens[from].from)));
        from = std::max(from, to + 1);
    };
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].mark == U'(') ++depth;
        if (tokens[i].mark == U')') --depth;
        bool covered = next < hits.size() && i > hits[next].from && i < hits[next].to;
        if (!covered && depth <= 0 && (tokens[i].mark == U',' || tokens[i].mark == U';') && i >= from)
            flush(i);
    }
    if (from < tokens.size()) flush(tokens.size());
    return out;
}

std::vector<std::string> onlySubjects(std::string_view text, const Dictionary& dictionary) {
    if (text.empty() || text.size() > 200) return {};
    auto tokens = tokenise(text);
    // «физ-ра» is a subject, though a post begins like it; «психолог» is a post.
    bool contracted = !tokens.empty() && !tokens[0].tail.empty();
    if (!contracted && dictionary.positionBook.first(tokens)) return {};
    auto hits = dictionary.subjectBook.all(tokens);
    if (hits.empty()) return {};
    std::vector<std::string> out;
    std::size_t next = 0;
    for (auto& hit : hits) {
        for (; next < hit.from; ++next)
            if (!tokens[next].mark && tokens[next].word != U"и") return {};
        next = hit.to;
        addSubject(out, dictionary.subjects[static_cast<std::size_t>(hit.entry)].name);
    }
    for (; next < tokens.size(); ++next)
        if (!tokens[next].mark) return {};
    return out;
}

PostsRead readPosts(std::string_view cell, const Dictionary& dictionary) {
    PostsRead out;
    const auto text = utf8::head(cell, longestCell);
    auto tokens = tokenise(text);
    auto hits = findPosts(text, tokens, dictionary);
    if (hits.empty()) {
        out.understood = false;
        return out;
    }
    for (std::size_t i = 0; i < hits.size(); ++i) {
        auto& entry = dictionary.positions[static_cast<std::size_t>(hits[i].entry)];
        PostRead post;
        post.kind = entry.kind;
        post.teaches = entry.teaches;
        post.position.title = entry.title;
        post.position.detail = entry.detail;
        if (!entry.subject.empty()) post.position.subjects.push_back(entry.subject);
        if (i > 0) post.position.employment = "internal";

        auto from = hits[i].to;
        auto to = i + 1 < hits.size() ? hits[i + 1].from : tokens.size();
        if (auto place = findWorkplace(text, tokens, from, to, dictionary)) {
            out.mainWorkplace = place->name;
            to = place->from;
        }
        if (i == 0) readEmploymentOf(post, tokens, 0, hits[0].from, dictionary);
        readEmploymentOf(post, tokens, from, to, dictionary);
        readLoadOf(post, tokens, from, to, dictionary);
        if (entry.kind == PositionKind::manager && post.position.detail.empty())
            readDetail(post, text, tokens, from, to, dictionary);
        if (entry.teaches || entry.title == "преподаватель")
            for (auto& hit : dictionary.subjectBook.all(tokens, from, to))
                addSubject(post.position.subjects,
                           dictionary.subjects[static_cast<std::size_t>(hit.entry)].name);
        bool lessons = entry.teaches || entry.title == "преподаватель";
        bool teachesBeside = !lessons && entry.kind != PositionKind::other;
        auto beside =
            teachesBeside ? subjectsBeside(text, tokens, from, to, dictionary) : std::vector<std::string>{};
        if (lessons && post.position.subjects.empty())
            if (auto own = ownSubject(text, tokens, from, to, dictionary); !own.empty())
                post.position.subjects.push_back(own);
        out.posts.push_back(std::move(post));
        if (beside.empty()) continue;
        auto teacher = std::find_if(dictionary.positions.begin(), dictionary.positions.end(),
                                    [](auto& p) { return p.teaches; });
        if (teacher == dictionary.positions.end()) continue;
        PostRead second;
        second.position.title = teacher->title;
        second.position.subjects = std::move(beside);
        second.position.employment = "internal";
        // The hours of «директор, география 4 ч.» are those of the lessons.
        if (entry.kind == PositionKind::manager)
            second.position.hoursPerWeek = std::exchange(out.posts.back().position.hoursPerWeek, {});
        second.kind = teacher->kind;
        second.teaches = true;
        out.posts.push_back(std::move(second));
    }
    return out;
}

NoteRead readNote(std::string_view cell, const Dictionary& dictionary, Date asOf) {
    NoteRead out;
    const auto text = utf8::head(utf8::squeeze(cell), longestCell);
    if (text.empty() || saysNothing(text) || refersElsewhere(text, dictionary)) return out;
    auto tokens = tokenise(text);
    if (auto hit = dictionary.noPatronymic.first(tokens)) {
        out.noPatronymic = true;
        out.rest = text;
        return out;
    }
    bool understood = false;
    for (auto& hit : dictionary.statuses.book.all(tokens)) {
        understood = true;
        auto& status = dictionary.statuses.of(hit);
        if (status == "dismissed") {
            out.dismissed = true;
        } else if (status == "moved") {
            understood = dictionary.organisationWords.hits(text);
            bool away = hit.to < tokens.size() && tokens[hit.to].word == U"в";
            // «переведена в СОШ № 7»: no longer here.
            if (understood && away && text.find(" из ") == std::string::npos)
                out.dismissed = true;
            else if (understood)
                out.movedFrom = text;
        } else if (status == "hired") {
            if (auto found = bestDate(findDates(text, Century::recent, asOf))) out.hireDate = found->iso;
            understood = !out.hireDate.empty();
        } else if (out.status.empty()) {
            out.status = status;
            // The last day named is when it ends: «с 01.02.2025 по 11.05.2028», but not «с 01.02.2025».
            for (auto& found : findDates(text, Century::recent, asOf)) {
                auto before = tokenise(std::string_view(text).substr(0, found.from));
                bool begins = !before.empty() && (before.back().word == U"с" || before.back().word == U"со");
                if (!begins && found.iso.size() >= 7 && found.iso > out.statusUntil)
                    out.statusUntil = found.iso;
            }
        }
    }
    auto to = tokens.size();
    if (auto place = findWorkplace(text, tokens, 0, to, dictionary)) {
        out.mainWorkplace = place->name;
        to = place->from;
        understood = true;
    }
    // «0,5 ст.»
    for (std::size_t i = 0; i + 1 < to; ++i) {
        auto unit = decimal(tokens[i]) ? dictionary.units.book.at(tokens, i + 1) : PhraseBook::Hit{};
        if (!unit || dictionary.units.of(unit) != "rate" || *decimal(tokens[i]) > 3 || out.rate) continue;
        out.rate = decimal(tokens[i]);
        understood = understood || tokens.size() <= 4;
    }
    for (auto& hit : dictionary.employment.book.all(tokens, 0, to)) {
        if (!out.employment.empty()) break;
        out.employment = dictionary.employment.of(hit);
        understood = true;
        if (out.employment != "main" && dictionary.positionBook.first(tokens)) {
            out.posts = readPosts(text, dictionary).posts;
            for (auto& post : out.posts)
                post.position.employment = out.employment == "external" ? "external" : "internal";
            out.employment.clear();
            break;
        }
    }
    if (!understood) out.rest = text;
    return out;
}

}  // namespace metodika::people
