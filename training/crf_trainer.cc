// SPDX-License-Identifier: Apache-2.0
#include "training/crf_trainer.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace weft {
namespace {

constexpr std::uint32_t kDropped = 0xFFFFFFFFU;
constexpr std::size_t kHistory = 3;  // features that history_features() makes
constexpr double kNever = -1e30;

std::vector<std::string_view> views_of(const std::vector<std::string>& labels) {
  return {labels.begin(), labels.end()};
}

double add_logs(double a, double b) {
  if (a < b) std::swap(a, b);
  return b <= kNever / 2 ? a : a + std::log1p(std::exp(b - a));
}

}  // namespace

// Scores of a sequence under the weights of the moment, and what the gradient is at each.
struct CrfTrainer::Lattice {
  std::size_t labels = 0;
  std::vector<double> plain;       // position, label
  std::vector<double> joint;       // position, label before, label
  std::vector<double> forward;     // position, label
  std::vector<double> backward;    // position, label
  std::vector<double> plain_move;  // as plain
  std::vector<double> joint_move;  // as joint
};

CrfTrainer::CrfTrainer(std::vector<std::string> labels)
    : labels_(std::move(labels)), names_(views_of(labels_)) {}

std::uint32_t CrfTrainer::row(Feature f) {
  const auto [at, fresh] = rows_.try_emplace(f, static_cast<std::uint32_t>(keys_.size()));
  if (fresh) {
    keys_.push_back(f);
    counts_.push_back(0);
  }
  ++counts_[at->second];
  return at->second;
}

void CrfTrainer::add(std::span<const TaggedPosition> positions,
                     std::span<const std::uint32_t> allowed) {
  Sequence sequence;
  std::vector<Feature> history;
  for (const TaggedPosition& position : positions) {
    for (const Feature f : position.features) sequence.features.push_back(row(f));
    sequence.ends.push_back(static_cast<std::uint32_t>(sequence.features.size()));
    for (std::uint8_t before = 1; before < labels_.size(); ++before) {
      history_features(position, before, history);
      for (const Feature f : history) sequence.history.push_back(row(f));
    }
  }
  sequence.allowed.assign(allowed.begin(), allowed.end());
  sequences_.push_back(std::move(sequence));
}

void CrfTrainer::drop_rare(std::uint32_t least) {
  std::vector<std::uint32_t> renamed(keys_.size(), kDropped);
  std::vector<Feature> kept;
  for (std::size_t r = 0; r < keys_.size(); ++r) {
    if (counts_[r] < least) continue;
    renamed[r] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(keys_[r]);
  }
  for (Sequence& sequence : sequences_) {
    for (std::uint32_t& r : sequence.features) r = renamed[r];
    for (std::uint32_t& r : sequence.history) r = renamed[r];
  }
  keys_ = std::move(kept);
  counts_.clear();
  rows_.clear();
  weights_.assign(keys_.size() * labels_.size(), 0.0F);
  squares_.assign(keys_.size() * labels_.size(), 0.0F);
  touched_.assign(keys_.size(), 0);
}

void CrfTrainer::pass(std::mt19937& random, double rate, double l2) {
  rate_ = rate;
  l2_ = l2 / static_cast<double>(sequences_.size());
  std::vector<std::size_t> order(sequences_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::shuffle(order.begin(), order.end(), random);
  for (const std::size_t i : order) learn(sequences_[i]);
}

void CrfTrainer::learn(const Sequence& sequence) {
  ++step_;
  Lattice lattice;
  score(sequence, lattice);
  // What is allowed becomes likelier, all else less likely.
  if (!marginals(sequence, lattice, true, 1.0)) return;
  marginals(sequence, lattice, false, -1.0);
  update(sequence, lattice);
}

void CrfTrainer::score(const Sequence& sequence, Lattice& lattice) const {
  const std::size_t n = labels_.size();
  const std::size_t length = sequence.ends.size();
  lattice.labels = n;
  lattice.plain.assign(length * n, 0.0);
  lattice.joint.assign(length * n * n, 0.0);
  lattice.plain_move.assign(length * n, 0.0);
  lattice.joint_move.assign(length * n * n, 0.0);
  const auto add_row = [&](std::uint32_t r, double* to) {
    if (r == kDropped) return;
    const float* from = &weights_[r * n];
    for (std::size_t l = 1; l < n; ++l) to[l] += static_cast<double>(from[l]);
  };
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < length; ++i) {
    for (std::uint32_t f = begin; f < sequence.ends[i]; ++f) {
      add_row(sequence.features[f], &lattice.plain[i * n]);
    }
    begin = sequence.ends[i];
    for (std::size_t before = 1; before < n; ++before) {
      for (std::size_t k = 0; k < kHistory; ++k) {
        add_row(sequence.history[(i * (n - 1) + before - 1) * kHistory + k],
                &lattice.joint[(i * n + before) * n]);
      }
    }
  }
}

