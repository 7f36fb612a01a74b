// SPDX-License-Identifier: Apache-2.0
#include "graph/match/match_plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "weft/core/utf8.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

constexpr std::array<std::pair<std::string_view, EntityType>, 7> kShortTypes = {
    {{"per", EntityType::kPerson},
     {"org", EntityType::kOrganization},
     {"loc", EntityType::kPlace},
     {"prd", EntityType::kProduct},
     {"evt", EntityType::kEvent},
     {"ttl", EntityType::kTitle},
     {"ind", EntityType::kField}}};
constexpr double kSelectivity = 0.3;  // of a type or property, where nothing better is known

class Planner {
 public:
  Planner(const Graph& graph, std::string_view text, MatchQuery& query)
      : graph_(graph), text_(text), query_(query) {}

  MatchPlan run() {
    for (ChainPattern& chain : query_.chains) add(chain);
    plan_.slots = names_.size() + unnamed_;
    if (query_.where) bind(*query_.where);
    for (ReturnItem& item : query_.items) bind(*item.value);
    if (query_.where) split(*query_.where);
    order();
    return std::move(plan_);
  }

 private:
  [[noreturn]] void fail(std::size_t offset, const std::string& message) const {
    throw QuerySyntaxError(text_, offset, message);
  }

  std::size_t slot(const std::string& name) {
    if (name.empty()) return names_.size() + unnamed_++;
    const auto it = names_.find(name);
    return it != names_.end() ? it->second : (names_[name] = names_.size() + unnamed_);
  }

  void add(const ChainPattern& chain) {
    std::vector<std::size_t> nodes;
    for (const NodePattern& pattern : chain.nodes) nodes.push_back(node(pattern));
    for (std::size_t i = 0; i < chain.edges.size(); ++i) {
      const EdgePattern& pattern = chain.edges[i];
      if (names_.count(pattern.variable) != 0) {
        fail(pattern.offset, "there is already something called " + pattern.variable);
      }
      PlanEdge edge;
      edge.pattern = &pattern;
      edge.slot = slot(pattern.variable);
      edge.from = nodes[i];
      edge.to = nodes[i + 1];
      for (const std::string& words : pattern.relations) relation(words, edge);
      edge_names_.insert(pattern.variable);
      plan_.edges.push_back(std::move(edge));
    }
  }

  std::size_t node(const NodePattern& pattern) {
    if (!pattern.variable.empty() && edge_names_.count(pattern.variable) != 0) {
      fail(pattern.offset, pattern.variable + " is an edge already");
    }
    const bool fresh = pattern.variable.empty() || names_.count(pattern.variable) == 0;
    std::size_t index = plan_.nodes.size();
    if (fresh) {
      PlanNode made;
      made.slot = slot(pattern.variable);
      made.name = pattern.variable.empty() ? "_" + std::to_string(index + 1) : pattern.variable;
      plan_.nodes.push_back(std::move(made));
    } else {
      const std::size_t wanted = names_[pattern.variable];
      index = static_cast<std::size_t>(
          std::find_if(plan_.nodes.begin(), plan_.nodes.end(),
                       [&](const PlanNode& n) { return n.slot == wanted; }) -
          plan_.nodes.begin());
    }
    PlanNode& out = plan_.nodes[index];
    out.patterns.push_back(&pattern);
    for (const std::string& label : pattern.labels) add_label(label, pattern.offset, out);
    for (const PropertyPattern& property : pattern.properties) add_name(property, out);
    return index;
  }

  void add_label(const std::string& label, std::size_t offset, PlanNode& node) {
    const std::string word = to_lower(label);
    if (const auto type = parse_entity_type(word)) return node.types.push_back(*type);
    for (const auto& [name, type] : kShortTypes) {
      if (word == name) return node.types.push_back(type);
    }
    if (const auto kind = parse_value_kind(word)) return node.kinds.push_back(*kind);
    if (word == "entity") {
      node.entities_only = true;
      return;
    }
    fail(offset,
         "there is no type " + label +
             "; there are person, organization, place, product, event, title, field, thing, "
             "and of values date, money, quantity, percent, duration, text");
  }

