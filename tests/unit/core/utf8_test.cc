// SPDX-License-Identifier: Apache-2.0
#include "weft/core/utf8.h"

#include <gtest/gtest.h>

namespace weft {
namespace {

TEST(Utf8, RoundTripsEveryLength) {
  const std::string text = "aé한😀";
  EXPECT_EQ(encode_utf8(decode_utf8(text)), text);
  std::size_t end = text.size();
  EXPECT_EQ(previous_code_point(text, end), U'😀');
  EXPECT_EQ(previous_code_point(text, end), U'한');
}

TEST(Utf8, FindsTheFirstInvalidByte) {
  EXPECT_EQ(find_invalid_utf8("한글 ok"), std::string_view::npos);
  EXPECT_EQ(find_invalid_utf8("ab\xFFz"), 2U);
  EXPECT_EQ(find_invalid_utf8("a\xED\xA0\x80"), 1U);  // a surrogate
  EXPECT_EQ(find_invalid_utf8("a\xC0\xAF"), 1U);      // overlong
}

TEST(Utf8, FoldsNames) {
  EXPECT_EQ(fold("ＯｐｅｎＡＩ"), "openai");
  EXPECT_EQ(fold("\u1112\u1161\u11AB"), "한");  // decomposed jamo
  EXPECT_EQ(fold("하\u11AB글 KT"), "한글 kt");
  EXPECT_EQ(to_nfc("\u1112\u1161\u11AB"), "한");
}

TEST(Utf8, WidthCountsHangulTwice) {
  EXPECT_EQ(display_width("한글 ab"), 7U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
}

TEST(Utf8, ClassesOfAsciiAreThoseOfUnicode) {
  const std::string_view punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
  for (char32_t c = 0; c < 0x80; ++c) {
    const bool listed = punctuation.find(static_cast<char>(c)) != std::string_view::npos;
    EXPECT_EQ(is_punctuation(c), listed) << static_cast<int>(c);
    EXPECT_EQ(is_space(c), c == ' ' || (c >= 9 && c <= 13)) << static_cast<int>(c);
    EXPECT_EQ(script_of(c), is_letter(c) ? "Latn" : "Zyyy") << static_cast<int>(c);
  }
  EXPECT_EQ(script_of(U'가'), "Hang");
  EXPECT_EQ(script_of(U'힣'), "Hang");
  EXPECT_EQ(script_of(U'é'), "Latn");
  EXPECT_TRUE(is_space(0x3000));
}

TEST(Utf8, CodePointIndexAgreesWithCounting) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "a한é";
  const CodePointIndex index(text);
  std::size_t expected = 0;
  for (std::size_t byte = 0; byte < text.size(); ++expected) {
    ASSERT_EQ(index.at_byte(byte), expected);
    ASSERT_EQ(index.byte_of(expected), byte);
    next_code_point(text, byte);
  }
  EXPECT_EQ(index.at_byte(text.size()), 300U);
  EXPECT_EQ(index.byte_of(300), text.size());
  EXPECT_EQ(index.byte_of(4000), text.size());
  EXPECT_EQ(CodePointIndex("").byte_of(0), 0U);
}

}  // namespace
}  // namespace weft
