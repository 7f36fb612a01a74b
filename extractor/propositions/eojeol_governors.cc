// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_governors.h"

#include <algorithm>

namespace weft {

std::size_t PhraseGovernors::governing_clause(std::size_t c) const {
  const Chunk& chunk = out_.chunks[c];
  std::size_t clause = nearer_clause(c, clause_above(outside_head(chunk), chunk.end));
  clause = asked_outside(chunk, told_to(chunk, outside_quote(chunk, clause)));
  clause = transitive(chunk, clause);
  const bool topic = head_word(chunk).noun_case == Case::kTopic || also(chunk, clause);
  return topic || before_actor(c, clause) ? outside_modifier(chunk, clause) : clause;
}

std::size_t PhraseGovernors::outside_modifier(const Chunk& chunk, std::size_t clause) const {
  for (int step = 0; step < kMaxClimb && clause != kNowhere; ++step) {
    if (out_.clauses[clause].ending != Ending::kAdnominal) return clause;
    const std::size_t next = next_clause(out_.clauses[clause].last + 1);
    if (next == kNowhere) return clause;
    clause = next;
  }
  return chunk.clause;
}

// "세금을 구청이 알려 준 계좌로 냈다": an object before the subject of a clause about a noun is
// none of that clause.
bool PhraseGovernors::before_actor(std::size_t c, std::size_t clause) const {
  if (clause == kNowhere || head_word(out_.chunks[c]).noun_case != Case::kObject) return false;
  if (out_.clauses[clause].ending != Ending::kAdnominal) return false;
  const std::size_t main = out_.clauses[clause].main;
  for (std::size_t b = c + 1; b < out_.chunks.size() && out_.chunks[b].begin < main; ++b) {
    const Chunk& other = out_.chunks[b];
    if (head_word(other).noun_case == Case::kSubject && next_clause(other.end) == clause) {
      return true;
    }
  }
  return false;
}

// "X도 최근 발표한 노래로": a name that is added to others is a topic where the clause goes on.
bool PhraseGovernors::also(const Chunk& chunk, std::size_t clause) const {
  return head_word(chunk).noun_case == Case::kDelimiter && clause != kNowhere && named(chunk) &&
         (describes(out_.clauses[clause]) || chunk.end < first_word(out_.clauses[clause]));
}

// What stands before a quotation belongs to the clause of saying after it.
std::size_t PhraseGovernors::outside_quote(const Chunk& chunk, std::size_t clause) const {
  if (clause == kNowhere) return clause;
  const std::uint32_t quote = out_.words[out_.clauses[clause].main].quote;
  const std::uint32_t own = head_word(chunk).quote;
  if (own != 0 && own != quote) {
    // What stands in a quotation that has predicates is none of the clause of saying.
    for (std::size_t b = clause; b-- > 0;) {
      const std::size_t main = out_.clauses[b].main;
      if (out_.words[main].quote == own && main >= chunk.end) return b;
    }
    return clause;
  }
  if (quote == 0 || own == quote) return clause;
  for (std::size_t b = clause + 1; b < out_.clauses.size(); ++b) {
    if (out_.words[out_.clauses[b].main].quote != quote) return b;
  }
  // Nothing in the quotation is about who says it.
  return head_word(chunk).noun_case == Case::kTopic ? kNowhere : clause;
}

// Where the tree leads too far up: an object belongs to the verb right after it, what is said
// belongs together, and a subject after a topic belongs to a clause that has none.
std::size_t PhraseGovernors::nearer_clause(std::size_t c, std::size_t governor) const {
  const Chunk& chunk = out_.chunks[c];
  const Word& head = head_word(chunk);
  if (governor == kNowhere || chunk.end >= out_.words.size()) return governor;
  const std::size_t next = next_clause(chunk.end);
  if (next == governor || next == kNowhere) return governor;
  if (next > governor) return governor;
  const Clause& near = out_.clauses[next];
  if (head.noun_case == Case::kObject && first_word(near) == chunk.end) return next;
  // "X를 둔기로 때려 숨지게 했다": it belongs to the verb that mostly has an object.
  if (head.noun_case == Case::kObject && near.ending == Ending::kConnective &&
      out_.words[near.last].shared && tables_.with_object.contains(near.lemma) &&
      !tables_.with_object.contains(out_.clauses[governor].lemma) &&
      (near.last + 1 == first_word(out_.clauses[governor]) ||
       !rules_.verb_asks(out_.clauses[governor].lemma, Role::kObject))) {
    return next;
  }
  const bool complement = head.noun_case == Case::kObject || head.noun_case == Case::kIndirect ||
                          head.noun_case == Case::kOblique;
  if (complement) {
    for (std::size_t b = next; b < governor; ++b) {
      if (out_.clauses[b].ending == Ending::kQuote) return next;
    }
  }
  // "X에게 징역을 선고하고 구속했다": it belongs to the words that ask for it.
  const bool marked = head.noun_case == Case::kIndirect || head.noun_case == Case::kOblique;
  // "서울에 눈이 내려 길이 막혔다": where something happens, before what happens there.
  const EntityType* type = name_type(chunk);
  const bool place = head.marker == tables_.gap_marker && type != nullptr &&
                     *type == EntityType::kPlace && leads_to_happening(c, near);
  if (place && near.ending == Ending::kConnective && begins_other(c, near, governor)) return next;
  if (marked && near.ending == Ending::kConnective && asks_for(near, head) &&
      (!asks_for(out_.clauses[governor], head) || leads_to_object(c, near) ||
       begins_other(c, near, governor))) {
    return next;
  }
  // "불이 나 3명이 다쳤다": right before a joined verb, and another subject behind that.
  if (head.noun_case == Case::kSubject && near.ending == Ending::kConnective &&
      first_word(near) == chunk.end && !has_subject(next) && !describes(near) &&
      begins_other(c, near, governor)) {
    return next;
  }
  // Of what is said the topic is who says it.
  if (head.noun_case == Case::kSubject && near.ending == Ending::kAdnominal && !has_subject(next) &&
      !describes(near) && out_.clauses[governor].ending != Ending::kQuote &&
      (stands_under_topic(c, governor) || leads_to_subject(c, next, governor))) {
    return next;
  }
  return governor;
}

// Whether another subject stands between a joined clause and the one around it.
bool PhraseGovernors::begins_other(std::size_t c, const Clause& near, std::size_t governor) const {
  for (std::size_t b = c + 1; b < out_.chunks.size(); ++b) {
    const Chunk& other = out_.chunks[b];
    if (other.begin >= out_.clauses[governor].main) return false;
    if (other.begin > near.last && head_word(other).noun_case == Case::kSubject) {
      return next_clause(other.end) == governor;
    }
  }
  return false;
}

// "서울에 눈이 내려": the subject of the clause stands behind the phrase.
bool PhraseGovernors::leads_to_happening(std::size_t c, const Clause& near) const {
  for (std::size_t b = c + 1; b < out_.chunks.size() && out_.chunks[b].begin < near.main; ++b) {
    if (head_word(out_.chunks[b]).noun_case == Case::kSubject) return true;
  }
  return false;
}

// "X에게 징역을 선고하고": an object stands between the phrase and the verb.
bool PhraseGovernors::leads_to_object(std::size_t c, const Clause& near) const {
  return c + 1 < out_.chunks.size() && out_.chunks[c + 1].begin == out_.chunks[c].end &&
         out_.chunks[c + 1].end == first_word(near) &&
         head_word(out_.chunks[c + 1]).noun_case == Case::kObject;
}

// Whether relation words name the particle of the noun, or that of whom something is done to.
bool PhraseGovernors::asks_for(const Clause& clause, const Word& noun) const {
  if (noun.marker.empty()) return false;
  return rules_.verb_asks(clause.lemma, noun.marker) ||
         (noun.noun_case == Case::kIndirect &&
          rules_.verb_asks(clause.lemma, Role::kIndirectObject));
}

// "X에게 회사를 떠나겠다고 말했다", "정부에 대책을 세우라고 했다", "X에게 떠날 것을 요구했다": to
// whom something is said, where what is said asks for nobody; "X와의 인터뷰에서 떠난다고 밝혔다":
// where it is said.
std::size_t PhraseGovernors::told_to(const Chunk& chunk, std::size_t clause) const {
  const Word& head = head_word(chunk);
  if (clause == kNowhere || clause + 1 >= out_.clauses.size()) return clause;
  const Clause& content = out_.clauses[clause];
  const Clause& saying = out_.clauses[clause + 1];
  const auto verb = tables_.speech_verbs.find(saying.lemma);
  if (verb == tables_.speech_verbs.end() || content.voice == Voice::kPassive ||
      out_.words[content.main].quote != head.quote || out_.words[saying.main].quote != head.quote) {
    return clause;
  }
  const bool quoted = content.ending == Ending::kQuote;
  if (quoted && (is_occasion(chunk) || (head.marker == tables_.through_marker &&
                                        tables_.occasions.contains(head.stem)))) {
    return clause + 1;
  }
  const EntityType* type = name_type(chunk);
  const bool body = head.marker == tables_.gap_marker && head.noun_case == Case::kOblique &&
                    (tables_.sides.contains(head.stem) ||
                     (type != nullptr && *type == EntityType::kOrganization));
  if (head.noun_case != Case::kIndirect && !body) return clause;
  const std::size_t noun = content.last + 1;
  const bool asked = content.ending == Ending::kAdnominal && verb->second.hypothetical &&
                     noun < saying.main && out_.words[noun].noun_case == Case::kObject &&
                     tables_.whole_nouns.contains(out_.words[noun].stem);
  // "X에게 떠난다는 사실을 알렸다"
  const bool told = content.ending == Ending::kQuoteAdnominal && noun < saying.main &&
                    out_.words[noun].noun_case == Case::kObject &&
                    tables_.content_nouns.contains(out_.words[noun].stem);
  // "X에게 돈을 빌려달라고 했다": who is asked for it.
  const bool own =
      !out_.words[content.last].requested &&
      (asks_for(content, head) || tables_.datives.contains(content.lemma) ||
       (tables_.speech_verbs.contains(content.lemma) && content.lemma != tables_.light_saying));
  return (quoted || asked || told) && !own ? clause + 1 : clause;
}

// "예산을 3% 늘어난 677조원으로 편성했다": the object of a clause about a value whose words have
// none is that of the clause around it.
std::size_t PhraseGovernors::transitive(const Chunk& chunk, std::size_t clause) const {
  if (clause == kNowhere || head_word(chunk).noun_case != Case::kObject) return clause;
  const Clause& about = out_.clauses[clause];
  const std::size_t value = about.last + 1;
  if (about.ending != Ending::kAdnominal || value >= out_.words.size() ||
      !rules_.verb_asks_object(about.lemma, LiteralKind::kPercent) ||
      rules_.verb_asks(about.lemma, Role::kObject)) {
    return clause;
  }
  const Span span = out_.words[value].noun_span;
  const bool valued =
      std::any_of(out_.items.literals.begin(), out_.items.literals.end(),
                  [&](std::uint32_t i) { return document_.literals[i].span.end == span.end; });
  const std::size_t outer = valued ? next_clause(value) : kNowhere;
  return outer == kNowhere ? clause : outer;
}

// "부산을 배경으로 헤어진 형제를 그린다": what the words of a clause about a noun do not ask for,
// and those of the clause around it do.
std::size_t PhraseGovernors::asked_outside(const Chunk& chunk, std::size_t clause) const {
  const Word& head = head_word(chunk);
  if (clause == kNowhere || head.noun_case != Case::kOblique ||
      !tables_.complex_markers.contains(head.marker) ||
      rules_.verb_asks(out_.clauses[clause].lemma, head.marker)) {
    return clause;
  }
  std::size_t outer = clause;
  for (int step = 0; step < kMaxClimb; ++step) {
    if (out_.clauses[outer].ending != Ending::kAdnominal) return clause;
    outer = next_clause(out_.clauses[outer].last + 1);
    if (outer == kNowhere) return clause;
    if (rules_.verb_asks(out_.clauses[outer].lemma, head.marker)) return outer;
  }
  return clause;
}

// "X가 펴낸 소설이 상을 받았다": a named subject before a clause about the subject of the clause
// around.
bool PhraseGovernors::leads_to_subject(std::size_t c, std::size_t near,
                                       std::size_t governor) const {
  const std::size_t noun = next_chunk(out_.clauses[near].last + 1);
  if (noun == kNowhere || !named(out_.chunks[c])) return false;
  for (std::size_t b = noun; b < out_.chunks.size(); ++b) {
    const Chunk& other = out_.chunks[b];
    if (other.begin >= out_.clauses[governor].main) return false;
    if (b > noun && next_clause(out_.chunks[b - 1].end) != next_clause(other.end)) return false;
    if (head_word(other).noun_case == Case::kSubject) return true;
    if (head_word(other).noun_case != Case::kBare && head_word(other).noun_case != Case::kGenitive)
      return false;
  }
  return false;
}

bool PhraseGovernors::has_subject(std::size_t clause) const {
  const auto& arguments = out_.clauses[clause].arguments;
  return std::any_of(arguments.begin(), arguments.end(),
                     [](const ClauseArgument& a) { return a.role == Role::kSubject; });
}

// Whether a topic before the phrase belongs to the clause, or to one that it is joined to later.
bool PhraseGovernors::stands_under_topic(std::size_t c, std::size_t clause) const {
  for (std::size_t b = clause; b < out_.clauses.size(); ++b) {
    const auto& arguments = out_.clauses[b].arguments;
    const bool held = std::any_of(arguments.begin(), arguments.end(), [&](const auto& a) {
      const Chunk& topic = out_.chunks[a.chunk];
      return a.topic &&
             (b == clause || (a.chunk < c && named(topic) &&
                              head_word(topic).quote == head_word(out_.chunks[c]).quote));
    });
    if (held) return true;
  }
  return false;
}

}  // namespace weft
