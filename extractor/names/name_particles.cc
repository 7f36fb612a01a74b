// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_particles.h"

#include "extractor/table.h"

namespace weft {

NameParticles::NameParticles(std::string_view table, const std::string& file) {
  for (const TableRow& row : parse_table(table, file, 2, 2)) {
    if (row.cells[0] == "name") {
      name_tag_ = row.cells[1];
      continue;
    }
    for (const std::string_view form : split_words(row.cells[1], ',')) {
      tags_.emplace(form, row.cells[0]);
    }
  }
}

const std::string* NameParticles::tag_at(const Document& document, const Token& token,
                                         std::uint32_t at) const {
  const auto it = tags_.find(document.text_of(Span{at, token.span.end}));
  return it == tags_.end() ? nullptr : &it->second;
}

void NameParticles::split(Document& document, Token& token, std::uint32_t at) const {
  const std::string* tag = at <= token.span.begin ? nullptr : tag_at(document, token, at);
  if (tag == nullptr) return;
  const Span name{token.span.begin, at};
  const Span rest{at, token.span.end};
  token.morphemes.begin = static_cast<std::uint32_t>(document.morphemes.size());
  document.morphemes.push_back({name, std::string(document.text_of(name)), name_tag_});
  document.morphemes.push_back({rest, std::string(document.text_of(rest)), *tag});
  token.morphemes.end = static_cast<std::uint32_t>(document.morphemes.size());
  token.lemma = document.text_of(name);
  token.upos = Upos::kPropn;
  token.xpos = name_tag_ + "+" + *tag;
  token.feats.clear();
}

}  // namespace weft
