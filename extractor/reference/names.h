// SPDX-License-Identifier: Apache-2.0
//
// When two written names are forms of one name: spelling variants, parts of a person's name, short
// forms of an organisation's, acronyms, and Hangul and Latin spellings of one sound.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/reference/reference_words.h"
#include "weft/core/document.h"

namespace weft {

// A name taken apart once, for many comparisons.
struct NameForm {
  std::string text;                // as written
  std::string key;                 // folded, without blanks and punctuation
  std::string core;                // the key without forms such as "Inc."
  std::vector<std::string> words;  // folded, forms left out
  bool hangul = false;             // holds Hangul
  bool latin = false;              // holds Latin letters
  std::string law;                 // the first form that only bodies by law have: "inc"
  bool ideographs = false;         // holds nothing but Chinese characters
};

NameForm take_apart(std::string_view text, const ReferenceWords& words);

// "Norvik Inc." and "Norvik Co., Ltd.": bodies by law whose forms differ.
bool are_other_bodies(const NameForm& a, const NameForm& b);

// Short is a part of a person's full name that stands for it: last name, given name, or the last of
// the words of a foreign name.
bool is_part_of_person(const NameForm& shorter, const NameForm& full);
// The last word of a name of several, or what follows the first syllable, is a person's title.
bool ends_in_title(const NameForm& name, const ReferenceWords& words);
// "한 의원" or "한씨" of "한가람": a family name of one syllable and a title.
bool is_family_name_with_title(const NameForm& shorter, const NameForm& full,
                               const ReferenceWords& words);
// "가온" of "가온 엔터테인먼트": what is left out is generic.
bool is_short_organization(const NameForm& shorter, const NameForm& full,
                           const ReferenceWords& words);
// "누리위" of "누리위원회", "가나부" of "가온나루부": one word that leaves syllables out, ends
// alike or where a generic word begins.
bool is_contraction(const NameForm& shorter, const NameForm& full, const ReferenceWords& words);
// The initials of a name of several words, folded: of all words, and of those with a capital.
std::pair<std::string, std::string> initials_of(const NameForm& full);
// "IBM" of "International Business Machines".
bool is_acronym(const NameForm& acronym, const NameForm& full);
// One in Hangul, one in Latin letters, and they sound alike.
double cross_script_similarity(const NameForm& a, const NameForm& b);

}  // namespace weft
