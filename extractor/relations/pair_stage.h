// SPDX-License-Identifier: Apache-2.0
//
// Learned relations beside the rules, after the stage "statements": the model of pairs reads every
// two names, and name and date, of a sentence. What it is sure of and no rule said becomes a
// statement of the extractor LANGUAGE/pair-classifier; a rule's statement of a relation that the
// model knows gains confidence where it agrees and loses where it sees no relation. Nothing is said
// from clauses that are denied, asked or supposed.
//
// Options: "model" (weights), "labels" and "cues" (tables), "pronouns" ("yes" where pronouns that
// stand for names are read like names).
#pragma once

#include <memory>

#include "extractor/stage.h"

namespace weft {

std::unique_ptr<const Stage> make_pair_stage(const StageContext& context);

}  // namespace weft
