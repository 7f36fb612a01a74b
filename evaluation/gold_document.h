// SPDX-License-Identifier: Apache-2.0
//
// The texts that a pack is run on and scored against: annotated sentences joined by blanks.
#pragma once

#include <vector>

#include "evaluation/annotated_text.h"
#include "evaluation/treebank_morphemes.h"
#include "weft/evaluation/evaluation.h"

namespace weft {

struct GoldDocument {
  Document words;  // the words of the file
  // The same text in tokens as the pack divides it, with morphemes by its conventions. Only where
  // the pack has such; else empty.
  Document tokens;
  std::vector<GoldName> names;
};

// `morphemes` may be null. `unit` is not kAuto.
std::vector<GoldDocument> gold_documents(const AnnotatedText& text, TextUnit unit,
                                         const TreebankMorphemes* morphemes);

// Only what is given to the pack: text, block and, for kGold, sentences and bare tokens.
Document given_layers(const Document& gold, GivenTokens tokens);

}  // namespace weft
