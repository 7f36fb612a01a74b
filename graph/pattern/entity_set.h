// SPDX-License-Identifier: Apache-2.0
//
// A set of entities as a bit for each, which tests fastest of all, and what of a list of facts
// leads to those that stand in several sets.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/columns.h"

namespace weft {

class EntitySet {
 public:
  EntitySet() = default;
  explicit EntitySet(std::size_t entities) : words_((entities + 63) / 64) {}

  bool empty() const { return words_.empty(); }  // none was made room for
  std::size_t words() const { return words_.size(); }
  bool has(std::uint32_t entity) const { return (words_[entity / 64] >> entity % 64 & 1U) != 0; }
  void add(std::uint32_t entity) { words_[entity / 64] |= std::uint64_t{1} << entity % 64; }
  void remove(std::uint32_t entity) { words_[entity / 64] &= ~(std::uint64_t{1} << entity % 64); }

  // Numbers the entities from 0 on, in order; size() tells then how many there are.
  void number();
  std::size_t size() const { return size_; }
  std::size_t number_of(std::uint32_t entity) const {
    const std::uint64_t below = words_[entity / 64] & ((std::uint64_t{1} << entity % 64) - 1);
    return before_[entity / 64] + static_cast<std::size_t>(std::popcount(below));
  }
  const std::uint64_t* bits() const { return words_.data(); }

 private:
  std::vector<std::uint64_t> words_;
  std::vector<std::uint32_t> before_;  // entities of the words before each
  std::size_t size_ = 0;
};

// Passes over facts whose other end is an entity that some set has not.
class FactSieve {
 public:
  enum class Side { kSubject, kObject };

  void add(const EntitySet& set) {
    if (size_ < sets_.size()) sets_[size_++] = set.bits();
  }
  bool empty() const { return size_ == 0; }
  bool lets(std::uint32_t entity) const {
    for (std::size_t s = 0; s < size_; ++s) {
      if ((sets_[s][entity / 64] >> entity % 64 & 1U) == 0) return false;
    }
    return true;
  }
  // Places in a list of facts.
  struct Passed {
    static constexpr std::size_t kMost = 64;
    std::array<std::uint32_t, kMost> places{};
    std::size_t size = 0;
    std::size_t end = 0;  // of what was looked at
  };
  // Those of the facts from `begin` on that are let through, as far as there is room for them.
  void pass(const FactColumns& facts, std::span<const FactId> met, std::size_t begin, Side side,
            Passed& passed) const;

 private:
  template <typename EntityAt>
  void pass_each(std::size_t begin, std::size_t end, EntityAt entity_at, Passed& passed) const;

  std::array<const std::uint64_t*, 4> sets_{};  // one more would only be passed through
  std::size_t size_ = 0;
};

}  // namespace weft
