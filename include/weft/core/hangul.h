// SPDX-License-Identifier: Apache-2.0
//
// Hangul syllables U+AC00..U+D7A3 and the jamo they are made of (Unicode standard, section 3.12).
// Initials, vowels and finals are given as indices: 0..18, 0..20, 0..27 with final 0 meaning none.
#pragma once

#include <string>
#include <string_view>

namespace weft {

struct Jamo {
  int initial = 0;
  int vowel = 0;
  int final = 0;
};

bool is_hangul_syllable(char32_t c);
Jamo decompose(char32_t syllable);  // is_hangul_syllable(syllable)
char32_t compose(Jamo jamo);
bool has_final(char32_t syllable);  // false for anything but a syllable

// The compatibility jamo of a final or initial ("ㄴ", "ㄹ"), as Sejong-tagged morphemes write them;
// final_from_jamo gives 0 where c is no possible final.
char32_t final_to_jamo(int final);
int final_from_jamo(char32_t c);

// Hangul as Latin letters by the Revised Romanization, syllable by syllable, without sound changes:
// 스미스 -> "seumiseu". Other characters pass through, lower-cased.
std::string romanize(std::string_view text);

// What is compared of the sound of a name, found once for many comparisons.
struct NameSound {
  std::string consonants;  // folded where letters are transcribed alike
  double weight = 0.0;     // of the consonants
  char first = ' ';        // letter
  bool vowel_first = false;
  int side = 0;  // of the first vowels: front -1, back 1
};
NameSound sound_of_hangul(std::string_view name);
NameSound sound_of_latin(std::string_view name);
// The same from what was kept of a NameSound; the rest follows from these.
NameSound sound_of_skeleton(std::string_view consonants, char first, int side);
double sound_similarity(const NameSound& hangul, const NameSound& latin);
// Whether that is `least` or more; quick where the beginnings tell.
bool sounds_alike(const NameSound& hangul, const NameSound& latin, double least);

// How alike a Hangul and a Latin spelling of one name sound, 0 to 1: compares consonant skeletons
// and vowels after folding letters that Korean transcribes alike (f/p, r/l, v/b, z/j), with an edit
// distance. 스미스-존스 / "Smith-Jones" is close to 1.
double transliteration_similarity(std::string_view hangul, std::string_view latin);

}  // namespace weft
