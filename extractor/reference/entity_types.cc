// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/entity_types.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

namespace weft {
namespace {

constexpr float kMostLooks = 2.0F;  // what a name's looks weigh against what is said of it

}  // namespace

// Common noun phrases and pronouns as later sieves need them, whichever stage found them.
void EntityTypes::type_nominals() {
  std::unordered_set<std::uint32_t> places;  // where names of places begin
  for (const Mention& m : document_.mentions) {
    const bool place = m.kind == MentionKind::kName && m.type == EntityType::kPlace;
    if (place) places.insert(m.span.begin);
  }
  for (Mention& mention : document_.mentions) {
    if (mention.kind == MentionKind::kName) continue;
    if (words_.pronoun(document_.text_of(mention.span))) {
      mention.kind = MentionKind::kPronoun;
      continue;
    }
    if (mention.type != EntityType::kThing) continue;
    if (places.contains(mention.span.begin) && nominals_.of_proper_nouns(mention)) {
      // "캘리포니아주 레드우드시티"
      mention.type = EntityType::kPlace;
      continue;
    }
    if (const auto type = words_.compound_type(nominals_.head_noun(mention))) mention.type = *type;
  }
}

// A name's type is guessed from its looks; what is said of it may know better: "X is a company",
// "X was founded". Each such clause weighs as much as one mention.
void EntityTypes::mend() {
  std::vector<std::array<float, 8>> votes(document_.entities.size());
  const auto vote = [&](const PropositionArgument& argument, std::optional<EntityType> type) {
    if (argument.mention == kNone || !type) return;
    const std::uint32_t entity = document_.mentions[argument.mention].entity;
    if (entity != kNone) votes[entity][static_cast<std::size_t>(*type)] += 1.0F;
  };
  // A common noun has no looks: what is said of it decides.
  const auto decide = [&](const PropositionArgument& argument, std::optional<EntityType> type) {
    if (argument.mention == kNone || !type) return;
    Mention& mention = document_.mentions[argument.mention];
    const bool open = mention.entity == kNone && mention.kind == MentionKind::kNominal;
    if (open && mention.type == EntityType::kThing) mention.type = *type;
  };
  for (const Proposition& proposition : document_.propositions) {
    const std::string* agent = words_.find("agent", proposition.lemma);
    const std::string* patient = words_.find("patient", proposition.lemma);
    const auto kind = kind_said(proposition);
    if (proposition.kind != PredicateKind::kVerb && !proposition.negated) {
      kinds_.note(proposition);
      note_gender(proposition);
    }
    for (const PropositionArgument& argument : proposition.arguments) {
      if (argument.role == Role::kSubject) {
        vote(argument, agent ? parse_entity_type(*agent) : kind);
        if (agent) decide(argument, parse_entity_type(*agent));
      } else if (argument.role == Role::kObject && patient) {
        vote(argument, parse_entity_type(*patient));
        decide(argument, parse_entity_type(*patient));
      }
    }
  }
  for (std::uint32_t e = 0; e < votes.size(); ++e) {
    Entity& entity = document_.entities[e];
    const auto best = std::max_element(votes[e].begin(), votes[e].end());
    if (*best <= 0.0F) continue;
    // Mentions of one look are one guess, however many they are.
    const auto looks = static_cast<float>(entity.mentions.size());
    votes[e][static_cast<std::size_t>(entity.type)] += std::min(kMostLooks, looks);
    entity.type = static_cast<EntityType>(std::max_element(votes[e].begin(), votes[e].end()) -
                                          votes[e].begin());
  }
}

// "Ana Lind, his wife", "X is an actress"
void EntityTypes::note_gender(const Proposition& proposition) {
  for (const PropositionArgument& subject : proposition.arguments) {
    if (subject.role != Role::kSubject || subject.mention == kNone) continue;
    const std::uint32_t entity = document_.mentions[subject.mention].entity;
    if (entity == kNone) continue;
    const bool person = document_.entities[entity].type == EntityType::kPerson;
    if (person && discourse_.gender(entity) == Gender::kUnknown) {
      discourse_.set_gender(entity, gender_of_noun(proposition.lemma, words_));
    }
  }
}

// The type of the common noun that a copula or an apposition says its subject is.
std::optional<EntityType> EntityTypes::kind_said(const Proposition& proposition) const {
  const bool says =
      proposition.kind == PredicateKind::kCopula || proposition.kind == PredicateKind::kApposition;
  if (!says || proposition.negated) return std::nullopt;
  for (const PropositionArgument& argument : proposition.arguments) {
    if (argument.role != Role::kComplement || argument.mention == kNone) continue;
    const Mention& mention = document_.mentions[argument.mention];
    const bool known = mention.kind == MentionKind::kNominal &&
                       mention.type != EntityType::kThing && mention.type != EntityType::kTitle;
    if (known) return mention.type;
  }
  return std::nullopt;
}

}  // namespace weft
