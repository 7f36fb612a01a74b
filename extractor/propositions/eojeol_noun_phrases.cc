// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_noun_phrases.h"

#include <algorithm>

namespace weft {
namespace {

constexpr float kTitle = 0.9F;
constexpr float kKind = 0.8F;

bool is_body(EntityType type) {
  return type == EntityType::kOrganization || type == EntityType::kPlace;
}

}  // namespace

std::uint32_t NounPhrases::name_ending_at(const Word& word) const {
  std::uint32_t found = kNone;
  for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
    const Mention& mention = document_.mentions[m];
    if (mention.sentence != sentence_ || mention.kind == MentionKind::kNominal) continue;
    const bool ends_here = mention.span.end > word.noun_span.begin &&
                           mention.span.end <= word.noun_span.end &&
                           // A suffix of one syllable may follow ("김 씨", "학생들").
                           word.noun_span.end - mention.span.end <= 3;
    if (ends_here) found = m;
  }
  return found;
}

std::uint32_t NounPhrases::literal_ending_at(const Word& word) const {
  for (std::uint32_t i = 0; i < document_.literals.size(); ++i) {
    const Literal& literal = document_.literals[i];
    if (literal.sentence == sentence_ && literal.span.end > word.noun_span.begin &&
        literal.span.end <= word.noun_span.end) {
      return i;
    }
  }
  return kNone;
}

// A name within the words [begin, end): the last person, or the last organisation or place.
std::uint32_t NounPhrases::name_in(std::size_t begin, std::size_t end, bool person) const {
  std::uint32_t found = kNone;
  if (begin >= end) return found;
  const Span span = words_span(begin, end - 1);
  for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
    const Mention& mention = document_.mentions[m];
    if (mention.sentence != sentence_ || mention.kind != MentionKind::kName) continue;
    if (!span.contains(mention.span)) continue;
    if (person ? mention.type == EntityType::kPerson : is_body(mention.type)) found = m;
  }
  return found;
}

std::size_t NounPhrases::first_word_of(std::uint32_t mention, std::size_t chunk) const {
  const Span span = document_.mentions[mention].span;
  std::size_t w = s_.chunks[chunk].begin;
  while (w < s_.chunks[chunk].end && s_.words[w].noun_span.end <= span.begin) ++w;
  return w;
}

std::size_t NounPhrases::word_after(std::uint32_t mention, std::size_t chunk) const {
  const Span span = document_.mentions[mention].span;
  std::size_t w = s_.chunks[chunk].begin;
  while (w < s_.chunks[chunk].end && s_.words[w].noun_span.begin < span.end) ++w;
  return w;
}

Span NounPhrases::words_span(std::size_t first_word, std::size_t last_word) const {
  return {s_.words[first_word].noun_span.begin, s_.words[last_word].noun_span.end};
}

std::uint32_t NounPhrases::nominal(std::size_t first_word, std::size_t last_word, EntityType type) {
  const Span span = words_span(first_word, last_word);
  for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
    if (document_.mentions[m].span == span) return m;
  }
  Mention mention;
  mention.span = span;
  mention.tokens = {s_.words[first_word].token, s_.words[last_word].token + 1};
  mention.sentence = sentence_;
  mention.head = s_.words[last_word].token;
  mention.kind = MentionKind::kNominal;
  mention.type = type;
  document_.mentions.push_back(mention);
  return static_cast<std::uint32_t>(document_.mentions.size() - 1);
}

bool NounPhrases::role_at(std::size_t word, bool by_suffix) const {
  const auto role = roles_.find(s_.words[word].stem, by_suffix);
  return role.has_value() && *role != RoleNoun::kHonorific;
}

std::size_t NounPhrases::role_begin(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  if (!role_at(chunk.last(), true)) return kNowhere;
  std::size_t begin = chunk.last();
  while (begin > chunk.begin && name_ending_at(s_.words[begin - 1]) == kNone &&
         !roles_.status(s_.words[begin - 1].stem)) {
    --begin;
  }
  return begin;
}

Referent NounPhrases::referent(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const Word& head = s_.words[chunk.last()];
  const std::uint32_t name = name_ending_at(head);
  if (name != kNone) return {name, kNone};
  const std::uint32_t literal = literal_ending_at(head);
  if (literal != kNone) return {kNone, literal};
  // The head is the title of a person named in the phrase.
  const std::uint32_t person = name_in(chunk.begin, chunk.end, true);
  if (person != kNone && roles_.find(head.stem, true)) return {person, kNone};
  for (std::uint32_t m = static_cast<std::uint32_t>(document_.mentions.size()); m-- > 0;) {
    const Mention& mention = document_.mentions[m];
    if (mention.head == head.token && mention.kind != MentionKind::kName) return {m, kNone};
  }
  return {nominal(chunk.begin, chunk.last(), EntityType::kThing), kNone};
}

