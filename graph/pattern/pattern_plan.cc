// SPDX-License-Identifier: Apache-2.0
#include "graph/pattern/pattern_plan.h"

#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "graph/graph_state.h"
#include "graph/pattern/grouped_facts.h"

namespace weft {
namespace {

constexpr double kSelectivity = 0.3;  // of a type or test, where nothing better is known

class Planner {
 public:
  Planner(const Graph& graph, const Pattern& pattern)
      : graph_(graph),
        pattern_(pattern),
        bound_(pattern.nodes.size(), false),
        done_(pattern.edges.size(), false),
        asked_(pattern.conditions.size(), false) {}

  std::vector<WorkStep> run() {
    steps_.reserve(pattern_.nodes.size() + pattern_.edges.size());
    for (std::size_t n = 0; n < pattern_.nodes.size(); ++n) {
      if (pattern_.nodes[n].known()) take(look_up(n));
    }
    while (std::optional<WorkStep> step = next_step()) take(std::move(*step));
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (steps_[i].closes) join_earlier(i);
    }
    for (WorkStep& step : steps_) {
      step.takes_all = step.joined.empty() && asks_nothing(pattern_.nodes[step.node]);
    }
    look_onward();
    return std::move(steps_);
  }

 private:
  void take(WorkStep step) {
    if (step.edge) done_[*step.edge] = true;
    if (step.scans) bound_[pattern_.edges[*step.edge].from] = true;
    bound_[step.node] = true;
    const auto is_bound = [&](std::size_t n) { return bound_[n]; };
    const auto is_done = [&](std::size_t e) { return done_[e]; };
    for (std::size_t c = 0; c < pattern_.conditions.size(); ++c) {
      const PatternCondition& condition = pattern_.conditions[c];
      if (asked_[c] || !std::ranges::all_of(condition.nodes, is_bound) ||
          !std::ranges::all_of(condition.edges, is_done)) {
        continue;
      }
      asked_[c] = true;
      step.conditions.push_back(c);
    }
    steps_.push_back(std::move(step));
  }

  std::optional<WorkStep> next_step() const {
    std::optional<std::size_t> best;
    double least = 0;
    for (std::size_t e = 0; e < pattern_.edges.size(); ++e) {
      const PatternEdge& edge = pattern_.edges[e];
      if (done_[e] || !(bound_[edge.from] || bound_[edge.to])) continue;
      const double estimate = matches_of(e);
      if (best && estimate >= least) continue;
      best = e;
      least = estimate;
    }
    return best ? from_cheaper_side(follow(*best, least)) : beginning();
  }

  // Where two nodes are joined to each other and both to known ones, either may be bound first: the
  // one from which fewer facts lead to the other.
  WorkStep from_cheaper_side(WorkStep step) const {
    if (!entity_before(step)) return step;
    for (std::size_t between = 0; between < pattern_.edges.size(); ++between) {
      const PatternEdge& edge = pattern_.edges[between];
      if (done_[between] || edge.most > 1 || edge.from == edge.to) continue;
      if (edge.from != step.node && edge.to != step.node) continue;
      const std::size_t other_node = edge.from == step.node ? edge.to : edge.from;
      for (std::size_t e = 0; !bound_[other_node] && e < pattern_.edges.size(); ++e) {
        if (done_[e] || e == between || e == *step.edge) continue;
        if (pattern_.edges[e].from != other_node && pattern_.edges[e].to != other_node) continue;
        WorkStep other = follow(e, matches_of(e));
        if (other.node != other_node || !entity_before(other)) continue;
        const double most = work_behind(step, between, std::numeric_limits<double>::infinity());
        if (other.estimate < most && work_behind(other, between, most) < most) return other;
      }
    }
    return step;
  }

  // The one from which a step follows single facts.
  std::optional<EntityId> entity_before(const WorkStep& step) const {
    const PatternEdge& edge = pattern_.edges[*step.edge];
    const std::size_t start = step.reversed ? edge.to : edge.from;
    const auto& named = pattern_.nodes[start].named;
    if (step.closes || edge.most > 1 || !bound_[start] || !named || named->size() != 1) return {};
    return named->front();
  }

