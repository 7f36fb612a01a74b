// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/interview.h"

#include <algorithm>
#include <string>

#include "extractor/reference/quotation_marks.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::uint32_t kLeadOfInterview = 12;  // sentences that may say who is interviewed
constexpr std::uint32_t kFewestQuestions = 2;
constexpr std::uint32_t kFewestAnswers = 2;
// Where the text does not call itself an interview.
constexpr std::uint32_t kClearQuestions = 3;
constexpr std::uint32_t kClearAnswers = 4;
constexpr std::uint32_t kReachOfInterview = 20;  // tokens from the word to the name
constexpr std::uint32_t kLongestPhrase = 3;

}  // namespace

void Interview::begin() {
  const auto sentences = static_cast<std::uint32_t>(document_.sentences.size());
  bool told = false;
  bool hinted = false;
  for (std::uint32_t s = 0; s < std::min(sentences, kLeadOfInterview); ++s) {
    const IndexRange tokens = document_.sentences[s].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::string* how = phrase_at(t, tokens.end).first;
      told = told || (how != nullptr && *how == "-");
      hinted = hinted || how != nullptr;
    }
  }
  if (!hinted) return;
  std::uint32_t questions = 0;
  std::uint32_t answers = 0;
  for (std::uint32_t s = 0; s < sentences; ++s) {
    if (asks(s)) {
      if (says_outside(s, "hearer")) ++questions;
    } else if (says_outside(s, "speaker")) {
      ++answers;
    }
  }
  is_interview_ = questions >= (told ? kFewestQuestions : kClearQuestions) &&
                  answers >= (told ? kFewestAnswers : kClearAnswers);
}

bool Interview::asks(std::uint32_t sentence) const {
  const IndexRange tokens = document_.sentences[sentence].tokens;
  return tokens.size() > 0 && document_.text_of(document_.tokens[tokens.end - 1]) == "?";
}

// A pronoun of the class outside of quotation marks.
bool Interview::says_outside(std::uint32_t sentence, std::string_view pronouns) const {
  const IndexRange tokens = document_.sentences[sentence].tokens;
  Quotation quotation(document_, sentence);
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (quotation.holds(t)) continue;
    if (words_.find(pronouns, document_.text_of(document_.tokens[t])) != nullptr) return true;
  }
  return false;
}

bool Interview::names_interviewee(std::uint32_t sentence) const {
  const std::vector<std::uint32_t>& mentions = clauses_.mentions_in(sentence);
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t m) {
    const Mention& mention = document_.mentions[m];
    return mention.kind == MentionKind::kName && mention.entity == who_;
  });
}

std::pair<const std::string*, std::uint32_t> Interview::phrase_at(std::uint32_t token,
                                                                  std::uint32_t end) const {
  std::string phrase;
  std::pair<const std::string*, std::uint32_t> found{nullptr, token};
  for (std::uint32_t t = token; t < std::min(end, token + kLongestPhrase); ++t) {
    if (t > token) phrase += ' ';
    phrase += to_lower(document_.text_of(document_.tokens[t]));
    const std::string* how = words_.find("interview", phrase);
    if (how != nullptr && *how != "beyond") found = {how, t + 1};
  }
  return found;
}

// The person whom a name or pronoun that begins with the token means.
std::uint32_t Interview::person_at(std::uint32_t sentence, std::uint32_t token) const {
  for (const std::uint32_t m : clauses_.mentions_in(sentence)) {
    const Mention& mention = document_.mentions[m];
    if (mention.tokens.begin != token || mention.kind == MentionKind::kNominal) continue;
    if (mention.entity == kNone || !document_.entities[mention.entity].named) continue;
    if (document_.entities[mention.entity].type == EntityType::kPerson) return mention.entity;
  }
  return kNone;
}

