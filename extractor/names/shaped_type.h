// SPDX-License-Identifier: Apache-2.0
//
// The type of a name by its own words and by the noun before it.
#pragma once

#include "extractor/names/name_surroundings.h"

namespace weft {

// What the noun right before says ("기업 가람"), else the type that the name has.
EntityType type_by_kind(const NameSurroundings& around, const TypedName& name);
// What the name's words say, else the type that it has.
EntityType type_by_words(const NameSurroundings& around, const TypedName& name);

}  // namespace weft
