// SPDX-License-Identifier: Apache-2.0
//
// Documents and graphs from lines, so that tests read as data:
//
//   person:Ada_Lovelace wrote product:Notes
//   person:Ada_Lovelace !wrote product:Poems       negated
//   organization:Acme founded_on =1901             a date
//   person:Ada_Lovelace visited place:Paris time=1840 place=place:Paris
//
// '_' in a name stands for a blank. A name without a type is a thing; "~" before a name says that
// it is no proper name; "Name|Other|Third" gives aliases. "relation?planned" sets a modality. Every
// line is one sentence of the document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"
#include "weft/graph/graph.h"

namespace weft::test {

Document document_of(const std::string& id, std::string_view lines);
Graph graph_of(std::string_view lines);

// Every line of a graph's content, for comparing graphs whole.
std::string dump(const Graph& graph);

}  // namespace weft::test
