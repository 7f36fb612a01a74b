// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/dictionary_view.h"

#include <algorithm>
#include <array>

#include "extractor/morph/word_set.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// Hashes of the words of one syllable and more that begin here; how many there are.
std::size_t words_at(std::u32string_view token, std::size_t begin, const WordLexicon& dictionary,
                     std::array<std::uint32_t, DictionaryView::kLongestWord>& words) {
  WordHash word;
  std::size_t count = 0;
  while (count < words.size() && begin + count < token.size() && is_hangul(token[begin + count])) {
    word.add(token[begin + count]);
    words[count] = word.value();
    dictionary.prefetch(words[count++]);
  }
  return count;
}

}  // namespace

DictionaryView::DictionaryView(std::u32string_view token, const WordLexicon& dictionary)
    : kinds_(token.size() * kLongestWord),
      longest_(token.size() + 1),
      compound_(token.size() + 1, false) {
  // The dictionary is larger than the caches: the words of the next place are asked for before
  // those of this one are looked up.
  std::array<std::uint32_t, kLongestWord> here;
  std::array<std::uint32_t, kLongestWord> next;
  std::size_t count = words_at(token, 0, dictionary, here);
  for (std::size_t begin = 0; begin < token.size(); ++begin) {
    const std::size_t next_count = words_at(token, begin + 1, dictionary, next);
    for (std::size_t i = 0; i < count; ++i) {
      kinds_[begin * kLongestWord + i] = dictionary.find(here[i]);
    }
    here = next;
    count = next_count;
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
