// SPDX-License-Identifier: Apache-2.0
// The part of Resolver that describes where antecedents of a pronoun stand, and compares them.
#include <algorithm>

#include "extractor/deprel.h"
#include "extractor/reference/resolver.h"
#include "extractor/segment/sentence_marks.h"

namespace weft {
namespace {

constexpr std::size_t kLongestWay = 5;  // arcs between a pronoun and what it may mean
constexpr std::uint32_t kFew = 8;       // words around a head that may hang on it

// Relations of clauses to what they stand in; which of them it is counts little for reference.
bool joins_clauses(std::string_view relation) {
  return relation == "conj" || relation == "advcl" || relation == "ccomp" || relation == "xcomp" ||
         relation == "parataxis";
}

std::string often(std::uint32_t times) {
  return times < 4 ? std::to_string(times) : times < 8 ? "4" : "8";
}

}  // namespace

// How the word hangs on others: an apposition, a name in brackets or behind "by" is rarely what
// the next words are about.
void Resolver::describe_place(Antecedent& antecedent, std::uint32_t said, std::uint32_t m,
                              const std::string& kind, const std::string& place) const {
  const auto add = [&](const std::string& name) { antecedent.features.push_back({kind + name}); };
  const std::uint32_t head = document_.mentions[said].head;
  if (head >= document_.tokens.size()) return;
  const std::string relation = relation_family(document_.tokens[head].deprel);
  const std::string role = role_of(m);
  if (relation == "conj" || relation == "appos" || relation == "flat" || relation == "compound") {
    add("as=" + relation + place);
  }
  if (const std::string with = preposition_of(said); !with.empty()) add("with=" + with + place);
  if (in_brackets(said)) add("in brackets" + place);
  const std::string clause = clause_of(said);
  add("clause=" + clause + place);
  add("clause=" + clause + place + " pronoun=" + role + " in " + clause_of(m));
  if (document_.mentions[said].sentence == document_.mentions[m].sentence) {
    const std::string way = way_between(said, m);
    if (!way.empty()) add("way=" + way);
    const Mention& pronoun = document_.mentions[m];
    const auto quoted = [&](std::uint32_t mention) {
      return is_quoted(document_, pronoun.sentence, document_.mentions[mention].span.begin);
    };
    if (quoted(said) != quoted(m)) add("across quotes");
  }
}

// Arcs up from the pronoun and down to the mention by name, "poss obj^nsubj"; clauses within
// clauses are one step. Empty beyond a few.
std::string Resolver::way_between(std::uint32_t m, std::uint32_t pronoun) const {
  const std::vector<std::uint32_t> from = way_up(pronoun, kLongestWay);
  const std::vector<std::uint32_t> to = way_up(m, kLongestWay);
  std::string way;
  const auto step = [&](std::uint32_t t) {
    const std::string relation = relation_family(document_.tokens[t].deprel);
    const bool verb = document_.tokens[t].upos != Upos::kPropn &&
                      document_.tokens[t].upos != Upos::kNoun &&
                      document_.tokens[t].upos != Upos::kPron;
    const std::string name = joins_clauses(relation) && verb ? "clause" : relation;
    if (name == "clause" && way.ends_with("clause ")) return;
    way += name + ' ';
  };
  for (std::size_t up = 0; up < from.size(); ++up) {
    const auto meet = std::find(to.begin(), to.end(), from[up]);
    if (meet == to.end()) {
      step(from[up]);
      continue;
    }
    way += '^';
    for (auto down = meet; down != to.begin();) step(*--down);
    return way;
  }
  return {};
}

// The relation of the clause in which the mention stands to what is around it.
std::string Resolver::clause_of(std::uint32_t m) const {
  std::uint32_t t = document_.mentions[m].head;
  for (std::uint32_t n = 0; n < kFew && t < document_.tokens.size(); ++n) {
    const std::string relation = relation_family(document_.tokens[t].deprel);
    const bool verb =
        document_.tokens[t].upos == Upos::kVerb || document_.tokens[t].upos == Upos::kAux;
    if (relation == "root" || relation == "acl" || (joins_clauses(relation) && verb)) {
      return relation;
    }
    t = document_.tokens[t].head;
  }
  return "none";
}

std::string Resolver::preposition_of(std::uint32_t m) const {
  const std::uint32_t head = document_.mentions[m].head;
  const IndexRange sentence = document_.sentences[document_.mentions[m].sentence].tokens;
  const std::uint32_t first = head - std::min(head - sentence.begin, kFew);
  for (std::uint32_t t = first; t < std::min(sentence.end, head + kFew); ++t) {
    const Token& token = document_.tokens[t];
    if (token.head == head && of_family(token.deprel, "case")) return token.lemma;
  }
  return {};
}

bool Resolver::in_brackets(std::uint32_t m) const {
  const Mention& mention = document_.mentions[m];
  int depth = 0;
  for (std::uint32_t t = document_.sentences[mention.sentence].tokens.begin;
       t < std::min<std::size_t>(mention.tokens.begin, document_.tokens.size()); ++t) {
    const std::string_view text = document_.text_of(document_.tokens[t]);
    if (text == "(") ++depth;
    if (text == ")") --depth;
  }
  return depth > 0;
}

// What tells antecedents from each other: which was spoken of most, whose gender is known where
// that of others is not, whom the last pronoun like this one meant, which subject is the nearest.
void Resolver::compare(std::vector<Antecedent>& antecedents, std::uint32_t m,
                       const Wanted& wanted) const {
  const std::string kind = wanted.person ? "person " : "thing ";
  const auto told = [&](const Antecedent& a) {
    return a.entity < told_.size() ? told_[a.entity] : 0;
  };
  const auto known = [&](const Antecedent& a) {
    return wanted.gender != Gender::kUnknown && gender_[a.entity] == wanted.gender;
  };
  std::uint32_t most = 0;
  for (const Antecedent& a : antecedents) most = std::max(most, told(a));
  const auto leading = std::count_if(antecedents.begin(), antecedents.end(),
                                     [&](const Antecedent& a) { return told(a) == most; });
  const auto sure = std::count_if(antecedents.begin(), antecedents.end(), known);
  const std::uint32_t meant = meant_before(m, wanted);
  bool subject_found = false;
  for (Antecedent& a : antecedents) {
    const auto add = [&](const std::string& name) { a.features.push_back({kind + name}); };
    add("told=" + often(told(a)));
    if (told(a) == most && leading == 1 && antecedents.size() > 1) add("told most");
    if (sure > 0) add(known(a) ? (sure == 1 ? "alone known" : "known") : "others known");
    if (a.entity == meant) add("meant before");
    if (antecedents.size() == 1) add("alone");
    if (a.mention == kNone) continue;
    const bool subject = is_subject(a.mention);
    if (subject && !subject_found) add("nearest subject");
    subject_found = subject_found || subject;
  }
}

// What the last pronoun like this one meant.
std::uint32_t Resolver::meant_before(std::uint32_t m, const Wanted& wanted) const {
  const auto kind = words_.pronoun(document_.text_of(document_.mentions[m].span));
  for (std::size_t i = traces_.size(); i-- > 0;) {
    const Trace& t = traces_[i];
    if (document_.mentions[m].sentence - t.sentence > wanted.sentences_back) break;
    if (t.mention == kNone || document_.mentions[t.mention].kind != MentionKind::kPronoun) continue;
    const auto other = words_.pronoun(document_.text_of(document_.mentions[t.mention].span));
    if (other == kind) return t.entity;
  }
  return kNone;
}

}  // namespace weft
