// SPDX-License-Identifier: Apache-2.0
//
// Which words of a sentence stand in a direct quotation. Reads the document; changes nothing.
#pragma once

#include "weft/core/document.h"

namespace weft {

// Which tokens of a sentence stand between double quotation marks; asked in their order.
class Quotation {
 public:
  Quotation(const Document& document, std::uint32_t sentence);

  bool holds(std::uint32_t token);

 private:
  const Document& document_;
  std::uint32_t next_;
  std::uint32_t end_;
  bool open_;
};

// Whether the mention and the predicate stand in the same direct quotation, or both in none.
bool in_same_quotation(const Document& document, std::uint32_t mention, std::uint32_t proposition);
// "회의를 열었다. 그는 "빵을 먹었다"고 말했다": what somebody says in his own words is not about
// whoever the sentences before are about.
bool in_quotation(const Document& document, std::uint32_t proposition);

}  // namespace weft
