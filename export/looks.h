// SPDX-License-Identifier: Apache-2.0
//
// How entities look in every drawing, and what their types are called in labels and classes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "weft/core/document.h"

namespace weft {

// "Person".
std::string type_label(EntityType type);
// "#4e79a7": colours that also differ for most who see colours poorly (Tableau 10).
std::string_view type_color(EntityType type);
// Its area grows with the degree.
double node_size(std::uint32_t degree);

}  // namespace weft
