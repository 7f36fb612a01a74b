// SPDX-License-Identifier: Apache-2.0
//
// Events that a clause is about, and what other clauses and phrases say of them: who suffers, who
// attends, who holds them.
#include <algorithm>

#include "extractor/propositions/eojeol_sentence.h"

namespace weft {
namespace {

constexpr float kAttended = 0.85F;

}  // namespace

// "지진이 발생해 39명이 숨졌다": of words about how many suffer from an event, the one of the
// clause before.
void SentencePropositions::add_disaster(Proposition& p, std::size_t c) {
  // "5명이", "주민 5명이"
  const bool numbered = std::any_of(
      p.arguments.begin(), p.arguments.end(),
      [](const PropositionArgument& a) { return a.role == Role::kOblique && a.literal != kNone; });
  const bool counted =
      std::all_of(p.arguments.begin(), p.arguments.end(), [&](const PropositionArgument& a) {
        return a.role != Role::kSubject || a.literal != kNone ||
               (numbered && a.mention != kNone &&
                document_.mentions[a.mention].kind == MentionKind::kNominal);
      });
  if (!counted || !has_argument(p, Role::kSubject)) return;
  const auto* rules = rules_.find(PredicateKind::kVerb, p.lemma);
  const bool asked =
      rules != nullptr && std::any_of(rules->begin(), rules->end(), [&](const RelationRule& rule) {
        return asks(rule.subject, tables_.as_marker) && asks(rule.object, LiteralKind::kQuantity);
      });
  for (std::size_t b = c; asked && b-- > 0;) {
    const Clause& before = s_.clauses[b];
    const ClauseArgument* subject = before.find(Role::kSubject);
    if (before.ending != Ending::kConnective || subject == nullptr) continue;
    if (share_disaster(p, before)) return;
    if (before.parent != c) continue;
    const std::uint32_t event = event_in(subject->chunk);
    if (event == kNone) continue;
    p.arguments.push_back({.role = Role::kOblique, .marker = tables_.as_marker, .mention = event});
    return;
  }
}

// What the phrase names, where it is an event; kNone where not.
std::uint32_t SentencePropositions::event_in(std::size_t chunk) {
  const std::uint32_t event = phrases_.referent(chunk).mention;
  const std::string& noun = s_.words[s_.chunks[chunk].last()].stem;
  const bool happens =
      event != kNone && (document_.mentions[event].type == EntityType::kEvent ||
                         phrases_.reference_words().compound_type(noun) == EntityType::kEvent);
  return happens ? event : kNone;
}

// "지진으로 200명이 숨지고 500명이 다쳤다": what the clause before has happen through it.
bool SentencePropositions::share_disaster(Proposition& p, const Clause& before) {
  for (const ClauseArgument& argument : before.arguments) {
    if (argument.role != Role::kOblique || argument.marker != tables_.as_marker) continue;
    const std::uint32_t event = event_in(argument.chunk);
    if (event == kNone) continue;
    const bool own =
        std::any_of(p.arguments.begin(), p.arguments.end(),
                    [&](const PropositionArgument& a) { return a.marker == tables_.as_marker; });
    if (own) return false;
    p.arguments.push_back({.role = Role::kOblique, .marker = tables_.as_marker, .mention = event});
    return true;
  }
  return false;
}

// The event that the clause says takes place: "회의를 열다", "회의를 갖다", "회의가 열리다"; kNone
// where none does.
std::uint32_t SentencePropositions::held_event(const Clause& clause) {
  const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
  const bool held =
      rules != nullptr && std::any_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
        return asks(rule.subject, Role::kObject) && asks(rule.object, LiteralKind::kDate);
      });
  const auto light = tables_.light_verbs.find(clause.lemma);
  const bool had = light != tables_.light_verbs.end() && light->second.noun_case == Case::kObject;
  if (!held && !had) return kNone;
  for (const Role role : {Role::kObject, Role::kSubject}) {
    const ClauseArgument* argument = clause.find(role);
    const std::uint32_t event = argument == nullptr ? kNone : event_in(argument->chunk);
    if (event != kNone) return event;
  }
  return kNone;
}

// "X가 참석한 가운데 회의를 열었다": what X attends.
void SentencePropositions::add_attended(Proposition& p, std::size_t c) {
  const Clause& clause = s_.clauses[c];
  const std::size_t behind = clause.last + 1;
  if (clause.ending != Ending::kAdnominal || behind >= s_.words.size() ||
      s_.words[behind].noun_case != Case::kBare ||
      !tables_.partitives.contains(s_.words[behind].stem) ||
      !rules_.verb_asks_object(p.lemma, tables_.gap_marker)) {
    return;
  }
  const bool told = std::any_of(p.arguments.begin(), p.arguments.end(), [&](const auto& a) {
    return a.role == Role::kObject || a.marker == tables_.gap_marker;
  });
  for (std::size_t b = c + 1; !told && b < s_.clauses.size(); ++b) {
    if (s_.words[s_.clauses[b].main].quote != s_.words[clause.main].quote) return;
    const std::uint32_t event = held_event(s_.clauses[b]);
    if (event == kNone) continue;
    p.arguments.push_back({.role = Role::kOblique,
                           .marker = tables_.gap_marker,
                           .mention = event,
                           .confidence = kAttended});
    return;
  }
}

// "A와 B 주최로", "A의 주재로": the names before the noun.
std::vector<std::uint32_t> SentencePropositions::holders_before(std::size_t c) {
  std::vector<std::uint32_t> names;
  const auto add = [&](std::uint32_t m) {
    if (m != kNone && document_.mentions[m].kind == MentionKind::kName) names.push_back(m);
  };
  for (const std::size_t other : phrases_.coordinated(c)) add(phrases_.referent(other).mention);
  for (std::size_t g = 0; g < c; ++g) {
    if (s_.chunks[g].possessed == c) add(phrases_.referent(g).mention);
  }
  const Chunk& chunk = s_.chunks[c];
  const std::uint32_t person = phrases_.name_in(chunk.begin, chunk.last(), true);
  add(person != kNone ? person : phrases_.name_in(chunk.begin, chunk.last(), false));
  return names;
}

// Whether the phrase says who holds the event of the clause.
bool SentencePropositions::tells_holder(const Clause& clause, const ClauseArgument& argument) {
  return argument.marker == tables_.as_marker &&
         tables_.holders.contains(s_.words[s_.chunks[argument.chunk].last()].stem) &&
         held_event(clause) != kNone && !holders_before(argument.chunk).empty();
}

// "X 주최로 회의가 열렸다", "X의 주재로 회의를 열었다": who holds it.
void SentencePropositions::read_holders(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  for (const ClauseArgument& argument : clause.arguments) {
    if (!tells_holder(clause, argument)) continue;
    const Word& act = s_.words[s_.chunks[argument.chunk].last()];
    Proposition p = start(c, PredicateKind::kVerb, "verbal-noun", kAttended);
    p.predicate = act.token;
    p.lemma = rules_.compound_verb(act.stem, phrases_.verb_ending());
    if (p.lemma.empty()) p.lemma = act.stem + phrases_.verb_ending();
    p.voice = Voice::kActive;
    for (const std::uint32_t name : holders_before(argument.chunk)) {
      p.arguments.push_back({.role = Role::kSubject, .mention = name});
    }
    p.subject_unsaid = false;
    p.arguments.push_back({.role = Role::kObject, .mention = held_event(clause)});
    for (const ClauseArgument& other : clause.arguments) {
      if (other.role == Role::kOblique) add_time(p, other);
    }
    document_.propositions.push_back(std::move(p));
  }
}

}  // namespace weft
