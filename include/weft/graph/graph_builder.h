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
// Appearances of one type and one normalised name (graph/merging/name_forms.h) are one entity,
// unless facts tell its bearers apart (NameRules::cues); other names that a document gives as full
// names of the thing join where facts allow it, and names that look or sound alike only where facts
// agree. Every name of an entity is like every other one: look-alikes make no chain. Parts of a
// name (a family name, a short form) join documents only where facts agree or the documents name
// the same rare things, or where a rare family name has one bearer in the graph; an acronym only
// where no second entity claims it. Things without a proper name stay within their document, save
// titles and fields of work, whose words are what they are. Homonyms of different types stay apart.
// Graph::merges() is the log.
//
// Decisions by hand (curation.h) come before all that. A graph that was added to, or from which was
// removed, equals one built from scratch of the same documents and decisions.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
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
  // As above, of a document whose statements are evidence already, as an exchange file has it.
  bool add(GraphDocument document);
  // All documents and decisions of an earlier graph.
  void add(const Graph& graph);
  // A changed article: what documents of the same id said is forgotten first. False where the
  // article is there as it is; then nothing changes.
  bool update(const Document& document);
  bool update(GraphDocument document);
  // Forgets documents by id, URL or sha256; gives how many. A fact goes with its last evidence.
  std::size_t remove(std::string_view name);

  // Holds from now on, also for documents that are added later. Later decisions win.
  void decide(Decision decision);
  const std::vector<Decision>& decisions() const { return decisions_; }
  // Takes back the decision at an index of decisions().
  void undo(std::size_t index);

  const NameRules& names() const { return names_; }

  // In the order in which they were added.
  const std::vector<GraphDocument>& documents() const { return documents_; }

  Graph build() const&;
  Graph build() &&;  // hands its documents on instead of copying them

 private:
  Graph build(std::vector<GraphDocument> documents) const;
  void forget_places();

  Ontology ontology_;
  NameRules names_;
  std::vector<GraphDocument> documents_;
  std::set<std::string> known_;                                 // sha256 of each
  std::unordered_multimap<std::string, std::size_t> place_of_;  // by id, of the first `indexed_`
  std::size_t indexed_ = 0;
  std::vector<Decision> decisions_;
};

}  // namespace weft
