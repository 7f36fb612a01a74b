// SPDX-License-Identifier: Apache-2.0
//
// Groups the name mentions of a Document into entities: which written names are one thing's. Adds
// mentions for names in brackets and captions that only their neighbours reveal
// ("마루넷(Marunet)").
#pragma once

#include <vector>

#include "extractor/reference/names.h"
#include "weft/core/document.h"

namespace weft {

// One thing: its name mentions, and the forms of its names in order of appearance.
struct NameCluster {
  std::vector<std::uint32_t> mentions;
  std::vector<NameForm> forms;
  EntityType type = EntityType::kThing;
};

// Clusters in order of their first mention.
std::vector<NameCluster> cluster_names(Document& document, const ReferenceWords& words);

// The fullest name, in the language's script where there is one.
const NameForm& best_name(const NameCluster& cluster, const ReferenceWords& words);

}  // namespace weft
