// SPDX-License-Identifier: Apache-2.0
#include "export/xml.h"

#include <array>
#include <charconv>
#include <cmath>

#include "weft/core/utf8.h"

namespace weft {
namespace {

void append_escaped(std::string& out, char32_t c, std::string_view bytes) {
  switch (c) {
    case '&':
      out += "&amp;";
      return;
    case '<':
      out += "&lt;";
      return;
    case '>':
      out += "&gt;";
      return;
    case '"':
      out += "&quot;";
      return;
    case '\r':  // readers turn bare line ends, and in attributes all blanks, into others
      out += "&#13;";
      return;
    case '\n':
      out += "&#10;";
      return;
    case '\t':
      out += "&#9;";
      return;
    default:
      if (c < 0x20 || c == 0xFFFE || c == 0xFFFF) return;
      out += bytes;
  }
}

}  // namespace

bool is_plain_xml(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x80 || c == '&' || c == '<' || c == '>' || c == '"') return false;
  }
  return true;
}

std::string xml_escape(std::string_view text) {
  if (is_plain_xml(text)) return std::string(text);
  std::string out;
  out.reserve(text.size() + 16);
  while (!text.empty()) {
    const std::size_t bad = find_invalid_utf8(text);
    const std::string_view valid = text.substr(0, bad);
    for (std::size_t i = 0; i < valid.size();) {
      const std::size_t begin = i;
      const char32_t c = next_code_point(valid, i);
      append_escaped(out, c, valid.substr(begin, i - begin));
    }
    if (bad == std::string_view::npos) break;
    text.remove_prefix(bad + 1);
  }
  return out;
}

std::string number_text(double value) {
  if (!std::isfinite(value)) return "0";
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  return std::string(buffer.data(), end);
}

}  // namespace weft
