// SPDX-License-Identifier: Apache-2.0
//
// What the arguments of a clause are in its proposition: shares, counts, markets, offices.
#include <algorithm>

#include "extractor/propositions/eojeol_roles.h"
#include "extractor/propositions/eojeol_sentence.h"

namespace weft {
namespace {

constexpr float kCompanion = 0.85F;

}  // namespace

void SentencePropositions::add(Proposition& p, const ClauseArgument& argument) {
  // "1970년생으로": a noun of its own, no date of the clause.
  const Word& head = s_.words[s_.chunks[argument.chunk].last()];
  if (argument.role == Role::kOblique && phrases_.value_noun(head)) return;
  // "맞서려는 노력을 펼쳤다": without the words before it the noun says nothing.
  if (p.kind == PredicateKind::kVerb && argument.role != Role::kSubject &&
      is_shell(argument.chunk)) {
    // "...라며 사연을 전했다": what was said is told all the same.
    p.hypothetical |= argument.role == Role::kObject && argument.confidence == 1.0F &&
                      !tables_.speech_verbs.contains(p.lemma);
    return;
  }
  // "6개월 만에": how long before, not for how long.
  const std::size_t behind = s_.chunks[argument.chunk].end;
  if (argument.role == Role::kOblique && behind < s_.words.size() &&
      head.noun_case == Case::kBare && tables_.elapsed.contains(s_.words[behind].stem)) {
    return;
  }
  if (says_how_often(argument) || names_year(argument)) return;
  // "세계에서 가장 높은 탑": out of what it is chosen.
  if (argument.role == Role::kOblique && behind < s_.words.size() &&
      tables_.settings.contains(argument.marker) &&
      tables_.superlatives.contains(s_.words[behind].stem)) {
    return;
  }
  // "바쁜 일정 탓에": why, and no thing.
  if (argument.role == Role::kOblique && tables_.causes.contains(head.stem)) return;
  // "지난해보다": no time of what is compared with it.
  if (tables_.thans.contains(argument.marker) && is_date(document_, s_.items, head)) return;
  // "18세에": when, and no amount.
  if (argument.role == Role::kOblique && argument.marker == tables_.gap_marker && is_age(head)) {
    return;
  }
  // "이번에", "X 대신": when, or instead of whom, and no thing.
  const bool placed = argument.role == Role::kOblique && argument.marker == tables_.gap_marker;
  if ((placed || (argument.confidence == 1.0F && head.noun_case == Case::kBare)) &&
      tables_.deictics.contains(head.stem)) {
    return;
  }
  // "19살의 나이로", "어린 나이로": how much of something the subject then has.
  if (argument.marker == tables_.as_marker && phrases_.relates(head.stem) &&
      (phrases_.valued(argument.chunk) || phrases_.measures(head.stem))) {
    return;
  }
  // "X의 장남으로 태어나다": the relation of the two says it.
  if (p.kind == PredicateKind::kVerb && argument.marker == tables_.as_marker &&
      argument.role == Role::kOblique && phrases_.joins_persons(head.stem)) {
    return;
  }
  // "X의 후임으로 선임되다": whose place it is, and no office.
  if (tables_.is_office(p.lemma, Case::kOblique, argument.marker) &&
      tables_.replacements.contains(head.stem))
    return;
  // "(그를) 감독으로 임명하다": of whom nobody speaks there is nothing to say.
  if (p.kind == PredicateKind::kVerb && appoints_nobody(argument)) return;
  if (p.kind == PredicateKind::kVerb && told(p, argument)) return;
  if (p.kind == PredicateKind::kVerb && naming_noun(argument) != nullptr) return;
  if (p.kind == PredicateKind::kVerb && says_kind(argument)) return;
  if (p.kind == PredicateKind::kVerb && add_companion(p, argument)) return;
  if (argument.mention != kNone) {
    p.arguments.push_back({.role = argument.role,
                           .marker = argument.marker,
                           .mention = argument.mention,
                           .confidence = argument.confidence});
    return;
  }
  if (argument.role == Role::kObject && said_as_measure(argument.chunk)) return;
  if (p.kind == PredicateKind::kVerb) add_opponents(p, argument);
  if (add_counted(p, argument) || add_market(p, argument)) return;
  if (add_counted_subject(p, argument)) return;
  const std::vector<Referent> referents = referents_of(argument);
  const bool named = std::any_of(referents.begin(), referents.end(),
                                 [](const Referent& r) { return r.mention != kNone; });
  for (const Referent& referent : referents) {
    // "A, B 등 20여 명이": how many they are together is said of none of them.
    if (named && argument.role == Role::kSubject && referent.literal != kNone) continue;
    PropositionArgument a;
    a.role = argument.role;
    a.marker = argument.marker;
    a.mention = referent.mention;
    a.literal = referent.literal;
    a.confidence = argument.confidence;
    if (!referent.empty()) p.arguments.push_back(std::move(a));
  }
}

// "X는 Y와 함께 회사를 세웠다": Y has done so too, unless the words ask with whom.
bool SentencePropositions::add_companion(Proposition& p, const ClauseArgument& argument) {
  const std::size_t behind = s_.chunks[argument.chunk].end;
  if (argument.role != Role::kOblique || argument.marker != tables_.with_marker) return false;
  if (p.subject_unsaid || behind >= s_.words.size()) return false;
  if (!tables_.togethers.contains(s_.words[behind].stem)) return false;
  if (rules_.verb_asks(p.lemma, tables_.with_marker)) return false;
  bool added = false;
  for (const Referent& referent : referents_of(argument)) {
    if (referent.mention == kNone) continue;
    const Mention& mention = document_.mentions[referent.mention];
    if (mention.kind != MentionKind::kName || mention.type == EntityType::kPlace) continue;
    added = true;
    // "'여름'이라는 말과 함께": no work or thing does so too.
    if (mention.type != EntityType::kPerson && mention.type != EntityType::kOrganization) continue;
    p.arguments.push_back({.role = p.voice == Voice::kPassive ? Role::kObject : Role::kSubject,
                           .mention = referent.mention,
                           .confidence = argument.confidence * kCompanion});
  }
  return added;
}

// "한 번 다녀왔다", "수십 차례 때렸다": how often, and no amount of anything.
bool SentencePropositions::says_how_often(const ClauseArgument& argument) const {
  const Word& head = s_.words[s_.chunks[argument.chunk].last()];
  if (argument.role != Role::kOblique || head.noun_case != Case::kBare) return false;
  if (tables_.times.contains(head.stem)) return true;
  return std::any_of(s_.items.literals.begin(), s_.items.literals.end(), [&](std::uint32_t i) {
    const Literal& l = document_.literals[i];
    const char first = document_.text_of(l.span).front();
    return l.kind == LiteralKind::kQuantity && l.span == head.noun_span &&
           (first < '0' || first > '9') && tables_.times.contains(l.unit);
  });
}

// "192년 X가 ...", "선조 25년 X가 ...": a year, and not how long.
bool SentencePropositions::names_year(const ClauseArgument& argument) const {
  constexpr std::size_t kHundreds = 5;  // "P192Y"
  const Chunk& chunk = s_.chunks[argument.chunk];
  const Word& head = s_.words[chunk.last()];
  if (argument.role != Role::kOblique || head.noun_case != Case::kBare) return false;
  const bool spanned =
      chunk.end < s_.words.size() && tables_.time_nouns.contains(s_.words[chunk.end].stem);
  const bool reign =
      chunk.end - chunk.begin > 1 && phrases_.name_ending_at(s_.words[chunk.last() - 1]) != kNone;
  return !spanned &&
         std::any_of(s_.items.literals.begin(), s_.items.literals.end(), [&](std::uint32_t i) {
           const Literal& l = document_.literals[i];
           const bool whole = l.span.end == head.noun_span.end &&
                              l.span.end == document_.tokens[head.token].span.end;
           return whole && l.kind == LiteralKind::kDuration && l.value.ends_with('Y') &&
                  (reign || l.value.size() >= kHundreds);
         });
}

// "X와의 경기에서 이겼다": against whom, where the words ask for it.
void SentencePropositions::add_opponents(Proposition& p, const ClauseArgument& setting) {
  if (!tables_.settings.contains(setting.marker)) return;
  if (!rules_.verb_asks(p.lemma, tables_.opponent_marker)) return;
  for (std::size_t g = 0; g < setting.chunk; ++g) {
    const Word& owner = s_.words[s_.chunks[g].last()];
    if (s_.chunks[g].possessed != setting.chunk || owner.marker.empty()) continue;
    if (!tables_.opponent_marker.starts_with(owner.marker)) continue;
    const std::uint32_t mention = phrases_.referent(g).mention;
    if (mention == kNone || document_.mentions[mention].kind != MentionKind::kName) continue;
    p.arguments.push_back(
        {.role = Role::kOblique, .marker = tables_.opponent_marker, .mention = mention});
  }
}

bool SentencePropositions::is_shell(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const std::uint32_t m = phrases_.referent(c).mention;
  const bool modified =
      (m != kNone && document_.mentions[m].span.begin < s_.words[chunk.begin].noun_span.begin) ||
      std::any_of(s_.chunks.begin(), s_.chunks.end(),
                  [&](const Chunk& owner) { return owner.possessed == c; });
  return chunk.end - chunk.begin == 1 && tables_.shells.contains(s_.words[chunk.begin].stem) &&
         phrases_.coordinated(c).empty() && !modified;
}

bool SentencePropositions::is_age(const Word& word) const {
  return std::any_of(s_.items.literals.begin(), s_.items.literals.end(), [&](std::uint32_t i) {
    const Literal& l = document_.literals[i];
    return l.span.end == word.noun_span.end && roles_.counts_years(l.unit);
  });
}

// "X가 기술을 Y에 이전하다": it is the object that moves, unless that is where X has its seat.
bool SentencePropositions::moves_object(const Clause& clause) const {
  if (!tables_.movings.contains(clause.lemma)) return false;
  const ClauseArgument* object = clause.find(Role::kObject);
  if (object == nullptr || clause.voice == Voice::kPassive) return false;
  const Word& noun = s_.words[s_.chunks[object->chunk].last()];
  return noun.noun_case == Case::kObject && !phrases_.gives_place(noun.stem);
}

// "와 달라는 연락을 받다": of words without a relation a noun that nothing but a clause fills is no
// argument.
bool SentencePropositions::told(const Proposition& p, const ClauseArgument& argument) const {
  if (argument.role == Role::kSubject || rules_.find(PredicateKind::kVerb, p.lemma) != nullptr) {
    return false;
  }
  return std::any_of(s_.clauses.begin(), s_.clauses.end(), [&](const Clause& clause) {
    return clause.ending == Ending::kQuoteAdnominal && clause.modified == argument.chunk &&
           !s_.naming(clause);
  });
}

// "김도현 대표가 사임했다": of words about an office, the one that the subject is called by.
void SentencePropositions::add_own_office(Proposition& p, const Clause& clause) {
  if (has_argument(p, Role::kObject) || has_argument(p, Role::kComplement)) return;
  const auto* rules = rules_.find(PredicateKind::kVerb, clause.lemma);
  const ClauseArgument* subject = clause.find(Role::kSubject);
  if (rules == nullptr || subject == nullptr) return;
  const bool asked = std::any_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
    return rule.relation != nullptr && rule.relation->range.allows(EntityType::kTitle) &&
           !rule.relation->range.allows(EntityType::kThing) && asks(rule.object, Role::kObject);
  });
  const Chunk& chunk = s_.chunks[subject->chunk];
  const std::size_t role = asked ? phrases_.role_begin(subject->chunk) : kNowhere;
  if (role == kNowhere || phrases_.name_in(chunk.begin, role, true) == kNone) return;
  p.arguments.push_back({.role = Role::kObject,
                         .mention = phrases_.nominal(role, chunk.last(), EntityType::kTitle),
                         .confidence = subject->confidence});
}

