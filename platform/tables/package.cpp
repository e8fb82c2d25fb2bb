#include "platform/tables/package.hpp"

#include <expat.h>
#include <zip.h>

#include <exception>
#include <memory>
#include <vector>

#include "platform/tables/refusals.hpp"

namespace metodika::tables {
namespace {

constexpr zip_int64_t mostParts = 20'000;

std::string_view localName(std::string_view name) {
    auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// An exception must not pass through expat's C frames: it waits here until the parser has returned.
struct Reading {
    XmlSink& sink;
    XML_Parser parser;
    std::exception_ptr failure;

    template <class Step>
    void guarded(Step step) {
        if (failure) return;
        try {
            step();
        } catch (...) {
            failure = std::current_exception();
            XML_StopParser(parser, XML_FALSE);
        }
    }
};

void onOpen(void* user, const char* name, const char** attributes) {
    auto& reading = *static_cast<Reading*>(user);
    reading.guarded([&] { reading.sink.open(localName(name), Attributes(attributes)); });
}
void onClose(void* user, const char* name) {
    auto& reading = *static_cast<Reading*>(user);
    reading.guarded([&] { reading.sink.close(localName(name)); });
}
void onText(void* user, const char* piece, int length) {
    auto& reading = *static_cast<Reading*>(user);
    reading.guarded([&] { reading.sink.append({piece, static_cast<std::size_t>(length)}); });
}
// Office files carry no DTD; one that does wants entities expanded.
void onDoctype(void* user, const char*, const char*, const char*, int) {
    auto& reading = *static_cast<Reading*>(user);
    reading.guarded([] { refuseFile("tables.damaged"); });
}

using FileHandle = std::unique_ptr<zip_file_t, decltype([](zip_file_t* f) { zip_fclose(f); })>;
using ParserHandle = std::unique_ptr<XML_ParserStruct, decltype([](XML_Parser p) { XML_ParserFree(p); })>;

}  // namespace

const char* Attributes::find(std::string_view name) const {
    for (auto at = raw_; *at; at += 2)
        if (localName(*at) == name) return at[1];
    return nullptr;
}

bool Attributes::isTrue(std::string_view name) const {
    auto value = find(name);
    return value && (std::string_view(value) == "1" || std::string_view(value) == "true");
}

void XmlSink::append(std::string_view piece) {
    if (!keeping_) return;
    if (text_.size() + piece.size() > textLimit_) refuseSize("cell", textLimit_);
    text_ += piece;
}

Package::Package(std::string_view bytes, const Limits& limits) : limits_(limits) {
    zip_error_t error;
    zip_error_init(&error);
    auto source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source) zip_ = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (source && !zip_) zip_source_free(source);
    zip_error_fini(&error);
    if (!zip_) refuseFile("tables.damaged");
    if (zip_get_num_entries(zip_, 0) > mostParts) {
        zip_discard(zip_);
        refuseSize("parts", mostParts);
    }
}

Package::~Package() { zip_discard(zip_); }

bool Package::has(const std::string& part) const { return zip_name_locate(zip_, part.c_str(), 0) >= 0; }

bool Package::read(const std::string& part, XmlSink& sink) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(zip_, part.c_str(), 0, &stat) != 0) return false;
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
        refuseFile("tables.encrypted");
    FileHandle file(zip_fopen(zip_, part.c_str(), 0));
    if (!file) refuseFile("tables.damaged");
    ParserHandle parser(XML_ParserCreate(nullptr));
    if (!parser) throw std::bad_alloc();
    Reading reading{sink, parser.get(), {}};
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), onOpen, onClose);
    XML_SetCharacterDataHandler(parser.get(), onText);
    XML_SetStartDoctypeDeclHandler(parser.get(), onDoctype);

    std::vector<char> buffer(128u << 10);
    std::size_t here = 0;
    const std::size_t packed = (stat.valid & ZIP_STAT_COMP_SIZE) ? stat.comp_size : 1;
    for (;;) {
        auto got = zip_fread(file.get(), buffer.data(), buffer.size());
        if (got < 0) refuseFile("tables.damaged");
        here += static_cast<std::size_t>(got);
        unpacked_ += static_cast<std::size_t>(got);
        if (unpacked_ > limits_.unpackedBytes) refuseSize("unpacked", limits_.unpackedBytes);
        if (here > limits_.ratioFrom && here / std::max<std::size_t>(packed, 1) > limits_.ratio)
            refuseSize("ratio", limits_.ratio);
        auto status = XML_Parse(parser.get(), buffer.data(), static_cast<int>(got), got == 0);
        if (reading.failure) std::rethrow_exception(reading.failure);
        if (status != XML_STATUS_OK) refuseFile("tables.damaged");
        if (got == 0) return true;
    }
}

}  // namespace metodika::tables
