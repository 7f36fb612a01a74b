// SPDX-License-Identifier: Apache-2.0
//
// A family name that is said once of several: "brothers Jan and Leo Marin". Adds whole names to the
// clusters.
#pragma once

#include <vector>

#include "extractor/reference/name_cluster_set.h"

namespace weft {

class FamilyNames {
 public:
  explicit FamilyNames(NameClusterSet& clusters)
      : document_(clusters.document()), words_(clusters.words()), clusters_(clusters) {}

  // The names in the order of the text.
  void share(const std::vector<std::uint32_t>& names);

 private:
  bool are_relatives(const Mention& given, const Mention& full) const;

  const Document& document_;
  const ReferenceWords& words_;
  NameClusterSet& clusters_;
};

}  // namespace weft
