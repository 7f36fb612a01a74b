// SPDX-License-Identifier: Apache-2.0
//
// What a relative pronoun stands for, where the parser hung the clause on a noun that it is not of.
#include <algorithm>

#include "extractor/propositions/ud_arguments.h"

namespace weft {

// "a descendant of the rulers, who works": the verb tells that it is one.
Node UdArguments::singular_above(Node noun, Node verb) const {
  const Node above = tree_.head(noun);
  const bool inside = above != kNone && above < noun && tree_.is(noun, "nmod") &&
                      name_at(noun) == kNone && tree_.token(noun).xpos == "NNS";
  if (!inside || tree_.token(above).xpos != "NN" || name_at(above) != kNone) return noun;
  bool one = tree_.token(verb).xpos == "VBZ";
  for (const Node c : tree_.children(verb)) {
    one = one || ((tree_.is(c, "aux") || tree_.is(c, "cop")) && tree_.token(c).xpos == "VBZ");
  }
  return one && !words_.is(WordClass::kPartitive, tree_.lemma(above)) ? above : noun;
}

// "Ana Lind and Leo Berg, who are married": the verb tells that both are meant.
bool UdArguments::of_several(Node pronoun) const {
  const Node verb = tree_.head(pronoun);
  if (verb == kNone || !tree_.is(pronoun, "nsubj") || pronoun == tree_.begin()) return false;
  if (tree_.upos(pronoun - 1) != Upos::kPunct) return false;
  if (tree_.token(verb).xpos == "VBP") return true;
  const auto& below = tree_.children(verb);
  return std::any_of(below.begin(), below.end(), [&](Node c) {
    if (!tree_.is(c, "aux") && !tree_.is(c, "cop")) return false;
    return tree_.token(c).xpos == "VBP" || tree_.text(c) == "were";
  });
}

// "a physicist at Norvik who": the name is none of a person, what it hangs on may be.
Node UdArguments::person_above(Node noun) const {
  // "Ana Lind, a Democrat who"
  const Node told = tree_.head(noun);
  if (told != kNone && tree_.is(noun, "appos") && name_at(told) != kNone &&
      mention(name_at(told)).type == EntityType::kPerson) {
    return told;
  }
  // "a pioneer of heart surgery who": a field has no article.
  const bool field = name_at(noun) == kNone && tree_.token(noun).xpos == "NN" &&
                     tree_.is(noun, "nmod") && told != kNone && told < noun &&
                     tree_.upos(told) == Upos::kNoun && !tree_.has(noun, "det") &&
                     !tree_.has(noun, "nmod:poss") && literal_at(noun) == kNone &&
                     words_.is(WordClass::kPossession, tree_.marker(noun));
  // "a politician in the state of Telmar who"
  const bool somewhere = told != kNone && told < noun && place_named(noun) != kNone &&
                         tree_.is(noun, "nmod") && tree_.upos(told) == Upos::kNoun;
  if (field || somewhere) return person_above(told);
  if (name_at(noun) == kNone || mention(name_at(noun)).type == EntityType::kPerson) return noun;
  const Node above = tree_.head(noun);
  const bool inside = tree_.is(noun, "nmod") && above != kNone && above < noun;
  if (!inside || !tree_.nominal(above)) return noun;
  const bool other = name_at(above) != kNone && mention(name_at(above)).type != EntityType::kPerson;
  return other ? person_above(above) : above;
}

// "a company based in Derby, England which makes drills": places make nothing, whoever is there
// may.
Node UdArguments::body_above(Node noun) const {
  const auto place = [&](Node n) {
    return name_at(n) != kNone && mention(name_at(n)).type == EntityType::kPlace;
  };
  Node at = noun;
  while (at != kNone && place(at) && !tree_.is(at, "obl")) at = tree_.head(at);
  if (at == kNone || !place(at)) return noun;
  const Node verb = tree_.head(at);
  const bool there = verb != kNone && verb < at && tree_.is(verb, "acl") && tree_.verbal(verb) &&
                     !tree_.is(verb, "acl:relcl") && tree_.head(verb) < verb;
  return there && !place(tree_.head(verb)) ? tree_.head(verb) : noun;
}

}  // namespace weft
