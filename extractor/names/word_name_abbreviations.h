// SPDX-License-Identifier: Apache-2.0
//
// How far a name reaches before its abbreviation in brackets: "Society for Gas as a Marine Fuel
// (SGMF)". Its letters are the initials of the words, which prepositions, articles and conjunctions
// may leave out (Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation
// definitions in biomedical text"); the same of a name in brackets behind its abbreviation.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// Of whole documents; `names` stay in order of their spans.
void join_abbreviated(const Document& document, std::vector<TypedName>& names,
                      const NameCues& cues);

}  // namespace weft
