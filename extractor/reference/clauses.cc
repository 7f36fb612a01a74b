// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/clauses.h"

#include <algorithm>

#include "extractor/deprel.h"

namespace weft {

void Clauses::index() {
  in_sentence_.resize(document_.sentences.size());
  propositions_.resize(document_.sentences.size());
  argument_of_.resize(document_.mentions.size());
  for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
    in_sentence_[document_.mentions[m].sentence].push_back(m);
  }
  for (std::vector<std::uint32_t>& mentions : in_sentence_) {
    std::stable_sort(mentions.begin(), mentions.end(), [&](std::uint32_t a, std::uint32_t b) {
      return document_.mentions[a].span.begin < document_.mentions[b].span.begin;
    });
  }
  for (std::uint32_t p = 0; p < document_.propositions.size(); ++p) {
    propositions_[document_.propositions[p].sentence].push_back(p);
    for (const PropositionArgument& argument : document_.propositions[p].arguments) {
      if (argument.mention == kNone) continue;
      argument_of_[argument.mention].push_back(p);
      if (argument.role == Role::kComplement) {
        complement_heads_.insert(document_.mentions[argument.mention].head);
      }
    }
  }
}

std::uint32_t Clauses::subject_of(std::uint32_t p) const {
  for (const PropositionArgument& argument : document_.propositions[p].arguments) {
    if (argument.role != Role::kSubject) continue;
    if (argument.entity != kNone) return argument.entity;
    if (argument.mention != kNone) return document_.mentions[argument.mention].entity;
  }
  return kNone;
}

// Of whom an earlier sentence tells the death, the last one.
std::uint32_t Clauses::who_died(std::uint32_t sentence) const {
  std::uint32_t dead = kNone;
  for (const Proposition& p : document_.propositions) {
    if (p.sentence >= sentence || words_.find("dying", p.lemma) == nullptr) continue;
    const std::uint32_t subject =
        subject_of(static_cast<std::uint32_t>(&p - document_.propositions.data()));
    if (subject != kNone && document_.entities[subject].named) dead = subject;
  }
  return dead;
}

bool Clauses::is_subject(std::uint32_t m) const {
  for (const std::uint32_t p : argument_of_[m]) {
    if (document_.propositions[p].kind != PredicateKind::kVerb &&
        document_.propositions[p].kind != PredicateKind::kCopula) {
      continue;
    }
    // The agent of a passive is no subject to those who read on.
    if (document_.propositions[p].voice == Voice::kPassive) continue;
    for (const PropositionArgument& argument : document_.propositions[p].arguments) {
      if (argument.mention == m && argument.role == Role::kSubject) return true;
    }
  }
  const std::uint32_t head = document_.mentions[m].head;
  if (head == kNone || head >= document_.tokens.size()) return false;
  const std::string& relation = document_.tokens[head].deprel;
  return of_family(relation, "nsubj") || of_family(relation, "dislocated");
}

bool Clauses::is_topic(std::uint32_t m) const { return is_marked(m, "topic"); }

bool Clauses::is_marked(std::uint32_t m, std::string_view word_class) const {
  const Mention& mention = document_.mentions[m];
  if (mention.tokens.end == 0 || mention.tokens.end > document_.tokens.size()) return false;
  // The particle may stand apart after a closing bracket or quotation mark.
  const std::uint32_t last = document_.sentences[mention.sentence].tokens.end;
  for (std::uint32_t t = mention.tokens.end - 1; t < last; ++t) {
    if (document_.text_of(document_.tokens[t]) == "(") t = after_bracket(t, last);
    if (t >= last) return false;
    const Token& token = document_.tokens[t];
    if (!token.morphemes.empty()) {
      const Morpheme& particle = document_.morphemes[token.morphemes.end - 1];
      const std::string* word = words_.find(word_class, particle.form);
      if (word && particle.tag == *word) return true;
      if (t >= mention.tokens.end && token.upos != Upos::kPunct) return false;
    }
    if (token.space_after) return false;
  }
  return false;
}

