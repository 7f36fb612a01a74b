// SPDX-License-Identifier: Apache-2.0
#include "weft/core/utf8.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>

#include "weft/core/error.h"

namespace weft {
namespace {

constexpr std::size_t kBlock = 64;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Whether there is nothing but ASCII and syllables of Hangul, which Unicode's normal forms leave as
// they are.
bool is_plain(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = next_code_point(text, i);
    if (c >= 0x80 && !is_hangul(c)) return false;
  }
  return true;
}

std::string normalize(const icu::Normalizer2* normalizer, std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString in = icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  const icu::UnicodeString out = normalizer->normalize(in, status);
  if (U_FAILURE(status)) throw Error(std::string("Unicode normalisation: ") + u_errorName(status));
  std::string result;
  out.toUTF8String(result);
  return result;
}

const icu::Normalizer2* normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = get(status);
  if (U_FAILURE(status)) throw Error(std::string("Unicode tables: ") + u_errorName(status));
  return instance;
}

}  // namespace

void append_utf8(std::string& out, char32_t c) {
  const auto push = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    push(c);
  } else if (c < 0x800) {
    push(0xC0 | (c >> 6U));
    push(0x80 | (c & 0x3FU));
  } else if (c < 0x10000) {
    push(0xE0 | (c >> 12U));
    push(0x80 | ((c >> 6U) & 0x3FU));
    push(0x80 | (c & 0x3FU));
  } else {
    push(0xF0 | (c >> 18U));
    push(0x80 | ((c >> 12U) & 0x3FU));
    push(0x80 | ((c >> 6U) & 0x3FU));
    push(0x80 | (c & 0x3FU));
  }
}

std::u32string decode_utf8(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) out.push_back(next_code_point(text, i));
  return out;
}

std::string encode_utf8(std::u32string_view code_points) {
  std::string out;
  for (const char32_t c : code_points) append_utf8(out, c);
  return out;
}

std::size_t find_invalid_utf8(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t i = 0;
  while (i < size) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080;
    std::uint64_t eight = kHighBits;
    if (size - i >= 8) std::memcpy(&eight, bytes + i, sizeof eight);
    if ((eight & kHighBits) == 0) {
      i += 8;
      continue;
    }
    if (bytes[i] < 0x80U) {
      ++i;
      continue;
    }
    const std::int64_t start = i;
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return static_cast<std::size_t>(start);
  }
  return std::string_view::npos;
}

std::string to_nfc(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  static const icu::Normalizer2* const nfc =
      normalizer([](UErrorCode& status) { return icu::Normalizer2::getNFCInstance(status); });
  return normalize(nfc, text);
}

namespace {

// Letters that Unicode does not take apart.
std::string_view plain_letter(char32_t c) {
  switch (c) {
    case U'\u00F8':
      return "o";
    case U'\u00E6':
      return "ae";
    case U'\u0153':
      return "oe";
    case U'\u0142':
      return "l";
    case U'\u0111':
    case U'\u00F0':
      return "d";
    case U'\u0131':
      return "i";
    case U'\u00FE':
      return "th";
    default:
      return {};
  }
}

}  // namespace

std::string without_marks(std::string_view text) {
  static const icu::Normalizer2* const nfd =
      normalizer([](UErrorCode& status) { return icu::Normalizer2::getNFDInstance(status); });
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    const bool latin = c < 0x250 || (c >= 0x1E00 && c < 0x1F00);
    if (c < 0x80 || !latin) {
      out.append(text.substr(begin, i - begin));
      continue;
    }
    if (const std::string_view plain = plain_letter(c); !plain.empty()) {
      out += plain;
      continue;
    }
    icu::UnicodeString parts;
    append_utf8(out, nfd->getDecomposition(static_cast<UChar32>(c), parts)
                         ? static_cast<char32_t>(parts.char32At(0))
                         : c);
  }
  return out;
}

std::string fold(std::string_view text) {
  if (is_plain(text)) return to_lower(text);
  static const icu::Normalizer2* const nfkc = normalizer(
      [](UErrorCode& status) { return icu::Normalizer2::getNFKCCasefoldInstance(status); });
  return normalize(nfkc, text);
}

std::string to_lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(text, i);
    if (c < 0x80) {
      out.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c));
    } else if (is_hangul(c)) {
      out.append(text, begin, i - begin);
    } else {
      append_utf8(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
    }
  }
  return out;
}

// Most characters are ASCII or Hangul: those need no look into Unicode's tables.
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_hangul(c) || u_isalpha(static_cast<UChar32>(c)) != 0;
}
bool is_digit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return !is_hangul(c) && u_isdigit(static_cast<UChar32>(c)) != 0;
}
bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return !is_hangul(c) && u_isupper(static_cast<UChar32>(c)) != 0;
}
bool is_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return !is_hangul(c) && u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}
bool is_punctuation(char32_t c) {
  if (c < 0x80) return c > ' ' && c < 0x7F && !is_letter(c) && !is_digit(c);
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
}
std::string_view script_of(char32_t c) {
  if (c < 0x80) return is_letter(c) ? "Latn" : "Zyyy";
  if (c >= 0xAC00 && c <= 0xD7A3) return "Hang";
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
  return U_FAILURE(status) ? "Zzzz" : uscript_getShortName(script);
}

bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x2FA1F);
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<UChar32>(next_code_point(text, i));
    if (c < 0x300) {
      ++width;
      continue;
    }
    if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) continue;
    const int east = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    width += east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1;
  }
  return width;
}

CodePointIndex::CodePointIndex(std::string_view text) : text_(text) {
  counts_.reserve(text.size() / kBlock + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % kBlock == 0) counts_.push_back(count);
    if (!is_continuation(text[i])) ++count;
  }
  if (text.size() % kBlock == 0) counts_.push_back(count);
}

std::size_t CodePointIndex::at_byte(std::size_t byte_offset) const {
  const std::size_t block = byte_offset / kBlock;
  std::size_t count = counts_[block];
  for (std::size_t i = block * kBlock; i < byte_offset; ++i) {
    if (!is_continuation(text_[i])) ++count;
  }
  return count;
}
std::size_t CodePointIndex::byte_of(std::size_t code_point) const {
  const auto after = std::upper_bound(counts_.begin(), counts_.end(), code_point);
  const auto block = static_cast<std::size_t>(after - counts_.begin()) - 1;
  std::size_t count = counts_[block];
  std::size_t i = block * kBlock;
  // `count` of the code points have begun before byte i.
  for (; i < text_.size(); ++i) {
    if (is_continuation(text_[i])) continue;
    if (count++ == code_point) break;
  }
  return std::min(i, text_.size());
}

std::string to_upper_ascii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

}  // namespace weft
