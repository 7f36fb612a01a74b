// SPDX-License-Identifier: Apache-2.0
//
// Words of persons' names that look like others: "William Pitt the Younger", "Earl Warren".
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// Kinds of cues, whose bits Korean has for others: what stands behind a person's name and an
// article ("Younger"), and a given name that is a title too ("Earl").
inline constexpr std::uint32_t kEpithet = NameCues::kLawSuffix;
inline constexpr std::uint32_t kGivenTitle = NameCues::kHeadTitle;

// Of whole documents; `names` stay in order of their spans.
void join_person_words(const Document& document, std::vector<TypedName>& names,
                       const NameCues& cues);

}  // namespace weft
