// SPDX-License-Identifier: Apache-2.0
//
// Sets of appearances that are one entity so far, joined one by one. A set remembers its names, its
// documents, what facts say of its bearer and what was decided by hand.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

#include "graph/merging/bearers.h"
#include "graph/merging/merge.h"
#include "graph/merging/name_likeness.h"

namespace weft {

// Part of a decision that parts things by hand: decision and part.
using SplitLabels = std::map<std::uint32_t, std::set<std::uint32_t>>;

// Whether some decision keeps the two apart; those before `since` are overruled.
bool kept_apart(const SplitLabels& a, const SplitLabels& b, std::uint32_t since = 0);

class NameUnits {
 public:
  NameUnits(const std::vector<const ComparedName*>& forms,
            const std::vector<std::uint32_t>& documents, const Bearers& bearers)
      : forms_(forms), document_of_(documents), bearers_(bearers) {}

  // `members` in document order; gives the unit's number.
  std::uint32_t add(std::vector<std::uint32_t> members, SplitLabels labels);
  std::uint32_t count() const { return static_cast<std::uint32_t>(parent_.size()); }
  std::uint32_t root(std::uint32_t unit);
  const std::vector<std::uint32_t>& members(std::uint32_t root) const { return members_[root]; }
  const ComparedName& form(std::uint32_t unit) const { return *forms_[first_[unit]]; }
  std::uint32_t first(std::uint32_t unit) const { return first_[unit]; }
  const SplitLabels& labels(std::uint32_t root) const;
  const Bearer& bearer(std::uint32_t root);

  // A document that tells two things apart by name is believed.
  bool share_document(std::uint32_t a, std::uint32_t b) const;
  // Whether a fact joins the two, so that they are two.
  bool related(std::uint32_t a, std::uint32_t b);
  // Whether every name of the one is like every name of the other.
  bool all_alike(std::uint32_t a, std::uint32_t b, const NameFormer& former) const;
  void join(std::uint32_t a, std::uint32_t b);

 private:
  const std::vector<const ComparedName*>& forms_;
  const std::vector<std::uint32_t>& document_of_;
  const Bearers& bearers_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> first_;                 // a member of each unit that names it
  std::vector<std::vector<std::uint32_t>> members_;  // by root
  std::vector<std::vector<std::uint32_t>> named_;    // by root: first members of its units
  std::unordered_map<std::uint32_t, SplitLabels> labels_;
  std::unordered_map<std::uint32_t, std::unique_ptr<Bearer>> known_;
};

}  // namespace weft
