// SPDX-License-Identifier: Apache-2.0
//
// Tags words from left to right, each decision final: label "XPOS UPOS" where spelling tells the
// tag, or "UPOS" alone where the word's morphemes are known already and its xpos is theirs.
#pragma once

#include <functional>
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

// Whether a word may have a label.
using TagFilter = std::function<bool(std::size_t word, std::size_t label)>;

// Label number of each word: the best that the filter lets through, the best of all where none is.
std::vector<std::size_t> tag_words(const LinearModel& model, const TaggerFeatures& features,
                                   std::size_t count, const TagFilter& filter = {});

// Options: "weights" (default tagger.weights); "features": "spelling" or "morphemes"; "closed", a
// table of the fine tags that only some words bear and these words.
std::unique_ptr<const Stage> make_tagger_stage(const StageContext& context);

}  // namespace weft
