// SPDX-License-Identifier: Apache-2.0
//
// What tells how far a statement is to be trusted, as named numbers: the rules' own belief, the
// construction, the relation, what its arguments are and how they were found. The stage
// "confidence" weighs them, its trainer learns the weights.
#pragma once

#include <string>
#include <vector>

#include "weft/core/document.h"

namespace weft {

struct ConfidenceFeature {
  std::string name;
  double value = 1.0;
};

std::vector<ConfidenceFeature> confidence_features(const Document& document,
                                                   const Statement& statement);

}  // namespace weft
