// SPDX-License-Identifier: Apache-2.0
//
// What a Graph owns: its columns, the indexes that answer "which facts", and, made when first asked
// for, the index of names, the Boost graph and what was left in the file.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "graph/columns.h"
#include "graph/long_texts.h"
#include "weft/graph/boost_adapter.h"
#include "weft/graph/evidence_store.h"
#include "weft/graph/graph.h"

namespace weft {

// A name of a relation as it is looked for.
struct RelationForm {
  std::string form;  // as names are compared
  std::uint32_t relation = 0;
  bool inverse = false;  // it names the inverse
  auto operator<=>(const RelationForm&) const = default;
};
// Of all relations, in order.
std::vector<RelationForm> relation_forms(const std::vector<GraphRelation>& relations);

struct GraphState {
  std::shared_ptr<const void> bytes;  // that columns view, where they do not own them
  GraphColumns columns;
  FactIndexes indexes;
  std::vector<GraphRelation> relations;
  std::shared_ptr<const EvidenceStore> store;  // null where the documents are here

  GraphState() = default;
  explicit GraphState(NameColumns names) : names_(std::move(names)) {}
  void set_documents(GraphData data);

  // All safe for several threads at once.
  const NameColumns& names() const;
  const std::vector<RelationForm>& relation_forms() const;
  const std::vector<RelationId>& symmetric_relations() const;
  const BoostGraph& boost() const;
  const std::vector<GraphDocument>& documents() const;
  const std::vector<MergeRecord>& merges() const;
  const std::vector<Decision>& decisions() const;
  mutable LongTexts texts;

 private:
  mutable std::once_flag names_once_, forms_once_, symmetric_once_, boost_once_, documents_once_,
      merges_once_, decisions_once_;
  mutable NameColumns names_;
  mutable std::vector<RelationForm> forms_;
  mutable std::vector<RelationId> symmetric_;
  mutable BoostGraph boost_;
  mutable std::vector<GraphDocument> documents_;
  mutable std::vector<MergeRecord> merges_;
  mutable std::vector<Decision> decisions_;
};

// Throws Error where an index points nowhere.
std::shared_ptr<GraphState> state_of_columns(GraphColumns columns, NameColumns names,
                                             FactIndexes indexes,
                                             std::vector<GraphRelation> relations);

}  // namespace weft
