// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/unsaid_owners.h"

#include <algorithm>

#include "extractor/argument_entity.h"

namespace weft {
namespace {

constexpr float kUnsaidOwner = 0.8F;
constexpr float kFoundedBody = 0.8F;
constexpr float kBodyOfTitle = 0.65F;

}  // namespace

// "Other films include X" in an article about one person.
void UnsaidOwners::supply(std::uint32_t sentence) {
  const auto person = [&](std::uint32_t e) {
    return e != kNone && document_.entities[e].type == EntityType::kPerson;
  };
  const std::uint32_t owner =
      person(discourse_.title()) ? discourse_.title() : discourse_.main_entity(EntityType::kPerson);
  if (!person(owner)) return;
  for (const std::uint32_t p : clauses_.in_sentence(sentence)) {
    for (PropositionArgument& a : document_.propositions[p].arguments) {
      if (a.role != Role::kPossessor || a.mention != kNone || a.entity != kNone) continue;
      if (a.literal != kNone) continue;
      a.entity = owner;
      a.confidence *= kUnsaidOwner;
    }
  }
}

// "린드 대표가 창업한 노르빅", "2020년부터 린드가 대표이사를 맡고 있다" in an article about a firm:
// of which body somebody is the head.
void UnsaidOwners::supply_bodies(std::uint32_t sentence) {
  if (!words_.hangul()) return;
  for (const std::uint32_t p : clauses_.in_sentence(sentence)) {
    Proposition& office = document_.propositions[p];
    const std::uint32_t head = clauses_.subject_of(p);
    if (office.kind != PredicateKind::kNoun || words_.find("leading", office.lemma) == nullptr ||
        head == kNone || document_.entities[head].type != EntityType::kPerson) {
      continue;
    }
    const auto owner = [](const PropositionArgument& a) { return a.role == Role::kPossessor; };
    if (std::any_of(office.arguments.begin(), office.arguments.end(), owner)) continue;
    const std::uint32_t founded = founded_by(head, sentence);
    const std::uint32_t body = founded != kNone ? founded : body_of_title(office);
    if (body == kNone) continue;
    office.arguments.push_back({.role = Role::kPossessor,
                                .entity = body,
                                .confidence = founded != kNone ? kFoundedBody : kBodyOfTitle});
  }
}

std::uint32_t UnsaidOwners::founded_by(std::uint32_t person, std::uint32_t sentence) const {
  for (const std::uint32_t p : clauses_.in_sentence(sentence)) {
    const Proposition& founding = document_.propositions[p];
    const std::string_view lemma = founding.lemma;  // "공동 창업하다"
    if (words_.find("creating", lemma.substr(lemma.rfind(' ') + 1)) == nullptr) continue;
    if (founding.negated) continue;
    const auto is = [&](const PropositionArgument& a, Role role, std::uint32_t entity) {
      return a.role == role && entity_of(document_, a) == entity;
    };
    const auto& arguments = founding.arguments;
    if (std::none_of(arguments.begin(), arguments.end(),
                     [&](const auto& a) { return is(a, Role::kSubject, person); })) {
      continue;
    }
    for (const PropositionArgument& a : arguments) {
      const std::uint32_t body = a.role == Role::kObject ? entity_of(document_, a) : kNone;
      if (body != kNone && document_.entities[body].named &&
          document_.entities[body].type == EntityType::kOrganization) {
        return body;
      }
    }
  }
  return kNone;
}

// What the article is about, where the sentence names no other body before the office.
std::uint32_t UnsaidOwners::body_of_title(const Proposition& office) const {
  const std::uint32_t title = discourse_.title();
  if (title == kNone || document_.entities[title].type != EntityType::kOrganization) return kNone;
  for (const std::uint32_t m : clauses_.mentions_in(office.sentence)) {
    const Mention& mention = document_.mentions[m];
    if (mention.entity == kNone || mention.entity == title) continue;
    const Entity& other = document_.entities[mention.entity];
    if (mention.tokens.begin <= office.predicate && other.named &&
        other.type == EntityType::kOrganization) {
      return kNone;
    }
  }
  return title;
}

// "아들 X와 딸 Y": the kin of a list are nobody's among them.
bool UnsaidOwners::is_fellow_kin(std::uint32_t entity, const Proposition& kin) const {
  if (kin.construction != "attribute") return false;
  const auto& beside = clauses_.in_sentence(kin.sentence);
  return std::any_of(beside.begin(), beside.end(), [&](std::uint32_t p) {
    const Proposition& other = document_.propositions[p];
    return other.construction == kin.construction && other.subject_unsaid &&
           clauses_.subject_of(p) == entity;
  });
}

// "유족으로는 부인 X와 아들 Y가 있다": whose kin or age or grave it is, where words in the sentence
// are of the dead alone.
std::uint32_t UnsaidOwners::mourned(const Proposition& proposition) const {
  if (proposition.kind == PredicateKind::kVerb) return kNone;
  const IndexRange tokens = document_.sentences[proposition.sentence].tokens;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    for (std::uint32_t m = document_.tokens[t].morphemes.begin;
         m < document_.tokens[t].morphemes.end; ++m) {
      if (words_.find("mourning", document_.morphemes[m].form) == nullptr) continue;
      return clauses_.who_died(proposition.sentence);
    }
  }
  return kNone;
}

// "X의 매출은 3조원이다. 직원은 200명이다": whose amount was told last, here or in the sentence
// before.
std::uint32_t UnsaidOwners::measured_before(const Proposition& proposition) const {
  if (proposition.construction != "measure" || proposition.speaker != kNone) return kNone;
  std::uint32_t owner = kNone;
  const std::uint32_t first = proposition.sentence == 0 ? 0 : proposition.sentence - 1;
  for (std::uint32_t s = first; s <= proposition.sentence; ++s) {
    if (document_.sentences[s].block != document_.sentences[proposition.sentence].block) continue;
    for (const std::uint32_t p : clauses_.in_sentence(s)) {
      const Proposition& other = document_.propositions[p];
      const bool before = s < proposition.sentence || other.predicate < proposition.predicate;
      if (!before || other.construction != "measure" || other.speaker != kNone) continue;
      for (const PropositionArgument& a : other.arguments) {
        if (a.role != Role::kPossessor) continue;
        const std::uint32_t e = entity_of(document_, a);
        if (e != kNone && document_.entities[e].named) owner = e;
      }
    }
  }
  return owner;
}

}  // namespace weft
