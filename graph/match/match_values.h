// SPDX-License-Identifier: Apache-2.0
//
// What expressions of a MATCH query are worth while its pattern is bound.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/match/match_query.h"
#include "graph/pattern/pattern.h"
#include "weft/graph/graph.h"

namespace weft {

class MatchValues {
 public:
  explicit MatchValues(const Graph& graph) : graph_(graph) {}

  MatchValue of(TermId term) const;
  // Aggregates are none of its business.
  MatchValue of(const Expression& expression, const Bindings& match) const;
  // Null counts as no.
  bool holds(const Expression& condition, const Bindings& match) const;

  MatchValue property(const MatchValue& of, const std::string& name) const;
  // Equal for equal values.
  std::string key(const MatchValue& value) const;
  bool equal(const MatchValue& a, const MatchValue& b) const;
  // Nothing where they are of kinds that have no order among each other.
  std::optional<int> compare(const MatchValue& a, const MatchValue& b) const;
  // An amount, or a text that is one.
  std::optional<double> number(const MatchValue& value) const;
  // Before, after or beside, with nulls last.
  int order(const MatchValue& a, const MatchValue& b) const;

 private:
  std::optional<bool> truth(const Expression& condition, const Bindings& match) const;
  std::optional<bool> both(const Expression& condition, const Bindings& match) const;
  MatchValue call(const Expression& expression, const Bindings& match) const;
  MatchValue entity_property(EntityId id, const std::string& name) const;
  MatchValue fact_property(FactId id, const std::string& name) const;
  MatchValue labels(const MatchValue& of) const;
  MatchValue evidence(const MatchValue& of, const std::string& function) const;

  const Graph& graph_;
};

}  // namespace weft
