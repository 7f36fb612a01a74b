// SPDX-License-Identifier: Apache-2.0
#include "export/output_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "weft/core/error.h"

namespace weft {

OutputFile::OutputFile(std::string path)
    : path_(std::move(path)),
      partial_(path_ + ".partial"),
      stream_(partial_, std::ios::binary | std::ios::trunc) {
  if (!stream_) {
    throw IoError(path_ + ": cannot create the file: " + std::strerror(errno) +
                  "; check that the folder exists and may be written");
  }
}

OutputFile::~OutputFile() {
  if (!finished_) std::remove(partial_.c_str());
}

void OutputFile::finish() {
  stream_.close();
  bool done = !stream_.fail();
  if (done) {
    const int descriptor = open(partial_.c_str(), O_RDONLY | O_CLOEXEC);
    done = descriptor >= 0 && fsync(descriptor) == 0;
    if (descriptor >= 0) close(descriptor);
  }
  if (!done || std::rename(partial_.c_str(), path_.c_str()) != 0) {
    throw IoError(path_ + ": cannot write the file: " + std::strerror(errno) +
                  "; check the disk's free space and the permissions");
  }
  finished_ = true;
}

}  // namespace weft
