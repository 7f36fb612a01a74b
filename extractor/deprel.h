// SPDX-License-Identifier: Apache-2.0
//
// Dependency relations with subtypes: "nsubj" and "nsubj:pass" are both of the family "nsubj".
#pragma once

#include <string_view>

namespace weft {

inline bool of_family(std::string_view deprel, std::string_view family) {
  return deprel.starts_with(family) &&
         (deprel.size() == family.size() || deprel[family.size()] == ':');
}

}  // namespace weft
