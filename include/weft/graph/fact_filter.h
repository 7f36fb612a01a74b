// SPDX-License-Identifier: Apache-2.0
//
// Which facts of a graph a question asks for. Works on a Fact and on a FactHead alike.
#pragma once

#include "weft/graph/graph.h"

namespace weft {

// Facts that somebody rejected have no confidence at all and are never asked for. `asserted_only`
// leaves out what is negated, planned, possible, alleged, reported or denied.
template <typename AnyFact>
bool asked_for(const AnyFact& fact, double min_confidence, bool asserted_only) {
  if (fact.confidence <= 0 || fact.confidence < min_confidence) return false;
  return !asserted_only || (!fact.negated && fact.modality == Modality::kAsserted);
}

// Titles and fields of work join nobody: that two people are both directors says nothing of them.
inline bool joins_others(const GraphEntity& entity) {
  return entity.type != EntityType::kTitle && entity.type != EntityType::kField;
}

}  // namespace weft
