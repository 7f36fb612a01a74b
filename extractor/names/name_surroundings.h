// SPDX-License-Identifier: Apache-2.0
//
// A name, the words that it is made of, and those that stand around it in its sentence: what the
// files that mend names ask. For languages whose words carry particles.
#pragma once

#include <cstdint>
#include <string_view>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

class NameSurroundings {
 public:
  // All three must outlive this.
  NameSurroundings(const Document& document, const Sentence& sentence, const NameCues& cues)
      : document_(document), sentence_(sentence), cues_(cues) {}

  const Document& document() const { return document_; }
  const Sentence& sentence() const { return sentence_; }
  const NameCues& cues() const { return cues_; }

  std::string_view text(Span span) const { return document_.text_of(span); }
  // The token of the sentence that holds the byte.
  std::uint32_t token_at(std::uint32_t offset) const;
  // Where the token's particle begins, its end where it has none.
  std::uint32_t noun_end(const Token& token) const;
  // The same of a word that is no name, before the particle of the genitive too.
  std::uint32_t stem_end(const Token& token) const;
  // A known body, or a word that ends like one.
  bool is_body(std::string_view word) const;
  // The stem's ending says what is named: "여성밴드", "영화".
  bool is_kind(std::string_view word) const;
  bool is_title(std::string_view word) const;
  // Also what ends in a title of two syllables or more: "예술총감독".
  bool ends_in_title(std::string_view word) const;
  // A title stands behind the name: "기업 가람 대표" may be a person's.
  bool has_title(const TypedName& name) const;
  bool is_before_head_title(const TypedName& name) const;
  // A person's three syllables of which a family name is the first.
  bool is_full_name(const TypedName& name) const;
  // What it is done at, or where it goes: the adverbial particle of places stands behind it.
  bool is_where(const TypedName& name) const;

 private:
  const Document& document_;
  const Sentence& sentence_;
  const NameCues& cues_;
};

// Of Hangul syllables alone.
bool is_all_hangul(std::string_view word);

}  // namespace weft
