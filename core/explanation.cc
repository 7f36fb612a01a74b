// SPDX-License-Identifier: Apache-2.0
#include "weft/core/explanation.h"

namespace weft {

std::string_view rule_outcome_name(RuleOutcome outcome) {
  constexpr std::string_view kNames[] = {"stated", "nothing", "silent", "unknown", "no-fact"};
  return kNames[static_cast<std::size_t>(outcome)];
}

}  // namespace weft
