// SPDX-License-Identifier: Apache-2.0
#include "graph/query/row_order.h"

namespace weft {
namespace {

struct MostFirst {
  const std::uint32_t* evidence;

  std::uint64_t operator[](std::uint32_t place) const { return ~evidence[place]; }
};

}  // namespace

void RowOrder::put_in_order(const std::vector<std::uint32_t>& evidence) const {
  places_.resize(evidence.size());
  std::iota(places_.begin(), places_.end(), 0U);
  sort_by(places_, MostFirst{evidence.data()});
}

}  // namespace weft
