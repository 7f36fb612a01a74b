// SPDX-License-Identifier: Apache-2.0
//
// Names known only by what stands beside them: Latin letters right after a common noun that says
// what they name ("제작사 ORBIS"), and what stands before a quoted work, its maker.
#pragma once

#include <vector>

#include "extractor/names/name_cues.h"
#include "extractor/names/name_memory.h"
#include "weft/core/document.h"

namespace weft {

// Adds such names of a sentence to `names`, which stay in order; `works` are its quoted works.
void add_kind_names(const Document& document, std::uint32_t sentence,
                    const std::vector<Span>& works, const NameCues& cues,
                    std::vector<TypedName>& names);

}  // namespace weft
