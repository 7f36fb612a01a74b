// SPDX-License-Identifier: Apache-2.0
//
// Propositions that a noun phrase states by itself: the readers of class NounPhrases.
#include <algorithm>

#include "extractor/propositions/eojeol_noun_phrases.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kTitle = 0.9F;
constexpr float kKind = 0.8F;
constexpr float kShared = 0.85F;  // of a title told of the first in a list
constexpr float kRelational = 0.85F;
constexpr float kUnsaidKin = 0.8F;
constexpr float kGenitive = 0.6F;
constexpr float kMeasure = 0.8F;

}  // namespace

void NounPhrases::read(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const std::uint32_t person = name_in(chunk.begin, chunk.end, true);
  if (person != kNone) {
    for (const std::uint32_t one : joined_names(person)) read_person(c, one);
  } else {
    read_kind(c);
  }
  read_together(c);
  read_adjacent(c);
  read_versus(c);
  read_site(c);
  read_genitive(c);
  read_measure(c);
  read_event(c);
  read_companion(c);
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

// "A·B 부부": what the noun says of two persons.
void NounPhrases::read_together(std::size_t c) {
  const std::size_t noun = s_.chunks[c].last();
  if (!roles_.sums_up_persons(s_.words[noun].stem) || !joins_persons(s_.words[noun].stem)) return;
  const std::vector<Referent> persons = referents(c);
  if (persons.size() != 2 || !is_person(persons[0].mention) || !is_person(persons[1].mention))
    return;
  Proposition p = nominal_proposition(noun, noun, "nominal-predicate", kRelational);
  p.arguments.push_back({.role = Role::kSubject, .mention = persons[0].mention});
  p.arguments.push_back({.role = Role::kPossessor, .mention = persons[1].mention});
  document_.propositions.push_back(std::move(p));
}

// Titles stand on either side of a name: "오픈랩 김도현 대표", "김도현 오픈랩 대표", "배우 이민서",
// "서울 출신 배우 이민서".
void NounPhrases::read_person(std::size_t c, std::uint32_t person) {
  const Chunk& chunk = s_.chunks[c];
  const std::size_t first = first_word_of(person, c);
  const std::size_t after = word_after(person, c);
  const std::size_t from = read_relational(c, first, person);
  if (after < chunk.end && role_at(chunk.last(), true)) {
    read_title(c, from, after, chunk.end, person);
  }
  if (first > from && role_at(first - 1, true) && name_ending_at(s_.words[first - 1]) == kNone) {
    read_title(c, from, from, first, person);
    if (after == chunk.end) share_occupation(c);
  }
}

// "배우 A와 B": bare names in the list behind are that too.
void NounPhrases::share_occupation(std::size_t c) {
  const std::size_t told = document_.propositions.size() - 1;
  const auto& arguments = document_.propositions[told].arguments;
  const bool owned = std::any_of(arguments.begin(), arguments.end(),
                                 [](const auto& a) { return a.role == Role::kPossessor; });
  if (document_.propositions[told].construction != "occupation" || owned) return;
  for (std::size_t next = s_.chunks[c].conjunct_of; next != kNowhere;
       next = s_.chunks[next].conjunct_of) {
    const Chunk& chunk = s_.chunks[next];
    const std::uint32_t name = name_ending_at(s_.words[chunk.last()]);
    if (!is_person(name) || document_.mentions[name].kind != MentionKind::kName ||
        first_word_of(name, next) != chunk.begin || quoted(name)) {
      return;
    }
    Proposition p = document_.propositions[told];
    p.confidence *= kShared;
    for (PropositionArgument& a : p.arguments) {
      if (a.role == Role::kSubject) a.mention = name;
    }
    document_.propositions.push_back(std::move(p));
  }
}

// "서울 출신 X", "네오랩 소속 X", "아들 X": a noun that relates the person to the name before it,
// to the genitive, or to what the clause is about. Gives the word after it.
std::size_t NounPhrases::read_relational(std::size_t c, std::size_t end, std::uint32_t person) {
  const std::size_t begin = s_.chunks[c].begin;
  std::size_t from = begin;
  for (std::size_t w = begin; w < end; ++w) {
    const std::string& stem = s_.words[w].stem;
    if (role_at(w, true) || name_ending_at(s_.words[w]) != kNone) continue;
    if (rules_.find(PredicateKind::kNoun, stem) == nullptr) continue;
    Referent other{any_name_in(from, w), kNone};
    // "X 사장 출신 Y": the office that Y held.
    if (w > from && role_at(w - 1, true) && !is_person(other.mention)) {
      read_title(c, from, from, w, person, Status::kFormer);
      from = w + 1;
      continue;
    }
    if (other.mention == kNone) other = possessor(c, from);
    // "기자 출신 X": what stands before the noun says whose or what, not the clause around.
    const bool alone = w == from;
    if (other.mention == kNone && alone) other = holder_of(c);
    from = w + 1;
    if (other.mention == kNone && alone && joins_persons(stem)) {
      // "아들 X가 있다": whose, the text around says.
      Proposition p = nominal_proposition(w, w, "attribute", kUnsaidKin);
      p.arguments.push_back({.role = Role::kSubject, .mention = person});
      p.subject_unsaid = true;
      document_.propositions.push_back(std::move(p));
    }
    if (other.mention == kNone || other.mention == person) continue;
    const Mention& holder = document_.mentions[other.mention];
    if (holder.kind == MentionKind::kNominal && roles_.find(document_.text_of(holder.span), true)) {
      continue;
    }
    Proposition p = nominal_proposition(w, w, "nominal-predicate", kRelational);
    p.arguments.push_back({.role = Role::kSubject, .mention = person});
    p.arguments.push_back({.role = Role::kPossessor, .mention = other.mention});
    document_.propositions.push_back(std::move(p));
  }
  return from;
}

bool NounPhrases::is_person(std::uint32_t mention) const {
  return mention != kNone && document_.mentions[mention].type == EntityType::kPerson;
}

// Relations that persons alone have with one another: "아들", "부인".
bool NounPhrases::joins_persons(const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kNoun, noun);
  const auto person_only = [](const ArgumentTypes& types) {
    return types.allows(EntityType::kPerson) && !types.allows(EntityType::kOrganization);
  };
  return rules != nullptr &&
         std::all_of(rules->begin(), rules->end(), [&](const RelationRule& rule) {
           return rule.relation != nullptr && person_only(rule.relation->domain) &&
                  person_only(rule.relation->range);
         });
}

