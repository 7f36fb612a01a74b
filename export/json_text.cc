// SPDX-License-Identifier: Apache-2.0
#include "export/json_text.h"
namespace weft {

void JsonText::string(std::string_view text) {
  reserve(2);
  comma();
  put("\"");
  put_escaped<JsonStyle>(*this, text);
  put("\"");
}

void JsonText::grow(std::size_t more) {
  const std::size_t size = std::max(2 * size_, used_ + more);
  auto larger = std::make_unique_for_overwrite<char[]>(size);
  if (used_ > 0) std::memcpy(larger.get(), buffer_.get(), used_);
  buffer_ = std::move(larger);
  size_ = size;
}

}  // namespace weft
