// SPDX-License-Identifier: Apache-2.0
#include "export/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "weft/core/error.h"

namespace weft {
namespace {

// /dev/stdout, a named pipe: written to, never replaced.
bool is_device(const std::string& path) {
  struct stat there {};
  return stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode);
}

bool put_in_place(const std::string& partial, const std::string& path) {
  const int descriptor = open(partial.c_str(), O_RDONLY | O_CLOEXEC);
  const bool on_disk = descriptor >= 0 && fsync(descriptor) == 0;
  if (descriptor >= 0) close(descriptor);
  return on_disk && std::rename(partial.c_str(), path.c_str()) == 0;
}

}  // namespace

OutputFile::OutputFile(std::string path)
    : path_(std::move(path)),
      partial_(is_device(path_) ? path_ : path_ + ".partial"),
      stream_(partial_, std::ios::binary | std::ios::trunc) {
  if (!stream_) {
    throw IoError(path_ + ": cannot create the file: " + std::strerror(errno) +
                  "; check that the folder exists and may be written");
  }
}

OutputFile::~OutputFile() {
  if (!finished_ && partial_ != path_) std::remove(partial_.c_str());
}

void OutputFile::finish() {
  stream_.close();
  const bool written = !stream_.fail();
  if (!written || (partial_ != path_ && !put_in_place(partial_, path_))) {
    throw IoError(path_ +
                  ": cannot write the file; check the disk's free space and the permissions" +
                  (partial_ == path_ ? "" : ", and run the command again: no half file was left"));
  }
  finished_ = true;
}

}  // namespace weft
