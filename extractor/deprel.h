// SPDX-License-Identifier: Apache-2.0
//
// Dependency relations with subtypes: "nsubj" and "nsubj:pass" are both of the family "nsubj".
#pragma once

#include <string>
#include <string_view>

namespace weft {

inline bool of_family(std::string_view deprel, std::string_view family) {
  return deprel.starts_with(family) &&
         (deprel.size() == family.size() || deprel[family.size()] == ':');
}

// The family of a relation, of which possessors are one of their own: "nsubj:pass" gives "nsubj".
inline std::string relation_family(std::string_view deprel) {
  return std::string(deprel == "nmod:poss" ? "poss" : deprel.substr(0, deprel.find(':')));
}

}  // namespace weft
