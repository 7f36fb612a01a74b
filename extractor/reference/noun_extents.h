// SPDX-License-Identifier: Apache-2.0
//
// Common nouns with the words that say which one is meant: "길" in "법률가의 길" is that path and
// no other. What is referred to stays what it is; its name and its mention grow.
#pragma once

#include "extractor/reference/reference_words.h"
#include "weft/core/document.h"

namespace weft {

// Widens the mentions of entities that have no name and one mention to the genitives right before
// them, where the language marks these by a particle. After references are resolved.
void widen_nouns(Document& document, const ReferenceWords& words);

}  // namespace weft
