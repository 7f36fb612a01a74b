// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

#include "graph/merging/merge_steps.h"

namespace weft {
namespace {

constexpr std::size_t kWidestBlock = 24;  // names beside one neighbour that are still compared

struct Edge {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  std::uint32_t shorter = 0;
  Likeness like;
  double odds = 0;
};

class AlikeNames {
 public:
  explicit AlikeNames(MergeState& state) : state_(state), units_(*state.units) {}

  void join() {
    find_edges();
    std::sort(edges_.begin(), edges_.end(), [](const Edge& x, const Edge& y) {
      return std::tie(y.odds, x.a, x.b) < std::tie(x.odds, y.a, y.b);
    });
    const auto unclear = ambiguous();
    for (const Edge& edge : edges_) {
      if (!edge.like.whole && unclear.count(edge.shorter) != 0) continue;
      const std::uint32_t a = units_.root(edge.a);
      const std::uint32_t b = units_.root(edge.b);
      if (!state_.joinable(a, b) || !units_.all_alike(a, b, state_.former)) continue;
      const Agreement agreement = state_.bearers->compare(units_.bearer(a), units_.bearer(b));
      if (edge.like.odds + agreement.odds <= 0) continue;
      state_.join(edge.a, edge.b, edge.like.reason, edge.odds);
    }
  }

 private:
  // Among those who stand beside one neighbour.
  void find_edges() {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> rows;
    for (std::uint32_t i = 0; i < state_.size(); ++i) {
      if (!state_.at(i).named || !long_enough(state_.forms[i]->key)) continue;
      const std::uint32_t root = state_.root_of(i);
      for (const Neighbour& neighbour : state_.bearers->neighbours(i))
        rows.emplace_back(neighbour.who, root);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
      while (end < rows.size() && rows[end].first == rows[begin].first) ++end;
      if (end - begin < 2 || end - begin > kWidestBlock) continue;
      for (std::size_t i = begin; i < end; ++i) {
        for (std::size_t j = i + 1; j < end; ++j) add_edge(rows[i].second, rows[j].second);
      }
    }
  }

  // Few names are alike, so that only those are remembered as seen.
  void add_edge(std::uint32_t a, std::uint32_t b) {
    const ComparedName& x = units_.form(a);
    const ComparedName& y = units_.form(b);
    if (x.type != y.type || x.key == y.key) return;  // one key: told apart by facts
    const auto like = likeness(x, y, state_.former);
    if (!like || !seen_.insert((std::uint64_t{a} << 32U) | b).second) return;
    if (units_.share_document(a, b) || units_.related(a, b)) return;
    const Agreement agreement = state_.bearers->compare(units_.bearer(a), units_.bearer(b));
    const double odds = like->odds + agreement.odds;
    if (!agreement.agrees || odds <= 0) return;
    edges_.push_back({a, b, x.key.size() < y.key.size() ? a : b, *like, odds});
  }

  // A short form that may stand for two things stands for neither.
  std::set<std::uint32_t> ambiguous() const {
    std::map<std::uint32_t, std::vector<std::uint32_t>> longer;
    std::set<std::pair<std::uint32_t, std::uint32_t>> linked;
    for (const Edge& edge : edges_) {
      linked.emplace(edge.a, edge.b);
      if (!edge.like.whole) {
        longer[edge.shorter].push_back(edge.shorter == edge.a ? edge.b : edge.a);
      }
    }
    std::set<std::uint32_t> out;
    for (const auto& [shorter, units] : longer) {
      for (std::size_t i = 0; i < units.size(); ++i) {
        for (std::size_t j = i + 1; j < units.size(); ++j) {
          const auto pair = std::minmax(units[i], units[j]);
          if (linked.count(pair) == 0) out.insert(shorter);
        }
      }
    }
    return out;
  }

  MergeState& state_;
  NameUnits& units_;
  std::vector<Edge> edges_;
  std::unordered_set<std::uint64_t> seen_;
};

}  // namespace

void join_alike_names(MergeState& state) { AlikeNames(state).join(); }

}  // namespace weft
