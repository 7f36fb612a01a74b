// SPDX-License-Identifier: Apache-2.0
//
// What stands before the name of a person: about how old, and of what sex ("40대 남성 김모 씨").
#pragma once

#include "extractor/propositions/eojeol_noun_phrases.h"

namespace weft {

// Appends propositions to the document.
void read_ages(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
               const RoleNouns& roles, NounPhrases& phrases);

}  // namespace weft
