// SPDX-License-Identifier: Apache-2.0
//
// What a noun phrase with a person in it states by itself: titles, occupations, kin, origin.
#include <algorithm>

#include "extractor/propositions/eojeol_noun_phrases.h"

namespace weft {
namespace {

constexpr float kOfTitle = 0.9F;
constexpr float kShared = 0.85F;  // of a title told of the first in a list
constexpr float kUnsaidKin = 0.8F;

}  // namespace

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

// "나래시 관계자는": whose somebody is of whom the text says no more.
void NounPhrases::read_staff(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const std::size_t noun = chunk.last();
  const Case role = s_.words[noun].noun_case;
  // Who a quotation of several sentences is of may stand in no clause.
  const bool speaks = role == Case::kTopic || role == Case::kSubject;
  if (chunk.end - chunk.begin < 2 || (chunk.clause == kNowhere && !speaks)) return;
  const std::uint32_t body = name_ending_at(s_.words[noun - 1]);
  if (body == kNone || document_.mentions[body].kind != MentionKind::kName || is_person(body) ||
      !roles_.is_staff(s_.words[noun].stem) || first_word_of(body, c) != chunk.begin) {
    return;
  }
  const std::uint32_t somebody = referent(c).mention;
  if (somebody == kNone || somebody == body) return;
  Proposition p = nominal_proposition(noun, noun, "staff", kRelational);
  p.arguments.push_back({.role = Role::kSubject, .mention = somebody});
  p.arguments.push_back({.role = Role::kPossessor, .mention = body});
  document_.propositions.push_back(std::move(p));
}

// Titles stand on either side of a name: "오픈랩 김도현 대표", "김도현 오픈랩 대표", "배우 이민서",
// "서울 출신 배우 이민서".
void NounPhrases::read_person(std::size_t c, std::uint32_t person) {
  const Chunk& chunk = s_.chunks[c];
  const std::size_t first = first_word_of(person, c);
  const std::size_t after = word_after(person, c);
  const std::size_t from = read_relational(c, first, person);
  if (from + 1 == first) read_demonym(from, person);
  if (is_officer_before(person) || is_of_person(c, person) || held_by_another(c)) return;
  read_own_title(person);
  if (after < chunk.end && role_at(chunk.last(), true)) {
    read_title(c, from, after, chunk.end, person);
    share_office(person);
    if (first == chunk.begin) share_title(c);
  } else if (after < chunk.end) {
    read_team(c, from, after, person);
  }
  if (first > from && role_at(first - 1, true) && name_ending_at(s_.words[first - 1]) == kNone) {
    read_title(c, from, from, first, person);
    std::size_t end = after;
    while (end < chunk.end && roles_.find(s_.words[end].stem, false) == RoleNoun::kHonorific) ++end;
    if (end == chunk.end) share_occupation(c);
  }
}

// "김 의원", "김 전 총장": a family name and the title that the text calls its bearer by.
void NounPhrases::read_own_title(std::uint32_t person) {
  constexpr std::uint32_t kFamilyName = 2 * 3;  // bytes at most
  const Mention name = document_.mentions[person];
  const std::string_view text = document_.text_of(name.span);
  const std::size_t blank = text.find(' ');
  if (name.kind != MentionKind::kName || blank == std::string_view::npos || blank > kFamilyName) {
    return;
  }
  std::string title(text.substr(blank + 1));
  std::optional<Status> status;
  if (const std::size_t second = title.find(' '); second != std::string::npos) {
    status = roles_.status(title.substr(0, second));
    if (!status) return;
    title.erase(0, second + 1);
  }
  const auto role = roles_.find(title, true);
  if (!role || *role == RoleNoun::kHonorific || title.find(' ') != std::string::npos) return;
  // "링고 스타": nobody is called by two syllables and an occupation.
  if (*role == RoleNoun::kOccupation && blank > kFamilyName / 2) return;
  const auto word = std::find_if(s_.words.begin(), s_.words.end(), [&](const Word& w) {
    return w.noun_span.begin <= name.span.begin && w.noun_span.end >= name.span.end;
  });
  if (word == s_.words.end()) return;
  const auto at = static_cast<std::size_t>(word - s_.words.begin());
  Proposition p = nominal_proposition(at, at, "title", kOfTitle);
  p.phrase = {name.span.end - static_cast<std::uint32_t>(title.size()), name.span.end};
  p.lemma = title;
  p.status = status.value_or(Status::kCurrent);
  p.arguments.push_back({.role = Role::kSubject, .mention = person});
  p.arguments.push_back(
      {.role = Role::kComplement, .mention = nominal_of(p.phrase, at, at, EntityType::kTitle)});
  document_.propositions.push_back(std::move(p));
}

// How much of the word, at its end, says that it is a team of whoever has the title before it:
// "교수팀"; all of it of a word of its own ("박사 연구팀"), 0 where it is none.
std::uint32_t NounPhrases::team_part(std::size_t word) const {
  const std::string& stem = s_.words[word].stem;
  const std::size_t part = roles_.team_part(stem);
  if (part == 0 || name_ending_at(s_.words[word]) != kNone) return 0;
  const std::string before = stem.substr(0, stem.size() - part);
  const bool titled =
      before.empty() ? role_at(word - 1, true) : roles_.find(before, true).has_value();
  return titled ? static_cast<std::uint32_t>(part) : 0;
}

// "새빛대 김도현 교수팀": the title of whose team it is.
void NounPhrases::read_team(std::size_t c, std::size_t from, std::size_t after,
                            std::uint32_t person) {
  const std::size_t last = s_.chunks[c].last();
  const std::uint32_t part = team_part(last);
  if (part == 0) return;
  if (part == s_.words[last].stem.size()) {
    if (after < last) read_title(c, from, after, last, person);
    return;
  }
  const std::size_t mentions = document_.mentions.size();
  read_title(c, from, after, last + 1, person);
  Proposition& title = document_.propositions.back();
  title.phrase.end -= part;
  title.lemma.resize(title.lemma.size() - part);
  if (document_.mentions.size() > mentions) document_.mentions[mentions].span.end -= part;
}

// "독일인 X": of what country the person is.
void NounPhrases::read_demonym(std::size_t word, std::uint32_t person) {
  const Word& noun = s_.words[word];
  if (noun.comma_after || kinds_.find("demonym", noun.stem) == nullptr) return;
  Proposition p = nominal_proposition(word, word, "demonym", kRelational);
  p.kind = PredicateKind::kApposition;
  p.arguments.push_back({.role = Role::kSubject, .mention = person});
  p.arguments.push_back(
      {.role = Role::kComplement, .mention = nominal(word, word, EntityType::kThing)});
  document_.propositions.push_back(std::move(p));
}

// "X 대통령 비서실장을 지낸": whom the office that somebody held is named after is not who held it.
bool NounPhrases::held_by_another(std::size_t c) const {
  const std::size_t of = s_.chunks[c].clause;
  if (of == kNowhere || !role_at(s_.chunks[c].last(), true)) return false;
  const Clause& clause = s_.clauses[of];
  return tables_.is_office(clause.lemma, Case::kObject, "") &&
         std::any_of(
             clause.arguments.begin(), clause.arguments.end(),
             [&](const ClauseArgument& a) { return a.chunk == c && a.role == Role::kObject; });
}

// "마르코 로시 밀라노 감독": of two names of persons before a title the second, where it is that of
// a body by its end or a single word behind a full name, is rather the body. Gives the first.
std::uint32_t NounPhrases::holder_before(std::size_t c, std::uint32_t name) const {
  if (name == kNone || quoted(name) || !role_at(s_.chunks[c].last(), true)) return kNone;
  const std::size_t after = word_after(name, c);
  const std::uint32_t holder = name_beside(name, EntityType::kPerson, " ", false);
  if (holder == kNone || after >= s_.chunks[c].end ||
      role_start(after, s_.chunks[c].end) != after) {
    return kNone;
  }
  const auto words = [&](std::uint32_t m) {
    const std::string_view text = document_.text_of(document_.mentions[m].span);
    return std::count(text.begin(), text.end(), ' ') + 1;
  };
  const std::string_view own = document_.text_of(document_.mentions[name].span);
  const bool body = kinds_.kinds_of_name(own) != nullptr;
  return body || (words(holder) > 1 && words(name) == 1) ? holder : kNone;
}

// "A X당·B Y당 대표": each is that of his own.
void NounPhrases::share_office(std::uint32_t person) {
  const auto [other, body] = officer_before(person);
  if (other == kNone) return;
  Proposition p = document_.propositions.back();
  std::erase_if(p.arguments, [](const auto& a) { return a.role == Role::kPossessor; });
  for (PropositionArgument& a : p.arguments) {
    if (a.role == Role::kSubject) a.mention = other;
  }
  p.arguments.push_back({.role = Role::kPossessor, .mention = body});
  document_.propositions.push_back(std::move(p));
}

// "X는 탁구 선수이다": in what a person is said to be no word is another person's name.
bool NounPhrases::is_of_person(std::size_t c, std::uint32_t person) {
  if (name_ending_at(s_.words[s_.chunks[c].last()]) != kNone) return false;
  return std::any_of(s_.clauses.begin(), s_.clauses.end(), [&](const Clause& clause) {
    const ClauseArgument* subject = clause.find(Role::kSubject);
    if (subject == nullptr || s_.chunk_of(clause.main) != c || !s_.copular(clause)) return false;
    const std::uint32_t who = subject->chunk == c ? kNone : referent(subject->chunk).mention;
    return who != person && is_person(who) && document_.mentions[who].kind == MentionKind::kName;
  });
}

// "한빛당 A, B 의원": the title, and the body before the list, are those of each full name in it.
void NounPhrases::share_title(std::size_t c) {
  const std::size_t told = document_.propositions.size() - 1;
  for (std::size_t d = c; d-- > 0 && s_.chunks[d].conjunct_of == d + 1;) {
    const Chunk& chunk = s_.chunks[d];
    const Word& last = s_.words[chunk.last()];
    const std::uint32_t name = name_ending_at(last);
    const bool bare = last.noun_case == Case::kBare && last.comma_after;
    if (!bare || !is_person(name) || !is_full_name(name)) return;
    const std::size_t first = first_word_of(name, d);
    const std::uint32_t body =
        first == chunk.begin + 1 ? name_ending_at(s_.words[chunk.begin]) : kNone;
    const bool owned = body != kNone && document_.mentions[body].type == EntityType::kOrganization;
    if (first != chunk.begin && !owned) return;
    Proposition p = document_.propositions[told];
    p.confidence *= kShared;
    for (PropositionArgument& a : p.arguments) {
      if (a.role == Role::kSubject) a.mention = name;
    }
    document_.propositions.push_back(std::move(p));
    if (owned) return share_body(told, body);
  }
}

// Gives the titles told since then the body, unless they have one.
void NounPhrases::share_body(std::size_t since, std::uint32_t body) {
  for (std::size_t i = since; i < document_.propositions.size(); ++i) {
    auto& arguments = document_.propositions[i].arguments;
    const bool has = std::any_of(arguments.begin(), arguments.end(),
                                 [](const auto& a) { return a.role == Role::kPossessor; });
    if (!has) arguments.push_back({.role = Role::kPossessor, .mention = body});
  }
}

// A family name with a given name, not one of the two alone.
bool NounPhrases::is_full_name(std::uint32_t name) const {
  constexpr std::size_t kSyllables = 3 * 3;  // bytes of so many
  const Mention& mention = document_.mentions[name];
  const std::string_view text = document_.text_of(mention.span);
  return mention.kind == MentionKind::kName && !quoted(name) &&
         (text.size() >= kSyllables || text.find(' ') != std::string_view::npos);
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
    // "배우 A, B 씨": the last with what persons are called.
    std::size_t last = chunk.last();
    if (last > chunk.begin && roles_.find(s_.words[last].stem, false) == RoleNoun::kHonorific)
      --last;
    const std::uint32_t name = name_ending_at(s_.words[last]);
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
    std::vector<Referent> owners;
    if (other.mention == kNone) {
      // "A와 B의 딸 X"
      if (joins_persons(stem)) owners = possessors(c, from);
      other = possessor(c, from);
    }
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
    if (owners.size() != 2 || !are_parents(owners, c, person)) owners = {other};
    Proposition p = nominal_proposition(w, w, "nominal-predicate", kRelational);
    p.arguments.push_back({.role = Role::kSubject, .mention = person});
    for (const Referent& owner : owners) {
      p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
    }
    document_.propositions.push_back(std::move(p));
  }
  return from;
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
  Proposition p = nominal_proposition(role, end - 1, "title", kOfTitle);
  std::optional<Status> status = role > 0 ? roles_.status(s_.words[role - 1].stem) : std::nullopt;
  // "김도현 전 오픈랩 대표": it stands before the body.
  for (std::size_t w = begin; w + 1 < role && !status; ++w) {
    status = roles_.status(s_.words[w].stem);
  }
  p.status = held.value_or(status.value_or(status_before(role).value_or(Status::kCurrent)));
  p.arguments.push_back({.role = Role::kSubject, .mention = person});
  const std::uint32_t title = nominal(role, end - 1, EntityType::kTitle);
  if (is_title(title)) {
    document_.mentions[title].kind = MentionKind::kNominal;
    document_.mentions[title].type = EntityType::kTitle;
  }
  p.arguments.push_back({.role = Role::kComplement, .mention = title});
  std::uint32_t body = name_in(from, role, false);
  for (std::size_t g = 0; g < c && body == kNone; ++g) {
    const Word& noun = s_.words[s_.chunks[g].last()];
    const bool relational =
        name_ending_at(noun) == kNone && rules_.find(PredicateKind::kNoun, noun.stem) != nullptr;
    if (s_.chunks[g].possessed == c && !relational) body = body_of(g);
  }
  if (is_person(body)) body = kNone;
  if (body == kNone && role + 1 == end) body = place_within(role);
  if (const std::uint32_t beside = name_beside(person, EntityType::kPerson, " ", true);
      body == kNone && beside != kNone && holder_before(c, beside) == person) {
    body = beside;
  }
  if (body == kNone)
    body = embedded_body(end - 1);
  else if (role + 1 == end)
    body = with_embedded(body, role);
  if (body != kNone) p.arguments.push_back({.role = Role::kPossessor, .mention = body});
  if (is_occupation(end - 1, body)) p.construction = "occupation";
  document_.propositions.push_back(std::move(p));
}

