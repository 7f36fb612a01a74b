// SPDX-License-Identifier: Apache-2.0
//
// What steps that look for persons ask of a sentence's words: nouns before their particles, titles,
// what may be a full name. Part of person_names and person_spans.
#pragma once

#include <string_view>

#include "extractor/names/sentence_names.h"

namespace weft {

// "트웰", "르코": no Korean given name has an open syllable in ㅡ.
bool has_foreign_syllable(std::string_view given);

class PersonWords : protected SentenceNames {
 public:
  using SentenceNames::SentenceNames;

 protected:
  static constexpr float kByTitle = 0.7F;  // confidence of a name that a title tells

  // Of Hangul alone; 0 where there is anything else.
  static std::size_t syllables(std::string_view word);

  // The token up to its particle, copula or suffix of a verb.
  Span noun_of(const Token& token) const;
  bool is_bare(const Token& token) const { return noun_of(token) == token.span; }
  // Nouns up to the particle, or what the analysis took for a verb that no text knows.
  bool is_noun(const Token& token) const;

  bool is_title(std::string_view word) const;
  // Also what ends in a title of two syllables or more: "나래협회장".
  bool ends_in_title(std::string_view word) const;
  // A title stands behind token t: by itself, or with its body or a word like "former" before it.
  bool has_title(std::uint32_t t, bool at_once) const;
  bool is_body(std::string_view word) const;
  bool ends_as_group(std::string_view word) const;

  // Bytes of the family name that a full name of three syllables begins with; 0 where none.
  std::size_t family_of(std::string_view word) const;
  // What ends no name of a group or of an office.
  bool may_be_full_name(std::string_view word) const;
  // A family name with a given name that the dictionary knows.
  bool is_full_name(std::string_view word) const;
  // A word of two syllables or more that nobody knows.
  bool is_new(std::string_view word) const;
  // A word that nobody knows, that is not made of two and does not end in one.
  bool is_unknown(std::string_view word) const;
  // Words of that kind, none of which may be a Korean's full name.
  bool is_foreign(Span span) const;
  // A word of two syllables or more that nobody knows, bare, with a blank behind it.
  bool may_be_foreign(std::uint32_t t) const;

  // A clause that tells of it stands right before the name: "태어난 엘민드라는".
  bool is_described(Span name) const;

  void add_person(Span span);
};

}  // namespace weft
