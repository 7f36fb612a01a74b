// SPDX-License-Identifier: Apache-2.0
//
// About how old somebody is, where that stands before the name: "40대 남성 김모 씨".
#pragma once

#include "extractor/propositions/eojeol_noun_phrases.h"

namespace weft {

// Appends propositions to the document.
void read_ages(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
               const RoleNouns& roles, const NounPhrases& phrases);

}  // namespace weft
