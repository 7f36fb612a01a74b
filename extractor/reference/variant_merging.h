// SPDX-License-Identifier: Apache-2.0
//
// Joins the cluster of a short name to that of the fuller name for which it stands, and names in
// two scripts to each other; of several fuller names it takes one, or none.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/reference/gender.h"
#include "extractor/reference/introductions.h"
#include "extractor/reference/name_cluster_set.h"

namespace weft {

class VariantMerging {
 public:
  explicit VariantMerging(NameClusterSet& clusters)
      : document_(clusters.document()),
        words_(clusters.words()),
        clusters_(clusters),
        introductions_(clusters.document(), clusters.words()) {}

  void run();

 private:
  std::size_t best_bearer(std::size_t cluster, const std::vector<std::size_t>& fuller) const;
  std::vector<std::size_t> bearers(std::size_t cluster,
                                   const std::vector<std::size_t>& fuller) const;
  bool fits(const NameCluster& shorter, const NameCluster& full, bool body) const;
  bool is_titled(const NameCluster& shorter, const NameCluster& full) const;
  bool begins_body(const NameCluster& shorter, const std::vector<std::size_t>& fuller) const;
  bool short_of_body(const NameCluster& shorter, const NameCluster& full) const;
  bool drops_word_of_bodies(const NameForm& shorter, const NameForm& full) const;
  bool holds_other_name(const NameForm& full) const;
  bool stands_for_place(const NameCluster& cluster) const;
  bool stands_beside(std::size_t cluster, std::string_view title) const;
  bool is_kin(std::size_t cluster, std::size_t other) const;
  bool is_another(std::size_t cluster, std::size_t other) const;
  bool is_other_kin(std::size_t cluster, std::size_t other) const;
  bool is_kin_of_unnamed(std::size_t cluster, std::size_t other) const;
  void drop_kin(std::vector<std::size_t>& fitting) const;
  bool agrees(std::size_t a, std::size_t b) const;
  bool differs(std::size_t a, std::size_t b) const;
  bool lived_apart(std::size_t a, std::size_t b) const;
  Gender gender(std::size_t cluster) const;
  std::uint32_t first(std::size_t cluster) const;

  const Document& document_;
  const ReferenceWords& words_;
  NameClusterSet& clusters_;
  Introductions introductions_;
};

}  // namespace weft
