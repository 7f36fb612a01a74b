// SPDX-License-Identifier: Apache-2.0
//
// What the common nouns of a phrase are, by the words around them and by the relations that nouns
// state: titles and occupations, kinds, kin, names, places; and whether what they say still holds.
// Part of class NounPhrases.
#include <algorithm>

#include "extractor/propositions/eojeol_noun_phrases.h"

namespace weft {

bool NounPhrases::role_at(std::size_t word, bool by_suffix) const {
  const std::uint32_t name = name_ending_at(s_.words[word]);
  if (name != kNone && document_.mentions[name].kind == MentionKind::kName &&
      document_.mentions[name].span.begin <= s_.words[word].noun_span.begin) {
    // "새빛경찰청장": the name of the body is inside the title.
    const std::size_t body = roles_.embedded_body(s_.words[word].stem);
    return begins_title(name, word) ||
           (body != 0 && document_.mentions[name].span.end ==
                             s_.words[word].noun_span.begin + static_cast<std::uint32_t>(body));
  }
  const auto role = roles_.find(s_.words[word].stem, by_suffix);
  if (role && !roles_.find(s_.words[word].stem, false)) {
    // "홈구장" ends like an office and is a place.
    const auto type = kinds_.compound_type(s_.words[word].stem);
    if (type && *type != EntityType::kPerson) return false;
  }
  return role.has_value() && *role != RoleNoun::kHonorific;
}

bool NounPhrases::begins_title(std::uint32_t name, std::size_t word) const {
  const Mention& body = document_.mentions[name];
  const Span noun = s_.words[word].noun_span;
  const bool holds =
      body.type == EntityType::kOrganization ||
      (body.type == EntityType::kPlace && roles_.embedded_body(s_.words[word].stem) == 0);
  return holds && body.span.begin == noun.begin && body.span.end < noun.end &&
         roles_.find(s_.words[word].stem, true).has_value() &&
         roles_.ends_titles(document_.text_of(Span{body.span.end, noun.end}));
}

std::size_t NounPhrases::role_begin(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  if (!role_at(chunk.last(), true)) return kNowhere;
  // "정당인 겸 가수인 X": what joins two titles is in neither.
  std::size_t begin = chunk.begin;
  while (begin < chunk.last() && roles_.joins_titles(s_.words[begin].stem)) ++begin;
  return role_start(begin, chunk.end);
}

// Where the title that ends before word `end` begins, with its modifiers.
std::size_t NounPhrases::role_start(std::size_t begin, std::size_t end) const {
  std::size_t role = end - 1;
  // "캐나다 출신 건축가": what relates to the name before it is no part of the title.
  const auto relational = [&](const std::string& noun) {
    return rules_.find(PredicateKind::kNoun, noun) != nullptr && !roles_.find(noun, true);
  };
  while (role > begin && name_ending_at(s_.words[role - 1]) == kNone &&
         !roles_.status(s_.words[role - 1].stem) && !relational(s_.words[role - 1].stem) &&
         // "김도현 시 안전실장"
         !roles_.is_region(s_.words[role - 1].stem) &&
         // "김도현 씨 변호인": what a person is called belongs to the name.
         roles_.find(s_.words[role - 1].stem, false) != RoleNoun::kHonorific &&
         // "겸 가수": of two that the analysis took apart, the second.
         (role - 1 > begin || !roles_.joins_titles(s_.words[role - 1].stem))) {
    --role;
  }
  return role;
}

bool NounPhrases::is_occupation(std::size_t word, std::uint32_t body) const {
  const auto no_body = [&](const Mention& m) {
    return m.type == EntityType::kPlace || roles_.is_origin(document_.text_of(m.span)) ||
           is_country(document_.text_of(m.span)) ||
           (m.kind == MentionKind::kNominal && m.type == EntityType::kThing);
  };
  return roles_.find(s_.words[word].stem, true) == RoleNoun::kOccupation &&
         (body == kNone || roles_.is_independent(s_.words[word].stem) ||
          no_body(document_.mentions[body]));
}

std::size_t NounPhrases::noun_begin(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  std::size_t begin = chunk.last();
  while (begin > chunk.begin && name_ending_at(s_.words[begin - 1]) == kNone) --begin;
  return begin;
}

bool NounPhrases::is_relative(std::size_t begin, std::size_t last) const {
  return kinds_.find("relative", s_.words[last].stem) != nullptr &&
         any_name_in(begin, last) == kNone;
}

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

bool NounPhrases::is_kind(const Word& word) const {
  if (roles_.find(word.stem, true) || rules_.find(PredicateKind::kNoun, word.stem)) return true;
  return kinds_.compound_type(word.stem).has_value();
}

bool NounPhrases::gives_name(const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kNoun, noun);
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [&](const RelationRule& r) {
           return r.relation != nullptr && r.relation->range.allows(EntityType::kThing) &&
                  asks(r.subject, Role::kPossessor) && asks(r.object, Role::kComplement);
         });
}

bool NounPhrases::gives_place(const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kNoun, noun);
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [](const RelationRule& r) {
           return r.relation != nullptr && r.relation->range.allows(EntityType::kPlace) &&
                  r.relation->domain.allows(EntityType::kOrganization) &&
                  !r.relation->range.allows(EntityType::kOrganization) &&
                  asks(r.subject, Role::kPossessor);
         });
}

bool NounPhrases::dates(const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kNoun, noun);
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [](const RelationRule& r) {
           return r.relation != nullptr && r.relation->range.allows(LiteralKind::kDate);
         });
}

bool NounPhrases::states_alone(const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kVerb, noun + verb_ending_);
  return rules != nullptr && std::any_of(rules->begin(), rules->end(),
                                         [](const RelationRule& rule) { return rule.last; });
}

std::size_t NounPhrases::penalty_begin(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  std::size_t begin = kNowhere;
  for (std::size_t w = chunk.last(); w-- > chunk.begin;) {
    if (tables_.penalties.contains(s_.words[w].stem)) begin = w;
  }
  return begin;
}

std::optional<Status> NounPhrases::status_before(std::size_t word) const {
  const std::uint32_t token = s_.words[word].first_token;
  if (word > 0 && s_.words[word - 1].last_token + 1 == token) {
    return roles_.status(document_.text_of(document_.tokens[token - 1]));
  }
  return std::nullopt;
}

std::optional<Status> NounPhrases::status_in(std::size_t c, std::size_t noun) const {
  for (std::size_t w = noun; w-- > s_.chunks[c].begin;) {
    if (const auto status = roles_.status(s_.words[w].stem)) return status;
  }
  if (const auto status = status_before(noun)) return status;
  // "전 새빛 FC의 공격수": the word before the body is about who plays for it; not "전 사장의
  // 비서".
  for (std::size_t g = 0; g < c; ++g) {
    if (s_.chunks[g].possessed != c || role_at(s_.chunks[g].last(), true)) continue;
    return status_in(g, s_.chunks[g].last());
  }
  return std::nullopt;
}

}  // namespace weft
