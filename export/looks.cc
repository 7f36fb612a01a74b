// SPDX-License-Identifier: Apache-2.0
#include "export/looks.h"

#include <array>
#include <cmath>

namespace weft {

std::string type_label(EntityType type) {
  std::string name(entity_type_name(type));
  if (!name.empty()) name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

std::string_view type_color(EntityType type) {
  constexpr std::array<std::string_view, 8> kColors = {"#4e79a7", "#f28e2b", "#59a14f", "#b07aa1",
                                                       "#e15759", "#76b7b2", "#edc948", "#9c755f"};
  return kColors[static_cast<std::size_t>(type) % kColors.size()];
}

double node_size(std::uint32_t degree) {
  return std::round(40 * std::sqrt(static_cast<double>(degree) + 1)) / 10;
}

}  // namespace weft
