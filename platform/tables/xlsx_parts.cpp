#include "platform/tables/xlsx_parts.hpp"

#include <charconv>
#include <cstring>

#include "platform/base/utf8.hpp"
#include "platform/tables/refusals.hpp"

namespace metodika::tables {
namespace {

constexpr std::size_t mostStyles = 100'000;
constexpr std::size_t mostRelations = 20'000;

int number(const char* text) {
    int value = 0;
    if (text) std::from_chars(text, text + std::strlen(text), value);
    return value;
}

/// "xl/worksheets/" + "../styles.xml" = "xl/styles.xml"; a leading slash starts from the root.
std::string resolve(std::string_view folder, std::string_view target) {
    std::string path =
        target.starts_with('/') ? std::string(target.substr(1)) : std::string(folder) + std::string(target);
    std::vector<std::string> steps;
    for (std::size_t from = 0; from <= path.size();) {
        auto to = std::min(path.find('/', from), path.size());
        auto step = path.substr(from, to - from);
        if (step == ".." && !steps.empty()) steps.pop_back();
        if (!step.empty() && step != "." && step != "..") steps.push_back(step);
        from = to + 1;
    }
    std::string out;
    for (auto& step : steps) out += (out.empty() ? "" : "/") + step;
    return out;
}

class RelationSink final : public XmlSink {
  public:
    RelationSink(Relations& out, std::string folder) : out_(out), folder_(std::move(folder)) {}
    void open(std::string_view name, const Attributes& attributes) override {
        if (name != "Relationship") return;
        auto id = attributes.find("Id");
        auto type = attributes.find("Type");
        auto target = attributes.find("Target");
        auto mode = attributes.find("TargetMode");
        if (!id || !type || !target || (mode && std::string_view(mode) == "External")) return;
        if (out_.size() >= mostRelations) refuseSize("relations", mostRelations);
        std::string_view kind(type);
        auto slash = kind.rfind('/');
        if (slash != std::string_view::npos) kind.remove_prefix(slash + 1);
        out_[id] = {std::string(kind), resolve(folder_, target)};
    }
    void close(std::string_view) override {}

  private:
    Relations& out_;
    std::string folder_;
};

class WorkbookSink final : public XmlSink {
  public:
    WorkbookSink(WorkbookPart& out, const Limits& limits) : out_(out), limits_(limits) {}
    void open(std::string_view name, const Attributes& attributes) override {
        if (name == "workbook") out_.workbook = true;
        if (name == "workbookPr") out_.date1904 = attributes.isTrue("date1904");
        if (name != "sheet") return;
        if (out_.sheets.size() >= limits_.sheets) refuseSize("sheets", limits_.sheets);
        auto title = attributes.find("name");
        // r:id loses its prefix and sheetId is another name, so "id" is the relation.
        auto relation = attributes.find("id");
        auto state = attributes.find("state");
        out_.sheets.push_back(
            {title ? title : "", relation ? relation : "", state && std::string_view(state) != "visible"});
    }
    void close(std::string_view) override {}

  private:
    WorkbookPart& out_;
    const Limits& limits_;
};

class SharedSink final : public XmlSink {
  public:
    SharedSink(std::vector<std::string>& out, const Limits& limits) : out_(out), limits_(limits) {
        textLimit_ = limits.cellBytes;
    }
    void open(std::string_view name, const Attributes&) override {
        if (name == "si") text_.clear();
        if (name == "rPh") phonetic_ = true;
        if (name == "t") keepText(!phonetic_);
    }
    void close(std::string_view name) override {
        if (name == "t") keepText(false);
        if (name == "rPh") phonetic_ = false;
        if (name != "si") return;
        if (out_.size() >= limits_.cells) refuseSize("texts", limits_.cells);
        bytes_ += text_.size();
        if (bytes_ > limits_.textBytes) refuseSize("text", limits_.textBytes);
        out_.push_back(plainText(text_));
    }

