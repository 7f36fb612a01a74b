// SPDX-License-Identifier: Apache-2.0
#include "graph/query/query_runs.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "graph/graph_state.h"

namespace weft {
namespace {

bool is_value(TermId term) { return term.is(TermId::Kind::kValue); }

bool comes_before(std::span<const TermId> a, std::span<const TermId> b) {
  return std::ranges::lexicographical_compare(a, b, {}, &TermId::number, &TermId::number);
}

}  // namespace

std::shared_ptr<QueryRuns> QueryRuns::of(const Graph& graph, bool asserted_only,
                                         const QueryPlan& plan, RunEnd end) {
  std::optional<std::size_t> column;
  for (std::size_t c = 0; c < plan.columns.size(); ++c) {
    const QueryColumn& asked = plan.columns[c];
    if (asked.of != QueryColumn::Of::kNode && asked.of != QueryColumn::Of::kRelation)
      return nullptr;
    if (asked.of == QueryColumn::Of::kNode && asked.index == end.node) column = c;
  }
  if (!column) return nullptr;
  return std::make_shared<QueryRuns>(graph, asserted_only, plan, end, *column);
}

QueryRuns::QueryRuns(const Graph& graph, bool asserted_only, const QueryPlan& plan, RunEnd end,
                     std::size_t column)
    : graph_(graph),
      asserted_only_(asserted_only),
      columns_(plan.columns.size()),
      patterns_(plan.pattern.edges.size()),
      end_(end),
      column_(column) {}

std::unique_ptr<QueryTable> QueryRuns::new_table() const {
  return std::make_unique<QueryTable>(graph_, QueryOptions{.asserted_only = asserted_only_},
                                      columns_, patterns_);
}

void QueryRuns::add(const MatchTerms& match) {
  if (!others_) others_ = new_table();
  others_->add(match.terms, match.facts, match.plain);
  runs_.emplace_back();
}

// No row of the others is one of these: it holds otherwise, or ends in something else.
void QueryRuns::add_run(const MatchTerms& before, std::span<const FactId> facts) {
  if (holds_plainly(before)) {
    // Behind other facts of the same index, or found on a second way.
    if (facts.data() < end_of_run_ || !is_bound(before)) bind(before);
    runs_.push_back({static_cast<std::uint32_t>(bound() - 1), facts});
    end_of_run_ = facts.data() + facts.size();
    rows_ += facts.size();
    return;
  }
  MatchTerms match = before;
  for (const FactId fact : facts) {
    match.terms[column_] = term_of(fact);
    match.facts[end_.edge] = fact;
    add(match);
  }
}

bool QueryRuns::holds_plainly(const MatchTerms& before) const {
  const GraphState& graph = graph_.state();
  return before.plain || std::ranges::all_of(before.facts, [&](FactId fact) {
           return index_of(fact) == kNone || graph.indexes.is_plain(fact) ||
                  manner_of(graph.columns.facts, fact) == 0;
         });
}

// Whether it is what the last run is behind.
bool QueryRuns::is_bound(const MatchTerms& before) const {
  return bound() > 0 && std::ranges::equal(terms_before(bound() - 1), before.terms) &&
         std::ranges::equal(facts_before(bound() - 1), before.facts);
}

// What the runs that follow are behind.
void QueryRuns::bind(const MatchTerms& before) {
  if (bound() > 0) rise_ = rise_ && comes_before(terms_before(bound() - 1), before.terms);
  // Equal values may have two numbers.
  rise_ = rise_ && std::ranges::none_of(before.terms, is_value);
  terms_.insert(terms_.end(), before.terms.begin(), before.terms.end());
  facts_.insert(facts_.end(), before.facts.begin(), before.facts.end());
}

// Whether what is bound before differs from run to run. Then no two rows are the same, since no two
// plain facts join the same two entities.
bool QueryRuns::differ() const {
  if (rise_) return true;
  if (std::ranges::any_of(terms_, is_value)) return false;
  std::vector<std::size_t> order(bound());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    return comes_before(terms_before(a), terms_before(b));
  });
  return std::ranges::adjacent_find(order, [&](std::size_t a, std::size_t b) {
           return std::ranges::equal(terms_before(a), terms_before(b));
         }) == order.end();
}

