// SPDX-License-Identifier: Apache-2.0
//
// What the morphemes of one eojeol say of it: whether it is a noun with its case or a predicate
// with its voice, ending and dictionary form, and which part of it in the text is the noun.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/propositions/eojeol_words.h"

namespace weft {

// Those of one word in order, without marks.
using Morphemes = std::vector<const Morpheme*>;

// Fills in what the morphemes decide; the tokens of the word are known. `noun_until` is where the
// name or value ends in the text that holds its stem, 0 where there is none: what stands before is
// a noun whatever its morphemes say.
void analyse_word(const Document& document, const SentenceItems& items, const WordTables& tables,
                  const Morphemes& morphemes, std::uint32_t noun_until, Word& word);

}  // namespace weft
