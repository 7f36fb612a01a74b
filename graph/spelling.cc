// SPDX-License-Identifier: Apache-2.0
#include "graph/spelling.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace weft {

std::u32string letters_of(std::string_view key) {
  std::u32string out;
  each_jamo(key, [&](char32_t c) {
    out.push_back(c);
    return true;
  });
  return out;
}

double spelling_likeness(const std::u32string& a, const std::u32string& b, double least_likeness) {
  const std::size_t longer = std::max(a.size(), b.size());
  const auto most = static_cast<std::size_t>(static_cast<double>(longer) * (1 - least_likeness));
  if (longer - std::min(a.size(), b.size()) > most) return 0;
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    std::size_t least = row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({change, row[j] + 1, row[j - 1] + 1});
      least = std::min(least, row[j]);
    }
    if (least > most) return 0;
  }
  if (row[b.size()] > most) return 0;
  return 1 - static_cast<double>(row[b.size()]) / static_cast<double>(longer);
}

}  // namespace weft
