// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "extractor/segment/sentences.h"
#include "extractor/segment/tokens.h"
#include "weft/core/error.h"

namespace weft {
namespace {

const SentenceRules& english_stops() {
  static const SentenceRules rules = parse_sentence_rules(
      "never\tMr. Dr. vs.\nmaybe\tInc. U.S. p.m. Jan.\nstarter\tThe He In\n", "stops.tsv");
  return rules;
}

// "a|b" as sentences or tokens.
std::string joined(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) {
    out += (out.empty() ? "" : "|") + std::string(text.substr(span.begin, span.size()));
  }
  return out;
}

std::string sentences(std::string_view text, bool keep_quotes = false) {
  SentenceRules rules = english_stops();
  rules.keep_quotes = keep_quotes;
  return joined(text, split_sentences(text, {0, static_cast<std::uint32_t>(text.size())}, rules));
}

TEST(Sentences, English) {
  const std::pair<const char*, const char*> cases[] = {
      {"", ""},
      {"A headline without a stop", "A headline without a stop"},
      {"It rose. It fell.", "It rose.|It fell."},
      {"Mr. Lee met Dr. Kim. They spoke.", "Mr. Lee met Dr. Kim.|They spoke."},
      {"It cost $3.5 million. Cheap!", "It cost $3.5 million.|Cheap!"},
      {"J. K. Rowling wrote it.", "J. K. Rowling wrote it."},
      {"It belongs to J.K. Lind now. He left.", "It belongs to J.K. Lind now.|He left."},
      {"It joined Foo Inc. The firm grew.", "It joined Foo Inc.|The firm grew."},
      {"Foo Inc. Chairman Bo left.", "Foo Inc. Chairman Bo left."},
      {"In the U.S. Senate he won.", "In the U.S. Senate he won."},
      {"He left the U.S. In May he came back.", "He left the U.S.|In May he came back."},
      {"\"It works.\" He smiled.", "\"It works.\"|He smiled."},
      {"\"Really?\" he asked.", "\"Really?\" he asked."},
      {"Wait... what? Yes!", "Wait... what?|Yes!"},
      {"1. Buy milk. 2. Sleep.", "1. Buy milk.|2. Sleep."},
      {"One line\n\nAnother block line", "One line|Another block line"},
      {"A wrapped\nline. Next.", "A wrapped\nline.|Next."},
      {"LUND, May 3 (ANP) - Prices rose. They fell.", "Prices rose.|They fell."},
      {"LUND (ANP) — \"We won,\" he said.", "\"We won,\" he said."},
      {"NASA built it - slowly.", "NASA built it - slowly."},
      {"A B - C", "A B - C"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(sentences(text), expected) << text;
}

TEST(Sentences, TextWithoutStopsIsCutBetweenWords) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "word ";
  const auto spans =
      split_sentences(text, {0, static_cast<std::uint32_t>(text.size())}, english_stops());
  ASSERT_GT(spans.size(), 5U);
  for (const Span span : spans) {
    EXPECT_LE(span.size(), 4000U);
    EXPECT_EQ(text.substr(span.begin, 4), "word");
  }
}

TEST(Sentences, Korean) {
  const std::pair<const char*, const char*> cases[] = {
      {"비가 왔다. 눈도 왔어요. 정말?", "비가 왔다.|눈도 왔어요.|정말?"},
      {"매출이 3.5% 늘었다. 좋다.", "매출이 3.5% 늘었다.|좋다."},
      {"2024. 5. 3. 열렸다.", "2024. 5. 3. 열렸다."},
      {"그는 \"좋다. 가자.\"라고 말했다. 모두 갔다.",
       "그는 \"좋다. 가자.\"라고 말했다.|모두 갔다."},
      {"“늦었다. 미안하다”고 했다.", "“늦었다. 미안하다”고 했다."},
      {"그는 왔다.그녀는 갔다.", "그는 왔다.|그녀는 갔다."},
      {"새 공장 연다", "새 공장 연다"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(sentences(text, true), expected) << text;
}

std::string tokens(std::string_view text, bool english) {
  static const TokenRules table = parse_token_rules(
      "clitic\tn't 's 'll 've\nparts\tcan|not gon|na\nwhole\te-mail Mr. Inc. e.g.\nprefix\tco non\n"
      "unit\tam km %\n",
      "tokens.tsv");
  TokenRules rules = english ? table : TokenRules{};
  rules.split_hyphens = english;
  return joined(text, split_tokens(text, {0, static_cast<std::uint32_t>(text.size())}, rules));
}

TEST(Tokens, English) {
  const std::pair<const char*, const char*> cases[] = {
      {"He said, \"Go!\"", "He|said|,|\"|Go|!|\""},
      {"It doesn't. They’ve cannot", "It|does|n't|.|They|’ve|can|not"},
      {"the firm's dogs' food", "the|firm|'s|dogs|'|food"},
      {"a long-term co-founder e-mail", "a|long|-|term|co-founder|e-mail"},
      {"$3.2 billion, 1,000.5 or 32%", "$|3.2|billion|,|1,000.5|or|32|%"},
      {"at 10:30am or 9am.", "at|10:30am|or|9|am|."},
      {"Mr. Lee of Foo Inc. left.", "Mr.|Lee|of|Foo|Inc.|left|."},
      {"J. Smith in the U.S. today", "J.|Smith|in|the|U.S.|today"},
      {"See http://a.b/c?d=1. Or me@x.org!", "See|http://a.b/c?d=1|.|Or|me@x.org|!"},
      {"Fran*oise, f**k 3*4 *note* a*", "Fran*oise|,|f**k|3|*|4|*|note|*|a|*"},
      {"well...no (maybe) yes/no", "well|...|no|(|maybe|)|yes|/|no"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(tokens(text, true), expected) << text;
}

TEST(Tokens, Korean) {
  const std::pair<const char*, const char*> cases[] = {
      {"비가 왔다.", "비가|왔다|."},
      {"세계수(Yggdrasil)를 심은 사람", "세계수|(|Yggdrasil|)|를|심은|사람"},
      {"“좋다”고 3.5%를 더했다...", "“|좋다|”|고|3.5%를|더했다|..."},
      {"'봄·여름' 1,000명,", "'|봄·여름|'|1,000명|,"},
      {"'먼 길'을 ‘깊은 숲’에서 ‘숲’(2017)", "'|먼|길|'|을|‘|깊은|숲|’|에서|‘|숲|’|(|2017|)"},
      {"'It's'는 Don't'에서", "'|It's|'|는|Don't|'|에서"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(tokens(text, false), expected) << text;
}

TEST(Tokens, CoverEveryCharacterButBlanks) {
  const std::string text = "“A-b'c” (d.e/f)… g—h 가나(다)!? \"i's\" -- ...";
  TokenRules rules;
  rules.clitics = {"'s"};
  std::string all;
  for (const Span s : split_tokens(text, {0, static_cast<std::uint32_t>(text.size())}, rules)) {
    all += text.substr(s.begin, s.size());
  }
  std::string expected = text;
  std::erase(expected, ' ');
  EXPECT_EQ(all, expected);
}

TEST(Segments, UnknownKindsNameTheLine) {
  EXPECT_THROW(parse_sentence_rules("often\tMr.\n", "f"), FormatError);
  EXPECT_THROW(parse_token_rules("x\ty\n", "f"), FormatError);
}

}  // namespace
}  // namespace weft
