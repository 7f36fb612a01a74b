// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/open_statements.h"

#include "extractor/relations/said_already.h"

namespace weft {

void OpenStatements::add(const Proposition& proposition, std::size_t first) {
  const std::size_t own = document_.statements.size();
  for (const OpenRelation& open : open_relations(arguments_, proposition, own > first)) {
    builder_.add_open(proposition, open);
  }
  for (const OpenRelation& open : relations_between(arguments_, proposition)) {
    if (!is_said(open, first)) builder_.add_open(proposition, open);
  }
  if (document_.statements.size() > own) {
    for (const OpenRelation& open : relations_beside(arguments_, proposition)) {
      if (!is_said(open, first)) builder_.add_open(proposition, open);
    }
  }
  if (trace_ != nullptr) {
    trace_->open(proposition, own, "no open relation: a subject and another argument are wanted");
  }
}

void OpenStatements::add_days(const Proposition& proposition) {
  for (const OpenRelation& open : dated_relations(arguments_, proposition)) {
    const std::size_t own = document_.statements.size();
    builder_.add_open(proposition, open);
    if (trace_ != nullptr) trace_->open(proposition, own, "");
  }
}

// "A가 B에 C를 공급했다": besides who was supplied, that they supplied C. "Represented Lund in the
// Senate", where a rule told of the Senate alone.
void OpenStatements::add_further(const Proposition& proposition, std::size_t first,
                                 Reading reading) {
  const bool any = arguments_.markers().further == Further::kArguments;
  if (any && reading != Reading::kToldOfThings) return;
  const bool silenced = reading == Reading::kSilenced;
  for (const OpenRelation& open : further_relations(arguments_, proposition, silenced)) {
    if (is_said(open, first)) continue;
    const std::size_t own = document_.statements.size();
    builder_.add_open(proposition, open);
    if (trace_ != nullptr) trace_->open(proposition, own, "");
  }
}

// Of names any mention is enough; else the pair, or something of a value or place.
bool OpenStatements::is_said(const OpenRelation& open, std::size_t first) const {
  const SaidAlready said(document_, first);
  const Argument& object = open.object.argument;
  if (arguments_.markers().further == Further::kNames) return said.mentions(object);
  return said.joins(open.subject.argument, object) || (!acts(object) && said.tells_of(object));
}

bool OpenStatements::acts(const Argument& argument) const {
  return argument.kind == ArgumentKind::kEntity &&
         document_.entities[argument.index].type != EntityType::kPlace;
}

}  // namespace weft
