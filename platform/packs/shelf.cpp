#include "platform/packs/shelf.hpp"

#include <algorithm>

namespace metodika::packs {
namespace fs = std::filesystem;

Shelf Shelf::load(const fs::path& usual) {
    Shelf shelf;
    auto put = [&](const fs::path& folder) {
        auto pack = std::make_unique<const Pack>(Pack::load(folder));
        if (shelf.find(pack->name()))
            throw Broken((folder / "pack.yaml").string(), "packs.name_twice", {{"name", pack->name()}});
        shelf.packs_.push_back(std::move(pack));
    };
    put(usual);
    // A folder may be named with a dot or a slash at its end.
    auto own = fs::weakly_canonical(usual);
    if (!own.has_filename()) own = own.parent_path();
    std::vector<fs::path> beside;
    for (const auto& entry : fs::directory_iterator(own.parent_path()))
        if (entry.path() != own && fs::is_regular_file(entry.path() / "pack.yaml"))
            beside.push_back(entry.path());
    std::sort(beside.begin(), beside.end());
    for (const auto& folder : beside) put(folder);
    return shelf;
}

const Pack* Shelf::find(std::string_view name) const {
    auto found =
        std::find_if(packs_.begin(), packs_.end(), [&](const auto& pack) { return pack->name() == name; });
    return found == packs_.end() ? nullptr : found->get();
}

const Pack& Shelf::of(std::string_view name) const {
    if (name.empty()) return usual();
    const Pack* found = find(name);
    if (!found) throw std::logic_error("no pack has the name " + std::string(name));
    return *found;
}

}  // namespace metodika::packs
