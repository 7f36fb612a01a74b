// SPDX-License-Identifier: Apache-2.0
//
// What a tagger of words takes for the beginning or the end of a name and is none: a verb, the
// common noun or the adjective before it, where somebody is from.
#pragma once

#include <string_view>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

class WordNameCuts {
 public:
  WordNameCuts(const Document& document, const Sentence& sentence, const NameCues& cues)
      : document_(document), tokens_(sentence.tokens), cues_(cues) {}

  // Takes from `range`, the tokens of the name, what is no part of it; a word cut off may tell the
  // name's type.
  void cut(TypedName& name, IndexRange& range) const;
  // "Lind Distinguished" before "Professor": whom or what a chair is named for.
  bool is_chair(IndexRange range) const;
  // Whether nothing but punctuation stands before the token.
  bool begins_sentence(std::uint32_t t) const;

 private:
  std::string_view text(std::uint32_t t) const { return document_.text_of(document_.tokens[t]); }
  Upos upos(std::uint32_t t) const { return document_.tokens[t].upos; }
  bool is(std::uint32_t t, std::uint32_t kind) const { return (cues_.find(text(t)) & kind) != 0; }

  void cut_at_verb(IndexRange& range) const;
  void cut_kind(IndexRange& range, float confidence) const;
  void cut_work(IndexRange& range) const;
  void cut_article(IndexRange& range) const;
  void cut_first_noun(IndexRange& range) const;
  void cut_describer(EntityType type, IndexRange& range) const;
  void cut_origin(TypedName& name, IndexRange& range) const;
  void cut_seat(EntityType type, IndexRange& range) const;
  bool describes(EntityType type, IndexRange range) const;
  bool stands_within(std::string_view word) const;

  const Document& document_;
  IndexRange tokens_;
  const NameCues& cues_;
};

// Headlines write every word with a capital.
bool is_headline(const Document& document, IndexRange tokens);
// "Injured", "Ailing" right before a name that was cut off it.
bool describes_name(const Document& document, std::uint32_t t, const TypedName& name,
                    const NameCues& cues);

}  // namespace weft
