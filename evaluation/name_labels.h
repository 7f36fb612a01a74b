// SPDX-License-Identifier: Apache-2.0
//
// What corpora call the types of names and values.
#pragma once

#include <span>
#include <string_view>

namespace weft {

// "person", "organization", "place", "product", "event", or of values "date", "time", "quantity";
// empty for a label that fits none of them. Case does not count.
std::string_view type_of_label(std::string_view label);

// The types above in this order; values last.
std::span<const std::string_view> name_types();
bool is_value_type(std::string_view type);

}  // namespace weft