  // What it costs to follow an edge from all that a step leads to, as far as it is below `most`.
  double work_behind(const WorkStep& step, std::size_t behind, double most) const {
    // Facts of one object lie anywhere in memory, those of one subject side by side.
    constexpr double kScattered = 4;
    const FactColumns& columns = graph_.state().columns.facts;
    const PatternEdge& next = pattern_.edges[behind];
    const auto [out, in] = sides(next, next.from != step.node);
    const double share =
        facts(next) / std::max<double>(1, static_cast<double>(graph_.facts().size()));
    double work = 0;
    const auto add = [&](EntityId met) {
      const double from = out ? static_cast<double>(graph_.facts_from(met).size()) : 0;
      const double to = in ? static_cast<double>(graph_.facts_to(met).size()) : 0;
      work += 1 + share * (from + kScattered * to);
      return work < most;
    };
    const PatternEdge& edge = pattern_.edges[*step.edge];
    each_list(edge, *entity_before(step), step.reversed, false, [&](auto facts, bool forward) {
      for (const FactId id : facts) {
        const std::uint32_t fact = index_of(id);
        if (!forward) {
          if (!add(EntityId{columns.subject[fact]})) return;
        } else if (columns.object.kind[fact] == kEntityTerm) {
          if (!add(EntityId{columns.object.id[fact]})) return;
        }
      }
    });
    return work;
  }

  // Whether an edge leads over facts of which a node at its left end, or its right one, is the
  // subject, and over those of which it is the object.
  static std::pair<bool, bool> sides(const PatternEdge& edge, bool right) {
    const bool out = right ? edge.back : edge.forth;
    const bool in = right ? edge.forth : edge.back;
    if (edge.relations.empty()) return {out, in};
    const auto any = [&](bool straight, bool turned) {
      return std::ranges::any_of(
          edge.relations, [&](RelationMatch match) { return match.inverse ? turned : straight; });
    };
    return {any(out, in), any(in, out)};
  }

  // Where nothing that is bound leads on: the edge with the fewest facts, unless some node is less.
  std::optional<WorkStep> beginning() const {
    std::optional<WorkStep> best;
    for (std::size_t n = 0; n < pattern_.nodes.size(); ++n) {
      if (bound_[n] || !is_entity(n)) continue;
      WorkStep step = look_up(n);
      if (!best || step.estimate < best->estimate) best = std::move(step);
    }
    for (std::size_t e = 0; e < pattern_.edges.size(); ++e) {
      if (done_[e] || pattern_.edges[e].most > 1) continue;
      WorkStep step = scan(e);
      if (!best || step.estimate < best->estimate) best = std::move(step);
    }
    const auto unbound = std::ranges::find(bound_, false);
    if (best || unbound == bound_.end()) return best;
    return look_up(static_cast<std::size_t>(unbound - bound_.begin()));
  }

  // Whether only an entity can stand there; where a value may, a look at the entities is not
  // enough.
  bool is_entity(std::size_t n) const {
    const PatternNode& node = pattern_.nodes[n];
    if (node.named || node.entities_only || (!node.types.empty() && node.kinds.empty())) {
      return true;
    }
    return std::ranges::all_of(pattern_.edges, [&](const PatternEdge& edge) {
      return (edge.to != n || !leads(edge, true)) && (edge.from != n || !leads(edge, false));
    });
  }

  // Whether the object of one of its facts may be the edge's right end, or its left one.
  static bool leads(const PatternEdge& edge, bool right) {
    if (edge.relations.empty()) return edge.mirrored || (right ? edge.forth : edge.back);
    return std::ranges::any_of(edge.relations, [&](RelationMatch match) {
      return right != match.inverse ? edge.forth : edge.back;
    });
  }

  WorkStep look_up(std::size_t n) const {
    const PatternNode& node = pattern_.nodes[n];
    WorkStep step;
    step.node = n;
    step.estimate = node.named ? static_cast<double>(node.named->size())
                               : static_cast<double>(graph_.entities().size()) * share(node);
    return step;
  }

