// SPDX-License-Identifier: Apache-2.0
// Prints what articles state, each statement with the sentence that says it:  extract samples/
#include <iostream>

#include "weft/core/error.h"
#include "weft/extractor/article_reader.h"
#include "weft/extractor/extractor.h"

namespace {

// The words of an argument as the article has them.
std::string words_of(const weft::Document& document, const weft::Argument& argument) {
  switch (argument.kind) {
    case weft::ArgumentKind::kEntity:
      return document.entities[argument.index].name;
    case weft::ArgumentKind::kLiteral:
      return std::string(document.text_of(document.literals[argument.index].span));
    default:
      return argument.text;
  }
}

void print(const weft::Document& document) {
  for (const weft::Statement& statement : document.statements) {
    std::cout << words_of(document, statement.subject) << " | " << statement.relation.id << " | "
              << words_of(document, statement.object) << "   (" << statement.confidence << ")\n    "
              << document.text_of(statement.provenance.evidence) << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: extract FILE|FOLDER|-\n";
    return 2;
  }
  try {
    const weft::Extractor extractor;  // may be shared by threads
    const auto articles = weft::open_articles(argv[1]);
    while (auto article = articles->next()) print(extractor.extract(std::move(*article)));
  } catch (const weft::Error& error) {
    std::cerr << "extract: " << error.what() << '\n';
    return 3;
  }
}
