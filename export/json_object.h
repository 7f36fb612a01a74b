// SPDX-License-Identifier: Apache-2.0
//
// Writes JSON objects into a buffer, member by member. What a class that writes records derives
// from.
#pragma once

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "export/text_sink.h"
#include "weft/core/utf8.h"

namespace weft {

class JsonObject {
 protected:
  // Bytes that are no UTF-8 are replaced.
  void text(std::string_view value) {
    const bool valid = find_invalid_utf8(value) == std::string_view::npos;
    const std::string mended = valid ? "" : valid_text(value);
    if (!valid) value = mended;
    json_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  void member(const char* key, std::string_view value) {
    json_.Key(key);
    text(value);
  }
  void member(const char* key, std::uint64_t value) {
    json_.Key(key);
    json_.Uint64(value);
  }
  void optional(const char* key, std::string_view value) {
    if (!value.empty()) member(key, value);
  }
  void flag(const char* key, bool value) {
    if (!value) return;
    json_.Key(key);
    json_.Bool(true);
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_{buffer_};
};

}  // namespace weft
