#include "platform/packs/pack.hpp"

#include <algorithm>

namespace metodika::packs {
namespace fs = std::filesystem;
namespace {

constexpr int mostBases = 4;
const Date always = date(9999, 12, 31);

// A text stays a text and a number a number, whoever says it.
std::string_view shapeOf(const Node& value) {
    if (value.isList()) return "list";
    if (value.isMap()) return "map";
    if (value.asNumber()) return "number";
    if (value.asBoolean()) return "boolean";
    if (value.asDate()) return "date";
    return "text";
}

std::vector<fs::path> filesOf(const fs::path& folder, std::string_view prefix) {
    std::vector<fs::path> out;
    if (!fs::is_directory(folder)) return out;
    for (const auto& entry : fs::directory_iterator(folder)) {
        auto name = entry.path().filename().string();
        if (entry.is_regular_file() && name.starts_with(prefix) && name.ends_with(".yaml"))
            out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

class Pack::Loader {
  public:
    Loader(std::vector<Problem>& problems, std::string shown)
        : problems_(problems), shown_(std::move(shown)) {}

    Pack load(const fs::path& folder, int depth = 0) {
        Pack pack;
        trying([&] { readHead(pack, folder, depth); });
        pack.folders_.insert(pack.folders_.begin(), folder);
        for (const auto& file : filesOf(folder, "thresholds"))
            trying([&] { readSettings(pack, Node::read(file, shown_ + file.filename().string())); });
        for (const auto& file : filesOf(folder / "indicators", ""))
            trying([&] {
                readIndicators(pack, Node::read(file, shown_ + "indicators/" + file.filename().string()));
            });
        for (const char* language : {"ru", "en"}) {
            auto name = "text/" + std::string(language) + ".json";
            if (fs::exists(folder / name))
                trying([&] { readTexts(pack, language, Node::read(folder / name, shown_ + name)); });
        }
        pack.wording_ = wordingOf(pack);
        return pack;
    }

  private:
    template <class F>
    void trying(F&& f) {
        try {
            f();
        } catch (const Broken& b) {
            problems_.push_back({Problem::Gravity::error, b.where, b.key, b.params});
        }
    }
    void wrong(const Node& at, std::string key, std::map<std::string, std::string> params = {}) {
        problems_.push_back({Problem::Gravity::error, at.where(), std::move(key), std::move(params)});
    }

    void readHead(Pack& pack, const fs::path& folder, int depth) {
        Node head = Node::read(folder / "pack.yaml", shown_ + "pack.yaml");
        if (Node base = head["base"]) {
            auto name = base.text();
            bool plain = !name.empty() && name.find_first_of("/\\.") == name.npos;
            if (!plain || depth >= mostBases || !fs::is_directory(folder / ".." / name))
                wrong(base, "packs.no_base", {{"name", name}});
            else
                pack = Loader(problems_, "../" + name + "/").load(folder / ".." / name, depth + 1);
            based_ = !pack.folders_.empty();
        }
        for (const auto& [key, value] : head.entries())
            if (key != "name" && key != "title" && key != "base" && key != "languages" &&
                key != "documents" && key != "without")
                wrong(value, "packs.unknown_key", {{"name", key}});
        // What the packs below count and this region does not ask for.
        if (Node without = head["without"])
            for (const Node& code : without.list())
                if (!std::erase_if(pack.indicators_, [&](const Node& i) {
                        return i["code"] && i["code"].text() == code.text();
                    }))
                    wrong(code, "packs.no_indicator", {{"code", code.text()}});
        pack.name_ = head.at("name").text();
        pack.languages_ = head.at("languages").texts();
        if (pack.languages_.empty() || pack.languages_.front() != "ru")
            wrong(head.at("languages"), "packs.russian_first");
        pack.title_ = head.at("title").words();
        for (const auto& language : pack.languages_)
            if (!pack.title_.contains(language))
                wrong(head.at("title"), "packs.missing_text", {{"language", language}});
        if (Node documents = head["documents"])
            for (const auto& [name, entries] : documents.entries())
                trying([&] {
                    pack.documents_[name] = datedIn(entries, "file");
                    for (const Dated& d : pack.documents_[name])
                        if (!fs::is_regular_file(folder / d.value.text()))
                            wrong(d.value, "packs.no_file", {{"name", d.value.text()}});
                });
    }

    // [{since, until?, <what>, act?}], one after another in time.
    std::vector<Dated> datedIn(const Node& entries, std::string_view what) {
        std::vector<Dated> out;
        for (const Node& entry : entries.list()) {
            for (const auto& [key, value] : entry.entries())
                if (key != "since" && key != "until" && key != what && key != "act" && key != "note")
                    wrong(value, "packs.unknown_key", {{"name", key}});
            Dated dated{entry.at("since").date(), always, entry.at(what), {}};
            if (Node act = entry["act"]) dated.act = act.text();
            if (Node until = entry["until"]) dated.until = until.date();
            if (dated.until <= dated.since) wrong(entry, "packs.ends_before");
            if (!out.empty()) {
                if (dated.since <= out.back().since) throw Broken(entry.where(), "packs.out_of_order");
                // The entry before lasts until this one unless it ended earlier by itself.
                if (out.back().until == always) out.back().until = dated.since;
                if (out.back().until > dated.since) throw Broken(entry.where(), "packs.overlap");
            }
            out.push_back(std::move(dated));
        }
        if (out.empty()) throw Broken(entries.where(), "packs.no_value");
        return out;
    }

    void readTexts(Pack& pack, const std::string& language, const Node& file) {
        for (const auto& [key, sentence] : file.entries())
            pack.texts_[language][key] = {sentence.text(), sentence.where()};
    }

    // FNV-1a: browsers keep the words under it.
    static std::string wordingOf(const Pack& pack) {
        std::uint64_t hash = 14695981039346656037u;
        auto take = [&](std::string_view s) {
            for (unsigned char c : s) hash = (hash ^ c) * 1099511628211u;
            hash = (hash ^ 0xff) * 1099511628211u;
        };
        for (const auto& [language, texts] : pack.texts_) {
            take(language);
            for (const auto& [key, said] : texts) take(key), take(said.sentence);
        }
        if (pack.texts_.empty()) return {};
        std::string out;
        for (int i = 0; i < 12; ++i, hash >>= 4) out += "0123456789abcdef"[hash & 15];
        return pack.name_ + "-" + out;
    }

    void readSettings(Pack& pack, const Node& file) {
        for (const auto& [name, entries] : file.at("settings").entries())
            trying([&] {
                auto dated = datedIn(entries, "value");
                auto shape = shapeOf(dated.front().value);
                for (const Dated& d : dated)
                    if (shapeOf(d.value) != shape)
                        throw Broken(d.value.where(), "packs.other_shape",
                                     {{"expected", std::string(shape)}});
                for (std::size_t i = 0; i < dated.size(); ++i)
                    if (dated[i].until != (i + 1 < dated.size() ? dated[i + 1].since : always))
                        throw Broken(dated[i].value.where(), "packs.gap", {{"name", name}});
                auto had = pack.settings_.find(name);
                // What a region may set is what the pack below it has: a misspelt name must not pass for a
                // setting.
                if (based_ && had == pack.settings_.end())
                    throw Broken(entries.where(), "packs.unknown_setting", {{"name", name}});
                if (had != pack.settings_.end()) {
                    if (!based_ || own_.contains(name))
                        throw Broken(entries.where(), "packs.key_twice", {{"name", name}});
                    auto expected = shapeOf(had->second.front().value);
                    if (expected != shape)
                        throw Broken(entries.where(), "packs.other_shape",
                                     {{"expected", std::string(expected)}});
                    keepEarlier(had->second, dated);
                }
                own_[name] = true;
                pack.settings_[name] = std::move(dated);
            });
    }

    // Before the region's own value begins, the value below it is in force.
    static void keepEarlier(const std::vector<Dated>& below, std::vector<Dated>& dated) {
        std::vector<Dated> earlier;
        for (Dated d : below) {
            if (d.since >= dated.front().since) break;
            d.until = std::min(d.until, dated.front().since);
            earlier.push_back(std::move(d));
        }
        dated.insert(dated.begin(), earlier.begin(), earlier.end());
    }

    void readIndicators(Pack& pack, const Node& file) {
        for (const auto& [key, value] : file.entries())
            if (key != "indicators") wrong(value, "packs.unknown_key", {{"name", key}});
        for (const Node& entry : file.at("indicators").list())
            trying([&] {
                auto code = entry.at("code").text();
                if (!ownCodes_.contains(code)) {
                    auto same = [&](const Node& other) {
                        return other["code"].isScalar() && other["code"].text() == code;
                    };
                    std::erase_if(pack.indicators_, same);
                    ownCodes_[code] = true;
                }
                // A region's own come first.
                pack.indicators_.insert(pack.indicators_.begin() + ownIndicators_++, entry);
            });
    }

    std::vector<Problem>& problems_;
    std::map<std::string, bool> own_, ownCodes_;
    std::string shown_;
    std::ptrdiff_t ownIndicators_ = 0;
    bool based_ = false;
};

Pack Pack::load(const fs::path& folder, std::vector<Problem>& problems) {
    return Loader(problems, "").load(folder);
}

Pack Pack::load(const fs::path& folder) {
    std::vector<Problem> problems;
    Pack pack = load(folder, problems);
    for (const Problem& p : problems)
        if (p.gravity == Problem::Gravity::error) throw Broken(p.where, p.key, p.params);
    return pack;
}

bool Pack::hasSetting(std::string_view name) const { return settings_.contains(name); }

const Pack::Dated& Pack::inForce(std::string_view name, Date on) const {
    auto found = settings_.find(name);
    if (found == settings_.end()) throw std::logic_error("the pack has no setting " + std::string(name));
    for (const Dated& d : found->second)
        if (d.since <= on && on < d.until) return d;
    // Years before the first act are judged by it: history is entered that is older than the pack.
    if (on < found->second.front().since) return found->second.front();
    throw std::logic_error("the pack's setting " + std::string(name) + " has no value on " + isoDate(on));
}

Node Pack::setting(std::string_view name, Date on) const { return inForce(name, on).value; }

std::string Pack::settingAct(std::string_view name, Date on) const { return inForce(name, on).act; }

std::vector<Date> Pack::settingDays(std::string_view name) const {
    std::vector<Date> out;
    if (auto found = settings_.find(name); found != settings_.end())
        for (const Dated& d : found->second) out.push_back(d.since);
    return out;
}

fs::path Pack::document(std::string_view name, Date on) const {
    auto found = documents_.find(name);
    if (found == documents_.end()) throw std::logic_error("the pack has no document " + std::string(name));
    const Dated* best = &found->second.front();
    for (const Dated& d : found->second)
        if (d.since <= on && on < d.until) best = &d;
    return file(best->value.text());
}

fs::path Pack::file(std::string_view relative) const {
    for (const auto& folder : folders_)
        if (fs::exists(folder / relative)) return folder / relative;
    return folders_.empty() ? fs::path(relative) : folders_.front() / relative;
}

const Texts& Pack::texts(std::string_view language) const {
    static const Texts none;
    auto found = texts_.find(language);
    return found == texts_.end() ? none : found->second;
}

const std::string* Pack::text(std::string_view language, std::string_view key) const {
    const Texts& all = texts(language);
    auto found = all.find(key);
    return found == all.end() ? nullptr : &found->second.sentence;
}

Node Pack::yaml(std::string_view relative) const {
    Node out;
    for (const auto& folder : folders_) {
        if (!fs::exists(folder / relative)) continue;
        Node read = Node::read(folder / relative, std::string(relative));
        out = out ? Node::over(out, read) : read;
    }
    return out ? out : Node::read(file(relative), std::string(relative));
}

std::vector<Problem> checkPack(const fs::path& folder) {
    std::vector<Problem> problems;
    Pack::load(folder, problems);
    return problems;
}

}  // namespace metodika::packs
