// SPDX-License-Identifier: Apache-2.0
#include "weft/core/encoding.h"

#include <unicode/ucnv.h>

#include <array>
#include <memory>
#include <optional>

#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

struct Signature {
  std::string_view bytes;
  std::string_view what;
};

constexpr std::array<Signature, 9> kBinaryFiles = {{
    {"%PDF-", "a PDF file"},
    {"PK\x03\x04", "a ZIP archive or an office document"},
    {"\x89PNG", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"\x1F\x8B", "a gzip archive"},
    {"\xFD"
     "7zXZ",
     "an xz archive"},
    {"\x7F"
     "ELF",
     "a program"},
    {"SQLite format 3", "an SQLite database"},
}};

struct Conversion {
  std::string text;
  std::optional<std::size_t> bad_offset;
};

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_FAILURE(status) ? nullptr : std::move(converter);
}

void append_units(std::string& out, const UChar* units, const UChar* end) {
  while (units < end) {
    char32_t c = *units++;
    if (c >= 0xD800 && c < 0xDC00 && units < end) {
      c = 0x10000 + ((c - 0xD800) << 10U) + (static_cast<char32_t>(*units++) - 0xDC00);
    }
    append_utf8(out, c);
  }
}

// Strict: stops at the first sequence that the encoding does not have.
Conversion convert(UConverter* converter, std::string_view bytes) {
  Conversion result;
  result.text.reserve(bytes.size() * 3 / 2);
  std::array<UChar, 4096> units{};
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    UChar* target = units.data();
    // One unit is kept free so that a surrogate pair never straddles two rounds.
    ucnv_toUnicode(converter, &target, units.data() + units.size(), &source, end, nullptr, true,
                   &status);
    if (target > units.data() && status == U_BUFFER_OVERFLOW_ERROR &&
        (target[-1] & 0xFC00) == 0xD800) {
      UErrorCode rest = U_ZERO_ERROR;
      std::array<UChar, 2> low{};
      UChar* low_target = low.data();
      ucnv_toUnicode(converter, &low_target, low.data() + 1, &source, end, nullptr, true, &rest);
      append_units(result.text, units.data(), target - 1);
      const std::array<UChar, 2> pair = {target[-1], low[0]};
      append_units(result.text, pair.data(), pair.data() + 2);
    } else {
      append_units(result.text, units.data(), target);
    }
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_FAILURE(status)) {
      std::array<char, 16> invalid{};
      auto length = static_cast<std::int8_t>(invalid.size());
      UErrorCode ignored = U_ZERO_ERROR;
      ucnv_getInvalidChars(converter, invalid.data(), &length, &ignored);
      const auto at = static_cast<std::size_t>(source - bytes.data());
      result.bad_offset = at - std::min(at, static_cast<std::size_t>(std::max<int>(length, 0)));
    }
    return result;
  }
}

std::optional<Conversion> convert_from(const std::string& encoding, std::string_view bytes) {
  const Converter converter = open_converter(encoding);
  if (!converter) return std::nullopt;
  return convert(converter.get(), bytes);
}

DecodedText decode_utf16(std::string_view bytes, bool big_endian, std::size_t mark,
                         const std::string& file) {
  const std::string name = big_endian ? "UTF-16BE" : "UTF-16LE";
  auto result = convert_from(name, bytes.substr(mark));
  if (!result) throw Error("ICU lacks its " + name + " converter; reinstall libicu");
  if (result->bad_offset) {
    throw FormatError({file, {}, {}, mark + *result->bad_offset},
                      "not valid " + name + "; save the file again as UTF-8");
  }
  return {std::move(result->text), name};
}

// UTF-16 without a mark: text has many spaces, newlines and ASCII signs, whose other byte is zero,
// all on the same side. Returns 0 for no, 'l' or 'b' for the byte order.
char guess_utf16(std::string_view bytes) {
  if (bytes.size() < 4 || bytes.size() % 2 != 0) return 0;
  const std::string_view head = bytes.substr(0, 4096);
  std::array<std::size_t, 2> zeros = {0, 0};
  std::array<std::size_t, 2> blanks = {0, 0};  // a blank or newline in the byte beside a zero
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
    for (const std::size_t side : {0U, 1U}) {
      if (head[i + side] != '\0') continue;
      ++zeros[side];
      const char other = head[i + 1 - side];
      if (other == ' ' || other == '\n' || other == '.') ++blanks[side];
      if (other == '\0') return 0;
    }
  }
  const std::size_t units = head.size() / 2;
  for (const std::size_t side : {0U, 1U}) {
    // A few Hangul syllables and signs end in a zero byte themselves.
    const bool clean = zeros[1 - side] * 10 <= zeros[side];
    if (clean && blanks[side] > 0 && zeros[side] * 10 > units) return side == 0 ? 'b' : 'l';
  }
  return 0;
}

