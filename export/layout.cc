// SPDX-License-Identifier: Apache-2.0
#include "export/layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace weft {
namespace {

constexpr double kNear = 0.8;  // a cell is one body where its side is less of its distance
constexpr int kDeepest = 24;

// Numbers of a fixed sequence, -1 to 1.
double next_number(std::uint64_t& state) {
  state += 0x9E3779B97F4A7C15ULL;
  std::uint64_t z = state;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return static_cast<double>((z ^ (z >> 31U)) >> 11U) / 4503599627370496.0 - 1;
}

class Quadtree {
 public:
  explicit Quadtree(const std::vector<Point>& points) : points_(points) {
    double half = 1;
    for (const Point& p : points) half = std::max({half, std::abs(p.x), std::abs(p.y)});
    cells_.push_back({0, 0, half, {}, 0, 0, 0, -1});
    for (std::uint32_t i = 0; i < points.size(); ++i) insert(0, static_cast<int>(i), 0);
  }

  // The sum of strength / distance away from all other points.
  Point repulsion(std::uint32_t at, double strength) {
    Point force;
    stack_.assign(1, 0);
    while (!stack_.empty()) {
      const Cell& cell = cells_[static_cast<std::size_t>(stack_.back())];
      stack_.pop_back();
      if (cell.count == 0 || cell.point == static_cast<int>(at)) continue;
      const double dx = points_[at].x - cell.sum_x / cell.count;
      const double dy = points_[at].y - cell.sum_y / cell.count;
      const double squared = dx * dx + dy * dy + 1e-6;
      const double side = 2 * cell.half;
      if (cell.leaf() || side * side < kNear * kNear * squared) {
        force.x += strength * cell.count * dx / squared;
        force.y += strength * cell.count * dy / squared;
        continue;
      }
      for (const int child : cell.children) {
        if (child > 0) stack_.push_back(child);
      }
    }
    return force;
  }

 private:
  struct Cell {
    double x, y, half;
    std::array<int, 4> children{};
    double sum_x = 0, sum_y = 0, count = 0;
    int point = -1;  // the only one in it
    bool leaf() const { return children == std::array<int, 4>{}; }
  };

  int child_for(int index, const Point& p) {
    const Cell cell = cells_[static_cast<std::size_t>(index)];
    const std::size_t quarter = (p.x >= cell.x ? 1U : 0U) + (p.y >= cell.y ? 2U : 0U);
    if (cell.children[quarter] > 0) return cell.children[quarter];
    const double half = cell.half / 2;
    cells_.push_back({cell.x + (p.x >= cell.x ? half : -half),
                      cell.y + (p.y >= cell.y ? half : -half),
                      half,
                      {},
                      0,
                      0,
                      0,
                      -1});
    const int fresh = static_cast<int>(cells_.size() - 1);
    cells_[static_cast<std::size_t>(index)].children[quarter] = fresh;
    return fresh;
  }

  void insert(int index, int point, int depth) {
    const Point& p = points_[static_cast<std::size_t>(point)];
    for (;; ++depth) {
      Cell& cell = cells_[static_cast<std::size_t>(index)];
      const int held = cell.point;
      const bool empty = cell.count == 0;
      cell.sum_x += p.x;
      cell.sum_y += p.y;
      cell.count += 1;
      if (empty) {
        cell.point = point;
        return;
      }
      cell.point = -1;
      if (depth >= kDeepest) return;
      if (held >= 0) {  // moves one down; the loop then goes the same way with the new one
        Cell& below = cells_[static_cast<std::size_t>(
            child_for(index, points_[static_cast<std::size_t>(held)]))];
        below.sum_x = points_[static_cast<std::size_t>(held)].x;
        below.sum_y = points_[static_cast<std::size_t>(held)].y;
        below.count = 1;
        below.point = held;
      }
      index = child_for(index, p);
    }
  }

  const std::vector<Point>& points_;
  std::vector<Cell> cells_;
  std::vector<int> stack_;
};

std::uint32_t rounds_for(std::uint32_t size) {
  return size <= 2000 ? 300U : size <= 20000 ? 100U : 50U;
}

void scale(std::vector<Point>& points) {
  double largest = 1e-9;
  for (const Point& p : points) largest = std::max({largest, std::abs(p.x), std::abs(p.y)});
  for (Point& p : points) {  // to tenths, which is finer than any screen
    p.x = std::round(p.x / largest * 10000) / 10;
    p.y = std::round(p.y / largest * 10000) / 10;
  }
}

}  // namespace

std::vector<Point> force_layout(std::uint32_t size, std::span<const Tie> ties,
                                std::uint32_t rounds) {
  std::vector<Point> points(size);
  std::uint64_t state = 1;
  const double width = std::sqrt(static_cast<double>(size) + 1);
  for (Point& p : points) p = {width * next_number(state), width * next_number(state)};
  if (rounds == 0) rounds = rounds_for(size);
  std::vector<Point> force(size);
  for (std::uint32_t round = 0; round < rounds; ++round) {
    Quadtree tree(points);
    for (std::uint32_t i = 0; i < size; ++i) {
      force[i] = tree.repulsion(i, 1.0);
      force[i].x -= 0.05 * points[i].x;  // pulls what is not tied to the rest
      force[i].y -= 0.05 * points[i].y;
    }
    for (const Tie& tie : ties) {
      const double dx = points[tie.a].x - points[tie.b].x;
      const double dy = points[tie.a].y - points[tie.b].y;
      const double pull = std::sqrt(dx * dx + dy * dy);
      force[tie.a].x -= dx * pull;
      force[tie.a].y -= dy * pull;
      force[tie.b].x += dx * pull;
      force[tie.b].y += dy * pull;
    }
    const double step = 0.1 * width * (rounds - round) / rounds;
    for (std::uint32_t i = 0; i < size; ++i) {
      const double length = std::sqrt(force[i].x * force[i].x + force[i].y * force[i].y);
      if (length < 1e-12) continue;
      const double moved = std::min(length, step) / length;
      points[i].x += force[i].x * moved;
      points[i].y += force[i].y * moved;
    }
  }
  scale(points);
  return points;
}

}  // namespace weft
