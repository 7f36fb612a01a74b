// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/conflicts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace weft {
namespace {

bool asserted(const Fact& fact) {
  return fact.confidence > 0 &&
         (fact.modality == Modality::kAsserted || fact.modality == Modality::kReported);
}

std::string time_of(const Fact& fact) {
  for (const auto& [role, term] : fact.qualifiers) {
    const auto* value = std::get_if<Value>(&term);
    if (role == "time" && value != nullptr && value->kind == ValueKind::kDate) return value->value;
  }
  return {};
}

bool dates_agree(const std::string& a, const std::string& b) {
  return a.starts_with(b) || b.starts_with(a);
}

class Finder {
 public:
  Finder(const Graph& graph, const Ontology& ontology) : graph_(graph), ontology_(ontology) {}

  std::vector<Conflict> find() {
    for (std::uint32_t e = 0; e < graph_.entities().size(); ++e) {
      by_relation(graph_.facts_from(EntityId{e}), true);
      by_relation(graph_.facts_to(EntityId{e}), false);
      denials(graph_.facts_from(EntityId{e}));
      lifetime(EntityId{e});
    }
    std::sort(out_.begin(), out_.end(), [](const Conflict& a, const Conflict& b) {
      return std::tie(a.facts, a.reason) < std::tie(b.facts, b.reason);
    });
    return std::move(out_);
  }

 private:
  // Groups of facts with one relation and one end; `from` where that end is the subject.
  void by_relation(std::span<const FactId> facts, bool from) {
    std::map<RelationId, std::vector<FactId>> groups;
    for (const FactId id : facts) {
      const Fact& fact = graph_[id];
      if (asserted(fact) && !fact.negated) groups[fact.relation].push_back(id);
    }
    for (const auto& [relation, group] : groups) {
      const OntologyRelation* known = ontology_.find(graph_[relation].id);
      if (known == nullptr || group.size() < 2) continue;
      const Functional one = from ? known->functional : known->inverse_functional;
      if (one == Functional::kNo) continue;
      std::set<FactId> clash;
      for (std::size_t i = 0; i < group.size(); ++i) {
        for (std::size_t j = i + 1; j < group.size(); ++j) {
          if (!exclude(graph_[group[i]], graph_[group[j]], from, one)) continue;
          clash.insert({group[i], group[j]});
        }
      }
      if (!clash.empty()) {
        out_.push_back({one == Functional::kAlways ? "two values" : "two at one time",
                        {clash.begin(), clash.end()}});
      }
    }
  }

  bool exclude(const Fact& a, const Fact& b, bool from, Functional one) const {
    if (from ? terms_agree(a.object, b.object) : a.subject == b.subject) return false;
    return one == Functional::kAlways || at_one_time(a, b);
  }

  bool terms_agree(const Term& a, const Term& b) const {
    if (a.index() != b.index()) return true;  // a value and a name are not compared
    if (const auto* x = std::get_if<EntityId>(&a)) {
      const EntityId y = std::get<EntityId>(b);
      return *x == y || joined(*x, y) || joined(y, *x);
    }
    const auto* x = std::get_if<Value>(&a);
    const auto* y = std::get_if<Value>(&b);
    if (x == nullptr || y == nullptr || x->kind != y->kind) return true;
    if (x->value.empty() || y->value.empty()) return true;  // words that nobody could place
    return x->kind == ValueKind::kDate ? dates_agree(x->value, y->value)
                                       : x->value == y->value && x->unit == y->unit;
  }

  // Seoul and South Korea: one lies in the other.
  bool joined(EntityId a, EntityId b) const {
    const auto facts = graph_.facts_from(a);
    return std::any_of(facts.begin(), facts.end(), [&](FactId id) {
      const FactHead fact = graph_.head(id);
      return fact.object == b && !fact.negated;
    });
  }

