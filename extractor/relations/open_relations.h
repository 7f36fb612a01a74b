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

}  // namespace weft
