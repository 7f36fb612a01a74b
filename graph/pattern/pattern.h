// SPDX-License-Identifier: Apache-2.0
//
// What a question looks for, before anybody thought about the order of work: nodes joined by edges.
// Patterns of `weft query` and of MATCH are both put into this form.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/pattern/term_id.h"
#include "weft/graph/lookup.h"

namespace weft {

// An entity, value or claim that is looked for, the same wherever its number stands.
struct PatternNode {
  std::string name;               // for --explain
  std::vector<EntityType> types;  // any where both are empty
  std::vector<ValueKind> kinds;
  bool entities_only = false;
  std::optional<std::vector<EntityId>> named;  // it is one of these, if it is an entity
  std::function<bool(TermId)> test;            // what else it must be; none where empty

  bool known() const { return named && named->size() <= 1; }
};

// One fact that is looked for, or a path of several.
struct PatternEdge {
  std::string words;     // for --explain
  std::size_t from = 0;  // nodes, left and right
  std::size_t to = 0;
  // Any where there are none. One that no fact has is RelationId{kNone}.
  std::vector<RelationMatch> relations;
  bool forth = true;      // facts lead from left to right
  bool back = false;      // from right to left
  bool mirrored = false;  // where any relation will do: facts of symmetric ones lead both ways
  std::size_t least = 1;
  std::size_t most = 1;
  std::optional<std::size_t> relation_variable;
  std::function<bool(FactId)> test;  // of each fact
};

// A match in the making. Facts lie in the order of the steps.
struct Bindings {
  struct Path {
    std::size_t begin = 0;  // into facts
    std::size_t size = 0;
    bool reversed = false;  // was walked from right to left
  };

  std::vector<TermId> nodes;
  std::vector<TermId> relations;  // by relation variable
  std::vector<Path> paths;        // by edge
  std::vector<FactId> facts;
  std::size_t not_plain = 0;  // of these (FactIndexes)

  // The first fact of an edge: the one, where it is no path.
  FactId fact(std::size_t edge) const { return facts[paths[edge].begin]; }
};

// Asked as soon as all that it speaks of is bound.
struct PatternCondition {
  std::vector<std::size_t> nodes;
  std::vector<std::size_t> edges;
  std::function<bool(const Bindings&)> holds;
};

struct Pattern {
  std::vector<PatternNode> nodes;
  std::vector<PatternEdge> edges;
  std::vector<PatternCondition> conditions;
  std::size_t relation_variables = 0;
  bool facts_differ = false;       // no fact is used twice in one match
  bool parallel_as_one = false;    // the first fact stands for those ParallelFacts knows
  std::vector<std::string> notes;  // what a name was taken for, or what was not found
};

// Throws UsageError; says what can be asked instead.
[[noreturn]] void throw_too_many(std::size_t most, const char* of_what);

// Symmetric relations lead both ways.
void add_relation(const Graph& graph, RelationMatch match, PatternEdge& edge);
// The relations that are called so become the edge's; where there are none, a note tells what comes
// near.
void add_relations(const Graph& graph, const std::string& words, PatternEdge& edge,
                   std::vector<std::string>& notes);

}  // namespace weft