  static bool at_one_time(const Fact& a, const Fact& b) {
    const std::string x = time_of(a);
    const std::string y = time_of(b);
    if (!x.empty() && !y.empty()) return dates_agree(x, y);
    if ((a.status != Status::kCurrent && x.empty()) ||
        (b.status != Status::kCurrent && y.empty())) {
      return false;
    }
    const auto begin = [](const Fact& fact, const std::string& time) {
      return time.empty() ? fact.first_seen : time;
    };
    const auto end = [](const Fact& fact, const std::string& time) {
      return time.empty() ? fact.last_seen : time + "~";  // behind every day of it
    };
    if (begin(a, x).empty() || begin(b, y).empty()) return true;
    return begin(a, x) <= end(b, y) && begin(b, y) <= end(a, x);
  }

  // What one source asserts and another one denies.
  void denials(std::span<const FactId> facts) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
      const Fact& a = graph_[facts[i]];
      if (!asserted(a)) continue;
      // In canonical order facts of one relation and object stand side by side.
      for (std::size_t j = i + 1; j < facts.size(); ++j) {
        const Fact& b = graph_[facts[j]];
        if (b.relation != a.relation || !same_object(a, b)) break;
        if (!asserted(b) || a.negated == b.negated || a.status != b.status) continue;
        const std::string x = time_of(a);
        const std::string y = time_of(b);
        if (!x.empty() && !y.empty() && !dates_agree(x, y)) continue;
        out_.push_back({"denied", {facts[i], facts[j]}});
      }
    }
  }

  static bool same_object(const Fact& a, const Fact& b) {
    if (a.object.index() != b.object.index()) return false;
    if (const auto* x = std::get_if<EntityId>(&a.object)) return *x == std::get<EntityId>(b.object);
    if (const auto* x = std::get_if<FactId>(&a.object)) return *x == std::get<FactId>(b.object);
    const Value& x = std::get<Value>(a.object);
    const Value& y = std::get<Value>(b.object);
    return x.kind == y.kind && x.value == y.value && x.unit == y.unit &&
           (!x.value.empty() || x.text == y.text);
  }

  void lifetime(EntityId entity) {
    std::vector<std::pair<FactId, std::string>> births;
    std::vector<std::pair<FactId, std::string>> deaths;
    for (const FactId id : graph_.facts_from(entity)) {
      const Fact& fact = graph_[id];
      const auto* date = std::get_if<Value>(&fact.object);
      if (!asserted(fact) || fact.negated || date == nullptr || date->kind != ValueKind::kDate) {
        continue;
      }
      const std::string& relation = graph_[fact.relation].id;
      if (relation == "born_on") births.emplace_back(id, date->value);
      if (relation == "died_on") deaths.emplace_back(id, date->value);
    }
    for (const auto& [birth, born] : births) {
      for (const auto& [death, died] : deaths) {
        if (died.empty() || died >= born || dates_agree(born, died)) continue;
        out_.push_back({"died before birth", {std::min(birth, death), std::max(birth, death)}});
      }
    }
  }

  const Graph& graph_;
  const Ontology& ontology_;
  std::vector<Conflict> out_;
};

}  // namespace

std::vector<Conflict> find_conflicts(const Graph& graph, const Ontology& ontology) {
  return Finder(graph, ontology).find();
}

std::string date_of(const Fact& fact) {
  std::string date = time_of(fact);
  const auto* value = std::get_if<Value>(&fact.object);
  if (date.empty() && value != nullptr && value->kind == ValueKind::kDate) date = value->value;
  return date;
}

std::vector<DatedFact> timeline(const Graph& graph, EntityId entity) {
  std::vector<DatedFact> out;
  const auto add = [&](FactId id) {
    std::string date = date_of(graph[id]);
    if (!date.empty()) out.push_back({std::move(date), id});
  };
  for (const FactId id : graph.facts_from(entity)) add(id);
  for (const FactId id : graph.facts_to(entity)) {
    if (graph[id].subject != entity) add(id);
  }
  std::sort(out.begin(), out.end(), [](const DatedFact& a, const DatedFact& b) {
    return std::tie(a.date, a.fact) < std::tie(b.date, b.fact);
  });
  return out;
}

}  // namespace weft
