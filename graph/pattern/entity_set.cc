// SPDX-License-Identifier: Apache-2.0
#include "graph/pattern/entity_set.h"

#include <algorithm>
#include <numeric>

#include "graph/pattern/ask_for.h"

namespace weft {

void EntitySet::number() {
  std::uint32_t size = 0;
  before_.clear();
  before_.reserve(words_.size());
  for (const std::uint64_t word : words_) {
    before_.push_back(size);
    size += static_cast<std::uint32_t>(std::popcount(word));
  }
  size_ = size;
}

// Without a branch on what was read: most are passed over, but nobody knows which.
template <typename EntityAt>
void FactSieve::pass_each(std::size_t begin, std::size_t end, EntityAt entity_at,
                          Passed& passed) const {
  const std::uint64_t* const first = sets_[0];
  std::size_t i = begin;
  std::size_t size = 0;
  for (; i < end && size < Passed::kMost; ++i) {
    const std::uint32_t entity = entity_at(i);
    passed.places[size] = static_cast<std::uint32_t>(i);
    size += entity == kNone ? 1 : first[entity / 64] >> entity % 64 & 1U;
  }
  passed.end = i;
  passed.size = size;
  if (size_ < 2) return;
  passed.size = 0;
  for (std::size_t k = 0; k < size; ++k) {
    const std::uint32_t entity = entity_at(passed.places[k]);
    passed.places[passed.size] = passed.places[k];
    passed.size += entity == kNone || lets(entity) ? 1 : 0;
  }
}

void FactSieve::pass(const FactColumns& facts, std::span<const FactId> met, std::size_t begin,
                     Side side, Passed& passed) const {
  constexpr std::size_t kAhead = 24;
  if (size_ == 0) {
    passed.end = std::min(met.size(), begin + Passed::kMost);
    passed.size = passed.end - begin;
    std::iota(passed.places.begin(), passed.places.end(), static_cast<std::uint32_t>(begin));
  } else if (side == Side::kObject) {
    // Facts of one subject lie side by side, so that their objects are read in a row.
    const auto object = [&](std::size_t i) {
      const std::uint32_t fact = index_of(met[i]);
      return facts.object.kind[fact] == kEntityTerm ? facts.object.id[fact] : kNone;
    };
    pass_each(begin, met.size(), object, passed);
  } else {
    // Those of one object lie anywhere.
    const auto subject = [&](std::size_t i) {
      ask_for(&facts.subject[index_of(met[std::min(i + kAhead, met.size() - 1)])]);
      return facts.subject[index_of(met[i])];
    };
    pass_each(begin, met.size(), subject, passed);
  }
}

}  // namespace weft
