// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 (FIPS 180-4), by which documents of one text are known to be one and ids stay the same
// over runs. Not meant as a defence against anyone.
#pragma once

#include <string>
#include <string_view>

namespace weft {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace weft
