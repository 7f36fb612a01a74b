// SPDX-License-Identifier: Apache-2.0
//
// Bytes of a file to UTF-8. Recognised without being told: UTF-8 and UTF-16 with or without byte
// order mark, and CP949 (which includes EUC-KR). Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace weft {

struct DecodedText {
  std::string text;      // valid UTF-8 without byte order mark
  std::string encoding;  // "UTF-8", "UTF-16LE", "UTF-16BE", "CP949", or the declared one
};

// `declared` is what the input says of itself (HTML's charset), empty where it says nothing; it is
// believed only where the bytes are not valid UTF-8 anyway. Throws FormatError with the byte offset
// where nothing fits, and where the bytes are no text at all (images, archives, programs).
DecodedText decode_text(std::string_view bytes, std::string_view declared, const std::string& file);

// The text with U+FFFD for every byte that is not valid UTF-8.
std::string to_valid_utf8(std::string text);

}  // namespace weft
