// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/said_already.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace weft {

bool SaidAlready::values_only() const {
  const auto said = statements();
  return std::all_of(said.begin(), said.end(),
                     [](const Statement& s) { return s.object.kind == ArgumentKind::kLiteral; });
}

bool SaidAlready::joins(const Argument& a, const Argument& b) const {
  const auto said = statements();
  return std::any_of(said.begin(), said.end(), [&](const Statement& s) {
    return (same_entity(s.subject, a) && same_entity(s.object, b)) ||
           (same_entity(s.subject, b) && same_entity(s.object, a));
  });
}

bool SaidAlready::tells_of(const Argument& argument) const {
  const auto is_it = [&](const Argument& a) {
    return a.kind == ArgumentKind::kLiteral ? argument.kind == a.kind && argument.index == a.index
                                            : same_entity(a, argument);
  };
  const auto said = statements();
  return std::any_of(said.begin(), said.end(),
                     [&](const Statement& s) { return is_it(s.subject) || is_it(s.object); });
}

bool SaidAlready::mentions(const Argument& entity) const {
  const auto said = statements();
  return std::any_of(said.begin(), said.end(), [&](const Statement& s) {
    return same_entity(s.subject, entity) || same_entity(s.object, entity) ||
           std::any_of(s.qualifiers.begin(), s.qualifiers.end(),
                       [&](const Qualifier& q) { return same_entity(q.value, entity); });
  });
}

void drop_repeats(Document& document) {
  using Key = std::tuple<std::uint32_t, ArgumentKind, std::uint32_t, std::string, std::string,
                         ArgumentKind, std::uint32_t, std::string, bool, Modality, Status>;
  std::map<Key, std::size_t> first;
  std::vector<Statement> kept;
  for (Statement& s : document.statements) {
    Key key{s.provenance.sentence,
            s.subject.kind,
            s.subject.index,
            s.subject.text,
            s.relation.id,
            s.object.kind,
            s.object.index,
            s.object.text,
            s.negated,
            s.modality,
            s.status};
    const auto [it, is_new] = first.emplace(std::move(key), kept.size());
    if (is_new) {
      kept.push_back(std::move(s));
    } else if (s.confidence > kept[it->second].confidence) {
      kept[it->second] = std::move(s);
    }
  }
  std::stable_sort(kept.begin(), kept.end(), [](const Statement& a, const Statement& b) {
    return a.provenance.sentence < b.provenance.sentence;
  });
  document.statements = std::move(kept);
}

}  // namespace weft
