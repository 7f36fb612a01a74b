// SPDX-License-Identifier: Apache-2.0
//
// The files within a tar or zip archive, or the one within a compressed file, read one after the
// other without unpacking anything: names of entries are labels, nothing is ever written by them.
#pragma once

#include <istream>
#include <memory>
#include <string>
#include <string_view>

namespace weft {

// ".tar", ".tar.gz", ".tgz", ".tar.zst", ".zip", ".gz", ".zst" and the like. Of a file that was
// compressed alone, `inner` becomes the name without the ending; of an archive it becomes empty.
bool is_archive(std::string_view path, std::string& inner);

class Archive {
 public:
  // Throws IoError where the file cannot be opened, FormatError where it is no such archive.
  explicit Archive(const std::string& path);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // The next regular file, or false at the end. Throws FormatError where the archive is damaged;
  // nothing can be read behind that place.
  bool next(std::string& name);
  // Its bytes; valid until the next next(). Goes bad where the archive is damaged.
  std::istream& contents() { return contents_; }
  bool damaged() const;
  // Throws what went wrong.
  [[noreturn]] void fail() const;

 private:
  class Buffer;

  std::string path_;
  std::unique_ptr<Buffer> buffer_;
  std::istream contents_;
};

}  // namespace weft
