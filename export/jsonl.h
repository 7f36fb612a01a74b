// SPDX-License-Identifier: Apache-2.0
//
// The lossless exchange form: a line per article (its text, who appears in it), then a line per
// fact with its qualifiers and all its evidence. docs/formats.md gives the keys; import.h reads it
// back into the same graph.
#pragma once

#include <memory>

#include "weft/export/exporter.h"

namespace weft {

std::unique_ptr<const Exporter> make_jsonl_exporter();

}  // namespace weft