// Adds `sign` times the probability of every label and pair of labels to the moves. False where no
// sequence is allowed.
bool CrfTrainer::marginals(const Sequence& sequence, Lattice& lattice, bool constrained,
                           double sign) const {
  const std::size_t n = lattice.labels;
  const std::size_t length = sequence.ends.size();
  const auto may = [&](std::size_t i, std::size_t before, std::size_t label) {
    if (constrained && (sequence.allowed[i] & (1U << label)) == 0) return false;
    if (i == 0 && before != NameLabels::kOutside) return false;
    return names_.may_follow(static_cast<std::uint8_t>(label), static_cast<std::uint8_t>(before));
  };
  const auto edge = [&](std::size_t i, std::size_t before, std::size_t label) {
    return lattice.plain[i * n + label] + lattice.joint[(i * n + before) * n + label];
  };
  lattice.forward.assign((length + 1) * n, kNever);
  lattice.backward.assign((length + 1) * n, kNever);
  lattice.forward[NameLabels::kOutside] = 0.0;
  for (std::size_t l = 1; l < n; ++l) lattice.backward[length * n + l] = 0.0;
  for (std::size_t i = 0; i < length; ++i) {
    for (std::size_t before = 1; before < n; ++before) {
      const double come = lattice.forward[i * n + before];
      if (come <= kNever / 2) continue;
      for (std::size_t l = 1; l < n; ++l) {
        if (!may(i, before, l)) continue;
        double& to = lattice.forward[(i + 1) * n + l];
        to = add_logs(to, come + edge(i, before, l));
      }
    }
  }
  for (std::size_t i = length; i-- > 0;) {
    for (std::size_t before = 1; before < n; ++before) {
      if (lattice.forward[i * n + before] <= kNever / 2) continue;
      double& to = lattice.backward[i * n + before];
      for (std::size_t l = 1; l < n; ++l) {
        const double go = lattice.backward[(i + 1) * n + l];
        if (go > kNever / 2 && may(i, before, l)) to = add_logs(to, go + edge(i, before, l));
      }
    }
  }
  const double all = lattice.backward[NameLabels::kOutside];
  if (all <= kNever / 2) return false;
  for (std::size_t i = 0; i < length; ++i) {
    for (std::size_t before = 1; before < n; ++before) {
      const double come = lattice.forward[i * n + before];
      if (come <= kNever / 2) continue;
      for (std::size_t l = 1; l < n; ++l) {
        const double go = lattice.backward[(i + 1) * n + l];
        if (go <= kNever / 2 || !may(i, before, l)) continue;
        const double p = std::exp(come + edge(i, before, l) + go - all);
        lattice.plain_move[i * n + l] += sign * p;
        lattice.joint_move[(i * n + before) * n + l] += sign * p;
      }
    }
  }
  return true;
}

