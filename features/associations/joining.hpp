#pragma once
// What several devices changed is joined field by field: nobody's work is overwritten unseen.
#include "features/associations/meeting.hpp"

namespace metodika::associations {

struct JoinedItems {
    std::vector<ItemEntry> items;
    /// Fields that both changed: what is there stays until somebody has read both and chosen.
    std::vector<Clash> clashes;
};
JoinedItems joinItems(std::vector<ItemEntry> current, const std::vector<ItemChange>& changes);
/// The items as they would be sent: what a device says it saw is compared with this.
std::vector<ItemEntry> entriesOf(const std::vector<Item>& items);

}  // namespace metodika::associations