Referent NounPhrases::holder_of(std::size_t c) {
  std::size_t end = c;
  const auto above = [&](const Chunk& chunk) {
    return chunk.conjunct_of != kNowhere ? chunk.conjunct_of : chunk.possessed;
  };
  while (above(s_.chunks[end]) != kNowhere && above(s_.chunks[end]) > end) {
    end = above(s_.chunks[end]);
  }
  const std::size_t clause = s_.chunks[end].clause;
  if (clause == kNowhere) return {};
  for (const ClauseArgument& argument : s_.clauses[clause].arguments) {
    if (argument.role == Role::kSubject && argument.chunk != end && argument.chunk != c) {
      return referent(argument.chunk);
    }
  }
  return {};
}

void NounPhrases::read_title(std::size_t c, std::size_t from, std::size_t begin, std::size_t end,
                             std::uint32_t person, std::optional<Status> held) {
  // "A 부총리 겸 B 장관": two titles, the first body holds for both where the second names none.
  for (std::size_t w = begin + 1; w + 1 < end; ++w) {
    if (!roles_.joins_titles(s_.words[w].stem) || !role_at(w - 1, true)) continue;
    read_title(c, from, begin, w, person, held);
    return read_title(c, from, w + 1, end, person, held);
  }
  const std::size_t role = role_start(begin, end);
  Proposition p = nominal_proposition(role, end - 1, "title", kTitle);
  std::optional<Status> status = role > 0 ? roles_.status(s_.words[role - 1].stem) : std::nullopt;
  // "김도현 전 오픈랩 대표": it stands before the body.
  for (std::size_t w = begin; w + 1 < role && !status; ++w) {
    status = roles_.status(s_.words[w].stem);
  }
  p.status = held.value_or(status.value_or(status_before(role).value_or(Status::kCurrent)));
  p.arguments.push_back({.role = Role::kSubject, .mention = person});
  const std::uint32_t title = nominal(role, end - 1, EntityType::kTitle);
  p.arguments.push_back({.role = Role::kComplement, .mention = title});
  std::uint32_t body = name_in(from, role, false);
  if (body == kNone) {
    for (std::size_t g = 0; g < c && body == kNone; ++g) {
      const Word& noun = s_.words[s_.chunks[g].last()];
      const bool relational =
          name_ending_at(noun) == kNone && rules_.find(PredicateKind::kNoun, noun.stem) != nullptr;
      if (s_.chunks[g].possessed == c && !relational) body = body_of(g);
    }
  }
  if (is_person(body)) body = kNone;
  if (body == kNone) body = embedded_body(end - 1);
  if (body != kNone) p.arguments.push_back({.role = Role::kPossessor, .mention = body});
  if (is_occupation(end - 1, body)) p.construction = "occupation";
  document_.propositions.push_back(std::move(p));
}

