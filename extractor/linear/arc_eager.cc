// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/arc_eager.h"

#include <algorithm>
#include <optional>

namespace weft {

ArcEagerState::ArcEagerState(std::size_t words)
    : words_(static_cast<std::uint32_t>(words)),
      on_stack_(words),
      heads_(words, kNone),
      children_(words + 1) {}

bool ArcEagerState::allowed(Transition transition) const {
  const bool stack = !stack_.empty();
  const bool headed = stack && heads_[stack_.back()] != kNone;
  const bool word_left = next_ < words_;
  switch (transition) {
    case Transition::kShift:
      return word_left;
    case Transition::kLeft:
      return stack && !headed;
    case Transition::kRight:
      return stack && word_left;
    case Transition::kReduce:
      return headed;
  }
  return false;
}

void ArcEagerState::attach(std::uint32_t word, std::uint32_t head) {
  heads_[word] = head;
  Children& children = children_[head];
  if (word < head) {
    children.left2 = children.left;
    children.left = word;
    ++children.left_count;
  } else {
    children.right2 = children.right;
    children.right = word;
    ++children.right_count;
  }
}

void ArcEagerState::apply(Transition transition) {
  if (transition == Transition::kLeft) attach(stack_.back(), next_);
  if (transition == Transition::kRight) attach(next_, stack_.back());
  if (transition == Transition::kLeft || transition == Transition::kReduce) {
    on_stack_[stack_.back()] = false;
    stack_.pop_back();
  } else {
    on_stack_[next_] = true;
    stack_.push_back(next_++);
  }
}

ArcEagerOracle::ArcEagerOracle(std::vector<std::uint32_t> gold)
    : gold_(std::move(gold)), children_(gold_.size() + 1) {
  for (std::uint32_t i = 0; i < gold_.size(); ++i) children_[gold_[i]].push_back(i);
}

// Gold children of `word` that still lie in the buffer.
int ArcEagerOracle::lost_to_buffer(const ArcEagerState& state, std::uint32_t word) const {
  const auto& children = children_[word];
  return static_cast<int>(children.end() -
                          std::lower_bound(children.begin(), children.end(), state.next()));
}

std::array<int, kTransitions> ArcEagerOracle::costs(const ArcEagerState& state) const {
  constexpr int kForbidden = 1 << 20;
  const std::uint32_t top = state.top();
  const std::uint32_t next = state.next();
  std::array<int, kTransitions> costs{};
  int to_stack = 0;  // gold arcs between the next word and headless words of the stack
  bool head_on_stack = false;
  bool head_in_buffer = false;
  if (next < state.words()) {
    for (const std::uint32_t child : children_[next]) {
      if (child < next && state.on_stack(child) && state.heads()[child] == kNone) ++to_stack;
    }
    head_on_stack = gold_[next] < next && state.on_stack(gold_[next]);
    head_in_buffer = gold_[next] > next;
  }
  costs[0] = to_stack + (head_on_stack ? 1 : 0);
  if (top != kNone) {
    costs[1] = lost_to_buffer(state, top) + (gold_[top] > next ? 1 : 0);
    const bool other_head = head_in_buffer || (head_on_stack && gold_[next] != top);
    if (next < state.words()) costs[2] = to_stack + (other_head ? 1 : 0);
    costs[3] = lost_to_buffer(state, top);
  }
  for (std::size_t t = 0; t < kTransitions; ++t) {
    if (!state.allowed(static_cast<Transition>(t))) costs[t] = kForbidden;
  }
  return costs;
}

namespace {

const TreeWord kOutside{};

std::uint64_t count_of(std::uint32_t n) { return std::min<std::uint32_t>(n, 5); }

std::uint64_t distance(std::uint32_t a, std::uint32_t b) {
  if (a == kNone) return 0;
  const std::uint32_t d = b - a;
  return d < 6 ? d : d < 11 ? 6 : 7;
}

void collect_state_features(const ArcEagerState& state, std::span<const TreeWord> words,
                            std::vector<Feature>& out) {
  static const TreeWord root{1, 1, 1, 1, 1, 1};
  const auto word = [&](std::uint32_t i) -> const TreeWord& {
    if (i == kNone || i > words.size()) return kOutside;
    return i == words.size() ? root : words[i];
  };
  const auto head = [&](std::uint32_t i) {
    return i == kNone || i >= words.size() ? kNone : state.heads()[i];
  };
  const std::uint32_t top = state.top();
  const std::uint32_t next = state.next();
  static const ArcEagerState::Children no_children;
  const auto& tc = top == kNone ? no_children : state.children(top);
  const auto& nc = state.children(next);
  const std::uint32_t h = head(top);
  const TreeWord &s = word(top), &n = word(next), &n1 = word(next + 1), &n2 = word(next + 2);
  const TreeWord &sh = word(h), &sh2 = word(head(h)), &s1 = word(state.below());
  const TreeWord &sl = word(tc.left), &sr = word(tc.right), &sl2 = word(tc.left2);
  const TreeWord &sr2 = word(tc.right2), &nl = word(nc.left), &nl2 = word(nc.left2);
  const std::uint64_t d = distance(top, next);
  const std::uint64_t headed = h == kNone ? 1 : 2;
  const std::uint64_t sv = count_of(tc.right_count), svl = count_of(tc.left_count);
  const std::uint64_t nv = count_of(nc.left_count);
  out.clear();
  std::uint32_t kind = 0;
  const auto add = [&](auto... values) { out.push_back(feature(kind++, values...)); };
  add(headed);
  add(s.form, s.tag), add(s.form), add(s.tag, headed);
  add(n.form, n.tag), add(n.form), add(n.tag);
  add(n1.form, n1.tag), add(n1.form), add(n1.tag);
  add(n2.form, n2.tag), add(n2.tag);
  add(s.form, s.tag, n.form, n.tag), add(s.form, s.tag, n.form), add(s.form, n.form, n.tag);
  add(s.form, s.tag, n.tag), add(s.tag, n.form, n.tag), add(s.form, n.form), add(s.tag, n.tag);
  add(n.tag, n1.tag), add(n.tag, n1.tag, n2.tag), add(s.tag, n.tag, n1.tag);
  add(sh.tag, s.tag, n.tag), add(s.tag, sl.tag, n.tag), add(s.tag, sr.tag, n.tag);
  add(s.tag, n.tag, nl.tag), add(s.form, d), add(s.tag, d), add(n.form, d), add(n.tag, d);
  add(s.form, n.form, d), add(s.tag, n.tag, d);
  add(s.form, sv, svl), add(s.tag, sv), add(s.tag, svl), add(n.form, nv), add(n.tag, nv);
  add(sh.form), add(sh.tag), add(sl.form), add(sl.tag), add(sr.form), add(sr.tag);
  add(nl.form), add(nl.tag), add(sh2.form), add(sh2.tag), add(sl2.tag), add(sr2.tag), add(nl2.tag);
  add(s.tag, sl.tag, sl2.tag), add(s.tag, sr.tag, sr2.tag), add(s.tag, sh.tag, sh2.tag);
  add(n.tag, nl.tag, nl2.tag), add(s.tag, n.tag, n1.form), add(s1.tag, s.tag, n.tag);
  add(s1.form, n.form), add(s1.tag, n.tag, headed), add(s.coarse, n.coarse, n1.coarse, n2.coarse);
  add(s.tag, sr.form, n.tag), add(sh.tag, s.tag, n.form), add(s.coarse, n.coarse, sv, nv, d);
  if (s.ending == 0 && n.ending == 0) return;
  kind = 80;
  add(s.ending), add(n.ending), add(s.ending, n.form), add(s.ending, n.ending),
      add(s.form, n.ending);
  add(s.ending, n.tag), add(s.tag, n.ending), add(s.ending, n.coarse, d),
      add(s.ending, n1.tag, n.tag);
  add(s.last_tag, n.last_tag), add(s.last_tag, n.last_tag, d), add(s.last, n.last_tag);
  add(s.ending, n.ending, n1.ending), add(s.ending, sl.ending, n.tag),
      add(s.ending, nl.ending, n.tag);
  add(s.ending, n.tag, nv), add(s1.ending, s.ending, n.ending),
      add(s.last_tag, n.last_tag, n1.last_tag);
  add(s.ending, n.last_tag, n1.ending, n1.last_tag), add(s.form, s.ending, n.form);
}

}  // namespace

void collect_arc_features(const ArcEagerState& state, std::span<const TreeWord> words,
                          std::uint64_t domain, std::vector<Feature>& out) {
  collect_state_features(state, words, out);
  add_domain_copies(domain, out);
}

void ArcEagerBeam::take_best() {
  const auto better = [](const Choice& a, const Choice& b) { return a.score > b.score; };
  std::stable_sort(choices_.begin(), choices_.end(), better);
  if (choices_.size() > width_) choices_.resize(width_);
  const std::int64_t best = choices_.front().score;
  while (best - choices_.back().score > margin_) choices_.pop_back();
  next_.clear();
  for (std::size_t c = 0; c < choices_.size(); ++c) {
    const Choice& choice = choices_[c];
    const bool again =
        std::any_of(choices_.begin() + static_cast<std::ptrdiff_t>(c) + 1, choices_.end(),
                    [&](const Choice& o) { return o.item == choice.item; });
    if (again) {
      next_.push_back(items_[choice.item]);
    } else {
      next_.push_back(std::move(items_[choice.item]));
    }
    Item& item = next_.back();
    item.score = choice.score;
    history_.push_back({item.back, choice.transition});
    item.back = static_cast<std::uint32_t>(history_.size() - 1);
    item.state.apply(choice.transition);
  }
  items_.swap(next_);
}

namespace {

// The transition that is allowed where only one is: nothing need be asked of the model then.
std::optional<Transition> only_choice(const ArcEagerState& state) {
  std::optional<Transition> found;
  for (std::size_t t = 0; t < kTransitions; ++t) {
    const auto transition = static_cast<Transition>(t);
    if (!state.allowed(transition)) continue;
    if (found) return std::nullopt;
    found = transition;
  }
  return found;
}

// What a beam of one finds, without what it needs to follow several.
std::vector<std::uint32_t> greedy_heads(const LinearModel& model, std::span<const TreeWord> words,
                                        std::uint64_t domain) {
  std::vector<Feature> features;
  ArcEagerState state(words.size());
  while (!state.done()) {
    std::optional<Transition> best = only_choice(state);
    if (!best) {
      collect_arc_features(state, words, domain, features);
      std::array<std::int32_t, kTransitions> scores{};
      model.score(features, scores);
      for (std::size_t t = 0; t < kTransitions; ++t) {
        const auto transition = static_cast<Transition>(t);
        if (!state.allowed(transition)) continue;
        if (!best || scores[t] > scores[static_cast<std::size_t>(*best)]) best = transition;
      }
    }
    state.apply(*best);
  }
  return state.heads();
}

std::vector<std::uint32_t> beam_heads(const LinearModel& model, std::span<const TreeWord> words,
                                      std::uint64_t domain, std::size_t width,
                                      std::int64_t margin) {
  std::vector<Feature> features;
  ArcEagerBeam beam(words.size(), width, margin);
  while (!beam.done()) {
    beam.advance([&](const ArcEagerState& state) {
      collect_arc_features(state, words, domain, features);
      std::array<std::int32_t, kTransitions> scores{};
      model.score(features, scores);
      return scores;
    });
  }
  return beam.items().front().state.heads();
}

}  // namespace

std::vector<std::uint32_t> parse_heads(const LinearModel& model, std::span<const TreeWord> words,
                                       std::uint64_t domain, std::size_t width,
                                       std::int64_t margin) {
  // A text without stops is no sentence; its trees would be too large to keep several.
  constexpr std::size_t kLongest = 400;
  std::vector<std::uint32_t> heads = width == 1 || words.size() > kLongest
                                         ? greedy_heads(model, words, domain)
                                         : beam_heads(model, words, domain, width, margin);
  keep_one_root(heads);
  return heads;
}

void keep_one_root(std::vector<std::uint32_t>& heads) {
  const auto root = static_cast<std::uint32_t>(heads.size());
  std::uint32_t first = kNone;
  for (std::uint32_t i = 0; i < root; ++i) {
    if (heads[i] != root) continue;
    if (first == kNone) {
      first = i;
    } else {
      heads[i] = first;
    }
  }
}

}  // namespace weft
