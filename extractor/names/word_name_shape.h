// SPDX-License-Identifier: Apache-2.0
//
// What a name may look like, for languages that part their words and write names in capitals: a
// name runs over no lower-case verb, a person's name over no "of", a hyphen or a particle ("van
// der") goes on with it. Mends what a tagger of words got nearly right.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "extractor/names/word_name_bodies.h"
#include "weft/core/document.h"

namespace weft {

// `names` of one sentence in order of their spans; the result is too, and none is empty.
std::vector<TypedName> shape_word_names(const Document& document, const Sentence& sentence,
                                        const std::vector<TypedName>& names, const NameCues& cues);

// What the whole document shows: names in one list are of one type, a full name is of a person
// whose last word is, the first word of a longer name stands for it where it stands alone, and
// other proper nouns are names too. In order of their spans, before and after.
std::vector<TypedName> compare_word_names(const Document& document, std::vector<TypedName> names,
                                          const NameCues& cues, const NounKind& noun = {});

}  // namespace weft
