// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "extractor/read/html_tree.h"
#include "weft/core/document.h"

namespace weft {

// Title, date, author, publisher and canonical URL as a page declares them: JSON-LD, Open Graph and
// other <meta>, <link rel=canonical>, <time>, then <h1> and <title>. The first that speaks is
// heard. The language is left out: pages often declare that of their template.
ArticleInfo html_metadata(const std::vector<HtmlNode>& nodes);

}  // namespace weft