// Whose office a title is: a name, or a noun for a body.
std::uint32_t NounPhrases::body_of(std::size_t c) {
  const std::uint32_t body = referent(c).mention;
  if (body == kNone || document_.mentions[body].kind != MentionKind::kNominal) return body;
  const auto type = kinds_.compound_type(s_.words[s_.chunks[c].last()].stem);
  return type == EntityType::kOrganization ? body : kNone;
}

// The organisation inside a title: 새빛경찰청 in "새빛경찰청장". It becomes a mention.
std::uint32_t NounPhrases::embedded_body(std::size_t word) {
  const std::size_t length = roles_.embedded_body(s_.words[word].stem);
  if (length == 0) return kNone;
  const Span title = s_.words[word].noun_span;
  Mention body;
  body.span = {title.begin, title.begin + static_cast<std::uint32_t>(length)};
  for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
    if (document_.mentions[m].span == body.span) return m;
  }
  body.tokens = {s_.words[word].token, s_.words[word].token + 1};
  body.sentence = sentence_;
  body.head = s_.words[word].token;
  body.kind = MentionKind::kName;
  body.type = EntityType::kOrganization;
  items_.mentions.push_back(static_cast<std::uint32_t>(document_.mentions.size()));
  document_.mentions.push_back(body);
  return static_cast<std::uint32_t>(document_.mentions.size() - 1);
}

// Occupations are what persons are: by themselves, of a country or of a time, not in a body.
bool NounPhrases::is_occupation(std::size_t word, std::uint32_t body) const {
  const auto no_body = [](const Mention& m) {
    return m.type == EntityType::kPlace ||
           (m.kind == MentionKind::kNominal && m.type == EntityType::kThing);
  };
  return roles_.find(s_.words[word].stem, true) == RoleNoun::kOccupation &&
         (body == kNone || no_body(document_.mentions[body]));
}

