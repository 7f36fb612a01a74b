// SPDX-License-Identifier: Apache-2.0
#include "export/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

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

namespace {

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

}  // namespace

OutputFolder::OutputFolder(std::string path, std::vector<std::string> names)
    : path_(without_slash(std::move(path))),
      partial_(path_ + ".partial"),
      names_(std::move(names)) {
  std::error_code error;
  if (std::filesystem::exists(path_, error) && !std::filesystem::is_directory(path_, error)) {
    throw IoError(path_ + ": is no folder; the format makes one of several files");
  }
  // What an interrupted run left behind is of no use.
  if (is_ours(partial_)) remove(partial_);
  std::filesystem::create_directories(partial_, error);
  if (error || !is_ours(partial_)) {
    throw IoError(partial_ + ": cannot make the folder" + (error ? ": " + error.message() : "") +
                  "; check that nothing else has its name and that it may be written");
  }
  for (const std::string& name : names_) {
    files_.push_back(std::make_unique<OutputFile>(partial_ + "/" + name));
    streams_.push_back(&files_.back()->stream());
  }
}

OutputFolder::~OutputFolder() {
  files_.clear();  // which removes their unfinished files
  if (is_ours(partial_)) remove(partial_);
}

// Whether a folder holds nothing but files of ours, finished or not.
bool OutputFolder::is_ours(const std::string& folder) const {
  std::error_code error;
  if (!std::filesystem::is_directory(std::filesystem::symlink_status(folder, error))) return false;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    bool known = false;
    for (const std::string& own : names_) known = known || name == own || name == own + ".partial";
    if (!known || entry.is_directory()) return false;
  }
  return !error;
}

void OutputFolder::remove(const std::string& folder) const {
  std::error_code error;
  std::filesystem::remove_all(folder, error);
}

void OutputFolder::finish() {
  for (const auto& file : files_) file->finish();
  if (std::rename(partial_.c_str(), path_.c_str()) == 0)
    return;  // nothing or an empty folder there
  if (is_ours(path_) &&
      renameat2(AT_FDCWD, partial_.c_str(), AT_FDCWD, path_.c_str(), RENAME_EXCHANGE) == 0) {
    return;  // the old files go with the unfinished folder
  }
  for (const std::string& name : names_) {
    if (std::rename((partial_ + "/" + name).c_str(), (path_ + "/" + name).c_str()) != 0) {
      throw IoError(path_ + "/" + name +
                    ": cannot put the file in its place: " + std::strerror(errno));
    }
  }
}

}  // namespace weft
