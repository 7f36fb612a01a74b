// SPDX-License-Identifier: Apache-2.0
//
// Attributes and their values: how much of what there is, and whose it is.
#include <algorithm>

#include "extractor/propositions/eojeol_sentence.h"

namespace weft {

// "직원은 1000명이다", "매출이 3000억원으로 늘었다": a common noun as subject and a value say how
// much of it there is; whose it is stands as genitive, topic, or nowhere.
bool SentencePropositions::read_measure(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  const ClauseArgument* attribute = attribute_of(clause);
  if (attribute == nullptr) return false;
  const Chunk& chunk = s_.chunks[attribute->chunk];
  const std::string noun(
      document_.text_of(phrases_.words_span(phrases_.noun_begin(attribute->chunk), chunk.last())));
  const std::vector<PropositionArgument> values = values_of(clause, phrases_.dates(noun));
  if (values.empty()) return false;
  if (!s_.copular(clause) && !phrases_.measures(noun)) return false;
  // "X의 매출이 12% 늘었다": a change and no amount.
  if (!s_.copular(clause) && only_share(values, noun) &&
      phrases_.possessor(attribute->chunk, chunk.last()).mention != kNone) {
    return false;
  }
  Proposition p = start(c, PredicateKind::kNoun, "measure", kClauseMeasure);
  p.lemma = noun;
  p.arguments = values;
  Referent owner = phrases_.possessor(attribute->chunk, chunk.last());
  p.subject_unsaid = owner.mention == kNone;
  if (owner.mention != kNone) {
    p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
  }
  for (const ClauseArgument& argument : clause.arguments) {
    if (argument.chunk == attribute->chunk || is_attribute(argument.chunk)) continue;
    if (argument.topic || argument.role == Role::kSubject) {
      if (owner.mention == kNone) add_measured(p, argument);
      if (has_argument(p, Role::kPossessor)) p.subject_unsaid = false;
    } else if (argument.role == Role::kOblique) {
      add_time(p, argument);
    }
  }
  finish(c, std::move(p));
  return true;
}

// Whether shares are all that is said of a noun that asks for amounts.
bool SentencePropositions::only_share(const std::vector<PropositionArgument>& values,
                                      const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kNoun, noun);
  const bool amounts =
      rules != nullptr && std::none_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
        return rule.relation != nullptr && rule.relation->range.allows(LiteralKind::kPercent);
      });
  return amounts &&
         std::all_of(values.begin(), values.end(), [&](const PropositionArgument& value) {
           return document_.literals[value.literal].kind == LiteralKind::kPercent;
         });
}

// "X의 실적은 매출이 3억원": what has the amount is whoever the noun belongs to.
void SentencePropositions::add_measured(Proposition& p, const ClauseArgument& topic) {
  const std::uint32_t mention = phrases_.referent(topic.chunk).mention;
  const bool thing = mention != kNone &&
                     document_.mentions[mention].kind == MentionKind::kNominal &&
                     document_.mentions[mention].type == EntityType::kThing;
  if (thing) {
    const Chunk& chunk = s_.chunks[topic.chunk];
    const std::uint32_t owner = phrases_.possessor(topic.chunk, chunk.last()).mention;
    if (owner != kNone) p.arguments.push_back({.role = Role::kPossessor, .mention = owner});
    return;
  }
  ClauseArgument holder = topic;
  holder.role = Role::kPossessor;
  add(p, holder);
}

