// SPDX-License-Identifier: Apache-2.0
//
// Korean treebanks brought to one morphology: Sejong tags, nouns unsplit, endings spelled by vowel
// harmony (하+았, 아서 / 어서), punctuation as tokens of its own.
#pragma once

#include <string>
#include <vector>

#include "extractor/morph/syllable_label.h"
#include "weft/core/document.h"

namespace weft {

struct CorpusToken {
  std::u32string surface;
  std::vector<SpelledMorpheme> morphemes;
  bool space_after = true;
};
using CorpusSentence = std::vector<CorpusToken>;

enum class TagSet { kSejong, kKaist };

std::vector<CorpusSentence> read_korean_corpus(const std::string& file, TagSet tags);

// A document of one sentence whose tokens are the corpus tokens.
Document document_of(const CorpusSentence& sentence);

}  // namespace weft
