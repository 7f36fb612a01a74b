// SPDX-License-Identifier: Apache-2.0
//
// Where a person's name ends and the title begins.
#pragma once

#include "extractor/names/name_surroundings.h"

namespace weft {

// A title is no part of a name, but for a family name, which is none without it ("한 의원").
void mend_title(const NameSurroundings& around, TypedName& name);

}  // namespace weft
