// SPDX-License-Identifier: Apache-2.0
#include "support/ud_document.h"

#include <sstream>
#include <stdexcept>
#include <string>

#include "weft/core/conllu.h"

namespace weft::testing {
namespace {

IndexRange tokens_in(const Document& document, Span span) {
  IndexRange range;
  bool found = false;
  for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
    if (!span.contains(document.tokens[i].span)) continue;
    if (!found) range.begin = i;
    found = true;
    range.end = i + 1;
  }
  if (!found) throw std::logic_error("no token in this name or literal");
  return range;
}

Span find(const Document& document, std::string_view text) {
  const std::size_t at = document.text.find(text);
  if (at == std::string::npos) throw std::logic_error("not in the text: " + std::string(text));
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
}

}  // namespace

Document ud_document(std::string_view words, const std::vector<NameRow>& names,
                     const std::vector<LiteralRow>& literals) {
  std::istringstream lines{std::string(words)};
  std::string rows;
  std::string text;
  int id = 0;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream cells(line);
    std::string form, lemma, upos, xpos, head, deprel;
    if (!(cells >> form >> lemma >> upos >> xpos >> head >> deprel)) continue;
    const bool glued = form.ends_with('~');
    if (glued) form.pop_back();
    text += form + (glued ? "" : " ");
    rows += std::to_string(++id) + '\t' + form + '\t' + lemma + '\t' + upos + '\t' + xpos +
            "\t_\t" + head + '\t' + deprel + "\t_\t" + (glued ? "SpaceAfter=No" : "_") + '\n';
  }
  while (text.ends_with(' ')) text.pop_back();
  Document document = read_conllu("# text = " + text + '\n' + rows + '\n', "test");
  for (const NameRow& row : names) {
    Mention mention;
    mention.span = find(document, row.text);
    mention.tokens = tokens_in(document, mention.span);
    mention.type = row.type;
    mention.head = mention.tokens.begin;
    for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
      if (!mention.tokens.contains(document.tokens[t].head)) mention.head = t;
    }
    document.mentions.push_back(mention);
  }
  for (const LiteralRow& row : literals) {
    Literal literal;
    literal.span = find(document, row.text);
    literal.tokens = tokens_in(document, literal.span);
    literal.kind = row.kind;
    literal.value = row.value;
    document.literals.push_back(literal);
  }
  return document;
}

}  // namespace weft::testing
