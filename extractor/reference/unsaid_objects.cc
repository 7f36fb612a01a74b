// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/unsaid_objects.h"

#include "extractor/reference/quotation_marks.h"

namespace weft {

void UnsaidObjects::supply(std::uint32_t sentence) {
  for (const std::uint32_t p : clauses_.in_sentence(sentence)) supply_object(p);
}

// "The firm makes ships. Kim founded 1974.": what languages that drop objects leave unsaid is what
// the text is about.
void UnsaidObjects::supply_object(std::uint32_t p) {
  Proposition& proposition = document_.propositions[p];
  if (words_.find("drops", "object") == nullptr || proposition.object_types == 0) return;
  if (proposition.subject_unsaid || object_told(p)) return;
  for (const PropositionArgument& a : proposition.arguments) {
    if (a.role == Role::kObject || a.role == Role::kContent || a.role == Role::kComplement) return;
  }
  // What a passive clause is about is its object.
  const bool passive = proposition.voice == Voice::kPassive;
  const std::uint32_t near = passive ? subjects_.subject_in(proposition.sentence, p) : kNone;
  const std::uint32_t told = passive ? kNone : object_before(p);
  const bool first =
      proposition.sentence == 0 || topics_.parted(proposition.sentence - 1, proposition.sentence);
  const std::uint32_t before = first ? kNone : topics_.of(proposition.sentence - 1);
  // "시나리오를 썼다": a noun and its verb, of the work which the article is about.
  const bool idiom = proposition.predicate != kNone &&
                     document_.tokens[proposition.predicate].lemma != proposition.lemma;
  const auto takes = [&](EntityType type) {
    return Clauses::expected(proposition.object_types, type);
  };
  const bool of_works = idiom && takes(EntityType::kProduct) && !takes(EntityType::kOrganization) &&
                        !takes(EntityType::kPerson) && !takes(EntityType::kPlace);
  const std::uint32_t work = of_works ? discourse_.main_entity(EntityType::kProduct) : kNone;
  for (const std::uint32_t entity : {near, told, before, discourse_.title(), work}) {
    if (entity == kNone || entity == clauses_.subject_of(p)) continue;
    const Entity& e = document_.entities[entity];
    if (!e.named || !Clauses::expected(proposition.object_types, e.type)) continue;
    // "한화는 이겼다": no one wins against himself by another name.
    const std::uint32_t acts = clauses_.subject_of(p);
    if (acts != kNone && (e.name.starts_with(document_.entities[acts].name) ||
                          document_.entities[acts].name.starts_with(e.name))) {
      continue;
    }
    proposition.arguments.push_back(
        {.role = Role::kObject, .entity = entity, .confidence = kGuess});
    return;
  }
}

// "회장을 맡다": the noun said as a predicate of its own is the verb's object.
bool UnsaidObjects::object_told(std::uint32_t p) const {
  const Proposition& proposition = document_.propositions[p];
  if (proposition.predicate == kNone || p == 0) return false;
  const Proposition& before = document_.propositions[p - 1];
  return before.predicate == proposition.predicate && before.kind == PredicateKind::kNoun;
}

// "X에 입학했으나 중퇴했다": what fits of the clauses before in the sentence.
std::uint32_t UnsaidObjects::object_before(std::uint32_t p) const {
  const Proposition& proposition = document_.propositions[p];
  std::uint32_t found = kNone;
  std::uint32_t nearest = 0;
  for (const std::uint32_t other : clauses_.in_sentence(proposition.sentence)) {
    const Proposition& clause = document_.propositions[other];
    if (clause.kind != PredicateKind::kVerb || clause.predicate >= proposition.predicate) continue;
    for (const PropositionArgument& a : clause.arguments) {
      const bool told = a.role == Role::kObject || a.role == Role::kIndirectObject ||
                        (a.role == Role::kOblique && words_.find("handed", a.marker) != nullptr);
      if (!told || a.mention == kNone) continue;
      const Mention& mention = document_.mentions[a.mention];
      if (mention.entity == kNone || mention.span.begin < nearest) continue;
      const Entity& e = document_.entities[mention.entity];
      if (!e.named || !Clauses::expected(proposition.object_types, e.type)) continue;
      if (!in_same_quotation(document_, a.mention, p)) continue;
      found = mention.entity;
      nearest = mention.span.begin;
    }
  }
  return found;
}

}  // namespace weft
