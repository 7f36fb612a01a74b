// SPDX-License-Identifier: Apache-2.0
//
// What people decide about a graph, and the log of what was decided for them. Decisions name
// entities by the names that documents give them, and facts by their evidence, so that they hold
// when documents are added, changed or removed and the graph is built again.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"

namespace weft {

// All appearances of a name, or those in one document.
struct NameAnchor {
  EntityType type = EntityType::kThing;
  std::string name;      // name_key of the appearance
  std::string document;  // sha256, or empty for every document
  auto operator<=>(const NameAnchor&) const = default;
};

struct EvidenceAnchor {
  std::string document;     // sha256
  std::uint32_t index = 0;  // into the document's evidence
  std::string relation;     // that the evidence states, so that another one is not mistaken for it
  auto operator<=>(const EvidenceAnchor&) const = default;
};

enum class DecisionKind : std::uint8_t { kMerge, kSplit, kAccept, kReject };

// Later decisions win over earlier ones.
struct Decision {
  DecisionKind kind = DecisionKind::kMerge;
  std::string about;                           // in words, for people
  std::vector<std::vector<NameAnchor>> parts;  // what is one (kMerge), what is several (kSplit)
  std::string fact;                            // key of an accepted or rejected fact
  std::vector<EvidenceAnchor> evidence;        // what says it
  bool operator==(const Decision&) const = default;
};

// Why one name was taken for another. Reasons are "same name", "known name", "same id", "alias",
// "transliteration", "abbreviation", "fuller name", "order of names", "spelling", "short form",
// "family name" and
// "by hand".
struct MergeRecord {
  std::uint32_t entity = 0;  // an EntityId of the graph
  std::string name;          // as a document has it
  std::string into;          // the name that it joined
  std::string reason;
  double score = 0;             // chance that the two are one, as the rules see it
  std::uint32_t documents = 0;  // in which the name stands
};

std::string_view decision_kind_name(DecisionKind kind);
std::optional<DecisionKind> parse_decision_kind(std::string_view name);

class Graph;
enum class EntityId : std::uint32_t;
enum class FactId : std::uint32_t;
struct NameRules;

// What to give to GraphBuilder::decide. `split` parts the names of an entity, or, where it has but
// one, or `by_document` says so, its documents; throws UsageError where there is nothing to part.
Decision merge_decision(const Graph& graph, EntityId a, EntityId b, const NameRules& rules);
Decision split_decision(const Graph& graph, EntityId entity, bool by_document,
                        const NameRules& rules);
Decision fact_decision(const Graph& graph, FactId fact, DecisionKind verdict);

}  // namespace weft
