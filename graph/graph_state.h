// SPDX-License-Identifier: Apache-2.0
//
// What a Graph owns: its columns, the indexes that answer "which facts", and, made when first asked
// for, the index of names and the Boost graph.
#pragma once

#include <cstdint>
#include <mutex>
#include <span>
#include <vector>

#include "graph/columns.h"
#include "weft/graph/boost_adapter.h"
#include "weft/graph/graph.h"

namespace weft {

struct FactIndex {
  std::vector<std::uint32_t> begin;
  std::vector<FactId> ids;

  std::span<const FactId> of(std::uint32_t group) const;
};

struct GraphState {
  GraphColumns columns;
  std::vector<GraphDocument> documents;
  std::vector<GraphRelation> relations;
  std::vector<MergeRecord> merges;
  std::vector<Decision> decisions;
  FactIndex from;
  FactIndex to;
  FactIndex with;

  GraphState() = default;
  explicit GraphState(NameColumns names) : names_(std::move(names)) {}

  // Safe for several threads at once.
  const NameColumns& names() const;
  const BoostGraph& boost() const;

 private:
  mutable std::once_flag names_once_;
  mutable std::once_flag boost_once_;
  mutable NameColumns names_;
  mutable BoostGraph boost_;
};

}  // namespace weft
