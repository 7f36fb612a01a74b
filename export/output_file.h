// SPDX-License-Identifier: Apache-2.0
//
// A file that grows beside its place and appears there only when it is complete and on disk. A
// device or a pipe is written to directly.
#pragma once

#include <fstream>
#include <memory>
#include <span>
#include <string>
#include <vector>

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

// A folder of files that grows beside its place. Where a folder is there that holds nothing but
// such files, the new one takes its place in one step; in one that holds other things too, each
// file is replaced in turn, once all are written.
class OutputFolder {
 public:
  OutputFolder(std::string path, std::vector<std::string> names);  // throws IoError
  ~OutputFolder();  // without finish(): removes what was written
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  // In the order of the names.
  std::span<std::ostream* const> streams() const { return streams_; }
  void finish();  // throws IoError

 private:
  bool is_ours(const std::string& folder) const;
  void remove(const std::string& folder) const;

  std::string path_;
  std::string partial_;
  std::vector<std::string> names_;
  std::vector<std::unique_ptr<OutputFile>> files_;
  std::vector<std::ostream*> streams_;
};

}  // namespace weft