[[noreturn]] void refuse_binary(std::string_view what, std::size_t offset,
                                const std::string& file) {
  throw FormatError(
      {file, {}, {}, offset},
      "this is " + std::string(what) + ", not text; give plain text, Markdown, HTML or JSON lines");
}

// Whether CP949 explains the bytes: nearly all two-byte characters of real text lie in the EUC-KR
// plane (both bytes high), which random bytes and Western encodings rarely do.
bool looks_korean(std::string_view bytes) {
  std::size_t pairs = 0;
  std::size_t in_plane = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto lead = static_cast<unsigned char>(bytes[i]);
    if (lead < 0x80) continue;
    if (lead == 0x80 || lead == 0xFF) return false;  // no characters, though ICU maps them
    ++pairs;
    if (i + 1 < bytes.size() && lead >= 0xA1 && static_cast<unsigned char>(bytes[i + 1]) >= 0xA1) {
      ++in_plane;
    }
    ++i;
  }
  return in_plane * 10 >= pairs * 8;
}

// Text that is UTF-8 but for some damage should be reported as such, not read as something else.
bool mostly_utf8(std::string_view bytes) {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  while (!bytes.empty()) {
    const std::size_t bad = find_invalid_utf8(bytes);
    const std::string_view good = bytes.substr(0, bad);
    for (const char c : good) valid += (static_cast<unsigned char>(c) >= 0xC0) ? 1 : 0;
    if (bad == std::string_view::npos) break;
    ++invalid;
    bytes.remove_prefix(bad + 1);
  }
  return valid > 2 * invalid;
}

DecodedText decode_legacy(std::string_view bytes, std::string_view declared, std::size_t bad_utf8,
                          const std::string& file) {
  if (!declared.empty()) {
    auto result = convert_from(std::string(declared), bytes);
    if (result && !result->bad_offset) return {std::move(result->text), std::string(declared)};
  }
  if (!mostly_utf8(bytes) && looks_korean(bytes)) {
    auto result = convert_from("windows-949", bytes);
    if (result && !result->bad_offset) return {std::move(result->text), "CP949"};
    if (result) {
      throw FormatError({file, {}, {}, *result->bad_offset},
                        "neither UTF-8 nor CP949 has this byte; the file may be damaged: save it "
                        "again as UTF-8");
    }
  }
  throw FormatError({file, {}, {}, bad_utf8},
                    "this byte is not valid UTF-8, and the file is neither UTF-16 nor CP949; "
                    "convert it to UTF-8, for instance with iconv");
}

}  // namespace

DecodedText decode_text(std::string_view bytes, std::string_view declared,
                        const std::string& file) {
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    const std::size_t bad = find_invalid_utf8(bytes);
    if (bad == std::string_view::npos) return {std::string(bytes.substr(3)), "UTF-8"};
    throw FormatError({file, {}, {}, bad}, "not valid UTF-8; save the file again as UTF-8");
  }
  for (const Signature& signature : kBinaryFiles) {
    if (bytes.starts_with(signature.bytes)) refuse_binary(signature.what, 0, file);
  }
  if (bytes.starts_with("\xFF\xFE")) return decode_utf16(bytes, false, 2, file);
  if (bytes.starts_with("\xFE\xFF")) return decode_utf16(bytes, true, 2, file);
  if (const char order = guess_utf16(bytes)) return decode_utf16(bytes, order == 'b', 0, file);
  const std::size_t zero = bytes.find('\0');
  if (zero != std::string_view::npos) refuse_binary("a binary file", zero, file);
  const std::size_t bad = find_invalid_utf8(bytes);
  if (bad == std::string_view::npos) return {std::string(bytes), "UTF-8"};
  return decode_legacy(bytes, declared, bad, file);
}

std::string to_valid_utf8(std::string text) {
  std::size_t bad = find_invalid_utf8(text);
  if (bad == std::string::npos) return text;
  std::string out;
  for (std::string_view left = text;;) {
    out += left.substr(0, bad);
    if (bad == std::string_view::npos) return out;
    append_utf8(out, U'\uFFFD');
    left.remove_prefix(bad + 1);
    bad = find_invalid_utf8(left);
  }
}

}  // namespace weft
