// SPDX-License-Identifier: Apache-2.0
//
// Titles that no model finds: capitals right behind the noun of a work, with the small words
// between them.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// Adds "Dancing on the Edge" of "the drama Dancing on the Edge" to the names, which are in order
// and stay so. Names that such a title covers give way to it.
void add_titles(const Document& document, std::vector<TypedName>& names, const NameCues& cues);

}  // namespace weft
