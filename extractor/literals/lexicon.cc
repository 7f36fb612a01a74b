// SPDX-License-Identifier: Apache-2.0
#include "extractor/literals/lexicon.h"

#include <algorithm>

#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

// Syllables differ in their last bytes, which are the low bits of the code point.
std::size_t bucket_of(std::string_view text) { return first_character(text) & 0xFFU; }

bool has_capital(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

char32_t first_character(std::string_view text) {
  std::size_t at = 0;
  const char32_t c = next_code_point(text, at);
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

Lexicon::Lexicon(std::string_view table, const std::string& file) {
  for (const TableRow& row : parse_table(table, file, 3, 3)) {
    const auto [place, added] = index_.try_emplace(std::string(row.cells[0]), classes_.size());
    if (added) classes_.emplace_back();
    for (const std::string_view form : split_words(row.cells[2], '|')) {
      classes_[place->second].words.push_back({form, row.cells[1], !has_capital(form)});
    }
  }
  for (Class& c : classes_) {
    std::stable_sort(c.words.begin(), c.words.end(),
                     [](const Word& a, const Word& b) { return a.form.size() > b.form.size(); });
    for (std::size_t i = 0; i < c.words.size(); ++i) {
      c.buckets[bucket_of(c.words[i].form)].push_back(static_cast<std::uint32_t>(i));
    }
  }
}

std::optional<std::size_t> Lexicon::class_index(std::string_view name) const {
  const auto found = index_.find(name);
  if (found == index_.end()) return std::nullopt;
  return found->second;
}

bool Lexicon::matches(const Word& word, std::string_view text) {
  if (text.size() < word.form.size()) return false;
  const std::string_view piece = text.substr(0, word.form.size());
  if (!word.any_case) return piece == word.form;
  return std::equal(piece.begin(), piece.end(), word.form.begin(),
                    [](char a, char b) { return lower(a) == b; });
}

std::vector<LexiconMatch> Lexicon::find(std::size_t class_index, std::string_view text,
                                        std::size_t at) const {
  std::vector<LexiconMatch> found;
  if (at >= text.size()) return found;
  const Class& c = classes_[class_index];
  for (const std::uint32_t i : c.buckets[bucket_of(text.substr(at))]) {
    if (matches(c.words[i], text.substr(at))) {
      found.push_back({c.words[i].form.size(), c.words[i].value});
    }
  }
  return found;
}

std::vector<char32_t> Lexicon::first_characters(std::size_t class_index) const {
  std::vector<char32_t> characters;
  for (const Word& word : classes_[class_index].words) {
    characters.push_back(first_character(word.form));
  }
  return characters;
}

LexiconMatch Lexicon::find_before(std::size_t class_index, std::string_view text,
                                  std::size_t end) const {
  for (const Word& word : classes_[class_index].words) {
    if (word.form.size() <= end &&
        matches(word, text.substr(end - word.form.size(), word.form.size()))) {
      return {word.form.size(), word.value};
    }
  }
  return {};
}

}  // namespace weft
