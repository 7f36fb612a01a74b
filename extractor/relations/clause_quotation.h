// SPDX-License-Identifier: Apache-2.0
//
// Quotation marks around a clause that stands as an argument, or before it.
#pragma once

#include <optional>

#include "weft/core/document.h"

namespace weft {

// What stands between the double quotation marks around the predicate; of a quotation that began
// in a sentence before, from the beginning of this one, and so to its end.
std::optional<Span> quotation_around(const Document& document, const Proposition& proposition);

// "‘X는 Y이다’라고": what stands between single ones where the predicate's ending follows them.
std::optional<Span> single_quotation(const Document& document, const Proposition& proposition);

// "그는 "아니다"며 X가 옳다고 말했다": the span without what belongs to a quotation that ends
// before the predicate.
Span behind_quotation(const Document& document, const Proposition& proposition, Span span);

}  // namespace weft
