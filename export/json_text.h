// SPDX-License-Identifier: Apache-2.0
//
// JSON without blanks, in a buffer that is used again: values come in the order in which they
// stand, commas by themselves.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "export/escaped_text.h"
#include "weft/core/utf8.h"

namespace weft {

class JsonText {
 public:
  // Holds until the next call of anything else.
  std::string_view view() const { return {buffer_.get(), used_}; }
  void clear() { used_ = 0; }

  void begin_object() { value("{"); }
  void end_object() { put("}"); }
  void begin_array() { value("["); }
  void end_array() { put("]"); }

  // A key of the program's own, without what needs an escape.
  void key(std::string_view plain) {
    reserve(plain.size() + 4);
    comma();
    char* to = buffer_.get() + used_;
    *to++ = '"';
    std::memcpy(to, plain.data(), plain.size());
    std::memcpy(to + plain.size(), "\":", 2);
    used_ += plain.size() + 3;
  }
  void any_key(std::string_view text) {
    string(text);
    put(":");
  }

  // Bytes that are no UTF-8 are dropped.
  void string(std::string_view text);
  void number(std::uint64_t number) {
    char* const at = room();
    comma();
    used(std::to_chars(buffer_.get() + used_, at + kRoom, number).ptr);
  }
  void boolean(bool is) { value(is ? "true" : "false"); }
  // What is JSON already.
  void value(std::string_view json) {
    reserve(json.size() + 1);
    comma();
    std::memcpy(buffer_.get() + used_, json.data(), json.size());
    used_ += json.size();
  }

  // As TextSink has them.
  static constexpr std::size_t kRoom = 1024;
  char* room() {
    reserve(kRoom);
    return buffer_.get() + used_;
  }
  void used(const char* end) { used_ = static_cast<std::size_t>(end - buffer_.get()); }

 private:
  // Into reserved space, where a value stands before.
  void comma() {
    if (used_ == 0) return;
    const char last = buffer_[used_ - 1];
    if (last != '{' && last != '[' && last != ':') buffer_[used_++] = ',';
  }
  void put(std::string_view bytes) {
    reserve(bytes.size());
    std::memcpy(buffer_.get() + used_, bytes.data(), bytes.size());
    used_ += bytes.size();
  }
  void reserve(std::size_t more) {
    if (size_ - used_ < more) grow(more);
  }
  void grow(std::size_t more);

  std::unique_ptr<char[]> buffer_;
  std::size_t size_ = 0;
  std::size_t used_ = 0;
};

}  // namespace weft
