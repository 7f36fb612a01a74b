// SPDX-License-Identifier: Apache-2.0
//
// What a dictionary says of the words there are, without the words: two bytes a word, in a table
// that is read in place. About one unknown word in three hundred is taken for a known one, which
// features of trained models bear; do not decide by it alone. Immutable; views into the file's
// bytes, which must outlive it.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "extractor/linear/weights_file.h"

namespace weft {

// Kinds of words, as training/korean_dictionary.py writes them. A family name is both a person's
// and a given name's.
enum DictionaryKind : std::uint8_t {
  kDictionaryNoun = 1,
  kDictionaryName = 2,
  kDictionaryPerson = 4,
  kDictionaryPlace = 8,
  kDictionaryGivenName = 16,
  kDictionaryStem = 32,
  kDictionaryInflected = 64,
  kDictionaryAdverb = 128,
};
constexpr std::uint8_t kFamilyName = kDictionaryPerson | kDictionaryGivenName;

class WordLexicon {
 public:
  WordLexicon() = default;
  // Reads the sections that write() made. Throws FormatError.
  explicit WordLexicon(const WeightsFile& file);

  // The kinds of the word with this word_hash(), 0 where it is unknown.
  std::uint8_t find(std::uint32_t hash) const {
    if (slots_ == 0) return 0;
    const std::uint16_t wanted = print_of(hash);
    for (std::uint32_t slot = slot_of(hash, slots_);; slot = slot + 1 == slots_ ? 0 : slot + 1) {
      const auto entry = load_number<std::uint16_t>(bytes_.data() + 2 * std::size_t{slot});
      if (entry == 0) return 0;
      if ((entry & ~kCodeMask) == wanted) return codes_[entry & kCodeMask];
    }
  }

  // Says that this word will be looked up soon.
  void prefetch(std::uint32_t hash) const {
    if (slots_ != 0) __builtin_prefetch(bytes_.data() + 2 * std::size_t{slot_of(hash, slots_)});
  }

  // The kinds of words by their hashes; combinations of kinds that are rarest lose some of theirs.
  static void write(const std::map<std::uint32_t, std::uint8_t>& kinds, WeightsWriter& writer);

 private:
  static constexpr std::uint16_t kCodeMask = 31;  // code 0 marks an empty slot
  static std::uint32_t slot_of(std::uint32_t hash, std::uint32_t slots) {
    return static_cast<std::uint32_t>((std::uint64_t{hash} * slots) >> 32U);
  }
  static std::uint16_t print_of(std::uint32_t hash) {
    return static_cast<std::uint16_t>(hash * 0x9E3779B1U >> 16U) &
           static_cast<std::uint16_t>(~kCodeMask);
  }

  std::string_view bytes_;
  std::uint32_t slots_ = 0;
  std::array<std::uint8_t, 32> codes_{};
};

}  // namespace weft
