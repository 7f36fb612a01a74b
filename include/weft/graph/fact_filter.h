// SPDX-License-Identifier: Apache-2.0
//
// Which facts of a graph a question asks for:
//
//   const weft::FactSelection asked(graph, {.min_confidence = 0.5, .as_of = "2020-06"});
//   if (asked(fact)) ...
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "weft/core/ontology.h"
#include "weft/graph/dates.h"
#include "weft/graph/graph.h"

namespace weft {

// Each part that is set leaves facts out. Dates are ISO 8601 of any grain, see dates.h.
struct FactFilter {
  double min_confidence = 0;
  // Leaves out what is negated, planned, possible, alleged, reported or denied.
  bool asserted_only = false;
  // Facts that are known to have held on some day of this date (days_held()).
  std::string as_of;
  // For as_of: says which relations have one object or subject at a time, so that a fact ends when
  // its successor begins. Where it is null, none ends so.
  std::shared_ptr<const Ontology> ontology;
  // Facts dated from the first day of `since` to the last one of `until` (days_dated()).
  std::string since;
  std::string until;
  // Facts of these relations only: ids, inverses' ids, or labels in any language.
  std::vector<std::string> relations;
  // Facts that speak of an entity of these types only, as subject or object.
  std::vector<EntityType> types;

  bool operator==(const FactFilter&) const = default;
};

// Facts that somebody rejected have no confidence at all and are never asked for.
template <typename AnyFact>
bool asked_for(const AnyFact& fact, double min_confidence, bool asserted_only) {
  if (fact.confidence <= 0 || fact.confidence < min_confidence) return false;
  return !asserted_only || (!fact.negated && fact.modality == Modality::kAsserted);
}

// A filter made ready for one graph, which it must not outlive. Thread-safe.
class FactSelection {
 public:
  // Throws UsageError where a date is none or no relation of the graph is called so.
  FactSelection(const Graph& graph, const FactFilter& filter);

  bool operator()(FactId id) const {
    if (!plain_ || asserted_only_) return slowly(id);
    // Most questions ask no more.
    const double confidence = confidences_[index_of(id)];
    return confidence > 0 && confidence >= min_confidence_;
  }
  // The same where the head is at hand.
  bool operator()(FactId id, const FactHead& head) const {
    return asked_for(head, min_confidence_, asserted_only_) && (plain_ || narrow(id, head));
  }
  // Whether it would be asked for if it were sure and asserted.
  bool is_about(FactId id, const FactHead& head) const { return plain_ || narrow(id, head); }
  // Whether some fact about the entity is asked for.
  bool about(EntityId entity) const;
  // Whether all facts are asked for that nobody rejected and that plainly hold.
  bool takes_plain() const { return plain_ && min_confidence_ <= 0; }
  // Whether nothing but confidence and assertion is asked of facts.
  bool plain() const { return plain_; }

 private:
  bool slowly(FactId id) const;
  bool narrow(FactId id, const FactHead& head) const;
  bool of_type(EntityId entity) const;

  const Graph* graph_;
  const double* confidences_;  // of the graph's facts
  double min_confidence_;
  bool asserted_only_;
  bool plain_ = true;
  std::vector<bool> relations_;  // by RelationId; all where empty
  std::uint32_t types_ = 0;      // a bit for each type; all where none
  std::optional<DaySpan> as_of_;
  std::shared_ptr<const Ontology> ontology_;
  std::optional<DaySpan> dated_;
};

// Titles and fields of work join nobody: that two people are both directors says nothing of them.
inline bool joins_others(const GraphEntity& entity) {
  return entity.type != EntityType::kTitle && entity.type != EntityType::kField;
}

}  // namespace weft
