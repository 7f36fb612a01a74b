// SPDX-License-Identifier: Apache-2.0
//
// What an office is for is no name, however it is written: "Vice President of Product Development".
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// A kind of cue, whose bit Korean has for another: what stands before a field, in small letters
// ("global").
inline constexpr std::uint32_t kFieldModifier = NameCues::kPrizeSuffix;

// Cuts the fields behind an office ("of Sales and Business Development") off the names of a whole
// document, and what joins a body to them: "Sales at Flock" names Flock. `names` stay in order of
// their spans.
void cut_office_fields(const Document& document, std::vector<TypedName>& names,
                       const NameCues& cues);

}  // namespace weft
