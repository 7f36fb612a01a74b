// SPDX-License-Identifier: Apache-2.0
//
// Clauses with "would" that tell of the past what came after it.
#include <algorithm>

#include "extractor/propositions/ud_clauses.h"
#include "weft/core/utf8.h"

namespace weft {

// "He would later marry her", "she won it twice and would retire": in a story of the past, "would"
// is what came after, but not in what somebody says, under a condition or under a plan.
bool UdClauses::told_afterwards(Node clause) const {
  if (tree_.is(clause, "ccomp") || tree_.is(clause, "xcomp")) return false;
  if (words_.is(WordClass::kAfterwards, phrasal(clause))) return true;
  const auto& below = tree_.children(clause);
  const bool later = std::any_of(below.begin(), below.end(), [&](Node c) {
    return tree_.is(c, "advmod") && words_.is(WordClass::kAfterwards, to_lower(tree_.text(c)));
  });
  const bool planned = std::any_of(below.begin(), below.end(), [&](Node c) {
    return tree_.is(c, "obl") && words_.is(WordClass::kOnTerms, tree_.marker(c));
  });
  const Node head = tree_.head(clause);
  const bool goes_on = head != kNone && tree_.is(clause, "conj") &&
                       tree_.token(head).xpos == "VBD" && !tree_.has(clause, "nsubj") &&
                       !words_.is(WordClass::kReporting, tree_.lemma(head));
  return (later && !planned) || goes_on || became(clause);
}

// "met Ana, who would become his wife": what came of somebody by name, told of the past.
bool UdClauses::became(Node clause) const {
  const Node who = tree_.child(clause, "nsubj");
  const Node name = tree_.head(clause);
  if (!tree_.is(clause, "acl:relcl") || who == kNone || name == kNone) return false;
  if (!words_.is(WordClass::kRelativePerson, tree_.lemma(who))) return false;
  const std::string& lemma = tree_.lemma(clause);
  const bool came = words_.is(WordClass::kResult, lemma) || words_.is(WordClass::kBecome, lemma) ||
                    words_.is(WordClass::kSuccessor, lemma);
  if (arguments_.name_at(name) == kNone || !came) return false;
  const auto& below = tree_.children(clause);
  if (std::any_of(below.begin(), below.end(), [&](Node c) { return tree_.is(c, "advcl"); })) {
    return false;
  }
  Node verb = tree_.head(name);
  while (verb != kNone && !tree_.predicate(verb)) verb = tree_.head(verb);
  if (verb == kNone) return false;
  const Node copula = tree_.child(verb, "cop");
  const std::string& form = tree_.token(copula == kNone ? verb : copula).xpos;
  const bool passive_past =
      tree_.has(verb, "aux:pass") && tree_.token(tree_.child(verb, "aux:pass")).xpos == "VBD";
  return form == "VBD" || passive_past;
}

// "said it would build a mill": what somebody in the past said that "will" be.
bool UdClauses::told_future(Node clause) const {
  Node content = clause;
  for (int depth = 0; depth < kMaxDepth && tree_.is(content, "conj"); ++depth) {
    content = tree_.head(content);
  }
  const Node saying = tree_.head(content);
  if (!tree_.is(content, "ccomp") || saying == kNone) return false;
  const std::string& form = tree_.token(saying).xpos;
  const std::string& lemma = tree_.lemma(saying);
  return (form == "VBD" || form == "VBN") && words_.is(WordClass::kReporting, lemma) &&
         words_.claim(WordClass::kReporting, lemma).modality == Modality::kReported;
}

}  // namespace weft
