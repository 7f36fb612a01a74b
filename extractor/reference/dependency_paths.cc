// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/dependency_paths.h"

#include <algorithm>

#include "extractor/deprel.h"

namespace weft {
namespace {

constexpr std::uint32_t kSteps = 24;    // from a word up its tree, at most
constexpr std::size_t kLongestWay = 5;  // arcs between a pronoun and what it may mean
constexpr std::uint32_t kFew = 8;       // words around a head that may hang on it

// Relations of clauses to what they stand in; which of them it is counts little for reference.
bool joins_clauses(std::string_view relation) {
  return relation == "conj" || relation == "advcl" || relation == "ccomp" || relation == "xcomp" ||
         relation == "parataxis";
}

}  // namespace

// The UD relation of the mention's head; a conjunct and an apposition have that of what they stand
// beside.
std::string DependencyPaths::role_of(std::uint32_t m) const {
  std::uint32_t t = document_.mentions[m].head;
  for (std::uint32_t step = 0; step < kSteps && t < document_.tokens.size(); ++step) {
    const Token& token = document_.tokens[t];
    const bool beside = token.deprel == "conj" || token.deprel == "flat" ||
                        token.deprel == "appos" || token.deprel == "compound";
    if (!beside) return relation_family(token.deprel);
    t = token.head;
  }
  return "none";
}

// The mention's word, its head and so on, at most so many steps.
std::vector<std::uint32_t> DependencyPaths::way_up(std::uint32_t m, std::size_t steps) const {
  std::vector<std::uint32_t> way;
  for (std::uint32_t t = document_.mentions[m].head;
       way.size() <= steps && t < document_.tokens.size(); t = document_.tokens[t].head) {
    way.push_back(t);
  }
  return way;
}

// Steps up from the pronoun and down to the mention in the tree, "2^1"; "far" beyond a few.
std::string DependencyPaths::path_between(std::uint32_t m, std::uint32_t pronoun) const {
  constexpr std::size_t kFar = 5;
  const std::vector<std::uint32_t> from = way_up(pronoun, kFar);
  const std::vector<std::uint32_t> to = way_up(m, kFar);
  for (std::size_t up = 0; up < from.size(); ++up) {
    const auto meet = std::find(to.begin(), to.end(), from[up]);
    if (meet != to.end()) return std::to_string(up) + "^" + std::to_string(meet - to.begin());
  }
  return "far";
}

// Arcs up from the pronoun and down to the mention by name, "poss obj^nsubj"; clauses within
// clauses are one step. Empty beyond a few.
std::string DependencyPaths::way_between(std::uint32_t m, std::uint32_t pronoun) const {
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

// Whether the predicate of the mention stands above the other mention in the tree.
bool DependencyPaths::governs(std::uint32_t m, std::uint32_t other) const {
  const std::uint32_t head = document_.mentions[m].head;
  if (head >= document_.tokens.size()) return false;
  const std::uint32_t above = document_.tokens[head].head;
  std::uint32_t t = document_.mentions[other].head;
  for (std::uint32_t step = 0; step < kSteps && t < document_.tokens.size(); ++step) {
    t = document_.tokens[t].head;
    if (t == above) return true;
  }
  return false;
}

// "the bank where he worked": what a relative clause tells of is not that clause's own subject.
bool DependencyPaths::is_told_by_clause_of(std::uint32_t m, std::uint32_t subject) const {
  const std::uint32_t word = document_.mentions[subject].head;
  if (word >= document_.tokens.size() || !of_family(document_.tokens[word].deprel, "nsubj")) {
    return false;
  }
  std::uint32_t verb = document_.tokens[word].head;
  for (std::uint32_t step = 0; step < kFew && verb < document_.tokens.size(); ++step) {
    if (document_.tokens[verb].deprel == "acl:relcl") {
      return document_.tokens[verb].head == document_.mentions[m].head;
    }
    if (document_.tokens[verb].deprel != "conj") return false;
    verb = document_.tokens[verb].head;
  }
  return false;
}

// The relation of the clause in which the mention stands to what is around it.
std::string DependencyPaths::clause_of(std::uint32_t m) const {
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

std::string DependencyPaths::preposition_of(std::uint32_t m) const {
  const std::uint32_t head = document_.mentions[m].head;
  const IndexRange sentence = document_.sentences[document_.mentions[m].sentence].tokens;
  const std::uint32_t first = head - std::min(head - sentence.begin, kFew);
  for (std::uint32_t t = first; t < std::min(sentence.end, head + kFew); ++t) {
    const Token& token = document_.tokens[t];
    if (token.head == head && of_family(token.deprel, "case")) return token.lemma;
  }
  return {};
}

bool DependencyPaths::in_brackets(std::uint32_t m) const {
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

}  // namespace weft
