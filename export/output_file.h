// SPDX-License-Identifier: Apache-2.0
//
// A file that grows beside its place and appears there only when it is complete and on disk. A
// device or a pipe is written to directly.
#pragma once

#include <fstream>
#include <string>

namespace weft {

class OutputFile {
 public:
  explicit OutputFile(std::string path);  // throws IoError
  ~OutputFile();                          // without finish(): removes what was written
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  std::ostream& stream() { return stream_; }
  void finish();  // throws IoError, and leaves a file that was there as it was

 private:
  std::string path_;
  std::string partial_;
  std::ofstream stream_;
  bool finished_ = false;
};

}  // namespace weft
