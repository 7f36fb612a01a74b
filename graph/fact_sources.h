// SPDX-License-Identifier: Apache-2.0
//
// From which source each piece of evidence is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "weft/core/utf8.h"
#include "weft/graph/graph.h"

namespace weft {

class EvidenceSources {
 public:
  // The documents must outlive it.
  explicit EvidenceSources(const std::vector<GraphDocument>& documents);

  // A document's story (sources_of); a sentence that another story asked about before has word for
  // word is a quotation of it.
  std::uint32_t of(EvidenceRef ref);

 private:
  std::string_view words_of(EvidenceRef ref);

  const std::vector<GraphDocument>& documents_;
  std::vector<std::uint32_t> source_of_;                               // by document
  std::unordered_map<std::uint64_t, std::uint32_t> first_with_words_;  // by their hash
  std::vector<std::optional<CodePointIndex>> code_points_;             // by document
};

}  // namespace weft
