// SPDX-License-Identifier: Apache-2.0
#include "evaluation/gold_document.h"

#include <numeric>
#include <random>

namespace weft {
namespace {

constexpr std::uint64_t kSeed = 20240601;

Span moved(Span span, std::uint32_t by) { return {span.begin + by, span.end + by}; }

// Appends the sentences and tokens of `part`, whose text begins at `offset` of the whole.
void append_layers(Document& whole, const Document& part, std::uint32_t offset) {
  const auto first_token = static_cast<std::uint32_t>(whole.tokens.size());
  const auto first_morpheme = static_cast<std::uint32_t>(whole.morphemes.size());
  for (Morpheme morpheme : part.morphemes) {
    morpheme.span = moved(morpheme.span, offset);
    whole.morphemes.push_back(std::move(morpheme));
  }
  for (Token token : part.tokens) {
    token.span = moved(token.span, offset);
    token.morphemes = {token.morphemes.begin + first_morpheme,
                       token.morphemes.end + first_morpheme};
    if (token.head != kNone) token.head += first_token;
    whole.tokens.push_back(std::move(token));
  }
  for (const Sentence& s : part.sentences) {
    whole.sentences.push_back(
        {moved(s.span, offset), {s.tokens.begin + first_token, s.tokens.end + first_token}, 0});
  }
}

std::uint32_t append_text(Document& whole, const Document& part) {
  if (!whole.text.empty()) whole.text += ' ';
  const auto offset = static_cast<std::uint32_t>(whole.text.size());
  whole.text += part.text;
  return offset;
}

void append(GoldDocument& gold, const AnnotatedSentence& sentence,
            const TreebankMorphemes* morphemes) {
  const std::uint32_t offset = append_text(gold.words, sentence.document);
  append_layers(gold.words, sentence.document, offset);
  for (const GoldName& name : sentence.names) {
    gold.names.push_back({moved(name.span, offset), name.label});
  }
  if (morphemes == nullptr) return;
  append_text(gold.tokens, sentence.document);
  append_layers(gold.tokens, morphemes->convert(sentence.document), offset);
}

std::vector<std::size_t> order_of(std::size_t count, bool shuffled) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  std::mt19937_64 random(kSeed);
  for (std::size_t i = order.size(); shuffled && i > 1; --i) {
    std::swap(order[i - 1], order[random() % i]);
  }
  return order;
}

void add_block(Document& document) {
  const auto size = static_cast<std::uint32_t>(document.text.size());
  document.blocks.push_back({{0, size}, BlockKind::kParagraph});
}

}  // namespace

std::vector<GoldDocument> gold_documents(const AnnotatedText& text, TextUnit unit,
                                         const TreebankMorphemes* morphemes) {
  std::vector<GoldDocument> documents;
  for (const std::size_t s : order_of(text.sentences.size(), unit == TextUnit::kAll)) {
    const AnnotatedSentence& sentence = text.sentences[s];
    const bool begins =
        unit == TextUnit::kSentences || (unit == TextUnit::kDocuments && sentence.begins_document);
    if (documents.empty() || begins) documents.emplace_back();
    append(documents.back(), sentence, morphemes);
  }
  for (GoldDocument& document : documents) {
    add_block(document.words);
    if (morphemes != nullptr) add_block(document.tokens);
  }
  return documents;
}

Document given_layers(const Document& gold, GivenTokens tokens) {
  Document given;
  given.text = gold.text;
  given.blocks = gold.blocks;
  if (tokens == GivenTokens::kOwn) return given;
  given.sentences = gold.sentences;
  for (const Token& token : gold.tokens) {
    Token bare;
    bare.span = token.span;
    bare.space_after = token.space_after;
    given.tokens.push_back(std::move(bare));
  }
  return given;
}

}  // namespace weft
