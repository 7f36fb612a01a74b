// SPDX-License-Identifier: Apache-2.0
//
// Eojeols as the clause builder sees them, for languages whose words carry their syntax in
// particles and endings: what is nominal with which case, what is a predicate with which ending.
// Particles that stand after a closing quotation mark or bracket are put back onto their noun. All
// language data is in tables (eojeol_word_tables.h).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extractor/propositions/eojeol_word_tables.h"
#include "extractor/propositions/sentence_items.h"
#include "weft/core/document.h"

namespace weft {

// One eojeol without the punctuation around it. A name or a value of several eojeols is one word.
struct Word {
  std::uint32_t first_token = 0;
  std::uint32_t token = 0;       // the token that holds its stem
  std::uint32_t last_token = 0;  // the token that holds its last particle or ending
  bool nominal = false;          // a noun, pronoun or number, with or without particles
  bool determiner = false;       // stands before a noun: "전", "두"
  bool conjunction = false;      // joins two phrases: "및"
  bool predicate = false;        // a verb, adjective or copula
  bool copula = false;           // a noun made a predicate
  bool auxiliary = false;        // begins with an auxiliary verb
  bool verbal_noun = false;      // its predicate is a noun plus a verb suffix
  bool negated = false;
  bool in_brackets = false;
  std::uint32_t quote = 0;  // counts direct quotations from 1; 0 outside
  bool comma_after = false;
  bool listed = false;     // "A, B 등 N": stands in a list that the next phrase sums up
  bool past = false;       // has a past prefinal ending
  bool lasting = false;    // an ending of what went on for a time: "운영하던"
  bool intended = false;   // an ending of what will be or is meant to be: "짓겠다"
  bool asked = false;      // an ending of what somebody is asked for: "배상하라고"
  bool requested = false;  // an auxiliary of what somebody asks for: "빌려달라고"
  bool shared = false;     // an ending behind which mostly the same one acts: "짓고"
  bool open = false;    // an ending behind which another says what is so: "짓고 열 예정이다"
  bool either = false;  // an ending that names another thing the same one may do: "짓거나"
  bool parted = false;  // an ending behind which mostly another acts: "짓자"
  bool meanwhile = false;  // one behind which another acts where it tells what happens: "지면서"
  bool caused = false;     // an ending of what somebody else is to do: "배상하도록"
  Case noun_case = Case::kBare;
  bool topical = false;  // has a topic particle, alone or behind another: "에서는"
  std::string marker;    // canonical particle of an oblique or comitative
  Ending ending = Ending::kUnmarked;
  std::string ending_form;
  std::string stem;     // noun part, or the predicate's stem without endings: "세우", "인수하"
  std::string lemma;    // dictionary form of a predicate, made active: 매각되다 -> 매각하다
  std::string glued;    // the same with the auxiliary written together with it: "돌아보다"
  std::string passive;  // the dictionary form as it is, where it is passive or causative
  Voice voice = Voice::kActive;
  Span noun_span;  // the noun part in the text, without particles
};

// The words of one sentence, in order. A word's token range is unique to it; punctuation has no
// word. The document's names and literals say what belongs together.
std::vector<Word> words_of(const Document& document, std::uint32_t sentence,
                           const SentenceItems& items, const WordTables& tables);

}  // namespace weft
