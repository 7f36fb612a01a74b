// SPDX-License-Identifier: Apache-2.0
//
// From words to the entities they may mean.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "weft/graph/graph.h"

namespace weft {

// From the surest to the vaguest.
enum class MatchKind : std::uint8_t { kKey, kName, kAlias, kNormalized, kPrefix };

struct EntityMatch {
  EntityId entity{};
  MatchKind kind = MatchKind::kKey;
};

// Best first: by kind of match, then by how many facts speak of the entity, then by key. Vaguer
// matches follow surer ones up to `limit`.
std::vector<EntityMatch> find_entities(const Graph& graph, std::string_view words,
                                       std::size_t limit = 10);

struct RelationMatch {
  RelationId relation{};
  bool inverse = false;  // the words name the inverse: subject and object change places
};

// By id, inverse's id, or label in any language; blanks and underscores count alike. Empty if none.
std::vector<RelationMatch> find_relations(const Graph& graph, std::string_view words);
// Ids and labels spelled like the words, best first, for "did you mean"; in Hangul letters are
// compared, not syllables.
std::vector<std::string> similar_relations(const Graph& graph, std::string_view words,
                                           std::size_t limit = 3);

// What to tell about words that name nothing: "nothing is called 'Adda'; did you mean Ada
// (person:ada)?".
std::string unknown_entity(const Graph& graph, std::string_view words);
std::string unknown_relation(const Graph& graph, std::string_view words);

}  // namespace weft
