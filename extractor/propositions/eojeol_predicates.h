// SPDX-License-Identifier: Apache-2.0
//
// First step of the clause builder: which words are predicates, with the auxiliaries, periphrases
// and prefixes that belong to them, and which only look like predicates because they are parts of
// complex particles.
#pragma once

#include <string>
#include <vector>

#include "extractor/propositions/eojeol_clauses.h"

namespace weft {

// Fills `clauses.clauses` from `clauses.words`; words that become part of a particle lose their
// part of speech. Gives the clause of each word, kNowhere for words outside predicates.
std::vector<std::size_t> find_predicates(const Document& document, const ClauseTables& tables,
                                         const RelationRules& rules, const std::string& verb_ending,
                                         SentenceClauses& clauses);

}  // namespace weft