// Whether the verb's words want to know how large a share is.
bool SentencePropositions::asks_share(const std::string& verb) const {
  const auto* rules = rules_.find(PredicateKind::kVerb, verb);
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [](const auto& rule) {
           return std::any_of(rule.qualifiers.begin(), rule.qualifiers.end(), [](const auto& q) {
             return q.required && asks(q.from, LiteralKind::kPercent);
           });
         });
}

// "X 지분 60%를 인수하다": the object is X, and the share of it how much. "지분 60%를 확보하다": of
// what is left unsaid.
bool SentencePropositions::add_share(Proposition& p, const ClauseArgument& argument) {
  const Referent share = phrases_.referent(argument.chunk);
  if (argument.role != Role::kObject || share.literal == kNone ||
      document_.literals[share.literal].kind != LiteralKind::kPercent) {
    return false;
  }
  const std::uint32_t whole = phrases_.shared_in(argument.chunk);
  const bool unsaid = phrases_.valued_noun(argument.chunk) && asks_share(p.lemma);
  if (whole == kNone && !unsaid) return false;
  if (whole != kNone) p.arguments.push_back({.role = Role::kObject, .mention = whole});
  p.arguments.push_back({.role = Role::kOblique, .literal = share.literal});
  return true;
}

std::vector<Referent> SentencePropositions::referents_of(const ClauseArgument& argument) {
  if (argument.alone) return {phrases_.referent(argument.chunk)};
  if (const std::size_t last = end_of_list(argument); last != kNowhere) {
    std::vector<Referent> all = phrases_.referents(last);
    std::erase_if(all, [](const Referent& r) { return r.mention == kNone; });
    if (all.size() > 1) return all;
  }
  return phrases_.referents(argument.chunk);
}

