// SPDX-License-Identifier: Apache-2.0
//
// Clusters of names while they grow: each name mention joins that of the same core, and clusters
// become one (disjoint sets). Adds mentions to the document for names that only brackets or
// captions show.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "extractor/reference/name_clusters.h"
#include "extractor/reference/names.h"
#include "weft/core/document.h"

namespace weft {

// How much a Hangul and a Latin name must sound alike, anywhere in the document, to be one.
inline constexpr double kSoundsAlike = 0.78;

inline bool are_compatible(EntityType a, EntityType b) {
  return a == b || a == EntityType::kThing || b == EntityType::kThing;
}

class NameClusterSet {
 public:
  NameClusterSet(Document& document, const ReferenceWords& words)
      : document_(document), words_(words) {}

  Document& document() { return document_; }
  const ReferenceWords& words() const { return words_; }

  std::size_t size() const { return clusters_.size(); }
  const NameCluster& operator[](std::size_t cluster) const { return clusters_[cluster]; }
  // Of a name mention that was added.
  std::size_t cluster_of(std::uint32_t mention) const;
  // The cluster with a form of that core, null if none.
  const NameCluster* find(const std::string& core) const;
  // The one that stands for all that it was joined with.
  std::size_t root(std::size_t cluster) const;
  std::uint32_t name_over(Span span) const;

  std::size_t add(std::uint32_t mention);
  void add_at(std::size_t cluster, Span span, std::uint32_t beside);
  // Another form of the cluster's name, before the others; a cluster that has it is joined.
  void add_form(std::size_t cluster, const NameForm& form);
  void join(std::size_t into, std::size_t from);
  // Types of all clusters, by their mentions.
  void vote();
  void retype(std::size_t cluster, EntityType type);
  // In order of their first mention.
  std::vector<NameCluster> finish();

 private:
  void vote(NameCluster& cluster) const;
  // Under what by_core_ has a name: its core, and its legal form where another body has the core.
  std::string key_of(const NameForm& form) const;
  void note_place(std::uint32_t mention, Span span);

  Document& document_;
  const ReferenceWords& words_;
  std::vector<NameCluster> clusters_;
  std::vector<std::size_t> parent_;
  std::unordered_map<std::string, std::size_t> by_core_;
  std::vector<std::vector<std::uint32_t>> by_place_;  // names by stretches of the text
};

}  // namespace weft
