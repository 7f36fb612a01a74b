// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/clause_quotation.h"

#include <algorithm>
#include <string_view>

#include "extractor/quotations.h"
#include "weft/core/hangul.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

std::optional<Span> quotation_between(const Document& document, const Proposition& proposition,
                                      std::string_view opening, std::string_view closing) {
  const Span sentence = document.sentences[proposition.sentence].span;
  const std::string_view text = document.text_of(sentence);
  const std::size_t from = proposition.phrase.begin - sentence.begin;
  const std::size_t close = text.find(closing, from);
  if (close == std::string_view::npos || sentence.begin + close >= proposition.phrase.end) {
    return std::nullopt;
  }
  std::size_t after = close + closing.size();
  if (after >= text.size() || !is_hangul_syllable(next_code_point(text, after))) {
    return std::nullopt;
  }
  const std::size_t open = text.rfind(opening, from);
  if (open == std::string_view::npos) return std::nullopt;
  // What looks like the opening one may close words before.
  const bool opens = opening != closing || open == 0 || text[open - 1] == ' ';
  if (!opens || text[open + opening.size()] == ' ') return std::nullopt;
  return Span{sentence.begin + static_cast<std::uint32_t>(open + opening.size()),
              sentence.begin + static_cast<std::uint32_t>(close)};
}

}  // namespace

std::optional<Span> quotation_around(const Document& document, const Proposition& proposition) {
  const Span sentence = document.sentences[proposition.sentence].span;
  const std::string_view text = document.text_of(sentence);
  const std::size_t at = proposition.phrase.begin - sentence.begin;
  constexpr std::size_t kOutside = std::string_view::npos;
  std::size_t open = kOutside;
  bool first = true;  // no mark seen
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    if (c != '"' && c != 0x201C && c != 0x201D) continue;
    const bool touches = begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '(';
    const bool closes = c == 0x201D || (c == '"' && (open != kOutside || (first && touches)));
    if (closes && first) open = 0;
    first = false;
    if (!closes) {
      open = i;
      continue;
    }
    if (open != kOutside && open <= at && at < begin) {
      return Span{sentence.begin + static_cast<std::uint32_t>(open),
                  sentence.begin + static_cast<std::uint32_t>(begin)};
    }
    open = kOutside;
  }
  if (first && begins_in_quotation(document, proposition.sentence)) return sentence;
  if (open == kOutside || open > at || !begins_in_quotation(document, proposition.sentence + 1)) {
    return std::nullopt;
  }
  return Span{sentence.begin + static_cast<std::uint32_t>(open), sentence.end};
}

std::optional<Span> single_quotation(const Document& document, const Proposition& proposition) {
  if (const auto curly = quotation_between(document, proposition, "\u2018", "\u2019")) return curly;
  return quotation_between(document, proposition, "'", "'");
}

Span behind_quotation(const Document& document, const Proposition& proposition, Span span) {
  const Span sentence = document.sentences[proposition.sentence].span;
  const std::string_view text = document.text;
  const auto marks = [&](std::uint32_t begin, std::uint32_t end) {
    const std::string_view part = text.substr(begin, end - begin);
    return std::count(part.begin(), part.end(), '"');
  };
  const std::uint32_t predicate = proposition.phrase.begin;
  if (marks(sentence.begin, span.begin) % 2 == 0 || marks(sentence.begin, predicate) % 2 != 0) {
    return span;
  }
  const std::size_t close = text.find('"', span.begin);
  const std::size_t blank = text.find(' ', close);
  // Only where a particle or ending is glued to the closing mark.
  std::size_t after = close + 1;
  if (after >= text.size() || !is_hangul_syllable(next_code_point(text, after))) return span;
  if (blank < predicate) span.begin = static_cast<std::uint32_t>(blank) + 1;
  return span;
}

}  // namespace weft
