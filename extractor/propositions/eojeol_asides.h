// SPDX-License-Identifier: Apache-2.0
//
// What stands in brackets after a name: ages, countries and bodies of persons ("김도현(41·미국)"),
// officers of bodies ("오픈랩(대표 김도현)").
#pragma once

#include "extractor/propositions/eojeol_noun_phrases.h"

namespace weft {

// Appends propositions, and literals for ages, to the document.
void read_asides(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
                 const RoleNouns& roles, const NounPhrases& phrases);

}  // namespace weft