  // All entities that are called so: a choice, where there are several, is the reader's.
  void add_name(const PropertyPattern& property, PlanNode& node) {
    const auto* words = std::get_if<std::string>(&property.value->literal.is);
    if (property.name != "name" || words == nullptr) return;
    std::vector<EntityId> found;
    for (const EntityMatch& match : find_entities(graph_, *words, 1000)) {
      if (match.kind != MatchKind::kPrefix) found.push_back(match.entity);
    }
    if (found.empty()) plan_.notes.push_back(unknown_entity(graph_, *words));
    if (node.named) {
      std::erase_if(*node.named, [&](EntityId id) {
        return std::find(found.begin(), found.end(), id) == found.end();
      });
    } else {
      node.named = std::move(found);
    }
  }

  void relation(const std::string& words, PlanEdge& edge) {
    const auto matches = find_relations(graph_, words);
    if (matches.empty()) {
      plan_.notes.push_back(unknown_relation(graph_, words));
      // A relation that no fact has: nothing fits.
      edge.relations.push_back({RelationId{kNone}, false});
      return;
    }
    for (const RelationMatch match : matches) {
      edge.relations.push_back(match);
      if (graph_[match.relation].symmetric) {
        edge.relations.push_back({match.relation, !match.inverse});
      }
    }
  }

  void bind(Expression& expression) {
    if (expression.operation == Operation::kVariable) {
      const auto it = names_.find(expression.name);
      if (it == names_.end()) {
        std::string known;
        for (const auto& [name, slot] : names_) known += (known.empty() ? "" : ", ") + name;
        fail(expression.offset, "the pattern has no " + expression.name +
                                    (known.empty() ? "; name a node or an edge, as in (a)-[r]->(b)"
                                                   : "; it has " + known));
      }
      expression.slot = it->second;
    }
    for (const ExpressionPtr& operand : expression.operands) bind(*operand);
  }

  void split(const Expression& condition) {
    if (is_aggregate(condition)) {
      fail(condition.offset, "count and the like belong into RETURN, not into WHERE");
    }
    if (condition.operation == Operation::kAnd) {
      split(*condition.operands[0]);
      split(*condition.operands[1]);
    } else {
      conditions_.push_back(&condition);
    }
  }

  static void slots_of(const Expression& expression, std::set<std::size_t>& slots) {
    if (expression.operation == Operation::kVariable) slots.insert(expression.slot);
    for (const ExpressionPtr& operand : expression.operands) slots_of(*operand, slots);
  }

  // How many entities a look at this node gives.
  double size(const PlanNode& node) const {
    if (node.named) return static_cast<double>(node.named->size());
    double count = static_cast<double>(graph_.entities().size());
    for (const NodePattern* pattern : node.patterns) {
      if (!pattern->properties.empty()) count *= kSelectivity;
    }
    return node.types.empty() ? count : count * kSelectivity;
  }

  double facts(const PlanEdge& edge) const {
    if (edge.relations.empty()) return static_cast<double>(graph_.facts().size());
    double count = 0;
    for (const RelationMatch match : edge.relations) {
      if (index_of(match.relation) != kNone) {
        count += static_cast<double>(graph_.facts_with(match.relation).size());
      }
    }
    return count;
  }

  // Neighbours over this edge, for each entity that is bound.
  double fan(const PlanEdge& edge) const {
    const double entities = std::max<double>(1, static_cast<double>(graph_.entities().size()));
    double fan = facts(edge) / entities;
    if (edge.pattern->most > 1) fan = fan * fan;
    return fan;
  }

  void order() {
    std::set<std::size_t> bound;  // nodes
    std::vector<bool> done(plan_.edges.size(), false);
    while (true) {
      std::optional<WorkStep> best;
      for (std::size_t e = 0; e < plan_.edges.size(); ++e) {
        if (!done[e]) consider(e, bound, best);
      }
      if (!best) {
        const std::optional<std::size_t> start = smallest_unbound(bound);
        if (!start) break;
        best.emplace();
        if (!scan_edge(size(plan_.nodes[*start]), done, bound, *best)) {
          look_up(*start, *best);
        }
      }
      if (best->edge) done[*best->edge] = true;
      if (best->scans) bound.insert(plan_.edges[*best->edge].from);
      bound.insert(best->node);
      add_conditions(bound, done, *best);
      plan_.steps.push_back(std::move(*best));
    }
  }

