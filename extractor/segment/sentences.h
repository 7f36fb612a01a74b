// SPDX-License-Identifier: Apache-2.0
//
// Sentence ends, by rule or by a trained model (boundary_model.h): terminators, closing quotes, and
// a table of words that end in a stop without ending the sentence. Works on the original text: no
// byte moves.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/stage.h"
#include "weft/core/span.h"

namespace weft {

class BoundaryModel;

// What a word says of a sentence's end. From a table: word, kind.
enum class StopKind : unsigned char {
  kNever,    // "Mr.": no sentence ends behind it
  kMaybe,    // "Inc.": one may, if a starter follows
  kStarter,  // "The": such words begin sentences
};

struct SentenceRules {
  std::map<std::string, StopKind, std::less<>> words;  // with their stops, as written
  bool keep_quotes = false;  // a quotation is not divided where it closes soon
};

SentenceRules parse_sentence_rules(std::string_view table, const std::string& file);

// Spans without surrounding blanks, in order, of the sentences of one block.
// A model decides in place of the rules for stops; what keeps quotations whole, blank lines and
// datelines stay. `article`: the block is of an article whose paragraphs end in stops.
std::vector<Span> split_sentences(std::string_view text, Span block, const SentenceRules& rules,
                                  const BoundaryModel* model = nullptr, bool article = false);

// Options "stops" (the table), "quotes": "keep" or "split" (default), "model" (weights; without,
// rules decide).
std::unique_ptr<const Stage> make_sentence_stage(const StageContext& context);

}  // namespace weft
