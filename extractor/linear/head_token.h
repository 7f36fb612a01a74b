// SPDX-License-Identifier: Apache-2.0
//
// Which token of a stretch governs the others.
#pragma once

#include <cstdint>

#include "weft/core/document.h"

namespace weft {

// The token whose head lies outside; the last one where there is none or more than one.
std::uint32_t head_token(const Document& document, IndexRange tokens);

}  // namespace weft
