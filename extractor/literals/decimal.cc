// SPDX-License-Identifier: Apache-2.0
#include "extractor/literals/decimal.h"

#include <limits>

namespace weft {
namespace {

constexpr std::int64_t kLimit = std::numeric_limits<std::int64_t>::max() / 10;

Decimal trimmed(Decimal value) {
  if (value.mantissa == 0) return {};
  while (value.mantissa % 10 == 0) {
    value.mantissa /= 10;
    ++value.exponent;
  }
  return value;
}

// The mantissa that stands for the same number with a smaller exponent.
std::optional<std::int64_t> scaled(Decimal value, int exponent) {
  if (value.mantissa == 0) return 0;
  for (; value.exponent > exponent; --value.exponent) {
    if (value.mantissa > kLimit) return std::nullopt;
    value.mantissa *= 10;
  }
  return value.mantissa;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  Decimal value;
  bool point = false;
  bool digits = false;
  for (const char c : text) {
    if (c == '.' && !point) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || value.mantissa > kLimit - 1) return std::nullopt;
    value.mantissa = value.mantissa * 10 + (c - '0');
    if (point) --value.exponent;
    digits = true;
  }
  if (!digits) return std::nullopt;
  return trimmed(value);
}

std::optional<Decimal> add(Decimal a, Decimal b) {
  if (a.is_zero()) return b;
  if (b.is_zero()) return a;
  const int exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
  const auto left = scaled(a, exponent);
  const auto right = scaled(b, exponent);
  if (!left || !right || *left > kLimit || *right > kLimit) return std::nullopt;
  return trimmed({*left + *right, exponent});
}

std::optional<Decimal> multiply(Decimal a, Decimal b) {
  if (a.is_zero() || b.is_zero()) return Decimal{};
  if (a.mantissa > kLimit / b.mantissa) return std::nullopt;
  return trimmed({a.mantissa * b.mantissa, a.exponent + b.exponent});
}

std::string to_string(Decimal value) {
  std::string digits = std::to_string(value.mantissa);
  if (value.exponent >= 0) {
    return digits + std::string(static_cast<std::size_t>(value.exponent), '0');
  }
  const auto places = static_cast<std::size_t>(-value.exponent);
  if (digits.size() <= places) digits.insert(0, places - digits.size() + 1, '0');
  return digits.insert(digits.size() - places, 1, '.');
}

std::optional<std::int64_t> to_integer(Decimal value) {
  if (value.exponent < 0) return std::nullopt;
  return scaled(value, 0);
}

bool operator<(Decimal a, Decimal b) {
  const int exponent = a.exponent < b.exponent ? a.exponent : b.exponent;
  const auto left = scaled(a, exponent);
  const auto right = scaled(b, exponent);
  if (left && right) return *left < *right;
  return !left ? false : true;  // the one that overflows is the larger
}

}  // namespace weft
