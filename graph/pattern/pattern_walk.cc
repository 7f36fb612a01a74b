// SPDX-License-Identifier: Apache-2.0
#include "graph/pattern/pattern_walk.h"

#include <algorithm>

#include "graph/graph_state.h"
#include "graph/pattern/ask_for.h"

namespace weft {
namespace {

using Kind = TermId::Kind;

}  // namespace

PatternWalk::Ways PatternWalk::Ways::left(const PatternEdge& edge, bool inverse) {
  const Use forth = edge.forth ? Use::kAll : Use::kNever;
  const Use back = edge.back ? Use::kAll : edge.mirrored ? Use::kSymmetric : Use::kNever;
  return inverse ? Ways{back, forth} : Ways{forth, back};
}

PatternWalk::PatternWalk(const Graph& graph, const Pattern& pattern,
                         const std::vector<WorkStep>& steps, const FactSelection& asked,
                         FactTerms& terms)
    : graph_(graph),
      columns_(graph.state().columns),
      indexes_(graph.state().indexes),
      pattern_(pattern),
      steps_(steps),
      asked_(asked),
      takes_plain_(asked.takes_plain()),
      terms_(terms),
      done_(steps.size()),
      around_(steps.size()) {
  bindings_.nodes.resize(pattern.nodes.size());
  bindings_.relations.resize(pattern.relation_variables);
  bindings_.paths.resize(pattern.edges.size());
  bindings_.facts.reserve(pattern.edges.size());
}

std::vector<PlanStep> PatternWalk::run(Found found, FoundRun found_run, bool in_words) {
  found_ = std::move(found);
  found_run_ = std::move(found_run);
  for (std::size_t i = 0; i < steps_.size(); ++i) around_[i].ahead = after(i);
  find_groupings();
  if (steps_.empty()) {
    found_(bindings_);
  } else {
    go_on(0);
  }
  for (std::size_t i = 0; i < steps_.size(); ++i) done_[i].estimate = steps_[i].estimate;
  if (in_words) say_what_was_done();
  return std::move(done_);
}

void PatternWalk::say_what_was_done() {
  std::vector<WorkStep> walked = steps_;
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const auto& grouped = around_[i].grouped.facts;
    if (grouped) walked[i].grouped_facts = grouped->size();
  }
  for (std::size_t i = 0; i < steps_.size(); ++i) done_[i].what = describe(walked, i, pattern_);
}

bool PatternWalk::go_on(std::size_t depth) {
  const WorkStep& step = steps_[depth];
  if (!step.edge) return look_up(depth, step);
  if (step.scans) return scan(depth, step);
  const PatternEdge& edge = pattern_.edges[*step.edge];
  const TermId start = bindings_.nodes[step.reversed ? edge.to : edge.from];
  return walk(depth, step, start, bindings_.facts.size());
}

bool PatternWalk::bound(std::size_t depth) {
  for (const std::size_t c : steps_[depth].conditions) {
    if (!pattern_.conditions[c].holds(bindings_)) return true;
  }
  ++done_[depth].matches;
  return depth + 1 == steps_.size() ? found_(bindings_) : go_on(depth + 1);
}

bool PatternWalk::look_up(std::size_t depth, const WorkStep& step) {
  const PatternNode& node = pattern_.nodes[step.node];
  const auto one = [&](EntityId id) {
    if (passes_over(step, id) || !fits(node, id)) return true;
    bindings_.nodes[step.node] = id;
    const bool more = bound(depth);
    bindings_.nodes[step.node] = {};
    return more;
  };
  if (node.named) return std::ranges::all_of(*node.named, one);
  for (std::uint32_t i = 0; i < graph_.entities().size(); ++i) {
    if (!one(EntityId{i})) return false;
  }
  return true;
}

bool PatternWalk::scan(std::size_t depth, const WorkStep& step) {
  const PatternEdge& edge = pattern_.edges[*step.edge];
  ParallelFacts parallel(terms_);
  const auto one = [&](FactId fact, bool inverse) {
    return !usable(fact, edge, parallel, indexes_.is_plain(fact)) ||
           scan_fact(depth, *step.edge, fact, Ways::left(edge, inverse));
  };
  if (edge.relations.empty()) {
    for (std::uint32_t i = 0; i < graph_.facts().size(); ++i) {
      if (!one(FactId{i}, false)) return false;
    }
  }
  for (const RelationMatch match : edge.relations) {
    if (index_of(match.relation) == kNone) continue;
    for (const FactId id : graph_.facts_with(match.relation)) {
      if (!one(id, match.inverse)) return false;
    }
  }
  return true;
}

