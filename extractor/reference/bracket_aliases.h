// SPDX-License-Identifier: Apache-2.0
//
// Other names that brackets tell of the name before them: "마루넷(Marunet)", "Ana Lind (born Ana
// Berg)". Adds them to the clusters.
#pragma once

#include <string_view>
#include <unordered_set>

#include "extractor/reference/name_cluster_set.h"

namespace weft {

class BracketAliases {
 public:
  explicit BracketAliases(NameClusterSet& clusters)
      : document_(clusters.document()), words_(clusters.words()), clusters_(clusters) {
    for (const Literal& literal : document_.literals) values_.insert(literal.span.begin);
  }

  void read(std::uint32_t mention);

 private:
  bool is_elsewhere(const NameCluster& cluster, Span inside) const;
  bool begins_like_name(std::string_view text) const;
  bool skip_alias_word(Span& inside) const;
  Span until_comma(Span inside) const;
  bool is_alias(const NameCluster& cluster, const NameForm& alias) const;

  const Document& document_;
  const ReferenceWords& words_;
  NameClusterSet& clusters_;
  std::unordered_set<std::uint32_t> values_;  // where dates and amounts begin
};

}  // namespace weft
