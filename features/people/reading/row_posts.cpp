// What somebody does: posts, subjects, rates and hours of a row, wherever its columns tell them.
#include <algorithm>
#include <set>
#include <utility>

#include "features/people/reading/entry.hpp"
#include "platform/base/utf8.hpp"

namespace metodika::people {
using tables::Row;
namespace {
constexpr double mostRate = 3, mostHours = 60;
}  // namespace

void RowReader::readPositions(const Table& table, const Row& row, Entry& entry) const {
    auto text = textOf(table, row, "position");
    // «Ким Инна Львовна, директор»
    if (trimmed(text).empty() && (dictionary_.positionBook.hits(entry.besideName) ||
                                  !onlySubjects(entry.besideName, dictionary_).empty()))
        text = entry.besideName;
    auto subjectText = textOf(table, row, "subject");
    // «Предмет» over «директор, география 4 ч.»: what names a post is one, whatever the header says.
    if (!table.has("position") && namesPost(subjectText)) text = std::exchange(subjectText, "");
    entry.positionBlank = trimmed(text).empty();
    if (!entry.positionBlank && !saysNothing(text)) {
        auto& read = posts_.of(text, [&](auto& t) {
            // «физика, информатика (совм. внеш.)»
            auto bracket = t.find('(');
            auto subjects = onlySubjects(t, dictionary_);
            if (subjects.empty() && bracket != std::string::npos)
                subjects = onlySubjects(t.substr(0, bracket), dictionary_);
            else
                bracket = std::string::npos;
            if (subjects.empty()) return readPosts(t, dictionary_);
            PostsRead teaches;
            if (auto teacher = teacherPost()) teaches.posts.push_back(*teacher);
            for (auto& post : teaches.posts) {
                post.position.subjects = subjects;
                if (bracket == std::string::npos) continue;
                auto said = readEmployment(t.substr(bracket), dictionary_);
                if (said.word.empty()) continue;
                post.partTime = said.word == "part_time";
                post.saidEmployment = !post.partTime;
                post.position.employment = post.partTime ? "internal" : said.word;
                teaches.mainWorkplace = said.mainWorkplace;
            }
            return teaches;
        });
        entry.posts = read.posts;
        entry.assumedPost = !onlySubjects(text, dictionary_).empty();
        entry.person.mainWorkplace = read.mainWorkplace;
        entry.placeInPost = !read.mainWorkplace.empty();
        if (!read.understood) {
            PostRead post;
            post.position.title = utf8::head(utf8::squeeze(text), 200);
            entry.posts.push_back(post);
            entry.ask("position_unknown", Severity::confirm, "positions",
                      {{"position", post.position.title}});
        }
    }
    auto subjects = subjects_.of(subjectText, [&](auto& t) { return readSubjects(t, dictionary_); });
    if (!subjects.empty() && entry.posts.empty() && !table.has("position")) {
        // A list without posts that names subjects is a list of teachers.
        if (auto teacher = teacherPost()) entry.posts.push_back(*teacher);
        entry.assumedPost = true;
    }
    if (entry.posts.empty() && !table.has("position") && !table.has("subject") && titlePost_)
        entry.posts.push_back(*titlePost_);
    if (!subjects.empty() && !entry.posts.empty()) {
        auto post = std::find_if(entry.posts.begin(), entry.posts.end(), [](auto& p) { return p.teaches; });
        if (post == entry.posts.end())
            post = std::find_if(entry.posts.begin(), entry.posts.end(),
                                [](auto& p) { return p.position.title.starts_with("преподаватель"); });
        auto& title = entry.posts.front().position.title;
        bool runs = title == "директор" || title == "заместитель директора";
        if (auto teacher = post == entry.posts.end() && runs ? teacherPost() : std::nullopt) {
            // What a director has a subject for is lessons beside the post.
            teacher->position.employment = "internal";
            teacher->saidEmployment = true;
            entry.posts.push_back(*teacher);
            post = std::prev(entry.posts.end());
        }
        if (post == entry.posts.end()) post = entry.posts.begin();
        for (auto& subject : post->position.subjects)
            if (std::find(subjects.begin(), subjects.end(), subject) == subjects.end())
                subjects.push_back(subject);
        // Who teaches primary classes teaches these all.
        static const std::set<std::string> ofPrimary = {
            "русский язык",      "литература",     "литературное чтение",
            "математика",        "окружающий мир", "родной язык",
            "труд (технология)", "музыка",         "изобразительное искусство"};
        if (std::find(subjects.begin(), subjects.end(), "начальные классы") != subjects.end())
            std::erase_if(subjects, [](auto& subject) { return ofPrimary.contains(subject); });
        post->position.subjects = subjects;
    } else {
        entry.looseSubjects = subjects;
    }

    auto conditions = textOf(table, row, "employment");
    bool secondPost = readSecondPosts(conditions, entry);
    auto& employment = employments_.of(conditions, [&](auto& t) { return readEmployment(t, dictionary_); });
    if (!employment.word.empty() && !entry.posts.empty() && !secondPost) {
        auto& post = entry.posts.front();
        post.partTime = employment.word == "part_time";
        post.saidEmployment = !post.partTime;
        post.position.employment = post.partTime ? "internal" : employment.word;
    }
    if (!employment.mainWorkplace.empty()) entry.person.mainWorkplace = employment.mainWorkplace;
    if (auto place = organisationName(textOf(table, row, "main_workplace"));
        !place.empty() && !saysNothing(place)) {
        entry.person.mainWorkplace = utf8::head(place, 200);
        if (!entry.posts.empty() && !entry.posts.front().saidEmployment) {
            entry.posts.front().saidEmployment = true;
            entry.posts.front().partTime = false;
            entry.posts.front().position.employment = "external";
        }
    }
    readLoads(table, row, entry);
    readDirection(table, row, entry);
    auto organisation = organisationName(textOf(table, row, "organisation"));
    entry.person.organisation = organisation;
    for (auto& post : entry.posts) post.position.organisation = organisation;
}

/// «Внутреннее совмещение: учитель музыки, 3 ч.»: posts beside the first; «0,25 ст.» is told of the first.
bool RowReader::readSecondPosts(const std::string& text, Entry& entry) const {
    if (text.empty() || text.size() > 300 || entry.posts.empty()) return false;
    // What stands after «осн. место работы» is another employer's.
    auto tokens = tokenise(text);
    auto place = findWorkplace(text, tokens, 0, tokens.size(), dictionary_);
    if (place && place->from == 0) return false;
    if (place) return readSecondPosts(trimmed(text.substr(0, tokens[place->from].from), "(,;-–"), entry);
    if (dictionary_.positionBook.hits(text)) {
        auto read = readPosts(text, dictionary_);
        for (auto& post : read.posts) {
            if (!post.saidEmployment) post.position.employment = "internal";
            post.saidEmployment = true;
            entry.posts.push_back(post);
        }
        return !read.posts.empty();
    }
    if (!dictionary_.units.book.hits(text)) return false;
    for (auto& load : readLoad(text, dictionary_)) {
        auto& post = entry.posts.front().position;
        if (load.rate && *load.rate <= mostRate && !post.rate) post.rate = load.rate;
        if (load.hours && *load.hours <= mostHours && !post.hoursPerWeek) post.hoursPerWeek = load.hours;
    }
    return false;
}

void RowReader::readLoads(const Table& table, const Row& row, Entry& entry) const {
    if (entry.posts.empty()) return;
    if (teachesBeside(textOf(table, row, "rate"), entry)) return;
    auto enter = [&](const std::vector<LoadRead>& loads) {
        for (std::size_t i = 0; i < loads.size(); ++i) {
            auto& post = entry.posts[std::min(i, entry.posts.size() - 1)].position;
            // Nobody works ten times a rate or two hundred hours a week: that is money.
            if (loads[i].rate && *loads[i].rate <= mostRate) post.rate = loads[i].rate;
            if (loads[i].hours && *loads[i].hours <= mostHours) post.hoursPerWeek = loads[i].hours;
        }
    };
    enter(loads_.of(textOf(table, row, "rate"), [&](auto& t) { return readLoad(t, dictionary_); }));
    auto& hours = hours_.of(textOf(table, row, "hours_load"),
                            [&](auto& t) { return readLoad(t, dictionary_, LoadUnit::hours); });
    // The hours of a director who teaches are those of the lessons.
    auto teaching = std::find_if(entry.posts.begin(), entry.posts.end(),
                                 [](auto& p) { return p.kind == PositionKind::educator; });
    bool lessons = hours.size() == 1 && hours[0].hours && *hours[0].hours <= mostHours &&
                   entry.posts[0].kind == PositionKind::manager && teaching != entry.posts.end();
    if (lessons)
        teaching->position.hoursPerWeek = hours[0].hours;
    else
        enter(hours);
    // «физика – 8 ч., математика – 15 ч.»
    auto told = hoursTold(textOf(table, row, "subject"));
    if (told && *told <= mostHours && teaching != entry.posts.end() && !teaching->position.hoursPerWeek)
        teaching->position.hoursPerWeek = told;
}

/// «воспитатель», but not «психология», «физ-ра».
bool RowReader::namesPost(const std::string& text) const {
    if (text.empty() || text.size() > 300 || !onlySubjects(text, dictionary_).empty()) return false;
    auto tokens = tokenise(text);
    auto post = dictionary_.positionBook.first(tokens);
    auto subject = post ? dictionary_.subjectBook.at(tokens, post.from) : PhraseBook::Hit{};
    return post && post.words > subject.words;
}

/// The hours that a text names with their unit, added up.
std::optional<double> RowReader::hoursTold(std::string_view text) const {
    std::optional<double> sum;
    auto tokens = tokenise(text.substr(0, 300));
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (!tokens[i].number || tokens[i].word.size() > 4) continue;
        auto unit = dictionary_.units.book.at(tokens, i + 1);
        if (!unit || dictionary_.units.of(unit) != "hours") continue;
        auto loads = readLoad(utf8Of(tokens[i]), dictionary_, LoadUnit::hours);
        if (!loads.empty() && loads[0].hours) sum = sum.value_or(0) + *loads[0].hours;
    }
    return sum;
}

