// SPDX-License-Identifier: Apache-2.0
//
// Search for entities by what somebody remembers of a name: a beginning, a word, its initial
// consonants, its sound in the other script, a wrong spelling. Thread-safe: only reads the graph.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "weft/graph/graph.h"

namespace weft {

// How a name fits, from the surest to the vaguest.
enum class FindReason : std::uint8_t {
  kKey,        // the entity's key
  kName,       // letter by letter
  kSameForm,   // but for case, blanks and hyphens
  kWord,       // one word of the name
  kBeginning,  // also in the middle of a syllable: 삼서 begins 삼성
  kInitials,   // ㅅㅅㅈㅈ for 삼성전자
  kSound,      // 스미스 for Smith
  kPart,
  kSpelling,  // a small edit distance, between jamo in Hangul
};
std::string_view find_reason_name(FindReason reason);

struct FoundEntity {
  EntityId entity{};
  std::string name;  // of its name and aliases, the one that fits best
  FindReason reason = FindReason::kKey;
  double score = 0;  // 0 to 1
};

struct FindOptions {
  std::optional<EntityType> type;  // only entities of this type
  std::size_t limit = 10;
};

// Best first: by score, then by how many facts speak of the entity, then in the graph's order. A
// glance at a few bytes of each name tells which are looked at closely: some 5 ms for a million
// names, and what is found takes about 1 µs each.
std::vector<FoundEntity> find_like(const Graph& graph, std::string_view words,
                                   const FindOptions& options = {});

}  // namespace weft
