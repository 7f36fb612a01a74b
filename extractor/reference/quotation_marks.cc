// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/quotation_marks.h"

#include <algorithm>
#include <string_view>

#include "extractor/quotations.h"

namespace weft {

Quotation::Quotation(const Document& document, std::uint32_t sentence)
    : document_(document),
      next_(document.sentences[sentence].tokens.begin),
      end_(document.sentences[sentence].tokens.end),
      open_(begins_in_quotation(document, sentence)) {}

bool Quotation::holds(std::uint32_t token) {
  for (; next_ < token && next_ < end_; ++next_) {
    const std::string_view mark = document_.text_of(document_.tokens[next_]);
    if (mark == "\u201C") open_ = true;
    if (mark == "\u201D") open_ = false;
    if (mark == "\"") open_ = !open_;
  }
  return open_;
}

bool in_same_quotation(const Document& document, std::uint32_t mention, std::uint32_t proposition) {
  const std::uint32_t predicate = document.propositions[proposition].predicate;
  const std::uint32_t at = document.mentions[mention].tokens.begin;
  if (predicate == kNone || predicate >= document.tokens.size()) return true;
  const bool said = document.propositions[proposition].speaker != kNone;
  int depth = 0;
  bool open = false;  // straight marks open and close alike
  for (std::uint32_t t = std::min(at, predicate); t < std::max(at, predicate); ++t) {
    const std::string_view mark = document.text_of(document.tokens[t]);
    if (mark == "\u201C") ++depth;
    if (mark == "\u201D") --depth;
    if (mark == "\"") open = !open;
    // Of two quotations neither speaks of the other's subject.
    if (said && (depth != 0 || open)) return false;
  }
  return depth == 0 && !open;
}

bool in_quotation(const Document& document, std::uint32_t p) {
  const Proposition& proposition = document.propositions[p];
  Quotation quotation(document, proposition.sentence);
  return proposition.predicate != kNone && quotation.holds(proposition.predicate);
}

}  // namespace weft
