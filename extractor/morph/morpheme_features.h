// SPDX-License-Identifier: Apache-2.0
//
// The features by which a syllable's label is chosen, shared by the trainer and the program.
// Greedy, left to right: features see the whole sentence and the labels already chosen.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "extractor/morph/dictionary_view.h"
#include "extractor/morph/hashed_weights.h"
#include "extractor/morph/syllable_text.h"
#include "extractor/morph/word_lexicon.h"
#include "extractor/morph/word_set.h"

namespace weft {

// Kinds in the morpheme model's lexicon.
enum : std::uint8_t {
  kCommonNoun = 1,
  kProperNoun = 2,
  kPersonName = 4,
  kOrganizationName = 8,
  kPlaceName = 16,
  kOtherName = 32,
  kParticles = 64,  // a run of particles as it ends an eojeol
};

// What lies before the syllable: the labels of the two syllables before it in the token, and where
// the morpheme begins that the last of them belongs to.
struct MorphemeHistory {
  std::uint16_t label1 = 0xFFFF;
  std::uint16_t label2 = 0xFFFF;
  std::size_t morpheme_begin = 0;
};

using WordLookup = std::function<std::uint8_t(std::uint32_t hash)>;

// The words of the training texts and those of a dictionary.
struct MorphemeLexicons {
  WordLookup trained;
  WordLexicon dictionary;
};

// Those features that are the same whatever labels were chosen before, those that are not, or all
// in the order in which they are trained.
enum class FeaturePart : std::uint8_t { kAll, kFixed, kByLabels };

// Features of a token that do not depend on labels, computed once and then completed per syllable.
class MorphemeFeatures {
 public:
  MorphemeFeatures(const SyllableText& text, std::size_t token, const MorphemeLexicons& lexicons);

  // Replaces `out` by the features of the syllable at `position` of the text.
  void collect(std::size_t position, const MorphemeHistory& history, std::vector<FeatureHash>& out,
               FeaturePart part = FeaturePart::kAll) const;

  // What the dictionary says of the token's parts.
  const DictionaryView& dictionary() const { return dictionary_; }

 private:
  class Output;

  void collect_window(std::size_t position, Output& out) const;
  void collect_spelling(std::size_t position, const MorphemeHistory& history, Output& out) const;
  void collect_lexicon(std::size_t position, const MorphemeHistory& history, Output& out) const;
  void collect_dictionary(std::size_t position, const MorphemeHistory& history, Output& out) const;

  const SyllableText& text_;
  const WordLookup& lexicon_;
  SyllableToken token_;
  DictionaryView dictionary_;
  FeatureHash before_ = 0;  // the end of the eojeol before, the beginning of the one after
  FeatureHash after_ = 0;
  std::vector<FeatureHash> prefix_;         // hash of token characters [0, i)
  std::vector<FeatureHash> suffix_;         // hash of token characters [i, end)
  std::vector<std::uint8_t> prefix_kinds_;  // lexicon kinds of [0, i)
  std::vector<std::uint8_t> suffix_kinds_;  // kParticles of [i, end)
  std::size_t longest_ = 0;  // length of the longest known noun that begins the token
};

}  // namespace weft
