// SPDX-License-Identifier: Apache-2.0
#include "extractor/read/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <vector>

#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16U;

constexpr std::array<std::string_view, 9> kArchives = {
    ".tar", ".tar.gz", ".tgz", ".tar.zst", ".tzst", ".tar.bz2", ".tar.xz", ".txz", ".zip"};
constexpr std::array<std::string_view, 4> kCompressed = {".gz", ".zst", ".bz2", ".xz"};

}  // namespace

bool is_archive(std::string_view path, std::string& inner) {
  const std::string name = to_lower(path);
  inner.clear();
  for (const std::string_view ending : kArchives) {
    if (name.ends_with(ending)) return true;
  }
  for (const std::string_view ending : kCompressed) {
    if (!name.ends_with(ending)) continue;
    inner = path.substr(0, path.size() - ending.size());
    return true;
  }
  return false;
}

// The bytes of the current entry.
class Archive::Buffer : public std::streambuf {
 public:
  explicit Buffer(const std::string& path) : handle_(archive_read_new()), bytes_(kPiece) {
    std::string inner;
    is_archive(path, inner);
    for (const auto filter : {archive_read_support_filter_gzip, archive_read_support_filter_zstd,
                              archive_read_support_filter_bzip2, archive_read_support_filter_xz}) {
      filter(handle_);
    }
    if (inner.empty()) {
      archive_read_support_format_tar(handle_);
      archive_read_support_format_zip(handle_);
    } else {
      archive_read_support_format_raw(handle_);
    }
  }
  ~Buffer() override { archive_read_free(handle_); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  bool open(const std::string& path) {
    return kept(archive_read_open_filename(handle_, path.c_str(), kPiece));
  }

  // False at the end, and where the archive is damaged.
  bool next(std::string& name) {
    setg(nullptr, nullptr, nullptr);
    for (archive_entry* entry = nullptr;;) {
      const int code = archive_read_next_header(handle_, &entry);
      if (code == ARCHIVE_EOF || !kept(code)) return false;
      if (archive_entry_filetype(entry) != AE_IFREG) continue;
      const char* path = archive_entry_pathname_utf8(entry);
      if (path == nullptr) path = archive_entry_pathname(entry);
      name = path == nullptr ? "" : path;
      return true;
    }
  }

  const std::string& error() const { return error_; }

 protected:
  int_type underflow() override {
    const la_ssize_t size = archive_read_data(handle_, bytes_.data(), bytes_.size());
    if (size < 0) {
      kept(ARCHIVE_FATAL);
      throw IoError(error_);  // the stream catches it and goes bad
    }
    if (size == 0) return traits_type::eof();
    setg(bytes_.data(), bytes_.data(), bytes_.data() + size);
    return traits_type::to_int_type(*gptr());
  }

 private:
  bool kept(int code) {
    if (code >= ARCHIVE_WARN) return true;
    const char* what = archive_error_string(handle_);
    error_ = what == nullptr ? "unreadable" : what;
    return false;
  }

  archive* handle_;
  std::vector<char> bytes_;
  std::string error_;
};

Archive::Archive(const std::string& path)
    : path_(path), buffer_(std::make_unique<Buffer>(path)), contents_(buffer_.get()) {
  errno = 0;
  if (!std::ifstream(path, std::ios::binary)) {
    throw IoError(path + ": " + (errno == 0 ? "cannot be opened" : std::strerror(errno)) +
                  "; check the name and the permissions");
  }
  if (!buffer_->open(path)) fail();
}

Archive::~Archive() = default;

bool Archive::next(std::string& name) {
  contents_.clear();
  if (buffer_->next(name)) return true;
  if (damaged()) fail();
  return false;
}

bool Archive::damaged() const { return !buffer_->error().empty(); }

void Archive::fail() const {
  throw FormatError({path_, {}, {}, {}}, "a damaged archive, or none: " + buffer_->error() +
                                             "; what stands before that place was read");
}

}  // namespace weft
