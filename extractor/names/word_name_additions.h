// SPDX-License-Identifier: Apache-2.0
//
// Names that a tagger of words missed, in texts that write names in capitals: the first word of a
// longer name where it stands alone, and other proper nouns.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// "Norvik" of "Norvik Telmar": what the longer name is.
void add_first_words(const Document& document, std::vector<TypedName>& names, const NameCues& cues);

// Capitals that the tagger takes for proper nouns name something, of whatever type.
void add_proper_nouns(const Document& document, std::vector<TypedName>& names,
                      const NameCues& cues);

}  // namespace weft
