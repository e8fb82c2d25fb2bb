#include "platform/documents/docx_archive.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>

#include "platform/base/refusal.hpp"

namespace metodika::documents {
namespace {

// A template with a coat of arms and a few scans fits; a zip bomb does not.
constexpr std::size_t maxTemplate = 16u << 20;
constexpr std::size_t maxUnpacked = 64u << 20;
constexpr zip_int64_t maxParts = 512;
// 1 January 1980, the first day that a zip can name: no clock gets into the bytes.
constexpr zip_uint16_t fixedDay = (1 << 5) | 1;

using Source = std::unique_ptr<zip_source_t, decltype(&zip_source_free)>;
using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Entry = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

std::string unpack(zip_t* archive, zip_uint64_t index, std::size_t room) {
    Entry entry(zip_fopen_index(archive, index, 0), &zip_fclose);
    if (!entry) refuseDamaged();
    std::string bytes;
    char block[16384];
    for (;;) {
        zip_int64_t n = zip_fread(entry.get(), block, sizeof block);
        if (n < 0) refuseDamaged();
        if (n == 0) return bytes;
        if (bytes.size() + std::size_t(n) > room) refuseTooLarge();
        bytes.append(block, std::size_t(n));
    }
}

[[noreturn]] void cannotWrite(zip_t* archive) {
    throw std::runtime_error(std::string("writing a document: ") + zip_strerror(archive));
}

void addPart(zip_t* archive, const Part& part) {
    zip_source_t* content = zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0);
    if (!content) cannotWrite(archive);
    zip_int64_t index = zip_file_add(archive, part.name.c_str(), content, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(content);
        cannotWrite(archive);
    }
    zip_file_set_dostime(archive, zip_uint64_t(index), 0, fixedDay, 0);
}

}  // namespace

void refuseDamaged() { throw Refused(RefusalKind::invalid, "documents.damaged_template"); }
void refuseTooLarge() { throw Refused(RefusalKind::tooLarge, "documents.too_large"); }

std::vector<Part> readArchive(std::string_view bytes) {
    if (bytes.size() > maxTemplate) refuseTooLarge();
    Source source(zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr), &zip_source_free);
    if (!source) refuseDamaged();
    zip_error_t error;
    zip_error_init(&error);
    Archive archive(zip_open_from_source(source.get(), ZIP_RDONLY, &error), &zip_discard);
    zip_error_fini(&error);
    if (!archive) refuseDamaged();
    source.release();  // the archive owns it now

    zip_int64_t count = zip_get_num_entries(archive.get(), 0);
    if (count > maxParts) refuseTooLarge();
    std::vector<Part> parts;
    std::size_t room = maxUnpacked;
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive.get(), zip_uint64_t(i), 0);
        if (!name || !*name) refuseDamaged();
        Part part{name, {}};
        if (part.name.back() == '/') continue;
        for (const Part& other : parts)
            if (other.name == part.name) refuseDamaged();
        part.bytes = unpack(archive.get(), zip_uint64_t(i), room);
        room -= part.bytes.size();
        parts.push_back(std::move(part));
    }
    return parts;
}

std::string writeArchive(const std::vector<Part>& parts) {
    Source source(zip_source_buffer_create(nullptr, 0, 0, nullptr), &zip_source_free);
    if (!source) throw std::bad_alloc();
    Archive archive(zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, nullptr), &zip_discard);
    if (!archive) throw std::runtime_error("writing a document: no archive");
    zip_source_keep(source.get());
    for (const Part& part : parts) addPart(archive.get(), part);
    if (zip_close(archive.get()) < 0) cannotWrite(archive.get());
    archive.release();  // closed, so nothing to discard

    zip_stat_t stat;
    if (zip_source_open(source.get()) < 0 || zip_source_stat(source.get(), &stat) < 0)
        throw std::runtime_error("reading back a document");
    std::string bytes(stat.size, '\0');
    zip_int64_t got = zip_source_read(source.get(), bytes.data(), bytes.size());
    zip_source_close(source.get());
    if (got != zip_int64_t(bytes.size())) throw std::runtime_error("reading back a document");
    return bytes;
}

}  // namespace metodika::documents
