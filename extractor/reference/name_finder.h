// SPDX-License-Identifier: Apache-2.0
//
// Names that a document is known to hold, found again at a place of its text in one walk, however
// many they are. Const after construction.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"

namespace weft {

// What the mentions of a name say of its type.
class NameVotes {
 public:
  void add(const Mention& mention) {
    votes_[static_cast<std::size_t>(mention.type)] += mention.confidence;
  }
  float sum() const;
  // The one with most votes, the first among equals.
  EntityType type() const;

 private:
  std::array<float, 8> votes_{};
};

class NameFinder {
 public:
  explicit NameFinder(const std::map<std::string, NameVotes>& names);

  // Names are numbered in the order of their bytes.
  std::size_t size() const { return names_.size(); }
  const std::string& name(std::size_t n) const { return names_[n].text; }
  EntityType type(std::size_t n) const { return names_[n].type; }

  // Calls found(n) for each name that stands at text[at, limit), shortest first.
  template <typename Found>
  void spelled_at(std::string_view text, std::uint32_t at, std::uint32_t limit,
                  const Found& found) const {
    Range range{0, names_.size()};
    for (std::size_t depth = 0; at < limit && range.first < range.last; ++at) {
      range = narrowed(range, depth++, text[at]);
      if (whole(range, depth)) found(range.first++);
    }
  }

  // Calls found(n, end) for each name, all without blanks, that stands at text[at, limit) with
  // blanks anywhere; a Latin one does not end inside a longer word.
  template <typename Found>
  void respaced_at(std::string_view text, std::uint32_t at, std::uint32_t limit,
                   const Found& found) const {
    Range range{0, names_.size()};
    for (std::size_t depth = 0; range.first < range.last;) {
      while (at < limit && text[at] == ' ') ++at;
      if (at >= limit) return;
      const char c = text[at++];
      range = narrowed(range, depth++, c);
      if (!whole(range, depth)) continue;
      const bool cut = is_ascii_letter(c) && at < limit && is_ascii_letter(text[at]);
      if (!cut) found(range.first, at);
      ++range.first;
    }
  }

 private:
  struct Name {
    std::string text;
    EntityType type = EntityType::kThing;
  };
  // Names that begin alike lie side by side.
  struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
  };

  static bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  // Those of a range of names, all longer than `depth` bytes and alike up to there, that have `c`
  // as the next.
  Range narrowed(Range range, std::size_t depth, char c) const;
  // Whether the first of the range has no more than `depth` bytes.
  bool whole(Range range, std::size_t depth) const {
    return range.first < range.last && names_[range.first].text.size() == depth;
  }

  std::vector<Name> names_;
};

}  // namespace weft
