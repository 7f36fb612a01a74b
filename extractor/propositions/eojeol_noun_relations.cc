// SPDX-License-Identifier: Apache-2.0
//
// Propositions that a noun phrase states by itself: the readers of class NounPhrases. Persons and
// what stands beside names have files of their own (eojeol_persons.cc, eojeol_beside_names.cc).
#include <algorithm>

#include "extractor/propositions/eojeol_noun_phrases.h"

namespace weft {
namespace {

constexpr float kMeasure = 0.8F;

}  // namespace

void NounPhrases::read(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  std::uint32_t person = name_in(chunk.begin, chunk.end, true);
  if (const std::uint32_t holder = holder_before(c, person); holder != kNone) person = holder;
  if (person != kNone && !quoted_thing(c, person)) {
    const std::size_t before = document_.propositions.size();
    for (const std::uint32_t one : joined_names(person)) read_person(c, one);
    // "여대생 '가람'": a noun that is no title tells what is quoted behind it, person or not.
    if (document_.propositions.size() == before && quoted(person)) read_kind(c);
  } else {
    read_kind(c);
    read_staff(c);
    read_members(c);
  }
  read_inner_kinds(c);
  read_together(c);
  read_adjacent(c);
  read_versus(c);
  read_listed(c);
  read_site(c);
  read_somewhere(c);
  read_genitive(c);
  read_measure(c);
  read_event(c);
  read_companion(c);
}

// "태풍 '나리'": a noun for no person before a quoted name says what it is, whatever it looks like.
bool NounPhrases::quoted_thing(std::size_t c, std::uint32_t name) const {
  const std::size_t first = first_word_of(name, c);
  if (first <= s_.chunks[c].begin || first >= s_.chunks[c].end || !quoted(name)) return false;
  const std::string& noun = s_.words[first - 1].stem;
  const auto type = kinds_.compound_type(noun);
  return type && *type != EntityType::kPerson && !roles_.find(noun, true);
}

Proposition NounPhrases::nominal_proposition(std::size_t first_word, std::size_t last_word,
                                             const char* construction, float confidence) const {
  Proposition p;
  p.sentence = sentence_;
  p.predicate = s_.words[last_word].token;
  p.phrase = words_span(first_word, last_word);
  p.lemma = std::string(document_.text_of(p.phrase));
  p.construction = construction;
  p.kind = PredicateKind::kNoun;
  p.confidence = confidence;
  return p;
}

// "가수 이민서의 '여름'": what the owner of a name is says what he has to do with it; without a
// title the types of the two must say it ("한빛축구단의 김도현").
void NounPhrases::read_genitive(std::size_t c) {
  std::size_t owned = s_.chunks[c].possessed;
  if (owned == kNowhere) return;
  const Chunk& chunk = s_.chunks[c];
  const Word& head = s_.words[chunk.last()];
  if (chunk.begin != chunk.last() && !role_at(chunk.last(), true) &&
      rules_.find(PredicateKind::kNoun, head.stem) != nullptr) {
    // "X는 Y 아내의 사촌이다": it is another who is Y's wife.
    if (!joins_persons(head.stem)) read_origin(c, owned);
    return;
  }
  // "가봉의 A와 B": of a list of bodies or places the first alone is surely meant.
  const std::uint32_t first = c + 1 < owned && s_.chunks[c + 1].conjunct_of == owned
                                  ? name_ending_at(s_.words[s_.chunks[c + 1].last()])
                                  : kNone;
  const bool listed = first != kNone && document_.mentions[first].type != EntityType::kProduct &&
                      document_.mentions[first].type != EntityType::kPerson;
  if (listed) owned = c + 1;
  const std::uint32_t owner = referent(c).mention;
  const std::uint32_t thing = any_name_in(s_.chunks[owned].last(), s_.chunks[owned].end);
  if (owner == kNone || thing == kNone || owner == thing) return;
  if (document_.mentions[owner].kind != MentionKind::kName) return;
  const bool work = document_.mentions[thing].type == EntityType::kProduct;
  const bool maker = document_.mentions[owner].type == EntityType::kPerson && work;
  if (maker) {
    bool told = false;
    for (std::size_t w = chunk.begin; w < chunk.end; ++w) {
      if (!role_at(w, false)) continue;
      Proposition p = nominal_proposition(w, w, "nominal-predicate", kRelational);
      p.arguments.push_back({.role = Role::kSubject, .mention = owner});
      p.arguments.push_back({.role = Role::kPossessor, .mention = thing});
      document_.propositions.push_back(std::move(p));
      told = true;
    }
    if (told) return;
  }
  if (first_word_of(thing, owned) != s_.chunks[owned].begin) return;
  Proposition p = nominal_proposition(chunk.last(), s_.chunks[owned].last(), "genitive", kGenitive);
  p.kind = PredicateKind::kApposition;
  p.arguments.push_back({.role = Role::kSubject, .mention = thing});
  p.arguments.push_back({.role = Role::kPossessor, .mention = owner});
  if (work) say_of_works(owned, p);
  if (maker && !of_works(p.lemma)) return;
  document_.propositions.push_back(std::move(p));
}

// "네오랩의 한빛소프트 인수를": a verbal noun with its genitive as subject and the name before it
// as object.
void NounPhrases::read_event(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const Word& head = s_.words[chunk.last()];
  if (chunk.begin == chunk.last() || head.predicate || role_at(chunk.last(), true)) return;
  if (name_ending_at(head) != kNone) return;
  const std::uint32_t object = name_ending_at(s_.words[chunk.last() - 1]);
  if (object == kNone || rules_.find(PredicateKind::kVerb, head.stem + verb_ending_) == nullptr) {
    return;
  }
  Referent subject;
  for (std::size_t g = 0; g < c; ++g) {
    if (s_.chunks[g].possessed == c) subject = referent(g);
  }
  if (subject.mention == kNone) return;
  Proposition p = nominal_proposition(chunk.last(), chunk.last(), "verbal-noun", kRelational);
  p.kind = PredicateKind::kVerb;
  p.lemma = head.stem + verb_ending_;
  if (chunk.clause != kNowhere) {
    p.hypothetical = s_.clauses[chunk.clause].claim.hypothetical;
    p.modality = s_.clauses[chunk.clause].claim.modality;
    // "X의 Y 인수를 촉구했다": it is yet to be done.
    const auto asked = tables_.speech_verbs.find(s_.clauses[chunk.clause].lemma);
    p.hypothetical |= head.noun_case == Case::kObject && asked != tables_.speech_verbs.end() &&
                      asked->second.hypothetical;
  }
  p.arguments.push_back({.role = Role::kSubject, .mention = subject.mention});
  p.arguments.push_back({.role = Role::kObject, .mention = object});
  document_.propositions.push_back(std::move(p));
}

// "X와의 경기에서", "X와의 계약을 해지했다": with whom the clause's subject does what the noun
// says. Only of what took place: where it is the setting of the clause, or its verb presupposes it.
void NounPhrases::read_companion(std::size_t c) {
  const std::string& marker = s_.words[s_.chunks[c].last()].marker;
  const std::size_t act = s_.chunks[c].possessed;
  if (act == kNowhere || marker.empty() || s_.chunks[act].clause == kNowhere) return;
  const Case joined = s_.words[s_.chunks[c].last()].noun_case;
  if (joined != Case::kGenitive && joined != Case::kComitative) return;
  const Clause& clause = s_.clauses[s_.chunks[act].clause];
  const Word& noun = s_.words[s_.chunks[act].last()];
  const bool setting = tables_.settings.contains(noun.marker);
  const bool supposed =
      noun.noun_case == Case::kObject && tables_.presupposing.contains(clause.lemma);
  if (noun.predicate || (!setting && !supposed)) return;
  std::string verb = rules_.compound_verb(noun.stem, verb_ending_);
  // "X와의 인터뷰에서": no row says what becomes of it.
  const bool spoken = setting && tables_.occasions.contains(noun.stem);
  if (verb.empty() && spoken) verb = noun.stem + verb_ending_;
  if (verb.empty() || (!rules_.verb_asks_object(verb, marker) && !spoken)) return;
  const Referent subject = holder_of(act);
  if (subject.mention == kNone) return;
  Proposition p =
      nominal_proposition(s_.chunks[act].last(), s_.chunks[act].last(), "verbal-noun", kRelational);
  p.kind = PredicateKind::kVerb;
  p.lemma = verb;
  p.hypothetical = clause.claim.hypothetical;
  p.modality = clause.claim.modality;
  p.arguments.push_back({.role = Role::kSubject, .mention = subject.mention});
  for (const Referent& other : referents(c)) {
    if (other.mention == kNone || other.mention == subject.mention) continue;
    p.arguments.push_back({.role = Role::kOblique,
                           .marker = spoken ? tables_.with_marker : marker,
                           .mention = other.mention});
  }
  add_times(act, p);
  document_.propositions.push_back(std::move(p));
}

// The genitive of the phrase that a common noun heads; nothing where it has none.
Referent NounPhrases::owner_of(std::uint32_t noun) {
  for (std::size_t c = 0; c < s_.chunks.size(); ++c) {
    if (!document_.mentions[noun].span.overlaps(s_.words[s_.chunks[c].last()].noun_span)) continue;
    return possessor(c, s_.chunks[c].last());
  }
  return {};
}

// "매출 3000억원", "3000억원의 매출": an attribute and its value in one phrase; whose it is stands
// before it or is what the clause is about.
void NounPhrases::read_measure(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  std::uint32_t value = literal_ending_at(s_.words[chunk.last()]);
  std::size_t attribute = chunk.last();
  const Word& head = s_.words[chunk.last()];
  const bool listed = value == kNone && c + 1 < s_.chunks.size() &&
                      (head.noun_case == Case::kTopic || head.noun_case == Case::kSubject) &&
                      s_.chunks[c + 1].begin == chunk.end &&
                      s_.words[s_.chunks[c + 1].last()].comma_after &&
                      s_.words[s_.chunks[c + 1].last()].noun_case == Case::kBare;
  if (listed) {
    // "매출은 3000억원, 영업이익은 200억원이다"
    value = literal_ending_at(s_.words[s_.chunks[c + 1].last()]);
    if (value == kNone) return;
  } else if (value != kNone) {
    if (chunk.begin == chunk.last()) return;
    --attribute;
  } else {
    // "23세의 나이로", "23세 나이로"
    for (std::size_t g = 0; g < c && value == kNone; ++g) {
      if (s_.chunks[g].possessed == c) value = literal_ending_at(s_.words[s_.chunks[g].last()]);
    }
    if (value == kNone && chunk.begin < chunk.last()) {
      value = literal_ending_at(s_.words[chunk.last() - 1]);
      if (value == kNone || !roles_.counts_years(document_.literals[value].unit)) return;
    }
    if (value == kNone) return;
  }
  const LiteralKind kind = document_.literals[value].kind;
  if (kind == LiteralKind::kDate || kind == LiteralKind::kDuration) return;
  // "예산 12억원의 삭감": so much of it, and no amount of anybody's.
  if (attribute != chunk.last() && head.noun_case == Case::kGenitive &&
      chunk.possessed != kNowhere && acts(chunk.possessed)) {
    return;
  }
  if (role_at(attribute, true) || name_ending_at(s_.words[attribute]) != kNone) return;
  if (rules_.find(PredicateKind::kNoun, s_.words[attribute].stem) == nullptr) return;
  // "X 지분 60%를 인수하다": the verb says what becomes of it.
  if (chunk.clause != kNowhere && shared_in(c) != kNone && head.noun_case == Case::kObject) {
    const auto* rules = rules_.find(PredicateKind::kVerb, s_.clauses[chunk.clause].lemma);
    if (rules != nullptr &&
        !rules_.is_silent(PredicateKind::kVerb, s_.clauses[chunk.clause].lemma)) {
      return;
    }
  }
  if (told_by_verb(c, value)) return;
  Referent owner{any_name_in(chunk.begin, attribute), kNone};
  // "인구 80만 명의 X"
  if (owner.mention == kNone && attribute != chunk.last() && chunk.possessed != kNowhere) {
    owner = {any_name_in(s_.chunks[chunk.possessed].begin, s_.chunks[chunk.possessed].end), kNone};
  }
  // "규모 3.4의 지진이": of whatever it is that has no name.
  if (owner.mention == kNone && attribute != chunk.last() && chunk.possessed != kNowhere &&
      !s_.words[s_.chunks[chunk.possessed].last()].predicate &&
      s_.words[s_.chunks[chunk.possessed].last()].marker != tables_.as_marker) {
    owner = referent(chunk.possessed);
  }
  const Referent holder = owner.mention == kNone ? Referent{} : holder_of(c);
  if (owner.mention == kNone && (listed || attribute != chunk.last())) {
    owner = possessor(c, attribute);
  }
  // "X는 인구 9만 명의 도시로": the noun says what X is.
  if (owner.mention == kNone && chunk.possessed != kNowhere &&
      s_.words[s_.chunks[chunk.possessed].last()].marker == tables_.as_marker) {
    owner = holder_of(c);
  }
  if (owner.mention == kNone) owner = owner_beside(c);
  // "4분기 실적은 매출액 3억원": what has the amount is no such noun, but a body or an event.
  if (owner.mention != kNone && document_.mentions[owner.mention].kind == MentionKind::kNominal &&
      document_.mentions[owner.mention].type == EntityType::kThing) {
    const auto type =
        kinds_.compound_type(document_.text_of(document_.mentions[owner.mention].span));
    if (type != EntityType::kOrganization && type != EntityType::kEvent) {
      owner = owner_of(owner.mention);
    }
  }
  Proposition p = nominal_proposition(attribute, attribute, "measure", kMeasure);
  p.arguments.push_back({.role = Role::kComplement, .literal = value});
  if (owner.mention != kNone) {
    p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
  }
  if (holder.mention != kNone) {
    p.arguments.push_back({.role = Role::kSubject, .mention = holder.mention});
  }
  if (chunk.clause != kNowhere) {
    p.hypothetical = s_.clauses[chunk.clause].claim.hypothetical;
    p.modality = s_.clauses[chunk.clause].claim.modality;
    p.negated = s_.clauses[chunk.clause].claim.negated;
  }
  p.subject_unsaid = owner.mention == kNone;
  add_times(c, p);
  document_.propositions.push_back(std::move(p));
}

// Whether the phrase's head is a noun of doing: "삭감".
bool NounPhrases::acts(std::size_t c) const {
  const Word& head = s_.words[s_.chunks[c].last()];
  return name_ending_at(head) == kNone &&
         rules_.find(PredicateKind::kVerb, head.stem + verb_ending_) != nullptr;
}

// "직원 200명을 해고하다": a verb that has a relation to such a number says what becomes of it.
bool NounPhrases::told_by_verb(std::size_t c, std::uint32_t value) const {
  const Chunk& chunk = s_.chunks[c];
  if (chunk.clause == kNowhere || document_.literals[value].kind != LiteralKind::kQuantity) {
    return false;
  }
  // "300명의 근로자가 집을 지었다", "근로자 한 명이 집을 지었다": so many have done it.
  const Clause& clause = s_.clauses[chunk.clause];
  const bool acts =
      s_.words[chunk.last()].noun_case == Case::kSubject &&
      (clause.find(Role::kObject) != nullptr ||
       // "주민 두 명이 서울로 떠났다"
       (clause.past && !s_.copular(clause) && roles_.counts_items(document_.literals[value].unit)));
  if (acts) return true;
  if (s_.words[chunk.last()].noun_case != Case::kObject) return false;
  const std::string& verb = s_.clauses[chunk.clause].lemma;
  // "직원 300명을 뽑다": of those that something is done to, it has more.
  if (roles_.counts_items(document_.literals[value].unit) && !tables_.holdings.contains(verb)) {
    return true;
  }
  return rules_.verb_asks_object(verb, LiteralKind::kQuantity);
}

// What the clause is about, or whose that is: "X의 매출은 3000억원, 영업이익 200억원을 기록했다".
Referent NounPhrases::owner_beside(std::size_t c) {
  std::size_t end = c;
  while (s_.chunks[end].conjunct_of != kNowhere) end = s_.chunks[end].conjunct_of;
  if (s_.chunks[end].clause == kNowhere) return {};
  for (const ClauseArgument& argument : s_.clauses[s_.chunks[end].clause].arguments) {
    if (argument.role != Role::kSubject || argument.chunk == end || argument.chunk == c) continue;
    const Chunk& chunk = s_.chunks[argument.chunk];
    if (name_ending_at(s_.words[chunk.last()]) != kNone) break;
    // "X의 실적은 매출 3억원이다": whatever the noun is, it is X's.
    const Referent owner = possessor(argument.chunk, chunk.last());
    if (owner.mention != kNone || relates(s_.words[chunk.last()].stem)) return owner;
    break;
  }
  return holder_of(c);
}

// The dates of the clause in which the phrase stands.
void NounPhrases::add_times(std::size_t c, Proposition& p) const {
  while (s_.chunks[c].conjunct_of != kNowhere) c = s_.chunks[c].conjunct_of;
  if (s_.chunks[c].clause == kNowhere) return;
  for (const ClauseArgument& argument : s_.clauses[s_.chunks[c].clause].arguments) {
    const std::uint32_t literal = literal_ending_at(s_.words[s_.chunks[argument.chunk].last()]);
    if (argument.role != Role::kOblique || literal == kNone) continue;
    if (document_.literals[literal].kind != LiteralKind::kDate) continue;
    p.arguments.push_back({.role = Role::kOblique, .literal = literal});
  }
}

}  // namespace weft
