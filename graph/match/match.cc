// SPDX-License-Identifier: Apache-2.0
//
// Rows are grouped, ordered and cut as RETURN asks.
#include "weft/graph/match.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "graph/graph_state.h"
#include "graph/match/match_pattern.h"
#include "graph/match/match_values.h"
#include "graph/pattern/pattern_walk.h"
#include "weft/graph/fact_filter.h"
#include "weft/graph/query.h"

namespace weft {
namespace {

// What count and the like have seen of one group.
struct Tally {
  std::size_t count = 0;
  double sum = 0;
  MatchValue least;
  MatchValue most;
  MatchList list;
  std::unordered_set<std::string> seen;
};

class Rows {
 public:
  Rows(const MatchValues& values, std::string_view text, const MatchQuery& query)
      : values_(values), text_(text), query_(query) {
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
  bool add(const Bindings& match) {
    if (grouped_) {
      add_to_group(match);
      return true;
    }
    if (query_.distinct) {
      if (!distinct_.insert(key_of_row(match)).second) return true;
      hold_one_more();
    }
    add_row(match);
    if (const auto wanted = first_rows(); wanted && rows_.size() > 2 * *wanted + kSpareRows) {
      sort_rows();
      rows_.resize(*wanted);
    }
    return !query_.order.empty() || !query_.limit || rows_.size() < query_.skip + *query_.limit;
  }

  // Whether matches that differ in an edge and the node behind it are only counted.
  bool only_counts(std::size_t edge, std::size_t node) const {
    return grouped_ && std::ranges::all_of(query_.items, [&](const ReturnItem& item) {
             return is_aggregate(*item.value) ? item.value->star
                                              : !speaks_of(*item.value, edge, node);
           });
  }
  void add_run(const Bindings& before, std::size_t matches) { add_to_group(before, matches); }

  std::vector<MatchList> take() {
    if (grouped_) finish_groups();
    sort_rows();
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
  static constexpr std::size_t kSpareRows = 1000;

  // How many are enough, where only the first in order are wanted.
  std::optional<std::size_t> first_rows() const {
    if (query_.order.empty() || !query_.limit || *query_.limit > kMostMatchRows) return {};
    return std::min(query_.skip, kMostMatchRows) + *query_.limit;
  }

  // Equal ones stay as they came.
  void sort_rows() {
    if (order_.empty()) return;
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

  void add_row(const Bindings& match) {
    if (rows_.size() >= kMostMatchRows) throw_too_many(kMostMatchRows, "rows");
    rows_.push_back(row_of(match));
  }

  // Beside rows.
  void hold_one_more() {
    if (++held_ > kMostMatchRows) throw_too_many(kMostMatchRows, "values");
  }

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

  void add_key(const Expression& expression, const Bindings& match, std::string& key) const {
    const bool node = expression.operation == Operation::kVariable && !expression.edge;
    if (node && match.nodes[expression.number].is(TermId::Kind::kEntity)) {
      const std::uint32_t entity = match.nodes[expression.number].index();
      key.push_back('\x01');  // no key of another value begins so
      key.append(reinterpret_cast<const char*>(&entity), sizeof entity);
    } else {
      key += values_.key(values_.of(expression, match)) + '\x1e';
    }
  }

  // Equal where rows agree in all that is no aggregate.
  std::string key_of_row(const Bindings& match) const {
    std::string key;
    for (const ReturnItem& item : query_.items) {
      if (!is_aggregate(*item.value)) add_key(*item.value, match, key);
    }
    return key;
  }

  MatchList row_of(const Bindings& match) const {
    MatchList row;
    row.reserve(query_.items.size());
    for (const ReturnItem& item : query_.items) {
      row.push_back(is_aggregate(*item.value) ? MatchValue{} : values_.of(*item.value, match));
    }
    return row;
  }

  static bool speaks_of(const Expression& expression, std::size_t edge, std::size_t node) {
    if (expression.operation == Operation::kVariable &&
        expression.number == (expression.edge ? edge : node)) {
      return true;
    }
    return std::ranges::any_of(expression.operands, [&](const ExpressionPtr& operand) {
      return speaks_of(*operand, edge, node);
    });
  }

  void add_to_group(const Bindings& match, std::size_t times = 1) {
    const auto [it, fresh] = groups_.emplace(key_of_row(match), tallies_.size());
    if (fresh) {
      add_row(match);
      tallies_.emplace_back(query_.items.size());
    }
    for (std::size_t i = 0; i < query_.items.size(); ++i) {
      const Expression& call = *query_.items[i].value;
      if (is_aggregate(call)) tally(call, match, times, tallies_[it->second][i]);
    }
  }

  // Of more than one match at once where it only counts (only_counts).
  void tally(const Expression& call, const Bindings& match, std::size_t times, Tally& tally) {
    if (call.star) {
      tally.count += times;
      return;
    }
    if (call.distinct) {
      std::string key;
      add_key(*call.operands[0], match, key);
      if (!tally.seen.insert(std::move(key)).second) return;
      hold_one_more();
    }
    const MatchValue value = values_.of(*call.operands[0], match);
    if (value.null()) return;
    ++tally.count;
    if (call.name == "count") return;
    if (call.name == "collect") {
      hold_one_more();
      tally.list.push_back(value);
    }
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

  const MatchValues& values_;
  std::string_view text_;
  const MatchQuery& query_;
  bool grouped_ = false;
  std::vector<std::size_t> order_;
  std::vector<MatchList> rows_;
  std::size_t held_ = 0;
  std::unordered_set<std::string> distinct_;
  std::unordered_map<std::string, std::size_t> groups_;
  std::vector<std::vector<Tally>> tallies_;
};

}  // namespace

MatchResult match(const Graph& graph, std::string_view text, const MatchOptions& options) {
  MatchQuery query = parse_match(text);
  const std::size_t shown = query.items.size();
  const MatchValues values(graph);
  Rows rows(values, text, query);
  rows.add_order_columns(query);
  Pattern pattern = match_pattern(graph, text, query, values);
  const std::vector<WorkStep> steps = plan_steps(graph, pattern);
  const FactSelection asked(graph, options);
  FactTerms terms(graph.state().columns);
  MatchResult result;
  PatternWalk walk(graph, pattern, steps, asked, terms);
  PatternWalk::FoundRun found_run;
  const auto end = asked.takes_plain() ? run_end(pattern, steps) : std::nullopt;
  if (end && rows.only_counts(end->edge, end->node)) {
    found_run = [&](const Bindings& before, std::span<const FactId> facts) {
      rows.add_run(before, facts.size());
      return true;
    };
  }
  result.steps =
      walk.run([&](const Bindings& found) { return rows.add(found); }, std::move(found_run));
  for (std::size_t i = 0; i < shown; ++i) result.columns.push_back(query.items[i].name);
  result.rows = rows.take();
  for (MatchList& row : result.rows) row.resize(shown);
  result.notes = std::move(pattern.notes);
  return result;
}

}  // namespace weft
