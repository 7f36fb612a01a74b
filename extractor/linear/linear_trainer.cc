// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/linear_trainer.h"

#include <algorithm>
#include <cmath>

namespace weft {
namespace {

constexpr std::uint32_t kEmpty = 0xFFFFFFFFU;
constexpr std::size_t kDenseLabels = 8;
constexpr double kLoad = 0.72;  // a feature that is not there is found missing after few steps
constexpr double kTop = 8192;   // what the greatest weight byte stands for

// Weight bytes grow exponentially: fine steps near 0, where most weights are.
double code_value(int code) {
  constexpr double kCurve = 63;
  return (std::pow(1 + kCurve, std::abs(code) / 127.0) - 1) / kCurve * kTop;
}

class Codes {
 public:
  Codes() {
    for (int i = 0; i < 128; ++i)
      values_.push_back(static_cast<std::int16_t>(std::lround(code_value(i))));
  }
  // The byte of a weight in units.
  unsigned char encode(double weight) const {
    const double size = std::min(std::abs(weight), kTop);
    auto it = std::lower_bound(values_.begin(), values_.end(), size);
    if (it != values_.begin() && (it == values_.end() || size - *(it - 1) < *it - size)) --it;
    const auto code = static_cast<int>(it - values_.begin());
    return static_cast<unsigned char>(weight < 0 ? 256 - code : code);
  }
  void write(std::string& out) const {
    for (int i = 0; i < 128; ++i) put_number(out, values_[static_cast<std::size_t>(i)]);
    put_number(out, static_cast<std::int16_t>(-values_[127]));  // byte 128 is never written
    for (int i = 127; i > 0; --i) {
      put_number(out, static_cast<std::int16_t>(-values_[static_cast<std::size_t>(i)]));
    }
  }

 private:
  std::vector<std::int16_t> values_;
};

}  // namespace

LinearTrainer::LinearTrainer(std::vector<std::string> labels) : labels_(std::move(labels)) {
  grow(1U << 16U);
}

void LinearTrainer::grow(std::size_t slots) {
  slots_.assign(slots, kEmpty);
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    std::size_t slot = rows_[i].key & (slots - 1);
    while (slots_[slot] != kEmpty) slot = (slot + 1) & (slots - 1);
    slots_[slot] = static_cast<std::uint32_t>(i);
  }
}

std::uint32_t LinearTrainer::find(Feature f) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = f & mask;; slot = (slot + 1) & mask) {
    if (slots_[slot] == kEmpty || rows_[slots_[slot]].key == f) return slots_[slot];
  }
}

LinearTrainer::Row* LinearTrainer::obtain(Feature f) {
  const std::uint32_t index = find(f);
  if (index != kEmpty) return &rows_[index];
  if (frozen_) return nullptr;
  rows_.push_back({f, {}});
  if (rows_.size() * 2 > slots_.size()) {
    grow(slots_.size() * 2);
  } else {
    std::size_t slot = f & (slots_.size() - 1);
    while (slots_[slot] != kEmpty) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = static_cast<std::uint32_t>(rows_.size() - 1);
  }
  return &rows_.back();
}

void LinearTrainer::score(std::span<const Feature> features, std::span<std::int32_t> scores) const {
  for (const Feature f : features) __builtin_prefetch(&slots_[f & (slots_.size() - 1)]);
  for (const Feature f : features) {
    const std::uint32_t index = find(f);
    if (index == kEmpty) continue;
    for (const Entry& entry : rows_[index].entries) scores[entry.label] += entry.weight;
  }
}

std::size_t LinearTrainer::best(std::span<const Feature> features) const {
  std::vector<std::int32_t> scores(labels_.size());
  score(features, scores);
  return best_score(scores);
}

void LinearTrainer::add(Row& row, std::size_t label, std::int32_t amount) {
  Entry* entry = nullptr;
  for (Entry& e : row.entries) {
    if (e.label == label) entry = &e;
  }
  if (entry == nullptr) {
    row.entries.push_back({0, 0, clock_, static_cast<std::uint32_t>(label)});
    entry = &row.entries.back();
  }
  entry->total += std::int64_t{entry->weight} * (clock_ - entry->stamp);
  entry->stamp = clock_;
  entry->weight += amount;
}

void LinearTrainer::update(std::span<const Feature> features, std::size_t right,
                           std::size_t wrong) {
  if (right == wrong) return;
  for (const Feature f : features) {
    Row* row = obtain(f);
    if (row == nullptr) continue;
    add(*row, right, 1);
    add(*row, wrong, -1);
  }
}

void LinearTrainer::adjust(std::span<const Feature> features, std::size_t label,
                           std::int32_t amount) {
  for (const Feature f : features) {
    if (Row* row = obtain(f)) add(*row, label, amount);
  }
}

std::vector<LinearRow> LinearTrainer::averaged(std::size_t count) const {
  std::vector<LinearRow> rows;
  for (const Row& row : rows_) {
    LinearRow average{row.key, {}};
    for (const Entry& e : row.entries) {
      const std::int64_t total = e.total + std::int64_t{e.weight} * (clock_ - e.stamp);
      if (total == 0) continue;
      average.weights.emplace_back(e.label, static_cast<double>(total) / clock_);
    }
    if (!average.weights.empty()) rows.push_back(std::move(average));
  }
  return greatest_rows(std::move(rows), count);
}