// "호수에 뛰어든 A와 B 등 2명을": the last phrase of a list that is summed up, where the clause
// before its first is about them all; kNowhere where not.
std::size_t SentencePropositions::end_of_list(const ClauseArgument& argument) const {
  std::size_t c = argument.chunk;
  if (argument.confidence == 1.0F || s_.chunks[c].conjunct_of == kNowhere ||
      (c > 0 && s_.chunks[c - 1].conjunct_of == c)) {
    return kNowhere;
  }
  bool summed = false;
  while (s_.chunks[c].conjunct_of != kNowhere) {
    const std::size_t next = s_.chunks[c].conjunct_of;
    if (next != c + 1 || s_.chunks[next].begin != s_.chunks[c].end) return kNowhere;
    summed = s_.words[s_.chunks[c].last()].listed;
    c = next;
  }
  return summed ? c : kNowhere;
}

// "영업이익 200억원을 기록하다": what the phrase says by itself.
bool SentencePropositions::said_as_measure(std::size_t chunk) {
  if (!phrases_.valued_noun(chunk)) return false;
  const Referent value = phrases_.referent(chunk);
  if (value.literal == kNone) return false;
  const LiteralKind kind = document_.literals[value.literal].kind;
  return kind == LiteralKind::kMoney || kind == LiteralKind::kPercent;
}

