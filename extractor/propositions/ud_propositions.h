// SPDX-License-Identifier: Apache-2.0
//
// Propositions of languages parsed into Universal Dependencies with words as tokens (English):
// clauses and noun phrases. Needs tokens, tree, literals and mentions. Options: "relations"
// (table), "roles" (table).
#pragma once

#include <memory>

#include "extractor/stage.h"

namespace weft {

std::unique_ptr<const Stage> make_ud_propositions_stage(const StageContext& context);

}  // namespace weft
