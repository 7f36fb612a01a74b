// SPDX-License-Identifier: Apache-2.0
//
// Counts of right, found and gold items by layer and kind, and of labels taken for others.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "weft/evaluation/evaluation.h"

namespace weft {

class ScoreBoard {
 public:
  // The line for `what`; lines keep the order in which they are first asked for.
  Score& line(std::string_view layer, std::string_view what);
  // Counts a pair of labels that differ; equal ones are passed over.
  void confuse(std::string_view layer, std::string_view gold, std::string_view found);

  // Lines without any gold item are left out.
  std::vector<Score> scores() const;
  std::vector<Confusion> confusions() const;  // most frequent first, then by names

 private:
  std::vector<Score> lines_;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> confusions_;
};

}  // namespace weft
