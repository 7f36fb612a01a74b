// SPDX-License-Identifier: Apache-2.0
//
// A graph's entities, facts and names as one stream of bytes that is used where it lies, once it is
// mapped into memory and checked:
//
//   how many elements each array has, 8 bytes each; then the arrays as they lie in memory, each
//   filled up to 64 bytes
//
// An image is made from the rows of a graph file and never the only place of anything: a reader
// that finds it missing, of another version or byte order, or damaged, reads the rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "weft/graph/evidence_store.h"
#include "weft/graph/graph.h"

namespace weft {

// A change of the arrays is a new version.
inline constexpr std::uint64_t kImageVersion = 4;

struct ImageHeader {
  std::uint64_t version = kImageVersion;  // tells the byte order, too
  std::uint64_t bytes = 0;
  std::uint64_t checksum = 0;
};

// Gives the image's bytes to `write` in order, in pieces of any size.
using ImageSink = std::function<void(const void* data, std::size_t size)>;
ImageHeader write_image(const Graph& graph, const ImageSink& write);

struct ImageBytes {
  std::span<const std::byte> bytes;   // begin at a multiple of 64
  std::shared_ptr<const void> owner;  // keeps them, unchanged, as long as a Graph uses them
};
// A Graph that asks `store` for its documents. Nothing where the image is of another version, not
// as it was written, or holds an index that points nowhere.
std::optional<Graph> read_image(const ImageHeader& header, ImageBytes image,
                                std::vector<GraphRelation> relations,
                                std::shared_ptr<const EvidenceStore> store);

}  // namespace weft
