// SPDX-License-Identifier: Apache-2.0
//
// Persons known by what stands beside them, whether or not the model of names has met such names:
// a family name with a given name before a title ("도윤슬 감독", "도윤슬 전 나래협회장"), behind
// the body whose title they bear, or joined to another person. Mends what the model took for one
// name with its neighbour, or for a name of another kind.
#pragma once

#include <vector>

#include "extractor/names/kind_names.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// `names` of one sentence, in order of their spans; they stay so.
void mend_persons(const Document& document, std::uint32_t sentence, const NameCues& cues,
                  const KnownWords& known, std::vector<TypedName>& names);

}  // namespace weft
