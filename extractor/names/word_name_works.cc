// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_works.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "extractor/english_words.h"
#include "extractor/names/name_shape.h"

namespace weft {
namespace {

constexpr float kListed = 0.6F;

// Whether "(1994)" stands right behind the token.
bool dated(const Document& document, IndexRange tokens, std::uint32_t last) {
  constexpr std::size_t kYear = 4;
  if (last + 3 >= tokens.end) return false;
  const std::string_view year = document.text_of(document.tokens[last + 2]);
  return document.text_of(document.tokens[last + 1]) == "(" &&
         document.text_of(document.tokens[last + 3]) == ")" && year.size() == kYear &&
         std::all_of(year.begin(), year.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Words in capitals before a year in brackets, behind a comma or a conjunction, in no name.
std::vector<TypedName> unfound(const Document& document, const std::vector<TypedName>& names,
                               std::uint32_t s) {
  const IndexRange tokens = document.sentences[s].tokens;
  const auto taken = [&](std::uint32_t t) {
    const Span span = document.tokens[t].span;
    return std::any_of(names.begin(), names.end(),
                       [&](const TypedName& name) { return name.span.overlaps(span); });
  };
  const auto word = [&](std::uint32_t t) {
    return is_capital(document.text_of(document.tokens[t])) && !taken(t);
  };
  std::vector<TypedName> found;
  for (std::uint32_t t = tokens.begin + 1; t < tokens.end; ++t) {
    if (!word(t) || !dated(document, tokens, t)) continue;
    std::uint32_t first = t;
    while (first > tokens.begin + 1 && word(first - 1)) --first;
    const Token& before = document.tokens[first - 1];
    if (document.text_of(before) != "," && before.upos != Upos::kCconj) continue;
    found.push_back({{document.tokens[first].span.begin, document.tokens[t].span.end},
                     s,
                     EntityType::kProduct,
                     kListed});
  }
  return found;
}

}  // namespace

void find_dated_works(const Document& document, std::vector<TypedName>& names) {
  constexpr std::size_t kFew = 2;  // one alone may be a body with the year of something
  constexpr float kCertain = 0.95F;
  std::map<std::uint32_t, std::vector<std::size_t>> by_sentence;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Sentence& sentence = document.sentences[names[i].sentence];
    const IndexRange range = tokens_over(document, sentence, names[i].span);
    if (!range.empty() && dated(document, sentence.tokens, range.end - 1)) {
      by_sentence[names[i].sentence].push_back(i);
    }
  }
  std::vector<TypedName> further;
  for (const auto& [sentence, dated_names] : by_sentence) {
    const bool work = std::any_of(dated_names.begin(), dated_names.end(), [&](std::size_t i) {
      return names[i].type == EntityType::kProduct;
    });
    if (dated_names.size() < kFew || !work) continue;
    for (const std::size_t i : dated_names) {
      if (names[i].type != EntityType::kEvent && names[i].confidence < kCertain) {
        names[i].type = EntityType::kProduct;
      }
    }
    const std::vector<TypedName> here = unfound(document, names, sentence);
    further.insert(further.end(), here.begin(), here.end());
  }
  if (further.empty()) return;
  names.insert(names.end(), further.begin(), further.end());
  std::sort(names.begin(), names.end(),
            [](const TypedName& a, const TypedName& b) { return a.span < b.span; });
}

}  // namespace weft
