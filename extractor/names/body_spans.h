// SPDX-License-Identifier: Apache-2.0
//
// Names of bodies that consist of several words: what common nouns alone were taken for a body's
// name goes on from the name before them. For languages whose words carry particles.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/names/kind_names.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// `names` of one sentence in order of their spans, before and after.
void mend_body_spans(const Document& document, std::uint32_t sentence, const NameCues& cues,
                     const KnownWords& known, std::vector<TypedName>& names);

}  // namespace weft
