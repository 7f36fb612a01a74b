// SPDX-License-Identifier: Apache-2.0
//
// Text on its way to a stream in large pieces; numbers without a locale. What is in it goes out
// when it is destroyed or flushed.
#pragma once

#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "export/xml.h"

namespace weft {

class TextSink {
 public:
  explicit TextSink(std::ostream& out) : out_(out), buffer_(std::make_unique<char[]>(kSize)) {}
  ~TextSink() { flush(); }
  TextSink(const TextSink&) = delete;
  TextSink& operator=(const TextSink&) = delete;

  TextSink& operator<<(std::string_view text) {
    if (text.size() > kSize - used_) return put_long(text);
    std::copy(text.begin(), text.end(), buffer_.get() + used_);  // text may be empty, without bytes
    used_ += text.size();
    return *this;
  }
  TextSink& operator<<(char c) { return *this << std::string_view(&c, 1); }
  TextSink& operator<<(std::size_t number) { return put_number(number); }
  TextSink& operator<<(std::uint32_t number) { return put_number(number); }
  TextSink& operator<<(double number) { return *this << number_text(number); }

  // At least kRoom bytes to write into; used() says up to where they were written.
  static constexpr std::size_t kRoom = 4096;
  char* room() {
    if (kSize - used_ < kRoom) flush();
    return buffer_.get() + used_;
  }
  void used(const char* end) { used_ = static_cast<std::size_t>(end - buffer_.get()); }

  void flush() {
    out_.write(buffer_.get(), static_cast<std::streamsize>(used_));
    used_ = 0;
  }

 private:
  template <typename Number>
  TextSink& put_number(Number number) {
    char* const at = room();
    used(std::to_chars(at, at + kRoom, number).ptr);
    return *this;
  }
  TextSink& put_long(std::string_view text) {
    flush();
    if (text.size() <= kSize) return *this << text;
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
    return *this;
  }

  static constexpr std::size_t kSize = 1U << 18U;
  std::ostream& out_;
  std::unique_ptr<char[]> buffer_;
  std::size_t used_ = 0;
};

// Valid UTF-8: bytes that are none are dropped.
std::string valid_text(std::string_view text);
// Valid UTF-8 on one line: control characters are dropped, line ends and tabs are blanks.
std::string line_text(std::string_view text);
// Whether a spreadsheet would take a cell for a formula, also one in full-width characters.
bool starts_formula(std::string_view cell);

}  // namespace weft
