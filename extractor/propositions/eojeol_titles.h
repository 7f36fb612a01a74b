// SPDX-License-Identifier: Apache-2.0
//
// Noun phrases in quotation marks or title brackets, which are called so whatever stands in them:
// '2019년 봄 나눔 행사', '안전 교육, 나눔 잔치'.
#pragma once

#include <cstdint>

#include "extractor/propositions/sentence_items.h"
#include "extractor/reference/reference_words.h"
#include "weft/core/document.h"

namespace weft {

// Makes a name of each such phrase of the sentence that is none yet. Names and values inside are
// parts of it, and no items of the sentence any more.
void name_quoted_titles(Document& document, std::uint32_t sentence, const ReferenceWords& kinds,
                        SentenceItems& items);

}  // namespace weft
