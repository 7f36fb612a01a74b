// SPDX-License-Identifier: Apache-2.0
#include "extractor/literals/literal_stage.h"

#include <algorithm>

namespace weft {
namespace {

constexpr std::uint32_t kLongestNoun = 3;  // tokens

// Bytes of the noun phrase whose first word begins at `at`: adjectives, then common nouns. An
// adjective behind them begins another phrase: "passengers last year".
std::size_t noun_length(const Document& document, const Sentence& sentence, std::size_t at) {
  const auto offset = static_cast<std::uint32_t>(sentence.span.begin + at);
  const auto first = document.tokens.begin() + sentence.tokens.begin;
  const auto last = document.tokens.begin() + sentence.tokens.end;
  const auto token = std::lower_bound(
      first, last, offset, [](const Token& t, std::uint32_t o) { return t.span.begin < o; });
  if (token == last || token->span.begin != offset) return 0;
  std::uint32_t end = 0;
  for (auto t = token; t != last && t - token < kLongestNoun; ++t) {
    if (t->upos == Upos::kNoun) {
      end = t->span.end;
    } else if (t->upos != Upos::kAdj || end != 0) {
      break;
    }
  }
  return end == 0 ? 0 : end - offset;
}

// "a second lieutenant": the unit's word counts what stands behind it.
bool counts(const Document& document, IndexRange tokens) {
  return !tokens.empty() && document.tokens[tokens.end - 1].upos == Upos::kAdj &&
         document.tokens[tokens.end - 1].feats.find("NumType=Ord") != std::string::npos;
}

}  // namespace

void LiteralStage::apply(Document& document) const {
  CalendarAnchor anchor;
  anchor.published = parse_iso_day(document.info.published);
  std::uint32_t last_dated = 0;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    const auto noun = [&](std::size_t at) { return noun_length(document, sentence, at); };
    if (s > last_dated + 1) anchor.near = false;
    for (FoundLiteral& found : grammar_->find(document.text_of(sentence.span), noun, anchor)) {
      Literal literal;
      literal.span = {sentence.span.begin + static_cast<std::uint32_t>(found.begin),
                      sentence.span.begin + static_cast<std::uint32_t>(found.end)};
      literal.tokens = tokens_over(document, sentence, literal.span);
      if (*found.kind == LiteralKind::kDuration && counts(document, literal.tokens)) continue;
      literal.sentence = s;
      literal.kind = *found.kind;
      literal.value = std::move(found.value);
      literal.unit = std::move(found.unit);
      if (literal.kind == LiteralKind::kDate) last_dated = s;
      document.literals.push_back(std::move(literal));
    }
  }
}

std::unique_ptr<const Stage> make_literal_stage(const StageContext& context) {
  const std::string words = context.option("words", "literal_words.tsv");
  const std::string rules = context.option("rules", "literal_rules.tsv");
  return std::make_unique<LiteralStage>(
      std::make_unique<LiteralGrammar>(context.files.open(words), context.files.describe(words),
                                       context.files.open(rules), context.files.describe(rules)));
}

}  // namespace weft
