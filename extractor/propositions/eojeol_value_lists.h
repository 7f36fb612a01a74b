// SPDX-License-Identifier: Apache-2.0
//
// Figures beside names in a list, with a noun before or behind it that tells what they are: "정당
// 지지율은 나래당 41%, 가람당 32%, 누리당 4%".
#pragma once

#include "extractor/propositions/eojeol_noun_phrases.h"

namespace weft {

// Appends propositions to the document.
void read_value_lists(Document& document, std::uint32_t sentence, const SentenceClauses& clauses,
                      const NounPhrases& phrases);

}  // namespace weft
