// SPDX-License-Identifier: Apache-2.0
//
// What people said of facts: accepted or rejected.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "weft/graph/graph.h"

namespace weft {

class FactVerdicts {
 public:
  explicit FactVerdicts(const std::vector<Decision>& decisions);

  // The confidence that was decided, if somebody did. The key of a fact changes when its entities
  // are merged otherwise; then its evidence still tells which one is meant.
  std::optional<double> of(const Fact& fact, const std::vector<GraphDocument>& documents) const;

 private:
  using Place = std::tuple<std::string, std::uint32_t, std::string>;  // document, index, relation

  std::map<std::string, double> on_key_;
  std::map<Place, double> on_evidence_;
};

}  // namespace weft
