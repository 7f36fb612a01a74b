// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_phrase_mends.h"

namespace weft {

// "an actor and manager in variety shows": a conjunct never stands before what it is joined to.
void UdPhraseMends::set_conjunct(Node n) {
  const Node later = head(n);
  if (relation(n) != "conj" || later == kNone || later < n || !common_noun(n)) return;
  Node first = head(later);
  while (first != kNone && first > n) first = head(first);
  if (first == kNone || !common_noun(first) || !related(later, "nmod") || !has(n, "cc")) return;
  attach(n, first, "conj");
  attach(later, n, "nmod");
}

bool UdPhraseMends::indefinite(Node noun) const {
  for (Node n = range_.begin; n < noun; ++n) {
    if (head(n) == noun && related(n, "det")) {
      return token(n).feats.find("Definite=Ind") != std::string::npos;
    }
  }
  return false;
}

// "a maker of lamps and a unit of Norvik": what has an article goes on with what has one, not with
// the bare noun or name between them.
void UdPhraseMends::set_item(Node n) {
  const Node between = head(n);
  if (relation(n) != "conj" || between == kNone || between > n || !common_noun(n)) return;
  if (!indefinite(n) || !related(between, "nmod") || has(between, "det")) return;
  if (name_at(between) == kNone && !common_noun(between)) return;
  const Node first = head(between);
  if (first == kNone || first > between || !common_noun(first) || !indefinite(first)) return;
  const bool told = related(first, "appos") || has(first, "cop") || related(first, "xcomp");
  if (told || name_at(between) != kNone) attach(n, first, "conj");
}

// "The mayor of Lund, Ana Berg, said": no place and no body is a person, its mayor is; nor is the
// field that somebody is "head of".
void UdPhraseMends::set_holder(const Name& name) {
  const Node above = head(name.head);
  if (name.type != EntityType::kPerson || !related(name.head, "appos")) return;
  if (above == kNone || above > name.head || !related(above, "nmod")) return;
  const bool named = name_at(above) != kNone;
  if (named && names_[name_at(above)].type == EntityType::kPerson) return;
  if (!named && (!common_noun(above) || has(above, "det") || has(above, "nmod:poss"))) return;
  const Node noun = head(above);
  if (noun == kNone || noun > above || name_at(noun) != kNone || !nominal(noun)) return;
  // At the beginning an office needs no article.
  const bool office = has(noun, "det") || has(noun, "nmod:poss") || noun == range_.begin;
  if (office && has(above, "case") && separates(name.tokens.begin - 1)) {
    attach(name.head, noun, "appos");
  }
}

// "Tim and his wife, Ana, live there", "Leo's brother, the painter Max Berg, left": no list, for
// nothing joins the two.
void UdPhraseMends::set_kin(const Name& name) {
  if (name.type != EntityType::kPerson) return;
  Node top = name.head;
  Node first = name.tokens.begin;
  const Node beside = first == range_.begin ? kNone : first - 1;
  if (beside != kNone && common_noun(beside) && relation(beside) == "conj" &&
      (head(top) == beside || (relation(top) == "conj" && head(top) == head(beside)))) {
    attach(top, beside, "appos");
    top = beside;
    while (first > range_.begin && below(first - 1, top) && !separates(first - 1)) --first;
  }
  if (relation(top) != "conj" || has(top, "cc") || first < range_.begin + 2) return;
  const Node noun = first - 2;
  if (!separates(first - 1) || !common_noun(noun) || token(noun).xpos != "NN") return;
  if (!has(noun, "nmod:poss") && !has(noun, "det")) return;
  const bool closed = name.tokens.end >= range_.end || token(name.tokens.end).upos == Upos::kPunct;
  const bool second = relation(noun) == "conj" && head(noun) == head(top);
  if (closed && (second || head(top) == noun)) attach(top, noun, "appos");
}

// "Deputy Prime Minister Ana Lind": one title.
void UdPhraseMends::join_titles(const Name& name) {
  Node later = kNone;
  for (Node n = name.tokens.begin; n-- > range_.begin;) {
    if (name_at(n) != kNone || !below(n, name.head) || token(n).upos == Upos::kPunct) return;
    if (head(n) != name.head) continue;
    if (token(n).xpos != "NNP") return;
    if (later == kNone) {
      later = n;
    } else {
      attach(n, later, "compound");
    }
  }
}

}  // namespace weft
