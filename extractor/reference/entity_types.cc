// SPDX-License-Identifier: Apache-2.0
// The part of Resolver that mends the types of named entities by what is said of them.
#include <algorithm>
#include <array>

#include "extractor/reference/resolver.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kMostLooks = 2.0F;  // what a name's looks weigh against what is said of it

}  // namespace

// A name's type is guessed from its looks; what is said of it may know better: "X is a company",
// "X was founded". Each such clause weighs as much as one mention.
void Resolver::mend_types() {
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
    if (proposition.kind != PredicateKind::kVerb && !proposition.negated) note_kind(proposition);
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

// "The regional airline X": the airline of later sentences is X.
void Resolver::note_kind(const Proposition& proposition) {
  for (const PropositionArgument& subject : proposition.arguments) {
    if (subject.role != Role::kSubject || subject.mention == kNone) continue;
    const std::uint32_t entity = document_.mentions[subject.mention].entity;
    if (entity == kNone) continue;
    // "Ana Lind, his wife", "X is an actress"
    const bool person = document_.entities[entity].type == EntityType::kPerson;
    if (person && gender_[entity] == Gender::kUnknown) {
      gender_[entity] = gender_of_noun(proposition.lemma, words_);
    }
    for (const PropositionArgument& noun : proposition.arguments) {
      if (noun.role != Role::kComplement || noun.mention == kNone) continue;
      std::string said = head_noun(document_.mentions[noun.mention]);
      // "start-up" is more than one token.
      const std::string_view text = document_.text_of(document_.mentions[noun.mention].span);
      const std::string_view last = text.substr(text.rfind(' ') + 1);
      if (last.find('-') != std::string_view::npos && words_.noun_type(last)) said = last;
      kinds_[one_word(said)].push_back(entity);
      said_[entity].push_back(to_lower(said));
    }
  }
}

// The body that the text names most, if it was said to be of the noun's kind, in other words.
std::uint32_t Resolver::main_of_kind(std::string_view noun) const {
  Wanted wanted;
  wanted.kinds = words_.find("kind", noun);
  if (words_.hangul() || wanted.kinds == nullptr) return kNone;
  const std::uint32_t main = main_entity(EntityType::kOrganization);
  return main != kNone && fit(main, wanted) == Fit::kRelated ? main : kNone;
}

// What was said to be such a thing, if it was spoken of not long before; of several the last.
std::uint32_t Resolver::said_to_be(std::uint32_t m, std::string_view noun) const {
  constexpr std::uint32_t kReach = 20;  // sentences
  const auto found = kinds_.find(one_word(noun));
  if (found == kinds_.end()) return kNone;
  const Mention& mention = document_.mentions[m];
  // "The company" after "the firm Telmar", in the midst of an article on a manufacturer.
  const std::uint32_t main = main_of_kind(noun);
  bool main_later = false;
  for (std::size_t i = traces_.size(); i-- > 0;) {
    const Trace& t = traces_[i];
    if (mention.sentence - t.sentence > kReach) break;
    if (t.begin >= mention.span.begin || excluded(m, t.entity)) continue;
    main_later = main_later || t.entity == main;
    const auto& bearers = found->second;
    const bool bears = std::find(bearers.begin(), bearers.end(), t.entity) != bearers.end();
    if (bears) return main_later ? main : t.entity;
  }
  return kNone;
}

// The type of the common noun that a copula or an apposition says its subject is.
std::optional<EntityType> Resolver::kind_said(const Proposition& proposition) const {
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
