// SPDX-License-Identifier: Apache-2.0
//
// Names that brackets spell in Latin letters behind Hangul: "마루넷(Marunet)" are names if they
// sound alike, and of one type. Adds and joins mentions, changes their types.
#pragma once

#include "extractor/reference/name_edits.h"
#include "extractor/reference/names.h"

namespace weft {

class BracketSpellings {
 public:
  BracketSpellings(NameEdits& edits, const ReferenceWords& words)
      : document_(edits.document()), words_(words), edits_(edits) {}

  void read(std::uint32_t sentence);

 private:
  void try_words_before(std::uint32_t sentence, std::size_t open, const NameForm& inside);
  std::size_t best_begin(std::uint32_t sentence, std::size_t open, const NameForm& inside) const;
  void read_other_spelling(std::uint32_t sentence, std::size_t open, const NameForm& inside);
  std::size_t words_named_before(std::uint32_t sentence, std::size_t open) const;
  void give_type(std::uint32_t sentence, Span span, EntityType type);
  void add_name(std::uint32_t sentence, Span span, bool body);

  Document& document_;
  const ReferenceWords& words_;
  NameEdits& edits_;
};

}  // namespace weft