std::vector<Referent> NounPhrases::referents(std::size_t c) {
  std::vector<Referent> out;
  for (std::size_t other = 0; other < c; ++other) {
    std::size_t end = other;
    while (s_.chunks[end].conjunct_of != kNowhere) end = s_.chunks[end].conjunct_of;
    if (end == c) out.push_back(referent(other));
  }
  out.push_back(referent(c));
  return out;
}

Referent NounPhrases::possessor(std::size_t c, std::size_t word) {
  const std::uint32_t body = name_in(s_.chunks[c].begin, word, false);
  if (body != kNone) return {body, kNone};
  for (std::size_t g = 0; g < c; ++g) {
    if (s_.chunks[g].possessed == c) return referent(g);
  }
  return {};
}

std::optional<Status> NounPhrases::status_before(std::size_t word) const {
  const std::uint32_t token = s_.words[word].token;
  if (word > 0 && s_.words[word - 1].token + 1 == token) {
    return roles_.status(document_.text_of(document_.tokens[token - 1]));
  }
  return std::nullopt;
}

void NounPhrases::read(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const std::uint32_t person = name_in(chunk.begin, chunk.end, true);
  if (person != kNone) {
    read_title(c, person);
  } else {
    read_kind(c);
  }
}

// "누리로봇 박서준 CEO", "박서준 누리로봇 CEO", "누리로봇 CEO 박서준", "배우 이민지".
void NounPhrases::read_title(std::size_t c, std::uint32_t person) {
  const Chunk& chunk = s_.chunks[c];
  const std::size_t first = first_word_of(person, c);
  const std::size_t after = word_after(person, c);
  std::size_t begin = after;
  std::size_t end = chunk.end;
  if (after >= chunk.end || !role_at(chunk.last(), true)) {
    begin = chunk.begin;
    end = first;
    if (begin == end || !role_at(end - 1, false)) return;
  }
  std::size_t role = end - 1;
  while (role > begin && name_ending_at(s_.words[role - 1]) == kNone &&
         !roles_.status(s_.words[role - 1].stem)) {
    --role;
  }
  const Status status = role > begin || role > 0
                            ? roles_.status(s_.words[role > 0 ? role - 1 : 0].stem)
                                  .value_or(status_before(role).value_or(Status::kCurrent))
                            : Status::kCurrent;
  Proposition p;
  p.sentence = sentence_;
  p.predicate = s_.words[end - 1].token;
  p.phrase = words_span(role, end - 1);
  p.lemma = std::string(document_.text_of(p.phrase));
  p.construction = "title";
  p.kind = PredicateKind::kNoun;
  p.status = status;
  p.confidence = kTitle;
  p.arguments.push_back({.role = Role::kSubject, .mention = person});
  const std::uint32_t title = nominal(role, end - 1, EntityType::kTitle);
  p.arguments.push_back({.role = Role::kComplement, .mention = title});
  Referent body = possessor(c, role);
  if (body.empty()) body.mention = name_in(chunk.begin, first, false);
  if (body.mention != kNone) {
    p.arguments.push_back({.role = Role::kPossessor, .mention = body.mention});
  }
  document_.propositions.push_back(std::move(p));
}

// "스타트업 마루넷", "영화 '기생충'": common nouns right before a name tell its kind.
void NounPhrases::read_kind(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const std::uint32_t name = name_ending_at(s_.words[chunk.last()]);
  if (name == kNone || document_.mentions[name].kind != MentionKind::kName) return;
  const std::size_t end = first_word_of(name, c);
  std::size_t begin = end;
  while (begin > chunk.begin && name_ending_at(s_.words[begin - 1]) == kNone &&
         literal_ending_at(s_.words[begin - 1]) == kNone) {
    --begin;
  }
  if (begin == end) return;
  Proposition p;
  p.sentence = sentence_;
  p.predicate = s_.words[end - 1].token;
  p.phrase = words_span(begin, end - 1);
  p.lemma = std::string(document_.text_of(p.phrase));
  p.construction = "apposition";
  p.kind = PredicateKind::kApposition;
  p.confidence = kKind;
  const std::uint32_t kind = nominal(begin, end - 1, EntityType::kThing);
  p.arguments.push_back({.role = Role::kSubject, .mention = name});
  p.arguments.push_back({.role = Role::kComplement, .mention = kind});
  const Referent owner = possessor(c, begin);
  if (owner.mention != kNone && owner.mention != name) {
    p.arguments.push_back({.role = Role::kPossessor, .mention = owner.mention});
  }
  document_.propositions.push_back(std::move(p));
}

}  // namespace weft
