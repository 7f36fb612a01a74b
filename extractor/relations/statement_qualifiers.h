// SPDX-License-Identifier: Apache-2.0
//
// When, where, how much and as what: what a proposition tells of a statement besides its two ends.
#pragma once

#include "extractor/relations/statement_arguments.h"

namespace weft {

// Adds the qualifiers that the rule names, if there is one, then by its kind whatever argument is
// neither `subject` nor `object`: a date is the time, a place the place. Ordered by role.
void add_qualifiers(const StatementArguments& arguments, const Proposition& proposition,
                    const PropositionArgument& subject, const PropositionArgument& object,
                    const RelationRule* rule, Statement& statement);

}  // namespace weft
