// SPDX-License-Identifier: Apache-2.0
//
// What each sentence holds of the layers that belong to the whole document.
#pragma once

#include <cstdint>
#include <vector>

#include "weft/core/document.h"

namespace weft {

// The names, other mentions and literals of one sentence, by index into the document.
struct SentenceItems {
  std::vector<std::uint32_t> mentions;
  std::vector<std::uint32_t> literals;
};

// The items of all sentences, found in one walk.
inline std::vector<SentenceItems> items_by_sentence(const Document& document) {
  std::vector<SentenceItems> items(document.sentences.size());
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    items[document.mentions[m].sentence].mentions.push_back(m);
  }
  for (std::uint32_t l = 0; l < document.literals.size(); ++l) {
    items[document.literals[l].sentence].literals.push_back(l);
  }
  return items;
}

}  // namespace weft
