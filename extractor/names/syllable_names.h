// SPDX-License-Identifier: Apache-2.0
//
// Names of a Korean document by the syllable tagger: types the model gives, with spans without
// particles, and what they are worth. Immutable; views into the model file's bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/linear/linear_model.h"
#include "extractor/morph/word_set.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/syllable_name_features.h"
#include "weft/core/document.h"

namespace weft {

// A name before it becomes a Mention. `type` is the model's: "PS", "OG", "LC", "PR", "DT", ...
struct FoundName {
  Span span;
  std::string_view type;
  float confidence = 1.0F;
};

class SyllableNames {
 public:
  SyllableNames(const WeightsFile& file, const NameCues& cues, const WordLexicon& dictionary);

  std::vector<FoundName> find(const Document& document, const Sentence& sentence) const;
  // The word is a common noun of the training texts, or two of them.
  bool is_common_noun(std::string_view word) const;
  // The stem of a verb or adjective of the training texts.
  bool is_verb_stem(std::string_view stem) const;
  // A given name of the dictionary.
  bool is_given_name(std::string_view name) const;
  // A noun of the dictionary that is no name there.
  bool is_plain_noun(std::string_view word) const;

 private:
  LinearModel model_;
  NameLabels labels_;
  WordSet lexicon_;
  WordLexicon dictionary_;
  const NameCues& cues_;
};

// 0 to 1, from a margin in the units of training.
float confidence_of(float margin);

}  // namespace weft
