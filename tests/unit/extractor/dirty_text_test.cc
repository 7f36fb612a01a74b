// SPDX-License-Identifier: Apache-2.0
//
// Sentences and tokens of text as it comes: by the packs that are built in, rules and models alike.
#include <gtest/gtest.h>

#include "weft/extractor/extractor.h"

namespace weft {
namespace {

const Extractor& extractor(const std::string& language) {
  static const Extractor english({.language = "en"});
  static const Extractor korean({.language = "ko"});
  return language == "en" ? english : korean;
}

Document divided(const std::string& language, const std::string& text) {
  Article article;
  article.text = text;
  const auto size = static_cast<std::uint32_t>(text.size());
  article.blocks.push_back({{0, size}, BlockKind::kListItem});  // never a byline or a contact
  return extractor(language).analyse(std::move(article), "tokens");
}

template <typename Items>
std::string joined(const Document& document, const Items& items) {
  std::string out;
  for (const auto& item : items) {
    out += (out.empty() ? "" : "|") + std::string(document.text_of(item.span));
  }
  return out;
}

struct Row {
  const char* language;
  const char* expected;  // the text with '|' where a sentence ends
};

// The text of a row: without the bars.
std::string text_of(const Row& row, bool blanks) {
  std::string text;
  for (const char* c = row.expected; *c != '\0'; ++c) {
    if (*c != '|') text += *c;
    if (*c == '|' && blanks) text += ' ';
  }
  return text;
}

TEST(DirtyText, TypewriterQuotations) {
  const auto tokens = [](const std::string& text) {
    const Document document = divided("en", text);
    EXPECT_EQ(document.text.size(), text.size());
    return joined(document, document.tokens);
  };
  EXPECT_EQ(tokens("William ``Bill'' Harlan left."), "William|\"|Bill|\"|Harlan|left|.");
  EXPECT_EQ(tokens("He wrote ``Low Tide'', ``Ebb'' and more."),
            "He|wrote|\"|Low|Tide|\"|,|\"|Ebb|\"|and|more|.");
  // What does not close stays as it is.
  EXPECT_EQ(divided("en", "It has ``no end.").text, "It has ``no end.");
}

TEST(DirtyText, EvidenceKeepsTheMarksOfTheArticle) {
  const std::string text = "William ``Bill'' Harlan founded Quantro.";
  Article article;
  article.text = text;
  article.blocks.push_back({{0, static_cast<std::uint32_t>(text.size())}, BlockKind::kParagraph});
  const Document document = extractor("en").extract(std::move(article));
  EXPECT_EQ(document.text, text);
  ASSERT_EQ(document.statements.size(), 1U);
  const Argument& subject = document.statements[0].subject;
  EXPECT_EQ(document.entities[subject.index].name, "William \"Bill\" Harlan");
  ASSERT_TRUE(subject.mention);
  EXPECT_EQ(document.text_of(*subject.mention), "William ``Bill'' Harlan");
}

TEST(DirtyText, Sentences) {
  const Row rows[] = {
      // Quotations, also over several sentences.
      {"en", "\"We are ready.\"|The crowd cheered."},
      {"en", "\"We are ready,\" she said.|\"Let us begin.\""},
      {"en", "\"Is it done?\" he asked.|Nobody answered."},
      {"ko", "그는 \"준비가 끝났다\"고 말했다.|모두 박수를 쳤다."},
      {"ko", "“내일 떠난다”며 “다시 오겠다”고 했다.|비가 내렸다."},
      // Abbreviations and initials.
      {"en", "Dr. Mira Holt of Norden Corp. spoke on Jan. 5 at 9 a.m. in Lund.|She left early."},
      {"en", "The chief will leave the firm on Jan. 5.|Kline joined it in 1989."},
      {"en", "The firm, based in the U.S., was sold to Weaver Inc.|The price was not disclosed."},
      {"en", "Gen. T. R. Falk met Sen. Ada Moss.|They did not speak."},
      {"ko", "대표는 J. 할로 박사다.|그는 의사였다."},
      // Numbers with decimals and units, dates.
      {"en", "Sales rose 3.5 percent to $1.2 million.|Costs fell 0.8%."},
      {"en", "It weighs 4.5 kg.|It runs at 12.5 km/h."},
      {"ko", "매출은 3.5% 늘어난 1.2조원이었다.|비용은 0.8% 줄었다."},
      {"ko", "회사는 2021. 3. 15. 문을 열었다.|직원은 12명이다."},
      // Missing final stops, headlines before text.
      {"en", "The museum opened in 1998.|It closed in 2004"},
      {"ko", "음식이 정말 맛있어요|다음에 또 올게요"},
      {"ko", "직원들이 친절하고 좋았습니다|가격도 괜찮아요"},
      {"ko", "새 다리가 열렸다.|시민들이 반겼다"},
      // No blank behind the stop.
      {"ko", "회사는 성장했다.|직원은 늘었다."},
      // Stops that end nothing.
      {"en", "Wait... what happened?|Nothing!"},
      // Addresses.
      {"en", "Write to info@norden.example.com or see www.norden.example.com.|We answer soon."},
      {"en", "The file is at http://norden.example.com/a.b/c?d=1.|Read it."},
      {"ko", "문의는 info@norden.example.com으로 하면 된다.|답은 빠르다."},
      // Lists, bullets, emoji.
      {"en", "1. Buy milk.|2. Call Ada."},
      {"en", "What a day! 😀|We won the cup."},
      {"ko", "1. 우유를 산다.|2. 빵을 굽는다."},
      {"ko", "정말 좋아요 😀|또 갈게요!"},
      // Two languages.
      {"ko", "그는 New York에서 살았다.|IT 기업 Norden Inc.에 다녔다."},
      {"en", "The novel 봄날 appeared in Seoul.|Its author is Han Sora."},
  };
  for (const Row& row : rows) {
    for (const bool blanks : {true, false}) {
      if (!blanks && std::string_view(row.expected) != "회사는 성장했다.|직원은 늘었다.") continue;
      const Document document = divided(row.language, text_of(row, blanks));
      EXPECT_EQ(joined(document, document.sentences), row.expected);
    }
  }
}

// Titles that begin with capitals end no sentence where the article's paragraphs have their stops.
TEST(DirtyText, ParagraphsWithStopsAreNotDividedAtCapitals) {
  const std::string first =
      "She made her debut in 2002 with the television film feature Confessions of an Old Sailor, "
      "and "
      "moved to London after that.";
  const std::string second =
      "In 2017 she starred in the biographical drama series The Long Winter. Critics praised her "
      "performance in the role.";
  Article article;
  article.text = first + second;
  const auto middle = static_cast<std::uint32_t>(first.size());
  const auto size = static_cast<std::uint32_t>(article.text.size());
  article.blocks = {{{0, middle}, BlockKind::kParagraph}, {{middle, size}, BlockKind::kParagraph}};
  const Document document = extractor("en").analyse(std::move(article), "tokens");
  EXPECT_EQ(document.sentences.size(), 3U);
}

struct TokenRow {
  const char* language;
  const char* text;
  const char* expected;
};

TEST(DirtyText, Tokens) {
  const TokenRow rows[] = {
      {"en", "Mr. Holt paid $3.5 million in the U.S.", "Mr.|Holt|paid|$|3.5|million|in|the|U.S."},
      {"en", "It's 4.5kg, isn't it?", "It|'s|4.5|kg|,|is|n't|it|?"},
      {"en", "“Well,” he said—“go!”", "“|Well|,|”|he|said|—|“|go|!|”"},
      {"en", "Mail info@norden.example.com!", "Mail|info@norden.example.com|!"},
      {"en", "See http://norden.example.com/a.b.", "See|http://norden.example.com/a.b|."},
      {"en", "• 3 eggs\t• milk", "•|3|eggs|•|milk"},
      {"en", "great job 😀😀", "great|job|😀|😀"},
      {"en", "the 1990s' end, O'Neil's 24/7 shop", "the|1990s|'|end|,|O'Neil|'s|24/7|shop"},
      {"en", "well-known Asia-Pacific co-founder", "well|-|known|Asia|-|Pacific|co-founder"},
      {"en", "up 12.5% (from 1,200)", "up|12.5|%|(|from|1,200|)"},
      {"ko", "매출은 1,200.5억원(약 3%)이다.", "매출은|1,200.5억원|(|약|3%|)|이다|."},
      {"ko", "GPT-5를 ‘먼 별’에서 썼다", "GPT-5를|‘|먼|별|’|에서|썼다"},
      {"ko", "문의: info@norden.example.com", "문의|:|info@norden.example.com"},
      {"ko", "서울·부산, 3~5월…", "서울·부산|,|3~5월|…"},
      {"ko", "정말 좋아요😀", "정말|좋아요|😀"},
      {"ko", "《긴 강》과 「숲」을 샀다.", "《|긴|강|》|과|「|숲|」|을|샀다|."},
      {"ko", "A사(社)의 New York 지점", "A사|(|社|)|의|New|York|지점"},
      {"ko", "1) 우유 ▲ 빵", "1|)|우유|▲|빵"},
  };
  for (const TokenRow& row : rows) {
    const Document document = divided(row.language, row.text);
    EXPECT_EQ(joined(document, document.tokens), row.expected) << row.text;
  }
}

}  // namespace
}  // namespace weft
