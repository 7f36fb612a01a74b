// SPDX-License-Identifier: Apache-2.0
//
// Rows of an answer, put together when they are read. Thread-safe to read.
#pragma once

#include "weft/graph/query.h"

namespace weft {

inline constexpr std::size_t kBlockRows = 1024;  // at most

class QueryAnswer {
 public:
  QueryAnswer() = default;
  QueryAnswer(const QueryAnswer&) = delete;
  QueryAnswer& operator=(const QueryAnswer&) = delete;
  virtual ~QueryAnswer() = default;

  virtual std::size_t size() const = 0;
  virtual QueryRow row(std::size_t row) const = 0;
  virtual Binding cell(std::size_t row, std::size_t column) const = 0;
  // False where the reader did not want to go on.
  virtual bool each_block(const BlockReader& read) const = 0;
};

class QueryTable;

// What one walk found: an answer, or a part of one.
class QueryMatches : public QueryAnswer {
 public:
  // All rows, one by one; may be made when it is first asked for.
  virtual const QueryTable& table() const = 0;
  // Whether some row holds otherwise than plainly.
  virtual bool has_notes() const = 0;
  // Of all matches, each once and in order; a fact stands for its parallel ones.
  virtual std::vector<FactId> facts() const = 0;
};

}  // namespace weft
