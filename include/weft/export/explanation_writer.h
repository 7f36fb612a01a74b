// SPDX-License-Identifier: Apache-2.0
//
// All that is known of one sentence as one JSON object: its words and tree, values, mentions and
// what they refer to, propositions with the rules that were tried on them, and the statements, the
// latter as in JSON lines. Same input, same bytes. Thread-safe.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <vector>

#include "weft/core/document.h"
#include "weft/core/explanation.h"

namespace weft {

void write_explanation_json(const Document& document, const std::vector<RuleTrial>& trials,
                            std::uint32_t sentence, std::ostream& out);

// The document with only those statements that the sentence gave, for the writers of statements.
Document with_statements(const Document& document, std::vector<Statement> statements);
std::vector<Statement> statements_of(const Document& document, std::uint32_t sentence);

}  // namespace weft
