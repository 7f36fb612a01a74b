// SPDX-License-Identifier: Apache-2.0
#include "weft/core/libraries.h"

#include <unicode/uversion.h>

#include <array>

namespace weft {

std::vector<LibraryVersion> core_libraries() {
  UVersionInfo version{};
  u_getVersion(version);
  std::array<char, U_MAX_VERSION_STRING_LENGTH> text{};
  u_versionToString(version, text.data());
  return {{"ICU", text.data()}};
}

}  // namespace weft
