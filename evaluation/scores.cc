// SPDX-License-Identifier: Apache-2.0
#include "evaluation/scores.h"

#include <algorithm>

namespace weft {
namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double Score::precision() const { return share(right, found); }
double Score::recall() const { return share(right, gold); }
double Score::f1() const { return share(2 * right, found + gold); }

Score& ScoreBoard::line(std::string_view layer, std::string_view what) {
  for (Score& score : lines_) {
    if (score.layer == layer && score.what == what) return score;
  }
  return lines_.emplace_back(Score{std::string(layer), std::string(what)});
}

void ScoreBoard::confuse(std::string_view layer, std::string_view gold, std::string_view found) {
  if (gold == found) return;
  ++confusions_[{std::string(layer), gold.empty() ? "-" : std::string(gold),
                 found.empty() ? "-" : std::string(found)}];
}

std::vector<Score> ScoreBoard::scores() const {
  std::vector<Score> scores = lines_;
  std::erase_if(scores, [](const Score& score) { return score.gold == 0; });
  return scores;
}

std::vector<Confusion> ScoreBoard::confusions() const {
  std::vector<Confusion> all;
  for (const auto& [key, count] : confusions_) {
    all.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), count});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Confusion& a, const Confusion& b) { return a.count > b.count; });
  return all;
}

}  // namespace weft
