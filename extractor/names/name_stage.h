// SPDX-License-Identifier: Apache-2.0
//
// The stage "names": Mentions of kind kName, in order of their spans, none overlapping another.
// Options: "model", a weights file; "cues", a table for NameCues; "unit", what the model labels:
// "syllables" or "words"; "tag", the fine tag that words of names get where a parser follows.
#pragma once

#include <memory>

#include "extractor/stage.h"

namespace weft {

std::unique_ptr<const Stage> make_name_stage(const StageContext& context);

}  // namespace weft
