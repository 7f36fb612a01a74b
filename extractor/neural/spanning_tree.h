// SPDX-License-Identifier: Apache-2.0
//
// The best tree over scored arcs, which may cross: maximum spanning arborescence by Chu and Liu
// (1965) and Edmonds (1967), with exactly one word under the root.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/neural/kernels.h"

namespace weft {

// Row i, column h of the scores: word i under head h - 1, or under the root for h = 0. Gives each
// word's head as a word's number, `count` for the root. Ties go to the first head. O(count^3) at
// worst, O(count^2) where the best heads make a tree.
std::vector<std::uint32_t> best_tree(Matrix<const float> scores, std::size_t count);

}  // namespace weft
