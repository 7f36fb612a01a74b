// SPDX-License-Identifier: Apache-2.0
//
// Backtracking over the steps of the plan; rows are grouped, ordered and cut as RETURN asks.
#include "weft/graph/match.h"

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <set>

#include "graph/match/match_plan.h"
#include "graph/match/match_values.h"
#include "weft/graph/fact_filter.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

// Walks the plan and calls back for each match, until told to stop.
class Matcher {
 public:
  using Found = std::function<bool(const MatchList& slots)>;  // whether to go on

  Matcher(const Graph& graph, const MatchPlan& plan, const MatchOptions& options, Found found)
      : graph_(graph),
        values_(graph),
        plan_(plan),
        asked_(graph, options),
        found_(std::move(found)),
        slots_(plan.slots),
        counts_(plan.steps.size(), 0) {}

  std::vector<std::uint64_t> run() {
    go_on(0);
    return counts_;
  }

 private:
  // Whether to go on.
  bool go_on(std::size_t depth) {
    if (depth == plan_.steps.size()) return found_(slots_);
    const WorkStep& step = plan_.steps[depth];
    if (step.scans) return scan(depth, step);
    return step.edge ? follow(depth, step) : look_up(depth, step);
  }

  bool bound(std::size_t depth) {
    const WorkStep& step = plan_.steps[depth];
    for (const Expression* condition : step.conditions) {
      if (!values_.holds(*condition, slots_)) return true;
    }
    ++counts_[depth];
    return go_on(depth + 1);
  }

  bool look_up(std::size_t depth, const WorkStep& step) {
    const PlanNode& node = plan_.nodes[step.node];
    const auto one = [&](EntityId id) {
      if (!fits(node, {id})) return true;
      slots_[node.slot] = {id};
      const bool more = bound(depth);
      slots_[node.slot] = {};
      return more;
    };
    if (node.named) {
      return std::all_of(node.named->begin(), node.named->end(), one);
    }
    for (std::uint32_t i = 0; i < graph_.entities().size(); ++i) {
      if (!one(EntityId{i})) return false;
    }
    return true;
  }

  bool scan(std::size_t depth, const WorkStep& step) {
    const PlanEdge& edge = plan_.edges[*step.edge];
    for (const RelationMatch match : edge.relations) {
      if (index_of(match.relation) == kNone) continue;
      const auto [out, in] = ways(edge, match.inverse);
      for (const FactId id : graph_.facts_with(match.relation)) {
        const MatchValue subject{graph_.head(id).subject};
        const MatchValue object = object_of(id);
        if (std::find(used_.begin(), used_.end(), id) != used_.end() || !suits(id, edge)) continue;
        if (out && !ends(depth, edge, id, subject, object)) return false;
        if (in && !(out && values_.equal(subject, object)) &&
            !ends(depth, edge, id, object, subject)) {
          return false;
        }
      }
    }
    return true;
  }

  // With the fact's ends as the edge's.
  bool ends(std::size_t depth, const PlanEdge& edge, FactId fact, const MatchValue& left,
            const MatchValue& right) {
    const PlanNode& from = plan_.nodes[edge.from];
    const PlanNode& to = plan_.nodes[edge.to];
    if (!fits(from, left) || !fits(to, right)) return true;
    if (edge.from == edge.to && !values_.equal(left, right)) return true;
    slots_[from.slot] = left;
    slots_[to.slot] = right;
    slots_[edge.slot] = {MatchPath{fact}};
    used_.push_back(fact);
    const bool more = bound(depth);
    used_.pop_back();
    slots_[edge.slot] = slots_[from.slot] = slots_[to.slot] = {};
    return more;
  }

  // Whether facts lead from the edge's left end to its right one, and whether the other way.
  static std::pair<bool, bool> ways(const PlanEdge& edge, bool inverse) {
    const Direction direction = edge.pattern->direction;
    const bool both = direction == Direction::kBoth;
    return {both || (direction == Direction::kOut) != inverse,
            both || (direction == Direction::kIn) != inverse};
  }

  bool follow(std::size_t depth, const WorkStep& step) {
    const PlanEdge& edge = plan_.edges[*step.edge];
    const MatchValue start = slots_[plan_.nodes[step.reversed ? edge.to : edge.from].slot];
    MatchPath path;
    return walk(depth, step, edge, start, path);
  }

