#include <fcntl.h>
#include <freexl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <memory>

#include "platform/tables/formats.hpp"
#include "platform/tables/refusals.hpp"
#include "platform/tables/sheet_builder.hpp"

namespace metodika::tables {
namespace {

constexpr int secondsForAll = 20;
constexpr rlim_t memoryForAll = 1u << 30;
// What a sanitizer keeps beside the program is larger than any limit.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool memoryIsLimited = false;
#elif defined(__has_feature)
constexpr bool memoryIsLimited = !__has_feature(address_sanitizer);
#else
constexpr bool memoryIsLimited = true;
#endif

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int operator*() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

  private:
    int number_;
};

// What the reading process tells: a letter, then what belongs to it.
//   S name       a sheet begins          R number     a row begins
//   C column kind number text            E            all is told
//   X key        the file is refused
class Teller {
  public:
    explicit Teller(int to) : to_(to) {}
    template <class T>
    void put(const T& value) {
        buffer_.append(reinterpret_cast<const char*>(&value), sizeof value);
        if (buffer_.size() > (64u << 10)) flush();
    }
    void put(std::string_view text) {
        put(std::uint32_t(text.size()));
        buffer_ += text;
    }
    void flush() {
        for (std::string_view rest = buffer_; !rest.empty();) {
            auto n = ::write(to_, rest.data(), rest.size());
            if (n <= 0) _exit(3);  // nobody listens any more
            rest.remove_prefix(std::size_t(n));
        }
        buffer_.clear();
    }

  private:
    int to_;
    std::string buffer_;
};

class Listener {
  public:
    explicit Listener(std::string_view told) : rest_(told) {}
    template <class T>
    T take() {
        T value{};
        if (rest_.size() < sizeof value) refuseFile("tables.damaged");
        std::memcpy(&value, rest_.data(), sizeof value);
        rest_.remove_prefix(sizeof value);
        return value;
    }
    std::string_view text() {
        auto size = take<std::uint32_t>();
        if (rest_.size() < size) refuseFile("tables.damaged");
        auto out = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return out;
    }

