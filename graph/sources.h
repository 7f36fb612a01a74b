// SPDX-License-Identifier: Apache-2.0
//
// Which documents tell the same story in the same words: a wire copy and what was printed from it
// are one source, however many papers print it.
#pragma once

#include <cstdint>
#include <vector>

#include "weft/graph/graph.h"

namespace weft {

// A mix that spreads every bit (splitmix64), the same on every machine.
std::uint64_t mixed(std::uint64_t bits);

// For each document the number of its source: the index of the first document of that source.
// Documents are near duplicates where at least half of their runs of four words are shared, as
// MinHash estimates it (Broder 1997, in one permutation after Li, Owen and Zhang 2012) and banding
// finds it; a text of few words is its own source. Linear in the length of the texts.
std::vector<std::uint32_t> sources_of(const std::vector<GraphDocument>& documents);

// How the confidences of a fact's evidence, one a source, add up: the best one counts in full, each
// other one as an independent chance of half its size, for the same mistake is made twice in like
// sentences: 1 - (1 - c1) (1 - c2 / 2) (1 - c3 / 2) ... At most 0.99, or c1 where that is more.
double joint_confidence(std::vector<double> of_sources);

}  // namespace weft
