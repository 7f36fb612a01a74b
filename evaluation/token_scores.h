// SPDX-License-Identifier: Apache-2.0
//
// Sentences, tokens and what is said of tokens. Tokens of the two documents, which share their
// text, are the same where their spans are (as in the CoNLL 2018 shared task).
#pragma once

#include "evaluation/scores.h"
#include "evaluation/treebank_morphemes.h"
#include "weft/core/document.h"

namespace weft {

// Which columns hold anything.
struct Columns {
  bool upos = false;
  bool xpos = false;
  bool lemmas = false;
  bool features = false;
  bool tree = false;
  bool relations = false;  // and they are those of UD: lower case

  void add(const Document& document);
  Columns both(const Columns& other) const;
};

void score_spans(const Document& gold, const Document& found, ScoreBoard& board);
void score_tokens(const Document& gold, const Document& found, const Columns& columns,
                  ScoreBoard& board);
// Both by the pack's conventions; gold tokens without morphemes are passed over.
void score_morphemes(const Document& gold, const Document& found,
                     const TreebankMorphemes& conventions, ScoreBoard& board);

}  // namespace weft
