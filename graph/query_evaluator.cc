// SPDX-License-Identifier: Apache-2.0
//
// Backtracking join: each pattern in the plan's order draws its candidate facts from the narrowest
// index and binds variables; rows that agree in all columns are then folded.
#include <algorithm>
#include <map>

#include "graph/query_plan.h"
#include "weft/core/utf8.h"
#include "weft/graph/fact_filter.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

Binding binding_of(const Term& term) {
  return std::visit([](const auto& value) -> Binding { return value; }, term);
}

// Equal for equal bindings, ordered as the graph is.
std::string key_of(const Binding& binding) {
  const auto number = [](std::uint32_t n) {
    std::string digits = std::to_string(n);
    return std::string(10 - digits.size(), '0') + digits;
  };
  if (const auto* id = std::get_if<EntityId>(&binding)) return "e" + number(index_of(*id));
  if (const auto* id = std::get_if<FactId>(&binding)) return "z" + number(index_of(*id));
  if (const auto* id = std::get_if<RelationId>(&binding)) return "r" + number(index_of(*id));
  const Value& value = std::get<Value>(binding);
  return "v" + std::string(value_kind_name(value.kind)) + "\x1f" +
         (value.value.empty() ? "~" + fold(value.text) : value.value) + "\x1f" + value.unit;
}

class Evaluator {
 public:
  Evaluator(const Graph& graph, const Query& query, const Plan& plan, const QueryOptions& options)
      : graph_(graph),
        plan_(plan),
        asked_(graph, options),
        slots_(plan.variables.size()),
        facts_(query.patterns.size()) {}

  QueryResult run() {
    QueryResult result;
    result.notes = plan_.notes;
    name_columns(result);
    if (!plan_.impossible) extend(0);
    for (auto& [key, row] : rows_) {
      std::sort(row.facts.begin(), row.facts.end());
      row.facts.erase(std::unique(row.facts.begin(), row.facts.end()), row.facts.end());
      result.rows.push_back(std::move(row));
    }
    std::stable_sort(
        result.rows.begin(), result.rows.end(),
        [this](const QueryRow& a, const QueryRow& b) { return evidence(a) > evidence(b); });
    return result;
  }

 private:
  std::size_t evidence(const QueryRow& row) const {
    std::size_t count = 0;
    for (const FactId fact : row.facts) count += graph_.head(fact).evidence;
    return count;
  }

  void name_columns(QueryResult& result) const {
    result.columns = plan_.variables;
    if (!result.columns.empty()) return;
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      const std::string number = facts_.size() == 1 ? "" : std::to_string(i + 1);
      for (const char* name : {"subject", "relation", "object"})
        result.columns.push_back(name + number);
    }
  }

  void extend(std::size_t depth) {
    if (depth == plan_.patterns.size()) {
      emit();
      return;
    }
    const PlanPattern& pattern = plan_.patterns[depth];
    if (pattern.any_relation) {
      try_facts(depth, candidates(pattern, {}, false), std::nullopt, false);
      try_facts(depth, candidates(pattern, {}, true), std::nullopt, true);
      return;
    }
    for (const RelationMatch match : pattern.relations) {
      try_facts(depth, candidates(pattern, match.relation, match.inverse), match.relation,
                match.inverse);
    }
  }

  // The entity that a term stands for now, if it is known.
  std::optional<EntityId> known(const PlanTerm& term) const {
    if (term.entity) return term.entity;
    if (!term.slot || !slots_[*term.slot]) return std::nullopt;
    const auto* entity = std::get_if<EntityId>(&*slots_[*term.slot]);
    return entity == nullptr ? std::nullopt : std::optional(*entity);
  }

  std::span<const FactId> candidates(const PlanPattern& pattern, std::optional<RelationId> relation,
                                     bool inverse) {
    const auto from = known(inverse ? pattern.object : pattern.subject);
    const auto to = known(inverse ? pattern.subject : pattern.object);
    std::optional<std::span<const FactId>> best;
    const auto offer = [&](std::span<const FactId> facts) {
      if (!best || facts.size() < best->size()) best = facts;
    };
    if (from && relation) {
      offer(graph_.facts_from(*from, *relation));
    } else if (from) {
      offer(graph_.facts_from(*from));
    }
    if (to) offer(graph_.facts_to(*to));
    if (relation) offer(graph_.facts_with(*relation));
    return best ? *best : all_facts();
  }

  std::span<const FactId> all_facts() {
    if (all_.empty()) {
      for (std::uint32_t i = 0; i < graph_.facts().size(); ++i) all_.push_back(FactId{i});
    }
    return all_;
  }

  void try_facts(std::size_t depth, std::span<const FactId> facts,
                 std::optional<RelationId> relation, bool inverse) {
    const PlanPattern& pattern = plan_.patterns[depth];
    for (const FactId id : facts) {
      const FactHead fact = graph_.head(id);
      if ((relation && fact.relation != *relation) || !asked_(id, fact)) continue;
      // Without a relation's name only symmetric facts are read backwards.
      if (!relation && inverse && !graph_[fact.relation].symmetric) continue;
      const auto before = slots_;
      const Binding subject = fact.subject;
      const Binding object = fact.object ? Binding(*fact.object) : binding_of(graph_[id].object);
      const bool fits = fit(pattern.subject, inverse ? object : subject) &&
                        fit(pattern.object, inverse ? subject : object) &&
                        fit_slot(pattern.relation_slot, fact.relation);
      if (fits) {
        facts_[pattern.position] = id;
        extend(depth + 1);
      }
      slots_ = before;
    }
  }

  bool fit_slot(std::optional<std::size_t> slot, const Binding& binding) {
    if (!slot) return true;
    auto& bound = slots_[*slot];
    if (bound) return key_of(*bound) == key_of(binding);
    bound = binding;
    return true;
  }

  bool fit(const PlanTerm& term, const Binding& binding) {
    if (term.entity) {
      const auto* entity = std::get_if<EntityId>(&binding);
      return entity != nullptr && *entity == *term.entity;
    }
    if (!term.words.empty()) {
      const auto* value = std::get_if<Value>(&binding);
      return value != nullptr &&
             (fold(value->value).starts_with(term.words) || fold(value->text) == term.words);
    }
    return fit_slot(term.slot, binding);
  }

  void emit() {
    QueryRow row;
    if (plan_.variables.empty()) {
      for (const FactId id : facts_) {
        row.cells.emplace_back(graph_[id].subject);
        row.cells.emplace_back(graph_[id].relation);
        row.cells.push_back(binding_of(graph_[id].object));
      }
    } else {
      for (const auto& slot : slots_) row.cells.push_back(*slot);
    }
    std::string key;
    for (const Binding& cell : row.cells) key += key_of(cell) + '\x1e';
    for (const FactId id : facts_) {
      const std::string note = note_of(graph_[id]);
      if (!note.empty()) row.note += (row.note.empty() ? "" : ", ") + note;
    }
    key += row.note;
    auto& known_row = rows_.emplace(key, std::move(row)).first->second;
    known_row.facts.insert(known_row.facts.end(), facts_.begin(), facts_.end());
  }

  const Graph& graph_;
  const Plan& plan_;
  const FactSelection asked_;
  std::vector<std::optional<Binding>> slots_;
  std::vector<FactId> facts_;  // by position in the query
  std::map<std::string, QueryRow> rows_;
  std::vector<FactId> all_;
};

}  // namespace

QueryResult evaluate(const Graph& graph, const Query& query, const QueryOptions& options) {
  const Plan plan = make_plan(graph, query);
  return Evaluator(graph, query, plan, options).run();
}

}  // namespace weft
