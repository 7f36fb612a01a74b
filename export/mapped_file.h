// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <span>
#include <string>

namespace weft {

// A file's bytes in memory, read only; its pages are read when they are touched. Bytes stay as they
// are when another file takes the path.
class MappedFile {
 public:
  // Empty where the file cannot be opened or mapped.
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::span<const std::byte> bytes() const { return {data_, size_}; }
  // Whether this file is still the one at `path`.
  bool is_at(const std::string& path) const;

 private:
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
  dev_t device_ = 0;
  ino_t inode_ = 0;
};

}  // namespace weft