bool PatternWalk::scan_fact(std::size_t depth, std::size_t e, FactId fact, Ways ways) {
  const TermId subject = terms_.subject(fact);
  const TermId object = terms_.object(fact);
  const bool forth = ways.subject != Ways::Use::kNever;
  if (forth && !bind_ends(depth, e, fact, subject, object)) return false;
  if (!lets(ways.object, fact) || (forth && subject == object)) return true;
  return bind_ends(depth, e, fact, object, subject);
}

bool PatternWalk::bind_ends(std::size_t depth, std::size_t e, FactId fact, TermId left,
                            TermId right) {
  const PatternEdge& edge = pattern_.edges[e];
  if (edge.from == edge.to && !terms_.same(left, right)) return true;
  if (!fits(pattern_.nodes[edge.from], left) || !fits(pattern_.nodes[edge.to], right)) return true;
  bindings_.nodes[edge.from] = left;
  bindings_.nodes[edge.to] = right;
  const std::size_t not_plain = indexes_.is_plain(fact) ? 0 : 1;
  bindings_.facts.push_back(fact);
  bindings_.not_plain += not_plain;
  const bool more = finish(depth, e, bindings_.facts.size() - 1, false);
  bindings_.not_plain -= not_plain;
  bindings_.facts.pop_back();
  bindings_.nodes[edge.from] = bindings_.nodes[edge.to] = {};
  return more;
}

// One fact further on the way that begins at facts[begin].
bool PatternWalk::walk(std::size_t depth, const WorkStep& step, TermId at, std::size_t begin) {
  const PatternEdge& edge = pattern_.edges[*step.edge];
  const TermId target = step.closes && edge.most == 1 ? bindings_.nodes[step.node] : TermId();
  Places places{depth > 0 ? &around_[depth - 1].ahead : nullptr, &around_[depth].ahead, nullptr};
  if (step.closes && !neighbours_.empty()) places.closing = &neighbours_[*step.edge];
  places.runs = found_run_ != nullptr && depth + 1 == steps_.size();
  places.grouped = grouped(depth, true);
  if (edge.most == 1 && !(step.joined.empty() && step.onward.empty())) places.sieved = &step;
  ParallelFacts parallel(terms_);
  return each_fact(edge, at, target, step.reversed, places,
                   [&](FactId fact, TermId other, bool plain) {
                     if (!usable(fact, edge, parallel, plain)) return true;
                     bindings_.facts.push_back(fact);
                     bindings_.not_plain += plain ? 0 : 1;
                     const std::size_t length = bindings_.facts.size() - begin;
                     bool more = length < edge.least || arrive(depth, step, other, begin);
                     if (more && length < edge.most) more = walk(depth, step, other, begin);
                     bindings_.not_plain -= plain ? 0 : 1;
                     bindings_.facts.pop_back();
                     return more;
                   });
}

bool PatternWalk::arrive(std::size_t depth, const WorkStep& step, TermId other, std::size_t begin) {
  TermId& node = bindings_.nodes[step.node];
  if (step.closes) {
    return !terms_.same(node, other) || finish(depth, *step.edge, begin, step.reversed);
  }
  if (!step.takes_all) {
    const bool path = pattern_.edges[*step.edge].most > 1;  // else it was asked before
    if (path && passes_over(step, other)) return true;
    if (!fits(pattern_.nodes[step.node], other)) return true;
  }
  node = other;
  const bool more = finish(depth, *step.edge, begin, step.reversed);
  node = {};
  return more;
}

