// SPDX-License-Identifier: Apache-2.0
//
// Rows lie in the graph's own order, in which they are found and folded; who reads them by number
// gets those with the most evidence first. That order is made when the first is read: who counts
// rows, or reads blocks, waits for nothing.
#pragma once

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <numeric>
#include <vector>

namespace weft {

// Stable counting sort by one digit after the other; digits in which no two keys differ are left
// out.
template <unsigned kDigit, typename Keys>  // bits
void sort_by_digits(std::vector<std::uint32_t>& order, Keys keys) {
  std::uint64_t differ = 0;
  for (const std::uint32_t i : order) differ |= keys[i] ^ keys[order.front()];
  std::vector<std::uint32_t> sorted(order.size());
  for (unsigned shift = 0; shift < 64; shift += kDigit) {
    constexpr std::uint64_t kMask = (1U << kDigit) - 1;
    if ((differ >> shift & kMask) == 0) continue;
    std::array<std::uint32_t, kMask + 2> begin{};
    for (const std::uint32_t i : order) ++begin[(keys[i] >> shift & kMask) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    for (const std::uint32_t i : order) sorted[begin[keys[i] >> shift & kMask]++] = i;
    order.swap(sorted);
  }
}

// Stable; keys[i] is of the i that stand in `order`.
template <typename Keys>
void sort_by(std::vector<std::uint32_t>& order, Keys keys) {
  constexpr std::size_t kFew = 50;     // are sorted faster by comparison
  constexpr std::size_t kMany = 5000;  // are sorted faster by long digits
  const auto key = [&](std::uint32_t i) { return keys[i]; };
  if (std::ranges::is_sorted(order, {}, key)) return;
  if (order.size() < kFew) {
    std::ranges::stable_sort(order, {}, key);
  } else if (order.size() < kMany) {
    sort_by_digits<8>(order, keys);
  } else {
    sort_by_digits<11>(order, keys);
  }
}

// Thread-safe.
class RowOrder {
 public:
  // Where a row stands in the graph's own order. `evidence` gives the evidence of all, in that
  // order.
  template <typename Evidence>
  std::uint32_t place(std::size_t row, Evidence evidence) const {
    // Asked for each cell, which call_once is too slow for.
    if (!known_.load(std::memory_order_acquire)) {
      std::call_once(once_, [&] {
        put_in_order(evidence());
        known_.store(true, std::memory_order_release);
      });
    }
    return places_[row];
  }

 private:
  void put_in_order(const std::vector<std::uint32_t>& evidence) const;

  mutable std::once_flag once_;
  mutable std::atomic<bool> known_ = false;
  mutable std::vector<std::uint32_t> places_;
};

}  // namespace weft
