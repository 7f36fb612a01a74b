// SPDX-License-Identifier: Apache-2.0
//
// The tables, indexes and views of a graph file. A change here is a new kGraphFileVersion.
#pragma once

namespace weft {

// "Weft" in ASCII, by which file(1) can name a graph file.
inline constexpr int kGraphApplicationId = 0x57656674;

extern const char* const kGraphTables;
extern const char* const kGraphIndexesAndViews;  // made after the rows are in

}  // namespace weft