// "스타트업 마루넷", "영화 '여름'": common nouns right before a name tell its kind.
void NounPhrases::read_kind(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const std::uint32_t name = name_ending_at(s_.words[chunk.last()]);
  if (name == kNone) return read_named_kind(c);
  if (document_.mentions[name].kind != MentionKind::kName) return;
  // "소설 '여름'과 '가을'": what the first of a list of works is the others are.
  const std::size_t first = kind_chunk(c, name);
  const std::size_t end = first_word_of(name_ending_at(s_.words[s_.chunks[first].last()]), first);
  std::size_t begin = end;
  while (begin > s_.chunks[first].begin && s_.words[begin - 1].nominal &&
         name_ending_at(s_.words[begin - 1]) == kNone &&
         literal_ending_at(s_.words[begin - 1]) == kNone &&
         !tables_.time_nouns.contains(s_.words[begin - 1].stem)) {
    --begin;
  }
  if (begin == end || !(is_kind(s_.words[end - 1]) || quoted(name))) return;
  // "경기 새빛경찰서": a noun for events before a body is none of its kind.
  const auto kind_type = kinds_.compound_type(s_.words[end - 1].stem);
  if (kind_type == EntityType::kEvent && document_.mentions[name].type != EntityType::kEvent &&
      !quoted(name)) {
    return;
  }
  Proposition p = nominal_proposition(begin, end - 1, "apposition", kKind);
  p.kind = PredicateKind::kApposition;
  const std::uint32_t kind = nominal(begin, end - 1, EntityType::kThing);
  p.arguments.push_back({.role = Role::kSubject, .mention = name});
  p.arguments.push_back({.role = Role::kComplement, .mention = kind});
  const Referent owner = possessor(first, begin);
  if (owner.mention != kNone && owner.mention != name) {
    p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
  }
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

bool NounPhrases::is_kind(const Word& word) const {
  if (roles_.find(word.stem, true) || rules_.find(PredicateKind::kNoun, word.stem)) return true;
  return kinds_.compound_type(word.stem).has_value();
}

bool NounPhrases::quoted(std::uint32_t name) const {
  const std::uint32_t token = document_.mentions[name].tokens.begin;
  if (token == 0) return false;
  const std::string_view mark = document_.text_of(document_.tokens[token - 1]);
  std::size_t i = 0;
  return !mark.empty() && is_punctuation(next_code_point(mark, i)) && mark != "," && mark != ")";
}

// "한빛축구단 김도현", "누리전자 '빛돌이'": a body right before a person or a thing of its own.
void NounPhrases::read_adjacent(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const std::uint32_t name = name_ending_at(s_.words[chunk.last()]);
  if (name == kNone || document_.mentions[name].kind != MentionKind::kName) return;
  const EntityType type = document_.mentions[name].type;
  const std::size_t first = first_word_of(name, c);
  if (first > chunk.last()) return;
  const std::uint32_t body =
      first > chunk.begin ? name_ending_at(s_.words[first - 1]) : maker_before(c, name);
  if (body == kNone || body == name || !goes_with(body, type)) return;
  const bool work = document_.mentions[body].type == EntityType::kPerson;
  if (work && !quoted(name)) return;
  const std::size_t from = first > chunk.begin ? first - 1 : first;
  Proposition p = nominal_proposition(from, chunk.last(), "genitive", kGenitive);
  p.kind = PredicateKind::kApposition;
  p.arguments.push_back({.role = Role::kSubject, .mention = name});
  p.arguments.push_back({.role = Role::kPossessor, .mention = body});
  if (type == EntityType::kProduct) say_of_works(c, p);
  if (type == EntityType::kPlace) p.confidence = kRelational;
  document_.propositions.push_back(std::move(p));
}

// "X 대 Y 경기": a noun that says the same of the name before it and of the one behind.
void NounPhrases::read_versus(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  for (std::size_t w = chunk.begin + 1; w + 1 < chunk.end; ++w) {
    const auto* rules = rules_.find(PredicateKind::kNoun, s_.words[w].stem);
    const bool mutual =
        rules != nullptr && std::all_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
          return rule.relation != nullptr && rule.relation->symmetric() && rule.strict;
        });
    if (!mutual) continue;
    const std::uint32_t one = name_ending_at(s_.words[w - 1]);
    const std::uint32_t other = name_ending_at(s_.words[w + 1]);
    if (one == kNone || other == kNone) continue;
    Proposition p = nominal_proposition(w, w, "nominal-predicate", kRelational);
    p.arguments.push_back({.role = Role::kSubject, .mention = one});
    p.arguments.push_back({.role = Role::kPossessor, .mention = other});
    document_.propositions.push_back(std::move(p));
  }
}

// "X '여름', '가을'": whose the works before it in the list are.
std::uint32_t NounPhrases::maker_before(std::size_t c, std::uint32_t name) const {
  if (document_.mentions[name].type != EntityType::kProduct || !quoted(name)) return kNone;
  for (std::size_t d = c; d-- > 0 && s_.chunks[d].conjunct_of == d + 1;) {
    const Chunk& before = s_.chunks[d];
    const std::uint32_t work = name_ending_at(s_.words[before.last()]);
    if (work == kNone || document_.mentions[work].type != EntityType::kProduct) return kNone;
    const std::size_t first = first_word_of(work, d);
    if (first > before.begin) return name_ending_at(s_.words[first - 1]);
  }
  return kNone;
}

// Which names stand right before which others that are theirs: a body or a person before a work, a
// body before a person, a region before a place within it.
bool NounPhrases::goes_with(std::uint32_t owner, EntityType type) const {
  const Mention& mention = document_.mentions[owner];
  if (mention.kind != MentionKind::kName) return false;
  const EntityType by = mention.type;
  if (type == EntityType::kProduct) {
    return by == EntityType::kOrganization || by == EntityType::kPerson;
  }
  if (type == EntityType::kPerson) return by == EntityType::kOrganization;
  return type == EntityType::kPlace && by == EntityType::kPlace;
}

