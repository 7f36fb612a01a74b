// SPDX-License-Identifier: Apache-2.0
//
//   evaluate_text MODELS_FOLDER LANGUAGE FILE.conllu
//
// Runs a pack on the running text of a treebank (its sentences joined by blanks, twenty to a block)
// and prints F1 of sentence and token spans, tags and arcs of tokens found, and the speed.
#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <set>

#include "training/treebank.h"
#include "weft/core/error.h"
#include "weft/extractor/extractor.h"

namespace weft {
namespace {

constexpr std::size_t kBlockSentences = 20;

double f1(std::size_t right, std::size_t found, std::size_t gold) {
  return 200.0 * static_cast<double>(right) /
         static_cast<double>(std::max<std::size_t>(1, found + gold));
}

int run(const std::string& models, const std::string& language, const std::string& file) {
  const Document gold = read_treebank(file).document;
  Article article;
  article.info.language = language;
  // Sentences are joined by newlines in the treebank's text; as blanks they say nothing.
  article.text = gold.text;
  for (char& c : article.text) c = c == '\n' ? ' ' : c;
  for (std::size_t s = 0; s < gold.sentences.size(); s += kBlockSentences) {
    const std::size_t last = std::min(s + kBlockSentences, gold.sentences.size()) - 1;
    article.blocks.push_back({{gold.sentences[s].span.begin, gold.sentences[last].span.end}});
  }
  ExtractorOptions options;
  options.models = models;
  options.language = language;
  const Extractor extractor(options);
  const auto start = std::chrono::steady_clock::now();
  const Document found = extractor.analyse(std::move(article), "features");
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  std::set<Span> sentences;
  std::map<Span, std::uint32_t> tokens;
  for (const Sentence& s : gold.sentences) sentences.insert(s.span);
  for (std::uint32_t t = 0; t < gold.tokens.size(); ++t) tokens.emplace(gold.tokens[t].span, t);
  std::size_t right_sentences = 0, right_tokens = 0, tags = 0, heads = 0, arcs = 0;
  for (const Sentence& s : found.sentences) right_sentences += sentences.count(s.span);
  const auto head_of = [](const Document& d, const Token& t) {
    return t.head == kNone ? Span{} : d.tokens[t.head].span;
  };
  for (const Token& token : found.tokens) {
    const auto it = tokens.find(token.span);
    if (it == tokens.end()) continue;
    const Token& g = gold.tokens[it->second];
    ++right_tokens;
    tags += g.upos == token.upos;
    const bool head = head_of(gold, g) == head_of(found, token);
    heads += head;
    arcs += head && g.deprel == token.deprel;
  }
  const auto score = [&](std::size_t n) { return f1(n, found.tokens.size(), gold.tokens.size()); };
  std::printf("%s: sentences %.2f tokens %.2f UPOS %.2f UAS %.2f LAS %.2f; %.0f tokens/s\n",
              file.substr(file.rfind('/') + 1).c_str(),
              f1(right_sentences, found.sentences.size(), gold.sentences.size()),
              score(right_tokens), score(tags), score(heads), score(arcs),
              static_cast<double>(found.tokens.size()) / seconds.count());
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  try {
    if (argc != 4) throw weft::UsageError("usage: evaluate_text MODELS LANGUAGE FILE.conllu");
    return weft::run(argv[1], argv[2], argv[3]);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
