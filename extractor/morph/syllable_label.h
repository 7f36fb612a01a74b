// SPDX-License-Identifier: Apache-2.0
//
// Korean morphology as a label on each syllable. An eojeol's morphemes are spelled by its syllables
// one after the other; a label says what its syllable spells: a list of characters, each made by an
// Edit from the syllable itself, with the tag of the morpheme it belongs to and whether it begins
// it. 했다 = 하/XSV + 았/EP + 다/EF: 했 "Bv아/XSV B'았/EP", 다 "B=/EF". Plain values.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace weft {

// How one character of a morpheme comes from the syllable that carries it.
enum class SyllableEdit : char {
  kSame = '=',
  kDropFinal = '-',  // the syllable without its final: 된 -> 되
  kFinal = '~',      // its final as a compatibility jamo: 된 -> ㄴ
  kVowel = 'v',      // its initial with the vowel and final of `character`: 봤, 오 -> 보
  kLiteral = '\'',   // `character`
};

struct LabelPart {
  SyllableEdit edit = SyllableEdit::kSame;
  bool begins = false;
  char32_t character = 0;  // for kVowel a syllable with a silent initial, for kLiteral itself
  std::string tag;

  bool operator==(const LabelPart&) const = default;
};

// No parts: the syllable adds nothing and belongs to the morpheme before it.
using SyllableLabel = std::vector<LabelPart>;

// "Bv아/XSV B'았/EP"; parse throws nothing and gives nullopt for malformed text.
std::string format_label(const SyllableLabel& label);
std::optional<SyllableLabel> parse_label(std::string_view text);

// The character that an edit makes of a syllable.
char32_t apply_edit(const LabelPart& part, char32_t syllable);

// A morpheme before it has a place in a text; `first` and `last` are the positions of the first and
// last of the syllables that spell it.
struct SpelledMorpheme {
  std::u32string form;
  std::string tag;
  std::size_t first = 0;
  std::size_t last = 0;
};

// One label a syllable, by the cheapest alignment of syllables and characters; nullopt where no
// alignment of reasonable cost exists.
std::optional<std::vector<SyllableLabel>> derive_labels(
    std::u32string_view surface, const std::vector<SpelledMorpheme>& morphemes);

// The inverse: surface and labels have one length. A part that continues no morpheme begins one.
std::vector<SpelledMorpheme> spell_morphemes(std::u32string_view surface,
                                             const std::vector<const SyllableLabel*>& labels);

}  // namespace weft
