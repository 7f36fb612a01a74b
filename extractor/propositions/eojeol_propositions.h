// SPDX-License-Identifier: Apache-2.0
//
// Propositions of languages whose syntax stands in particles and endings (Korean): verbal clauses,
// copulas, nominal predicates, titles and appositions inside noun phrases, asides in brackets.
// Needs tokens, morphemes, tree, literals and mentions. Options: "relations" (table), "roles"
// (table).
#pragma once

#include <memory>

#include "extractor/stage.h"

namespace weft {

std::unique_ptr<const Stage> make_eojeol_propositions_stage(const StageContext& context);

}  // namespace weft
