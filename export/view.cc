// SPDX-License-Identifier: Apache-2.0
#include "export/view.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>

#include "weft/core/error.h"
#include "weft/graph/dates.h"
#include "weft/graph/lookup.h"
#include "weft/graph/measures.h"

namespace weft {
namespace {

// A year, a month or a day of the calendar; no quarter, no week, no span.
bool is_date(const std::string& text) {
  const bool whole = text.size() == 4 || text.size() == 7 || text.size() == 10;
  return whole && text.find_first_not_of("0123456789-") == std::string::npos && days_of(text);
}

std::string day_of(const std::string& moment) { return moment.substr(0, 10); }

// The date of a fact by its role, as written; empty where it has none.
template <typename AnyFact>
std::string date_of(const AnyFact& fact, std::string_view wanted) {
  for (const auto& [role, term] : fact.qualifiers) {
    if (std::string_view(role) != wanted) continue;
    if (const auto* value = std::get_if<Value>(&term)) return value->value;
  }
  return {};
}

EntityId ego_of(const Graph& graph, const std::string& words) {
  const auto matches = find_entities(graph, words, 1);
  if (matches.empty()) throw UsageError("nothing in this graph is called '" + words + "'");
  return matches[0].entity;
}

void check_types(const ExportOptions& options) {
  for (const std::string& type : options.types) {
    if (!parse_entity_type(type)) throw UsageError("no type of entities '" + type + "'");
  }
}

// What it asks of facts, as questions do. Types are asked of entities here.
FactFilter filter_of(const ExportOptions& options) {
  FactFilter filter;
  filter.min_confidence = options.min_confidence;
  filter.asserted_only = options.asserted_only;
  filter.since = options.since;
  filter.until = options.until;
  filter.relations = options.relations;
  return filter;
}

std::string joined(const std::set<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : " | ") + text;
  return all;
}

}  // namespace

std::string value_text(const Value& value) {
  if (value.value.empty()) return value.text;
  const bool plain = value.kind == ValueKind::kDate || value.unit.empty();
  return plain ? value.value : value.value + " " + value.unit;
}

std::string first_day(const std::string& date) { return is_date(date) ? days_of(date)->first : ""; }
std::string last_day(const std::string& date) { return is_date(date) ? days_of(date)->last : ""; }

std::size_t ExportEdge::weight(const Graph& graph) const {
  std::size_t count = 0;
  for (const FactId fact : facts) count += graph.head(fact).evidence;
  return count;
}

ExportView::ExportView(const Graph& graph, const ExportOptions& options, bool with_rejected)
    : graph_(graph),
      options_(options),
      with_rejected_(with_rejected),
      asked_(graph, filter_of(options)),
      entity_in_(graph.entities().size(), true),
      fact_in_(graph.facts().size(), false) {
  check_types(options);
  select_entities();
  select_facts();
  if (options.min_weight > 1) drop_light_edges();
  drop_idle_entities();
  for (std::uint32_t i = 0; i < entity_in_.size(); ++i) {
    if (entity_in_[i]) entities_.push_back(EntityId{i});
  }
  for (std::uint32_t i = 0; i < fact_in_.size(); ++i) {
    if (fact_in_[i]) facts_.push_back(FactId{i});
  }
}

void ExportView::select_entities() {
  if (!options_.types.empty()) {
    for (std::uint32_t i = 0; i < entity_in_.size(); ++i) {
      const std::string_view type = entity_type_name(graph_[EntityId{i}].type);
      entity_in_[i] =
          std::find(options_.types.begin(), options_.types.end(), type) != options_.types.end();
    }
  }
  if (!options_.ego.empty()) {
    const EntityId ego = ego_of(graph_, options_.ego);
    std::vector<bool> near(entity_in_.size(), false);
    near[index_of(ego)] = true;
    for (const FactId id : graph_.facts_from(ego)) {
      const std::optional<EntityId> object = graph_.head(id).object;
      if (object && lets(id)) near[index_of(*object)] = true;
    }
    for (const FactId id : graph_.facts_to(ego)) {
      if (lets(id)) near[index_of(graph_.head(id).subject)] = true;
    }
    for (std::size_t i = 0; i < near.size(); ++i) {
      entity_in_[i] = near[i] && (entity_in_[i] || i == index_of(ego));
    }
  }
  if (options_.top == 0) return;
  std::vector<std::uint32_t> order(entity_in_.size());
  std::iota(order.begin(), order.end(), 0U);
  const std::vector<double>& rank = ranks();
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return rank[a] > rank[b]; });
  std::uint32_t taken = 0;
  for (const std::uint32_t entity : order) {
    if (entity_in_[entity] && ++taken > options_.top) entity_in_[entity] = false;
  }
}

