// SPDX-License-Identifier: Apache-2.0
//
// Whether a clause is in the passive, also where no auxiliary says so.
#include <algorithm>

#include "extractor/propositions/ud_clauses.h"

namespace weft {

// "was arrested and charged with theft": a verb that always has an object, and here has none.
bool UdClauses::shares_passive(Node verb) const {
  const Node head = tree_.head(verb);
  if (!tree_.is(verb, "conj") || head == kNone || tree_.token(verb).xpos != "VBD") return false;
  if (!tree_.verbal(head) || tree_.has(verb, "nsubj") || tree_.has(verb, "aux")) return false;
  const std::string& lemma = tree_.lemma(verb);
  const bool transitive = words_.is(WordClass::kBlame, lemma) ||
                          words_.is(WordClass::kAppointing, lemma) ||
                          words_.is(WordClass::kTwoObjects, lemma) ||
                          words_.is(WordClass::kTransitive, lemma) || by_somebody(verb);
  const Node object = tree_.child(verb, "obj");
  return transitive && !tree_.has(verb, "ccomp") &&
         (object == kNone || becomes(verb, object, true));
}

// "was recorded in Lund and released by Telmar"
bool UdClauses::by_somebody(Node verb) const {
  const auto& below = tree_.children(verb);
  return std::any_of(below.begin(), below.end(), [&](Node c) {
    return tree_.is(c, "obl") && arguments_.name_at(c) != kNone &&
           words_.is(WordClass::kAgent, tree_.marker(c));
  });
}

// "Norvik acquired Telmar": read as a passive, but with an object and no auxiliary.
bool UdClauses::past_with_object(Node verb) const {
  const Node object = tree_.child(verb, "obj");
  const std::string& lemma = tree_.lemma(verb);
  return object != kNone && tree_.token(verb).xpos == "VBN" && !tree_.has(verb, "aux") &&
         !words_.is(WordClass::kTwoObjects, lemma) && !words_.is(WordClass::kGiving, lemma) &&
         !becomes(verb, object, true);
}

// "the shop that his father founded", read as a participle: with a subject of its own and nothing
// that helps it, it is a past tense.
bool UdClauses::past_of_relative(Node verb) const {
  if (!tree_.is(verb, "acl") || tree_.token(verb).xpos != "VBN" || tree_.has(verb, "aux")) {
    return false;
  }
  const Node subject_node = tree_.child(verb, "nsubj");
  return subject_node != kNone && subject_node > tree_.head(verb) && subject_node < verb &&
         arguments_.antecedent(subject_node) == kNone && !tree_.has(verb, "obl:agent") &&
         tree_.upos(subject_node) != Upos::kDet;
}

// "Elected a Fellow in 1821, Ana left": what begins a sentence without a subject is a participle,
// whatever the tagger says.
bool UdClauses::fronted(Node clause) const {
  return tree_.is(clause, "advcl") && clause == tree_.begin() && tree_.head(clause) > clause &&
         tree_.token(clause).xpos == "VBD" && !tree_.has(clause, "nsubj") &&
         !tree_.has(clause, "mark");
}

bool UdClauses::passive(Node verb, int depth) const {
  if (tree_.has(verb, "aux:pass") || fronted(verb)) return true;
  if (past_of_relative(verb)) return false;
  if (tree_.has(verb, "nsubj:pass")) return !past_with_object(verb);
  if (depth <= kMaxDepth && shares_passive(verb)) return passive(tree_.head(verb), depth + 1);
  if (tree_.token(verb).xpos != "VBN" || depth > kMaxDepth) return false;
  if (tree_.has(verb, "aux")) return false;
  for (const Node c : tree_.children(verb)) {
    if (tree_.is(c, "obl:agent") && !tree_.has(verb, "obj")) return true;
  }
  // A participle with an object is rather a past tense whose clause was misread.
  const bool owner =
      tree_.is(verb, "acl") || (tree_.is(verb, "parataxis") && tree_.has(verb, "nsubj"));
  if (owner && tree_.has(verb, "obj") && !words_.is(WordClass::kTwoObjects, tree_.lemma(verb))) {
    return false;
  }
  if (tree_.is(verb, "conj") && tree_.head(verb) != kNone && !tree_.has(verb, "nsubj")) {
    const Node head = tree_.head(verb);
    return tree_.verbal(head) && passive(head, depth + 1);
  }
  return tree_.is(verb, "acl") || tree_.is(verb, "advcl") || tree_.is(verb, "xcomp") ||
         tree_.is(verb, "parataxis");
}

}  // namespace weft
