#pragma once
#include "features/monitoring/monitoring.hpp"

namespace metodika::monitoring {

api::List<ShownIndicator> listIndicators(api::Scope&, const facts::Facts&);
Picture showPicture(api::Scope&, const facts::Facts&, const PictureQuery&);
/// Needs no session.
PublicResults showResults(api::Scope&, const facts::Facts&, const PublicQuery&);
api::Page<ShownRecord> listRecords(api::Scope&, const facts::Facts&, std::string_view code,
                                   const RecordsQuery&);

}  // namespace metodika::monitoring
