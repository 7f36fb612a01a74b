// SPDX-License-Identifier: Apache-2.0
#include "weft/graph/graph_image.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "graph/columns.h"
#include "graph/graph_state.h"
#include "weft/core/error.h"

namespace weft {
namespace {

// Four lanes of multiply and rotate: finds torn and changed bytes at the speed of memory. Not meant
// to withstand an adversary; graph_of_columns checks every index.
class Checksum {
 public:
  void add(const void* data, std::size_t size) {
    const auto* bytes = static_cast<const unsigned char*>(data);
    std::size_t i = 0;
    for (; i + 32 <= size; i += 32) {
      for (std::size_t lane = 0; lane < 4; ++lane) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + i + lane * 8, 8);
        mix(lane, word);
      }
    }
    std::array<std::uint64_t, 4> rest = {0, 0, 0, size};
    if (i < size) std::memcpy(rest.data(), bytes + i, std::min<std::size_t>(size - i, 24));
    for (std::size_t lane = 0; lane < 4; ++lane) mix(lane, rest[lane]);
    for (std::size_t k = i + 24; k < size; ++k) mix(k % 4, bytes[k]);
  }

  std::uint64_t value() const {
    std::uint64_t out = 0;
    for (const std::uint64_t lane : lanes_) out = (std::rotl(out, 17) ^ lane) * kFactor;
    return out ^ (out >> 29U);
  }

 private:
  static constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;

  void mix(std::size_t lane, std::uint64_t word) {
    lanes_[lane] = std::rotl((lanes_[lane] ^ word) * kFactor, 31);
  }

  std::array<std::uint64_t, 4> lanes_ = {1, 2, 3, 4};
};

}  // namespace

ImageHeader write_image(const Graph& graph, const ImageSink& write) {
  const GraphColumns& columns = graph.state().columns;
  const NameColumns& names = graph.state().names();
  ImageHeader header{kImageVersion, 0, 0};
  Checksum checksum;
  const auto put = [&](const void* data, std::size_t size) {
    checksum.add(data, size);
    header.bytes += size;
    if (size > 0) write(data, size);
  };
  const auto put_array = [&](const auto& array) {
    const std::uint64_t count = array.size();
    put(&count, sizeof count);
    put(array.data(), array.size() * sizeof array[0]);
  };
  each_array(columns, put_array);
  each_array(names, put_array);
  header.checksum = checksum.value();
  return header;
}

std::optional<Graph> read_image(const ImageHeader& header, const ImageSource& read,
                                std::vector<GraphRelation> relations) {
  if (header.version != kImageVersion) return std::nullopt;
  GraphColumns columns;
  NameColumns names;
  Checksum checksum;
  std::uint64_t left = header.bytes;
  bool whole = true;
  const auto get = [&](void* data, std::uint64_t size) {
    if (size > 0 && !read(data, size)) return false;
    left -= size;
    checksum.add(data, size);
    return true;
  };
  const auto get_array = [&](auto& array) {
    std::uint64_t count = 0;
    whole = whole && left >= sizeof count && get(&count, sizeof count) &&
            count <= left / sizeof array[0];
    if (!whole) return;
    array.resize(count);
    whole = get(array.data(), count * sizeof array[0]);
  };
  each_array(columns, get_array);
  each_array(names, get_array);
  if (!whole || left != 0 || checksum.value() != header.checksum) return std::nullopt;
  try {
    return graph_of_columns(std::move(columns), std::move(names), std::move(relations));
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace weft
