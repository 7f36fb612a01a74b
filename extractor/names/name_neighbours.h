// SPDX-License-Identifier: Apache-2.0
//
// What the words around a name tell of it, whatever the name looks like: "and" within the name of a
// firm, the word for a firm behind it, the particle of places. Mends what a tagger of syllables
// found of a sentence of Korean.
#pragma once

#include <vector>

#include "extractor/names/kind_names.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// `names` of one sentence in order of their spans, before and after.
void mend_by_neighbours(const Document& document, std::uint32_t sentence, const NameCues& cues,
                        const KnownWords& known, std::vector<TypedName>& names);

}  // namespace weft
