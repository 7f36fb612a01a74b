// SPDX-License-Identifier: Apache-2.0
//
// Names of bodies that hold lists: what a ministry is for, and partners of a firm.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// Kinds of cues, whose bits Korean has for others: what a body studies or governs, in small letters
// ("health"), and what ends the list of partners that names a firm ("Company").
inline constexpr std::uint32_t kField = NameCues::kBetween;
inline constexpr std::uint32_t kFirmEnding = NameCues::kApart;

// "Ministry of Health, Labour and Welfare", "Lind, Berg and Company": of whole documents; `names`
// stay in order of their spans.
void join_listed(const Document& document, std::vector<TypedName>& names, const NameCues& cues);

}  // namespace weft