/// «обществозн., 8 ч.» in the load of a director: what somebody teaches beside the post.
bool RowReader::teachesBeside(const std::string& text, Entry& entry) const {
    if (text.empty() || text.size() > 200 || !dictionary_.subjectBook.hits(text)) return false;
    bool teaches = std::any_of(entry.posts.begin(), entry.posts.end(), [](auto& p) { return p.teaches; });
    auto teacher = teacherPost();
    if (teaches || !teacher) return false;
    for (auto& hit : dictionary_.subjectBook.all(tokenise(text)))
        teacher->position.subjects.push_back(dictionary_.subjects[static_cast<std::size_t>(hit.entry)].name);
    auto loads = readLoad(text, dictionary_, LoadUnit::hours);
    if (!loads.empty()) {
        teacher->position.rate = loads[0].rate;
        if (loads[0].hours && *loads[0].hours <= mostHours) teacher->position.hoursPerWeek = loads[0].hours;
    }
    teacher->position.employment = "internal";
    teacher->saidEmployment = true;
    entry.posts.push_back(*teacher);
    return true;
}

/// A post of the dictionary that has subjects: учитель.
std::optional<PostRead> RowReader::teacherPost() const {
    auto teacher = std::find_if(dictionary_.positions.begin(), dictionary_.positions.end(),
                                [](auto& p) { return p.teaches; });
    if (teacher == dictionary_.positions.end()) return {};
    return PostRead{{teacher->title, {}, "main", {}, {}, {}, {}, {}}, teacher->kind, true, false, false};
}

