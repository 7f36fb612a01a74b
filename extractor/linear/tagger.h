// SPDX-License-Identifier: Apache-2.0
//
// Tags words from left to right, each decision final: label "XPOS UPOS" where spelling tells the
// tag, or "UPOS" alone where the word's morphemes are known already and its xpos is theirs.
#pragma once

#include <memory>
#include <vector>

#include "extractor/linear/linear_model.h"
#include "extractor/linear/word_atoms.h"
#include "extractor/stage.h"

namespace weft {

// Features of the words of one sentence; tags are given as label numbers + 1, 0 before the
// sentence.
class TaggerFeatures {
 public:
  virtual ~TaggerFeatures() = default;
  virtual void collect(std::size_t word, std::size_t tag1, std::size_t tag2,
                       std::vector<Feature>& out) const = 0;
};

std::unique_ptr<TaggerFeatures> spelling_tagger_features(const Document& document,
                                                         IndexRange tokens);
std::unique_ptr<TaggerFeatures> morpheme_tagger_features(const Document& document,
                                                         IndexRange tokens);

// Label number of each word.
std::vector<std::size_t> tag_words(const LinearModel& model, const TaggerFeatures& features,
                                   std::size_t count);

// Option "weights" (default tagger.weights) and "features": "spelling" or "morphemes".
std::unique_ptr<const Stage> make_tagger_stage(const StageContext& context);

}  // namespace weft