// With both ends of an edge bound: its facts from facts[begin] on, and its relation.
bool PatternWalk::finish(std::size_t depth, std::size_t e, std::size_t begin, bool reversed) {
  bindings_.paths[e] = {begin, bindings_.facts.size() - begin, reversed};
  const PatternEdge& edge = pattern_.edges[e];
  if (!edge.relation_variable) return bound(depth);
  TermId& variable = bindings_.relations[*edge.relation_variable];
  const TermId relation = terms_.relation(bindings_.facts[begin]);
  if (!variable.is(Kind::kNothing)) return variable != relation || bound(depth);
  variable = relation;
  const bool more = bound(depth);
  variable = {};
  return more;
}

bool PatternWalk::take_run(std::span<const FactId> facts) {
  done_.back().matches += facts.size();
  return found_run_(bindings_, facts);
}

// How the facts begin, as far as they are plain.
std::span<const FactId> PatternWalk::plain_run(std::span<const FactId> facts) const {
  const auto end = std::ranges::find_if(facts, [&](FactId id) { return !indexes_.is_plain(id); });
  return facts.first(static_cast<std::size_t>(end - facts.begin()));
}

// Calls back with each fact of the edge's relations at a node, and the term on its other side.
// Where `target` is something, facts that lead elsewhere may be left out.
template <typename Call>
bool PatternWalk::each_fact(const PatternEdge& edge, TermId at, TermId target, bool reversed,
                            Places places, Call call) {
  const auto ways = [&](bool inverse) {
    const Ways left = Ways::left(edge, inverse);
    return reversed ? left.turned() : left;
  };
  if (edge.relations.empty())
    return each_fact_of(at, target, std::nullopt, ways(false), places, call);
  for (const RelationMatch match : edge.relations) {
    if (index_of(match.relation) == kNone) continue;
    if (!each_fact_of(at, target, match.relation, ways(match.inverse), places, call)) return false;
  }
  return true;
}

template <typename Call>
bool PatternWalk::each_fact_of(TermId at, TermId target, std::optional<RelationId> relation,
                               Ways ways, Places places, Call& call) {
  if (!at.is(Kind::kEntity)) {
    return ways.object == Ways::Use::kNever ||
           each_fact_with_object(at, ways.object, relation, call);
  }
  // Where no relation is told and only symmetric ones lead this way, each of these is looked for.
  const auto each_relation = [&](Ways::Use use, auto one) {
    if (use == Ways::Use::kNever) return true;
    if (relation || use == Ways::Use::kAll) return one(relation);
    return std::ranges::all_of(graph_.state().symmetric_relations(), one);
  };
  const EntityId entity{at.index()};
  const auto out = [&](std::optional<RelationId> r) {
    const auto facts = out_of(entity, target, r, places);
    return each_fact_met(facts, FactSieve::Side::kObject, at, target, ways, places, call);
  };
  const auto in = [&](std::optional<RelationId> r) {
    const auto facts = into(entity, target, r, places);
    return each_fact_met(facts, FactSieve::Side::kSubject, at, target, ways, places, call);
  };
  return each_relation(ways.subject, out) && each_relation(ways.object, in);
}

// Of facts of an entity, with what stands at the side that is another's.
template <typename Call>
bool PatternWalk::each_fact_met(std::span<const FactId> facts, FactSieve::Side side, TermId at,
                                TermId target, Ways ways, Places places, Call& call) {
  const bool out = side == FactSieve::Side::kObject;
  const auto one = [&](std::size_t i) {
    const FactId id = facts[i];
    places.behind->turn_to(facts, i, side);
    if (!places.between && target.is(Kind::kEntity) &&
        (out ? terms_.subject(id) : terms_.object(id)) != at) {
      return true;
    }
    const TermId other = places.between ? target : out ? terms_.object(id) : terms_.subject(id);
    if (!lets(out ? ways.subject : ways.object, id)) return true;
    // A fact of an entity with itself was met already.
    if (!out && other == at && lets(ways.subject, id)) return true;
    return call(id, other, places.plain || indexes_.is_plain(id));
  };
  if (places.sieved != nullptr) return each_passed(facts, side, *places.sieved, one);
  const bool runs = places.runs && !(pattern_.facts_differ && may_hold_bound(facts, side, at));
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (runs) {
      const auto run = places.plain ? facts.subspan(i) : plain_run(facts.subspan(i));
      if (!run.empty()) {
        if (!take_run(run)) return false;
        i += run.size() - 1;
        continue;
      }
    }
    if (!one(i)) return false;
  }
  return true;
}

