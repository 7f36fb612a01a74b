// SPDX-License-Identifier: Apache-2.0
//
// The words of a clause that stands as an argument: what somebody said, between its quotation marks
// or as far as its tree reaches, without the words of who says it.
#pragma once

#include "weft/core/document.h"

namespace weft {

// Takes time in the length of the sentence by the depth of its tree.
Span clause_span(const Document& document, const Proposition& proposition);

}  // namespace weft
