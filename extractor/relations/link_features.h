// SPDX-License-Identifier: Apache-2.0
//
// How far to trust that a pronoun, a definite noun or an argument left unsaid means what is named
// elsewhere: how sure its link is, where and in which role that was named last, and who else may be
// meant. A part of the features of confidence (confidence_features.h).
#pragma once

#include <string>
#include <vector>

#include "extractor/relations/confidence_features.h"

namespace weft {

// Log odds of a belief, neither of them sure enough to outweigh all else.
double log_odds(double belief);

void add_link_features(const Document& document, const std::string& side, const Entity& entity,
                       const Mention& mention, std::vector<ConfidenceFeature>& features);
// `token`: where the entity is meant.
void add_rival_features(const Document& document, const std::string& side, const Entity& entity,
                        std::uint32_t token, std::vector<ConfidenceFeature>& features);

}  // namespace weft
