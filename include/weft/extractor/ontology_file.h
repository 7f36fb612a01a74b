// SPDX-License-Identifier: Apache-2.0
//
// Reads an ontology from JSON: {"relations": [{"id", "inverse", "label": {"en", "ko"}, "domain":
// [...], "range": [...], "wikidata", "schema_org"}, ...]}. docs/ontology.md describes the fields.
#pragma once

#include <string>
#include <string_view>

#include "weft/core/ontology.h"

namespace weft {

// Throws FormatError with line and column in `file`.
Ontology parse_ontology(std::string_view json, const std::string& file);

}  // namespace weft
