// SPDX-License-Identifier: Apache-2.0
//
// Half-open ranges. A Span counts bytes of Document::text and always lies on UTF-8 boundaries; an
// IndexRange counts elements of one of a Document's layers. Both are plain values.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace weft {

// Marks an index that points at nothing: the head of a root, an unresolved mention.
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span inner) const { return begin <= inner.begin && inner.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  auto operator<=>(const Span&) const = default;
};

struct IndexRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(std::uint32_t index) const { return begin <= index && index < end; }
  auto operator<=>(const IndexRange&) const = default;
};

}  // namespace weft
