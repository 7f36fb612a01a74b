// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_noun_phrases.h"

#include <algorithm>

#include "extractor/names/name_marks.h"
#include "weft/core/utf8.h"

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
    // A title that the names model took for a thing: "교통과장".
    const bool thing = mention.type == EntityType::kProduct || mention.type == EntityType::kEvent;
    if (thing && roles_.find(document_.text_of(mention.span), true)) continue;
    const bool ends_here = mention.span.end > word.noun_span.begin &&
                           mention.span.end <= word.noun_span.end &&
                           // A suffix of one syllable may follow ("김 씨", "학생들").
                           word.noun_span.end - mention.span.end <= 3;
    if (ends_here) found = m;
  }
  return found;
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

// A and X of "A X당·B Y당 대표", where `person` is B: who holds the office before the dot, and of
// what; kNone where there is nobody.
std::pair<std::uint32_t, std::uint32_t> NounPhrases::officer_before(std::uint32_t person) const {
  const std::uint32_t body =
      is_person(person) ? name_beside(person, EntityType::kOrganization, "·", false) : kNone;
  const std::uint32_t holder =
      body == kNone ? kNone : name_beside(body, EntityType::kPerson, " ", false);
  return {holder, holder == kNone ? kNone : body};
}

// Whether the person is A of such a pair.
bool NounPhrases::is_officer_before(std::uint32_t person) const {
  const std::uint32_t body = name_beside(person, EntityType::kOrganization, " ", true);
  return body != kNone && name_beside(body, EntityType::kPerson, "·", true) != kNone;
}

// The name of that type that the mark alone parts from `name`, behind it or before.
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

bool NounPhrases::states_alone(const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kVerb, noun + verb_ending_);
  return rules != nullptr && std::any_of(rules->begin(), rules->end(),
                                         [](const RelationRule& rule) { return rule.last; });
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
  return chunk.end - chunk.begin > 1 && literal_ending_at(s_.words[chunk.last()]) != kNone &&
         relates(s_.words[chunk.last() - 1].stem);
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

