// SPDX-License-Identifier: Apache-2.0
//
// What no row of the relation table covers: the predicate's own lemma as an open relation between
// its arguments, named ("Ana Lind") or described ("the union").
#pragma once

#include <string>
#include <vector>

#include "extractor/relations/statement_arguments.h"

namespace weft {

struct OpenRelation {
  Candidate subject;
  Candidate object;
  std::string lemma;
  std::string id;  // the lemma and what marks the object: "move_to"
};

// `values_said`: rules made of the proposition what it says of dates and amounts, so only an object
// is still to be told.
std::vector<OpenRelation> open_relations(const StatementArguments& arguments,
                                         const Proposition& proposition, bool values_said);

// When the subject did it, where nothing else is told of the clause: "X가 8일 입국했다". Only where
// StatementMarkers::further lets any argument be told.
std::vector<OpenRelation> dated_relations(const StatementArguments& arguments,
                                          const Proposition& proposition);

// What a clause tells of its subject besides what rules or its own lemma say: of its object, of
// arguments that StatementMarkers::beside marks, and, through an object that is no name, of the
// names behind StatementMarkers::through: "plays its home games at the Arena" is
// play_home_games_at. StatementMarkers::further says whether names alone are told. `silenced`: a
// row lets the words state nothing, so only an object may. Whoever calls it leaves out what is said
// already.
std::vector<OpenRelation> further_relations(const StatementArguments& arguments,
                                            const Proposition& proposition, bool silenced);

// Of a clause whose own words told of its object: the names behind StatementMarkers::at, and
// through a common noun those behind StatementMarkers::through: "X가 Y와 셀카를 찍다" is
// 셀카_찍다_와. Only where StatementMarkers::further lets any argument be told.
std::vector<OpenRelation> relations_beside(const StatementArguments& arguments,
                                           const Proposition& proposition);

// "A와 B가 설전을 벌였다" is 설전_벌이다_와, where the words say what two do with each other
// (StatementMarkers::mutual).
std::vector<OpenRelation> relations_between(const StatementArguments& arguments,
                                            const Proposition& proposition);

}  // namespace weft
