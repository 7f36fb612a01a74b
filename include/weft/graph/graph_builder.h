// SPDX-License-Identifier: Apache-2.0
//
//   weft::GraphBuilder builder(extractor.ontology());
//   for (const weft::Document& document : documents) builder.add(document);
//   const weft::Graph graph = builder.build();
//
// Merging is decided from all documents at once, so their order changes nothing, but for one thing:
// of several documents with the same text the first is kept with its metadata, the others change
// nothing.
//
// One entity is: all appearances with the same type and the same normalised name (name_key); and
// appearances of other names that a document gives as another full name of it. Parts of a name
// (a family name, a short form) never join documents, and an acronym only where no second entity
// claims it. Things without a proper name stay within their document, save titles and fields of
// work, whose words are what they are. Homonyms of different types stay apart.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "weft/core/document.h"
#include "weft/core/name_rules.h"
#include "weft/core/ontology.h"
#include "weft/graph/graph.h"

namespace weft {

class GraphBuilder {
 public:
  // Relations that the ontology does not know become open relations, labelled as the documents do.
  explicit GraphBuilder(Ontology ontology = {}, NameRules names = {});

  // False where a document of the same text is there already; then nothing changes.
  bool add(const Document& document);
  // All documents of an earlier graph.
  void add(const Graph& graph);

  Graph build() const;

 private:
  Ontology ontology_;
  NameRules names_;
  std::vector<GraphDocument> documents_;
  std::set<std::string> known_;  // sha256 of each
  std::vector<Decision> decisions_;
};

}  // namespace weft
