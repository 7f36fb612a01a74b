// SPDX-License-Identifier: Apache-2.0
//
// Latin names in captions that sound like a name of the text. Adds them to the clusters.
#pragma once

#include "extractor/reference/name_cluster_set.h"

namespace weft {

class CaptionNames {
 public:
  explicit CaptionNames(NameClusterSet& clusters)
      : document_(clusters.document()), words_(clusters.words()), clusters_(clusters) {}

  void read();

 private:
  void read_latin_runs(std::uint32_t sentence);
  void try_caption_name(std::uint32_t sentence, Span span);

  Document& document_;
  const ReferenceWords& words_;
  NameClusterSet& clusters_;
};

}  // namespace weft