  private:
    std::vector<std::string>& out_;
    const Limits& limits_;
    std::size_t bytes_ = 0;
    bool phonetic_ = false;
};

std::optional<DateLook> builtInLook(int format) {
    if (format == 14 || format == 15 || format == 22 || (format >= 27 && format <= 31) || format == 36)
        return DateLook::full;
    if (format >= 50 && format <= 58) return DateLook::full;
    if (format == 16) return DateLook::dayMonth;
    if (format == 17) return DateLook::monthYear;
    if ((format >= 18 && format <= 21) || (format >= 45 && format <= 47)) return DateLook::time;
    return {};
}

class StyleSink final : public XmlSink {
  public:
    explicit StyleSink(DateStyles& out) : out_(out) {}
    void open(std::string_view name, const Attributes& attributes) override {
        if (name == "numFmt" && own_.size() < mostStyles) {
            auto code = attributes.find("formatCode");
            if (code) own_[number(attributes.find("numFmtId"))] = dateLook(code);
        } else if (name == "cellXfs") {
            inside_ = true;
        } else if (name == "xf" && inside_) {
            if (out_.size() >= mostStyles) refuseSize("styles", mostStyles);
            auto format = number(attributes.find("numFmtId"));
            auto own = own_.find(format);
            out_.push_back(own != own_.end() ? own->second : builtInLook(format));
        }
    }
    void close(std::string_view name) override {
        if (name == "cellXfs") inside_ = false;
    }

  private:
    DateStyles& out_;
    std::map<int, std::optional<DateLook>> own_;
    bool inside_ = false;
};

}  // namespace

Relations readRelations(Package& package, const std::string& part) {
    auto slash = part.rfind('/');
    auto folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    auto file = slash == std::string::npos ? part : part.substr(slash + 1);
    Relations out;
    RelationSink sink(out, folder);
    package.read(folder + "_rels/" + file + ".rels", sink);
    return out;
}

WorkbookPart readWorkbookPart(Package& package, const std::string& part, const Limits& limits) {
    WorkbookPart out;
    WorkbookSink sink(out, limits);
    if (!package.read(part, sink) || !out.workbook) refuseFile("tables.not_a_spreadsheet");
    return out;
}

std::vector<std::string> readSharedTexts(Package& package, const std::string& part, const Limits& limits) {
    std::vector<std::string> out;
    SharedSink sink(out, limits);
    package.read(part, sink);
    return out;
}

DateStyles readDateStyles(Package& package, const std::string& part) {
    DateStyles out;
    StyleSink sink(out);
    package.read(part, sink);
    return out;
}

std::optional<DateLook> dateLook(std::string_view formatCode) {
    const auto code = utf8::decode(utf8::lower(formatCode));
    bool day = false, month = false, year = false, clock = false;
    for (std::size_t i = 0; i < code.size() && code[i] != U';'; ++i) {
        switch (code[i]) {
            case U'"':
                for (++i; i < code.size() && code[i] != U'"';) ++i;
                break;
            case U'[':  // [h] counts hours; [Red] and [$-419] are no part of the number
                clock = clock || (i + 1 < code.size() && (code[i + 1] == U'h' || code[i + 1] == U's'));
                while (i < code.size() && code[i] != U']') ++i;
                break;
            case U'\\':
            case U'_':
            case U'*':
                ++i;
                break;
            case U'd':
            case U'д':
                day = true;
                break;
            case U'm':
            case U'м':
                month = true;
                break;
            case U'y':
            case U'г':
                year = true;
                break;
            case U'h':
            case U'ч':
            case U's':
                clock = true;
                break;
            case U'g':  // General
            case U'0':
            case U'#':
            case U'?':
            case U'@':
            case U'о':  // Основной
                if (!day && !year && !clock) return {};
                break;
            default:
                break;
        }
    }
    if (day && (year || !month)) return DateLook::full;
    if (day) return DateLook::dayMonth;
    if (year) return DateLook::monthYear;
    if (clock) return DateLook::time;
    if (month) return DateLook::monthYear;
    return {};
}

std::string plainText(std::string_view raw) {
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        unsigned code = 0;
        if (raw[i] == '_' && i + 6 < raw.size() && raw[i + 1] == 'x' && raw[i + 6] == '_' &&
            std::from_chars(raw.data() + i + 2, raw.data() + i + 6, code, 16).ptr == raw.data() + i + 6) {
            if (code == '\n' || code == '\t' || (code >= ' ' && code < 0xD800)) utf8::append(out, code);
            i += 6;
        } else if (static_cast<unsigned char>(raw[i]) >= ' ' || raw[i] == '\n' || raw[i] == '\t') {
            out += raw[i];
        }
    }
    return out;
}

}  // namespace metodika::tables
