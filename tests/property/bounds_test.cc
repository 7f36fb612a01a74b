// SPDX-License-Identifier: Apache-2.0
//
// Texts that nobody writes but somebody sends: time grows with their length and not with its
// square, nesting ends no program, and nothing is held that is too large. Times are the
// processor's, and the bounds are generous, so that a busy machine changes no verdict.
#include <gtest/gtest.h>

#include <ctime>
#include <sstream>
#include <string>

#include "weft/core/error.h"
#include "weft/core/lines.h"
#include "weft/extractor/article_reader.h"
#include "weft/extractor/extractor.h"

namespace weft {
namespace {

const Extractor& fast() {
  static const Extractor extractor({.model = Model::kFast});
  return extractor;
}

double seconds(std::string_view text, const std::string& format = "text") {
  Article article = read_article(text, "article", {.format = format});
  article.info.language = "en";
  if (text.find("\uAC00") != std::string_view::npos) article.info.language = "ko";
  const std::clock_t begin = std::clock();
  fast().extract(std::move(article));
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string text = "Ada Byrne founded Acme. ";
  while (text.size() < bytes) text += piece;
  return text + ".\n";
}

// Eight times the text in at most eight times three the time.
TEST(Bounds, TimeGrowsWithTheLengthOfTheText) {
  seconds("Ada Byrne founded Acme. 가온이 한빛을 인수했다.");  // loads the models
  for (const char* piece : {"(",
                            "[",
                            "\"",
                            "'",
                            "\u201C",
                            "《",
                            ")",
                            ".",
                            ", ",
                            "- ",
                            "a",
                            "가",
                            "a/",
                            "a-",
                            "1 ",
                            "(가 \"a ",
                            "Mr. ",
                            "Ada Byrne ",
                            "of ",
                            "Ada and ",
                            "가온과 ",
                            "가온의 ",
                            "2019년 5월 ",
                            "The company said that the minister of Oslo met Ada Byrne and ",
                            "가온배터리가 한빛을 인수했고 그 회사는 지분을 매각했으며 "}) {
    const double few = seconds(repeated(piece, 5000));
    const double many = seconds(repeated(piece, 40000));
    EXPECT_LT(many, 24 * few + 1.0) << "of '" << piece << "': " << few << " s, then " << many;
  }
}

// A chronicle of ever new names, some of which share a word.
std::string chronicle(std::size_t bytes) {
  const auto name = [](std::size_t n) {
    constexpr const char* kBegin[] = {"Bel", "Kor", "Tam", "Vin", "Mar", "Dor", "Hal", "Sel"};
    constexpr const char* kEnd[] = {"berg", "ton", "vik", "dale", "man", "son", "field", "ez"};
    std::string out;
    for (; out.empty() || n > 0; n /= 64) out += std::string(kBegin[n % 8]) + kEnd[n / 8 % 8];
    for (std::size_t i = 1; i < out.size(); ++i) out[i] = static_cast<char>(out[i] | 0x20);
    return out;
  };
  std::string text;
  for (std::size_t n = 0; text.size() < bytes; ++n) {
    text += "Ada " + name(n) + " founded " + name(n * 7 + 1) + " Energy in 1987. ";
    if (n % 5 == 4) text += "\n\n";
  }
  return text;
}

TEST(Bounds, TimeGrowsWithTheNamesOfAnArticle) {
  seconds("Ada Byrne founded Acme.");  // loads the models
  const double few = seconds(chronicle(80000));
  const double many = seconds(chronicle(640000));
  EXPECT_LT(many, 14 * few + 1.0) << few << " s, then " << many;
}

TEST(Bounds, AHundredThousandBracketsOrAWordOfAMegabyte) {
  for (const char* piece : {"(", "[", "\"", "“", "《", "a", "가", "(a"}) {
    EXPECT_LT(seconds(repeated(piece, piece[1] == 'a' ? 100000 : 1000000)), 60) << piece;
  }
}

TEST(Bounds, DeepMarkupIsRead) {
  constexpr std::size_t kDepth = 100000;
  std::string html;
  for (std::size_t i = 0; i < kDepth; ++i) html += "<div>";
  const Article page = read_article(html + "<p>Ada Byrne founded Acme.", "a", {.format = "html"});
  EXPECT_NE(page.text.find("Ada Byrne"), std::string::npos);
  const std::string nested = std::string(kDepth, '[') + std::string(kDepth, ']');
  for (const char* key : {"author", "other"}) {
    const std::string line = "{\"text\": \"Ada.\", \"" + std::string(key) + "\": " + nested + "}";
    EXPECT_EQ(read_article(line, "a", {.format = "jsonl"}).text, "Ada.") << key;
  }
  const std::string linked_data = "<script type=\"application/ld+json\">[" + nested +
                                  ", {\"headline\": " + nested + "}]</script><p>Ada.</p>";
  EXPECT_EQ(read_article(linked_data, "a", {.format = "html"}).text, "Ada.");
  for (const char* piece : {"[", "[a](", "![", "**", "> ", "<a", "`"}) {
    read_article(repeated(piece, 300000), "a", {.format = "markdown"});
  }
}

TEST(Bounds, ALineThatIsTooLongIsNotHeld) {
  std::string line;
  std::istringstream long_line(std::string(3000000, 'a') + "\nb\n");
  EXPECT_EQ(read_line(long_line, line, 1000000), LineState::kTooLong);
  EXPECT_LT(line.capacity(), 3000000U);
  EXPECT_EQ(read_line(long_line, line, 1000000), LineState::kRead);
  EXPECT_EQ(line, "b");
}

}  // namespace
}  // namespace weft
