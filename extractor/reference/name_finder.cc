// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_finder.h"

#include <algorithm>
#include <numeric>

namespace weft {

float NameVotes::sum() const { return std::accumulate(votes_.begin(), votes_.end(), 0.0F); }

EntityType NameVotes::type() const {
  return static_cast<EntityType>(std::max_element(votes_.begin(), votes_.end()) - votes_.begin());
}

NameFinder::NameFinder(const std::map<std::string, NameVotes>& names) {
  names_.reserve(names.size());
  for (const auto& [text, votes] : names) {
    if (!text.empty()) names_.push_back({text, votes.type()});
  }
}

NameFinder::Range NameFinder::narrowed(Range range, std::size_t depth, char c) const {
  const auto byte = [&](const Name& name) { return static_cast<unsigned char>(name.text[depth]); };
  const auto wanted = static_cast<unsigned char>(c);
  const auto begin = names_.begin() + static_cast<std::ptrdiff_t>(range.first);
  const auto end = names_.begin() + static_cast<std::ptrdiff_t>(range.last);
  const auto first =
      std::partition_point(begin, end, [&](const Name& name) { return byte(name) < wanted; });
  const auto last =
      std::partition_point(first, end, [&](const Name& name) { return byte(name) == wanted; });
  return {static_cast<std::size_t>(first - names_.begin()),
          static_cast<std::size_t>(last - names_.begin())};
}

}  // namespace weft
