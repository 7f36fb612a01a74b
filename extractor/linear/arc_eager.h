// SPDX-License-Identifier: Apache-2.0
//
// Unlabelled dependency trees by the arc-eager system (Nivre 2003, "An Efficient Algorithm for
// Projective Dependency Parsing") with the root behind the last word, its dynamic oracle (Goldberg
// and Nivre 2013, "Training Deterministic Parsers with Non-Deterministic Oracles") and the features
// of Zhang and Nivre 2011 without labels: those are chosen afterwards, by arc_labels.h. Takes at
// most twice as many steps as there are words.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "extractor/linear/linear_model.h"
#include "extractor/linear/word_atoms.h"

namespace weft {

enum class Transition : std::uint8_t { kShift, kLeft, kRight, kReduce };
inline constexpr std::size_t kTransitions = 4;

// Words count from 0; the root has the index of the number of words.
class ArcEagerState {
 public:
  explicit ArcEagerState(std::size_t words);

  bool done() const { return stack_.empty() && next_ == words_; }
  bool allowed(Transition transition) const;
  void apply(Transition transition);

  std::uint32_t words() const { return words_; }
  std::uint32_t next() const { return next_; }
  std::uint32_t top() const { return stack_.empty() ? kNone : stack_.back(); }
  std::uint32_t below() const { return stack_.size() < 2 ? kNone : stack_[stack_.size() - 2]; }
  bool on_stack(std::uint32_t word) const { return on_stack_[word]; }
  // kNone before a head is chosen; words() for the root.
  const std::vector<std::uint32_t>& heads() const { return heads_; }

  // The outermost children so far and how many there are, per side.
  struct Children {
    std::uint32_t left = kNone, left2 = kNone, right = kNone, right2 = kNone;
    std::uint32_t left_count = 0, right_count = 0;
  };
  const Children& children(std::uint32_t word) const { return children_[word]; }

 private:
  void attach(std::uint32_t word, std::uint32_t head);

  std::uint32_t words_;
  std::uint32_t next_ = 0;
  std::vector<std::uint32_t> stack_;
  std::vector<bool> on_stack_;
  std::vector<std::uint32_t> heads_;
  std::vector<Children> children_;
};

// Partial trees side by side, the best first. Every tree takes twice as many steps as there are
// words, so that all are as far at any time.
class ArcEagerBeam {
 public:
  struct Item {
    ArcEagerState state;
    std::int64_t score = 0;
    std::uint32_t back = kNone;  // index into history()
  };
  static constexpr std::int64_t kAnyMargin = std::numeric_limits<std::int64_t>::max();
  struct Step {
    std::uint32_t back = kNone;
    Transition last = Transition::kShift;
  };

  // Trees that fall `margin` behind the best are given up.
  ArcEagerBeam(std::size_t words, std::size_t width, std::int64_t margin = kAnyMargin)
      : width_(width), margin_(margin) {
    items_.push_back({ArcEagerState(words), 0, kNone});
  }

  bool done() const { return items_.front().state.done(); }
  const std::vector<Item>& items() const { return items_; }
  const std::vector<Step>& history() const { return history_; }

  // One transition for every tree; `score` gives those of a state.
  template <typename Score>
  void advance(const Score& score) {
    choices_.clear();
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      const std::array<std::int32_t, kTransitions> scores = score(items_[i].state);
      for (std::size_t t = 0; t < kTransitions; ++t) {
        if (!items_[i].state.allowed(static_cast<Transition>(t))) continue;
        choices_.push_back({items_[i].score + scores[t], i, static_cast<Transition>(t)});
      }
    }
    take_best();
  }

 private:
  struct Choice {
    std::int64_t score = 0;
    std::uint32_t item = 0;
    Transition transition = Transition::kShift;
  };
  void take_best();

  std::size_t width_;
  std::int64_t margin_;
  std::vector<Item> items_;
  std::vector<Item> next_;
  std::vector<Choice> choices_;
  std::vector<Step> history_;
};

// How many arcs of a gold tree become unreachable by each transition.
class ArcEagerOracle {
 public:
  // gold[i] is the head of word i, gold.size() for the root.
  explicit ArcEagerOracle(std::vector<std::uint32_t> gold);
  std::array<int, kTransitions> costs(const ArcEagerState& state) const;

 private:
  int lost_to_buffer(const ArcEagerState& state, std::uint32_t word) const;

  std::vector<std::uint32_t> gold_;
  std::vector<std::vector<std::uint32_t>> children_;
};

// `domain` other than 0 adds a copy of every feature for that treebank's conventions (Daume 2007,
// "Frustratingly Easy Domain Adaptation").
void collect_arc_features(const ArcEagerState& state, std::span<const TreeWord> words,
                          std::uint64_t domain, std::vector<Feature>& out);

// The head of each word; exactly one has words.size(), the root. No cycles. `beam` is how many
// partial trees are kept at each step (Zhang and Clark 2008); the model should be trained so.
// Where the model is sure the others are not followed: `margin` is the lead at which it is.
std::vector<std::uint32_t> parse_heads(const LinearModel& model, std::span<const TreeWord> words,
                                       std::uint64_t domain = 0, std::size_t beam = 1,
                                       std::int64_t margin = ArcEagerBeam::kAnyMargin);

// Leaves one child of the root, the first, and hangs the others on it.
void keep_one_root(std::vector<std::uint32_t>& heads);

}  // namespace weft