  private:
    std::string_view rest_;
};

void tellCell(Teller& teller, int column, const FreeXL_CellValue& value) {
    auto kind = CellKind::text;
    double number = 0;
    std::string text;
    switch (value.type) {
        case FREEXL_CELL_INT:
        case FREEXL_CELL_DOUBLE:
            kind = CellKind::number;
            number = value.type == FREEXL_CELL_INT ? value.value.int_value : value.value.double_value;
            text = decimal(number);
            break;
        case FREEXL_CELL_DATE:
        case FREEXL_CELL_DATETIME:
        case FREEXL_CELL_TIME:
            kind = CellKind::date;
            text = value.value.text_value ? value.value.text_value : "";
            break;
        case FREEXL_CELL_TEXT:
        case FREEXL_CELL_SST_TEXT:
            text = value.value.text_value ? value.value.text_value : "";
            break;
        default:
            return;
    }
    if (blank(text)) return;
    teller.put('C');
    teller.put(column);
    teller.put(kind);
    teller.put(number);
    teller.put(std::string_view(text));
}

void tellSheets(Teller& teller, const void* book) {
    unsigned int sheets = 0, rows = 0;
    freexl_get_info(book, FREEXL_BIFF_SHEET_COUNT, &sheets);
    for (unsigned int i = 0; i < sheets && i < 256; ++i) {
        const char* name = nullptr;
        unsigned short columns = 0;
        if (freexl_get_worksheet_name(book, static_cast<unsigned short>(i), &name) != FREEXL_OK ||
            freexl_select_active_worksheet(book, static_cast<unsigned short>(i)) != FREEXL_OK ||
            freexl_worksheet_dimensions(book, &rows, &columns) != FREEXL_OK)
            continue;
        teller.put('S');
        teller.put(std::string_view(name ? name : ""));
        for (unsigned int row = 0; row < rows; ++row) {
            teller.put('R');
            teller.put(int(row + 1));
            for (unsigned short column = 0; column < columns; ++column) {
                FreeXL_CellValue value;
                if (freexl_get_cell_value(book, row, column, &value) == FREEXL_OK)
                    tellCell(teller, column + 1, value);
            }
        }
    }
    teller.put('E');
}

[[noreturn]] void readAndTell(int file, int to) {
    rlimit time{secondsForAll, secondsForAll}, memory{memoryForAll, memoryForAll};
    setrlimit(RLIMIT_CPU, &time);
    if (memoryIsLimited) setrlimit(RLIMIT_DATA, &memory);
    Teller teller(to);
    auto path = "/proc/self/fd/" + std::to_string(file);
    const void* book = nullptr;
    unsigned int secret = FREEXL_BIFF_PLAIN;
    auto refuse = [&](std::string_view key) {
        teller.put('X');
        teller.put(key);
    };
    if (freexl_open(path.c_str(), &book) != FREEXL_OK)
        refuse("tables.damaged");
    else if (freexl_get_info(book, FREEXL_BIFF_PASSWORD, &secret) == FREEXL_OK &&
             secret == FREEXL_BIFF_OBFUSCATED)
        refuse("tables.encrypted");
    else
        tellSheets(teller, book);
    teller.flush();
    _exit(0);
}

std::string hear(int from, std::size_t most) {
    std::string told;
    char piece[64 << 10];
    auto end = std::chrono::steady_clock::now() + std::chrono::seconds(secondsForAll);
    for (;;) {
        auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        pollfd waiting{from, POLLIN, 0};
        if (left.count() <= 0 || ::poll(&waiting, 1, int(left.count())) <= 0) return {};
        auto n = ::read(from, piece, sizeof piece);
        if (n < 0) return {};
        if (n == 0) return told;
        told.append(piece, std::size_t(n));
        if (told.size() > most) refuseSize("unpacked", most);
    }
}

/// Ends the reading process and leaves nothing of it behind.
struct Child {
    pid_t pid;
    ~Child() {
        ::kill(pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
    }
};

Cell cellFrom(Listener& listener) {
    Cell cell;
    cell.column = listener.take<int>();
    cell.kind = listener.take<CellKind>();
    cell.number = listener.take<double>();
    cell.text = listener.text();
    if (cell.kind != CellKind::date) return cell;
    if (auto day = parseDate(std::string_view(cell.text).substr(0, 10))) {
        cell.number = serialOf(*day);
        cell.text = isoDate(*day);
    } else if (cell.text.size() >= 5 && cell.text[2] == ':') {
        cell.look = DateLook::time;
        cell.text.resize(5);
    } else {
        cell.kind = CellKind::text;
    }
    return cell;
}

Workbook workbookFrom(std::string_view told, const Limits& limits) {
    Workbook workbook;
    workbook.sheets.reserve(256);  // builders keep references
    Listener listener(told);
    Totals totals;
    std::optional<SheetBuilder> builder;
    for (;;) {
        char what = listener.take<char>();
        if (what == 'X') refuseFile(std::string(listener.text()).c_str());
        if (what == 'S') {
            if (builder) builder->end();
            Sheet& sheet = workbook.sheets.emplace_back();
            sheet.name = listener.text();
            builder.emplace(limits, totals, sheet);
        } else if (what == 'R' && builder) {
            builder->end();
            builder->begin(listener.take<int>());
        } else if (what == 'C' && builder) {
            auto cell = cellFrom(listener);
            if (cell.text.size() > limits.cellBytes) refuseSize("cell", limits.cellBytes);
            builder->add(std::move(cell));
        } else {
            if (builder) builder->end();
            break;
        }
    }
    if (totals.cells == 0) refuseFile("tables.empty");
    return workbook;
}

}  // namespace

Workbook readXls(std::string_view bytes, const Limits& limits) {
    Descriptor file(::memfd_create("list", MFD_CLOEXEC));
    int ends[2];
    if (*file < 0 || ::write(*file, bytes.data(), bytes.size()) != ssize_t(bytes.size()) ||
        ::pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("no room to read an .xls");
    Descriptor from(ends[0]), to(ends[1]);
    pid_t pid = ::fork();
    if (pid < 0) throw std::runtime_error("no process to read an .xls");
    if (pid == 0) readAndTell(*file, *to);
    Child child{pid};
    to.close();
    auto told = hear(*from, limits.unpackedBytes);
    if (told.empty()) refuseFile("tables.damaged");
    return workbookFrom(told, limits);
}

}  // namespace metodika::tables
