// SPDX-License-Identifier: Apache-2.0
//
// What kind of thing a name is, as nouns before it, behind a list of such names or behind a clause
// that names it tell: part of class NounPhrases.
#include <algorithm>

#include "extractor/propositions/eojeol_noun_phrases.h"

namespace weft {
namespace {

constexpr float kKind = 0.8F;
constexpr float kUnsaidWork = 0.7F;

}  // namespace

// "스타트업 마루넷", "영화 '여름'": common nouns right before a name tell its kind.
void NounPhrases::read_kind(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const std::uint32_t name = name_ending_at(s_.words[chunk.last()]);
  if (name == kNone) return read_named_kind(c);
  if (document_.mentions[name].kind != MentionKind::kName) return;
  // "소설 '여름'과 '가을'": what the first of a list of works is the others are.
  const std::size_t first = kind_chunk(c, name);
  const std::size_t end = first_word_of(name_ending_at(s_.words[s_.chunks[first].last()]), first);
  const std::size_t begin = kind_begin(s_.chunks[first].begin, end);
  if (begin == end || tables_.areas.contains(s_.words[end - 1].stem)) return;
  if (!(is_kind(s_.words[end - 1]) || quoted(name))) return;
  if (document_.mentions[name].type == EntityType::kOrganization && !quoted(name) &&
      (names_body(s_.words[end - 1]) ||
       names_wing(document_.text_of(document_.mentions[name].span)))) {
    return;
  }
  // "경기 새빛경찰서": a noun for events before a body is none of its kind.
  const auto kind_type = kinds_.compound_type(s_.words[end - 1].stem);
  if (kind_type == EntityType::kEvent && document_.mentions[name].type != EntityType::kEvent &&
      !quoted(name)) {
    return;
  }
  // "주민 나래아카데미": nor is one for people that names nobody's work.
  if (kind_type == EntityType::kPerson && !quoted(name) &&
      !roles_.find(s_.words[end - 1].stem, true) && !relates(s_.words[end - 1].stem)) {
    return;
  }
  // "오스트리아 출신 미국의 발명가": whoever is spoken of comes from there, no country.
  const std::uint32_t origin = any_name_in(chunk.begin, end - 1);
  if (origin != kNone && chunk.possessed != kNowhere && !kind_type &&
      relates(s_.words[end - 1].stem) && !is_mutual(s_.words[end - 1].stem) &&
      is_country(document_.text_of(document_.mentions[name].span))) {
    return say_origin(end - 1, origin, chunk.possessed);
  }
  Proposition p = nominal_proposition(begin, end - 1, "apposition", kKind);
  p.kind = PredicateKind::kApposition;
  p.arguments.push_back({.role = Role::kSubject, .mention = name});
  if (!is_relative(begin, end - 1) && !tables_.bonds.contains(s_.words[end - 1].stem)) {
    const std::uint32_t kind = nominal(begin, end - 1, EntityType::kThing);
    p.arguments.push_back({.role = Role::kComplement, .mention = kind});
  }
  const Referent owner = possessor(first, begin);
  if (owner.mention != kNone && owner.mention != name) {
    p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
  }
  document_.propositions.push_back(std::move(p));
  read_rank(first, begin, name);
  if (owner.mention == kNone) read_part_in_work(end - 1, name);
}

// Where the common nouns begin that end before word `end`, at `from` at the earliest: "에버랜드 내
// 놀이시설", "김도현 씨 소속사", where the last alone tells a kind.
std::size_t NounPhrases::kind_begin(std::size_t from, std::size_t end) const {
  std::size_t begin = end;
  while (begin > from && s_.words[begin - 1].nominal &&
         name_ending_at(s_.words[begin - 1]) == kNone &&
         literal_ending_at(s_.words[begin - 1]) == kNone &&
         roles_.find(s_.words[begin - 1].stem, false) != RoleNoun::kHonorific &&
         // "국내 업체", with nothing before it, is a kind.
         !(begin - 1 > from && tables_.areas.contains(s_.words[begin - 1].stem)) &&
         !tables_.time_nouns.contains(s_.words[begin - 1].stem)) {
    --begin;
  }
  return begin;
}

// "SPC그룹": a name in letters or such a one with a last word of bodies' names is none of a kind.
bool NounPhrases::names_body(const Word& word) const {
  const IndexRange parts = document_.tokens[word.token].morphemes;
  if (parts.size() < 2) return false;
  const std::string& first = document_.morphemes[parts.begin].tag;
  return (first == "SL" || first == "NNP") &&
         kinds_.find("generic", document_.morphemes[parts.begin + 1].form) != nullptr;
}

// "한빛지부": the noun before it says of what it is a part, not what it is.
bool NounPhrases::names_wing(std::string_view name) const {
  return std::any_of(tables_.wings.begin(), tables_.wings.end(),
                     [&](const auto& end) { return name.ends_with(end); });
}

// "가구업체 마루넷 측은", "방송사 마루넷 김도현 사장이": the kind of a body, a place or a work that
// stands before other names or nouns of its phrase, or behind a person of whom the phrase is.
void NounPhrases::read_inner_kinds(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const bool led = name_in(chunk.begin, chunk.end, true) != kNone;
  for (std::size_t w = chunk.begin + 1; w < chunk.end - (led ? 0 : 1); ++w) {
    const std::uint32_t name = name_ending_at(s_.words[w]);
    if (name == kNone || document_.mentions[name].kind != MentionKind::kName) continue;
    const Mention& mention = document_.mentions[name];
    const std::size_t end = first_word_of(name, c);
    // "한빛영화제작사": a name inside a longer word says nothing of itself.
    if (end > w || mention.span.end != s_.words[w].noun_span.end || is_person(name)) continue;
    const std::size_t begin = kind_begin(chunk.begin, end);
    if (begin == end || role_at(end - 1, true)) continue;
    const std::string& noun = s_.words[end - 1].stem;
    // "영동고속도로 부산 방향": compounds name places.
    const bool place = mention.type == EntityType::kPlace;
    const auto type = place ? kinds_.noun_type(noun) : kinds_.compound_type(noun);
    if (!type || *type != mention.type || tables_.bonds.contains(noun)) continue;
    // "중소기업 연수원": a common noun is a body of the noun before, not one of its kind.
    if (kinds_.noun_type(document_.text_of(mention.span)) == type) continue;
    if (names_body(s_.words[end - 1]) || names_wing(document_.text_of(mention.span))) continue;
    Proposition p = nominal_proposition(begin, end - 1, "apposition", kKind);
    p.kind = PredicateKind::kApposition;
    p.arguments.push_back({.role = Role::kSubject, .mention = name});
    const std::uint32_t kind = nominal(begin, end - 1, EntityType::kThing);
    p.arguments.push_back({.role = Role::kComplement, .mention = kind});
    Referent owner = possessor(c, begin);
    // "김도현 씨 소속사 마루넷은"
    if (owner.mention == kNone && relates(noun)) owner = {name_in(chunk.begin, begin, true), kNone};
    if (owner.mention != kNone && owner.mention != name) {
      p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
    }
    document_.propositions.push_back(std::move(p));
  }
}

// "세계 3위 은행 나래은행": which one it is of its kind.
void NounPhrases::read_rank(std::size_t c, std::size_t begin, std::uint32_t name) {
  if (begin <= s_.chunks[c].begin) return;
  const std::uint32_t rank = literal_ending_at(s_.words[begin - 1]);
  if (rank == kNone || document_.literals[rank].kind != LiteralKind::kQuantity) return;
  Proposition p = nominal_proposition(begin - 1, begin - 1, "rank", kKind);
  p.kind = PredicateKind::kApposition;
  p.arguments.push_back({.role = Role::kSubject, .mention = name});
  p.arguments.push_back({.role = Role::kComplement, .literal = rank});
  document_.propositions.push_back(std::move(p));
}

// "배급사 나래필름은": of which work, the text around says.
void NounPhrases::read_part_in_work(std::size_t noun, std::uint32_t name) {
  if (document_.mentions[name].type != EntityType::kOrganization || quoted(name)) return;
  const auto* rules = rules_.find(PredicateKind::kNoun, s_.words[noun].stem);
  const auto of_work = [](const RelationRule& rule) {
    return rule.relation != nullptr && rule.relation->range.allows(EntityType::kProduct) &&
           !rule.relation->range.allows(EntityType::kOrganization) &&
           !rule.relation->range.allows(EntityType::kPlace) && asks(rule.subject, Role::kSubject) &&
           asks(rule.object, Role::kPossessor);
  };
  if (rules == nullptr || !std::all_of(rules->begin(), rules->end(), of_work)) return;
  Proposition p = nominal_proposition(noun, noun, "attribute", kUnsaidWork);
  p.arguments.push_back({.role = Role::kSubject, .mention = name});
  p.subject_unsaid = true;
  document_.propositions.push_back(std::move(p));
}

// The phrase that tells the kind of the name: of quoted works in a list, the first.
std::size_t NounPhrases::kind_chunk(std::size_t c, std::uint32_t name) const {
  std::size_t first = c;
  while (first > 0 && quoted(name) && first_word_of(name, first) == s_.chunks[first].begin &&
         s_.chunks[first - 1].conjunct_of == first) {
    const std::uint32_t before = name_ending_at(s_.words[s_.chunks[first - 1].last()]);
    if (before == kNone || !quoted(before) ||
        document_.mentions[before].kind != MentionKind::kName) {
      break;
    }
    name = before;
    --first;
  }
  return first;
}

// "A, B 등 가전업체들이": what those of a list are together each of them is.
void NounPhrases::read_listed(std::size_t c) {
  if (c == 0 || s_.chunks[c - 1].conjunct_of != c) return;
  if (!s_.words[s_.chunks[c - 1].last()].listed) return;
  const auto plain = [&](std::size_t w) {
    return name_ending_at(s_.words[w]) == kNone && literal_ending_at(s_.words[w]) == kNone;
  };
  // "선수 5명이": how many they are stands behind.
  std::size_t end = s_.chunks[c].end;
  while (end > s_.chunks[c].begin && !plain(end - 1)) --end;
  std::size_t begin = end;
  while (begin > s_.chunks[c].begin && plain(begin - 1)) --begin;
  if (begin == end || end + 1 < s_.chunks[c].end) return;
  for (const std::size_t other : coordinated(c)) {
    const std::uint32_t last = name_ending_at(s_.words[s_.chunks[other].last()]);
    if (last == kNone || document_.mentions[last].kind != MentionKind::kName) continue;
    for (const std::uint32_t name : joined_names(last)) {
      if (!listed_as(name, end - 1)) continue;
      Proposition p = nominal_proposition(begin, end - 1, "apposition", kKind);
      p.kind = PredicateKind::kApposition;
      p.lemma = singular(end - 1);
      Span kind = words_span(begin, end - 1);
      kind.end -= static_cast<std::uint32_t>(s_.words[end - 1].stem.size() - p.lemma.size());
      p.arguments.push_back({.role = Role::kSubject, .mention = name});
      p.arguments.push_back({.role = Role::kComplement,
                             .mention = nominal_of(kind, begin, end - 1, EntityType::kThing)});
      document_.propositions.push_back(std::move(p));
    }
  }
  // As an argument the phrase stays what it is.
  if (end == s_.chunks[c].end) nominal(s_.chunks[c].begin, end - 1, EntityType::kThing);
}

// Whether the noun that sums up a list is a kind of which the name may be one.
bool NounPhrases::listed_as(std::uint32_t name, std::size_t noun) const {
  const std::string kind = singular(noun);
  if (rules_.is_silent(PredicateKind::kNoun, kind) || tables_.bonds.contains(kind)) return false;
  const EntityType own = document_.mentions[name].type;
  if (roles_.find(kind, true)) return own == EntityType::kPerson;
  const auto type = kinds_.compound_type(kind);
  const auto is_body = [](EntityType t) {
    return t == EntityType::kOrganization || t == EntityType::kPlace;
  };
  return type && (*type == own || (is_body(*type) && is_body(own)));
}

// The noun without the suffix of its plural: "기업" of "기업들".
std::string NounPhrases::singular(std::size_t word) const {
  const std::string& stem = s_.words[word].stem;
  const IndexRange morphemes = document_.tokens[s_.words[word].token].morphemes;
  for (std::uint32_t i = morphemes.begin; i < morphemes.end; ++i) {
    const Morpheme& m = document_.morphemes[i];
    if (m.tag == "XSN" && stem.ends_with(m.form) && stem.size() > m.form.size() &&
        kinds_.compound_type(stem.substr(0, stem.size() - m.form.size()))) {
      return stem.substr(0, stem.size() - m.form.size());
    }
  }
  return stem;
}

// "X라는 회사": X is one.
void NounPhrases::read_named_kind(std::size_t c) {
  const std::uint32_t name = naming_clause(c);
  if (name == kNone || document_.mentions[name].kind != MentionKind::kName) return;
  const Chunk& chunk = s_.chunks[c];
  // "'X'라는 이름", "X라는 평가": what is no kind of thing says nothing of X.
  const Word& noun = s_.words[chunk.last()];
  if (!is_kind(noun) || gives_name(noun.stem)) return;
  Proposition p = nominal_proposition(chunk.begin, chunk.last(), "apposition", kKind);
  p.kind = PredicateKind::kApposition;
  p.arguments.push_back({.role = Role::kSubject, .mention = name});
  const std::uint32_t kind = nominal(chunk.begin, chunk.last(), EntityType::kThing);
  p.arguments.push_back({.role = Role::kComplement, .mention = kind});
  document_.propositions.push_back(std::move(p));
}

// "나래당 소속 의원들이": of which body those are of whom the phrase names nobody.
void NounPhrases::read_members(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  std::size_t end = chunk.end;
  // "회원 두 명이"
  while (end > chunk.begin + 2 && literal_ending_at(s_.words[end - 1]) != kNone) --end;
  const std::size_t noun = end - 1;
  if (end < chunk.begin + 3 || chunk.clause == kNowhere || name_ending_at(s_.words[noun]) != kNone)
    return;
  const bool persons = kinds_.compound_type(singular(noun)) == EntityType::kPerson ||
                       roles_.find(singular(noun), true).has_value();
  for (std::size_t w = chunk.begin + 1; persons && w < noun; ++w) {
    if (!tables_.bonds.contains(s_.words[w].stem) || !relates(s_.words[w].stem)) continue;
    const std::uint32_t body = name_ending_at(s_.words[w - 1]);
    if (body == kNone || document_.mentions[body].kind != MentionKind::kName || is_person(body))
      return;
    Proposition p = nominal_proposition(w, w, "nominal-predicate", kRelational);
    const std::uint32_t members = nominal(chunk.begin, noun, EntityType::kPerson);
    p.arguments.push_back({.role = Role::kSubject, .mention = members});
    p.arguments.push_back({.role = Role::kPossessor, .mention = body});
    document_.propositions.push_back(std::move(p));
    return;
  }
}

}  // namespace weft
