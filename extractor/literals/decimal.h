// SPDX-License-Identifier: Apache-2.0
//
// Exact decimal numbers as articles write them: an integer times a power of ten, so that "3.2
// billion" becomes 3200000000 without rounding. Operations give nullopt where 18 digits do not
// suffice.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace weft {

struct Decimal {
  std::int64_t mantissa = 0;
  int exponent = 0;  // of ten

  bool is_zero() const { return mantissa == 0; }
};

// ASCII digits with at most one '.'; nothing else.
std::optional<Decimal> parse_decimal(std::string_view text);
std::optional<Decimal> add(Decimal a, Decimal b);
std::optional<Decimal> multiply(Decimal a, Decimal b);
// Plain notation without superfluous zeros: "3200000000", "0.5".
std::string to_string(Decimal value);
// The integer it is, if it is one.
std::optional<std::int64_t> to_integer(Decimal value);
bool operator<(Decimal a, Decimal b);

}  // namespace weft
