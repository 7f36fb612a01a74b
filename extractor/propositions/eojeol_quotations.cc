// SPDX-License-Identifier: Apache-2.0
//
// Who says what stands between quotation marks, whatever the verb behind it: "..."며 웃었다; and
// what a sentence begins to quote that a later one attributes.
#include <algorithm>

#include "extractor/propositions/eojeol_sentence.h"
#include "extractor/quotations.h"

namespace weft {
namespace {

constexpr float kQuotation = 0.85F;

}  // namespace

void SentencePropositions::read_quotations(Talk& talk) {
  const bool began = begins_in_quotation(document_, sentence_);
  if (!began) talk = {};
  for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
    if (!ends_quotation(c) || proposition_of_[c] == kNone) continue;
    const std::size_t saying = saying_of(c);
    if (saying == kNowhere) continue;
    if (began && s_.words[s_.clauses[c].main].quote == 1) attribute_talk(saying, talk);
    say(c, saying);
  }
  for (std::size_t c = 0; c < s_.clauses.size(); ++c) read_plain_saying(c);
  if (begins_in_quotation(document_, sentence_ + 1)) begin_talk(began, talk);
}

// Whether no clause of the same quotation follows.
bool SentencePropositions::ends_quotation(std::size_t c) const {
  const std::uint32_t quote = s_.words[s_.clauses[c].main].quote;
  if (quote == 0) return false;
  return std::none_of(s_.clauses.begin() + static_cast<std::ptrdiff_t>(c) + 1, s_.clauses.end(),
                      [&](const Clause& later) { return s_.words[later.main].quote == quote; });
}

// The clause outside of the quotation that says it: that of saying, or "..."라는 반응을 보였다.
std::size_t SentencePropositions::saying_of(std::size_t c) const {
  const Clause& clause = s_.clauses[c];
  if (clause.ending == Ending::kQuoteAdnominal) {
    if (clause.modified == kNowhere || s_.naming(clause)) return kNowhere;
    const Chunk& noun = s_.chunks[clause.modified];
    const Word& head = s_.words[noun.last()];
    const auto told = tables_.content_nouns.find(head.stem);
    const bool wished = told != tables_.content_nouns.end() && told->second.hypothetical;
    // "..."라는 노래를: what a thing is called.
    if (wished || phrases_.is_kind(head) || noun.clause == kNowhere ||
        head.noun_case != Case::kObject) {
      return kNowhere;
    }
    return noun.clause;
  }
  return clause.speech;
}

// Whether the verb says what something is called or becomes: "...라고 부르다".
bool SentencePropositions::calls(const std::string& verb) const {
  return rules_.verb_asks_object(verb, Role::kComplement);
}

// What the clause says as the content of the clause of saying; where that is of other words, of one
// more proposition of saying.
void SentencePropositions::say(std::size_t c, std::size_t saying) {
  const std::uint32_t by = proposition_of_[saying];
  if (by == kNone || calls(s_.clauses[saying].lemma)) return;
  const PropositionArgument content{.role = Role::kContent, .proposition = proposition_of_[c]};
  Proposition& said = document_.propositions[by];
  const bool told = std::any_of(
      said.arguments.begin(), said.arguments.end(),
      [&](const PropositionArgument& a) { return a.proposition == proposition_of_[c]; });
  if (rules_.verb_asks_object(said.lemma, Role::kContent)) {
    if (!told) said.arguments.push_back(content);
    return;
  }
  Proposition p = start(saying, PredicateKind::kVerb, "quotation", kQuotation);
  p.lemma = s_.words[s_.clauses[c].last].requested ? tables_.asking : tables_.saying;
  p.voice = Voice::kActive;
  for (const PropositionArgument& a : said.arguments) {
    const bool shared =
        a.role == Role::kSubject || a.role == Role::kIndirectObject || a.literal != kNone;
    if (shared) p.arguments.push_back(a);
  }
  p.arguments.push_back(content);
  document_.propositions[proposition_of_[c]].speaker = by;
  document_.propositions.push_back(std::move(p));
}

// "X는 비가 온다고 했다": the verb is one of saying where it has a subject that says so.
void SentencePropositions::read_plain_saying(std::size_t c) {
  const Clause& clause = s_.clauses[c];
  if (clause.ending != Ending::kQuote || s_.words[clause.main].quote != 0) return;
  const std::size_t saying = clause.speech;
  if (saying == kNowhere || clause.parent != saying || proposition_of_[c] == kNone) return;
  if (s_.clauses[saying].lemma != tables_.light_saying || !s_.clauses[saying].past) return;
  if (s_.clauses[saying].find(Role::kSubject) == nullptr) return;
  say(c, saying);
}

// The sentence ends within a quotation: whoever it speaks of outside of that says it.
void SentencePropositions::begin_talk(bool began, Talk& talk) {
  std::size_t last = kNowhere;
  for (std::size_t c = 0; c < s_.clauses.size(); ++c) {
    if (ends_quotation(c) && saying_of(c) == kNowhere) last = c;
  }
  if (last != kNowhere && proposition_of_[last] != kNone) {
    talk.contents.push_back(proposition_of_[last]);
  }
  if (began && talk.sayer != kNone) return;
  // "X가 묻자 Y는 "...": who is asked, or moved to speak, is another.
  const std::uint32_t opened = s_.words.empty() ? 0 : s_.words.back().quote;
  std::size_t from = 0;
  for (const Clause& clause : s_.clauses) {
    if (s_.words[clause.last].parted && s_.words[clause.main].quote == 0) from = clause.last + 1;
  }
  for (std::size_t c = 0; c < s_.chunks.size() && talk.sayer == kNone; ++c) {
    const Word& head = s_.words[s_.chunks[c].last()];
    if (opened != 0 && head.quote == opened) break;
    if (head.quote != 0 || s_.chunks[c].begin < from) continue;
    const std::uint32_t one = phrases_.referent(c).mention;
    const bool also = head.noun_case == Case::kDelimiter && one != kNone &&
                      document_.mentions[one].type == EntityType::kPerson;
    if (also || head.noun_case == Case::kTopic || head.noun_case == Case::kSubject) {
      talk.sayer = one;
    }
  }
}

// "...한다"고 말했다: who says so, and all that it said before, stands in the sentences before.
void SentencePropositions::attribute_talk(std::size_t saying, Talk& talk) {
  if (proposition_of_[saying] == kNone) return;
  Proposition& said = document_.propositions[proposition_of_[saying]];
  if (!has_argument(said, Role::kSubject) && talk.sayer != kNone) {
    said.subject_unsaid = false;
    said.arguments.push_back({.role = Role::kSubject, .mention = talk.sayer});
  }
  if (!has_argument(said, Role::kSubject) || calls(said.lemma)) return;
  const Proposition whole = said;
  for (const std::uint32_t content : talk.contents) {
    Proposition p;
    p.sentence = document_.propositions[content].sentence;
    p.predicate = document_.propositions[content].predicate;
    p.phrase = document_.propositions[content].phrase;
    p.lemma = tables_.saying;
    p.construction = "quotation";
    p.hypothetical = whole.hypothetical;
    p.negated = whole.negated;
    p.confidence = kQuotation;
    for (const PropositionArgument& a : whole.arguments) {
      if (a.role == Role::kSubject) p.arguments.push_back(a);
    }
    p.arguments.push_back({.role = Role::kContent, .proposition = content});
    document_.propositions[content].speaker =
        static_cast<std::uint32_t>(document_.propositions.size());
    document_.propositions.push_back(std::move(p));
  }
  talk = {};
}

}  // namespace weft
