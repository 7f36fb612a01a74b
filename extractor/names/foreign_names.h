// SPDX-License-Identifier: Apache-2.0
//
// Foreign names in Hangul, of which a tagger that never saw them often finds a part: words that no
// text knows beside such a part belong to it. Part of name_stage.
#pragma once

#include <vector>

#include "extractor/names/kind_names.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// Where the number of a ruler ends with which a token begins, "2세", "II세", "III"; 0 where none.
std::uint32_t reign_end(const Document& document, const Token& token, const NameCues& cues);

// Mends such names of a sentence in `names`, which stay in order.
void mend_foreign_names(const Document& document, std::uint32_t sentence, const NameCues& cues,
                        const KnownWords& known, std::vector<TypedName>& names);

}  // namespace weft
