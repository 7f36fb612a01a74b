// SPDX-License-Identifier: Apache-2.0
//
// What is kept of every name so that a search looks closely at few of them: the letters as bits,
// and the sound. Letters are jamo in Hangul, so that half a syllable is found.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/columns.h"
#include "graph/spelling.h"
#include "weft/graph/find.h"

namespace weft {

constexpr std::uint8_t kHangulName = 1;
constexpr std::uint8_t kLatinName = 2;

constexpr char32_t kInitialCount = 19;

NameColumns make_name_columns(const EntityColumns& entities);

// The form in which names are compared.
std::string form_of_name(std::string_view name);
inline bool is_initial(char32_t c) {
  return c >= kFirstInitial && c < kFirstInitial + kInitialCount;
}
// Of a form of a name: kHangulName, kLatinName, both or none.
std::uint8_t scripts_of(std::string_view form);
// A bit for each letter. Two names that differ in n letters differ in at most n bits that one has
// and the other has not; a part of a name has no bit that the name has not.
std::uint64_t letter_bits(const std::u32string& jamo);
// As a search compares it: what one row of the columns holds of a sound.
NameSound sound_at(const NameColumns& names, std::size_t row);

// What find_like must find, by looking at every name: for tests.
std::vector<FoundEntity> find_by_scan(const Graph& graph, std::string_view words,
                                      const FindOptions& options = {});

}  // namespace weft
