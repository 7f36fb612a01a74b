// SPDX-License-Identifier: Apache-2.0
//
// Facts of a graph that cannot both hold, and the facts of an entity by date.
#pragma once

#include <string>
#include <vector>

#include "weft/core/ontology.h"
#include "weft/graph/graph.h"

namespace weft {

struct Conflict {
  std::string reason;         // "two values", "two at one time", "denied", "died before birth"
  std::vector<FactId> facts;  // two or more, in canonical order
};

// The ontology says which relations have one object or one subject (Functional). Two dates agree
// where one says the other more exactly, two places where a fact joins them. Something holds at the
// time that it is given, else while articles say so; facts of which nothing of the kind is known
// hold at one time. Planned, possible, alleged and rejected facts conflict with nothing, and former
// ones only where they have a time. In canonical order.
std::vector<Conflict> find_conflicts(const Graph& graph, const Ontology& ontology);

struct DatedFact {
  std::string date;  // ISO 8601, as exact as it is known
  FactId fact{};
};

// The facts that speak of the entity and have a date: their time, or the date that they state.
// Earliest first.
std::vector<DatedFact> timeline(const Graph& graph, EntityId entity);

// The date of a fact as timeline() has it, empty where it has none.
std::string date_of(const Fact& fact);

}  // namespace weft
