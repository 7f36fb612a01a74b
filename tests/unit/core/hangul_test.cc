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
                        {"필립스", "Philips"}}) {
    EXPECT_GE(transliteration_similarity(p.hangul, p.latin), 0.7) << p.hangul << ' ' << p.latin;
  }
}

TEST(Hangul, KeepsOtherNamesApart) {
  for (const Pair& p : {Pair{"스미스", "Brown"},
                        {"구글", "Tesla"},
                        {"브라운", "Jordan"},
                        {"테슬라", "Microsoft"}}) {
    EXPECT_LT(transliteration_similarity(p.hangul, p.latin), 0.5) << p.hangul << ' ' << p.latin;
  }
}

}  // namespace
}  // namespace weft