bool ExportView::lets(FactId id) const {
  const FactHead fact = graph_.head(id);
  const bool rejected = fact.confidence <= 0 && with_rejected_ && options_.min_confidence <= 0;
  return rejected ? asked_.is_about(id, fact) : asked_(id, fact);
}

// Whether nothing leaves out a fact.
bool ExportView::takes_all() const {
  for (std::uint32_t i = 0; i < fact_in_.size() && !with_rejected_; ++i) {
    if (graph_.head(FactId{i}).confidence <= 0) return false;
  }
  return options_.types.empty() && options_.ego.empty() && options_.top == 0 &&
         options_.min_confidence <= 0 && !options_.asserted_only && options_.relations.empty() &&
         options_.since.empty() && options_.until.empty();
}

void ExportView::select_facts() {
  if (takes_all()) {
    fact_in_.assign(fact_in_.size(), true);
    return;
  }
  std::vector<FactId> claims;  // that a fact which is let through speaks of
  const auto take = [&](FactId id) {
    if (fact_in_[index_of(id)]) return;
    fact_in_[index_of(id)] = true;
    const auto& fact = graph_[id];
    if (const auto* claim = std::get_if<FactId>(&fact.object)) claims.push_back(*claim);
    for (const auto& [role, term] : fact.qualifiers) {
      if (const auto* claim = std::get_if<FactId>(&term)) claims.push_back(*claim);
    }
  };
  for (std::uint32_t i = 0; i < graph_.facts().size(); ++i) {
    const FactHead fact = graph_.head(FactId{i});
    if (!has(fact.subject) || (fact.object && !has(*fact.object))) continue;
    if (lets(FactId{i})) take(FactId{i});
  }
  while (!claims.empty()) {
    const FactId claim = claims.back();
    claims.pop_back();
    take(claim);
  }
}

const std::vector<ExportEdge>& ExportView::edges() const {
  if (edges_.empty()) {
    each_edge([&](const ExportEdge& edge) { edges_.push_back(edge); });
  }
  return edges_;
}

// Facts come by subject, relation and object, so those of one edge stand beside each other, but for
// denied ones between them.
void ExportView::each_edge(const std::function<void(const ExportEdge&)>& work) const {
  std::vector<ExportEdge> open;  // of one subject, relation and object
  const auto close = [&] {
    for (const ExportEdge& edge : open) work(edge);
    open.clear();
  };
  for (std::uint32_t i = 0; i < fact_in_.size(); ++i) {
    if (!fact_in_[i]) continue;
    const FactHead fact = graph_.head(FactId{i});
    if (!fact.object || !has(fact.subject) || !has(*fact.object)) continue;
    if (!open.empty() && (open[0].source != fact.subject || open[0].relation != fact.relation ||
                          open[0].target != *fact.object)) {
      close();
    }
    const auto same = std::find_if(open.begin(), open.end(), [&](const ExportEdge& edge) {
      return !options_.every_fact && edge.negated == fact.negated;
    });
    if (same != open.end()) {
      same->facts.push_back(FactId{i});
    } else {
      open.push_back({fact.subject, *fact.object, fact.relation, fact.negated, {FactId{i}}});
    }
  }
  close();
}

void ExportView::drop_light_edges() {
  each_edge([&](const ExportEdge& edge) {
    if (edge.weight(graph_) >= options_.min_weight) return;
    for (const FactId fact : edge.facts) fact_in_[index_of(fact)] = false;
  });
  for (std::uint32_t i = 0; i < fact_in_.size(); ++i) {
    const FactHead fact = graph_.head(FactId{i});
    if (!fact.object && fact.evidence < options_.min_weight) fact_in_[i] = false;
  }
}

// Entities that no fact speaks of any more say nothing, where facts were chosen.
void ExportView::drop_idle_entities() {
  if (options_.relations.empty() && options_.since.empty() && options_.until.empty() &&
      options_.min_weight < 2) {
    return;
  }
  std::vector<bool> used(entity_in_.size(), false);
  for (std::uint32_t i = 0; i < fact_in_.size(); ++i) {
    if (!fact_in_[i]) continue;
    const auto& fact = graph_[FactId{i}];
    used[index_of(fact.subject)] = true;
    if (const auto* object = std::get_if<EntityId>(&fact.object)) used[index_of(*object)] = true;
  }
  for (std::size_t i = 0; i < used.size(); ++i) entity_in_[i] = entity_in_[i] && used[i];
}

