// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/dictionary_view.h"

#include <algorithm>

#include "extractor/morph/word_set.h"
#include "weft/core/hangul.h"

namespace weft {

DictionaryView::DictionaryView(std::u32string_view token, const WordLexicon& dictionary)
    : kinds_(token.size() * kLongestWord),
      longest_(token.size() + 1),
      compound_(token.size() + 1, false) {
  for (std::size_t begin = 0; begin < token.size(); ++begin) {
    WordHash word;
    for (std::size_t length = 1; length <= kLongestWord && begin + length <= token.size();
         ++length) {
      if (!is_hangul_syllable(token[begin + length - 1])) break;
      word.add(token[begin + length - 1]);
      kinds_[begin * kLongestWord + length - 1] = dictionary.find(word.value());
    }
  }
  // A family name and a given name make a full name.
  for (std::size_t begin = 0; begin < token.size(); ++begin) {
    for (std::size_t family = 1; family <= 2 && begin + family + 2 <= token.size(); ++family) {
      const bool full = (kinds(begin, begin + family) & kFamilyName) == kFamilyName &&
                        (kinds(begin + family, begin + family + 2) & kDictionaryGivenName) != 0;
      if (full) kinds_[begin * kLongestWord + family + 1] |= kFamilyName;
    }
    for (std::size_t length = 2; length <= kLongestWord && begin + length <= token.size();
         ++length) {
      if (kinds(begin, begin + length) != 0) longest_[begin] = static_cast<std::uint8_t>(length);
    }
  }
  constexpr unsigned kNominal =
      kDictionaryNoun | kDictionaryName | kDictionaryPerson | kDictionaryPlace;
  compound_[0] = true;
  for (std::size_t end = 2; end <= token.size(); ++end) {
    for (std::size_t length = 2; length <= std::min(end, kLongestWord); ++length) {
      if (compound_[end - length] && (kinds(end - length, end) & kNominal) != 0) {
        compound_[end] = true;
        longest_compound_ = end;
      }
    }
  }
}

}  // namespace weft
