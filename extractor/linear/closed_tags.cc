// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/closed_tags.h"

#include "extractor/table.h"
#include "weft/core/utf8.h"

namespace weft {

ClosedTags::ClosedTags(const StageContext& context, const std::string& file) {
  if (file.empty()) return;
  for (const TableRow& row :
       parse_table(context.files.open(file), context.files.describe(file), 2, 2)) {
    auto& words = words_[std::string(row.cells[0])];
    for (const std::string_view word : split_words(row.cells[1])) words.emplace(word);
  }
}

bool ClosedTags::may_be(std::string_view form, std::string_view tag) const {
  const auto it = words_.find(tag);
  return it == words_.end() || it->second.contains(to_lower(form));
}

void set_fine_tag(Document& document, Token& token, const std::string& tag) {
  token.xpos = tag;
  if (token.morphemes.empty()) {
    token.morphemes.begin = static_cast<std::uint32_t>(document.morphemes.size());
    document.morphemes.push_back({token.span, std::string(document.text_of(token)), tag});
    token.morphemes.end = static_cast<std::uint32_t>(document.morphemes.size());
  } else {
    document.morphemes[token.morphemes.begin].tag = tag;
  }
}

}  // namespace weft
