// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/sequence_tagger.h"

namespace weft {

NameLabels::NameLabels(const std::vector<std::string_view>& names) {
  for (const std::string_view name : names) {
    types_.emplace_back(name.size() > 2 && name[1] == '-' ? name.substr(2) : std::string_view());
  }
}

std::vector<std::string> NameLabels::of_types(std::span<const std::string_view> types) {
  std::vector<std::string> names = {"-", "O"};
  for (const std::string_view type : types) {
    names.push_back("B-" + std::string(type));
    names.push_back("I-" + std::string(type));
  }
  return names;
}

std::uint8_t NameLabels::find(std::string_view name) const {
  if (name == "O") return kOutside;
  if (name.size() < 3) return 0;
  for (std::size_t l = 2; l < types_.size(); ++l) {
    if (types_[l] == name.substr(2) && begins(static_cast<std::uint8_t>(l)) == (name[0] == 'B')) {
      return static_cast<std::uint8_t>(l);
    }
  }
  return 0;
}

}  // namespace weft
