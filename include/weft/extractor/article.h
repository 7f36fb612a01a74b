// SPDX-License-Identifier: Apache-2.0
//
// An Article is what a reader hands to the extractor: decoded text and what is known about it.
#pragma once

#include <string>
#include <vector>

#include "weft/core/document.h"

namespace weft {

struct Article {
  ArticleInfo info;
  std::string text;           // UTF-8; the main text only
  std::vector<Block> blocks;  // where the input format marks them (HTML, Markdown); else empty, and
                              // the extractor finds paragraphs itself
  std::vector<Diagnostic> diagnostics;
};

}  // namespace weft