  bool walk(std::size_t depth, const WorkStep& step, const PlanEdge& edge, const MatchValue& at,
            MatchPath& path) {
    return each_fact(edge, at, step.reversed, [&](FactId fact, const MatchValue& other) {
      if (std::find(used_.begin(), used_.end(), fact) != used_.end()) return true;
      if (!suits(fact, edge)) return true;
      path.push_back(fact);
      used_.push_back(fact);
      bool more = true;
      if (path.size() >= edge.pattern->least) more = arrive(depth, step, edge, other, path);
      if (more && path.size() < edge.pattern->most) more = walk(depth, step, edge, other, path);
      used_.pop_back();
      path.pop_back();
      return more;
    });
  }

  bool arrive(std::size_t depth, const WorkStep& step, const PlanEdge& edge,
              const MatchValue& other, const MatchPath& path) {
    const PlanNode& node = plan_.nodes[step.node];
    MatchValue& slot = slots_[node.slot];
    if (step.closes ? !values_.equal(slot, other) : !fits(node, other)) return true;
    if (!step.closes) slot = other;
    slots_[edge.slot] = {step.reversed ? MatchPath(path.rbegin(), path.rend()) : path};
    const bool more = bound(depth);
    slots_[edge.slot] = {};
    if (!step.closes) slots_[node.slot] = {};
    return more;
  }

  // Calls back with each fact of the edge's relations at a node, and the node on its other side.
  template <typename Call>
  bool each_fact(const PlanEdge& edge, const MatchValue& at, bool reversed, Call call) {
    if (edge.relations.empty()) {
      const auto [out, in] = ways(edge, false);
      return each_fact_of(at, std::nullopt, reversed ? in : out, reversed ? out : in, call);
    }
    for (const RelationMatch match : edge.relations) {
      if (index_of(match.relation) == kNone) continue;
      const auto [out, in] = ways(edge, match.inverse);
      if (!each_fact_of(at, match.relation, reversed ? in : out, reversed ? out : in, call)) {
        return false;
      }
    }
    return true;
  }

  template <typename Call>
  bool each_fact_of(const MatchValue& at, std::optional<RelationId> relation, bool as_subject,
                    bool as_object, Call& call) {
    const auto* entity = std::get_if<EntityId>(&at.is);
    if (entity == nullptr) return !as_object || each_fact_with_value(at, relation, call);
    if (as_subject) {
      for (const FactId id : graph_.facts_from(*entity)) {
        if (relation && graph_.head(id).relation != *relation) continue;
        if (!call(id, object_of(id))) return false;
      }
    }
    if (as_object) {
      for (const FactId id : graph_.facts_to(*entity)) {
        if (relation && graph_.head(id).relation != *relation) continue;
        // A fact of an entity with itself was met already.
        if (as_subject && graph_.head(id).subject == *entity) continue;
        if (!call(id, {graph_.head(id).subject})) return false;
      }
    }
    return true;
  }

  // Values have no index: all facts of the relation are looked at.
  template <typename Call>
  bool each_fact_with_value(const MatchValue& at, std::optional<RelationId> relation, Call& call) {
    const auto one = [&](FactId id) {
      return !values_.equal(object_of(id), at) || call(id, MatchValue{graph_.head(id).subject});
    };
    if (relation) {
      const auto facts = graph_.facts_with(*relation);
      return std::all_of(facts.begin(), facts.end(), one);
    }
    for (std::uint32_t i = 0; i < graph_.facts().size(); ++i) {
      if (!one(FactId{i})) return false;
    }
    return true;
  }

  MatchValue object_of(FactId id) const {
    const Term& object = graph_[id].object;
    if (const auto* entity = std::get_if<EntityId>(&object)) return {*entity};
    if (const auto* value = std::get_if<Value>(&object)) return {*value};
    return {MatchPath{std::get<FactId>(object)}};
  }

  bool suits(FactId id, const PlanEdge& edge) const {
    if (!asked_(id)) return false;
    const MatchValue value{MatchPath{id}};
    return std::all_of(edge.pattern->properties.begin(), edge.pattern->properties.end(),
                       [&](const PropertyPattern& property) {
                         return values_.equal(values_.property(value, property.name),
                                              property.value->literal);
                       });
  }