// "본사는 서울에 있다", "X의 아버지는 Y다": a relational noun as subject; what it is stands as
// the predicate noun or with a particle, whose it is as genitive, as the topic before, or
// nowhere.
bool SentencePropositions::read_attribute(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  const ClauseArgument* attribute = clause.find(Role::kSubject);
  if (attribute == nullptr) return false;
  const Chunk& chunk = s_.chunks[attribute->chunk];
  // "X의 자회사인 Y의 대표는": the noun that a clause modifies is none of its own.
  if (chunk.begin > clause.main) return false;
  const Word& noun = s_.words[chunk.last()];
  if (phrases_.name_ending_at(noun) != kNone) return false;
  const bool office = s_.copular(clause) && phrases_.role_at(chunk.last(), true);
  if (rules_.find(PredicateKind::kNoun, noun.stem) == nullptr && !office) return false;
  // "X 감독": the noun is the title of who is named.
  if (phrases_.name_in(chunk.begin, chunk.end, true) != kNone) return false;
  if (!s_.copular(clause) && !rules_.is_silent(PredicateKind::kVerb, clause.lemma) &&
      !rules_.places(clause.lemma)) {
    return false;
  }
  Proposition p = start(c, PredicateKind::kNoun, "attribute", kClauseMeasure);
  p.lemma = noun.stem;
  if (s_.copular(clause)) {
    const std::size_t value = s_.chunk_of(clause.main);
    if (value == kNowhere) return false;
    const Chunk& noun_of = s_.chunks[value];
    if (phrases_.name_ending_at(s_.words[noun_of.last()]) == kNone &&
        phrases_.name_in(noun_of.begin, noun_of.end, true) == kNone) {
      // "시장은 X이다": who holds an office is a person, known or not.
      if (!means_person(noun.stem) || noun_of.end - noun_of.begin > 2) return false;
      phrases_.name_person(value);
    }
    for (const Referent& referent : phrases_.referents(value)) {
      p.arguments.push_back({.role = Role::kSubject, .mention = referent.mention});
    }
  }
  bool placed = s_.copular(clause);
  for (const ClauseArgument& argument : clause.arguments) {
    if (argument.role != Role::kOblique || argument.chunk == attribute->chunk) continue;
    placed = placed || !argument.marker.empty();
    add(p, argument);
  }
  if (!placed) return false;
  add_owner(p, c, *attribute);
  if (office && has_argument(p, Role::kPossessor)) {
    // "X의 원장은 Y이다": Y holds the office.
    p.construction = "nominal-predicate";
    const std::size_t begin = phrases_.role_begin(attribute->chunk);
    p.arguments.push_back({.role = Role::kComplement,
                           .mention = phrases_.nominal(begin, chunk.last(), EntityType::kTitle)});
  }
  finish(c, std::move(p));
  return true;
}

// Offices, and relations that only persons have: "남편".
bool SentencePropositions::means_person(const std::string& stem) const {
  if (roles_.find(stem, true)) return true;
  const auto* rules = rules_.find(PredicateKind::kNoun, stem);
  return rules != nullptr &&
         std::any_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
           return rule.relation != nullptr && rule.relation->domain.allows(EntityType::kPerson) &&
                  !rule.relation->domain.allows(EntityType::kOrganization) &&
                  rule.relation->range.allows(EntityType::kPerson);
         });
}

void SentencePropositions::add_owner(Proposition& p, std::size_t c,
                                     const ClauseArgument& attribute) {
  const Chunk& chunk = s_.chunks[attribute.chunk];
  const Referent owner = phrases_.possessor(attribute.chunk, chunk.last());
  if (owner.mention != kNone) {
    p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
    return;
  }
  for (const ClauseArgument& argument : s_.clauses[c].arguments) {
    if (argument.chunk == attribute.chunk || !argument.topic) continue;
    ClauseArgument holder = argument;
    holder.role = Role::kPossessor;
    return add(p, holder);
  }
  if (const std::uint32_t other = owner_of_attribute_before(c); other != kNone) {
    p.arguments.push_back({.role = Role::kPossessor, .mention = other});
    return;
  }
  for (std::size_t b = c; b-- > 0;) {
    for (const ClauseArgument& before : s_.clauses[b].arguments) {
      if (!before.topic || before.chunk == attribute.chunk || before.role == Role::kOblique ||
          is_attribute(before.chunk)) {
        continue;
      }
      ClauseArgument holder = before;
      holder.role = Role::kPossessor;
      return add(p, holder);
    }
  }
  p.subject_unsaid = true;
}

