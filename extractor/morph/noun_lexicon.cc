// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/noun_lexicon.h"

#include <vector>

#include "extractor/linear/weights_file.h"
#include "extractor/morph/morpheme_features.h"
#include "weft/core/utf8.h"

namespace weft {

NounLexicon::NounLexicon(std::string_view model, const std::string& file)
    : words_(WeightsFile(model, file).section("lexicon")) {}

bool NounLexicon::common(std::string_view noun) const {
  const std::u32string word = decode_utf8(noun);
  const auto known = [&](std::size_t begin, std::size_t end) {
    const std::uint8_t kinds =
        words_.find(word_hash(std::u32string_view(word).substr(begin, end - begin)));
    return (kinds & kCommonNoun) != 0 && (kinds & (kPersonName | kOrganizationName)) == 0;
  };
  // made[i]: the first i syllables are made of known nouns.
  std::vector<bool> made(word.size() + 1, false);
  made[0] = true;
  for (std::size_t end = 1; end <= word.size(); ++end) {
    for (std::size_t begin = 0; begin < end && !made[end]; ++begin) {
      made[end] = made[begin] && end - begin >= 2 && known(begin, end);
    }
  }
  return made[word.size()];
}

}  // namespace weft
