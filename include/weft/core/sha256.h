// SPDX-License-Identifier: Apache-2.0
//
// SHA-256 (FIPS 180-4), by which documents of one text are known to be one and ids stay the same
// over runs. Not meant as a defence against anyone.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace weft {

using Sha256 = std::array<std::uint8_t, 32>;
Sha256 sha256(std::string_view bytes);

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
std::string sha256_hex(const Sha256& sum);

}  // namespace weft
