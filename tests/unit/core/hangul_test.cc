// SPDX-License-Identifier: Apache-2.0
#include "weft/core/hangul.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(Hangul, ComposesWhatItDecomposes) {
  for (char32_t c = 0xAC00; c <= 0xD7A3; ++c) ASSERT_EQ(compose(decompose(c)), c);
  EXPECT_TRUE(has_final(U'한'));
  EXPECT_FALSE(has_final(U'하'));
  EXPECT_FALSE(has_final(U'a'));
}

TEST(Hangul, FinalsAndJamoAgree) {
  EXPECT_EQ(final_to_jamo(decompose(U'한').final), U'ㄴ');
  for (int final = 1; final < 28; ++final) EXPECT_EQ(final_from_jamo(final_to_jamo(final)), final);
  EXPECT_EQ(final_from_jamo(U'a'), 0);
}

TEST(Hangul, Romanizes) { EXPECT_EQ(romanize("서울 Tower"), "seoul tower"); }

struct Pair {
  const char* hangul;
  const char* latin;
};

TEST(Hangul, KnowsTranscriptionsOfOneName) {
  for (const Pair& p : {Pair{"스미스", "Smith"},
                        {"브라운", "Brown"},
                        {"마이크로소프트", "Microsoft"},
                        {"엔비디아", "Nvidia"},
                        {"구글", "Google"},
                        {"테슬라", "Tesla"},
                        {"조던", "Jordan"},
                        {"필립스", "Philips"},
                        {"마틴 켈러", "Martin Keller"},
                        {"프리츠-모건", "Fritz-Morgan"},
                        {"캐서린", "Catherine"},
                        {"로버트", "Robert"},
                        {"제임스", "James"},
                        {"피터", "Peter"},
                        {"크리스토퍼", "Christopher"},
                        {"알렉산더", "Alexander"},
                        {"나이트", "Knight"},
                        {"라이트", "Wright"},
                        {"슈미트", "Schmidt"},
                        {"찰스", "Charles"},
                        {"조지", "George"},

                        {"워싱턴", "Washington"},
                        {"퀸", "Quinn"},
                        {"샤넬", "Chanel"},
                        {"막스", "Max"},
                        {"에드워드", "Edward"},
                        {"안드로이드", "Android"},
                        {"스포티파이", "Spotify"},
                        {"인스타그램", "Instagram"},
                        {"페이스북", "Facebook"},
                        {"스타벅스", "Starbucks"},
                        {"넷플릭스", "Netflix"},
                        {"도요타", "Toyota"},
                        {"다이슨", "Dyson"},
                        {"볼보", "Volvo"},
                        {"지멘스", "Siemens"},
                        {"헤르만", "Hermann"},
                        {"오스카", "Oscar"},
                        {"카터", "Carter"},
                        {"앤더슨", "Anderson"},
                        {"윌리엄스", "Williams"}}) {
    EXPECT_GE(transliteration_similarity(p.hangul, p.latin), 0.7) << p.hangul << ' ' << p.latin;
  }
}

TEST(Hangul, KeepsOtherNamesApart) {
  for (const Pair& p : {Pair{"스미스", "Brown"}, {"구글", "Tesla"},       {"브라운", "Jordan"},
                        {"테슬라", "Microsoft"}, {"톰", "Tim"},           {"피터", "Paul"},
                        {"카터", "Keller"},      {"조던", "Jackson"},     {"마틴", "Morgan"},
                        {"앤더슨", "Alexander"}, {"로버트", "Richard"},   {"볼보", "Google"},
                        {"스타벅스", "Spotify"}, {"도요타", "Dyson"},     {"찰스", "George"},
                        {"오스카", "Carter"},    {"넷플릭스", "Nvidia"},  {"샤넬", "Schmidt"},
                        {"지멘스", "James"},     {"워싱턴", "Wellington"}}) {
    EXPECT_LT(transliteration_similarity(p.hangul, p.latin), 0.78) << p.hangul << ' ' << p.latin;
  }
}

}  // namespace
}  // namespace weft
