// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/quoted_works.h"

#include <array>
#include <string_view>

#include "weft/core/utf8.h"

namespace weft {
namespace {

struct Brackets {
  std::string_view open;
  std::string_view close;
  bool title;  // says by itself that a title is inside
};

constexpr std::array<Brackets, 9> kBrackets = {{{"《", "》", true},
                                                {"『", "』", true},
                                                {"〈", "〉", true},
                                                {"<", ">", true},
                                                {"「", "」", true},
                                                {"‘", "’", false},
                                                {"“", "”", false},
                                                {"'", "'", false},
                                                {"\"", "\"", false}}};
constexpr std::uint32_t kLongestTitle = 60;  // bytes
constexpr std::uint32_t kMostTokens = 6;

// The noun at the beginning of a token, without what follows it.
std::string_view noun_of(const Document& document, const Token& token) {
  Span span{token.span.begin, token.span.begin};
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    if (document.morphemes[m].tag[0] != 'N' && document.morphemes[m].tag != "XSN") break;
    span.end = document.morphemes[m].span.end;
  }
  return document.text_of(span.empty() ? token.span : span);
}

bool is_work(const Document& document, const Token& token, const NameCues& cues) {
  const std::string_view noun = noun_of(document, token);
  if ((cues.find(noun) & NameCues::kWork) != 0) return true;
  return (cues.find(token.lemma) & NameCues::kWork) != 0;
}

bool ends_clause(const Document& document, const Token& token) {
  if (token.morphemes.empty()) return token.upos == Upos::kVerb || token.upos == Upos::kAux;
  const std::string& tag = document.morphemes[token.morphemes.end - 1].tag;
  return tag[0] == 'E' || tag[0] == 'J';
}

// The token that closes what `open` opened, kNone where it stands too far away.
std::uint32_t find_close(const Document& document, const Sentence& sentence, std::uint32_t open,
                         const Brackets& brackets) {
  for (std::uint32_t t = open + 1; t < sentence.tokens.end && t <= open + kMostTokens + 1; ++t) {
    if (document.text_of(document.tokens[t]) == brackets.close) return t;
  }
  return kNone;
}

}  // namespace

std::vector<Span> quoted_works(const Document& document, const Sentence& sentence,
                               const NameCues& cues) {
  std::vector<Span> works;
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    for (const Brackets& brackets : kBrackets) {
      if (document.text_of(document.tokens[t]) != brackets.open) continue;
      const std::uint32_t close = find_close(document, sentence, t, brackets);
      if (close == kNone || close == t + 1) break;
      const Span span{document.tokens[t + 1].span.begin, document.tokens[close - 1].span.end};
      bool cued = brackets.title;
      if (t > sentence.tokens.begin) cued = cued || is_work(document, document.tokens[t - 1], cues);
      for (std::uint32_t n = close + 1; n < sentence.tokens.end && n <= close + 2; ++n) {
        cued = cued || is_work(document, document.tokens[n], cues);
      }
      if (cued && span.size() <= kLongestTitle &&
          !ends_clause(document, document.tokens[close - 1])) {
        works.push_back(span);
      }
      t = close;
      break;
    }
  }
  return works;
}

}  // namespace weft