EdgeSummary ExportView::summary_of_one(const Fact& fact) const {
  EdgeSummary all;
  all.key = fact.key;
  all.weight = fact.evidence.size();
  all.confidence = fact.confidence;
  all.documents = fact.documents;
  all.modality = fact.modality;
  all.status = fact.status;
  all.first_seen = fact.first_seen;
  all.last_seen = fact.last_seen;
  std::map<std::string, std::set<std::string>> roles;
  for (const auto& [role, term] : fact.qualifiers) {
    if (role != "time") {
      roles[role].insert(text(term));
    } else if (std::string date = text(term); all.date.empty() || date < all.date) {
      all.date = std::move(date);
    }
  }
  for (const auto& [role, texts] : roles) all.roles[role] = joined(texts);
  if (!fact.qualifiers.empty()) {
    const std::string start = first_day(date_of(fact, "start"));
    all.start = first_day(date_of(fact, "time"));
    if (!start.empty() && (all.start.empty() || start < all.start)) all.start = start;
    all.end = last_day(date_of(fact, "end"));
  }
  if (all.start.empty()) all.start = first_day(day_of(all.first_seen));
  if (all.end < all.start) all.end.clear();
  return all;
}

EdgeSummary ExportView::summary(const ExportEdge& edge) const {
  if (edge.facts.size() == 1) return summary_of_one(graph_[edge.facts[0]]);
  EdgeSummary all;
  all.key = graph_[edge.facts[0]].key;
  std::set<std::string> dates;
  std::set<std::uint32_t> documents;
  std::map<std::string, std::set<std::string>> roles;
  all.modality = graph_[edge.facts[0]].modality;
  all.status = graph_[edge.facts[0]].status;
  const auto earliest = [](std::string& known, const std::string& date) {
    if (!date.empty() && (known.empty() || date < known)) known = date;
  };
  for (const FactId id : edge.facts) {
    const auto& fact = graph_[id];
    all.weight += fact.evidence.size();
    all.confidence = std::max(all.confidence, static_cast<double>(fact.confidence));
    for (const EvidenceRef ref : fact.evidence) documents.insert(ref.document);
    if (fact.modality < all.modality) {
      all.modality = fact.modality;
      all.status = fact.status;
    }
    earliest(all.first_seen, std::string(fact.first_seen));
    all.last_seen = std::max(all.last_seen, std::string(fact.last_seen));
    for (const auto& [role, term] : fact.qualifiers) {
      if (role == "time") {
        dates.insert(text(term));
      } else {
        roles[std::string(role)].insert(text(term));
      }
    }
    earliest(all.start, first_day(date_of(fact, "start")));
    earliest(all.start, first_day(date_of(fact, "time")));
    all.end = std::max(all.end, last_day(date_of(fact, "end")));
    if (edge.facts.size() > 1) {
      all.facts += (all.facts.empty() ? "" : " | ") + std::string(fact.key);
    }
  }
  all.documents = documents.size();
  if (!dates.empty()) all.date = *dates.begin();
  if (all.start.empty()) all.start = first_day(day_of(all.first_seen));
  if (all.end < all.start) all.end.clear();
  for (const auto& [role, texts] : roles) all.roles[role] = joined(texts);
  return all;
}

std::string ExportView::kind(const ExportEdge& edge) const {
  return (edge.negated ? "not_" : "") + std::string(graph_[edge.relation].id);
}

std::vector<std::string> ExportView::other_names(EntityId id) const {
  const auto& entity = graph_[id];
  const std::string shown(label(id));
  std::vector<std::string> names;
  if (shown != entity.name) names.emplace_back(entity.name);
  for (const auto& alias : entity.aliases) {
    if (alias != shown) names.emplace_back(alias);
  }
  return names;
}

std::string ExportView::text(const Term& term) const {
  if (const auto* value = std::get_if<Value>(&term)) return value_text(*value);
  return label_of(graph_, term, options_.labels);
}

void ExportView::measure() const {
  if (!degrees_.empty() || graph_.entities().empty()) return;
  const Network network(graph_, {options_.min_confidence, options_.asserted_only});
  ranks_ = pagerank(network);
  communities_ = weft::communities(network);
  degrees_.resize(network.size());
  for (std::uint32_t v = 0; v < network.size(); ++v) degrees_[v] = network.degree(v);
}

const std::vector<double>& ExportView::ranks() const {
  measure();
  return ranks_;
}

const std::vector<std::uint32_t>& ExportView::communities() const {
  measure();
  return communities_;
}

const std::vector<std::uint32_t>& ExportView::degrees() const {
  measure();
  return degrees_;
}

const std::vector<Point>& ExportView::positions() const {
  if (!positions_.empty() || entities_.empty()) return positions_;
  std::vector<std::uint32_t> place(entity_in_.size(), 0);
  for (std::uint32_t i = 0; i < entities_.size(); ++i) place[index_of(entities_[i])] = i;
  std::vector<Tie> ties;
  each_edge([&](const ExportEdge& edge) {
    if (edge.negated || edge.source == edge.target) return;
    ties.push_back({place[index_of(edge.source)], place[index_of(edge.target)], 1});
  });
  positions_ = force_layout(static_cast<std::uint32_t>(entities_.size()), ties);
  return positions_;
}

}  // namespace weft
