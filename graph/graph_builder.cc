// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/graph_builder.h"

#include <algorithm>
#include <tuple>

#include "graph/facts.h"
#include "graph/local_document.h"
#include "graph/merging/merge.h"

namespace weft {

GraphBuilder::GraphBuilder(Ontology ontology, NameRules names)
    : ontology_(std::move(ontology)), names_(std::move(names)) {}

bool GraphBuilder::add(const Document& document) {
  GraphDocument local = local_document(document, names_);
  if (!known_.insert(local.sha256).second) return false;
  documents_.push_back(std::move(local));
  return true;
}

bool GraphBuilder::add(GraphDocument document) {
  if (!known_.insert(document.sha256).second) return false;
  documents_.push_back(std::move(document));
  return true;
}

void GraphBuilder::add(const Graph& graph) {
  for (const GraphDocument& document : graph.documents()) {
    if (known_.insert(document.sha256).second) documents_.push_back(document);
  }
  for (const Decision& decision : graph.decisions()) {
    if (std::find(decisions_.begin(), decisions_.end(), decision) == decisions_.end()) {
      decisions_.push_back(decision);
    }
  }
}

bool GraphBuilder::update(const Document& document) {
  return update(local_document(document, names_));
}

bool GraphBuilder::update(GraphDocument document) {
  // Where all documents so far stand by id; those that are added meanwhile are looked up as needed.
  for (; indexed_ < documents_.size(); ++indexed_) {
    place_of_.emplace(documents_[indexed_].info.id, indexed_);
  }
  const auto [first, last] = place_of_.equal_range(document.info.id);
  if (std::any_of(first, last, [&](const auto& place) {
        return documents_[place.second].sha256 == document.sha256;
      })) {
    return false;
  }
  if (first == last) {
    add(std::move(document));
    return true;
  }
  for (auto place = first; place != last; ++place) {
    known_.erase(documents_[place->second].sha256);
  }
  const bool fresh = known_.insert(document.sha256).second;  // else another one has this text
  if (fresh && std::next(first) == last) {
    documents_[first->second] = std::move(document);
    return true;
  }
  std::erase_if(documents_,
                [&](const GraphDocument& known) { return known.info.id == document.info.id; });
  forget_places();
  if (fresh) documents_.push_back(std::move(document));
  return true;
}

void GraphBuilder::forget_places() {
  place_of_.clear();
  indexed_ = 0;
}

std::size_t GraphBuilder::remove(std::string_view name) {
  const auto named = [&](const GraphDocument& document) {
    return document.info.id == name || document.sha256 == name ||
           (!document.info.url.empty() && document.info.url == name);
  };
  for (const GraphDocument& document : documents_) {
    if (named(document)) known_.erase(document.sha256);
  }
  forget_places();
  return std::erase_if(documents_, named);
}

void GraphBuilder::decide(Decision decision) { decisions_.push_back(std::move(decision)); }

void GraphBuilder::undo(std::size_t index) {
  decisions_.erase(decisions_.begin() + static_cast<std::ptrdiff_t>(index));
}

Graph GraphBuilder::build() const& { return build(documents_); }

Graph GraphBuilder::build() && {
  known_.clear();
  return build(std::move(documents_));
}

Graph GraphBuilder::build(std::vector<GraphDocument> documents) const {
  GraphData data;
  data.documents = std::move(documents);
  std::sort(data.documents.begin(), data.documents.end(), [](const auto& a, const auto& b) {
    return std::tie(a.info.id, a.sha256) < std::tie(b.info.id, b.sha256);
  });
  data.decisions = decisions_;
  make_entities(data, merge_appearances(data.documents, names_, decisions_), names_);
  make_facts(data, ontology_);
  return Graph(std::move(data));
}

}  // namespace weft
