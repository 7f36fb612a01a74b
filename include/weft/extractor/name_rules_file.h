// SPDX-License-Identifier: Apache-2.0
//
// What the language packs know of names, for the graph to merge by.
#pragma once

#include "weft/core/name_rules.h"
#include "weft/extractor/extractor.h"

namespace weft {

// From the packs of all languages that the options name. A pack without such words adds nothing.
NameRules load_name_rules(const ExtractorOptions& options);

}  // namespace weft
