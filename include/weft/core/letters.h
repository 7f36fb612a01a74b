// SPDX-License-Identifier: Apache-2.0
//
// Letters without their accents, for names that are written now with and now without them.
// Thread-safe.
#pragma once

namespace weft {

// The letter without its accents: a of ā; other characters as they are.
char32_t base_letter(char32_t c);

}  // namespace weft
