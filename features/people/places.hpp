#pragma once
// Which organisation a list means: «МБОУ СОШ № 5», «СОШ 5 (филиал)», "Школа №5".
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "contracts/reach.hpp"

namespace metodika::people {

class Places {
  public:
    /// The organisations below root, as they are called today.
    Places(api::Work& work, OrganisationId root);
    /// Nothing where none or several fit.
    std::optional<OrganisationId> find(std::string_view name) const;
    std::size_t size() const { return count_; }

  private:
    void know(std::string key, OrganisationId id);
    // Null: the key means several.
    std::unordered_map<std::string, std::optional<OrganisationId>> byKey_;
    std::vector<std::pair<std::string, OrganisationId>> names_;
    std::size_t count_ = 0;
};

/// The words of a name that tell it from others: without quotes, legal form and the sign of the number.
std::string placeKey(std::string_view name);

}  // namespace metodika::people
