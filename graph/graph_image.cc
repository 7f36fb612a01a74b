// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/graph_image.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

#include "graph/columns.h"
#include "graph/graph_state.h"
#include "weft/core/error.h"

namespace weft {
namespace {

// Four lanes of multiply and rotate: finds torn and changed bytes at the speed of memory. Not meant
// to withstand an adversary; check_columns looks at every index. All arrays are padded to whole
// blocks.
class Checksum {
 public:
  // The same for the same bytes in any pieces.
  void add(const void* data, std::size_t size) {
    const auto* bytes = static_cast<const unsigned char*>(data);
    while (size > 0) {
      if (held_ == 0 && size >= kBlock) {
        const std::size_t blocks = size / kBlock * kBlock;
        for (std::size_t i = 0; i < blocks; i += kBlock) mix(bytes + i);
        bytes += blocks;
        size -= blocks;
        continue;
      }
      const std::size_t part = std::min(size, kBlock - held_);
      std::memcpy(block_.data() + held_, bytes, part);
      held_ = (held_ + part) % kBlock;
      if (held_ == 0) mix(block_.data());
      bytes += part;
      size -= part;
    }
  }

  std::uint64_t value() const {
    std::uint64_t out = 0;
    for (const std::uint64_t lane : lanes_) out = (std::rotl(out, 17) ^ lane) * kFactor;
    return out ^ (out >> 29U);
  }

 private:
  static constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
  static constexpr std::size_t kBlock = 32;

  void mix(const unsigned char* block) {
    for (std::size_t lane = 0; lane < 4; ++lane) {
      std::uint64_t word = 0;
      std::memcpy(&word, block + lane * 8, 8);
      lanes_[lane] = std::rotl((lanes_[lane] ^ word) * kFactor, 31);
    }
  }

  std::array<std::uint64_t, 4> lanes_ = {1, 2, 3, 4};
  std::array<unsigned char, kBlock> block_{};
  std::size_t held_ = 0;
};

// Arrays begin at multiples of this, so that they may be used where they lie.
constexpr std::size_t kAlignment = 64;

std::size_t padding(std::size_t size) { return (kAlignment - size % kAlignment) % kAlignment; }

// Calls visit(array) for every array of an image.
template <typename Columns, typename Names, typename Indexes, typename Visit>
void each_array_of(Columns& columns, Names& names, Indexes& indexes, Visit visit) {
  each_array(columns, visit);
  each_array(names, visit);
  each_array(indexes, visit);
}

class ImageWriter {
 public:
  ImageWriter(const Graph& graph, const ImageSink& write) : state_(graph.state()), write_(write) {}

  ImageHeader run() {
    std::vector<std::uint64_t> counts;
    each([&](const auto& array) { counts.push_back(array.size()); });
    put(counts.data(), counts.size() * sizeof counts[0]);
    each([&](const auto& array) { put(array.data(), array.size() * sizeof array[0]); });
    header_.checksum = checksum_.value();
    return header_;
  }

 private:
  template <typename Visit>
  void each(Visit visit) {
    each_array_of(state_.columns, state_.names(), state_.indexes, visit);
  }

  void put(const void* data, std::size_t size) {
    write(data, size);
    constexpr std::array<char, kAlignment> kZeros{};
    write(kZeros.data(), padding(size));
  }
  void write(const void* data, std::size_t size) {
    if (size == 0) return;
    checksum_.add(data, size);
    header_.bytes += size;
    write_(data, size);
  }

  const GraphState& state_;
  const ImageSink& write_;
  ImageHeader header_;
  Checksum checksum_;
};

class ImageReader {
 public:
  explicit ImageReader(std::span<const std::byte> bytes) : bytes_(bytes) {}

  // False where the arrays do not fill the bytes.
  bool run(GraphColumns& columns, NameColumns& names, FactIndexes& indexes) {
    std::size_t arrays = 0;
    each_array_of(columns, names, indexes, [&](auto&) { ++arrays; });
    counts_ = take<std::uint64_t>(arrays);
    each_array_of(columns, names, indexes, [&](auto& array) {
      using Item = typename std::remove_cvref_t<decltype(array)>::value_type;
      if (whole_) array = Array<Item>::viewing(take<Item>(counts_[next_++]));
    });
    return whole_ && at_ == bytes_.size();
  }

 private:
  template <typename Item>
  std::span<const Item> take(std::uint64_t count) {
    const std::size_t left = bytes_.size() - at_;
    whole_ = count <= left / sizeof(Item) &&
             count * sizeof(Item) + padding(count * sizeof(Item)) <= left;
    if (!whole_) return {};
    // The bytes are aligned as the writer aligned them.
    const auto* items = reinterpret_cast<const Item*>(bytes_.data() + at_);
    at_ += count * sizeof(Item) + padding(count * sizeof(Item));
    return {items, count};
  }

  std::span<const std::byte> bytes_;
  std::span<const std::uint64_t> counts_;
  std::size_t at_ = 0;
  std::size_t next_ = 0;
  bool whole_ = true;
};

}  // namespace

ImageHeader write_image(const Graph& graph, const ImageSink& write) {
  return ImageWriter(graph, write).run();
}

std::optional<Graph> read_image(const ImageHeader& header, ImageBytes image,
                                std::vector<GraphRelation> relations,
                                std::shared_ptr<const EvidenceStore> store) {
  const std::span<const std::byte> bytes = image.bytes;
  if (header.version != kImageVersion || header.bytes != bytes.size()) return std::nullopt;
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % kAlignment != 0) return std::nullopt;
  Checksum checksum;
  checksum.add(bytes.data(), bytes.size());
  if (checksum.value() != header.checksum) return std::nullopt;
  GraphColumns columns;
  NameColumns names;
  FactIndexes indexes;
  if (!ImageReader(bytes).run(columns, names, indexes)) return std::nullopt;
  try {
    auto state = state_of_columns(std::move(columns), std::move(names), std::move(indexes),
                                  std::move(relations));
    state->bytes = std::move(image.owner);
    state->store = std::move(store);
    return Graph(std::move(state));
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace weft