// The last name of any type within the words [begin, end).
std::uint32_t NounPhrases::any_name_in(std::size_t begin, std::size_t end) const {
  for (std::size_t w = end; w-- > begin;) {
    const std::uint32_t name = name_ending_at(s_.words[w]);
    if (name != kNone && document_.mentions[name].kind == MentionKind::kName) return name;
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

// "나래부녀회장", "강릉부시장": whether the name of a body, or of a place where no body's name is
// longer ("강릉시장"), and what is left of the word make a title.
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

// Where the title that ends before word `end` begins, with its modifiers.
std::size_t NounPhrases::role_start(std::size_t begin, std::size_t end) const {
  std::size_t role = end - 1;
  // "캐나다 출신 건축가": what relates to the name before it is no part of the title.
  const auto relational = [&](const std::string& noun) {
    return rules_.find(PredicateKind::kNoun, noun) != nullptr && !roles_.find(noun, true);
  };
  while (role > begin && name_ending_at(s_.words[role - 1]) == kNone &&
         !roles_.status(s_.words[role - 1].stem) && !relational(s_.words[role - 1].stem) &&
         // "겸 가수": of two that the analysis took apart, the second.
         (role - 1 > begin || !roles_.joins_titles(s_.words[role - 1].stem))) {
    --role;
  }
  return role;
}

std::size_t NounPhrases::role_begin(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  if (!role_at(chunk.last(), true)) return kNowhere;
  // "정당인 겸 가수인 X": what joins two titles is in neither.
  std::size_t begin = chunk.begin;
  while (begin < chunk.last() && roles_.joins_titles(s_.words[begin].stem)) ++begin;
  return role_start(begin, chunk.end);
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

bool NounPhrases::gives_name(const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kNoun, noun);
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [&](const RelationRule& r) {
           return r.relation != nullptr && r.relation->range.allows(EntityType::kThing) &&
                  asks(r.subject, Role::kPossessor) && asks(r.object, Role::kComplement);
         });
}

bool NounPhrases::dates(const std::string& noun) const {
  const auto* rules = rules_.find(PredicateKind::kNoun, noun);
  return rules != nullptr && std::any_of(rules->begin(), rules->end(), [](const RelationRule& r) {
           return r.relation != nullptr && r.relation->range.allows(LiteralKind::kDate);
         });
}

std::size_t NounPhrases::penalty_begin(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  std::size_t begin = kNowhere;
  for (std::size_t w = chunk.last(); w-- > chunk.begin;) {
    if (tables_.penalties.contains(s_.words[w].stem)) begin = w;
  }
  return begin;
}

// The name in "X라는 회사": what a naming clause says of the phrase it modifies.
std::uint32_t NounPhrases::naming_clause(std::size_t c) const {
  for (const Clause& clause : s_.clauses) {
    if (clause.modified == c && s_.naming(clause)) return name_ending_at(s_.words[clause.main]);
  }
  return kNone;
}

// "'나래 강릉'에 참석하다": where the quotation begins that ends with the name of a body or place
// and means something else; kNowhere where there is none.
std::size_t NounPhrases::quote_begin(std::size_t c, std::uint32_t name) const {
  const Mention& mention = document_.mentions[name];
  const bool thing = mention.type == EntityType::kProduct || mention.type == EntityType::kEvent;
  const std::size_t first = first_word_of(name, c);
  const auto is_mark = [&](std::uint32_t token) {
    if (token >= document_.tokens.size()) return false;
    const std::string_view text = document_.text_of(document_.tokens[token]);
    std::size_t at = 0;
    return text != "," && text != "(" && text != ")" && is_punctuation(next_code_point(text, at));
  };
  if (thing || mention.kind != MentionKind::kName || first <= s_.chunks[c].begin ||
      first >= s_.chunks[c].end || !is_mark(mention.tokens.end) ||
      document_.tokens[mention.tokens.end - 1].space_after) {
    return kNowhere;
  }
  for (std::size_t w = first; w-- > s_.chunks[c].begin;) {
    const std::uint32_t token = s_.words[w].first_token;
    if (!document_.tokens[s_.words[w].last_token].space_after) return kNowhere;
    if (token > 0 && is_mark(token - 1)) {
      return document_.tokens[token - 1].space_after ? kNowhere : w;
    }
  }
  return kNowhere;
}

Referent NounPhrases::referent(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const Word& head = s_.words[chunk.last()];
  const std::uint32_t name = name_ending_at(head);
  // A name inside a title ("새빛경찰청장") is not who bears it.
  const bool inside = name != kNone && document_.mentions[name].span.end < head.noun_span.end &&
                      roles_.find(head.stem, true) &&
                      name_in(chunk.begin, chunk.last(), true) != kNone;
  if (name != kNone && !inside) {
    const std::size_t quoted_from = quote_begin(c, name);
    if (quoted_from == kNowhere) return {name, kNone};
    const std::uint32_t whole = nominal(quoted_from, chunk.last(), EntityType::kThing);
    document_.mentions[whole].kind = MentionKind::kName;
    return {whole, kNone};
  }
  const std::uint32_t naming = naming_clause(c);
  if (naming != kNone) return {naming, kNone};
  // "'불사조'라는 별명으로": what is said is the name, known or not.
  for (const Clause& clause : s_.clauses) {
    if (clause.modified != c || !s_.naming(clause) || !gives_name(head.stem)) continue;
    const std::size_t said = s_.chunk_of(clause.main);
    if (said == kNowhere) continue;
    return {nominal(s_.chunks[said].begin, s_.chunks[said].last(), EntityType::kThing), kNone};
  }
  const std::uint32_t literal = literal_ending_at(head);
  if (literal != kNone && chunk.end - chunk.begin > 1 &&
      roles_.counts_years(document_.literals[literal].unit)) {
    // "레오 14세": which one of that name.
    const std::uint32_t ruler = name_ending_at(s_.words[chunk.last() - 1]);
    if (is_person(ruler)) return {ruler, kNone};
  }
  // "나래리그 10라운드": which part of the event.
  if (literal != kNone && chunk.end - chunk.begin > 1 &&
      roles_.counts_parts(document_.literals[literal].unit) &&
      name_ending_at(s_.words[chunk.last() - 1]) != kNone) {
    return {nominal(chunk.begin, chunk.last(), EntityType::kEvent), kNone};
  }
  if (literal != kNone) {
    const std::size_t penalty = penalty_begin(c);
    if (penalty == kNowhere) return {kNone, literal};
    return {nominal(penalty, chunk.last(), EntityType::kThing), kNone};
  }
  if (tables_.time_nouns.contains(head.stem) && chunk.end - chunk.begin > 1) {
    const std::uint32_t time = literal_ending_at(s_.words[chunk.last() - 1]);
    if (time != kNone) return {kNone, time};
  }
  if (tables_.areas.contains(head.stem) && chunk.end - chunk.begin > 1) {
    const std::uint32_t place = name_ending_at(s_.words[chunk.last() - 1]);
    if (place != kNone && document_.mentions[place].type == EntityType::kPlace) {
      return {place, kNone};
    }
  }
  if (tables_.sides.contains(head.stem) && chunk.end - chunk.begin > 1) {
    return side_of(c);
  }
  // The head is the title of a person named in the phrase.
  const std::uint32_t person = name_in(chunk.begin, chunk.end, true);
  if (person != kNone && roles_.find(head.stem, true)) return {person, kNone};
  for (auto m = items_.mentions.rbegin(); m != items_.mentions.rend(); ++m) {
    const Mention& mention = document_.mentions[*m];
    if (mention.head == head.token && mention.kind != MentionKind::kName) return {*m, kNone};
  }
  return {nominal(chunk.begin, chunk.last(), EntityType::kThing), kNone};
}

// "X 측", "X 대표 측", "회사 측": who speaks and acts for somebody is taken for him.
Referent NounPhrases::side_of(std::size_t c) {
  const Chunk& chunk = s_.chunks[c];
  const std::size_t last = chunk.last() - 1;
  const std::uint32_t name = name_ending_at(s_.words[last]);
  if (name != kNone) return {name, kNone};
  const std::uint32_t person = name_in(chunk.begin, chunk.last(), true);
  if (person != kNone && roles_.find(s_.words[last].stem, true)) return {person, kNone};
  return {nominal(chunk.begin, last, EntityType::kThing), kNone};
}

bool NounPhrases::sums_up(std::size_t c) const {
  const Chunk& chunk = s_.chunks[c];
  const bool listed = c > 0 && s_.chunks[c - 1].conjunct_of == c &&
                      s_.words[s_.chunks[c - 1].last()].listed &&
                      name_ending_at(s_.words[s_.chunks[c - 1].last()]) != kNone;
  if (!listed || name_ending_at(s_.words[chunk.last()]) != kNone) return false;
  for (std::size_t w = chunk.begin; w < chunk.end; ++w) {
    const std::uint32_t literal = literal_ending_at(s_.words[w]);
    if (literal != kNone && document_.literals[literal].kind == LiteralKind::kQuantity) return true;
  }
  return false;
}

// What a phrase refers to, and the names that a middle dot joins to its own.
void NounPhrases::add_referents(std::size_t c, std::vector<Referent>& out) {
  const Referent own = referent(c);
  if (own.mention == kNone) {
    out.push_back(own);
    return;
  }
  for (const std::uint32_t name : joined_names(own.mention)) out.push_back({name, kNone});
}

std::vector<std::size_t> NounPhrases::coordinated(std::size_t c) const {
  std::vector<std::size_t> others;
  for (std::size_t other = 0; other < c; ++other) {
    std::size_t end = other;
    while (s_.chunks[end].conjunct_of != kNowhere) end = s_.chunks[end].conjunct_of;
    if (end == c) others.push_back(other);
  }
  return others;
}

std::vector<Referent> NounPhrases::referents(std::size_t c) {
  std::vector<Referent> out;
  for (const std::size_t other : coordinated(c)) add_referents(other, out);
  if (std::vector<Referent> persons = persons_together(c, out); !persons.empty()) return persons;
  // "A, B 등 13개 기관이": how many they are is nobody else.
  if (!out.empty() && sums_up(c)) return out;
  add_referents(c, out);
  // "14골 5도움을": values side by side.
  if (out.back().literal == kNone) return out;
  const auto counts = [&](std::uint32_t literal) {
    return literal != kNone && document_.literals[literal].kind == LiteralKind::kQuantity;
  };
  for (std::size_t w = s_.chunks[c].last(); w-- > s_.chunks[c].begin;) {
    const std::uint32_t literal = literal_ending_at(s_.words[w]);
    if (!counts(out.back().literal) || !counts(literal)) break;
    out.push_back({kNone, literal});
  }
  return out;
}

// "A·B 형제", "A와 B 부부": the persons, those coordinated with the phrase and those in it; none
// where it is not theirs.
std::vector<Referent> NounPhrases::persons_together(std::size_t c,
                                                    std::vector<Referent> coordinated) const {
  const Chunk& chunk = s_.chunks[c];
  if (chunk.end - chunk.begin < 2 || !roles_.sums_up_persons(s_.words[chunk.last()].stem)) {
    return {};
  }
  const Span before = words_span(chunk.begin, chunk.last() - 1);
  for (const std::uint32_t m : items_.mentions) {
    const Mention& mention = document_.mentions[m];
    const bool inside = before.begin <= mention.span.begin && mention.span.end <= before.end;
    if (inside && mention.kind == MentionKind::kName && is_person(m)) {
      coordinated.push_back({m, kNone});
    }
  }
  const bool all = std::all_of(coordinated.begin(), coordinated.end(),
                               [&](const Referent& r) { return is_person(r.mention); });
  return all && coordinated.size() > 1 ? coordinated : std::vector<Referent>{};
}

Referent NounPhrases::possessor(std::size_t c, std::size_t word) {
  const std::uint32_t body = name_in(s_.chunks[c].begin, word, false);
  if (body != kNone) return {body, kNone};
  for (std::size_t g = 0; g < c; ++g) {
    if (s_.chunks[g].possessed == c) return referent(g);
  }
  return {};
}

std::vector<Referent> NounPhrases::possessors(std::size_t c, std::size_t word) {
  const Referent first = possessor(c, word);
  if (first.mention == kNone) return {};
  for (std::size_t g = 0; g < c; ++g) {
    if (s_.chunks[g].possessed != c || referent(g).mention != first.mention) continue;
    std::vector<Referent> all = referents(g);
    const EntityType type = document_.mentions[first.mention].type;
    std::erase_if(all, [&](const Referent& r) {
      return r.mention == kNone || (r.mention != first.mention &&
                                    (document_.mentions[r.mention].kind != MentionKind::kName ||
                                     document_.mentions[r.mention].type != type));
    });
    return all;
  }
  return {first};
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