void CrfTrainer::update(const Sequence& sequence, const Lattice& lattice) {
  constexpr double kLeast = 1e-4;  // smaller moves are not worth their time
  const std::size_t n = lattice.labels;
  const auto move_row = [&](std::uint32_t r, const double* by) {
    if (r == kDropped) return;
    for (std::size_t l = 1; l < n; ++l) {
      if (std::abs(by[l]) > kLeast) move(r, l, by[l]);
    }
    touched_[r] = step_;
  };
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < sequence.ends.size(); ++i) {
    const double* by = &lattice.plain_move[i * n];
    const bool moves = std::any_of(by + 1, by + n, [&](double g) { return std::abs(g) > kLeast; });
    for (std::uint32_t f = begin; f < sequence.ends[i] && moves; ++f) {
      move_row(sequence.features[f], by);
    }
    begin = sequence.ends[i];
    for (std::size_t before = 1; before < n; ++before) {
      const double* joint = &lattice.joint_move[(i * n + before) * n];
      if (std::none_of(joint + 1, joint + n, [&](double g) { return std::abs(g) > kLeast; })) {
        continue;
      }
      for (std::size_t k = 0; k < kHistory; ++k) {
        move_row(sequence.history[(i * (n - 1) + before - 1) * kHistory + k], joint);
      }
    }
  }
}

void CrfTrainer::move(std::uint32_t r, std::size_t label, double gradient) {
  const std::size_t at = r * labels_.size() + label;
  double weight = static_cast<double>(weights_[at]);
  const double root = std::sqrt(static_cast<double>(squares_[at]) + 1.0);
  // The shrinking that the steps since the last one would have done.
  const double steps = step_ - touched_[r];
  weight *= std::exp(-rate_ * l2_ * steps / root);
  squares_[at] += static_cast<float>(gradient * gradient);
  weight += rate_ * gradient / std::sqrt(static_cast<double>(squares_[at]) + 1.0);
  weights_[at] = static_cast<float>(weight);
}

void CrfTrainer::mean_of(std::span<const LinearModel* const> models) {
  std::vector<std::int32_t> scores(labels_.size());
  for (std::size_t r = 0; r < keys_.size(); ++r) {
    for (const LinearModel* model : models) {
      std::fill(scores.begin(), scores.end(), 0);
      model->score({&keys_[r], 1}, scores);
      for (std::size_t l = 0; l < scores.size(); ++l) {
        weights_[r * scores.size() + l] +=
            static_cast<float>(scores[l]) * model->unit() / static_cast<float>(models.size());
      }
    }
  }
}

std::vector<LinearRow> CrfTrainer::rows() const {
  std::vector<LinearRow> rows;
  for (std::size_t r = 0; r < keys_.size(); ++r) {
    LinearRow row{keys_[r], {}};
    for (std::size_t l = 1; l < labels_.size(); ++l) {
      const float weight = weights_[r * labels_.size() + l];
      if (weight != 0.0F) row.weights.emplace_back(l, static_cast<double>(weight));
    }
    if (!row.weights.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

void CrfTrainer::select(std::size_t count) {
  std::unordered_map<Feature, std::uint32_t> place;
  for (const LinearRow& row : greatest_rows(rows(), count)) place[row.key] = 0;
  std::vector<std::uint32_t> renamed(keys_.size(), kDropped);
  std::uint32_t kept = 0;
  const std::size_t n = labels_.size();
  for (std::size_t r = 0; r < keys_.size(); ++r) {
    if (!place.contains(keys_[r])) continue;
    keys_[kept] = keys_[r];
    touched_[kept] = touched_[r];
    for (std::size_t l = 0; l < n; ++l) {
      weights_[kept * n + l] = weights_[r * n + l];
      squares_[kept * n + l] = squares_[r * n + l];
    }
    renamed[r] = kept++;
  }
  keys_.resize(kept);
  touched_.resize(kept);
  weights_.resize(kept * n);
  squares_.resize(kept * n);
  for (Sequence& sequence : sequences_) {
    for (std::uint32_t& r : sequence.features) r = r == kDropped ? r : renamed[r];
    for (std::uint32_t& r : sequence.history) r = r == kDropped ? r : renamed[r];
  }
}

void CrfTrainer::save(WeightsWriter& writer, const std::string& name, double least) const {
  std::vector<LinearRow> kept = rows();
  for (LinearRow& row : kept) {
    std::erase_if(row.weights, [&](const auto& w) { return std::abs(w.second) < least; });
  }
  std::erase_if(kept, [](const LinearRow& row) { return row.weights.empty(); });
  const std::size_t count = kept.size();
  write_linear_model(writer, name, labels_, greatest_rows(std::move(kept), count));
}

}  // namespace weft
