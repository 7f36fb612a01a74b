// SPDX-License-Identifier: Apache-2.0
#include "training/linear_trainer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <fstream>
#include <map>

#include "extractor/linear/linear_model.h"
#include "weft/core/error.h"

namespace weft {
namespace {

template <typename Value>
void append(std::string& out, Value value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

void LinearTrainer::score(std::span<const std::uint32_t> features, std::span<float> scores) const {
  std::fill(scores.begin(), scores.end(), 0.0F);
  for (const std::uint32_t key : features) {
    const auto it = cells_.find(key);
    if (it == cells_.end()) continue;
    for (const Cell& cell : it->second) scores[cell.label] += cell.weight;
  }
}

std::size_t LinearTrainer::predict(std::span<const std::uint32_t> features) const {
  std::vector<float> scores(labels_.size());
  score(features, scores);
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

void LinearTrainer::update(std::span<const std::uint32_t> features, std::size_t gold,
                           std::size_t predicted) {
  if (gold != predicted) {
    for (const std::uint32_t key : features) {
      adjust(key, gold, 1.0F);
      adjust(key, predicted, -1.0F);
    }
  }
  ++step_;
}

void LinearTrainer::adjust(std::uint32_t key, std::size_t label, float by) {
  std::vector<Cell>& cells = cells_[key];
  auto it = std::find_if(cells.begin(), cells.end(),
                         [&](const Cell& cell) { return cell.label == label; });
  if (it == cells.end()) {
    cells.push_back({static_cast<std::uint16_t>(label), 0, 0, step_});
    it = cells.end() - 1;
  }
  it->total += static_cast<double>(it->weight) * static_cast<double>(step_ - it->since);
  it->since = step_;
  it->weight += by;
}

std::size_t LinearTrainer::write(const std::filesystem::path& file, int least) const {
  const auto average = [this](const Cell& cell) {
    return (cell.total +
            static_cast<double>(cell.weight) * static_cast<double>(step_ - cell.since)) /
           static_cast<double>(step_);
  };
  // The largest weights are rare; letting the top one in ten thousand saturate keeps the rest
  // exact.
  std::vector<double> sizes;
  for (const auto& [key, cells] : cells_) {
    for (const Cell& cell : cells) sizes.push_back(std::fabs(average(cell)));
  }
  if (sizes.empty()) throw Error("no weights were learned for " + file.string());
  const auto nth =
      sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() - 1 - sizes.size() / 2000);
  std::nth_element(sizes.begin(), nth, sizes.end());
  const double scale = 127.0 / *nth;

  std::map<std::uint32_t, std::vector<std::pair<std::uint16_t, std::int8_t>>> kept;
  for (const auto& [key, cells] : cells_) {
    for (const Cell& cell : cells) {
      const double rounded = std::clamp(std::round(average(cell) * scale), -127.0, 127.0);
      if (std::fabs(rounded) < least) continue;
      kept[key].emplace_back(cell.label, static_cast<std::int8_t>(rounded));
    }
  }
  for (auto& [key, cells] : kept) std::sort(cells.begin(), cells.end());
  const auto slots = static_cast<std::uint32_t>(std::bit_ceil(kept.size() * 5 / 4 + 2));
  std::vector<std::uint32_t> index(slots, 0);
  for (const auto& [key, cells] : kept) {
    std::uint32_t at = key & (slots - 1);
    while (index[at] != 0) at = (at + 1) & (slots - 1);
    index[at] = key;
  }
  std::string names;
  for (const std::string& label : labels_) names += label + '\n';
  std::string slot_bytes;
  std::string label_bytes;
  std::string weight_bytes;
  std::uint32_t count = 0;
  for (const std::uint32_t key : index) {
    append(slot_bytes, key);
    append(slot_bytes, count);
    if (key == 0) continue;
    for (const auto& [label, weight] : kept.at(key)) {
      append(label_bytes, label);
      append(weight_bytes, weight);
      ++count;
    }
  }
  append(slot_bytes, std::uint32_t{0});
  append(slot_bytes, count);
  std::string body;
  append(body, static_cast<std::uint32_t>(labels_.size()));
  append(body, slots);
  append(body, count);
  append(body, static_cast<std::uint32_t>(names.size()));
  body += names;
  while ((body.size() + 12) % 4 != 0) body += '\0';
  body += slot_bytes + label_bytes + weight_bytes;
  std::string bytes = "WEFTLIN1";
  append(bytes, checksum(body));
  bytes += body;
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out) throw IoError(file.string() + ": cannot write the weights");
  return bytes.size();
}

}  // namespace weft
