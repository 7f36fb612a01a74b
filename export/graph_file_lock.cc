// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "weft/core/error.h"
#include "weft/export/graph_file.h"

namespace weft {
namespace {

// Whether the locked file is still the one at `path`: its last holder may have renamed it.
bool is_at(int descriptor, const std::string& path) {
  struct stat held {};
  struct stat there {};
  return fstat(descriptor, &held) == 0 && stat(path.c_str(), &there) == 0 &&
         held.st_ino == there.st_ino && held.st_dev == there.st_dev;
}

}  // namespace

GraphFileLock::GraphFileLock(const std::string& path) : path_(path) {
  const std::string partial = partial_path(path);
  while (true) {
    descriptor_ = open(partial.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor_ < 0) {
      throw IoError(partial + ": cannot create the file: " + std::strerror(errno) +
                    "; check that the folder exists and may be written");
    }
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
      close(descriptor_);
      throw IoError(path + ": another weft is writing this file; try again when it has finished");
    }
    if (is_at(descriptor_, partial)) return;
    close(descriptor_);
  }
}

GraphFileLock::~GraphFileLock() {
  const std::string partial = partial_path(path_);
  if (is_at(descriptor_, partial)) unlink(partial.c_str());
  close(descriptor_);
}

}  // namespace weft