// The token behind the bracket that opens at t, `last` where it does not close.
std::uint32_t Clauses::after_bracket(std::uint32_t t, std::uint32_t last) const {
  while (t < last && document_.text_of(document_.tokens[t]) != ")") ++t;
  return t < last && !document_.tokens[t].space_after ? t + 1 : last;
}

// What something is said to be is no second thing, with or without the words behind its noun: "a
// maker", "a maker of lamps".
bool Clauses::is_complement(std::uint32_t m) const {
  const Mention& mention = document_.mentions[m];
  if (mention.kind == MentionKind::kNominal && mention.head != kNone &&
      complement_heads_.contains(mention.head)) {
    return true;
  }
  for (const std::uint32_t p : argument_of_[m]) {
    for (const PropositionArgument& argument : document_.propositions[p].arguments) {
      if (argument.mention == m && argument.role == Role::kComplement) return true;
    }
  }
  return false;
}

// The object of founding or building is new.
bool Clauses::is_created(std::uint32_t m) const {
  return std::any_of(argument_of_[m].begin(), argument_of_[m].end(), [&](std::uint32_t p) {
    return words_.find("creating", document_.propositions[p].lemma) != nullptr;
  });
}

IndexRange Clauses::last_morphemes(const Proposition& clause) const {
  std::uint32_t last = clause.predicate;
  const std::uint32_t end = document_.sentences[clause.sentence].tokens.end;
  while (last + 1 < end && document_.tokens[last + 1].span.end <= clause.phrase.end) ++last;
  return document_.tokens[last].morphemes;
}

const std::string* Clauses::ends_in(const Proposition& clause, std::string_view word_class) const {
  if (clause.predicate == kNone) return nullptr;
  const IndexRange morphemes = last_morphemes(clause);
  if (morphemes.empty()) return nullptr;
  const Morpheme& ending = document_.morphemes[morphemes.end - 1];
  return ending.tag == "EC" ? words_.find(word_class, ending.form) : nullptr;
}

bool Clauses::coordinate(const Proposition& clause) const {
  if (ends_in(clause, "coordinate") == nullptr) return false;
  const IndexRange morphemes = last_morphemes(clause);
  return morphemes.size() > 1 && document_.morphemes[morphemes.end - 2].tag == "EP";
}

bool Clauses::left_off(std::uint32_t entity, std::uint32_t sentence, std::uint32_t token) const {
  if (!words_.hangul()) return false;
  const auto& beside = propositions_[sentence];
  return std::any_of(beside.begin(), beside.end(), [&](std::uint32_t p) {
    const Proposition& before = document_.propositions[p];
    if (before.kind != PredicateKind::kVerb || before.predicate == kNone ||
        before.predicate >= token)
      return false;
    const IndexRange morphemes = last_morphemes(before);
    const bool joined = !morphemes.empty() && document_.morphemes[morphemes.end - 1].tag == "EC";
    const bool dead =
        joined && before.voice == Voice::kActive && words_.find("dying", before.lemma) != nullptr;
    const std::string* ending = dead ? nullptr : ends_in(before, "parted");
    if (!dead && ending == nullptr) return false;
    // "X 의원은 웃으면서 갔다", but "X 의원이 숨지자 갔다".
    const bool meanwhile = ending != nullptr && *ending == "meanwhile";
    return std::any_of(before.arguments.begin(), before.arguments.end(),
                       [&](const PropositionArgument& a) {
                         if (a.role != Role::kSubject || a.mention == kNone) return false;
                         if (document_.mentions[a.mention].entity != entity) return false;
                         return meanwhile ? is_marked(a.mention, "subject") : !is_topic(a.mention);
                       });
  });
}

bool Clauses::expected(std::uint16_t types, EntityType type) {
  return types == 0 || ((types >> static_cast<unsigned>(type)) & 1U) != 0;
}

}  // namespace weft
