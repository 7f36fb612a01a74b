// SPDX-License-Identifier: Apache-2.0
//
// Names and values that stand in a noun phrase or beside one, and the mentions that phrases become
// which no name finder found: part of class NounPhrases.
#include <algorithm>

#include "extractor/names/name_marks.h"
#include "extractor/propositions/eojeol_noun_phrases.h"

namespace weft {
namespace {

bool is_body(EntityType type) {
  return type == EntityType::kOrganization || type == EntityType::kPlace;
}

}  // namespace

std::uint32_t NounPhrases::name_ending_at(const Word& word) const {
  std::uint32_t found = kNone;
  for (const std::uint32_t m : items_.mentions) {
    const Mention& mention = document_.mentions[m];
    if (mention.sentence != sentence_ || mention.kind == MentionKind::kNominal) continue;
    if (is_ordinal(mention)) continue;
    if (is_title(m)) continue;
    const bool ends_here = mention.span.end > word.noun_span.begin &&
                           mention.span.end <= word.noun_span.end &&
                           // A suffix of one syllable may follow ("김 씨", "학생들").
                           word.noun_span.end - mention.span.end <= 3;
    if (ends_here) found = m;
  }
  return found;
}

// A title that the names model took for a thing, or with the body in it for a body: "교통과장",
// "나래군수".
bool NounPhrases::is_title(std::uint32_t name) const {
  const Mention& mention = document_.mentions[name];
  const std::string_view text = document_.text_of(mention.span);
  const bool thing = mention.type == EntityType::kProduct || mention.type == EntityType::kEvent;
  const bool body = mention.type == EntityType::kOrganization && roles_.embedded_body(text) > 0;
  const std::uint32_t first = mention.tokens.begin;
  const bool bracket = first > 0 && document_.text_of(document_.tokens[first - 1]) == "(";
  return (thing || body) && mention.kind == MentionKind::kName && (bracket || !quoted(name)) &&
         roles_.find(text, true).has_value();
}

// "제12대" taken for a name: one syllable, a numeral and what it counts.
bool NounPhrases::is_ordinal(const Mention& mention) const {
  if (mention.tokens.size() != 1) return false;
  const IndexRange range = document_.tokens[mention.tokens.begin].morphemes;
  constexpr std::size_t kSyllable = 3;  // bytes
  return range.size() >= 3 && document_.morphemes[range.begin].form.size() == kSyllable &&
         document_.morphemes[range.begin + 1].tag == "SN" &&
         document_.morphemes[range.begin + 2].tag == "NNB" &&
         mention.span.end <= document_.morphemes[range.begin + 2].span.end;
}

std::uint32_t NounPhrases::literal_ending_at(const Word& word) const {
  for (const std::uint32_t i : items_.literals) {
    const Literal& literal = document_.literals[i];
    if (literal.sentence == sentence_ && literal.span.end > word.noun_span.begin &&
        literal.span.end <= word.noun_span.end) {
      return i;
    }
  }
  return kNone;
}

bool NounPhrases::value_noun(const Word& word) const {
  const std::uint32_t literal = literal_ending_at(word);
  if (literal == kNone) return false;
  const Span rest{document_.literals[literal].span.end, word.noun_span.end};
  return !rest.empty() && relates(std::string(document_.text_of(rest)));
}

bool NounPhrases::valued_noun(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  if (chunk.end - chunk.begin < 2 || literal_ending_at(s_.words[chunk.last()]) == kNone) {
    return false;
  }
  // "전년 대비 20%": the share is of no consort.
  const std::string& noun = s_.words[chunk.last() - 1].stem;
  return relates(noun) && !tables_.comparisons.contains(noun);
}

bool NounPhrases::valued(std::size_t c) const {
  for (std::size_t g = 0; g < c; ++g) {
    if (s_.chunks[g].possessed != c) continue;
    if (literal_ending_at(s_.words[s_.chunks[g].last()]) != kNone) return true;
  }
  return false;
}

std::uint32_t NounPhrases::name_in(std::size_t begin, std::size_t end, bool person) const {
  std::uint32_t found = kNone;
  if (begin >= end) return found;
  const Span span = words_span(begin, end - 1);
  for (const std::uint32_t m : items_.mentions) {
    const Mention& mention = document_.mentions[m];
    if (mention.sentence != sentence_ || mention.kind != MentionKind::kName) continue;
    if (!span.contains(mention.span) || in_brackets(mention)) continue;
    if (!person && roles_.is_charge(document_.text_of(mention.span))) continue;
    if (person ? mention.type == EntityType::kPerson : is_body(mention.type)) found = m;
  }
  return found;
}

// The last name of any type within the words [begin, end).
std::uint32_t NounPhrases::any_name_in(std::size_t begin, std::size_t end) const {
  for (std::size_t w = end; w-- > begin;) {
    const std::uint32_t name = name_ending_at(s_.words[w]);
    if (name != kNone && document_.mentions[name].kind == MentionKind::kName) return name;
  }
  return kNone;
}

std::uint32_t NounPhrases::shared_in(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  if (chunk.end - chunk.begin < 2) return kNone;
  const std::size_t noun = chunk.last() - 1;
  if (rules_.find(PredicateKind::kNoun, s_.words[noun].stem) == nullptr) return kNone;
  const std::uint32_t whole = any_name_in(chunk.begin, noun);
  if (whole != kNone) return whole;
  for (std::size_t g = 0; g < c; ++g) {
    if (s_.chunks[g].possessed == c) return name_ending_at(s_.words[s_.chunks[g].last()]);
  }
  return kNone;
}

bool NounPhrases::in_brackets(const Mention& mention) const {
  return std::any_of(s_.asides.begin(), s_.asides.end(),
                     [&](const Word& word) { return mention.span.overlaps(word.noun_span); });
}

bool NounPhrases::is_person(std::uint32_t mention) const {
  return mention != kNone && document_.mentions[mention].type == EntityType::kPerson;
}

std::vector<std::uint32_t> NounPhrases::joined_names(std::uint32_t mention) const {
  std::vector<std::uint32_t> names = {mention};
  if (mention == kNone || document_.mentions[mention].kind != MentionKind::kName) return names;
  for (bool found = true; found;) {
    const Mention& last = document_.mentions[names.back()];
    found = false;
    for (const std::uint32_t m : items_.mentions) {
      const Mention& other = document_.mentions[m];
      if (other.kind != MentionKind::kName || other.type != last.type) continue;
      if (other.span.end >= last.span.begin || other.tokens.end <= last.tokens.begin) continue;
      const std::string_view mark = document_.text_of(Span{other.span.end, last.span.begin});
      if (!is_middle_dot(mark)) continue;
      names.push_back(m);
      found = true;
      break;
    }
  }
  if (const auto [person, body] = officer_before(names.back()); person != kNone) {
    names.push_back(person);
  }
  std::reverse(names.begin(), names.end());
  return names;
}

std::pair<std::uint32_t, std::uint32_t> NounPhrases::officer_before(std::uint32_t person) const {
  const std::uint32_t body =
      is_person(person) ? name_beside(person, EntityType::kOrganization, "·", false) : kNone;
  const std::uint32_t holder =
      body == kNone ? kNone : name_beside(body, EntityType::kPerson, " ", false);
  return {holder, holder == kNone ? kNone : body};
}

bool NounPhrases::is_officer_before(std::uint32_t person) const {
  const std::uint32_t body = name_beside(person, EntityType::kOrganization, " ", true);
  return body != kNone && name_beside(body, EntityType::kPerson, "·", true) != kNone;
}

std::uint32_t NounPhrases::name_beside(std::uint32_t name, EntityType type, std::string_view mark,
                                       bool behind) const {
  const Span own = document_.mentions[name].span;
  for (const std::uint32_t m : items_.mentions) {
    const Mention& other = document_.mentions[m];
    if (other.kind != MentionKind::kName || other.type != type) continue;
    const std::uint32_t begin = behind ? own.end : other.span.end;
    const std::uint32_t end = behind ? other.span.begin : own.begin;
    if (begin < end && document_.text_of(Span{begin, end}) == mark) return m;
  }
  return kNone;
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
  // "치료를 받던 중 이웃을": it ends the clause before the phrase.
  if (first_word > 0 && first_word < last_word && is_bound(s_.words[first_word]) &&
      (s_.words[first_word - 1].ending == Ending::kAdnominal ||
       literal_ending_at(s_.words[first_word - 1]) != kNone)) {
    ++first_word;
  }
  // "현재 나래호의 선장": when, and no part of the phrase.
  if (first_word < last_word && s_.words[first_word].noun_case == Case::kBare &&
      !s_.words[first_word].predicate &&
      tables_.phrase_openers.contains(s_.words[first_word].stem)) {
    ++first_word;
  }
  return nominal_of(words_span(first_word, last_word), first_word, last_word, type);
}

// A noun that is nothing without the words before it, and no value: "중", "데".
bool NounPhrases::is_bound(const Word& word) const {
  const IndexRange range = document_.tokens[word.token].morphemes;
  return range.size() == 1 && document_.morphemes[range.begin].tag == "NNB" &&
         literal_ending_at(word) == kNone && name_ending_at(word) == kNone;
}

std::uint32_t NounPhrases::written(std::size_t word) {
  const Span span = document_.tokens[s_.words[word].token].span;
  return nominal_of(span, word, word, EntityType::kThing);
}

std::uint32_t NounPhrases::nominal_of(Span span, std::size_t first_word, std::size_t last_word,
                                      EntityType type) {
  for (const std::uint32_t m : items_.mentions) {
    if (document_.mentions[m].span == span) return m;
  }
  Mention mention;
  mention.span = span;
  mention.tokens = {s_.words[first_word].token, s_.words[last_word].token + 1};
  mention.sentence = sentence_;
  mention.head = s_.words[last_word].token;
  mention.kind = MentionKind::kNominal;
  mention.type = type;
  items_.mentions.push_back(static_cast<std::uint32_t>(document_.mentions.size()));
  document_.mentions.push_back(mention);
  return static_cast<std::uint32_t>(document_.mentions.size() - 1);
}

void NounPhrases::name_person(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  // "소프라노 X": what the person is is no part of the name.
  std::size_t begin = chunk.begin;
  while (begin < chunk.last() && role_at(begin, true)) ++begin;
  Mention& mention = document_.mentions[nominal(begin, chunk.last(), EntityType::kPerson)];
  mention.kind = MentionKind::kName;
  mention.type = EntityType::kPerson;
}

}  // namespace weft
