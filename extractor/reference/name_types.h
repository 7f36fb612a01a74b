// SPDX-License-Identifier: Apache-2.0
//
// Stage "name-types": what is said of a name corrects its type. Where the relation words of two or
// more clauses expect another type than the names model chose ("joined X", "left X"), and more
// clauses disagree with it than agree, every mention of that name takes the expected type. A
// word that is no common noun and that clauses speak of as of persons or bodies becomes a name.
// Runs between propositions and reference. Options: "relations"; "lexicon", a model of morphemes
// whose nouns are the common ones (without it no word becomes a name).
#pragma once

#include <memory>

#include "extractor/stage.h"

namespace weft {

std::unique_ptr<const Stage> make_name_types_stage(const StageContext& context);

}  // namespace weft
