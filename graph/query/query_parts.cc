// SPDX-License-Identifier: Apache-2.0
#include "graph/query/query_parts.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace weft {
namespace {

class Splitter {
 public:
  explicit Splitter(const QueryPlan& plan)
      : plan_(plan), pattern_(plan.pattern), parent_(pattern_.edges.size()) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }

  std::vector<QueryPart> run() {
    const std::size_t nodes = pattern_.nodes.size();
    std::vector<std::optional<std::size_t>> edge_of(nodes + pattern_.relation_variables);
    const auto meet = [&](std::size_t thing, std::size_t edge) {
      if (edge_of[thing]) parent_[root(edge)] = root(*edge_of[thing]);
      edge_of[thing] = edge;
    };
    for (std::size_t e = 0; e < pattern_.edges.size(); ++e) {
      const PatternEdge& edge = pattern_.edges[e];
      for (const std::size_t node : {edge.from, edge.to}) {
        if (!is_one(pattern_.nodes[node])) meet(node, e);
      }
      if (edge.relation_variable) meet(nodes + *edge.relation_variable, e);
    }
    for (std::size_t e = 0; e < pattern_.edges.size(); ++e) add_edge(e);
    for (std::size_t c = 0; c < plan_.columns.size(); ++c) add_column(c);
    return std::move(parts_);
  }

 private:
  struct Numbers {  // of the query's things in a part
    std::map<std::size_t, std::size_t> nodes, edges, relations;
  };

  static bool is_one(const PatternNode& node) { return node.named && node.named->size() == 1; }

  std::size_t root(std::size_t edge) {
    while (parent_[edge] != edge) edge = parent_[edge] = parent_[parent_[edge]];
    return edge;
  }

  std::size_t part_of_edge(std::size_t edge) {
    const auto [it, fresh] = part_of_.try_emplace(root(edge), parts_.size());
    if (fresh) {
      parts_.emplace_back();
      numbers_.emplace_back();
      parts_.back().plan.pattern.facts_differ = pattern_.facts_differ;
      parts_.back().plan.pattern.parallel_as_one = pattern_.parallel_as_one;
    }
    return it->second;
  }

  void add_edge(std::size_t e) {
    const std::size_t p = part_of_edge(e);
    Pattern& part = parts_[p].plan.pattern;
    PatternEdge edge = pattern_.edges[e];
    for (std::size_t* node : {&edge.from, &edge.to}) {
      const auto [it, fresh] = numbers_[p].nodes.try_emplace(*node, part.nodes.size());
      if (fresh) part.nodes.push_back(pattern_.nodes[*node]);
      *node = it->second;
    }
    if (edge.relation_variable) {
      auto& known = numbers_[p].relations;
      const auto [it, fresh] = known.try_emplace(*edge.relation_variable, part.relation_variables);
      if (fresh) ++part.relation_variables;
      edge.relation_variable = it->second;
    }
    numbers_[p].edges.emplace(e, part.edges.size());
    part.edges.push_back(std::move(edge));
  }

  void add_column(std::size_t c) {
    QueryColumn column = plan_.columns[c];
    for (std::size_t p = 0; p < parts_.size(); ++p) {
      const Numbers& here = numbers_[p];
      const auto& known = column.of == QueryColumn::Of::kNode       ? here.nodes
                          : column.of == QueryColumn::Of::kRelation ? here.relations
                                                                    : here.edges;
      const auto it = known.find(column.index);
      if (it == known.end()) continue;
      column.index = it->second;
      parts_[p].plan.columns.push_back(std::move(column));
      parts_[p].columns.push_back(c);
      return;
    }
  }

  const QueryPlan& plan_;
  const Pattern& pattern_;
  std::vector<std::size_t> parent_;             // of edges
  std::map<std::size_t, std::size_t> part_of_;  // by root
  std::vector<QueryPart> parts_;
  std::vector<Numbers> numbers_;  // by part
};

}  // namespace

std::vector<QueryPart> independent_parts(const QueryPlan& plan) { return Splitter(plan).run(); }

}  // namespace weft
