// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/class_table.h"

#include <vector>

#include "extractor/linear/linear_model.h"

namespace weft {
namespace {

constexpr std::size_t kSlotBytes = 4;
constexpr double kFilled = 0.75;

}  // namespace

ClassTable::ClassTable(const WeightsFile& file, std::string_view name) {
  if (!file.has(name)) return;
  bytes_ = file.section(name);
  slots_ = static_cast<std::uint32_t>(bytes_.size() / kSlotBytes);
  if (slots_ == 0 || bytes_.size() % kSlotBytes != 0) {
    refuse(file, "section \"" + std::string(name) + "\" has a wrong size");
  }
}

std::uint16_t ClassTable::find(std::uint64_t hash) const {
  if (slots_ == 0) return 0;
  const std::uint16_t wanted = feature_print(hash);
  std::uint32_t slot = feature_slot(hash, slots_);
  for (std::uint32_t steps = 0; steps < slots_; ++steps) {
    const char* at = bytes_.data() + kSlotBytes * slot;
    const auto print = load_number<std::uint16_t>(at);
    if (print == wanted) return load_number<std::uint16_t>(at + 2);
    if (print == 0) return 0;
    if (++slot == slots_) slot = 0;
  }
  return 0;
}

std::string ClassTable::write(const std::map<std::uint64_t, std::uint16_t>& values) {
  const auto slots = static_cast<std::uint32_t>(static_cast<double>(values.size()) / kFilled) + 2;
  std::vector<std::pair<std::uint16_t, std::uint16_t>> placed(slots);
  for (const auto& [hash, value] : values) {
    std::uint32_t slot = feature_slot(hash, slots);
    while (placed[slot].first != 0) slot = slot + 1 == slots ? 0 : slot + 1;
    placed[slot] = {feature_print(hash), value};
  }
  std::string bytes;
  for (const auto& [print, value] : placed) {
    put_number(bytes, print);
    put_number(bytes, value);
  }
  return bytes;
}

}  // namespace weft
