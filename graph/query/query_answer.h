// SPDX-License-Identifier: Apache-2.0
//
// Rows of an answer, put together when they are read. Thread-safe to read.
#pragma once

#include "weft/graph/query.h"

namespace weft {

class QueryAnswer {
 public:
  QueryAnswer() = default;
  QueryAnswer(const QueryAnswer&) = delete;
  QueryAnswer& operator=(const QueryAnswer&) = delete;
  virtual ~QueryAnswer() = default;

  virtual std::size_t size() const = 0;
  virtual QueryRow row(std::size_t row) const = 0;
  virtual Binding cell(std::size_t row, std::size_t column) const = 0;
};

}  // namespace weft
