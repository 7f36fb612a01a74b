// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/head_token.h"

namespace weft {

std::uint32_t head_token(const Document& document, IndexRange tokens) {
  std::uint32_t head = tokens.end - 1;
  std::uint32_t outside = 0;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (document.tokens[t].upos == Upos::kPunct) continue;
    if (tokens.contains(document.tokens[t].head)) continue;
    ++outside;
    head = outside == 1 ? t : tokens.end - 1;
  }
  return head;
}

}  // namespace weft