  static bool asks_nothing(const PatternNode& node) {
    return node.types.empty() && node.kinds.empty() && !node.entities_only && !node.named &&
           !node.test;
  }

  // Of the nodes that an edge leads to, how many fit.
  static double share(const PatternNode& node) {
    const bool typed = node.named || !node.types.empty();
    return (typed ? kSelectivity : 1) * (node.test ? kSelectivity : 1);
  }

  WorkStep scan(std::size_t e) const {
    const PatternEdge& edge = pattern_.edges[e];
    WorkStep step;
    step.edge = e;
    step.node = edge.to;
    step.scans = true;
    step.estimate = facts(edge);
    return step;
  }

  WorkStep follow(std::size_t e, double estimate) const {
    const PatternEdge& edge = pattern_.edges[e];
    WorkStep step;
    step.edge = e;
    step.reversed = !bound_[edge.from];
    step.closes = bound_[edge.from] && bound_[edge.to];
    step.node = step.reversed ? edge.from : edge.to;
    step.estimate = estimate;
    return step;
  }

  // Of an edge with a bound end, for each match before.
  double matches_of(std::size_t e) const {
    const PatternEdge& edge = pattern_.edges[e];
    const bool reversed = !bound_[edge.from];
    const double fan = this->fan(edge, reversed ? edge.to : edge.from, reversed);
    if (bound_[edge.from] && bound_[edge.to]) return std::min(1.0, fan * kSelectivity);
    return fan * share(pattern_.nodes[reversed ? edge.from : edge.to]);
  }

  double facts(const PatternEdge& edge) const {
    if (edge.relations.empty()) return static_cast<double>(graph_.facts().size());
    std::size_t count = 0;
    for (const RelationMatch match : edge.relations) {
      if (index_of(match.relation) != kNone) count += graph_.facts_with(match.relation).size();
    }
    return static_cast<double>(count);
  }

  // Neighbours over an edge: of a known node as many as it has, else the average.
  double fan(const PatternEdge& edge, std::size_t start, bool reversed) const {
    const PatternNode& node = pattern_.nodes[start];
    const double entities = std::max<double>(1, static_cast<double>(graph_.entities().size()));
    double fan = facts(edge) / entities;
    if (node.named && node.named->size() == 1) fan = fan_of(edge, node.named->front(), reversed);
    return edge.most > 1 ? fan * fan : fan;
  }

  double fan_of(const PatternEdge& edge, EntityId entity, bool reversed) const {
    std::size_t count = 0;
    each_list(edge, entity, reversed, edge.mirrored,
              [&](std::span<const FactId> facts, bool) { count += facts.size(); });
    return static_cast<double>(count);
  }

  // Calls back with facts over which an edge leads from an entity, and whether it is their subject.
  template <typename Call>
  void each_list(const PatternEdge& edge, EntityId entity, bool reversed, bool mirrored,
                 Call call) const {
    const bool out = reversed ? edge.back : edge.forth;
    const bool in = reversed ? edge.forth : edge.back;
    if (edge.relations.empty()) {
      if (out || mirrored) call(graph_.facts_from(entity), true);
      if (in || mirrored) call(graph_.facts_to(entity), false);
    }
    for (const RelationMatch match : edge.relations) {
      if (index_of(match.relation) == kNone) continue;
      if (match.inverse ? in : out) call(graph_.facts_from(entity, match.relation), true);
      if (match.inverse ? out : in) call(graph_.facts_to(entity, match.relation), false);
    }
  }

  // Where a step only sees whether two nodes are joined, the step that binds the later one may pass
  // over all that are not, at once.
  void join_earlier(std::size_t closing) {
    const PatternEdge& edge = pattern_.edges[*steps_[closing].edge];
    if (edge.most > 1 || edge.from == edge.to) return;
    const std::size_t left = binder(edge.from);
    const std::size_t right = binder(edge.to);
    WorkStep& later = steps_[std::max(left, right)];
    if (left == right || !later.edge || later.scans) return;
    later.joined.push_back(*steps_[closing].edge);
  }

