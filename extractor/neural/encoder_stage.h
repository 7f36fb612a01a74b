// SPDX-License-Identifier: Apache-2.0
//
// The stage "encoder": tags and trees by the network of encoder.h, in place of the stages "tagger"
// and "parser". Every sentence with tokens gets one root, labelled "root", and a tree.
#pragma once

#include <memory>

#include "extractor/stage.h"

namespace weft {

// Options: "weights" (default encoder.weights); "domain", the treebank whose conventions to follow;
// "closed", a table of the fine tags that only some words bear and these words.
std::unique_ptr<const Stage> make_encoder_stage(const StageContext& context);

}  // namespace weft
