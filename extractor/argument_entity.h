// SPDX-License-Identifier: Apache-2.0
//
// Whom or what an argument of a proposition means: the entity of its mention, or the one supplied
// where the clause leaves it unsaid.
#pragma once

#include "weft/core/document.h"

namespace weft {

// kNone for a literal, a clause, and a mention that has none yet.
inline std::uint32_t entity_of(const Document& document, const PropositionArgument& argument) {
  return argument.mention == kNone ? argument.entity : document.mentions[argument.mention].entity;
}

}  // namespace weft
