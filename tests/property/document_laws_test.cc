// SPDX-License-Identifier: Apache-2.0
//
// What holds of every Document, whatever the text.
#include <set>
#include <sstream>

#include "property/laws.h"
#include "weft/core/conllu.h"
#include "weft/core/error.h"
#include "weft/export/statement_writer.h"
#include "weft/extractor/article_reader.h"
#include "weft/extractor/extractor.h"

namespace weft {
namespace {

using test::any_bytes;
using test::any_text;
using test::expect_law;

const Extractor& extractor() {
  static const Extractor all;
  return all;
}

Document extracted(const std::string& text, const std::string& language) {
  Article article;
  article.text = text;
  article.info.id = "a";
  article.info.language = language;
  return extractor().extract(std::move(article));
}

std::string jsonl(const Document& document) {
  std::ostringstream out;
  write_statements_jsonl(document, {}, out);
  return out.str();
}

bool on_boundaries(const Document& document, Span span) {
  const auto boundary = [&](std::uint32_t at) {
    return at == document.text.size() ||
           (at < document.text.size() &&
            (static_cast<unsigned char>(document.text[at]) & 0xC0U) != 0x80U);
  };
  return span.begin <= span.end && boundary(span.begin) && boundary(span.end);
}

void check_layers(const Document& document) {
  std::uint32_t before = 0;
  for (const Sentence& sentence : document.sentences) {
    RC_ASSERT(on_boundaries(document, sentence.span));
    RC_ASSERT(sentence.span.begin >= before);
    before = sentence.span.end;
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const Token& token = document.tokens.at(t);
      RC_ASSERT(on_boundaries(document, token.span));
      RC_ASSERT(sentence.span.contains(token.span));
      for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
        RC_ASSERT(on_boundaries(document, document.morphemes.at(m).span));
        RC_ASSERT(token.span.contains(document.morphemes[m].span));
      }
    }
  }
  for (const Mention& mention : document.mentions) {
    RC_ASSERT(on_boundaries(document, mention.span));
    RC_ASSERT(!mention.span.empty());
    RC_ASSERT(document.sentences.at(mention.sentence).span.contains(mention.span));
  }
  for (const Literal& literal : document.literals) {
    RC_ASSERT(on_boundaries(document, literal.span));
    RC_ASSERT(document.sentences.at(literal.sentence).span.contains(literal.span));
  }
}

void check_trees(const Document& document) {
  for (const Sentence& sentence : document.sentences) {
    std::size_t roots = 0;
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      std::uint32_t steps = 0;
      std::uint32_t at = t;
      while (document.tokens[at].head != kNone && steps <= sentence.tokens.size()) {
        at = document.tokens[at].head;
        RC_ASSERT(sentence.tokens.contains(at));
        ++steps;
      }
      RC_ASSERT(steps <= sentence.tokens.size());  // else a cycle
      if (steps == 0) ++roots;
    }
    RC_ASSERT(roots == 1U || sentence.tokens.empty());
  }
}

void check_statements(const Document& document) {
  const auto check = [&](const Argument& argument) {
    if (argument.kind == ArgumentKind::kEntity)
      RC_ASSERT(argument.index < document.entities.size());
    if (argument.kind == ArgumentKind::kLiteral)
      RC_ASSERT(argument.index < document.literals.size());
    if (argument.kind == ArgumentKind::kStatement) {
      RC_ASSERT(argument.index < document.statements.size());
    }
    if (argument.mention) RC_ASSERT(on_boundaries(document, *argument.mention));
  };
  for (const Statement& statement : document.statements) {
    check(statement.subject);
    check(statement.object);
    for (const Qualifier& qualifier : statement.qualifiers) check(qualifier.value);
    RC_ASSERT(!statement.provenance.evidence.empty());
    RC_ASSERT(on_boundaries(document, statement.provenance.evidence));
    RC_ASSERT(!statement.relation.id.empty());
    RC_ASSERT(statement.confidence >= 0.0F && statement.confidence <= 1.0F);
  }
}

class DocumentLaws : public testing::TestWithParam<const char*> {};

TEST_P(DocumentLaws, LayersFitEachOther) {
  expect_law("spans nest and lie on UTF-8 boundaries, trees are trees, statements have evidence",
             [] {
               const std::string text = *any_text();
               const Document document = extracted(text, GetParam());
               RC_ASSERT(document.text == text);
               check_layers(document);
               check_trees(document);
               check_statements(document);
             });
}

TEST_P(DocumentLaws, TheSameTextGivesTheSameStatements) {
  expect_law("extraction has no state", [] {
    const std::string text = *any_text();
    RC_ASSERT(jsonl(extracted(text, GetParam())) == jsonl(extracted(text, GetParam())));
  });
}

TEST_P(DocumentLaws, ConlluRoundTrips) {
  expect_law("written CoNLL-U reads back as the same CoNLL-U", [] {
    std::ostringstream first;
    write_conllu(extracted(*any_text(), GetParam()), first);
    std::ostringstream second;
    write_conllu(read_conllu(first.str(), "first"), second);
    RC_ASSERT(second.str() == first.str());
  });
}

INSTANTIATE_TEST_SUITE_P(Languages, DocumentLaws, testing::Values("ko", "en"),
                         [](const auto& language) { return std::string(language.param); });

TEST(ReaderLaws, AnyBytesGiveAnArticleOrAnError) {
  for (const char* format : {"text", "html", "markdown", "jsonl"}) {
    for (const bool marked : {false, true}) {
      expect_law(format, [&] {
        std::string bytes = marked ? *any_text() : *any_bytes();
        if (marked) bytes = "<p>---\n# " + bytes + "</p><ul><li>[x](" + bytes;
        try {
          const Article article = read_article(bytes, "x", {format});
          extractor().extract(article);
        } catch (const Error& error) {
          RC_ASSERT(!std::string(error.what()).empty());
        }
      });
    }
  }
}

}  // namespace
}  // namespace weft
