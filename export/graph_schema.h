// SPDX-License-Identifier: Apache-2.0
//
// The tables, indexes and views of a graph file. A change here is a new kGraphFileVersion, and a
// file of the old one in tests/data for the test that it opens and becomes a new one.
#pragma once

namespace weft {

// "Weft" in ASCII, by which file(1) can name a graph file.
inline constexpr int kGraphApplicationId = 0x57656674;

extern const char* const kGraphTables;
extern const char* const kGraphSearch;           // the tables that find names
extern const char* const kGraphIndexesAndViews;  // made after the rows are in

}  // namespace weft
