// SPDX-License-Identifier: Apache-2.0
//
// Places where the text says a name that it shows elsewhere: a name cut short, a long name that was
// passed over, a name with other blanks. Stretches and adds mentions.
#pragma once

#include "extractor/reference/name_edits.h"
#include "extractor/reference/name_finder.h"
#include "extractor/reference/reference_words.h"

namespace weft {

class NameRepeats {
 public:
  NameRepeats(NameEdits& edits, const ReferenceWords& words)
      : document_(edits.document()), words_(words), edits_(edits) {}

  void stretch();
  void spread();
  void find_respaced();

 private:
  NameFinder known_names() const;
  void add_respaced(std::uint32_t sentence, Span span, EntityType type);
  bool ends_word(const Sentence& sentence, std::uint32_t at) const;

  Document& document_;
  const ReferenceWords& words_;
  NameEdits& edits_;
};

}  // namespace weft
