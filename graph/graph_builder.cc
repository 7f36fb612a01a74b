// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/graph_builder.h"

#include <algorithm>
#include <tuple>

#include "graph/facts.h"
#include "graph/local_document.h"
#include "graph/merge.h"

namespace weft {

GraphBuilder::GraphBuilder(Ontology ontology, NameRules names)
    : ontology_(std::move(ontology)), names_(std::move(names)) {}

bool GraphBuilder::add(const Document& document) {
  GraphDocument local = local_document(document, names_);
  if (!known_.insert(local.sha256).second) return false;
  documents_.push_back(std::move(local));
  return true;
}

void GraphBuilder::add(const Graph& graph) {
  for (const GraphDocument& document : graph.documents()) {
    if (known_.insert(document.sha256).second) documents_.push_back(document);
  }
}

Graph GraphBuilder::build() const {
  GraphData data;
  data.documents = documents_;
  std::sort(data.documents.begin(), data.documents.end(), [](const auto& a, const auto& b) {
    return std::tie(a.info.id, a.sha256) < std::tie(b.info.id, b.sha256);
  });
  make_entities(data, merge_appearances(data.documents, names_, decisions_), names_);
  data.decisions = decisions_;
  make_facts(data, ontology_);
  return Graph(std::move(data));
}

}  // namespace weft
