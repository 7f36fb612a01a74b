// SPDX-License-Identifier: Apache-2.0
#include "export/graph_image_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "export/evidence_file.h"
#include "export/graph_rows.h"
#include "weft/core/error.h"
#include "weft/graph/graph_image.h"

namespace weft {
namespace {

// What SQLite's file header says of the database (sqlite.org/fileformat2.html), big-endian.
constexpr std::size_t kDatabaseHeader = 100;
constexpr std::size_t kPageSizeAt = 16;
constexpr std::size_t kWriteVersionAt = 18;  // 1: rollback journal, no rows in another file
constexpr std::size_t kChangeCounterAt = 24;
constexpr std::size_t kPageCountAt = 28;

std::uint64_t number_at(const std::byte* header, std::size_t at, std::size_t bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) {
    value = (value << 8U) | std::to_integer<std::uint64_t>(header[at + i]);
  }
  return value;
}

std::uint64_t database_bytes(const std::byte* header) {
  const std::uint64_t page = number_at(header, kPageSizeAt, 2);
  return (page == 1 ? 65536 : page) * number_at(header, kPageCountAt, 4);
}

struct ImageFooter {
  std::array<char, 16> name = {'w', 'e', 'f', 't', ' ', 'i', 'm', 'a', 'g', 'e'};
  ImageHeader image;
  std::uint64_t change_counter = 0;
  std::uint64_t begin = 0;  // of the image: the database's bytes
  std::uint64_t reserved = 0;
};
static_assert(sizeof(ImageFooter) == 64);

class AppendFile {
 public:
  explicit AppendFile(const std::string& path)
      : path_(path), file_(std::fopen(path.c_str(), "r+b")) {
    std::array<std::byte, kDatabaseHeader> header;
    if (file_ == nullptr || std::fread(header.data(), header.size(), 1, file_) != 1) fail();
    footer.begin = database_bytes(header.data());
    footer.change_counter = number_at(header.data(), kChangeCounterAt, 4);
    if (std::fseek(file_, 0, SEEK_END) != 0) fail();
  }
  ~AppendFile() {
    if (file_ != nullptr) std::fclose(file_);
  }
  AppendFile(const AppendFile&) = delete;
  AppendFile& operator=(const AppendFile&) = delete;

  void write(const void* data, std::size_t size) {
    if (std::fwrite(data, 1, size, file_) != size) fail();
  }
  void close() {
    const int code = std::fclose(file_);
    file_ = nullptr;
    if (code != 0) fail();
  }

  ImageFooter footer;

 private:
  [[noreturn]] void fail() const {
    if (errno == ENOSPC) {
      throw IoError(path_ + ": the disk is full; free some space and run the command again");
    }
    throw IoError(path_ + ": cannot write: " + std::strerror(errno) +
                  "; check the disk's free space and the permissions");
  }

  const std::string& path_;
  std::FILE* file_;
};

std::optional<ImageFooter> footer_of(std::span<const std::byte> file) {
  ImageFooter footer;
  const ImageFooter expected;
  if (file.size() < kDatabaseHeader + sizeof footer) return std::nullopt;
  std::memcpy(&footer, file.data() + file.size() - sizeof footer, sizeof footer);
  const std::byte* header = file.data();
  const bool fresh = footer.name == expected.name && footer.begin == database_bytes(header) &&
                     footer.change_counter == number_at(header, kChangeCounterAt, 4) &&
                     number_at(header, kWriteVersionAt, 1) == 1;
  const std::uint64_t room = file.size() - sizeof footer;
  if (!fresh || footer.begin > room || footer.image.bytes != room - footer.begin) {
    return std::nullopt;
  }
  return footer;
}

}  // namespace

void append_image(const Graph& graph, const std::string& path) {
  AppendFile file(path);
  file.footer.image =
      write_image(graph, [&](const void* data, std::size_t size) { file.write(data, size); });
  file.write(&file.footer, sizeof file.footer);
  file.close();
}

std::optional<Graph> load_image(std::shared_ptr<const MappedFile> file,
                                std::shared_ptr<const Sqlite> database, const std::string& path,
                                bool texts) {
  const std::span<const std::byte> bytes = file->bytes();
  const auto footer = footer_of(bytes);
  // Somebody may have put another file there between the two openings.
  if (!footer || !file->is_at(path)) return std::nullopt;
  ImageBytes image{bytes.subspan(footer->begin, footer->image.bytes), std::move(file)};
  std::vector<GraphRelation> relations = read_relations(*database, path);
  return read_image(footer->image, std::move(image), std::move(relations),
                    open_evidence(std::move(database), path, texts));
}

}  // namespace weft
