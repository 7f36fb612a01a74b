// SPDX-License-Identifier: Apache-2.0
//
// Where names end and begin in truth, for languages that part their words: what a tagger of words
// cut in two becomes one name again.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// Behind a city's name and a comma a part of the name; the bit is another's in Korean.
inline constexpr std::uint32_t kDistrict = NameCues::kBetween;

// Of whole documents; `names` stay in order of their spans.
void join_names(const Document& document, std::vector<TypedName>& names, const NameCues& cues);

// "iNorvik Corporation", where only the second word was found: the first begins with a small
// letter, but is a part of the name.
void begin_at_inner_capitals(const Document& document, std::vector<TypedName>& names);
// "Tarn-et-Garonne", "Stratford-upon-Avon": words in small letters between hyphens join capitals.
// Where the name goes on to, the name's last token where it does not.
std::uint32_t behind_hyphens(const Document& document, IndexRange tokens, std::uint32_t last);

}  // namespace weft
