#include "features/people/reading/dictionary.hpp"

#include <yaml-cpp/yaml.h>

#include <sstream>
#include <stdexcept>

#include "platform/base/utf8.hpp"

namespace metodika::people {
namespace {

YAML::Node load(const std::filesystem::path& file) {
    try {
        return YAML::LoadFile(file.string());
    } catch (const YAML::Exception& error) {
        throw std::runtime_error(file.string() + ": " + error.what());
    }
}

std::string text(const YAML::Node& node, const char* key, const std::string& otherwise = "") {
    return node[key] ? node[key].as<std::string>() : otherwise;
}

void addPhrases(PhraseBook& book, int entry, const YAML::Node& phrases) {
    for (const auto& phrase : phrases) book.add(entry, phrase.as<std::string>());
}

Lexicon lexicon(const YAML::Node& node, PhraseBook empty = PhraseBook()) {
    Lexicon out(std::move(empty));
    for (const auto& pair : node) addPhrases(out.book, out.add(pair.first.as<std::string>()), pair.second);
    return out;
}

PhraseBook book(const YAML::Node& phrases) {
    PhraseBook out;
    addPhrases(out, 0, phrases);
    return out;
}

PositionKind kindOf(const std::string& word) {
    if (word == "educator") return PositionKind::educator;
    if (word == "manager") return PositionKind::manager;
    if (word == "other") return PositionKind::other;
    throw std::runtime_error("kind of a position is educator, manager or other, not " + word);
}

void readPositions(const YAML::Node& root, Dictionary& out) {
    // «педагог - организатор»
    out.positionBook = PhraseBook(U"/-");
    for (const auto& node : root["positions"]) {
        PositionEntry entry;
        entry.title = node["title"].as<std::string>();
        entry.kind = kindOf(text(node, "kind", "educator"));
        entry.teaches = node["teaches"] && node["teaches"].as<bool>();
        entry.directed = node["directed"] && node["directed"].as<bool>();
        entry.subject = text(node, "subject");
        entry.detail = text(node, "detail");
        addPhrases(out.positionBook, static_cast<int>(out.positions.size()), node["phrases"]);
        out.positions.push_back(std::move(entry));
    }
    out.duties = book(root["duties"]);
    for (const auto& node : root["details"])
        addPhrases(out.details.book, out.details.add(node["text"].as<std::string>()), node["phrases"]);
}

void readSubjects(const YAML::Node& root, Dictionary& out) {
    // «русский язык и литература», «труд (технология)», «рус.яз., литература» are one subject each.
    out.subjectBook = PhraseBook(U"/,()-", {U"и"});
    for (const auto& pair : root["cycles"])
        out.cycles[pair.first.as<std::string>()] = pair.second.as<std::string>();
    for (const auto& node : root["subjects"]) {
        SubjectEntry entry{node["name"].as<std::string>(), text(node, "cycle", "other")};
        if (!out.cycles.contains(entry.cycle)) throw std::runtime_error("no such cycle: " + entry.cycle);
        addPhrases(out.subjectBook, static_cast<int>(out.subjects.size()), node["phrases"]);
        out.subjects.push_back(std::move(entry));
    }
}

void readNames(const YAML::Node& root, Dictionary& out) {
    for (const auto& ending : root["patronymic_endings"])
        out.patronymicEndings.push_back(utf8::decode(utf8::fold(ending.as<std::string>())));
    for (const auto& word : root["patronymic_words"])
        out.patronymicWords.insert(utf8::fold(word.as<std::string>()));
    out.noPatronymic = book(root["no_patronymic"]);
    out.noPatronymicNote = text(root, "no_patronymic_note");
    std::istringstream names(root["first_names"].as<std::string>());
    for (std::string name; names >> name;) out.firstNames.insert(utf8::fold(name));
}

void readLists(const YAML::Node& root, Dictionary& out) {
    out.columns = lexicon(root["columns"], PhraseBook(U"/,.()-:", {U"и"}));
    for (const auto& meaning : root["people_columns"]) out.peopleColumns.insert(meaning.as<std::string>());
    out.headerOpenings = book(root["header_openings"]);
    out.employment = lexicon(root["employment"]);
    out.mainWorkplace = Lexicon();
    addPhrases(out.mainWorkplace.book, out.mainWorkplace.add("main_workplace"), root["main_workplace"]);
    out.categoryLevels = lexicon(root["category_levels"], PhraseBook(U"/-"));
    out.educationLevels = lexicon(root["education_levels"], PhraseBook(U"/-"));
    out.directions = lexicon(root["directions"], PhraseBook(U"/-"));
    out.courseForms = lexicon(root["course_forms"], PhraseBook(U"/-"));
    out.courseProviders = book(root["course_providers"]);
    out.courseTopics = book(root["course_topics"]);
    out.retraining = Lexicon();
    addPhrases(out.retraining.book, out.retraining.add("retraining"), root["retraining"]);
    for (const auto& pair : root["category_marks"])
        for (const auto& mark : pair.second)
            out.categoryMarks[utf8::fold(mark.as<std::string>())] = pair.first.as<std::string>();
    for (const auto& pair : root["education_marks"])
        for (const auto& mark : pair.second)
            out.educationMarks[utf8::fold(mark.as<std::string>())] = pair.first.as<std::string>();
    for (const auto& domain : root["mail_domains"]) out.mailDomains.insert(domain.as<std::string>());
    out.statuses = lexicon(root["statuses"]);
    out.rows = lexicon(root["rows"]);
    out.units = lexicon(root["units"]);
    out.organisationTypes = lexicon(root["organisation_types"]);
    out.organisationWords = book(root["organisation_words"]);
    for (const auto& form : root["legal_forms"]) out.legalForms.push_back(form.as<std::string>());
    for (const auto& word : root["settlements"]) out.settlements.push_back(word.as<std::string>());

    for (const auto& pair : root["category_level_names"])
        out.categoryLevelNames[pair.first.as<std::string>()] = pair.second.as<std::string>();
    for (auto& level : out.categoryLevels.values) out.categoryLevelNames.try_emplace(level, level);

    auto rules = root["category_rules"];
    auto since = parseDate(text(rules, "without_term_since"));
    if (!since) throw std::runtime_error("category_rules: without_term_since is not a date");
    out.categoryRules = {*since,
                         rules["years"].as<int>(),
                         rules["szd_years"].as<int>(),
                         rules["course_hours_from"].as<int>(),
                         rules["retraining_hours_from"].as<int>(),
                         rules["teacher_age_from"].as<int>()};
}

}  // namespace

int Lexicon::add(const std::string& value) {
    values.push_back(value);
    return static_cast<int>(values.size()) - 1;
}

std::string Lexicon::find(std::string_view text) const {
    auto hit = book.first(tokenise(text));
    return hit ? of(hit) : "";
}

const PositionEntry* Dictionary::position(std::string_view title) const {
    for (auto& entry : positions)
        if (entry.title == title) return &entry;
    return nullptr;
}

Dictionary loadDictionary(const std::filesystem::path& packFolder) {
    return loadDictionary([&](std::string_view name) { return packFolder / name; });
}

Dictionary loadDictionary(const FileOf& fileOf) {
    Dictionary out;
    auto part = [&](const char* name, auto read) {
        const auto file = fileOf("dictionaries/" + std::string(name));
        auto root = load(file);
        try {
            read(root, out);
        } catch (const std::exception& error) {
            throw std::runtime_error(file.string() + ": " + error.what());
        }
    };
    part("positions.yaml", readPositions);
    part("subjects.yaml", readSubjects);
    part("names.yaml", readNames);
    part("staff_lists.yaml", readLists);
    return out;
}

}  // namespace metodika::people
