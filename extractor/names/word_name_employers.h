// SPDX-License-Identifier: Apache-2.0
//
// Bodies that stand before the office and the name of who leads or speaks for them, for languages
// that write names in capitals.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// "Corvane CEO Ana Lind", "Corvane chief executive Ana Lind": capitals before the office that
// nobody took for a name are a body, and a single word taken for a person is one too. `names` stay
// in order of their spans.
void find_employers(const Document& document, std::vector<TypedName>& names, const NameCues& cues);

}  // namespace weft
