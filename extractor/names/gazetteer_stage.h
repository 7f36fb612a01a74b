// SPDX-License-Identifier: Apache-2.0
//
// What a user's gazetteer adds to a pack: steps that run behind those of the pack's own stages that
// find names, judge their types, and make entities of them. What is listed wins over what a model
// found. No pack names these steps; a LanguagePack puts them in where it was given a gazetteer.
#pragma once

#include <memory>
#include <string_view>

#include "extractor/stage.h"
#include "weft/extractor/gazetteer.h"

namespace weft {

// The step that belongs behind the stage `name`, or null. `context` is that stage's own: its option
// "tag" is the tag of a name, "particles" a table of what may be glued to one (columns: tag, forms;
// the row "name" has the tag of a name's morpheme). The gazetteer must outlive the step.
std::unique_ptr<const Stage> gazetteer_step_after(std::string_view name,
                                                  const StageContext& context,
                                                  const Gazetteer& gazetteer);

// The stage "name-list", for packs without a model of names: those of the table that the option
// "names" names (as gazetteer.h describes it), and other proper nouns as names of unknown type.
std::unique_ptr<const Stage> make_name_list_stage(const StageContext& context);

}  // namespace weft
