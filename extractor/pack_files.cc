// SPDX-License-Identifier: Apache-2.0
#include "extractor/pack_files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <mutex>

#include "extractor/embedded_files.h"
#include "weft/core/error.h"
#include "weft/core/sha256.h"
#include "weft/extractor/language_pack.h"

namespace weft {
namespace {

// A file mapped read-only for as long as the object lives.
class MappedFile {
 public:
  explicit MappedFile(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat info {};
    if (file < 0 || ::fstat(file, &info) != 0) fail(path, file);
    size_ = static_cast<std::size_t>(info.st_size);
    if (size_ > 0) {
      data_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
      if (data_ == MAP_FAILED) fail(path, file);
    }
    ::close(file);
  }
  ~MappedFile() {
    if (size_ > 0) ::munmap(data_, size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view view() const { return {static_cast<const char*>(data_), size_}; }

 private:
  [[noreturn]] static void fail(const std::filesystem::path& path, int file) {
    const std::string cause = std::strerror(errno);
    if (file >= 0) ::close(file);
    throw IoError(path.string() + ": cannot read this file of the language pack: " + cause);
  }

  void* data_ = nullptr;
  std::size_t size_ = 0;
};

constexpr std::string_view kSums = "sums.txt";

// What `sha256sum FILE...` writes: the sum of each file by its name.
std::map<std::string, std::string, std::less<>> read_sums(std::string_view text,
                                                          const std::string& file) {
  constexpr std::size_t kDigits = 64;
  std::map<std::string, std::string, std::less<>> sums;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    const std::string_view sum = line.substr(0, kDigits);
    line.remove_prefix(sum.size());
    const bool apart = line.starts_with("  ") || line.starts_with(" *");
    if (!apart || sum.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
      throw FormatError({file, number, {}, {}}, "no checksum and name as sha256sum writes them");
    }
    line.remove_prefix(line.substr(2).starts_with("./") ? 4 : 2);
    sums.emplace(line, sum);
  }
  return sums;
}

// Where the folder has a file of checksums, what it names must be as it says.
class FolderPackFiles : public PackFiles {
 public:
  explicit FolderPackFiles(std::filesystem::path folder) : folder_(std::move(folder)) {
    if (!std::filesystem::is_directory(folder_)) {
      throw IoError(folder_.string() +
                    ": no such language pack folder; `weft doctor` names the packs there are");
    }
    if (has(kSums)) sums_ = read_sums(MappedFile(folder_ / kSums).view(), describe(kSums));
  }

  std::string_view open(std::string_view name) const override {
    const std::lock_guard lock(mutex_);
    auto it = files_.find(name);
    if (it == files_.end()) {
      auto file = std::make_unique<MappedFile>(folder_ / name);
      check(name, file->view());
      it = files_.emplace(name, std::move(file)).first;
    }
    return it->second->view();
  }

  bool has(std::string_view name) const override {
    return std::filesystem::is_regular_file(folder_ / name);
  }

  std::string describe(std::string_view name) const override { return (folder_ / name).string(); }

 private:
  void check(std::string_view name, std::string_view bytes) const {
    const auto sum = sums_.find(name);
    if (sum == sums_.end() || sum->second == sha256_hex(bytes)) return;
    throw FormatError({describe(name), {}, {}, {}},
                      "is not what " + describe(kSums) +
                          " says: it was damaged, copy or install it again; or edited, then run "
                          "sha256sum anew or remove " +
                          std::string(kSums));
  }

  std::filesystem::path folder_;
  std::map<std::string, std::string, std::less<>> sums_;  // SHA-256 by name
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::unique_ptr<MappedFile>, std::less<>> files_;
};

class EmbeddedPackFiles : public PackFiles {
 public:
  explicit EmbeddedPackFiles(std::string_view language) : language_(language) {}

  std::string_view open(std::string_view name) const override {
    const EmbeddedFile* file = find(name);
    if (file == nullptr) throw IoError(describe(name) + ": no such file in the language pack");
    return file->contents;
  }

  bool has(std::string_view name) const override { return find(name) != nullptr; }

  std::string describe(std::string_view name) const override {
    return "embedded:" + (language_.empty() ? "" : language_ + "/") + std::string(name);
  }

 private:
  const EmbeddedFile* find(std::string_view name) const {
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.language == language_ && file.name == name) return &file;
    }
    return nullptr;
  }

  std::string language_;
};

}  // namespace

std::unique_ptr<const PackFiles> folder_pack_files(const std::filesystem::path& folder) {
  return std::make_unique<FolderPackFiles>(folder);
}

std::unique_ptr<const PackFiles> embedded_pack_files(std::string_view language) {
  bool known = language.empty();
  std::string languages;
  for (const std::string& name : embedded_languages()) {
    known = known || name == language;
    languages += (languages.empty() ? "" : ", ") + name;
  }
  if (!known) {
    throw UsageError("no language pack for '" + std::string(language) +
                     "'; there are: " + languages);
  }
  return std::make_unique<EmbeddedPackFiles>(language);
}

std::vector<std::string> embedded_languages() {
  std::vector<std::string> languages;
  for (const EmbeddedFile& file : embedded_files()) {
    const bool is_new = languages.empty() || languages.back() != file.language;
    if (!file.language.empty() && is_new) languages.emplace_back(file.language);
  }
  return languages;
}

}  // namespace weft
