// SPDX-License-Identifier: Apache-2.0
//
// Text on its way to a stream in large pieces; numbers without a locale. What is in it goes out
// when it is destroyed or flushed.
#pragma once

#include <charconv>
#include <ostream>
#include <string>
#include <string_view>

#include "export/xml.h"

namespace weft {

class TextSink {
 public:
  explicit TextSink(std::ostream& out) : out_(out) { buffer_.reserve(kSize + 4096); }
  ~TextSink() { flush(); }
  TextSink(const TextSink&) = delete;
  TextSink& operator=(const TextSink&) = delete;

  TextSink& operator<<(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= kSize) flush();
    return *this;
  }
  TextSink& operator<<(char c) {
    buffer_ += c;
    return *this;
  }
  TextSink& operator<<(std::size_t number) { return *this << std::to_string(number); }
  TextSink& operator<<(std::uint32_t number) { return *this << std::to_string(number); }
  TextSink& operator<<(double number) { return *this << number_text(number); }

  void flush() {
    out_.write(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    buffer_.clear();
  }

 private:
  static constexpr std::size_t kSize = 1U << 16U;
  std::ostream& out_;
  std::string buffer_;
};

// Valid UTF-8: bytes that are none are dropped.
std::string valid_text(std::string_view text);
// Valid UTF-8 on one line: control characters are dropped, line ends and tabs are blanks.
std::string line_text(std::string_view text);
// Whether a spreadsheet would take a cell for a formula, also one in full-width characters.
bool starts_formula(std::string_view cell);

}  // namespace weft