  // Which steps lead on from a node by one relation, and from so many that its facts are grouped.
  void look_onward() {
    double bound = 1;  // how often a step is come to
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      WorkStep& step = steps_[i];
      const std::optional<OneWay> way = one_way(step, pattern_);
      const std::optional<std::size_t> binds = way ? binder_of_start(step) : std::nullopt;
      if (binds) {
        steps_[*binds].onward.push_back(i);
        const std::size_t facts = graph_.facts_with(way->relation).size();
        if (GroupedFacts::pays(bound, facts)) step.grouped_facts = facts;
      }
      bound *= step.estimate;
    }
  }

  // The step that binds a node.
  std::size_t binder(std::size_t node) const {
    const auto binds = [&](const WorkStep& step) {
      return !step.closes &&
             (step.node == node || (step.scans && pattern_.edges[*step.edge].from == node));
    };
    return static_cast<std::size_t>(std::ranges::find_if(steps_, binds) - steps_.begin());
  }

  // The step that binds where another one starts, unless that is known, or bound by a scan.
  std::optional<std::size_t> binder_of_start(const WorkStep& step) const {
    const PatternEdge& edge = pattern_.edges[*step.edge];
    const std::size_t start = step.reversed ? edge.to : edge.from;
    const std::size_t before = binder(start);
    if (pattern_.nodes[start].known() || steps_[before].scans) return {};
    return before;
  }

  const Graph& graph_;
  const Pattern& pattern_;
  std::vector<WorkStep> steps_;
  std::vector<bool> bound_;  // nodes
  std::vector<bool> done_;   // edges
  std::vector<bool> asked_;  // conditions
};

}  // namespace

std::string describe(const std::vector<WorkStep>& steps, std::size_t number,
                     const Pattern& pattern) {
  const WorkStep& step = steps[number];
  const PatternNode& node = pattern.nodes[step.node];
  if (!step.edge) {
    return "look up " + node.name +
           (node.named            ? " by its name"
            : !node.types.empty() ? " by its type"
                                  : " among all entities");
  }
  const PatternEdge& edge = pattern.edges[*step.edge];
  std::string out = (step.scans ? "look at all " : "follow ") + edge.words + " from " +
                    pattern.nodes[step.reversed ? edge.to : edge.from].name +
                    (step.closes ? " to the known " : " to ") + node.name;
  for (const std::size_t e : step.joined) {
    const PatternEdge& joined = pattern.edges[e];
    out += ", joined by " + joined.words + " to " +
           pattern.nodes[joined.from == step.node ? joined.to : joined.from].name;
  }
  for (const std::size_t i : step.onward) {
    const WorkStep& next = steps[i];
    if (next.grouped_facts == 0) continue;
    out += ", where " + pattern.edges[*next.edge].words + " leads on to " +
           pattern.nodes[next.node].name;
  }
  if (step.grouped_facts > 0) {
    out += ", with all its " + std::to_string(step.grouped_facts) + " facts grouped first";
  }
  return out;
}

std::optional<OneWay> one_way(const WorkStep& step, const Pattern& pattern) {
  if (!step.edge || step.closes || step.scans) return {};
  const PatternEdge& edge = pattern.edges[*step.edge];
  if (edge.relations.size() != 1 || edge.forth == edge.back || edge.mirrored || edge.most > 1) {
    return {};
  }
  const RelationMatch match = edge.relations.front();
  if (index_of(match.relation) == kNone) return {};
  const bool subject_left = edge.forth != match.inverse;
  return OneWay{match.relation, subject_left != step.reversed};
}

std::optional<RunEnd> run_end(const Pattern& pattern, const std::vector<WorkStep>& steps) {
  if (steps.empty()) return {};
  const WorkStep& last = steps.back();
  const std::optional<OneWay> way = one_way(last, pattern);
  if (!way || !last.takes_all || !last.conditions.empty()) return {};
  const PatternEdge& edge = pattern.edges[*last.edge];
  if (edge.back || edge.relation_variable || edge.test) return {};
  return RunEnd{*last.edge, last.node, way->out};
}

std::vector<WorkStep> plan_steps(const Graph& graph, const Pattern& pattern) {
  return Planner(graph, pattern).run();
}

}  // namespace weft
