// SPDX-License-Identifier: Apache-2.0
//
// The documents of a graph file, read row by row when somebody asks.
#pragma once

#include <memory>
#include <string>

#include "export/sqlite.h"
#include "weft/graph/evidence_store.h"

namespace weft {

// `texts` as in LoadOptions, for documents().
std::shared_ptr<const EvidenceStore> open_evidence(std::shared_ptr<const Sqlite> database,
                                                   const std::string& path, bool texts);

}  // namespace weft
