// SPDX-License-Identifier: Apache-2.0
//
// Which place a phrase means: "the town of Lund", "the north of Lydia", "is in the old town".
#include "extractor/propositions/ud_arguments.h"
#include "weft/core/utf8.h"

namespace weft {

// "the Italian town of Norcia": the kind of place and the name are one; but not "the largest city
// of Italy".
Node UdArguments::place_named(Node node) const {
  if (tree_.upos(node) != Upos::kNoun || tree_.token(node).xpos != "NN") return kNone;
  const bool predicate = tree_.has(node, "cop") && !tree_.has(node, "case");
  // "the U.S. state of Telmar", not "the Skåne region of Sweden"
  const Node before = tree_.child(node, "compound");
  const bool nation =
      before != kNone && (words_.is(WordClass::kNation, to_lower(tree_.text(before))) ||
                          place_around_town(node) != kNone);
  if (predicate || tree_.is(node, "appos") || (before != kNone && !nation) ||
      tree_.has(node, "nmod:poss") || !words_.is(WordClass::kPlaceKind, tree_.lemma(node))) {
    return kNone;
  }
  Node named = kNone;
  bool definite = false;
  for (const Node c : tree_.children(node)) {
    const std::string_view degree = feature(tree_.token(c), "Degree");
    if (tree_.is(c, "amod") && (degree == "Sup" || !feature(tree_.token(c), "NumType").empty())) {
      return kNone;
    }
    definite = definite || (tree_.is(c, "det") && feature(tree_.token(c), "Definite") == "Def");
    const bool of = c > node && tree_.is(c, "nmod") && name_at(c) != kNone &&
                    words_.is(WordClass::kPossession, tree_.marker(c));
    if (of && named == kNone && mention(name_at(c)).type != EntityType::kPerson) named = c;
  }
  return definite ? named : kNone;
}

// "the Essex town of Harlow": the place that it lies in; kNone where none is named.
Node UdArguments::place_around_town(Node node) const {
  const Node before = tree_.child(node, "compound");
  const bool around = before != kNone && name_at(before) != kNone &&
                      mention(name_at(before)).type == EntityType::kPlace &&
                      mention(name_at(before)).tokens.end == node &&
                      words_.is(WordClass::kSettlement, tree_.lemma(node));
  return around ? before : kNone;
}

// "in the north of Lydia", "on the shores of Lake Telmar": what is there is in or on the whole.
Node UdArguments::place_around(Node node) const {
  const std::string* marker = words_.value(WordClass::kPlacePart, tree_.lemma(node));
  if (marker == nullptr || tree_.has(node, "compound") || tree_.has(node, "nmod:poss"))
    return kNone;
  const std::string said = tree_.marker(node);
  if (said != *marker && !words_.is(WordClass::kLocative, said)) return kNone;
  for (const Node c : tree_.children(node)) {
    const bool of = c > node && tree_.is(c, "nmod") && name_at(c) != kNone &&
                    words_.is(WordClass::kPossession, tree_.marker(c));
    if (of && mention(name_at(c)).type == EntityType::kPlace) return c;
  }
  return kNone;
}

// "is in the old town": where something is, not that itself.
UdReferent UdArguments::where(Node predicate) {
  UdReferent referent = of(predicate);
  const Node subject = tree_.child(predicate, "nsubj");
  if (subject != kNone && referent == of(subject)) referent.mention = nominal(predicate);
  return referent;
}

}  // namespace weft