// "A의 '여름'과 B의 '가을'을 작곡했다": what is done with works, or else a noun for such works in
// the sentence, says what those named with them have to do with them.
void NounPhrases::say_of_works(std::size_t c, Proposition& p) const {
  while (s_.chunks[c].conjunct_of != kNowhere) c = s_.chunks[c].conjunct_of;
  const std::size_t clause = s_.chunks[c].clause;
  if (clause != kNowhere && !s_.copular(s_.clauses[clause]) && of_works(s_.clauses[clause].lemma)) {
    p.lemma = s_.clauses[clause].lemma;
    return;
  }
  for (const Word& word : s_.words) {
    if (!word.nominal || word.predicate || !of_works(word.stem)) continue;
    p.lemma = word.stem;
    return;
  }
}

// Whether relation words say what the owner of a work has to do with it.
bool NounPhrases::of_works(const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kNoun, noun);
  const auto is = [](const ArgumentSelectors& selectors, Role role) {
    return !selectors.empty() && selectors.front().by == ArgumentSelector::By::kRole &&
           selectors.front().role == role;
  };
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [&](const RelationRule& r) {
           return r.relation != nullptr && is(r.subject, Role::kPossessor) &&
                  is(r.object, Role::kSubject) && r.relation->range.allows(EntityType::kProduct) &&
                  r.relation->domain.allows(EntityType::kPerson);
         });
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

// "한결소프트 수원 본사": a body, a place and a noun that says what the place is to the body.
void NounPhrases::read_site(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  for (std::size_t w = chunk.begin + 2; w < chunk.end; ++w) {
    const std::uint32_t place = name_ending_at(s_.words[w - 1]);
    if (place == kNone || document_.mentions[place].type != EntityType::kPlace) continue;
    const std::size_t first = first_word_of(place, c);
    const std::uint32_t body = first > chunk.begin ? name_ending_at(s_.words[first - 1]) : kNone;
    if (body == kNone || document_.mentions[body].type != EntityType::kOrganization) continue;
    if (!gives_place(s_.words[w].stem)) continue;
    Proposition p = nominal_proposition(w, w, "attribute", kRelational);
    p.arguments.push_back({.role = Role::kPossessor, .mention = body});
    p.arguments.push_back({.role = Role::kComplement, .mention = place});
    document_.propositions.push_back(std::move(p));
  }
}

// Whether the noun says where its possessor is, and nothing else is: "본사".
bool NounPhrases::gives_place(const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kNoun, noun);
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [](const RelationRule& r) {
           return r.relation != nullptr && r.relation->range.allows(EntityType::kPlace) &&
                  r.relation->domain.allows(EntityType::kOrganization) &&
                  !r.relation->range.allows(EntityType::kOrganization) &&
                  std::any_of(r.subject.begin(), r.subject.end(), [](const ArgumentSelector& s) {
                    return s.by == ArgumentSelector::By::kRole && s.role == Role::kPossessor;
                  });
         });
}

// "세르비아 출신의 밀란": a relational noun in the genitive.
void NounPhrases::read_origin(std::size_t c, std::size_t owned) {
  const Chunk& chunk = s_.chunks[c];
  const std::uint32_t other = any_name_in(chunk.begin, chunk.last());
  std::uint32_t thing = name_in(s_.chunks[owned].begin, s_.chunks[owned].end, true);
  if (thing == kNone) thing = name_ending_at(s_.words[s_.chunks[owned].last()]);
  // "X는 서울 출신의 소설가이다": the noun is what X is.
  for (std::size_t k = 0; thing == kNone && k < s_.clauses.size(); ++k) {
    const ClauseArgument* subject = s_.clauses[k].find(Role::kSubject);
    if (s_.clauses[k].main != s_.chunks[owned].last() || subject == nullptr) continue;
    if (s_.copular(s_.clauses[k])) thing = referent(subject->chunk).mention;
  }
  if (other == kNone || thing == kNone) return;
  Proposition p = nominal_proposition(chunk.last(), chunk.last(), "nominal-predicate", kRelational);
  p.arguments.push_back({.role = Role::kSubject, .mention = thing});
  p.arguments.push_back({.role = Role::kPossessor, .mention = other});
  document_.propositions.push_back(std::move(p));
}

