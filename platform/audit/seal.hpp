#pragma once
// Seals the audit: per place, a chain of hashes over batches of entries.
#include <cstdint>

#include "platform/audit/looks.hpp"
#include "platform/db/db.hpp"

namespace metodika::audit {

/// Writes gathered looks; returns how many.
std::size_t writeLooks(db::Database& database, IdSource& ids, Looks& looks);
/// Seals what is not sealed; at most `most` entries a place. Returns how many entries.
std::size_t seal(db::Database& database, IdSource& ids, Instant now, int most = 5000);
/// The first place whose chain does not hold, or 0.
std::int64_t brokenChain(db::Database& database);

}  // namespace metodika::audit