/// «Юннат» (естественнонаучная): what the association is about belongs to those who lead it.
void RowReader::readDirection(const Table& table, const Row& row, Entry& entry) const {
    auto text = textOf(table, row, "direction");
    if (text.empty()) text = textOf(table, row, "group");
    if (text.empty() || text.size() > 500 || entry.posts.empty()) return;
    auto& direction = directions_.of(text, [&](auto& t) {
        auto hits = dictionary_.directions.book.all(tokenise(t));
        // The last one named: a name of the association may hold such a word too.
        return hits.empty() ? std::string() : dictionary_.directions.of(hits.back());
    });
    if (direction.empty()) return;
    auto post = std::find_if(entry.posts.begin(), entry.posts.end(), [&](auto& p) {
        auto known = dictionary_.position(p.position.title);
        return known && known->directed;
    });
    (post == entry.posts.end() ? entry.posts.front() : *post).position.direction = direction;
}

void RowReader::enterTitle(std::string_view title) {
    auto tokens = tokenise(title);
    // «учителей истории», but not «сведения об учителях»: the subject is what makes it a post of them all.
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto hit = dictionary_.positionBook.at(tokens, i);
        if (!hit || !dictionary_.positions[static_cast<std::size_t>(hit.entry)].teaches) continue;
        std::vector<std::string> subjects;
        for (auto& subject : dictionary_.subjectBook.all(tokens, hit.to))
            subjects.push_back(dictionary_.subjects[static_cast<std::size_t>(subject.entry)].name);
        auto teacher = subjects.empty() ? std::nullopt : teacherPost();
        if (!teacher || subjects.size() > 4) continue;
        teacher->position.subjects = std::move(subjects);
        titlePost_ = std::move(teacher);
        return;
    }
}

}  // namespace metodika::people
