// SPDX-License-Identifier: Apache-2.0
//
// What stands in brackets behind a name of a language in Hangul and is another name of the same:
// its spelling in Latin letters, an abbreviation, or what a word says that it is ("이하 오픈").
#pragma once

#include <cstddef>
#include <string_view>

#include "extractor/reference/reference_words.h"
#include "weft/core/span.h"

namespace weft {

// "KIST": capitals and no more.
bool is_abbreviation(std::string_view text);

// "바이스(Weiss)": whether the letters spell the name, or its first words.
bool spells(std::string_view latin, std::string_view name);

// "金道賢", "のありん": in letters that are neither Hangul nor Latin.
bool is_other_script(std::string_view text);

// "심천(深圳)": whether Chinese characters may be all of the name. They stand for a syllable each;
// names of foreign languages are longer than that, and one word here.
bool is_in_ideographs(std::string_view text, std::string_view name, bool foreign);

// "나래위" of "나래협력위원회": whether syllables of the name, the first among them, are all of it.
bool shortens(std::string_view text, std::string_view name);

// The bytes of the word that says that another name follows ("이하 ", "영어: "), 0 where there is
// none.
std::size_t length_of_alias_word(std::string_view text, const ReferenceWords& words);

// The span without blanks and marks at its ends; a full stop at its end may be the name's.
Span without_punctuation(std::string_view text, Span span);

}  // namespace weft
