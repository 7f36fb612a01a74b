// SPDX-License-Identifier: Apache-2.0
//
// Second half of the clause builder: the phrases that were attached to each clause get their final
// roles. Topics become subjects, light verbs give way to their nouns, adnominal clauses take the
// noun they modify, joined clauses share subjects, passives turn active, and clauses that are said
// or thought point at who says so.
#pragma once

#include <string>

#include "extractor/propositions/eojeol_clauses.h"

namespace weft {

// `verb_ending` makes a verb of a noun ("하다").
void settle_roles(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                  const std::string& verb_ending, SentenceClauses& clauses);

// Its steps with a file of their own: which clause a subject belongs to (eojeol_subjects), which
// clauses share it (eojeol_shared_subjects), the nouns that adnominal clauses leave out
// (eojeol_gaps), who says what (eojeol_speech), which dates hold for which clauses (eojeol_times),
// clauses that share one verb (eojeol_gapping).
void place_subjects(const Document& document, const ClauseTables& tables,
                    const RelationRules& rules, const std::string& verb_ending,
                    SentenceClauses& clauses);
void share_subjects(const Document& document, const ClauseTables& tables,
                    const RelationRules& rules, const std::string& verb_ending,
                    SentenceClauses& clauses);
void fill_gaps(const Document& document, const ClauseTables& tables, const RelationRules& rules,
               const std::string& verb_ending, SentenceClauses& clauses);
void find_speech(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                 const std::string& verb_ending, SentenceClauses& clauses);
void find_judged(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                 const std::string& verb_ending, SentenceClauses& clauses);
void share_times(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                 const std::string& verb_ending, SentenceClauses& clauses);
void split_gapping(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                   const std::string& verb_ending, SentenceClauses& clauses);
// Leaves each clause the one of its dates that stands nearest to its predicate.
void choose_times(const Document& document, SentenceClauses& clauses);
// Clauses with a date that is to come, and not told as past, become plans.
void plan_future(const Document& document, const ClauseTables& tables, const RelationRules& rules,
                 const std::string& verb_ending, SentenceClauses& clauses);

// Whether the word ends a date or a duration; a date.
bool is_time(const Document& document, const SentenceItems& items, const Word& word);
bool is_date(const Document& document, const SentenceItems& items, const Word& word);

}  // namespace weft
