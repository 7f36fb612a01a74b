// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/weights_file.h"

#include <array>

#include "weft/core/error.h"

namespace weft {
namespace {

constexpr std::string_view kMagic = "WEFTWGTS";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeader = 32;
constexpr std::size_t kNameSize = 32;
constexpr std::size_t kTableRow = kNameSize + 16;
constexpr std::size_t kAlignment = 8;

// Four lanes of multiply and rotate, so that megabytes take a fraction of a millisecond. It guards
// against damage, not against malice.
std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t kPrime = 0x9E3779B97F4A7C15U;
  std::array<std::uint64_t, 4> lanes = {1, 2, 3, 4};
  std::size_t i = 0;
  for (; i + 32 <= bytes.size(); i += 32) {
    for (std::size_t lane = 0; lane < 4; ++lane) {
      const auto word = load_number<std::uint64_t>(bytes.data() + i + 8 * lane);
      lanes[lane] = std::rotl(lanes[lane] ^ word, 29) * kPrime;
    }
  }
  std::uint64_t sum = bytes.size();
  for (const std::uint64_t lane : lanes) sum = std::rotl(sum ^ lane, 31) * kPrime;
  for (; i < bytes.size(); ++i) {
    sum = std::rotl(sum ^ static_cast<unsigned char>(bytes[i]), 11) * kPrime;
  }
  return sum ^ (sum >> 32U);
}

std::size_t aligned(std::size_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

}  // namespace

WeightsFile::WeightsFile(std::string_view bytes, std::string name) : name_(std::move(name)) {
  const auto fail = [&](std::size_t offset, const std::string& message) {
    throw FormatError({name_, {}, {}, offset}, message);
  };
  if (bytes.size() < kHeader || !bytes.starts_with(kMagic)) {
    fail(0, "this is no weights file of Weft");
  }
  const auto version = load_number<std::uint32_t>(bytes.data() + 8);
  if (version != kVersion) {
    fail(8, "weights of format version " + std::to_string(version) +
                "; this program reads version " + std::to_string(kVersion) +
                ": train them again or use a matching program");
  }
  const auto count = load_number<std::uint32_t>(bytes.data() + 12);
  const auto size = load_number<std::uint64_t>(bytes.data() + 16);
  if (size != bytes.size()) {
    fail(16, "the file should have " + std::to_string(size) + " bytes and has " +
                 std::to_string(bytes.size()) + ": copy or install it again");
  }
  if (load_number<std::uint64_t>(bytes.data() + 24) != checksum(bytes.substr(kHeader))) {
    fail(24, "the weights are damaged (checksum differs): copy or install the file again");
  }
  if (count > (bytes.size() - kHeader) / kTableRow) fail(12, "section table longer than the file");
  for (std::uint32_t i = 0; i < count; ++i) {
    const char* row = bytes.data() + kHeader + i * kTableRow;
    const std::string_view padded(row, kNameSize);
    const auto offset = load_number<std::uint64_t>(row + kNameSize);
    const auto length = load_number<std::uint64_t>(row + kNameSize + 8);
    if (offset > bytes.size() || length > bytes.size() - offset) {
      fail(kHeader + i * kTableRow, "a section lies outside the file");
    }
    sections_.emplace_back(padded.substr(0, padded.find('\0')), bytes.substr(offset, length));
  }
}

bool WeightsFile::has(std::string_view section) const {
  for (const auto& [name, bytes] : sections_) {
    if (name == section) return true;
  }
  return false;
}

std::string_view WeightsFile::section(std::string_view section) const {
  for (const auto& [name, bytes] : sections_) {
    if (name == section) return bytes;
  }
  throw FormatError({name_, {}, {}, {}}, "section \"" + std::string(section) +
                                             "\" is missing: these weights belong to "
                                             "another stage or program version");
}

void refuse(const WeightsFile& file, const std::string& message) {
  throw FormatError({file.name(), {}, {}, {}}, message);
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    lines.push_back(text.substr(0, newline));
    if (newline == std::string_view::npos) break;
    text.remove_prefix(newline + 1);
  }
  return lines;
}

void WeightsWriter::add(std::string name, std::string bytes) {
  if (name.size() >= kNameSize) throw UsageError("section name too long: " + name);
  sections_.emplace_back(std::move(name), std::move(bytes));
}

std::string WeightsWriter::finish() const {
  std::string body;
  std::size_t offset = aligned(kHeader + sections_.size() * kTableRow);
  for (const auto& [name, bytes] : sections_) {
    body += name + std::string(kNameSize - name.size(), '\0');
    put_number<std::uint64_t>(body, offset);
    put_number<std::uint64_t>(body, bytes.size());
    offset = aligned(offset + bytes.size());
  }
  for (const auto& [name, bytes] : sections_) {
    body.resize(aligned(kHeader + body.size()) - kHeader, '\0');
    body += bytes;
  }
  std::string out(kMagic);
  put_number(out, kVersion);
  put_number(out, static_cast<std::uint32_t>(sections_.size()));
  put_number<std::uint64_t>(out, kHeader + body.size());
  put_number(out, checksum(body));
  return out + body;
}

}  // namespace weft
