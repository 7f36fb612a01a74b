// SPDX-License-Identifier: Apache-2.0
//
// A stretch that a tagger of syllables took for one name and that is several: divided after
// particles, at quotation marks, at words and marks that join names, and before a body's own name.
#pragma once

#include <vector>

#include "extractor/names/name_surroundings.h"

namespace weft {

// In the order of the text; none is empty. A lone name is returned as it is.
std::vector<TypedName> name_pieces(const NameSurroundings& around, const TypedName& name);

}  // namespace weft