void QueryRuns::finish() {
  if (others_) others_->finish();
  if (differ()) return;
  table();
  one_by_one_ = true;
}

TermId QueryRuns::term_of(FactId fact) const {
  const FactColumns& facts = graph_.state().columns.facts;
  const auto& ends = end_.object ? facts.object.id : facts.subject;
  return EntityId{ends[index_of(fact)]};
}

// As the walk would have found them.
std::unique_ptr<QueryTable> QueryRuns::all_matches() const {
  std::unique_ptr<QueryTable> table = new_table();
  std::size_t other = 0;
  std::vector<TermId> terms;
  std::vector<FactId> facts;
  for (const Run& run : runs_) {
    if (run.facts.empty()) {
      table->add(others_->terms_of_match(other), others_->facts_of_match(other));
      ++other;
      continue;
    }
    const auto terms_bound = terms_before(run.before);
    const auto facts_bound = facts_before(run.before);
    terms.assign(terms_bound.begin(), terms_bound.end());
    facts.assign(facts_bound.begin(), facts_bound.end());
    for (const FactId fact : run.facts) {
      terms[column_] = term_of(fact);
      facts[end_.edge] = fact;
      table->add(terms, facts);
    }
  }
  return table;
}

const QueryTable& QueryRuns::table() const {
  std::call_once(once_, [this] {
    table_ = all_matches();
    table_->finish();
  });
  return *table_;
}

std::size_t QueryRuns::size() const {
  return one_by_one_ ? table_->size() : rows_ + (others_ ? others_->size() : 0);
}

bool QueryRuns::has_notes() const { return others_ && others_->has_notes(); }

std::vector<FactId> QueryRuns::facts() const {
  std::vector<FactId> out = others_ ? others_->facts() : std::vector<FactId>();
  std::ranges::copy_if(facts_, std::back_inserter(out),
                       [](FactId fact) { return index_of(fact) != kNone; });
  for (const Run& run : runs_) out.insert(out.end(), run.facts.begin(), run.facts.end());
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// Long runs beside what is bound before them; short ones together, so that blocks are long.
bool QueryRuns::each_block(const BlockReader& read) const {
  if (one_by_one_) return table_->each_block(read);
  if (runs_.empty()) return true;
  const std::size_t most = std::min(kBlockRows, rows_);
  std::vector<TermId> ends(most);
  std::vector<std::vector<TermId>> together(columns_, std::vector<TermId>(most));
  std::size_t gathered = 0;
  QueryBlock block;
  block.columns.resize(columns_);
  const auto give_gathered = [&] {
    block.rows = gathered;
    for (std::size_t c = 0; c < columns_; ++c) {
      block.columns[c] = std::span(together[c]).first(gathered);
    }
    gathered = 0;
    return block.rows == 0 || read(block);
  };
  for (const Run& run : runs_) {
    const auto before = terms_before(run.before);
    if (run.facts.size() < kBlockRows / 8) {
      if (gathered + run.facts.size() > kBlockRows && !give_gathered()) return false;
      for (const FactId fact : run.facts) {
        for (std::size_t c = 0; c < columns_; ++c) together[c][gathered] = before[c];
        together[column_][gathered++] = term_of(fact);
      }
      continue;
    }
    for (std::size_t c = 0; c < columns_; ++c) block.columns[c] = before.subspan(c, 1);
    for (auto left = run.facts; !left.empty(); left = left.subspan(block.rows)) {
      block.rows = std::min(left.size(), kBlockRows);
      for (std::size_t i = 0; i < block.rows; ++i) ends[i] = term_of(left[i]);
      block.columns[column_] = std::span(ends).first(block.rows);
      if (!read(block)) return false;
    }
  }
  return give_gathered() && (!others_ || others_->each_block(read));
}

}  // namespace weft
