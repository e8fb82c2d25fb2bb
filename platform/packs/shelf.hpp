#pragma once
// All packs of one installation: the one that its settings name and those that lie beside it. A region names
// its own; one that names none has the usual.
#include <functional>
#include <map>
#include <memory>

#include "platform/packs/pack.hpp"

namespace metodika::packs {

class Shelf {
  public:
    /// The folder of the usual pack; its neighbours are read with it. Throws Broken.
    static Shelf load(const std::filesystem::path& usual);

    const Pack& usual() const { return *packs_.front(); }
    /// Null where no pack has the name.
    const Pack* find(std::string_view name) const;
    /// The pack that a region has named; empty: the usual. A name without a pack is a std::logic_error: the
    /// program does not start with one.
    const Pack& of(std::string_view name) const;
    /// The usual one first.
    const std::vector<std::unique_ptr<const Pack>>& all() const { return packs_; }

  private:
    std::vector<std::unique_ptr<const Pack>> packs_;
};

/// What a room makes of each pack, once: byPack(shelf, loadWords).of(scope.pack()).
template <class T>
class ByPack {
  public:
    ByPack(const Shelf& shelf, const std::function<T(const Pack&)>& make) {
        for (const auto& pack : shelf.all()) made_.emplace(pack->name(), make(*pack));
    }
    const T& of(const Pack& pack) const { return made_.at(pack.name()); }

  private:
    std::map<std::string, T, std::less<>> made_;
};

}  // namespace metodika::packs
