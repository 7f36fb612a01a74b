// SPDX-License-Identifier: Apache-2.0
//
// Reads an ontology from JSON: {"relations": [{"id", "inverse", "label": {"en", "ko"}, "domain":
// [...], "range": [...], "wikidata", "schema_org", "words": {...}}, ...]}. docs/ontology.md
// describes the fields.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "weft/core/ontology.h"

namespace weft {

// `base` gives the ontology that a file with "extends": "weft" builds on: relations of the file
// replace those of the same id, the others follow. Throws FormatError with line and column in
// `file` and with what may stand there.
Ontology parse_ontology(std::string_view json, const std::string& file,
                        const std::function<Ontology()>& base = {});

}  // namespace weft