// Whether some fact that is bound may be among facts of an entity, which rise by relation.
bool PatternWalk::may_hold_bound(std::span<const FactId> facts, FactSieve::Side side,
                                 TermId at) const {
  if (facts.empty()) return false;
  const RelationId first = terms_.relation(facts.front());
  const RelationId last = terms_.relation(facts.back());
  return std::ranges::any_of(bindings_.facts, [&](FactId fact) {
    const RelationId relation = terms_.relation(fact);
    return relation >= first && relation <= last &&
           (side == FactSieve::Side::kObject ? terms_.subject(fact) : terms_.object(fact)) == at;
  });
}

// Of facts that a step's sieve lets through, some at a time, so that memory is waited for once.
template <typename One>
bool PatternWalk::each_passed(std::span<const FactId> facts, FactSieve::Side side,
                              const WorkStep& step, One one) {
  FactSieve::Passed passed;
  while (passed.end < facts.size()) {
    const std::size_t asked = passed.end == 0 ? facts.size() : 0;
    sieve_of(step, asked).pass(columns_.facts, facts, passed.end, side, passed);
    const std::span places = std::span(passed.places).first(passed.size);
    for (const std::uint32_t i : places) {
      const std::uint32_t fact = index_of(facts[i]);
      ask_for(&columns_.facts.relation[fact]);
      if (indexes_.is_plain(facts[i])) continue;
      ask_for(&columns_.facts.subject[fact]);
      ask_for(&columns_.facts.confidence[fact]);
      ask_for(&columns_.facts.negated[fact]);
      ask_for(&columns_.facts.modality[fact]);
      ask_for(&columns_.facts.status[fact]);
    }
    if (!std::ranges::all_of(places, one)) return false;
  }
  return true;
}

// Only entities have an index: all facts of the relation are looked at.
template <typename Call>
bool PatternWalk::each_fact_with_object(TermId object, Ways::Use use,
                                        std::optional<RelationId> relation, Call& call) {
  const auto one = [&](FactId id) {
    return !terms_.same(terms_.object(id), object) || !lets(use, id) ||
           call(id, terms_.subject(id), indexes_.is_plain(id));
  };
  if (relation) return std::ranges::all_of(graph_.facts_with(*relation), one);
  for (std::uint32_t i = 0; i < graph_.facts().size(); ++i) {
    if (!one(FactId{i})) return false;
  }
  return true;
}

bool PatternWalk::lets(Ways::Use use, FactId fact) const {
  return use == Ways::Use::kAll ||
         (use == Ways::Use::kSymmetric && graph_[terms_.relation(fact)].symmetric);
}

bool PatternWalk::usable(FactId fact, const PatternEdge& edge, ParallelFacts& parallel,
                         bool plain) const {
  if (pattern_.facts_differ && std::ranges::find(bindings_.facts, fact) != bindings_.facts.end()) {
    return false;
  }
  // No other says the same, and no more is asked.
  if (takes_plain_ && plain) return !edge.test || edge.test(fact);
  if (pattern_.parallel_as_one && parallel.repeats(fact)) return false;
  if (!asked_(fact) || (edge.test && !edge.test(fact))) return false;
  if (pattern_.parallel_as_one) parallel.take();
  return true;
}

bool PatternWalk::fits(const PatternNode& node, TermId term) const {
  const bool entity = term.is(Kind::kEntity);
  if (node.entities_only && !entity) return false;
  if (!node.types.empty() || !node.kinds.empty()) {
    const auto has = [](const auto& all, auto one) {
      return std::ranges::find(all, one) != all.end();
    };
    const bool typed =
        entity && has(node.types, static_cast<EntityType>(columns_.entities.type[term.index()]));
    const bool kind = term.is(Kind::kValue) &&
                      has(node.kinds, static_cast<ValueKind>(columns_.values.kind[term.index()]));
    if (!typed && !kind) return false;
  }
  if (node.named && entity &&
      std::ranges::find(*node.named, EntityId{term.index()}) == node.named->end()) {
    return false;
  }
  return !node.test || node.test(term);
}

}  // namespace weft