  bool fits(const PlanNode& node, const MatchValue& value) const {
    const auto* entity = std::get_if<EntityId>(&value.is);
    const auto* literal = std::get_if<Value>(&value.is);
    if (node.entities_only && entity == nullptr) return false;
    if (!node.types.empty() || !node.kinds.empty()) {
      const bool typed = entity != nullptr && std::find(node.types.begin(), node.types.end(),
                                                        graph_[*entity].type) != node.types.end();
      const bool kind = literal != nullptr && std::find(node.kinds.begin(), node.kinds.end(),
                                                        literal->kind) != node.kinds.end();
      if (!typed && !kind) return false;
    }
    if (node.named && entity != nullptr &&
        std::find(node.named->begin(), node.named->end(), *entity) == node.named->end()) {
      return false;
    }
    for (const NodePattern* pattern : node.patterns) {
      for (const PropertyPattern& property : pattern->properties) {
        if (property.name == "name" && entity != nullptr) continue;
        if (!values_.equal(values_.property(value, property.name), property.value->literal)) {
          return false;
        }
      }
    }
    return true;
  }

  const Graph& graph_;
  MatchValues values_;
  const MatchPlan& plan_;
  const FactSelection asked_;
  Found found_;
  MatchList slots_;
  std::vector<std::uint64_t> counts_;
  MatchPath used_;
};

// What count and the like have seen of one group.
struct Tally {
  std::size_t count = 0;
  double sum = 0;
  MatchValue least;
  MatchValue most;
  MatchList list;
  std::set<std::string> seen;
};

class Rows {
 public:
  Rows(const Graph& graph, std::string_view text, const MatchQuery& query)
      : values_(graph), text_(text), query_(query) {
    for (const ReturnItem& item : query.items) {
      const bool aggregate = is_aggregate(*item.value);
      grouped_ |= aggregate;
      if (aggregate && !std::none_of(item.value->operands.begin(), item.value->operands.end(),
                                     [](const ExpressionPtr& e) { return is_aggregate(*e); })) {
        throw QuerySyntaxError(text, item.value->offset, "an aggregate within an aggregate");
      }
      if (aggregate && item.value->operation != Operation::kCall) {
        throw QuerySyntaxError(text, item.value->offset,
                               "count and the like stand alone, as in RETURN a, count(b) AS n");
      }
    }
    for (const OrderItem& item : query.order) order_.push_back(column_of(*item.value));
  }

  // Whether more are wanted.
  bool add(const MatchList& slots) {
    if (grouped_) {
      add_to_group(slots);
      return true;
    }
    MatchList row;
    for (const ReturnItem& item : query_.items) row.push_back(values_.of(*item.value, slots));
    if (query_.distinct && !distinct_.insert(values_.key({row})).second) return true;
    rows_.push_back(std::move(row));
    return !query_.order.empty() || !query_.limit || rows_.size() < query_.skip + *query_.limit;
  }

  std::vector<MatchList> take() {
    if (grouped_) finish_groups();
    if (!order_.empty()) {
      std::stable_sort(rows_.begin(), rows_.end(), [&](const MatchList& a, const MatchList& b) {
        for (std::size_t i = 0; i < order_.size(); ++i) {
          const MatchValue& x = a[order_[i]];
          const MatchValue& y = b[order_[i]];
          const int order = values_.order(x, y);
          if (order == 0) continue;
          // What is missing stands last in either order.
          const bool descending = query_.order[i].descending && !x.null() && !y.null();
          return descending ? order > 0 : order < 0;
        }
        return false;
      });
    }
    rows_.erase(rows_.begin(),
                rows_.begin() + static_cast<std::ptrdiff_t>(std::min(query_.skip, rows_.size())));
    if (query_.limit && rows_.size() > *query_.limit) rows_.resize(*query_.limit);
    return std::move(rows_);
  }

  // Columns beyond those shown: what rows are only ordered by.
  void add_order_columns(MatchQuery& query) {
    for (std::size_t i = 0; i < order_.size(); ++i) {
      if (order_[i] != kNone) continue;
      order_[i] = query.items.size();
      query.items.push_back({std::move(query.order[i].value), ""});
    }
  }

