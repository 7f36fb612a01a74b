// SPDX-License-Identifier: Apache-2.0
//
// Parts of one name that were found apart, as the words that join them tell: "von", initials, a
// ruler's number, a family name of one syllable. For languages whose words carry particles.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/names/kind_names.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// `names` of one sentence in order of their spans, before and after.
void join_foreign_parts(const Document& document, std::uint32_t sentence, const NameCues& cues,
                        const KnownWords& known, std::vector<TypedName>& names);

}  // namespace weft
