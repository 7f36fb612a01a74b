// SPDX-License-Identifier: Apache-2.0
//
// What a name may look like, for languages whose words carry particles: a name runs over no
// particle and no quotation mark, ends before a title, and is what its last word says it is. Mends
// what a tagger of syllables got nearly right.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// `names` of one sentence in order of their spans; the result is too, and none is empty.
std::vector<TypedName> shape_names(const Document& document, const Sentence& sentence,
                                   const std::vector<TypedName>& names, const NameCues& cues);

}  // namespace weft
