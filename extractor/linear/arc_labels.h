// SPDX-License-Identifier: Apache-2.0
//
// Chooses the relation of each word to its head once the tree stands, from left to right.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "extractor/linear/linear_model.h"
#include "extractor/linear/word_atoms.h"

namespace weft {

// A finished tree, with the children of each word at hand. heads[i] == words for the root.
class LabelFeatures {
 public:
  LabelFeatures(std::span<const TreeWord> words, std::span<const std::uint32_t> heads);

  // `labels` are those of the words before `word`, as label numbers.
  void collect(std::uint32_t word, std::span<const std::size_t> labels, std::uint64_t domain,
               std::vector<Feature>& out) const;

 private:
  void collect_tree(std::uint32_t word, std::span<const std::size_t> labels,
                    std::vector<Feature>& out) const;
  const TreeWord& at(std::uint32_t i) const;

  std::span<const TreeWord> words_;
  std::span<const std::uint32_t> heads_;
  std::vector<std::uint32_t> first_;    // leftmost child
  std::vector<std::uint32_t> second_;   // the child after it
  std::vector<std::uint32_t> last_;     // rightmost child
  std::vector<std::uint32_t> near_;     // last child before the word itself
  std::vector<std::uint32_t> sibling_;  // child of the same head before this one
};

std::vector<std::size_t> label_arcs(const LinearModel& model, std::span<const TreeWord> words,
                                    std::span<const std::uint32_t> heads, std::uint64_t domain = 0);

}  // namespace weft
