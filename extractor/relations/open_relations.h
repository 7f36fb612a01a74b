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

// Names that the proposition joins besides what rules or its own lemma say of it: its object, and,
// through an object that is none, those of the phrases of StatementMarkers::through: "plays its
// home games at the Arena" is play_home_games_at. Whoever calls it leaves out what is said already.
std::vector<OpenRelation> names_left_over(const StatementArguments& arguments,
                                          const Proposition& proposition);

// Of a proposition of which rules told something: what its words say of the subject and further
// arguments, objects and names that the markers "beside" mark. Those that are joined already are
// among them.
std::vector<OpenRelation> open_relations_beside(const StatementArguments& arguments,
                                                const Proposition& proposition);

}  // namespace weft
