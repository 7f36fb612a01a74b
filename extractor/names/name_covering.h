// SPDX-License-Identifier: Apache-2.0
//
// Names that were found wider than a tagger had them, put among the others.
#pragma once

#include <vector>

#include "extractor/names/name_memory.h"

namespace weft {

// Names that one of `wider` covers or cuts give way to it, but for the words of a body that stand
// before it. Both in order of their spans, without overlaps; `names` stay so.
void put_over(std::vector<TypedName>& names, std::vector<TypedName> wider);

}  // namespace weft
