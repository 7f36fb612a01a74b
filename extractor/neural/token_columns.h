// SPDX-License-Identifier: Apache-2.0
//
// What the encoder sees of a token: columns of discrete features. A column holds a few hashes per
// token (one word form, all its character n-grams); each hash finds a row of the column's table,
// and the rows of one column are added up. The trainer and the stage call these very functions, so
// that they cannot drift apart.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "weft/core/document.h"

namespace weft {

struct TokenColumn {
  std::string_view name;
  // 0: each hash that training saw often has a row of its own, and row 0 stands for all others.
  // Else the number of rows, which hashes share.
  std::uint32_t hashed_rows = 0;
  std::uint32_t width = 0;  // of a row, in numbers
};

// The hashes of one token, column after column.
class TokenHashes {
 public:
  void clear() {
    hashes_.clear();
    ends_.clear();
  }
  void add(std::uint64_t hash) { hashes_.push_back(hash); }
  void close_column() { ends_.push_back(hashes_.size()); }
  std::size_t columns() const { return ends_.size(); }
  std::span<const std::uint64_t> column(std::size_t c) const {
    const std::size_t begin = c == 0 ? 0 : ends_[c - 1];
    return std::span(hashes_).subspan(begin, ends_[c] - begin);
  }

 private:
  std::vector<std::uint64_t> hashes_;
  std::vector<std::size_t> ends_;
};

// A way of looking at tokens: "spelling" for words whose letters tell what they are, "morphemes"
// for words that an earlier stage has taken apart.
struct TokenView {
  std::string_view name;
  std::span<const TokenColumn> columns;
  void (*collect)(const Document& document, const Token& token, TokenHashes& out);
};

// nullptr where there is none of that name.
const TokenView* find_token_view(std::string_view name);

// The row of a hash in a column; `vocabulary` is sorted and empty for shared rows.
std::uint32_t column_row(const TokenColumn& column, std::span<const std::uint32_t> vocabulary,
                         std::uint64_t hash);
// What vocabularies keep of a hash.
constexpr std::uint32_t vocabulary_key(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U);
}

}  // namespace weft
