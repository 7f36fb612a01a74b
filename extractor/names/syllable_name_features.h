// SPDX-License-Identifier: Apache-2.0
//
// Features for names over the syllables of a sentence whose morphemes are known (Korean). Shared by
// the trainer and the program.
#pragma once

#include <functional>
#include <vector>

#include "extractor/morph/syllable_text.h"
#include "extractor/morph/word_lexicon.h"
#include "extractor/morph/word_set.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/sequence_tagger.h"
#include "weft/core/document.h"

namespace weft {

// The kinds of a word in the lexicon; the lower bits are kinds of names.
constexpr std::uint8_t kNameKinds = 15;
constexpr std::uint8_t kCommonNoun = 16;
constexpr std::uint8_t kVerbStem = 32;
using NameLookup = std::function<std::uint8_t(std::uint32_t hash)>;

struct SyllableNameInput {
  SyllableText text;
  std::size_t begin = 0;  // the positions of the text that are tagged: [begin, end)
  std::size_t end = 0;
  std::vector<TaggedPosition> positions;
};

SyllableNameInput syllable_name_input(const Document& document, const Sentence& sentence,
                                      const NameCues& cues, const NameLookup& lexicon,
                                      const WordLexicon& dictionary);

}  // namespace weft
