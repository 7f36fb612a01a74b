// SPDX-License-Identifier: Apache-2.0
//
// What stands right beside a name states of it: bodies, works, sites.
#include <algorithm>

#include "extractor/propositions/eojeol_noun_phrases.h"
#include "weft/core/utf8.h"

namespace weft {
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
  for (std::size_t w = chunk.begin; w < chunk.end; ++w) read_owner_before(c, w);
}

void NounPhrases::read_owner_before(std::size_t c, std::size_t word) {
  const Chunk& chunk = s_.chunks[c];
  const std::uint32_t name = name_ending_at(s_.words[word]);
  if (name == kNone || document_.mentions[name].kind != MentionKind::kName) return;
  const EntityType type = document_.mentions[name].type;
  // "누리방송 '여름' 제작진"
  if (word != chunk.last() && (type != EntityType::kProduct || !quoted(name))) return;
  std::size_t first = first_word_of(name, c);
  if (first > word) return;
  // "가봉 남부 나래주": which part of the one the other lies in.
  if (type == EntityType::kPlace && first > chunk.begin + 1 &&
      tables_.areas.contains(s_.words[first - 1].stem)) {
    --first;
  }
  if (type == EntityType::kOrganization) first = behind_country(c, first);
  const std::uint32_t body =
      first > chunk.begin ? name_ending_at(s_.words[first - 1]) : maker_before(c, name);
  if (body == kNone || body == name || !goes_with(body, type)) return;
  // "부산시장 박민서": the body is part of a title.
  if (first > chunk.begin && role_at(first - 1, true)) return;
  const bool work = document_.mentions[body].type == EntityType::kPerson;
  if (work && !quoted(name)) return;
  const std::size_t from = first > chunk.begin ? first - 1 : first;
  // "독일 나래연구소": a country before a body is its own; a town may be part of its name, and what
  // is called by its kind of region ("나래시 보건소") has it.
  const bool home = type == EntityType::kOrganization &&
                    !roles_.ends_as_region(document_.text_of(document_.mentions[body].span));
  Proposition p = nominal_proposition(from, word, home ? "homeland" : "genitive", kGenitive);
  p.kind = PredicateKind::kApposition;
  p.arguments.push_back({.role = Role::kSubject, .mention = name});
  p.arguments.push_back({.role = Role::kPossessor, .mention = body});
  if (type == EntityType::kProduct && !shows_works(body)) say_of_works(c, p);
  if (type == EntityType::kPlace) p.confidence = kRelational;
  document_.propositions.push_back(std::move(p));
}

// "미국 나래대 김도현 교수", and "일본 나래악기" as one name: the country of a body that stands
// before others in its phrase, or whose name begins with it.
void NounPhrases::read_homes(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  for (std::size_t w = chunk.begin; w < chunk.end; ++w) {
    const std::uint32_t body = name_ending_at(s_.words[w]);
    if (body == kNone || document_.mentions[body].kind != MentionKind::kName ||
        document_.mentions[body].type != EntityType::kOrganization) {
      continue;
    }
    const IndexRange tokens = document_.mentions[body].tokens;
    const Token& token = document_.tokens[tokens.begin];
    const std::size_t first = behind_country(c, first_word_of(body, c));
    std::uint32_t country = kNone;
    if (tokens.size() > 1 && token.space_after && is_country(document_.text_of(token))) {
      country = nominal_of(token.span, w, w, EntityType::kPlace);
      document_.mentions[country].kind = MentionKind::kName;
      document_.mentions[country].tokens = {tokens.begin, tokens.begin + 1};
      document_.mentions[country].head = tokens.begin;
    } else if (w != chunk.last() && first > chunk.begin) {
      country = name_ending_at(s_.words[first - 1]);
    }
    if (country == kNone || !is_country(document_.text_of(document_.mentions[country].span))) {
      continue;
    }
    Proposition p =
        nominal_proposition(first > chunk.begin ? first - 1 : first, w, "homeland", kGenitive);
    p.kind = PredicateKind::kApposition;
    p.arguments.push_back({.role = Role::kSubject, .mention = body});
    p.arguments.push_back({.role = Role::kPossessor, .mention = country});
    document_.propositions.push_back(std::move(p));
  }
}

