// SPDX-License-Identifier: Apache-2.0
#include "weft/core/terminal.h"

#include <gtest/gtest.h>

#include "weft/core/utf8.h"

namespace weft {
namespace {

using std::string_literals::operator""s;

struct Case {
  std::string text;
  std::string shown;
};

TEST(TerminalText, ShowsWhatWouldCommandOrHide) {
  const Case cases[] = {
      {"가온배터리 Malmö 🙂\tx\n", "가온배터리 Malmö 🙂\tx\n"},
      {"\x1b[2J\x1b]0;title\x07", "<U+001B>[2J<U+001B>]0;title<U+0007>"},
      {"a\0b\x7f\r\b"s, "a<U+0000>b<U+007F><U+000D><U+0008>"},
      {"\u009b31m", "<U+009B>31m"},                  // CSI as one character
      {"user\u202Etxt.exe", "user<U+202E>txt.exe"},  // right to left
      {"\u2066x\u2069\u200F", "<U+2066>x<U+2069><U+200F>"},
      {"Ac\u200Bme\uFEFF", "Ac<U+200B>me<U+FEFF>"},
      {"Ac\u200Dme 가\u200C온", "Ac<U+200D>me 가<U+200C>온"},
      {"👩\u200D🚀 می\u200Cخواهم", "👩\u200D🚀 می\u200Cخواهم"},  // these need their joiners
      {"\U000E0041", "<U+E0041>"},
      {"a\xFF\xC0z", "a\uFFFD\uFFFDz"},
  };
  for (const Case& c : cases) EXPECT_EQ(terminal_text(c.text), c.shown);
}

TEST(TerminalText, EveryCharacterIsSafeOrShown) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c == 0xD800) c = 0xE000;
    std::string text;
    append_utf8(text, c);
    const std::string shown = terminal_text(text);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    if (control && c != '\n' && c != '\t') {
      ASSERT_EQ(shown.substr(0, 5), "<U+00") << static_cast<unsigned>(c);
    }
    ASSERT_TRUE(shown == text || shown.starts_with("<U+")) << static_cast<unsigned>(c);
  }
}

}  // namespace
}  // namespace weft
