// SPDX-License-Identifier: Apache-2.0
//
// The article by which Weft is judged must not have taught it: no sentence of it, and none of its
// rare names, may stand in the sources, models, samples or tests. Skips where the article is not at
// hand (WEFT_SEED names its folder). The names are taken from the article itself, so that this file
// holds none.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "weft/core/utf8.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::size_t end_of_hangul(const std::u32string& text, std::size_t at) {
  while (at < text.size() && is_hangul(text[at])) ++at;
  return at;
}

std::size_t count_of(const std::u32string& text, std::u32string_view word) {
  std::size_t count = 0;
  for (auto at = text.find(word); at != std::u32string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

// Hangul names that are spelled in Latin letters too, and those quoted that come again and again.
void add_hangul_names(const std::u32string& text, std::set<std::string>& traces) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kAgain = 3;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const std::size_t end = end_of_hangul(text, i);
    if (end < i + kShortest || is_letter(text[i - 1]) || end + 2 >= text.size()) continue;
    const auto word = std::u32string_view(text).substr(i, end - i);
    const bool spelled = text[end] == U'(' && is_upper(text[end + 1]) && is_letter(text[end + 2]) &&
                         !is_upper(text[end + 2]);
    const bool quoted =
        text[i - 1] == U'\'' && text[end] == U'\'' && count_of(text, word) >= kAgain;
    if (spelled || quoted) traces.insert(encode_utf8(word));
  }
}

// Sentences long enough to be nobody else's, and hyphenated Hangul or Latin names.
std::set<std::string> traces_of(const std::string& article) {
  std::set<std::string> traces;
  constexpr std::size_t kShortestSentence = 60;
  std::string piece;
  const auto finish = [&] {
    if (piece.size() >= kShortestSentence) traces.insert(piece);
    piece.clear();
  };
  for (const char c : article) {
    if (c == '\n' || c == '.' || c == '"') {
      finish();
    } else if (c != ' ' || !piece.empty()) {
      piece += c;
    }
  }
  finish();
  const std::u32string text = decode_utf8(article);
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] != U'-' || !is_letter(text[i - 1]) || !is_letter(text[i + 1])) continue;
    std::size_t begin = i;
    std::size_t end = i + 1;
    while (begin > 0 && is_letter(text[begin - 1])) --begin;
    while (end < text.size() && is_letter(text[end])) ++end;
    const bool name = is_upper(text[begin]) || (is_hangul(text[begin]) && i - begin >= 2);
    if (name) traces.insert(encode_utf8(std::u32string_view(text).substr(begin, i - begin + 3)));
  }
  add_hangul_names(text, traces);
  return traces;
}

TEST(Seed, LeftNoTraceInTheRepository) {
  const char* chosen = std::getenv("WEFT_SEED");
  const fs::path root = WEFT_SOURCE_DIR;
  const fs::path folder = chosen != nullptr ? fs::path(chosen) : root / "../shared/seed";
  if (!fs::is_directory(folder)) GTEST_SKIP() << "no seed article at " << folder;
  std::set<std::string> traces;
  for (const auto& entry : fs::directory_iterator(folder))
    traces.merge(traces_of(bytes_of(entry.path())));
  ASSERT_GT(traces.size(), 10U);
  for (const char* room :
       {"core", "extractor", "graph", "export", "cli", "include", "models", "samples", "tests",
        "training", "docs", "README.md", "CHANGELOG.md", "bench"}) {
    const fs::path path = root / room;
    if (!fs::exists(path)) continue;
    const auto check = [&](const fs::path& file) {
      const std::string bytes = bytes_of(file);
      for (const std::string& trace : traces) {
        EXPECT_EQ(bytes.find(trace), std::string::npos) << file << " has \"" << trace << '"';
      }
    };
    if (fs::is_regular_file(path)) check(path);
    if (!fs::is_directory(path)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.is_regular_file()) check(entry.path());
    }
  }
}

}  // namespace
}  // namespace weft