// "서울 잠실경기장" as one name: the region with which it begins, of a place that is none itself.
void NounPhrases::read_venues(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  for (std::size_t w = chunk.begin; w < chunk.end; ++w) {
    const std::uint32_t name = name_ending_at(s_.words[w]);
    if (name == kNone || document_.mentions[name].kind != MentionKind::kName ||
        document_.mentions[name].type != EntityType::kPlace) {
      continue;
    }
    const IndexRange tokens = document_.mentions[name].tokens;
    std::uint32_t end = tokens.begin;
    while (end < tokens.end && is_region(end)) ++end;
    if (end == tokens.begin || end == tokens.end) continue;
    const Token& last = document_.tokens[tokens.end - 1];
    const Span noun{last.span.begin, document_.mentions[name].span.end};
    if (noun.empty() || noun.end <= noun.begin) continue;
    const auto type = kinds_.compound_type(document_.text_of(noun));
    // "몽골 고원": a common noun alone is what the region's name needs.
    const bool alone =
        end + 1 == tokens.end && kinds_.noun_type(document_.text_of(noun)).has_value();
    if (alone || (type != EntityType::kPlace && type != EntityType::kOrganization)) continue;
    const Span within{document_.tokens[tokens.begin].span.begin,
                      document_.tokens[end - 1].span.end};
    const std::uint32_t region = nominal_of(within, w, w, EntityType::kPlace);
    document_.mentions[region].kind = MentionKind::kName;
    document_.mentions[region].tokens = {tokens.begin, end};
    document_.mentions[region].head = end - 1;
    Proposition p = nominal_proposition(w, w, "somewhere", kGenitive);
    p.kind = PredicateKind::kApposition;
    p.arguments.push_back({.role = Role::kSubject, .mention = name});
    p.arguments.push_back({.role = Role::kPossessor, .mention = region});
    document_.propositions.push_back(std::move(p));
  }
}

// "서울", "송파구": a word of its own.
bool NounPhrases::is_region(std::uint32_t token) const {
  const std::string_view words = document_.text_of(document_.tokens[token]);
  const IndexRange parts = document_.tokens[token].morphemes;
  // Not "아무도", which has a particle.
  const bool noun = std::all_of(document_.morphemes.begin() + parts.begin,
                                document_.morphemes.begin() + parts.end,
                                [](const Morpheme& m) { return m.tag.starts_with('N'); });
  return noun && document_.tokens[token].space_after &&
         (roles_.ends_as_region(words) || is_country(words) || is_city(words));
}

// "중국 관영 X": the word behind the country of the body whose name begins there, where nouns that
// only describe it stand between; else that word.
std::size_t NounPhrases::behind_country(std::size_t c, std::size_t first) const {
  std::size_t at = first;
  while (at > s_.chunks[c].begin && tables_.epithets.contains(s_.words[at - 1].stem)) --at;
  if (at == first || at == s_.chunks[c].begin) return first;
  const std::uint32_t name = name_ending_at(s_.words[at - 1]);
  const bool country =
      name != kNone && is_country(document_.text_of(document_.mentions[name].span));
  return country ? at : first;
}

// As rows of the construction know countries.
bool NounPhrases::is_country(std::string_view words) const {
  return is_cue(words, NameCues::kCountry);
}

bool NounPhrases::is_city(std::string_view words) const { return is_cue(words, NameCues::kCity); }

bool NounPhrases::is_cue(std::string_view words, std::uint32_t kind) const {
  const auto* rules = rules_.of_construction(PredicateKind::kNoun, "homeland");
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [&](const RelationRule& r) {
           return std::any_of(r.object.begin(), r.object.end(), [&](const ArgumentSelector& s) {
             return s.country == ArgumentSelector::Country::kOnly &&
                    (s.cues.find(words) & kind) != 0;
           });
         });
}

// As rows of the construction know those who show works: "MBC".
bool NounPhrases::shows_works(std::uint32_t body) const {
  const auto* rules = rules_.of_construction(PredicateKind::kNoun, "genitive");
  PropositionArgument owner{.role = Role::kPossessor, .mention = body};
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [&](const RelationRule& r) {
           return std::any_of(r.object.begin(), r.object.end(), [&](const ArgumentSelector& s) {
             return !s.list.empty() && s.selects(document_, owner);
           });
         });
}