// "미국과 유럽 시장에 진출하다": where the words ask for a place and for no office, the place.
bool SentencePropositions::add_market(Proposition& p, const ClauseArgument& argument) {
  const Chunk& chunk = s_.chunks[argument.chunk];
  const auto* rules = rules_.find(PredicateKind::kVerb, p.lemma);
  if (p.kind != PredicateKind::kVerb || argument.role != Role::kOblique || rules == nullptr ||
      chunk.end - chunk.begin < 2 || !tables_.markets.contains(s_.words[chunk.last()].stem)) {
    return false;
  }
  const auto asks = [&](EntityType type) {
    return std::any_of(rules->begin(), rules->end(), [&](const RelationRule& rule) {
      return rule.relation != nullptr && rule.relation->range.allows(type);
    });
  };
  const std::uint32_t last = phrases_.name_ending_at(s_.words[chunk.last() - 1]);
  if (last == kNone || document_.mentions[last].type != EntityType::kPlace ||
      !asks(EntityType::kPlace) || asks(EntityType::kTitle)) {
    return false;
  }
  std::vector<std::uint32_t> places;
  for (const std::size_t other : phrases_.coordinated(argument.chunk)) {
    places.push_back(phrases_.referent(other).mention);
  }
  places.push_back(last);
  for (const std::uint32_t place : places) {
    if (place == kNone) continue;
    p.arguments.push_back({.role = argument.role,
                           .marker = argument.marker,
                           .mention = place,
                           .confidence = argument.confidence});
  }
  return true;
}

// "추종자 11명을 데려오다": of words without a relation, the noun is the object and the number
// its amount; of others either may be what is asked for.
bool SentencePropositions::add_counted(Proposition& p, const ClauseArgument& argument) {
  const bool known = rules_.find(PredicateKind::kVerb, p.lemma) != nullptr;
  if (argument.role != Role::kObject && !known) return false;
  if (p.kind != PredicateKind::kVerb) return false;
  const std::vector<Referent> referents = referents_of(argument);
  if (referents.size() > 1 && add_counted_list(p, argument)) return true;
  if (referents.size() != 1 || referents.front().literal == kNone) return false;
  const Literal& amount = document_.literals[referents.front().literal];
  if (amount.kind != LiteralKind::kQuantity || amount.unit.empty()) return false;
  const Chunk& chunk = s_.chunks[argument.chunk];
  if (known && !roles_.counts_items(amount.unit)) {
    add_field(p, chunk, amount);
    return false;
  }
  std::size_t end = chunk.begin;
  while (end < chunk.end && s_.words[end].noun_span.end <= amount.span.begin) ++end;
  if (end == chunk.begin) return false;
  std::uint32_t noun = phrases_.name_ending_at(s_.words[end - 1]);
  if (noun == kNone) noun = phrases_.nominal(chunk.begin, end - 1, EntityType::kThing);
  p.arguments.push_back({.role = argument.role,
                         .marker = argument.marker,
                         .mention = noun,
                         .confidence = argument.confidence});
  // "장병 12명이 있다": how many, and no subject of its own.
  if (known && argument.role != Role::kSubject && asks_number(p.lemma)) {
    p.arguments.push_back({.role = argument.role,
                           .marker = argument.marker,
                           .literal = referents.front().literal,
                           .confidence = argument.confidence});
  } else {
    // "동료 두 명과 함께": how many they are stays behind their particle.
    const bool oblique = argument.role == Role::kOblique;
    p.arguments.push_back({.role = Role::kOblique,
                           .marker = oblique ? argument.marker : std::string(),
                           .literal = referents.front().literal});
  }
  return true;
}

