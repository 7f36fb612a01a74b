// SPDX-License-Identifier: Apache-2.0
//
// Words of a table and what it says of them, found by a view of the word. They lie in no order:
// nothing that is printed may come from walking through one.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace weft {

struct HashOfWord {
  using is_transparent = void;
  std::size_t operator()(std::string_view word) const {
    return std::hash<std::string_view>()(word);
  }
};

template <typename Value>
using WordMap = std::unordered_map<std::string, Value, HashOfWord, std::equal_to<>>;
using WordList = std::unordered_set<std::string, HashOfWord, std::equal_to<>>;

}  // namespace weft