// "홍콩배우": the place whose name begins the word for an occupation.
std::uint32_t NounPhrases::place_within(std::size_t word) const {
  const Span noun = s_.words[word].noun_span;
  for (const std::uint32_t m : items_.mentions) {
    const Mention& place = document_.mentions[m];
    if (place.kind != MentionKind::kName || place.type != EntityType::kPlace ||
        place.span.begin != noun.begin || place.span.end >= noun.end) {
      continue;
    }
    const std::string_view rest = document_.text_of(Span{place.span.end, noun.end});
    if (roles_.find(rest, false) == RoleNoun::kOccupation) return m;
  }
  return kNone;
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
  const std::uint32_t named = name_ending_at(s_.words[word]);
  if (named != kNone && begins_title(named, word)) return named;
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

// "나래시 가람구청장": the body is the region inside the title, as it is told from others of its
// name by the one before.
std::uint32_t NounPhrases::with_embedded(std::uint32_t body, std::size_t word) {
  const std::size_t length = roles_.embedded_body(s_.words[word].stem);
  const Span outer = document_.mentions[body].span;
  const std::uint32_t begin = s_.words[word].noun_span.begin;
  const Span inner{begin, begin + static_cast<std::uint32_t>(length)};
  const bool around = document_.mentions[body].type == EntityType::kPlace ||
                      roles_.ends_as_region(document_.text_of(outer));
  if (length == 0 || !around || outer.end + 1 != begin ||
      document_.text_of(inner) == document_.text_of(outer) ||
      !roles_.ends_as_region(document_.text_of(inner))) {
    return body;
  }
  const std::uint32_t whole =
      nominal_of({outer.begin, inner.end}, word, word, EntityType::kOrganization);
  document_.mentions[whole].kind = MentionKind::kName;
  return whole;
}

}  // namespace weft