// "가수 이민서의 '여름'": what the owner of a name is says what he has to do with it; without a
// title the types of the two must say it ("한빛축구단의 김도현").
void NounPhrases::read_genitive(std::size_t c) {
  const std::size_t owned = s_.chunks[c].possessed;
  if (owned == kNowhere) return;
  const Chunk& chunk = s_.chunks[c];
  const Word& head = s_.words[chunk.last()];
  if (chunk.begin != chunk.last() && !role_at(chunk.last(), true) &&
      rules_.find(PredicateKind::kNoun, head.stem) != nullptr) {
    return read_origin(c, owned);
  }
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
  if (s_.words[s_.chunks[c].last()].noun_case != Case::kGenitive) return;
  const Clause& clause = s_.clauses[s_.chunks[act].clause];
  const Word& noun = s_.words[s_.chunks[act].last()];
  const bool setting = tables_.settings.contains(noun.marker);
  const bool supposed =
      noun.noun_case == Case::kObject && tables_.presupposing.contains(clause.lemma);
  if (noun.predicate || (!setting && !supposed)) return;
  const std::string verb = rules_.compound_verb(noun.stem, verb_ending_);
  const auto* rules = verb.empty() ? nullptr : rules_.find(PredicateKind::kVerb, verb);
  const auto joins = [&](const RelationRule& r) {
    return std::any_of(r.object.begin(), r.object.end(), [&](const ArgumentSelector& s) {
      return s.by == ArgumentSelector::By::kMarker && s.marker == marker;
    });
  };
  if (rules == nullptr || std::none_of(rules->begin(), rules->end(), joins)) return;
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
    p.arguments.push_back({.role = Role::kOblique, .marker = marker, .mention = other.mention});
  }
  add_times(act, p);
  document_.propositions.push_back(std::move(p));
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
    for (std::size_t g = 0; g < c && value == kNone; ++g) {
      if (s_.chunks[g].possessed == c) value = literal_ending_at(s_.words[s_.chunks[g].last()]);
    }
    if (value == kNone) return;
  }
  const LiteralKind kind = document_.literals[value].kind;
  if (kind == LiteralKind::kDate || kind == LiteralKind::kDuration) return;
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
  const Referent holder = owner.mention == kNone ? Referent{} : holder_of(c);
  if (owner.mention == kNone && (listed || attribute != chunk.last())) {
    owner = possessor(c, attribute);
  }
  if (owner.mention == kNone) owner = owner_beside(c);
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

// "직원 200명을 해고하다": a verb that has a relation to such a number says what becomes of it.
bool NounPhrases::told_by_verb(std::size_t c, std::uint32_t value) const {
  const Chunk& chunk = s_.chunks[c];
  if (chunk.clause == kNowhere || document_.literals[value].kind != LiteralKind::kQuantity) {
    return false;
  }
  // "300명의 근로자가 집을 지었다": so many have done it.
  const bool acts = s_.words[chunk.last()].noun_case == Case::kSubject && valued(c) &&
                    s_.clauses[chunk.clause].find(Role::kObject) != nullptr;
  if (acts) return true;
  if (s_.words[chunk.last()].noun_case != Case::kObject) return false;
  const auto* rules = rules_.find(PredicateKind::kVerb, s_.clauses[chunk.clause].lemma);
  return rules != nullptr &&
         std::any_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
           return std::any_of(rule.object.begin(), rule.object.end(),
                              [](const ArgumentSelector& s) {
                                return s.by == ArgumentSelector::By::kLiteral &&
                                       s.literal == LiteralKind::kQuantity;
                              });
         });
}

// What the clause is about, or whose that is: "X의 매출은 3000억원, 영업이익 200억원을 기록했다".
Referent NounPhrases::owner_beside(std::size_t c) {
  std::size_t end = c;
  while (s_.chunks[end].conjunct_of != kNowhere) end = s_.chunks[end].conjunct_of;
  if (s_.chunks[end].clause == kNowhere) return {};
  for (const ClauseArgument& argument : s_.clauses[s_.chunks[end].clause].arguments) {
    if (argument.role != Role::kSubject || argument.chunk == end || argument.chunk == c) continue;
    const Chunk& chunk = s_.chunks[argument.chunk];
    if (name_ending_at(s_.words[chunk.last()]) != kNone || !relates(s_.words[chunk.last()].stem))
      break;
    return possessor(argument.chunk, chunk.last());
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
