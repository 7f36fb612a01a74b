// SPDX-License-Identifier: Apache-2.0
//
// Persons whom the text calls by family name and title ("온 교수") after it told their full name
// with that title ("온유찬 교수"), where the syllable alone looks like another word or the end of
// another name. Adds mentions, and drops those that these cut.
#pragma once

#include <set>
#include <string>
#include <utility>

#include "extractor/reference/name_edits.h"
#include "extractor/reference/reference_words.h"

namespace weft {

class FamilyCalls {
 public:
  FamilyCalls(NameEdits& edits, const ReferenceWords& words)
      : document_(edits.document()), words_(words), edits_(edits) {}

  void find();

 private:
  void note_titles(const Mention& person);
  std::string_view title_at(std::uint32_t token) const;
  bool make_room(std::uint32_t sentence, std::uint32_t token);

  Document& document_;
  const ReferenceWords& words_;
  NameEdits& edits_;
  std::set<std::pair<std::string, std::string>> called_;  // family name and title
};

}  // namespace weft
