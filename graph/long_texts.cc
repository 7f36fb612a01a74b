// SPDX-License-Identifier: Apache-2.0
#include "graph/long_texts.h"

namespace weft {

std::string slice(std::string_view text, TextRange range) {
  std::size_t at = 0;
  std::uint32_t count = 0;
  for (; count < range.begin && at < text.size(); ++count) next_code_point(text, at);
  const std::size_t begin = at;
  for (; count < range.end && at < text.size(); ++count) next_code_point(text, at);
  return std::string(text.substr(begin, at - begin));
}

std::string LongTexts::Indexed::slice(TextRange range) const {
  const std::size_t begin = points.byte_of(range.begin);
  const std::size_t end = points.byte_of(range.end);
  return std::string(all.substr(begin, end < begin ? 0 : end - begin));
}

const LongTexts::Indexed& LongTexts::keep(std::uint32_t document, std::unique_ptr<Indexed> text) {
  constexpr std::size_t kMost = 64U << 20U;
  if (bytes_ + text->own.size() > kMost) {
    texts_.clear();
    bytes_ = 0;
  }
  bytes_ += text->own.size();
  return *(texts_[document] = std::move(text));
}

}  // namespace weft
