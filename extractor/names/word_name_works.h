// SPDX-License-Identifier: Apache-2.0
//
// Works that a sentence lists with their years, for languages that write names in capitals.
#pragma once

#include <vector>

#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// "in Heat (1995), Ronin (1998) and Stardust (2007)": names in one sentence that are dated so are
// works, and so are words in capitals between them that nobody took for names. `names` stay in
// order of their spans.
void find_dated_works(const Document& document, std::vector<TypedName>& names);

}  // namespace weft
