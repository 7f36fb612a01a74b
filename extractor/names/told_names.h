// SPDX-License-Identifier: Apache-2.0
//
// Names whose kind one word beside them tells, whether or not the model of names has met such
// names: a body by what bodies alone have ("가람 관계자"), one of two that stand side by side by
// the other ("가람 대 나래 경기"), a person by a title in the name. For languages whose words carry
// particles.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/names/kind_names.h"

namespace weft {

// `names` of one sentence in order of their spans, before and after.
void add_told_names(const Document& document, std::uint32_t sentence, const NameCues& cues,
                    const KnownWords& known, std::vector<TypedName>& names);

}  // namespace weft
