// SPDX-License-Identifier: Apache-2.0
//
// Where a Graph gets what its documents say, piece by piece, when that was left in a file: a graph
// of a million facts holds numbers of evidence, not its words. load_graph makes one; ask the Graph,
// which knows whether it holds the words itself.
//
// Thread-safe. Every call throws IoError where the file cannot be read and FormatError where it is
// damaged.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "weft/graph/graph.h"

namespace weft {

class EvidenceStore {
 public:
  virtual ~EvidenceStore() = default;

  virtual std::size_t document_count() const = 0;
  // By index below document_count().
  virtual ArticleInfo article(std::uint32_t document) const = 0;
  virtual std::string sha256(std::uint32_t document) const = 0;
  virtual GraphDocument document(std::uint32_t document) const = 0;  // whole
  virtual std::string text(std::uint32_t document) const = 0;
  virtual Appearance appearance(std::uint32_t document, std::uint32_t index) const = 0;
  // All but `negated`, `modality` and `status`, which are the fact's.
  virtual Evidence evidence(EvidenceRef ref) const = 0;

  // What graphs seldom ask for, at once.
  virtual std::vector<GraphDocument> documents() const = 0;
  virtual std::vector<MergeRecord> merges() const = 0;
  virtual std::vector<Decision> decisions() const = 0;
};

}  // namespace weft
