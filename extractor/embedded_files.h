// SPDX-License-Identifier: Apache-2.0
//
// The files of models/ as they are linked into the program. The table is made by
// cmake/EmbedModels.cmake.
#pragma once

#include <span>
#include <string_view>

namespace weft {

struct EmbeddedFile {
  std::string_view language;  // name of the pack folder; empty for files beside the packs
  std::string_view name;
  std::string_view contents;  // aligned to 64 bytes
};

// Sorted by language, then name.
std::span<const EmbeddedFile> embedded_files();

}  // namespace weft