bool NounPhrases::is_mutual(const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kNoun, noun);
  return rules != nullptr &&
         std::all_of(rules->begin(), rules->end(), [](const RelationRule& rule) {
           return rule.relation != nullptr && rule.relation->symmetric() && rule.strict;
         });
}

// "X 대 Y 경기": a noun that says the same of the name before it and of the one behind.
void NounPhrases::read_versus(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  for (std::size_t w = chunk.begin + 1; w + 1 < chunk.end; ++w) {
    if (!is_mutual(s_.words[w].stem)) continue;
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
  return (type == EntityType::kPlace || type == EntityType::kOrganization) &&
         by == EntityType::kPlace;
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

// "서울의 한 병원에서": where something is that nobody names.
void NounPhrases::read_somewhere(std::size_t c) {
  const std::size_t owned = s_.chunks[c].possessed;
  if (owned == kNowhere) return;
  const Chunk& chunk = s_.chunks[c];
  const Chunk& thing = s_.chunks[owned];
  const Word& head = s_.words[thing.last()];
  // "한" may be a word of the phrase or stand before it.
  const std::uint32_t first = s_.words[thing.begin].first_token;
  const bool some = tables_.some.contains(s_.words[thing.begin].stem) && thing.begin < thing.last();
  const bool behind_some =
      first > 0 && tables_.some.contains(document_.text_of(document_.tokens[first - 1]));
  if ((!some && !behind_some) || name_ending_at(head) != kNone || head.predicate) return;
  std::size_t end = chunk.end;
  while (end > chunk.begin + 1 && tables_.areas.contains(s_.words[end - 1].stem)) --end;
  const std::uint32_t place = name_ending_at(s_.words[end - 1]);
  if (place == kNone || document_.mentions[place].kind != MentionKind::kName) return;
  const bool region = document_.mentions[place].type == EntityType::kPlace ||
                      roles_.ends_as_region(document_.text_of(document_.mentions[place].span));
  const auto type = kinds_.compound_type(head.stem);
  if (!region || (type != EntityType::kPlace && type != EntityType::kOrganization)) return;
  const std::uint32_t what =
      nominal_of(words_span(chunk.begin, thing.last()), chunk.begin, thing.last(), *type);
  Proposition p = nominal_proposition(end - 1, thing.last(), "somewhere", kGenitive);
  p.kind = PredicateKind::kApposition;
  p.arguments.push_back({.role = Role::kSubject, .mention = what});
  p.arguments.push_back({.role = Role::kPossessor, .mention = place});
  document_.propositions.push_back(std::move(p));
}

// "세르비아 출신의 밀란": a relational noun in the genitive.
void NounPhrases::read_origin(std::size_t c, std::size_t owned) {
  const Chunk& chunk = s_.chunks[c];
  say_origin(chunk.last(), any_name_in(chunk.begin, chunk.last()), owned);
}

// What the noun relates to the other: who or what the phrase names, or of whom it is said.
void NounPhrases::say_origin(std::size_t noun, std::uint32_t other, std::size_t owned) {
  std::uint32_t thing = name_in(s_.chunks[owned].begin, s_.chunks[owned].end, true);
  if (thing == kNone) thing = name_ending_at(s_.words[s_.chunks[owned].last()]);
  // "X는 서울 출신의 소설가이다": the noun is what X is.
  for (std::size_t k = 0; thing == kNone && k < s_.clauses.size(); ++k) {
    const ClauseArgument* subject = s_.clauses[k].find(Role::kSubject);
    if (s_.clauses[k].main != s_.chunks[owned].last() || subject == nullptr) continue;
    if (s_.copular(s_.clauses[k])) thing = referent(subject->chunk).mention;
  }
  if (other == kNone || thing == kNone) return;
  Proposition p = nominal_proposition(noun, noun, "nominal-predicate", kRelational);
  p.arguments.push_back({.role = Role::kSubject, .mention = thing});
  p.arguments.push_back({.role = Role::kPossessor, .mention = other});
  document_.propositions.push_back(std::move(p));
}

}  // namespace weft
