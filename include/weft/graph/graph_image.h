// SPDX-License-Identifier: Apache-2.0
//
// A graph's entities, facts and names as one stream of bytes, read back in the time that copying
// takes:
//
//   header: ImageHeader
//   arrays: count (8 bytes), elements as they lie in memory
//
// An image is made from the rows of a graph file and never the only place of anything: a reader
// that finds it missing, of another version or byte order, or damaged, reads the rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "weft/graph/graph.h"

namespace weft {

// A change of the arrays is a new version.
inline constexpr std::uint64_t kImageVersion = 1;

struct ImageHeader {
  std::uint64_t version = kImageVersion;  // tells the byte order, too
  std::uint64_t bytes = 0;                // of the arrays
  std::uint64_t checksum = 0;
};

// Gives the arrays' bytes to `write` in order, in pieces of any size.
using ImageSink = std::function<void(const void* data, std::size_t size)>;
ImageHeader write_image(const Graph& graph, const ImageSink& write);

// Fills `size` bytes, in order; false where there are no more.
using ImageSource = std::function<bool(void* data, std::size_t size)>;
// A Graph without documents. Nothing where the image is of another version, not as it was written,
// or holds an index that points nowhere.
std::optional<Graph> read_image(const ImageHeader& header, const ImageSource& read,
                                std::vector<GraphRelation> relations);

}  // namespace weft
