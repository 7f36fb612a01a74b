// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_covering.h"

#include <utility>

namespace weft {

void put_over(std::vector<TypedName>& names, std::vector<TypedName> wider) {
  if (wider.empty()) return;
  std::vector<TypedName> kept;
  auto next = wider.begin();
  for (const TypedName& name : names) {
    while (next != wider.end() && next->span.end <= name.span.begin) kept.push_back(*next++);
    if (next == wider.end() || !next->span.overlaps(name.span)) {
      kept.push_back(name);
    } else if (name.span.begin < next->span.begin && name.type == EntityType::kOrganization) {
      next->span.begin = name.span.begin;
    }
  }
  kept.insert(kept.end(), next, wider.end());
  names = std::move(kept);
}

}  // namespace weft
