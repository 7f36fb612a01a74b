// SPDX-License-Identifier: Apache-2.0
//
// The entities that an edge leads to from a node. Found only once so many were asked about that it
// pays.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/columns.h"
#include "graph/pattern/entity_set.h"

namespace weft {

class Neighbours {
 public:
  struct Facts {
    std::vector<std::span<const FactId>> from;  // their objects are neighbours
    std::vector<std::span<const FactId>> to;    // their subjects are
    bool all_from = false;                      // from is one list, of all relations
    bool all_to = false;
  };

  // Where others than those of the node were asked about, they are forgotten.
  void turn_to(EntityId node);
  // So many facts were looked at, since the neighbours are not known.
  void looked_at(std::size_t facts) { asked_ += facts; }
  // Some more will be asked about. Nothing where it does not pay yet to know the neighbours;
  // `find_facts` gives the facts that lead to them.
  template <typename FindFacts>
  const EntitySet* of(const GraphColumns& columns, const FactIndexes& indexes, std::size_t asked,
                      FindFacts find_facts) {
    if (known_) return &set_;
    asked_ += asked;
    if (asked_ < kFew) return nullptr;
    if (!facts_) take(find_facts());
    if (asked_ * kTestsForANote < size_) return nullptr;
    find(columns, indexes);
    return &set_;
  }
  struct Between {
    std::span<const FactId> facts;
    bool plain = false;  // all of them are known to be (FactIndexes)
  };
  // The facts of a relation, or any, between two, one of whom is the node. Nothing where they are
  // not at hand.
  std::optional<Between> between(const GraphColumns& columns, EntityId subject,
                                 std::optional<RelationId> relation, EntityId object) const;

 private:
  static constexpr std::size_t kFew = 4;
  // To test a bit costs so many times less than to note it.
  static constexpr std::size_t kTestsForANote = 8;
  // To number the entities of a word, likewise.
  static constexpr std::size_t kWordsForANote = 64;

  // Facts by the neighbour that they lead to: its number in the set is that of its group.
  struct Groups {
    std::vector<std::uint32_t> begin;  // in ids, and the end; none where nothing is grouped
    std::vector<FactId> ids;
    std::vector<bool> plain;  // whether all of a group are
  };

  void take(Facts facts);
  void find(const GraphColumns& columns, const FactIndexes& indexes);
  Groups grouped(const FactIndexes& indexes, std::span<const FactId> facts,
                 std::span<const std::uint32_t> members) const;

  EntityId node_{kNone};
  std::size_t asked_ = 0;
  std::optional<Facts> facts_;
  std::size_t size_ = 0;  // of these
  bool known_ = false;
  EntitySet set_;
  std::vector<std::uint32_t> members_;  // each once or more
  Groups from_;                         // where there is one list
  Groups to_;
};

}  // namespace weft
