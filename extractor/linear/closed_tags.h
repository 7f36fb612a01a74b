// SPDX-License-Identifier: Apache-2.0
//
// Fine tags that only some words bear ("POS": 's and '), from a table of the pack; and how a word
// gets its fine tag.
#pragma once

#include <string>
#include <string_view>

#include "extractor/stage.h"
#include "extractor/word_map.h"
#include "weft/core/document.h"

namespace weft {

class ClosedTags {
 public:
  // Reads the table FILE of the pack, "tag<TAB>words"; an empty name closes no tag.
  ClosedTags(const StageContext& context, const std::string& file);

  bool empty() const { return words_.empty(); }
  bool may_be(std::string_view form, std::string_view tag) const;

 private:
  WordMap<WordList> words_;
};

// Sets the token's XPOS and its only morpheme, which is made where there is none.
void set_fine_tag(Document& document, Token& token, const std::string& tag);

}  // namespace weft
