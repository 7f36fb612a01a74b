// SPDX-License-Identifier: Apache-2.0
//
// The stage "parser": heads by arc_eager.h, relations by arc_labels.h. Every sentence with tokens
// gets one root, labelled "root", and a tree without cycles; mentions found before get their head.
#pragma once

#include <memory>

#include "extractor/stage.h"

namespace weft {

// Option "weights" (default parser.weights); "domain" names the treebank whose
// conventions to follow where the weights know several; "beam", how many trees are weighed at a
// time (default 1), as in training; "margin", the lead in the model's units at which the best of
// them is not doubted any more (default: none is enough).
std::unique_ptr<const Stage> make_parser_stage(const StageContext& context);

}  // namespace weft
