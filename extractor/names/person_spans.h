// SPDX-License-Identifier: Apache-2.0
//
// Where persons' names begin and end, and persons whom one word beside them tells: "김 산
// 나래군수", "리사 첸 최고경영자", "솔지 씨", "래퍼 카를 라온델이".
#pragma once

#include <vector>

#include "extractor/names/kind_names.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// Mends the spans of `names` of one sentence, which are in order and stay so.
void mend_person_spans(const Document& document, std::uint32_t sentence, const NameCues& cues,
                       const KnownWords& known, std::vector<TypedName>& names);

// Adds persons where no name was found; behind what else finds names.
void add_told_persons(const Document& document, std::uint32_t sentence, const NameCues& cues,
                      const KnownWords& known, std::vector<TypedName>& names);

}  // namespace weft
