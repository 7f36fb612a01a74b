// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "extractor/literals/literal_stage.h"
#include "weft/core/conllu.h"

namespace weft {
namespace {

std::string read_model(const std::string& name) {
  std::ifstream in(std::string(WEFT_SOURCE_DIR) + "/models/" + name);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// A pack's grammar with the text of its tables.
struct Language {
  explicit Language(const std::string& code)
      : words(read_model(code + "/literal_words.tsv")),
        rules(read_model(code + "/literal_rules.tsv")),
        grammar(words, code + "/literal_words.tsv", rules, code + "/literal_rules.tsv") {}
  std::string words, rules;
  LiteralGrammar grammar;
};

// "kind text=value unit" of every literal, joined with "; ".
std::string literals_in(const Language& language, std::string_view text,
                        std::string_view published) {
  CalendarAnchor anchor;
  anchor.published = parse_iso_day(published);
  std::string out;
  // Lower-case words after a number count as its noun phrase, one word.
  const auto noun = [&](std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
    return end - at > 3 ? end - at : 0;
  };
  for (const FoundLiteral& l : language.grammar.find(text, noun, anchor)) {
    if (!out.empty()) out += "; ";
    out += std::string(literal_kind_name(*l.kind)) + " " +
           std::string(text.substr(l.begin, l.end - l.begin)) + "=" + l.value;
    if (!l.unit.empty()) out += " " + l.unit;
  }
  return out;
}

struct Case {
  const char* text;
  const char* literals;
};

constexpr const char* kPublished = "2024-05-15";  // a Wednesday

const Case kKorean[] = {
    {"2020년 설립됐다", "date 2020년=2020 year"},
    {"2019년 3월에", "date 2019년 3월=2019-03 month"},
    {"2019년 3월 4일", "date 2019년 3월 4일=2019-03-04 day"},
    {"2024.5.3", "date 2024.5.3=2024-05-03 day"},
    {"지난해 5월 입사해", "date 지난해 5월=2023-05 month"},
    {"작년 12월 3일", "date 작년 12월 3일=2023-12-03 day"},
    {"올해 상반기", "date 올해 상반기=2024-H1 half"},
    {"내년 1분기에", "date 내년 1분기=2025-Q1 quarter"},
    {"2011년 봄 설립", "date 2011년 봄=2011 year"},
    {"지난해 여름에", "date 지난해 여름=2023 year"},
    {"2011년 여름방학", "date 2011년=2011 year"},
    {"3분기 매출", "date 3분기=2024-Q3 quarter"},
    {"15일 발표했다", "date 15일=2024-05-15 day"},
    {"30일(목)", "date 30일(목)=2024-05-30 day"},
    {"지난 7일", "date 지난 7일=2024-05-07 day"},
    {"오는 20일", "date 오는 20일=2024-05-20 day"},
    {"오는 10월", "date 오는 10월=2024-10 month"},
    {"지난 11월", "date 지난 11월=2023-11 month"},
    {"현재는 쉰다", "date 현재= year"},
    {"올 시즌 우승", "date 올 시즌= year"},
    {"2011-12 시즌에", "date 2011-12 시즌=2011 year"},
    {"2024시즌 경기", "date 2024시즌=2024 year"},
    {"1,500ｍ를 뛴다", "quantity 1,500ｍ=1500 m"},
    {"지난달", "date 지난달=2024-04 month"},
    {"이달 2일", "date 이달 2일=2024-05-02 day"},
    {"다음 달 초", "date 다음 달 초=2024-06 month"},
    {"어제", "date 어제=2024-05-14 day"},
    {"어젯밤", "date 어젯밤=2024-05-14 day"},
    {"지난주 금요일", "date 지난주 금요일=2024-05-10 day"},
    {"이번 주", "date 이번 주=2024-W20 week"},
    {"3주 전 떠났다", "date 3주 전=2024-W17 week"},
    {"5년 뒤", "date 5년 뒤=2029 year"},
    {"두 달 전에", "date 두 달 전=2024-03 month"},
    {"사흘 뒤", "date 사흘 뒤=2024-05-18 day"},
    {"1990년대", "date 1990년대=1990/1999 decade"},
    {"90년대 초", "date 90년대 초=1990/1999 decade"},
    {"19세기", "date 19세기=1801/1900 century"},
    {"1995년 데뷔했고, 같은 해 상을 받았다", "date 1995년=1995 year; date 같은 해=1995 year"},
    {"1995년 데뷔했고, 이듬해 5월", "date 1995년=1995 year; date 이듬해 5월=1996-05 month"},
    {"2012년 3월 시작해 5월에 끝났다", "date 2012년 3월=2012-03 month; date 5월=2012-05 month"},
    {"오후 3시", "date 오후 3시=2024-05-15T15:00 time"},
    {"32억달러에", "money 32억달러=3200000000 USD"},
    {"2900여만원을", "money 2900여만원=29000000 KRW"},
    {"10여억 원", "money 10여억 원=1000000000 KRW"},
    {"1조2천억원을", "money 1조2천억원=1200000000000 KRW"},
    {"1조 2000억 원", "money 1조 2000억 원=1200000000000 KRW"},
    {"3천억 원", "money 3천억 원=300000000000 KRW"},
    {"500만 달러", "money 500만 달러=5000000 USD"},
    {"3만5000원", "money 3만5000원=35000 KRW"},
    {"1.5억 유로", "money 1.5억 유로=150000000 EUR"},
    {"$1,000", "money $1,000=1000 USD"},
    {"€40m", "money €40m=40000000 EUR"},
    {"천만 원", "money 천만 원=10000000 KRW"},
    {"100엔", "money 100엔=100 JPY"},
    {"1000명이었으나", "quantity 1000명=1000 명"},
    {"3000명으로", "quantity 3000명=3000 명"},
    {"엔지니어 8명", "quantity 8명=8 명"},
    {"세 개", "quantity 세 개=3 개"},
    {"두 번째", "quantity 두 번째=2 번째"},
    {"여덟 명", "quantity 여덟 명=8 명"},
    {"5골", "quantity 5골=5 골"},
    {"400m", "quantity 400m=400 m"},
    {"70kg", "quantity 70kg=70 kg"},
    {"60 와트", "quantity 60 와트=60 W"},
    {"10만여 명", "quantity 10만여 명=100000 명"},
    {"37살", "quantity 37살=37 살"},
    {"약 2만3000대", "quantity 2만3000대=23000 대"},
    {"제24회 대회", "quantity 24회=24 회"},
    {"12.5% 늘었다", "percent 12.5%=12.5 %"},
    {"3%포인트", "percent 3%포인트=3 %p"},
    {"7퍼센트", "percent 7퍼센트=7 %"},
    {"7주 만에", "duration 7주=P7W"},
    {"1년 동안", "duration 1년=P1Y"},
    {"90분간", "duration 90분=PT90M"},
    {"3개월", "duration 3개월=P3M"},
    {"1시간 30분", "duration 1시간 30분=PT1H30M"},
    {"15일간", "duration 15일=P15D"},
    {"열흘 동안", "duration 열흘=P10D"},
    {"한 시간", "duration 한 시간=PT1H"},
    {"3분의 1", ""},
    {"13월 40일", ""},
    {"F-16 전투기", ""},
    {"한 대표가 말했다", ""},
};

const Case kEnglish[] = {
    {"in the summer of 2011", "date summer of 2011=2011 year"},
    {"since late autumn 2011", "date late autumn 2011=2011 year"},
    {"in May 2019", "date May 2019=2019-05 month"},
    {"in May", "date May=2024-05 month"},
    {"It may be", ""},
    {"on March 3, 2019", "date March 3, 2019=2019-03-03 day"},
    {"Friday, September 9, 2016", "date Friday, September 9, 2016=2016-09-09 day"},
    {"on 14 September 2015", "date 14 September 2015=2015-09-14 day"},
    {"on September 14", "date September 14=2024-09-14 day"},
    {"the 3rd of June", "date 3rd of June=2024-06-03 day"},
    {"in 2004", "date 2004=2004 year"},
    {"2024-05-03", "date 2024-05-03=2024-05-03 day"},
    {"last Friday", "date last Friday=2024-05-10 day"},
    {"on Sunday", "date Sunday=2024-05-12 day"},
    {"next Monday", "date next Monday=2024-05-20 day"},
    {"last year", "date last year=2023 year"},
    {"next month", "date next month=2024-06 month"},
    {"last November", "date last November=2023-11 month"},
    {"yesterday", "date yesterday=2024-05-14 day"},
    {"the day before yesterday", "date the day before yesterday=2024-05-13 day"},
    {"three weeks ago", "date three weeks ago=2024-W17 week"},
    {"a year ago", "date a year ago=2023 year"},
    {"the 1990s", "date 1990s=1990/1999 decade"},
    {"the late 1990s", "date late 1990s=1990/1999 decade"},
    {"Q3 2024", "date Q3 2024=2024-Q3 quarter"},
    {"the third quarter of 2023", "date third quarter of 2023=2023-Q3 quarter"},
    {"the 19th century", "date 19th century=1801/1900 century"},
    {"in 1969 and the same year", "date 1969=1969 year; date the same year=1969 year"},
    {"at 3:30 p.m.", "date 3:30 p.m.=2024-05-15T15:30 time"},
    {"$3.2 billion", "money $3.2 billion=3200000000 USD"},
    {"US$1,000", "money US$1,000=1000 USD"},
    {"€40m", "money €40m=40000000 EUR"},
    {"£2.5bn", "money £2.5bn=2500000000 GBP"},
    {"five million dollars", "money five million dollars=5000000 USD"},
    {"30 euros", "money 30 euros=30 EUR"},
    {"50 cents", "money 50 cents=0.5 USD"},
    {"20p", "money 20p=0.2 GBP"},
    {"EUR 20 million", "money EUR 20 million=20000000 EUR"},
    {"a hundred dollars", "money a hundred dollars=100 USD"},
    {"3,000 employees", "quantity 3,000 employees=3000 employees"},
    {"twenty-one students", "quantity twenty-one students=21 students"},
    {"two hundred and fifty people", "quantity two hundred and fifty people=250 people"},
    {"400 m", "quantity 400 m=400 m"},
    {"400m", "quantity 400m=400 m"},
    {"26 miles", "quantity 26 miles=26 mi"},
    {"a 14-year-old boy", "quantity 14-year-old=14 years"},
    {"aged 46", "quantity 46=46"},
    {"2 million voters", "quantity 2 million voters=2000000 voters"},
    {"84,121 votes", "quantity 84,121 votes=84121 votes"},
    {"70 kg", "quantity 70 kg=70 kg"},
    {"500-mile", "quantity 500-mile=500 mi"},
    {"12.5%", "percent 12.5%=12.5 %"},
    {"12 percent", "percent 12 percent=12 %"},
    {"58 per cent", "percent 58 per cent=58 %"},
    {"two percentage points", "percent two percentage points=2 %p"},
    {"three weeks", "duration three weeks=P3W"},
    {"a year", "duration a year=P1Y"},
    {"90 minutes", "duration 90 minutes=PT90M"},
    {"a 10-year deal", "duration 10-year=P10Y"},
    {"two decades", "duration two decades=P20Y"},
    {"half an hour", "duration half an hour=PT0.5H"},
    {"won 2-1", ""},
    {"the F-16", ""},
    {"iPhone15", ""},
};

TEST(Literals, Korean) {
  const Language language("ko");
  for (const Case& c : kKorean) {
    EXPECT_EQ(literals_in(language, c.text, kPublished), c.literals) << c.text;
  }
}

TEST(Literals, English) {
  const Language language("en");
  for (const Case& c : kEnglish) {
    EXPECT_EQ(literals_in(language, c.text, kPublished), c.literals) << c.text;
  }
}

TEST(Literals, WithoutDayOfPublicationRelativeDatesHaveNoValue) {
  EXPECT_EQ(literals_in(Language("ko"), "지난해 5월", ""), "date 지난해 5월= month");
  EXPECT_EQ(literals_in(Language("en"), "last Friday", ""), "date last Friday= day");
}

TEST(Literals, StageAlignsToTokens) {
  Document document = read_conllu(
      "# text = She sold it for $ 3 million.\n"
      "1\tShe\tshe\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
      "2\tsold\tsell\tVERB\t_\t_\t0\troot\t_\t_\n"
      "3\tit\tit\tPRON\t_\t_\t2\tobj\t_\t_\n"
      "4\tfor\tfor\tADP\t_\t_\t5\tcase\t_\t_\n"
      "5\t$\t$\tSYM\t_\t_\t2\tobl\t_\t_\n"
      "6\t3\t3\tNUM\t_\t_\t7\tcompound\t_\t_\n"
      "7\tmillion\tmillion\tNUM\t_\t_\t5\tnummod\t_\tSpaceAfter=No\n"
      "8\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n");
  const std::string words = read_model("en/literal_words.tsv");
  const std::string rules = read_model("en/literal_rules.tsv");
  LiteralStage(std::make_unique<LiteralGrammar>(words, "w", rules, "r")).apply(document);
  ASSERT_EQ(document.literals.size(), 1U);
  EXPECT_EQ(document.literals[0].tokens, (IndexRange{4, 7}));
  EXPECT_EQ(document.literals[0].value, "3000000");
}

}  // namespace
}  // namespace weft