 private:
  // The column that is meant, by its name or by the same words; kNone for an expression of its own.
  std::size_t column_of(const Expression& expression) const {
    for (std::size_t i = 0; i < query_.items.size(); ++i) {
      if (query_.items[i].name == expression.text ||
          query_.items[i].value->text == expression.text) {
        return i;
      }
    }
    if (grouped_ || query_.distinct) {
      throw QuerySyntaxError(text_, expression.offset,
                             "with DISTINCT or count and the like, order by what RETURN shows");
    }
    return kNone;
  }

  void add_to_group(const MatchList& slots) {
    MatchList row;
    for (const ReturnItem& item : query_.items) {
      row.push_back(is_aggregate(*item.value) ? MatchValue{} : values_.of(*item.value, slots));
    }
    const auto [it, fresh] = groups_.emplace(values_.key({row}), tallies_.size());
    if (fresh) {
      rows_.push_back(std::move(row));
      tallies_.emplace_back(query_.items.size());
    }
    for (std::size_t i = 0; i < query_.items.size(); ++i) {
      const Expression& call = *query_.items[i].value;
      if (is_aggregate(call)) tally(call, slots, tallies_[it->second][i]);
    }
  }

  void tally(const Expression& call, const MatchList& slots, Tally& tally) {
    if (call.star) {
      ++tally.count;
      return;
    }
    const MatchValue value = values_.of(*call.operands[0], slots);
    if (value.null()) return;
    if (call.distinct && !tally.seen.insert(values_.key(value)).second) return;
    ++tally.count;
    if (call.name == "collect") tally.list.push_back(value);
    if (call.name == "sum" || call.name == "avg") tally.sum += values_.number(value).value_or(0);
    if (tally.least.null() || values_.order(value, tally.least) < 0) tally.least = value;
    if (tally.most.null() || values_.order(value, tally.most) > 0) tally.most = value;
  }

  static MatchValue result(const Expression& call, Tally& tally) {
    if (call.name == "count") return {static_cast<double>(tally.count)};
    if (call.name == "collect") return {std::move(tally.list)};
    if (call.name == "min") return std::move(tally.least);
    if (call.name == "max") return std::move(tally.most);
    if (call.name == "sum") return {tally.sum};
    return tally.count == 0 ? MatchValue{}
                            : MatchValue{tally.sum / static_cast<double>(tally.count)};
  }

  void finish_groups() {
    const bool all = std::all_of(query_.items.begin(), query_.items.end(),
                                 [](const ReturnItem& item) { return is_aggregate(*item.value); });
    if (rows_.empty() && all) {  // count(*) of nothing is 0
      rows_.emplace_back(query_.items.size());
      tallies_.emplace_back(query_.items.size());
    }
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      for (std::size_t i = 0; i < query_.items.size(); ++i) {
        if (is_aggregate(*query_.items[i].value)) {
          rows_[r][i] = result(*query_.items[i].value, tallies_[r][i]);
        }
      }
    }
  }

  MatchValues values_;
  std::string_view text_;
  const MatchQuery& query_;
  bool grouped_ = false;
  std::vector<std::size_t> order_;
  std::vector<MatchList> rows_;
  std::set<std::string> distinct_;
  std::map<std::string, std::size_t> groups_;
  std::vector<std::vector<Tally>> tallies_;
};

}  // namespace

MatchResult match(const Graph& graph, std::string_view text, const MatchOptions& options) {
  MatchQuery query = parse_match(text);
  const std::size_t shown = query.items.size();
  Rows rows(graph, text, query);
  rows.add_order_columns(query);
  const MatchPlan plan = plan_match(graph, text, query);
  MatchResult result;
  Matcher matcher(graph, plan, options, [&](const MatchList& slots) { return rows.add(slots); });
  const std::vector<std::uint64_t> counts = matcher.run();
  for (std::size_t i = 0; i < shown; ++i) result.columns.push_back(query.items[i].name);
  result.rows = rows.take();
  for (MatchList& row : result.rows) row.resize(shown);
  result.notes = plan.notes;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    result.steps.push_back({plan.steps[i].what, plan.steps[i].estimate, counts[i]});
  }
  return result;
}

}  // namespace weft
