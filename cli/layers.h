// SPDX-License-Identifier: Apache-2.0
//
// The layers of one sentence for people to read, as `weft inspect` and `weft explain` print them.
#pragma once

#include <cstdint>
#include <iosfwd>

#include "weft/core/document.h"

namespace weft {

// Words with morphemes, tags and tree; values; mentions with the entities they refer to.
void write_sentence_layers(const Document& document, std::uint32_t sentence, std::ostream& out);

// "proposition 3: acquire [verbal-clause]; subject: ...; object: ..."
void write_proposition(const Document& document, std::uint32_t proposition, std::ostream& out);

}  // namespace weft
