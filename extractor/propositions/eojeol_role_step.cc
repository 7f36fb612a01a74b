// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_role_step.h"

namespace weft {

bool RoleStep::takes(const Clause& clause, Role role, const EntityType* type) const {
  const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
  if (rules == nullptr) return false;
  const auto fits = [&](const ArgumentSelectors& selectors, const ArgumentTypes& types) {
    return (type == nullptr || types.allows(*type)) && asks(selectors, role);
  };
  return std::any_of(rules->begin(), rules->end(), [&](const RelationRule& rule) {
    return rule.relation != nullptr &&
           (fits(rule.subject, rule.relation->domain) || fits(rule.object, rule.relation->range));
  });
}

bool RoleStep::states(const std::string& verb) const {
  return rules_.find(PredicateKind::kVerb, verb) != nullptr &&
         !rules_.is_silent(PredicateKind::kVerb, verb);
}

bool RoleStep::named(std::size_t chunk) const {
  const Span span{s_.words[s_.chunks[chunk].begin].noun_span.begin,
                  s_.words[s_.chunks[chunk].last()].noun_span.end};
  const auto& mentions = s_.items.mentions;
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t i) {
    const Mention& m = document_.mentions[i];
    return m.kind == MentionKind::kName && m.span.overlaps(span);
  });
}

const Mention* RoleStep::name_at_end(std::size_t chunk) const {
  const std::uint32_t end = head_word(s_.chunks[chunk]).noun_span.end;
  for (const std::uint32_t i : s_.items.mentions) {
    const Mention& m = document_.mentions[i];
    if (m.kind == MentionKind::kName && m.span.end == end) return &m;
  }
  return nullptr;
}

const EntityType* RoleStep::name_type(std::size_t chunk) const {
  const Span span{s_.words[s_.chunks[chunk].begin].noun_span.begin,
                  head_word(s_.chunks[chunk]).noun_span.end};
  const Mention* last = nullptr;
  for (const std::uint32_t i : s_.items.mentions) {
    const Mention& m = document_.mentions[i];
    if (m.kind != MentionKind::kName || !span.contains(m.span)) continue;
    if (last == nullptr || m.span.begin > last->span.begin) last = &m;
  }
  return last == nullptr ? nullptr : &last->type;
}

bool RoleStep::is_somebody(std::size_t chunk) const {
  const Word& head = head_word(s_.chunks[chunk]);
  const EntityType* type = name_type(chunk);
  return (type != nullptr &&
          (*type == EntityType::kPerson || *type == EntityType::kOrganization)) ||
         tables_.people.contains(head.stem) ||
         document_.tokens[head.first_token].xpos.starts_with("NP");
}

bool RoleStep::is_thing(std::size_t chunk) const {
  const Word& head = head_word(s_.chunks[chunk]);
  if (const Mention* name = name_at_end(chunk); name != nullptr) {
    const bool thing = name->type == EntityType::kProduct || name->type == EntityType::kEvent;
    return thing && tables_.is_thing(head.stem);
  }
  const bool common = document_.tokens[head.first_token].xpos.starts_with("NNG");
  return is_time(document_, s_.items, head) || (common && tables_.is_thing(head.stem));
}

bool RoleStep::dates(const ClauseArgument& argument) const {
  const Word& word = head_word(s_.chunks[argument.chunk]);
  return argument.role == Role::kOblique && is_date(document_, s_.items, word);
}

}  // namespace weft