// "interviewed the founder of Norvik, Ana Lind", not "interviewed an actor about Ana Lind".
std::uint32_t Interview::person_behind(std::uint32_t sentence, std::uint32_t token) const {
  const std::uint32_t end =
      std::min(document_.sentences[sentence].tokens.end, token + kReachOfInterview);
  for (std::uint32_t t = token; t < end; ++t) {
    const std::uint32_t person = person_at(sentence, t);
    if (person != kNone) return person;
    const Token& word = document_.tokens[t];
    const std::string* beyond = words_.find("interview", document_.text_of(word));
    if (word.upos == Upos::kVerb || (beyond != nullptr && *beyond == "beyond")) return kNone;
  }
  return kNone;
}

// "Ana Lind, founder of Norvik, interviewed by the Herald", "Ana Lind: an interview"
std::uint32_t Interview::person_before(std::uint32_t sentence, std::uint32_t token) const {
  for (std::uint32_t t = document_.sentences[sentence].tokens.begin; t < token; ++t) {
    const std::uint32_t person = person_at(sentence, t);
    if (person != kNone) return person;
  }
  return kNone;
}

// "Ana Lind: An interview with the poet", "Ana Lind: I wrote it.": the entity before the colon.
std::uint32_t Interview::label(std::uint32_t sentence) const {
  const IndexRange tokens = document_.sentences[sentence].tokens;
  for (const std::uint32_t m : clauses_.mentions_in(sentence)) {
    const Mention& mention = document_.mentions[m];
    if (mention.tokens.begin != tokens.begin || mention.tokens.end >= tokens.end) continue;
    if (document_.text_of(document_.tokens[mention.tokens.end]) == ":") return mention.entity;
  }
  return kNone;
}

void Interview::note(std::uint32_t sentence) {
  if (!is_interview_) return;
  asked_ = asked_ || (asks(sentence) && says_outside(sentence, "hearer"));
  if (who_ != kNone || sentence >= kLeadOfInterview || asks(sentence)) return;
  const IndexRange tokens = document_.sentences[sentence].tokens;
  Quotation quotation(document_, sentence);
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const auto [how, behind] = phrase_at(t, tokens.end);
    if (how == nullptr || quotation.holds(t)) continue;
    std::uint32_t person = label(sentence) == kNone ? kNone : person_at(sentence, tokens.begin);
    if (person == kNone && *how != "before") person = person_behind(sentence, behind);
    if (person == kNone && *how != "talk") person = person_before(sentence, t);
    if (person != kNone) return set(person, sentence, t);
  }
}

void Interview::set(std::uint32_t entity, std::uint32_t sentence, std::uint32_t token) {
  who_ = entity;
  Proposition saying;
  saying.sentence = sentence;
  saying.predicate = token;
  saying.phrase = document_.tokens[token].span;
  saying.kind = PredicateKind::kNoun;
  saying.construction = "interview";
  PropositionArgument speaker;
  speaker.role = Role::kSubject;
  speaker.entity = entity;
  saying.arguments.push_back(speaker);
  saying_ = static_cast<std::uint32_t>(document_.propositions.size());
  document_.propositions.push_back(std::move(saying));
}

void Interview::attribute(std::uint32_t sentence) {
  if (who_ == kNone) return;
  const std::uint32_t labelled = label(sentence);
  if (labelled != kNone) speaker_ = labelled;
  const bool own = labelled == who_;
  if (asks(sentence) || (names_interviewee(sentence) && !own)) return;
  if (speaker_ != kNone && speaker_ != who_) return;
  const bool first = says_outside(sentence, "speaker");
  // "You have written four novels.": who asks.
  if (!first && (!asked_ || says_outside(sentence, "hearer"))) return;
  for (const std::uint32_t p : clauses_.in_sentence(sentence)) {
    Proposition& clause = document_.propositions[p];
    if (clause.speaker != kNone || clause.predicate == kNone) continue;
    Quotation around(document_, sentence);
    if (!around.holds(clause.predicate)) clause.speaker = saying_;
  }
}

}  // namespace weft
