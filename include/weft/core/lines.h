// SPDX-License-Identifier: Apache-2.0
//
// Lines of a stream in bounded memory.
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

}  // namespace weft