// "X의 아버지는 Y이고, 어머니는 Z이다": whose the noun of the clause before is.
std::uint32_t SentencePropositions::owner_of_attribute_before(std::size_t c) {
  if (c == 0 || s_.clauses[c - 1].ending != Ending::kConnective) return kNone;
  const ClauseArgument* before = s_.clauses[c - 1].find(Role::kSubject);
  if (before == nullptr || !s_.copular(s_.clauses[c - 1]) || !is_attribute(before->chunk)) {
    return kNone;
  }
  return phrases_.possessor(before->chunk, s_.chunks[before->chunk].last()).mention;
}

bool SentencePropositions::is_attribute(std::size_t chunk) const {
  const Word& noun = s_.words[s_.chunks[chunk].last()];
  return phrases_.name_ending_at(noun) == kNone &&
         (rules_.find(PredicateKind::kNoun, noun.stem) != nullptr ||
          (phrases_.role_at(s_.chunks[chunk].last(), true) &&
           phrases_.name_in(s_.chunks[chunk].begin, s_.chunks[chunk].end, true) == kNone));
}

// The unnamed subject of a clause with a value.
const ClauseArgument* SentencePropositions::attribute_of(const Clause& clause) {
  const ClauseArgument* found = nullptr;
  for (const ClauseArgument& argument : clause.arguments) {
    if (argument.role != Role::kSubject && !argument.topic &&
        !(clause.voice == Voice::kPassive && argument.role == Role::kObject)) {
      continue;
    }
    const Referent referent = phrases_.referent(argument.chunk);
    if (referent.mention == kNone) continue;
    const Mention& mention = document_.mentions[referent.mention];
    const bool attribute =
        mention.kind == MentionKind::kNominal && mention.type == EntityType::kThing;
    if (attribute && (found == nullptr || argument.chunk > found->chunk)) found = &argument;
  }
  return found;
}

// "100억원에서 120억원으로 20% 늘다": the last value, an amount before a share, is the measure;
// the others tell the change. Dates only of nouns that ask for one: "설립일은 3월 2일이다".
std::vector<PropositionArgument> SentencePropositions::values_of(const Clause& clause, bool dated) {
  std::vector<PropositionArgument> values;
  const auto take = [&](std::size_t chunk, const std::string& marker) {
    // "매출은 3000억원, 영업이익 200억원을 기록했다": the value of another noun.
    if (phrases_.valued_noun(chunk)) return;
    for (const Referent& referent : phrases_.referents(chunk)) {
      if (referent.literal == kNone) continue;
      const LiteralKind kind = document_.literals[referent.literal].kind;
      if ((kind == LiteralKind::kDate && !dated) || kind == LiteralKind::kDuration) continue;
      values.push_back({.role = Role::kOblique, .marker = marker, .literal = referent.literal});
    }
  };
  if (s_.copular(clause)) {
    const std::size_t chunk = s_.chunk_of(clause.main);
    if (chunk != kNowhere) take(chunk, "");
  } else {
    for (const ClauseArgument& argument : clause.arguments) {
      if (argument.role == Role::kOblique || argument.role == Role::kObject) {
        take(argument.chunk, argument.marker);
      }
    }
  }
  std::stable_sort(values.begin(), values.end(),
                   [&](const PropositionArgument& a, const PropositionArgument& b) {
                     const Literal& left = document_.literals[a.literal];
                     const Literal& right = document_.literals[b.literal];
                     const bool share = left.kind == LiteralKind::kPercent;
                     if (share != (right.kind == LiteralKind::kPercent)) return share;
                     // "인구는 39만 명으로 5만 명 늘었다": what it is now, not by how much.
                     const bool result = a.marker == tables_.as_marker;
                     if (result != (b.marker == tables_.as_marker)) return !result;
                     return left.span.begin < right.span.begin;
                   });
  if (!values.empty()) values.back().role = Role::kComplement;
  return values;
}

}  // namespace weft
