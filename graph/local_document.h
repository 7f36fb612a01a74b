// SPDX-License-Identifier: Apache-2.0
//
// Takes from a Document what a graph keeps of it: text, sentences, entities and statements, with
// positions counted in code points. Total: an index that points nowhere becomes words.
#pragma once

#include "weft/core/document.h"
#include "weft/core/name_rules.h"
#include "weft/graph/graph.h"

namespace weft {

GraphDocument local_document(const Document& document, const NameRules& rules);

}  // namespace weft
