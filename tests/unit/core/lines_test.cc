// SPDX-License-Identifier: Apache-2.0
#include "weft/core/lines.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "weft/core/error.h"

namespace weft {
namespace {

std::vector<std::string> lines_of(const std::string& text, std::size_t longest) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  std::string line;
  for (LineState state; (state = read_line(in, line, longest)) != LineState::kEnd;) {
    lines.push_back(state == LineState::kTooLong ? "too long" : line);
  }
  return lines;
}

std::string trouble_of(const std::string& path) {
  try {
    read_whole_file(path, "a table of names");
  } catch (const IoError& error) {
    return error.what();
  }
  return "";
}

TEST(Lines, OfAWholeFile) {
  const std::string file = testing::TempDir() + "weft_whole_file";
  const std::string bytes("one\r\n\0two", 9);
  std::ofstream(file, std::ios::binary) << bytes;
  EXPECT_EQ(read_whole_file(file, "a table of names"), bytes);
  std::filesystem::remove(file);
  EXPECT_EQ(trouble_of(file), file + ": cannot read a table of names: No such file or directory");
  EXPECT_EQ(trouble_of(testing::TempDir()),
            testing::TempDir() + ": is a folder; give the name of a table of names");
}

TEST(Lines, AreWhatGetlineGives) {
  for (const std::string& piece : {std::string("a"), std::string(4095, 'x'), std::string(4096, 'x'),
                                   std::string(4097, 'x'), std::string(8192, 'x'), std::string()}) {
    for (const std::string& text :
         {piece, piece + "\n", piece + "\n" + piece, "\n" + piece + "\n\n" + piece + "\n"}) {
      std::istringstream in(text);
      std::vector<std::string> expected;
      for (std::string line; std::getline(in, line);) expected.push_back(line);
      EXPECT_EQ(lines_of(text, 1U << 20U), expected) << text.size();
    }
  }
}

TEST(Lines, OneThatIsTooLongIsPassedOver) {
  const std::string text = "first\n" + std::string(10000, 'x') + "\nlast\n";
  const std::vector<std::string> expected = {"first", "too long", "last"};
  EXPECT_EQ(lines_of(text, 100), expected);
  EXPECT_EQ(lines_of(text, 9999), expected);
  EXPECT_EQ(lines_of(text, 10000)[1].size(), 10000U);
  EXPECT_EQ(lines_of(std::string(10000, 'x'), 100), std::vector<std::string>{"too long"});
}

}  // namespace
}  // namespace weft
