// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace weft {

// Has a place of memory fetched that will be read soon.
inline void ask_for(const void* place) {
#if defined(__GNUC__)
  __builtin_prefetch(place);
#else
  static_cast<void>(place);
#endif
}

}  // namespace weft
