// SPDX-License-Identifier: Apache-2.0
//
// What the steps of merging share: the appearances of all documents with the forms of their names,
// the units that they make up so far, and the log of what was joined why.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/merging/contexts.h"
#include "graph/merging/name_units.h"

namespace weft {

// Log odds of a name that a document gives for a thing.
constexpr double kAliasOdds = 1.4;

// The chance that log odds stand for.
double chance(double odds);
// One letter or syllable ("김", "A") names too many.
bool long_enough(const std::string& key);
std::string typed(EntityType type, std::string_view key);

class MergeState {
 public:
  // All of them must outlive it.
  MergeState(const std::vector<GraphDocument>& documents, const NameRules& rules);
  MergeState(const MergeState&) = delete;
  MergeState& operator=(const MergeState&) = delete;

  const Appearance& at(std::uint32_t i) const { return *appearances[i]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(appearances.size()); }
  std::uint32_t root_of(std::uint32_t appearance) { return units->root(unit_of[appearance]); }

  std::uint32_t add_unit(const std::vector<std::uint32_t>& members, SplitLabels labels,
                         double odds);
  // Whether facts let two be one that a document's words say are one.
  bool may_be_one(std::uint32_t a, std::uint32_t b, double odds);
  // Whether nothing but facts forbids that two roots are one.
  bool joinable(std::uint32_t a, std::uint32_t b);
  // What the articles of two roots add to the log odds that the two are one (Contexts::shared).
  double shared_context(std::uint32_t a, std::uint32_t b, const std::vector<std::string>& words);
  void join(std::uint32_t a, std::uint32_t b, const char* reason, double odds);
  // What was joined so far, with its log.
  Merging clusters();

  const std::vector<GraphDocument>& documents;
  const NameRules& rules;
  const NameFormer former;
  // Of all documents, one after the other.
  std::vector<const Appearance*> appearances;
  std::vector<AppearanceRef> refs;
  std::vector<std::uint32_t> document_of;
  std::vector<const ComparedName*> forms;
  std::vector<std::uint32_t> unit_of;
  std::unique_ptr<Bearers> bearers;
  std::unique_ptr<NameUnits> units;
  std::unordered_map<std::string, std::vector<std::uint32_t>> units_of_key;  // without an id

 private:
  void read();
  void log_spellings(const std::vector<std::uint32_t>& members, double odds);

  std::deque<ComparedName> made_;
  std::unique_ptr<const Contexts> contexts_;                // once asked for
  std::vector<std::pair<std::uint32_t, MergeRecord>> log_;  // and the appearance it speaks of
};

}  // namespace weft
