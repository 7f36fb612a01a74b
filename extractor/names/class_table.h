// SPDX-License-Identifier: Apache-2.0
//
// What dictionaries say of words and names, kept as numbers without the words: an open-addressing
// table of 16-bit fingerprints and 16-bit values. One word in about ten thousand that is not there
// is taken for one that is. Immutable; a view into the bytes of a weights file.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "extractor/linear/weights_file.h"

namespace weft {

class ClassTable {
 public:
  ClassTable() = default;
  // Reads the section "NAME"; an empty table where the file has none.
  ClassTable(const WeightsFile& file, std::string_view name);

  bool empty() const { return slots_ == 0; }
  // The value of a hash, 0 where it is not there.
  std::uint16_t find(std::uint64_t hash) const;
  // As the section's bytes; no value may be 0.
  static std::string write(const std::map<std::uint64_t, std::uint16_t>& values);

 private:
  std::string_view bytes_;  // fingerprint and value of each slot
  std::uint32_t slots_ = 0;
};

}  // namespace weft
