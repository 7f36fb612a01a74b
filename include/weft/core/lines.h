// SPDX-License-Identifier: Apache-2.0
//
// Files: line by line in bounded memory, or whole.
#pragma once

#include <cstddef>
#include <istream>
#include <string>

namespace weft {

// No row of a file may be larger.
inline constexpr std::size_t kLargestRow = std::size_t{256} << 20U;

enum class LineState { kRead, kTooLong, kEnd };

// The next line without its '\n'. Of a line longer than `longest` bytes the rest is passed over, so
// that the next call gives the line after it.
LineState read_line(std::istream& in, std::string& line, std::size_t longest = kLargestRow);

// All bytes of a file. Throws IoError, which calls the file `what`, as in "this ontology file",
// also where `path` is a folder.
std::string read_whole_file(const std::string& path, const std::string& what);

}  // namespace weft
