// SPDX-License-Identifier: Apache-2.0
//
// Names over the words of a sentence (languages that part their words and write names in capitals).
// Features are shared by the trainer and the program. Immutable; views into the model file's bytes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extractor/linear/linear_model.h"
#include "extractor/morph/word_set.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/sequence_tagger.h"
#include "extractor/names/syllable_name_features.h"
#include "extractor/names/syllable_names.h"
#include "weft/core/document.h"

namespace weft {

// The style of a text; models learn several and are run with edited prose.
enum class NameStyle : std::uint8_t { kEdited = 0, kShortMessages = 1 };

// `tags` are the fine tags of the words.
std::vector<TaggedPosition> word_name_input(const std::vector<std::string_view>& words,
                                            const std::vector<std::string_view>& tags,
                                            NameStyle style, const NameCues& cues,
                                            const NameLookup& lexicon);

// Hash under which the lexicon keeps a name of one or more words.
std::uint32_t word_name_hash(const std::vector<std::string_view>& words, std::size_t begin,
                             std::size_t end);

class WordNames {
 public:
  WordNames(const WeightsFile& file, const NameCues& cues);

  std::vector<FoundName> find(const Document& document, const Sentence& sentence) const;
  // Labels of bare words with their fine tags, for training.
  Tagging tag(const std::vector<std::string_view>& words,
              const std::vector<std::string_view>& tags) const;
  const NameLabels& labels() const { return labels_; }

 private:
  LinearModel model_;
  NameLabels labels_;
  WordSet lexicon_;
  const NameCues& cues_;
};

}  // namespace weft
