// SPDX-License-Identifier: Apache-2.0
//
// Quotation marks and brackets of mentions: one that opens in a mention closes in it. Phrases are
// put together of words without the marks between them, so a mention may begin inside of a
// quotation that it reaches out of.
#pragma once

#include "weft/core/document.h"

namespace weft {

// Stretches names and noun phrases over the partner of each of their marks where it stands near,
// else shortens them to what stands behind or before the mark. For languages with morphemes.
void balance_marks(Document& document);

}  // namespace weft
