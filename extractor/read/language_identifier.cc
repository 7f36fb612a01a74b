// SPDX-License-Identifier: Apache-2.0
#include "extractor/read/language_identifier.h"

#include <charconv>
#include <map>

#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

struct Sample {
  std::map<std::string, std::size_t, std::less<>> scripts;  // letters in each
  std::vector<std::string> words;                           // lower case
  std::size_t letters = 0;
};

Sample sample_of(std::string_view text) {
  constexpr std::size_t kEnough = 20000;
  Sample sample;
  std::string word;
  for (std::size_t i = 0; i < text.size() && i < kEnough;) {
    const char32_t c = next_code_point(text, i);
    if (is_letter(c)) {
      ++sample.letters;
      ++sample.scripts[std::string(script_of(c))];
      append_utf8(word, c);
    } else if (!word.empty()) {
      sample.words.push_back(to_lower(word));
      word.clear();
    }
  }
  if (!word.empty()) sample.words.push_back(to_lower(word));
  return sample;
}

}  // namespace

LanguageIdentifier::LanguageIdentifier(std::string_view table, const std::string& file) {
  for (const TableRow& row : parse_table(table, file, 3, 4)) {
    Profile profile{std::string(row.cells[0]), std::string(row.cells[1]), 0, {}};
    const std::string_view share = row.cells[2];
    const auto parsed =
        std::from_chars(share.data(), share.data() + share.size(), profile.least_share);
    if (parsed.ec != std::errc()) {
      throw FormatError({file, row.line, {}, {}}, "the third column is a share between 0 and 1");
    }
    for (const std::string_view word : split_words(row.cells[3])) profile.words.emplace(word);
    profiles_.push_back(std::move(profile));
  }
}

std::string LanguageIdentifier::identify(std::string_view text) const {
  const Sample sample = sample_of(text);
  if (sample.letters == 0) return {};
  const Profile* best = nullptr;
  std::size_t best_hits = 0;
  for (const Profile& profile : profiles_) {
    const auto it = sample.scripts.find(profile.script);
    const std::size_t letters = it == sample.scripts.end() ? 0 : it->second;
    if (static_cast<double>(letters) < profile.least_share * static_cast<double>(sample.letters))
      continue;
    if (profile.words.empty()) return profile.language;  // the script tells
    std::size_t hits = 0;
    for (const std::string& word : sample.words) hits += profile.words.count(word);
    if (best == nullptr || hits > best_hits) {
      best = &profile;
      best_hits = hits;
    }
  }
  return best == nullptr ? std::string() : best->language;
}

}  // namespace weft