// "교사 1명이 징계를 앞두고 있다", "53%가 응답했다": of words that ask for no such number, who does
// it; not of others, which tell how many they are.
bool SentencePropositions::add_counted_subject(Proposition& p, const ClauseArgument& argument) {
  if (argument.role != Role::kSubject || p.kind != PredicateKind::kVerb) return false;
  const std::vector<Referent> referents = referents_of(argument);
  if (referents.size() != 1 || referents.front().literal == kNone) return false;
  const Literal& amount = document_.literals[referents.front().literal];
  const bool counted = amount.kind == LiteralKind::kPercent ||
                       (amount.kind == LiteralKind::kQuantity && roles_.counts_items(amount.unit));
  const auto* rules = rules_.find(PredicateKind::kVerb, p.lemma);
  const PropositionArgument number{.role = Role::kSubject, .literal = referents.front().literal};
  const auto takes = [&](const ArgumentSelector& s) { return s.selects(document_, number); };
  const bool asked =
      rules != nullptr && std::any_of(rules->begin(), rules->end(), [&](const RelationRule& r) {
        return std::any_of(r.object.begin(), r.object.end(), takes);
      });
  const Chunk& chunk = s_.chunks[argument.chunk];
  // "2개씩이나 땄다": how many of something else.
  const bool other = s_.words[chunk.last()].noun_case == Case::kDelimiter;
  if (!counted || asked || other) return false;
  p.arguments.push_back({.role = argument.role,
                         .mention = phrases_.nominal(chunk.begin, chunk.last(), EntityType::kThing),
                         .confidence = argument.confidence});
  return true;
}

// Whether the words ask for a number, and for nothing that has a name.
bool SentencePropositions::asks_number(const std::string& lemma) const {
  const auto* rules = rules_.find(PredicateKind::kVerb, lemma);
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [](const RelationRule& r) {
           return r.relation != nullptr && r.relation->range.allows(LiteralKind::kQuantity) &&
                  !r.relation->range.allows(EntityType::kProduct);
         });
}

// "최다 득점 2위에 오르다": the words before a value of another kind tell in what.
void SentencePropositions::add_field(Proposition& p, const Chunk& chunk, const Literal& value) {
  std::size_t end = chunk.begin;
  while (end < chunk.end && s_.words[end].noun_span.end <= value.span.begin) ++end;
  if (end == chunk.begin || value.span.begin < s_.words[end - 1].noun_span.end) return;
  std::uint32_t noun = phrases_.name_ending_at(s_.words[end - 1]);
  if (noun == kNone) noun = phrases_.nominal(chunk.begin, end - 1, EntityType::kThing);
  p.arguments.push_back({.role = Role::kOblique, .marker = tables_.field_marker, .mention = noun});
}

// "엔지니어 8명, 연구원 4명으로 구성되다": each noun with its number.
bool SentencePropositions::add_counted_list(Proposition& p, const ClauseArgument& argument) {
  std::vector<std::size_t> members = phrases_.coordinated(argument.chunk);
  members.push_back(argument.chunk);
  for (const std::size_t member : members) {
    const Chunk& chunk = s_.chunks[member];
    const Referent count = phrases_.referent(member);
    if (count.literal == kNone || chunk.end - chunk.begin < 2 ||
        !roles_.counts_items(document_.literals[count.literal].unit)) {
      return false;
    }
  }
  for (const std::size_t member : members) {
    const Chunk& chunk = s_.chunks[member];
    p.arguments.push_back(
        {.role = argument.role,
         .marker = argument.marker,
         .mention = phrases_.nominal(chunk.begin, chunk.last(), EntityType::kThing),
         .confidence = argument.confidence});
  }
  return true;
}

void SentencePropositions::add_time(Proposition& p, const ClauseArgument& argument) {
  const Referent referent = phrases_.referent(argument.chunk);
  if (referent.literal == kNone) return;
  if (document_.literals[referent.literal].kind != LiteralKind::kDate) return;
  if (tables_.thans.contains(argument.marker)) return;
  p.arguments.push_back(
      {.role = Role::kOblique, .marker = argument.marker, .literal = referent.literal});
}

bool SentencePropositions::has_argument(const Proposition& p, Role role) {
  return std::any_of(p.arguments.begin(), p.arguments.end(),
                     [&](const PropositionArgument& a) { return a.role == role; });
}

}  // namespace weft
