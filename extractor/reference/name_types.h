// SPDX-License-Identifier: Apache-2.0
//
// Stage "name-types": what is said of a name corrects its type. Where the relation words of two or
// more clauses expect another type than the names model chose ("joined X", "left X"), and more
// clauses disagree with it than agree, every mention of that name takes the expected type. Runs
// between propositions and reference. Option: "relations".
#pragma once

#include <memory>

#include "extractor/stage.h"

namespace weft {

std::unique_ptr<const Stage> make_name_types_stage(const StageContext& context);

}  // namespace weft