  void look_up(std::size_t n, WorkStep& step) const {
    const PlanNode& node = plan_.nodes[n];
    step.node = n;
    step.estimate = size(node);
    step.what = "look up " + node.name +
                (node.named            ? " by its name"
                 : !node.types.empty() ? " by its type"
                                       : " among all entities");
  }

  // Whether there is an edge with fewer facts than the best node has entities.
  bool scan_edge(double entities, const std::vector<bool>& done, const std::set<std::size_t>& bound,
                 WorkStep& step) const {
    for (std::size_t e = 0; e < plan_.edges.size(); ++e) {
      const PlanEdge& edge = plan_.edges[e];
      const bool open = !done[e] && bound.count(edge.from) == 0 && bound.count(edge.to) == 0;
      if (!open || edge.relations.empty() || edge.pattern->most > 1 || facts(edge) >= entities) {
        continue;
      }
      entities = facts(edge);
      step.edge = e;
      step.node = edge.to;
      step.scans = true;
      step.estimate = entities;
      step.what = "look at all " + words_of(edge) + " from " + plan_.nodes[edge.from].name +
                  " to " + plan_.nodes[edge.to].name;
    }
    return step.scans;
  }

  static std::string words_of(const PlanEdge& edge) {
    std::string relations;
    for (const std::string& words : edge.pattern->relations) {
      relations += (relations.empty() ? "" : "|") + words;
    }
    return relations.empty() ? "any fact" : relations;
  }

  void consider(std::size_t e, const std::set<std::size_t>& bound, std::optional<WorkStep>& best) {
    const PlanEdge& edge = plan_.edges[e];
    const bool from = bound.count(edge.from) != 0;
    const bool to = bound.count(edge.to) != 0;
    if (!from && !to) return;
    WorkStep step;
    step.edge = e;
    step.reversed = !from;
    step.closes = from && to;
    step.node = from ? edge.to : edge.from;
    const PlanNode& node = plan_.nodes[step.node];
    step.estimate = fan(edge);
    if (step.closes)
      step.estimate = std::min(1.0, step.estimate * kSelectivity);
    else if (node.named || !node.types.empty())
      step.estimate *= kSelectivity;
    if (best && best->estimate <= step.estimate) return;
    step.what = "follow " + words_of(edge) + " from " +
                plan_.nodes[step.reversed ? edge.to : edge.from].name +
                (step.closes ? " to the known " : " to ") + node.name;
    best = std::move(step);
  }

  std::optional<std::size_t> smallest_unbound(const std::set<std::size_t>& bound) const {
    std::optional<std::size_t> best;
    for (std::size_t n = 0; n < plan_.nodes.size(); ++n) {
      if (bound.count(n) != 0) continue;
      if (!best || size(plan_.nodes[n]) < size(plan_.nodes[*best])) best = n;
    }
    return best;
  }

  void add_conditions(const std::set<std::size_t>& bound, const std::vector<bool>& done,
                      WorkStep& step) {
    std::set<std::size_t> slots;
    for (const std::size_t n : bound) slots.insert(plan_.nodes[n].slot);
    for (std::size_t e = 0; e < done.size(); ++e) {
      if (done[e]) slots.insert(plan_.edges[e].slot);
    }
    std::erase_if(conditions_, [&](const Expression* condition) {
      std::set<std::size_t> wanted;
      slots_of(*condition, wanted);
      if (!std::includes(slots.begin(), slots.end(), wanted.begin(), wanted.end())) return false;
      step.conditions.push_back(condition);
      return true;
    });
  }

  const Graph& graph_;
  std::string_view text_;
  MatchQuery& query_;
  MatchPlan plan_;
  std::map<std::string, std::size_t> names_;
  std::set<std::string> edge_names_;
  std::size_t unnamed_ = 0;
  std::vector<const Expression*> conditions_;
};

}  // namespace

MatchPlan plan_match(const Graph& graph, std::string_view text, MatchQuery& query) {
  return Planner(graph, text, query).run();
}

}  // namespace weft
