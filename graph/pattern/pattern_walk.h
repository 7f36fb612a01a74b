// SPDX-License-Identifier: Apache-2.0
//
// Walks the steps of a plan by backtracking. Bindings are numbers: nothing is allocated for a
// match.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "graph/pattern/grouped_facts.h"
#include "graph/pattern/lookahead.h"
#include "graph/pattern/neighbours.h"
#include "graph/pattern/pattern_plan.h"
#include "weft/graph/fact_filter.h"
#include "weft/graph/plan_step.h"

namespace weft {

class PatternWalk {
 public:
  using Found = std::function<bool(const Bindings&)>;  // whether to go on
  // Of plain facts (FactIndexes) that each end one match, with what is bound before: their edge and
  // what it leads to are not.
  using FoundRun = std::function<bool(const Bindings&, std::span<const FactId>)>;

  // All of them must outlive the walk.
  PatternWalk(const Graph& graph, const Pattern& pattern, const std::vector<WorkStep>& steps,
              const FactSelection& asked, FactTerms& terms);

  // Calls back for each match, until told to stop. Where `found_run` is something, for several at
  // once if they are plain: the plan must end in a run (run_end), and plain facts be asked for
  // (takes_plain). Gives the matches of each step, without words where these are not asked for.
  std::vector<PlanStep> run(Found found, FoundRun found_run = {}, bool in_words = true);
  // Where facts of runs may lie instead of the graph: they last as long as it.
  std::shared_ptr<const GroupedFacts> runs_lie_in() const { return around_.back().grouped.facts; }

 private:
  // Of an end of an edge: facts of which it may be the subject, and of which it may be the object.
  struct Ways {
    enum class Use { kNever, kSymmetric, kAll };
    Use subject = Use::kNever;
    Use object = Use::kNever;

    // Of the left end, for facts of a relation that is written as such or as its inverse.
    static Ways left(const PatternEdge& edge, bool inverse);
    Ways turned() const { return {object, subject}; }
  };

  // What is known of the facts at a node beforehand, and what to find out for the nodes behind.
  struct Places {
    const Lookahead* here = nullptr;
    Lookahead* behind = nullptr;
    Neighbours* closing = nullptr;  // of an edge whose both ends are bound
    const GroupedFacts* grouped = nullptr;
    const WorkStep* sieved = nullptr;  // step whose sieve facts must pass
    bool between = false;              // facts all lead from the node to the target
    bool plain = false;                // and are known to be plain
    bool runs = false;                 // plain facts may be taken as they lie
  };

  void say_what_was_done();
  bool go_on(std::size_t depth);
  bool bound(std::size_t depth);
  bool look_up(std::size_t depth, const WorkStep& step);
  bool scan(std::size_t depth, const WorkStep& step);
  bool scan_fact(std::size_t depth, std::size_t e, FactId fact, Ways ways);
  bool bind_ends(std::size_t depth, std::size_t e, FactId fact, TermId left, TermId right);
  bool walk(std::size_t depth, const WorkStep& step, TermId at, std::size_t begin);
  bool arrive(std::size_t depth, const WorkStep& step, TermId other, std::size_t begin);
  bool finish(std::size_t depth, std::size_t e, std::size_t begin, bool reversed);
  bool take_run(std::span<const FactId> facts);
  std::span<const FactId> plain_run(std::span<const FactId> facts) const;

  template <typename Call>
  bool each_fact(const PatternEdge& edge, TermId at, TermId target, bool reversed, Places places,
                 Call call);
  template <typename Call>
  bool each_fact_of(TermId at, TermId target, std::optional<RelationId> relation, Ways ways,
                    Places places, Call& call);
  template <typename Call>
  bool each_fact_met(std::span<const FactId> facts, FactSieve::Side side, TermId at, TermId target,
                     Ways ways, Places places, Call& call);
  bool may_hold_bound(std::span<const FactId> facts, FactSieve::Side side, TermId at) const;
  template <typename One>
  bool each_passed(std::span<const FactId> facts, FactSieve::Side side, const WorkStep& step,
                   One one);
  template <typename Call>
  bool each_fact_with_object(TermId object, Ways::Use use, std::optional<RelationId> relation,
                             Call& call);
  static std::span<const FactId> grouped_of(EntityId entity, Places& places);
  std::span<const FactId> out_of(EntityId subject, TermId target,
                                 std::optional<RelationId> relation, Places& places) const;
  std::span<const FactId> into(EntityId object, TermId target, std::optional<RelationId> relation,
                               Places& places) const;

  bool lets(Ways::Use use, FactId fact) const;
  bool usable(FactId fact, const PatternEdge& edge, ParallelFacts& parallel, bool plain) const;
  bool fits(const PatternNode& node, TermId term) const;
  FactSieve sieve_of(const WorkStep& step, std::size_t asked);
  bool passes_over(const WorkStep& step, TermId term) {
    if ((step.joined.empty() && step.onward.empty()) || !term.is(TermId::Kind::kEntity)) {
      return false;
    }
    return !sieve_of(step, 1).lets(term.index());
  }
  const GroupedFacts* grouped(std::size_t depth, bool come_to);
  const EntitySet* neighbours(std::size_t e, std::size_t node, std::size_t asked);
  Neighbours::Facts facts_of_neighbours(const PatternEdge& edge, bool left, EntityId node) const;
  Lookahead after(std::size_t depth) const;

  // Of a step that leads on by one relation from nodes that are bound before.
  struct Grouping {
    std::optional<OneWay> way;
    std::size_t come_to = 0;                    // times, while its facts are looked for
    std::shared_ptr<const GroupedFacts> facts;  // once that is too often
  };
  void find_groupings();
  // What a step needs, and what it finds out for the one behind it.
  struct Around {
    Grouping grouped;
    Lookahead ahead;
  };

  const Graph& graph_;
  const GraphColumns& columns_;
  const FactIndexes& indexes_;
  const Pattern& pattern_;
  const std::vector<WorkStep>& steps_;
  const FactSelection& asked_;
  const bool takes_plain_;
  FactTerms& terms_;
  Found found_;
  FoundRun found_run_;
  Bindings bindings_;
  std::vector<PlanStep> done_;
  std::vector<Around> around_;          // by depth
  std::vector<Neighbours> neighbours_;  // by edge; empty before the first is asked
};

}  // namespace weft
