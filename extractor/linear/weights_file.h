// SPDX-License-Identifier: Apache-2.0
//
// The container of trained weights: named sections in one file, read in place. Little-endian:
//
//   0  "WEFTWGTS"   8  u32 version   12  u32 section count   16  u64 file size
//   24 u64 checksum of all bytes from 32 on
//   32 section table: char name[32] padded with zeros, u64 offset, u64 size; then the sections,
//      each at a multiple of 8
//
// Opening checks size and checksum and copies nothing: the views are good for as long as the bytes.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace weft {

static_assert(std::endian::native == std::endian::little,
              "weights files are read in place and little-endian");

// A number at any address.
template <typename T>
T load_number(const char* at) {
  static_assert(std::is_trivially_copyable_v<T>);
  T value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

template <typename T>
void put_number(std::string& out, T value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

class WeightsFile {
 public:
  // `name` is what errors call the file. Throws FormatError where the bytes are no weights file, of
  // another version, cut short or damaged.
  WeightsFile(std::string_view bytes, std::string name);

  bool has(std::string_view section) const;
  // Throws FormatError where there is none.
  std::string_view section(std::string_view section) const;
  const std::string& name() const { return name_; }

 private:
  std::string name_;
  std::vector<std::pair<std::string_view, std::string_view>> sections_;
};

// Throws the FormatError that names the file.
[[noreturn]] void refuse(const WeightsFile& file, const std::string& message);

// The lines of a section, without their ends.
std::vector<std::string_view> split_lines(std::string_view section);

class WeightsWriter {
 public:
  // Section names are at most 31 bytes and differ.
  void add(std::string name, std::string bytes);
  std::string finish() const;

 private:
  std::vector<std::pair<std::string, std::string>> sections_;
};

}  // namespace weft
