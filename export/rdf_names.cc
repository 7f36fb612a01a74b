// SPDX-License-Identifier: Apache-2.0
#include "export/rdf_names.h"

#include <algorithm>
#include <cstdint>

#include "export/escaped_text.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

void percent(std::string& out, std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    out += '%';
    out += kDigits[value >> 4U];
    out += kDigits[value & 15U];
  }
}

bool is_plain(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.' || c == ':';
}

// No two prefixes agree in length and first letter: a table by these, 0 where there is none.
constexpr std::size_t kLongestPrefix = 8;
constexpr std::size_t place_of(std::string_view prefix) {
  return prefix.size() * 32 + (static_cast<unsigned char>(prefix[0]) & 31U);
}
constexpr std::array<std::uint8_t, (kLongestPrefix + 1) * 32> places() {
  std::array<std::uint8_t, (kLongestPrefix + 1) * 32> out{};
  std::uint8_t number = 0;
  for (const RdfPrefix& prefix : kRdfPrefixes) out.at(place_of(prefix.name)) = ++number;
  return out;
}
constexpr auto kPlaces = places();
static_assert(kPlaces.size() - std::ranges::count(kPlaces, 0) == kRdfPrefixes.size());

}  // namespace

RdfIri rdf_iri_of(std::string_view name) {
  if (name.front() == '<') return {{}, name.substr(1, name.size() - 2)};
  const std::size_t colon = name.find(':');
  if (colon == 0 || colon > kLongestPrefix) return {{}, name};
  const std::string_view prefix = name.substr(0, colon);
  const std::size_t place = kPlaces[place_of(prefix)];
  if (place == 0 || kRdfPrefixes[place - 1].name != prefix) return {{}, name};
  return {kRdfPrefixes[place - 1].iri, name.substr(colon + 1)};
}

std::string full_iri(std::string_view name) {
  const RdfIri iri = rdf_iri_of(name);
  std::string out(iri.prefix);
  return out += iri.rest;
}

void write_quoted(TextSink& out, std::string_view text) {
  out << '"';
  put_escaped<TriplesStyle>(out, text);
  out << '"';
}

std::string rdf_local(std::string_view key) {
  if (std::all_of(key.begin(), key.end(),
                  [](char c) { return is_plain(static_cast<unsigned char>(c)); })) {
    return std::string(key);
  }
  const std::string valid = valid_text(key);
  std::string out;
  for (std::size_t i = 0; i < valid.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(valid, i);
    const std::string_view bytes(valid.data() + begin, i - begin);
    if (is_plain(c) || is_hangul(c)) {
      out += bytes;
    } else {
      percent(out, bytes);
    }
  }
  return out;
}

std::string rdf_iri(std::string_view url) {
  if (url.substr(0, 7) != "http://" && url.substr(0, 8) != "https://") return {};
  const std::string valid = valid_text(url);
  std::string out;
  for (std::size_t i = 0; i < valid.size();) {
    const std::size_t begin = i;
    const char32_t c = next_code_point(valid, i);
    const std::string_view bytes(valid.data() + begin, i - begin);
    const bool ascii =
        c > 0x20 && c < 0x7F &&
        std::string_view("<>\"{}|^`\\").find(static_cast<char>(c)) == std::string_view::npos;
    if (ascii || is_hangul(c)) {
      out += bytes;
    } else {
      percent(out, bytes);
    }
  }
  return '<' + out + '>';
}

}  // namespace weft
