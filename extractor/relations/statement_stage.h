// SPDX-License-Identifier: Apache-2.0
//
// The last stage: propositions become statements. Relation rules name the ontology's relation; what
// no rule covers becomes an open relation under the predicate's own lemma. Options: "relations"
// (table), and those of statement_markers.h.
#pragma once

#include <memory>

#include "extractor/stage.h"

namespace weft {

std::unique_ptr<const Stage> make_statement_stage(const StageContext& context);

}  // namespace weft
