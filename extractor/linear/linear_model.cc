// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/linear_model.h"

#include <algorithm>
#include <cstring>

#include "extractor/table.h"
#include "weft/core/error.h"

namespace weft {
namespace {

constexpr std::string_view kMagic = "WEFTLIN1";

struct Header {
  std::uint32_t checksum;
  std::uint32_t labels;
  std::uint32_t slots;
  std::uint32_t cells;
  std::uint32_t label_bytes;
};

template <typename Value>
std::span<const Value> view(std::string_view bytes, std::size_t offset, std::size_t count) {
  return {reinterpret_cast<const Value*>(bytes.data() + offset), count};
}

}  // namespace

FeatureHash& FeatureHash::add(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return add(hash);
}

std::uint32_t checksum(std::string_view bytes) {
  std::uint32_t hash = 2166136261U;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

LinearModel::LinearModel(std::string_view bytes, const std::string& file) {
  const auto refuse = [&file](const char* why) {
    throw FormatError({file, {}, {}, {}},
                      std::string("damaged weights: ") + why + "; reinstall the language pack");
  };
  const std::size_t start = kMagic.size() + sizeof(Header);
  if (bytes.size() < start || !bytes.starts_with(kMagic)) refuse("no weights file");
  Header header{};
  std::memcpy(&header, bytes.data() + kMagic.size(), sizeof header);
  const std::size_t slots_at = (start + header.label_bytes + 3) / 4 * 4;
  const std::size_t labels_at = slots_at + (std::size_t{header.slots} + 1) * sizeof(Slot);
  const std::size_t weights_at = labels_at + std::size_t{header.cells} * sizeof(std::uint16_t);
  if (bytes.size() != weights_at + header.cells) refuse("its length is wrong");
  if (header.slots == 0 || (header.slots & (header.slots - 1)) != 0) refuse("its index is broken");
  if (checksum(bytes.substr(kMagic.size() + sizeof(std::uint32_t))) != header.checksum) {
    refuse("its checksum is wrong");
  }
  for (const std::string_view label : split_words(bytes.substr(start, header.label_bytes), '\n')) {
    labels_.emplace_back(label);
  }
  if (labels_.size() != header.labels) refuse("its labels are broken");
  slots_ = view<Slot>(bytes, slots_at, std::size_t{header.slots} + 1);
  cell_labels_ = view<std::uint16_t>(bytes, labels_at, header.cells);
  weights_ = view<std::int8_t>(bytes, weights_at, header.cells);
  mask_ = header.slots - 1;
}

void LinearModel::add(std::uint32_t key, std::span<int> scores) const {
  for (std::uint32_t at = key & mask_;; at = (at + 1) & mask_) {
    const Slot& slot = slots_[at];
    if (slot.key == 0) return;
    if (slot.key != key) continue;
    for (std::uint32_t cell = slot.first; cell < slots_[at + 1].first; ++cell) {
      scores[cell_labels_[cell]] += weights_[cell];
    }
    return;
  }
}

std::size_t LinearModel::best(std::span<const int> scores) {
  return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
}

}  // namespace weft
