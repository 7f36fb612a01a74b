// SPDX-License-Identifier: Apache-2.0
#include "weft/core/encoding.h"

#include <gtest/gtest.h>

#include <optional>

#include "weft/core/error.h"

namespace weft {
namespace {

using std::string_literals::operator""s;

struct DecodingCase {
  std::string name;
  std::string bytes;
  std::string declared;
  std::string text;
  std::string encoding;
};

TEST(Encoding, RecognisesWhatFilesAreWrittenIn) {
  const DecodingCase cases[] = {
      {"utf-8", "무 a", "", "무 a", "UTF-8"},
      {"utf-8 with mark", "\xEF\xBB\xBF무", "", "무", "UTF-8"},
      {"utf-16le with mark", "\xFF\xFE\x34\xBB\x41\x00"s, "", "무A", "UTF-16LE"},
      {"utf-16be with mark", "\xFE\xFF\xBB\x34\x00\x41"s, "", "무A", "UTF-16BE"},
      {"utf-16le without", "A\0 \0b\0c\0"s, "", "A bc", "UTF-16LE"},
      {"utf-16be without", "\0A\0 \0b\0c"s, "", "A bc", "UTF-16BE"},
      {"surrogate pair", "\xFF\xFE\x3D\xD8\x00\xDE"s, "", "😀", "UTF-16LE"},
      {"cp949", "\xB9\xAB\xB9\xAB a", "", "무무 a", "CP949"},
      {"declared", "caf\xE9", "windows-1252", "café", "windows-1252"},
      {"wrongly declared", "무", "euc-kr", "무", "UTF-8"},
  };
  for (const DecodingCase& c : cases) {
    const DecodedText decoded = decode_text(c.bytes, c.declared, "f.txt");
    EXPECT_EQ(decoded.text, c.text) << c.name;
    EXPECT_EQ(decoded.encoding, c.encoding) << c.name;
  }
}

TEST(Encoding, LongUtf16KeepsEveryPair) {
  std::string bytes = "\xFF\xFE";
  std::string text;
  for (int i = 0; i < 5000; ++i) {
    bytes += "\x3D\xD8\x00\xDE"s;
    text += "😀";
  }
  EXPECT_EQ(decode_text(bytes, "", "f").text, text);
  EXPECT_EQ(decode_text(bytes.insert(2, "a\0"s), "", "f").text, "a" + text);
}

TEST(Encoding, RefusesWithTheOffset) {
  struct Case {
    std::string name;
    std::string bytes;
    std::size_t offset;
    std::string words;
  };
  const Case cases[] = {
      {"no encoding", "abc \xFF\xFF", 4, "neither"},
      {"damaged utf-8", "무무무\xB9 무무", 9, "not valid UTF-8"},
      {"western letters", "don\x92t caf\xE9 s", 3, "not valid UTF-8"},
      {"zeros", "ab\0cd"s, 2, "binary file"},
      {"pdf", "%PDF-1.4 ...", 0, "PDF"},
      {"odd utf-16", "\xFF\xFE\x41"s, 2, "UTF-16LE"},
  };
  for (const Case& c : cases) {
    try {
      decode_text(c.bytes, "", "f.txt");
      ADD_FAILURE() << c.name << ": no error";
    } catch (const FormatError& error) {
      EXPECT_EQ(error.place().offset, c.offset) << c.name << ": " << error.what();
      EXPECT_NE(std::string(error.what()).find(c.words), std::string::npos) << error.what();
      EXPECT_TRUE(std::string(error.what()).starts_with("f.txt: at byte ")) << error.what();
    }
  }
}

}  // namespace
}  // namespace weft
