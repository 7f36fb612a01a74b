// SPDX-License-Identifier: Apache-2.0
//
// Stage "blocks": cuts plain text into paragraphs and tells captions, bylines, contact and
// copyright lines, headings and repeated lines from them, by the pack's table. What bylines and the
// like say of the article goes into Document::info where the reader left it empty.
#pragma once

#include <memory>

#include "extractor/stage.h"

namespace weft {

// Option "table": rows of what, how, words, longest line in characters (0: any).
//   what: caption, byline, contact, copyright     a line that has the words is such a block
//         author, publisher                       words around which the name stands in such a line
//         dateline                                words of a line that gives the date of
//         publication month                                   `how` is its number, `words` its name
//   how:  starts, ends, contains
std::unique_ptr<const Stage> make_blocks_stage(const StageContext& context);

}  // namespace weft