void LinearTrainer::select(std::size_t count) {
  std::vector<Row> kept;
  for (const LinearRow& row : averaged(count)) kept.push_back({row.key, {}});
  rows_ = std::move(kept);
  grow(std::bit_ceil(std::max<std::size_t>(rows_.size() * 2 + 2, 1U << 16U)));
  clock_ = 1;
  frozen_ = true;
}

void LinearTrainer::restart() {
  for (Row& row : rows_) {
    for (Entry& e : row.entries) {
      e.total += std::int64_t{e.weight} * (clock_ - e.stamp);
      e.stamp = clock_;
      e.weight = 0;
    }
  }
}

void LinearTrainer::save(WeightsWriter& writer, const std::string& name, std::size_t count) const {
  write_linear_model(writer, name, labels_, averaged(count));
}

std::vector<LinearRow> greatest_rows(std::vector<LinearRow> rows, std::size_t count) {
  const auto greater = [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  };
  std::vector<std::pair<double, Feature>> sizes;
  for (const LinearRow& row : rows) {
    double size = 0;
    for (const auto& [label, weight] : row.weights) size += std::abs(weight);
    sizes.emplace_back(size, row.key);
  }
  if (rows.size() > count) {
    const auto last = sizes.begin() + static_cast<std::ptrdiff_t>(count);
    std::nth_element(sizes.begin(), last, sizes.end(), greater);
    const auto least = *last;
    std::erase_if(rows, [&](const LinearRow& row) {
      double size = 0;
      for (const auto& [label, weight] : row.weights) size += std::abs(weight);
      return !greater(std::pair(size, row.key), least);
    });
  }
  std::sort(rows.begin(), rows.end(),
            [](const LinearRow& a, const LinearRow& b) { return a.key < b.key; });
  return rows;
}

void write_linear_model(WeightsWriter& writer, const std::string& name,
                        const std::vector<std::string>& label_names,
                        const std::vector<LinearRow>& rows) {
  double top = 1e-9;
  for (const LinearRow& row : rows) {
    for (const auto& [label, weight] : row.weights) top = std::max(top, std::abs(weight));
  }
  const double unit = top / kTop;
  const Codes codes;
  const bool dense = label_names.size() <= kDenseLabels;
  const bool wide = label_names.size() > 256;
  const auto slots = static_cast<std::uint32_t>(static_cast<double>(rows.size()) / kLoad) + 2;
  std::vector<const LinearRow*> placed(slots, nullptr);
  for (const LinearRow& row : rows) {
    std::uint32_t place = feature_slot(row.key, slots);
    while (placed[place] != nullptr) place = place + 1 == slots ? 0 : place + 1;
    placed[place] = &row;
  }
  std::string labels, head, prints, starts, data;
  for (const std::string& label : label_names) labels += label + "\n";
  put_number(head, slots);
  put_number<std::uint32_t>(head, dense ? 1 : 0);
  put_number(head, static_cast<float>(unit));
  codes.write(head);
  std::size_t slot = 0;
  std::size_t block = 0;
  for (const LinearRow* row : placed) {
    put_number(prints, row == nullptr ? std::uint16_t{0} : feature_print(row->key));
    if (dense) {
      std::string bytes(label_names.size(), '\0');
      if (row != nullptr) {
        for (const auto& [label, weight] : row->weights) {
          bytes[label] = static_cast<char>(codes.encode(weight / unit));
        }
      }
      data += bytes;
      continue;
    }
    if (slot++ % kBlockSlots == 0) {
      block = data.size();
      put_number(starts, static_cast<std::uint32_t>(block));
    }
    put_number(starts, static_cast<std::uint16_t>(data.size() - block));
    if (row == nullptr) continue;
    auto weights = row->weights;
    std::sort(weights.begin(), weights.end(), [](const auto& a, const auto& b) {
      const double x = std::abs(a.second), y = std::abs(b.second);
      return x != y ? x > y : a.first < b.first;
    });
    // Weights that round to nothing are left out; a row holds the 255 greatest.
    std::erase_if(weights, [&](const auto& w) { return codes.encode(w.second / unit) == 0; });
    if (weights.size() > 255) weights.resize(255);
    std::sort(weights.begin(), weights.end());
    data += static_cast<char>(weights.size());
    for (const auto& [label, weight] : weights) {
      if (wide) {
        put_number(data, static_cast<std::uint16_t>(label));
      } else {
        data += static_cast<char>(label);
      }
    }
    for (const auto& [label, weight] : weights) {
      data += static_cast<char>(codes.encode(weight / unit));
    }
  }
  writer.add(name + "/labels", labels);
  writer.add(name + "/head", head);
  writer.add(name + "/prints", prints);
  writer.add(name + "/starts", starts);
  writer.add(name + "/rows", data);
}

}  // namespace weft
