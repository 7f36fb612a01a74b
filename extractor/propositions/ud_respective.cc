// SPDX-License-Identifier: Apache-2.0
//
// "Ana and Leo won gold and silver, respectively": the first goes with the first.
#include <algorithm>
#include <map>
#include <utility>

#include "extractor/propositions/ud_clauses.h"

namespace weft {
namespace {

using Group = std::pair<Role, std::string>;

std::map<Group, std::size_t> sizes(const Proposition& p) {
  std::map<Group, std::size_t> count;
  for (const PropositionArgument& a : p.arguments) ++count[{a.role, a.marker}];
  return count;
}

// Of each group of this size only the item at this place stays.
void keep(std::size_t place, std::size_t size, Proposition& p) {
  const std::map<Group, std::size_t> count = sizes(p);
  std::map<Group, std::size_t> seen;
  std::erase_if(p.arguments, [&](const PropositionArgument& a) {
    const Group group{a.role, a.marker};
    return count.at(group) == size && seen[group]++ != place;
  });
}

}  // namespace

void UdClauses::pair_lists(std::size_t first) {
  Node adverb = tree_.begin();
  while (adverb < tree_.end() && !words_.is(WordClass::kRespectively, tree_.lemma(adverb))) {
    ++adverb;
  }
  if (adverb == tree_.end()) return;
  std::map<Node, std::vector<std::size_t>> by_predicate;
  const std::size_t end = document_.propositions.size();
  for (std::size_t i = first; i < end; ++i) {
    const Proposition& p = document_.propositions[i];
    if (tree_.within(adverb, p.predicate)) by_predicate[p.predicate].push_back(i);
  }
  for (const auto& [predicate, of_it] : by_predicate) {
    std::map<std::size_t, int> lists;
    for (const auto& [group, size] : sizes(document_.propositions[of_it.front()])) {
      if (size > 1) ++lists[size];
    }
    for (const auto& [size, many] : lists) {
      if (many > 1 && of_it.size() == 1) {
        for (std::size_t place = 1; place < size; ++place) {
          Proposition each = document_.propositions[of_it.front()];
          keep(place, size, each);
          clause_of_[static_cast<std::uint32_t>(document_.propositions.size())] = predicate;
          document_.propositions.push_back(std::move(each));
        }
        keep(0, size, document_.propositions[of_it.front()]);
      } else if (of_it.size() == size) {  // a noun says its own of each subject
        for (std::size_t place = 0; place < size; ++place) {
          keep(place, size, document_.propositions[of_it[place]]);
        }
      }
    }
  }
}

}  // namespace weft
