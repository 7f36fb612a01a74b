// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/recurring_names.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "extractor/table.h"

namespace weft {
namespace {

constexpr std::size_t kShortest = 9;  // bytes: three syllables
constexpr std::size_t kTimes = 2;     // different ways in which a name goes on

// A token whose letters from `begin` to `end` may be a name.
struct Reading {
  std::uint32_t token;
  std::uint32_t end;
};

}  // namespace

RecurringNames::RecurringNames(std::string_view particles, const std::string& file) {
  particles_.emplace("", "");
  for (const TableRow& row : parse_table(particles, file, 2, 2)) {
    if (row.cells[0] == "name") {
      name_tag_ = row.cells[1];
      continue;
    }
    for (const std::string_view form : split_words(row.cells[1], ',')) {
      particles_.emplace(form, row.cells[0]);
    }
  }
}

// Whether a noun follows an ending within the token, and where.
bool RecurringNames::suspicious(const Document& document, const Token& token,
                                std::uint32_t& join) const {
  bool found = false;
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    const std::string& tag = document.morphemes[m].tag;
    if (tag.starts_with('S')) return false;  // marks and numbers part words
    if (found || m == token.morphemes.begin || !tag.starts_with("NN")) continue;
    if (!document.morphemes[m - 1].tag.starts_with('E')) continue;
    join = document.morphemes[m].span.begin;
    found = true;
  }
  return found;
}

std::vector<std::uint32_t> RecurringNames::mend(Document& document) const {
  std::vector<Reading> readings;
  std::unordered_map<std::string_view, std::set<std::string_view>> ways;  // how each stem goes on
  for (std::uint32_t t = 0; t < document.tokens.size(); ++t) {
    const Token& token = document.tokens[t];
    std::uint32_t join = 0;
    if (!suspicious(document, token, join)) continue;
    const std::string_view word = document.text_of(token);
    for (const auto& [form, tag] : particles_) {
      if (!word.ends_with(form) || word.size() < form.size() + kShortest) continue;
      const auto end = token.span.end - static_cast<std::uint32_t>(form.size());
      if (end <= join) continue;
      readings.push_back({t, end});
      ways[word.substr(0, word.size() - form.size())].insert(form);
    }
  }
  // Of several stems that recur the shortest: "X에서" goes on as "X에서는" too.
  std::map<std::uint32_t, std::uint32_t> ends;  // of names, by token
  for (const Reading& reading : readings) {
    const Span name{document.tokens[reading.token].span.begin, reading.end};
    if (ways[document.text_of(name)].size() < kTimes) continue;
    const auto [known, is_new] = ends.emplace(reading.token, reading.end);
    if (!is_new) known->second = std::min(known->second, reading.end);
  }
  std::vector<std::uint32_t> mended;
  for (const auto& [t, end] : ends) {
    Token& token = document.tokens[t];
    const Span name{token.span.begin, end};
    const Span rest{end, token.span.end};
    token.morphemes.begin = static_cast<std::uint32_t>(document.morphemes.size());
    document.morphemes.push_back({name, std::string(document.text_of(name)), name_tag_});
    if (!rest.empty()) {
      const std::string form(document.text_of(rest));
      document.morphemes.push_back({rest, form, particles_.find(form)->second});
    }
    token.morphemes.end = static_cast<std::uint32_t>(document.morphemes.size());
    mended.push_back(t);
  }
  return mended;
}

}  // namespace weft
