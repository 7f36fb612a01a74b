// SPDX-License-Identifier: Apache-2.0
//
// Writes JSON objects member by member. What a class that writes records derives from.
#pragma once

#include <cstdint>
#include <string_view>

#include "export/json_text.h"

namespace weft {

class JsonObject {
 protected:
  void member(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }
  void member(std::string_view key, std::uint64_t value) {
    json_.key(key);
    json_.number(value);
  }
  void optional(std::string_view key, std::string_view value) {
    if (!value.empty()) member(key, value);
  }
  void flag(std::string_view key, bool value) {
    if (!value) return;
    json_.key(key);
    json_.boolean(true);
  }

  JsonText json_;
};

}  // namespace weft
