// SPDX-License-Identifier: Apache-2.0
#include "weft/core/error.h"

namespace weft {
namespace {

std::string describe(const FormatPlace& place, const std::string& message) {
  std::string out = place.file.empty() ? "input" : place.file;
  if (place.line) out += ":" + std::to_string(*place.line);
  if (place.column) out += ":" + std::to_string(*place.column);
  if (place.offset) out += ": at byte " + std::to_string(*place.offset);
  return out + ": " + message;
}

}  // namespace

FormatError::FormatError(FormatPlace place, const std::string& message)
    : Error(describe(place, message)), place_(std::move(place)) {}

}  // namespace weft
