// SPDX-License-Identifier: Apache-2.0
#include "weft/core/lines.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "weft/core/error.h"

namespace weft {

LineState read_line(std::istream& in, std::string& line, std::size_t longest) {
  constexpr std::size_t kPiece = 4096;
  // One byte more than the piece, for the zero that getline() writes.
  char piece[kPiece + 1];
  line.clear();
  bool too_long = false;
  bool any = false;
  for (;;) {
    in.getline(piece, sizeof piece);
    const auto taken = static_cast<std::size_t>(in.gcount());
    const bool full = in.fail() && !in.bad() && taken == kPiece;
    const bool ended = !full && !in.eof() && !in.fail();  // the newline is taken, too
    any = any || taken > 0;
    if (!too_long) line.append(piece, ended ? taken - 1 : taken);
    too_long = too_long || line.size() > longest;
    if (!full) break;
    in.clear(in.rdstate() & ~std::ios::failbit);
  }
  if (too_long) return LineState::kTooLong;
  return any ? LineState::kRead : LineState::kEnd;
}

std::string read_whole_file(const std::string& path, const std::string& what) {
  std::error_code unknown;
  if (std::filesystem::is_directory(path, unknown)) {
    throw IoError(path + ": is a folder; give the name of " + what);
  }
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) throw IoError(path + ": cannot read " + what + ": " + std::strerror(errno));
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) throw IoError(path + ": cannot read " + what + " to its end; check the disk");
  return bytes;
}

}  // namespace weft
