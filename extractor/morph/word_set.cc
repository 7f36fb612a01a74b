// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/word_set.h"

#include <algorithm>
#include <cstring>

#include "extractor/linear/weights_file.h"

namespace weft {

std::uint8_t WordSet::find(std::uint32_t hash) const {
  const std::size_t count = bytes_.size() / 5;
  const auto at = [&](std::size_t i) { return load_number<std::uint32_t>(bytes_.data() + i * 4); };
  if (count == 0) return 0;
  // Hashes lie evenly: the place is near its share of the whole, and steps from there double.
  const auto guess = static_cast<std::size_t>((std::uint64_t{hash} * count) >> 32U);
  std::size_t low = guess;
  std::size_t high = guess;
  if (at(guess) <= hash) {
    for (std::size_t step = 8; high < count && at(high) <= hash; step *= 2) {
      low = high;
      high = std::min(count, high + step);
    }
  } else {
    for (std::size_t step = 8; low > 0 && at(low) > hash; step *= 2) {
      high = low;
      low = low > step ? low - step : 0;
    }
  }
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::uint32_t value = at(middle);
    if (value == hash) return static_cast<std::uint8_t>(bytes_[count * 4 + middle]);
    if (value < hash)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

std::string WordSet::write(const std::map<std::uint32_t, std::uint8_t>& kinds) {
  std::string bytes;
  for (const auto& [hash, kind] : kinds) put_number(bytes, hash);
  for (const auto& [hash, kind] : kinds) bytes += static_cast<char>(kind);
  return bytes;
}

}  // namespace weft
