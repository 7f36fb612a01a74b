// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_gap_nouns.h"

#include <algorithm>

namespace weft {

// "X가 넣은 Y의 결승골": what is left out is the noun that the genitive belongs to, where the
// words do not ask for such a name.
std::size_t GapNouns::object_gap(const Clause& clause) const {
  const std::size_t noun = clause.modified;
  if (asks_for_noun(clause, head_word(s_.chunks[noun]))) return said_of(noun);
  if (const std::size_t pointed = pointed_owner(clause); pointed != kNowhere) return pointed;
  const std::size_t owned = noun_behind(noun);
  return stand_in(owned == kNowhere || asks_for_name(clause, noun) ? noun : owned);
}

// The noun that a genitive belongs to; kNowhere where the phrase is none.
std::size_t GapNouns::noun_behind(std::size_t genitive) const {
  const Chunk& owner = s_.chunks[genitive];
  const bool owns =
      head_word(owner).noun_case == Case::kGenitive && owner.possessed < s_.chunks.size();
  return owns ? owner.possessed : kNowhere;
}

// "X가 창업한 이 회사의 주주": a genitive that a determiner right behind the clause points at.
std::size_t GapNouns::pointed_owner(const Clause& clause) const {
  const std::uint32_t behind = s_.words[clause.last].last_token + 1;
  if (behind >= document_.tokens.size() || !document_.tokens[behind].xpos.starts_with("MM")) {
    return kNowhere;
  }
  for (std::size_t g = 0; g < s_.chunks.size(); ++g) {
    const Chunk& owner = s_.chunks[g];
    const std::uint32_t first = s_.words[owner.begin].first_token;
    if (owner.possessed == kNowhere || (first != behind && first != behind + 1)) continue;
    if (g == clause.modified || owner.possessed == clause.modified) return g;
  }
  return kNowhere;
}

// "선수였던 X의 아들 Y": the person in the genitive right behind a noun for persons.
std::size_t GapNouns::who_is(const Clause& clause) const {
  const std::string& noun = s_.words[clause.main].stem;
  if (!tables_.is_being(noun)) return clause.modified;
  // "X의 어머니인 Y의 시녀": who is somebody's kin may be somebody else's servant.
  if (tables_.kins.contains(noun) && tables_.is_being(head_word(s_.chunks[clause.modified]).stem)) {
    return clause.modified;
  }
  for (std::size_t g = 0; g < clause.modified; ++g) {
    const Chunk& owner = s_.chunks[g];
    if (owner.begin != clause.last + 1 || head_word(owner).noun_case != Case::kGenitive) continue;
    const Mention* name = name_at_end(g);
    if (name != nullptr && name->type == EntityType::kPerson) return g;
  }
  return clause.modified;
}

// Whether what stands right behind the clause points at what was spoken of.
bool GapNouns::points(const Clause& clause) const {
  const std::uint32_t behind = s_.words[clause.last].last_token + 1;
  return behind < document_.tokens.size() &&
         tables_.pointers.contains(std::string(document_.text_of(document_.tokens[behind])));
}

// "X는 Y가 넣은 골로 이겼다": the words ask for this very noun.
bool GapNouns::asks_for_noun(const Clause& clause, const Word& noun) const {
  const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
  return rules != nullptr &&
         std::any_of(rules->begin(), rules->end(), [&](const RelationRule& rule) {
           return std::any_of(rule.object.begin(), rule.object.end(),
                              [&](const ArgumentSelector& s) {
                                return !s.ending.empty() && noun.stem.ends_with(s.ending);
                              });
         });
}

bool GapNouns::asks_for_name(const Clause& clause, std::size_t chunk) const {
  const Mention* name = name_at_end(chunk);
  return name != nullptr && takes(clause, Role::kObject, &name->type);
}

// "X는 Y가 세운 회사로, ...": the noun stands for what the clause around it is about.
std::size_t GapNouns::stand_in(std::size_t chunk) const {
  const Word& head = head_word(s_.chunks[chunk]);
  const std::size_t around = s_.chunks[chunk].clause;
  const bool says_what = around != kNowhere && head.marker == tables_.as_marker &&
                         (head.comma_after || !goes_to(s_.clauses[around]));
  // "예산을 3% 늘어난 677조원으로 편성했다": an amount says of nobody what he is.
  const bool amount = std::any_of(
      s_.items.literals.begin(), s_.items.literals.end(),
      [&](std::uint32_t i) { return document_.literals[i].span.end == head.noun_span.end; });
  // "매출은 9% 늘어난 12억원을 기록했다": what rose is what has the amount.
  for (std::size_t c = chunk; amount && c-- > 0;) {
    const Word& noun = head_word(s_.chunks[c]);
    if (noun.noun_case != Case::kTopic && noun.noun_case != Case::kSubject) continue;
    if (s_.chunks[c].clause == around && rules_.measures(noun.stem)) return c;
    break;
  }
  if (says_what && !amount && !named(chunk)) {
    for (const ClauseArgument& argument : s_.clauses[around].arguments) {
      const bool leads = argument.marker.empty() && argument.chunk < chunk &&
                         head_word(s_.chunks[argument.chunk]).noun_case == Case::kTopic &&
                         !is_time(document_, s_.items, head_word(s_.chunks[argument.chunk]));
      if (argument.topic && (argument.role == Role::kSubject || leads)) return argument.chunk;
    }
  }
  return said_of(chunk);
}

// Whom a predicate noun is said of; the noun itself where it is none.
std::size_t GapNouns::said_of(std::size_t chunk) const {
  for (const Clause& other : s_.clauses) {
    if (other.main != s_.chunks[chunk].last() || !s_.copular(other)) continue;
    const ClauseArgument* subject = other.find(Role::kSubject);
    if (subject != nullptr && subject->chunk != chunk) return subject->chunk;
  }
  return chunk;
}

// Whether the clause's words ask for a goal with the particle that also says what something is.
bool GapNouns::goes_to(const Clause& clause) const {
  if (rules_.find(PredicateKind::kVerb, clause.lemma) == nullptr) {
    return s_.words[clause.main].verbal_noun;
  }
  return rules_.verb_asks(clause.lemma, tables_.as_marker);
}

// "X는 서울에 본사를 둔 회사다": the noun that is said of X stands for X.
ClauseArgument GapNouns::gap_subject(const Clause& clause) const {
  ClauseArgument gap{Role::kSubject, "", stand_in(clause.modified), kGapSubject, false};
  std::size_t owner = acting_owner(clause);
  if (owner == kNowhere) owner = concerned(clause);
  // "개봉한 이 영화의 관객".
  if (owner == kNowhere && points(clause)) owner = pointed_owner(clause);
  if (owner != kNowhere) {
    gap.chunk = owner;
    return gap;
  }
  if (const std::size_t owned = owned_noun(clause); owned != kNowhere) {
    gap.chunk = stand_in(owned);
    return gap;
  }
  for (const Clause& other : s_.clauses) {
    if (!s_.copular(other)) continue;
    // "회사를 세운 사람은 X다": the predicate noun is who it is.
    const ClauseArgument* subject = other.find(Role::kSubject);
    const std::size_t noun = s_.chunk_of(other.main);
    if (subject != nullptr && subject->chunk == clause.modified && noun != kNowhere &&
        named(noun) && !named(clause.modified)) {
      gap.chunk = noun;
      return gap;
    }
  }
  return gap;
}

// "구속된 X에 대한 재판": whom the noun concerns, where the words may be said of a person.
std::size_t GapNouns::concerned(const Clause& clause) const {
  if (named(clause.modified)) return kNowhere;
  const Role role = clause.voice == Voice::kPassive ? Role::kObject : Role::kSubject;
  constexpr EntityType kPerson = EntityType::kPerson;
  if (states(clause.lemma) && !takes(clause, role, &kPerson)) return kNowhere;
  for (std::size_t g = 0; g < clause.modified; ++g) {
    const Chunk& one = s_.chunks[g];
    if (one.begin != clause.last + 1 || head_word(one).noun_case != Case::kGenitive ||
        one.possessed != clause.modified || s_.chunks[clause.modified].begin <= one.end) {
      continue;
    }
    const Span span{s_.words[one.begin].noun_span.begin, head_word(one).noun_span.end};
    for (const std::uint32_t m : s_.items.mentions) {
      const Mention& mention = document_.mentions[m];
      if (mention.kind == MentionKind::kName && mention.type == kPerson &&
          span.contains(mention.span)) {
        return g;
      }
    }
  }
  return kNowhere;
}

// "주차장에 세워져 있던 X의 승용차": the noun that the genitive belongs to, where the words do
// not ask for such a name as X.
std::size_t GapNouns::owned_noun(const Clause& clause) const {
  const Chunk& noun = s_.chunks[clause.modified];
  const std::size_t owned = noun_behind(clause.modified);
  if (owned == kNowhere) return kNowhere;
  const Role role = clause.voice == Voice::kPassive ? Role::kObject : Role::kSubject;
  // "김모(59) 씨의": the name stands before the noun of respect.
  const Word& head = head_word(noun);
  const bool bound = document_.tokens[head.first_token].xpos.starts_with("NNB");
  const Word& first = bound && noun.end - noun.begin > 1 ? s_.words[noun.last() - 1] : head;
  const Span span{first.noun_span.begin, head.noun_span.end};
  bool is_name = false;
  for (const std::uint32_t m : s_.items.mentions) {
    const Mention& mention = document_.mentions[m];
    const bool inside = mention.span.begin >= s_.words[noun.begin].noun_span.begin &&
                        mention.span.end <= head.noun_span.end;
    if (mention.kind != MentionKind::kName || !inside) continue;
    // "드레스를 입은 X의 어깨": a person does what the table does not know.
    const bool known = rules_.find(PredicateKind::kVerb, clause.lemma) != nullptr;
    const bool acts = !known && mention.type == EntityType::kPerson &&
                      clause.voice == Voice::kActive && clause.find(Role::kObject) != nullptr;
    if (acts || takes(clause, role, &mention.type)) return kNowhere;
    // "열린 X 후보에 대한 청문회", but "구속된 X에 대한 재판".
    const bool concerned = mention.type == EntityType::kPerson && s_.chunks[owned].begin > noun.end;
    if (concerned && !states(clause.lemma)) return kNowhere;
    is_name = is_name || mention.span.overlaps(span) || concerned;
  }
  return is_name ? owned : kNowhere;
}

// "공항을 운영하는 X의 노조": the name in the genitive acts, where the words ask for such a name
// and its noun has none.
std::size_t GapNouns::acting_owner(const Clause& clause) const {
  if (clause.voice != Voice::kActive || clause.find(Role::kObject) == nullptr) return kNowhere;
  if (named(clause.modified)) return kNowhere;
  for (std::size_t g = 0; g < clause.modified; ++g) {
    const Chunk& owner = s_.chunks[g];
    if (owner.possessed == kNowhere || owner.begin != clause.last + 1) continue;
    const Mention* name = name_at_end(g);
    if (name == nullptr) continue;
    const bool known = rules_.find(PredicateKind::kVerb, clause.lemma) != nullptr;
    if (known ? takes(clause, Role::kSubject, &name->type) : name->type == EntityType::kPerson) {
      return g;
    }
  }
  return kNowhere;
}

// "상을 받은 X의 사진", "법원에 출석한 X 씨 사진": the person whose it is.
bool GapNouns::find_actor(const Clause& clause, ClauseArgument& gap) const {
  for (std::size_t c = 0; c <= gap.chunk; ++c) {
    if (s_.chunks[c].begin <= clause.last) continue;
    if (c != gap.chunk && head_word(s_.chunks[c]).noun_case != Case::kGenitive) return false;
    const Span span{s_.words[s_.chunks[c].begin].noun_span.begin,
                    head_word(s_.chunks[c]).noun_span.end};
    for (const std::uint32_t i : s_.items.mentions) {
      const Mention& m = document_.mentions[i];
      if (m.kind != MentionKind::kName || m.type != EntityType::kPerson || !span.contains(m.span)) {
        continue;
      }
      if (c == gap.chunk) gap.mention = i;
      gap.chunk = c;
      return true;
    }
  }
  return false;
}

}  // namespace weft
