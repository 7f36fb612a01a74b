// SPDX-License-Identifier: Apache-2.0
//
// The part of a graph that the options let through, with what formats show of it beside names:
// edges for drawings and tables of edges, facts for formats of facts, measures and positions. Made
// once an export; holds indices, no copies of names.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "export/layout.h"
#include "weft/export/exporter.h"
#include "weft/graph/fact_filter.h"
#include "weft/graph/graph.h"

namespace weft {

// Facts between the same two entities with one relation and polarity; exactly one where the options
// ask for every fact.
struct ExportEdge {
  EntityId source{};
  EntityId target{};
  RelationId relation{};
  bool negated = false;
  std::vector<FactId> facts;  // in canonical order, never empty

  std::size_t weight(const Graph& graph) const;  // pieces of evidence
};

// What the facts of an edge say together.
struct EdgeSummary {
  std::string key;  // of the first fact
  std::size_t weight = 0;
  double confidence = 0;  // the highest
  std::size_t documents = 0;
  Modality modality = Modality::kAsserted;  // of the fact that holds most plainly
  Status status = Status::kCurrent;
  std::string date;   // the earliest that is said, as it is written
  std::string start;  // the day on which it begins to hold or was first told; empty if unknown
  std::string end;    // the day on which it ends; empty if unknown
  std::string first_seen;
  std::string last_seen;
  std::string facts;                         // keys, where there are several
  std::map<std::string, std::string> roles;  // qualifiers but for the date
};

class ExportView {
 public:
  // Throws UsageError where an option names a relation, type, date or entity that there is not.
  // Facts that were rejected by hand are left out but where `with_rejected` asks for them.
  ExportView(const Graph& graph, const ExportOptions& options, bool with_rejected = false);

  const Graph& graph() const { return graph_; }
  const ExportOptions& options() const { return options_; }
  // All in canonical order.
  const std::vector<EntityId>& entities() const { return entities_; }
  const std::vector<FactId>& facts() const { return facts_; }
  // All edges at once, or one after the other in the same order, which takes no memory.
  const std::vector<ExportEdge>& edges() const;
  void each_edge(const std::function<void(const ExportEdge&)>& work) const;
  bool has(FactId fact) const { return fact_in_[index_of(fact)]; }
  bool has(EntityId entity) const { return entity_in_[index_of(entity)]; }

  EdgeSummary summary(const ExportEdge& edge) const;
  // The relation's id, "not_" before it where the edge denies it.
  std::string kind(const ExportEdge& edge) const;
  std::string label(EntityId id) const { return label_of(graph_[id], options_.labels); }
  // All other names of an entity.
  std::vector<std::string> other_names(EntityId id) const;
  std::string text(const Term& term) const;

  // By the index of EntityId; counted on the whole graph at the first call.
  const std::vector<double>& ranks() const;
  const std::vector<std::uint32_t>& communities() const;
  const std::vector<std::uint32_t>& degrees() const;
  // By place in entities(); computed at the first call.
  const std::vector<Point>& positions() const;

 private:
  bool lets(FactId id) const;
  void select_entities();
  void select_facts();
  EdgeSummary summary_of_one(const Fact& fact) const;
  bool takes_all() const;
  void drop_light_edges();
  void drop_idle_entities();
  void measure() const;

  const Graph& graph_;
  const ExportOptions& options_;
  bool with_rejected_;
  const FactSelection asked_;
  std::vector<EntityId> entities_;
  std::vector<FactId> facts_;
  mutable std::vector<ExportEdge> edges_;
  std::vector<bool> entity_in_;
  std::vector<bool> fact_in_;
  mutable std::vector<double> ranks_;
  mutable std::vector<std::uint32_t> communities_;
  mutable std::vector<std::uint32_t> degrees_;
  mutable std::vector<Point> positions_;
};

// A value as one cell: its normalised form and unit, or its words.
std::string value_text(const Value& value);
// "2020", "2020-05" or "2020-05-17" as the first or the last day of it; empty for anything else.
std::string first_day(const std::string& date);
std::string last_day(const std::string& date);

}  // namespace weft
