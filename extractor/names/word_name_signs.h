// SPDX-License-Identifier: Apache-2.0
//
// Names that a sign joins: hyphens, ampersands and the apostrophe of a genitive.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// "Rolls-Royce", "Bill & Melinda Lind Foundation", "the Weavers' Union": of whole documents;
// `names` stay in order of their spans.
void join_at_signs(const Document& document, std::vector<TypedName>& names, const NameCues& cues);

}  // namespace weft
