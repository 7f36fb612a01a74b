// SPDX-License-Identifier: Apache-2.0
//
// GEXF 1.3, which Gephi alone reads: what GraphML has no place for. An edge holds from its fact's
// date, or from the first article that tells it, on Gephi's time line; colours go by type, sizes by
// degree.
#pragma once

#include <memory>

#include "weft/export/exporter.h"

namespace weft {

std::unique_ptr<const Exporter> make_gexf_exporter();

}  // namespace weft
