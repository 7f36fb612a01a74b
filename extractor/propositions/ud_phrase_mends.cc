// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_phrase_mends.h"

#include "extractor/english_words.h"

namespace weft {

// "the Norvik historical drama series": a name before an adjective is no part of the compound
// behind that, nor does it modify the adjective.
void UdPhraseMends::set_before_compound(const Name& name) {
  const Node adjective = name.tokens.end;
  if (adjective + 1 >= range_.end || !related(adjective, "amod") || has(name.head, "case")) return;
  Node noun = adjective;
  while (head(noun) != kNone && head(noun) > noun &&
         (related(noun, "amod") || related(noun, "compound"))) {
    noun = head(noun);
  }
  if (noun == adjective || !common_noun(noun) || head(name.head) == noun) return;
  const bool modifier = related(name.head, "compound") || related(name.head, "amod") ||
                        related(name.head, "advmod") || related(name.head, "nmod");
  const Node above = head(name.head);
  if (modifier && above != kNone && above >= adjective && above < noun) {
    head(name.head) = noun;
    relation(name.head) = "compound";
  }
}

// "Lund student Ana Lind wins", "Corvane CEO Ana Lind wins": two names between which a noun stands
// are not one; the noun says who the second is.
void UdPhraseMends::part_flat(const Name& name) {
  const Node other = head(name.head);
  if (name.type != EntityType::kPerson || !related(name.head, "flat") || other == kNone) return;
  if (other > name.head || name_at(other) == kNone) return;
  const Node end = names_[name_at(other)].tokens.end;
  const Node noun = name.tokens.begin - 1;
  if (end > noun) return;
  const bool body = names_[name_at(other)].type != EntityType::kPerson;
  for (Node n = end; n <= noun; ++n) {
    const bool office = body && name_at(n) == kNone && token(n).xpos == "NNP";
    if (!common_noun(n) && !office) return;
  }
  head(name.head) = head(other);
  relation(name.head) = relation(other);
  for (Node n = range_.begin; n < range_.end; ++n) {
    if (head(n) == other && n > name.head) head(n) = name.head;
  }
  head(noun) = name.head;
  relation(noun) = "nmod:desc";
  head(other) = noun;
  relation(other) = "compound";
  for (Node n = end; n < noun; ++n) attach(n, noun, "compound");
}

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

// "finished runner-up", "a passer-by": a particle that a hyphen joins to a noun is a part of it,
// whatever the parser made of it.
void UdPhraseMends::join_particle(Node n) {
  // "calls off the wedding and returns": of the verb right before it, not of a later one.
  if (related(n, "compound:prt") && n > range_.begin && head(n) > n && head(n) != kNone &&
      token(n - 1).upos == Upos::kVerb) {
    return attach(n, n - 1, "compound:prt");
  }
  if (n < range_.begin + 2 || text(n - 1) != "-" || !common_noun(n - 2)) return;
  if (token(n - 1).space_after || token(n - 2).space_after || below(n - 2, n)) return;
  if (n + 1 < range_.end && text(n + 1) == "-") return;  // "mother-in-law"
  const bool second = token(n).xpos == "NN" && related(n, "obj") && head(n) == head(n - 2);
  const bool particle = related(n, "compound:prt") || related(n, "advmod") || second;
  if (!particle || token(n).upos == Upos::kVerb) return;
  head(n) = n - 2;
  relation(n) = "compound:prt";
}

// "cleared of fraud and money laundering", "fined for price fixing": between a preposition and a
// gerund that has nothing of its own the bare noun says what is done, and the two are one noun.
void UdPhraseMends::set_gerund(Node n) {
  if (n < range_.begin + 2 || token(n).xpos != "VBG" || token(n).upos != Upos::kVerb) return;
  const Node noun = n - 1;
  const std::string& before = token(noun - 1).xpos;
  const bool clause = related(n, "acl") || related(n, "advcl") || related(n, "xcomp") ||
                      (related(n, "conj") && head(n) == head(n - 1));
  if (!clause || token(noun).xpos != "NN" || name_at(noun) != kNone || below(noun, n)) return;
  if (before != "IN" && before != "CC") return;
  if (head(noun) == kNone || (!has(noun, "case") && !related(noun, "conj"))) return;
  for (Node c = range_.begin; c < range_.end; ++c) {
    if (head(c) == n && token(c).upos != Upos::kPunct) return;
    if (head(c) == noun && c < noun && !related(c, "case") && !related(c, "cc")) return;
  }
  attach(n, head(noun), std::string(relation(noun)));
  for (Node c = range_.begin; c < range_.end; ++c) {
    if (head(c) == noun && c != n) head(c) = n;
  }
  attach(noun, n, "compound");
  arcs_.nouns.push_back(n);
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
void UdPhraseMends::set_item(Node n, const HeadNouns& head_nouns) {
  const Node between = head(n);
  if (relation(n) != "conj" || between == kNone || between > n || !common_noun(n)) return;
  if (!has(n, "det") || !related(between, "nmod")) return;
  if (name_at(between) == kNone && (!common_noun(between) || has(between, "det"))) return;
  const Node first = head(between);
  if (first == kNone || first > between || !common_noun(first)) return;
  // "is the founder of Norvik and a singer"
  const bool person = name_at(between) != kNone && has(first, "cop") && head_nouns &&
                      head_nouns(token(n).lemma) && head_nouns(token(first).lemma);
  if ((!indefinite(first) || !indefinite(n) || has(between, "det")) && !person) return;
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
  const Node noun = head(above);
  // "the owners of Norvik, Ana Lind and Leo Berg": two names are not one.
  const Name* second = nullptr;
  for (const Name& other : names_) {
    const Node list = head(other.head);
    const bool joined = related(other.head, "conj") && (list == name.head || list == above);
    if (joined && other.type == name.type && other.tokens.begin == name.tokens.end + 1) {
      second = &other;
    }
  }
  const bool several = named && noun != kNone && token(noun).xpos == "NNS" && second != nullptr;
  // What looks like a person by its one word may be a body: two names of persons are two persons.
  const bool known = named && !several && names_[name_at(above)].type == EntityType::kPerson &&
                     (names_[name_at(above)].tokens.size() > 1 || name.tokens.size() == 1);
  if (known) return;
  if (!named && (!common_noun(above) || has(above, "det") || has(above, "nmod:poss"))) return;
  if (noun == kNone || noun > above || name_at(noun) != kNone || !nominal(noun)) return;
  // At the beginning an office needs no article.
  const bool office = has(noun, "det") || has(noun, "nmod:poss") || noun == range_.begin;
  if (office && has(above, "case") && separates(name.tokens.begin - 1)) {
    attach(name.head, noun, "appos");
    if (several) attach(second->head, name.head, "conj");
  }
}

// "Tim and his wife, Ana, live there", "Leo's brother, the painter Max Berg, left": no list, for
// nothing joins the two.
void UdPhraseMends::set_kin(const Name& name) {
  if (name.type != EntityType::kPerson) return;
  Node top = name.head;
  Node first = name.tokens.begin;
  const Node beside = first == range_.begin ? kNone : first - 1;
  if (beside != kNone && common_noun(beside) &&
      (relation(beside) == "conj" || related(beside, "appos")) &&
      (head(top) == beside || (relation(top) == "conj" && head(top) == head(beside)))) {
    attach(top, beside, "appos");
    top = beside;
    first = run_begin(first, top, range_.begin);
  }
  if (first < range_.begin + 2 || has(top, "cc")) return;
  const Node noun = first - 2;
  const bool beside_first = related(top, "appos") && relation(noun) == "conj" &&
                            head(top) == head(noun) && has(noun, "nmod:poss");
  // "Leo Berg, the husband of his sister, Ana, left": she is the sister, not he.
  const bool within = related(top, "appos") && head(top) != noun && below(noun, head(top)) &&
                      token(noun).xpos == "NN" && has(noun, "nmod:poss");
  // "had a daughter, Eva": nobody is spoken to.
  const bool spoken = related(top, "vocative") && common_noun(noun) && has(noun, "det") &&
                      token(noun).xpos == "NN" && below(noun, head(top));
  if (relation(top) != "conj" && !beside_first && !within && !spoken) return;
  if (!separates(first - 1) || !common_noun(noun)) return;
  const bool several = token(noun).xpos == "NNS";  // "two brothers, Max and Leo"
  const bool counted = several && has(noun, "nummod");
  if (!counted && !has(noun, "nmod:poss") && (several || !has(noun, "det"))) return;
  const Upos next = name.tokens.end < range_.end ? token(name.tokens.end).upos : Upos::kPunct;
  const bool closed = next == Upos::kPunct || (several && next == Upos::kCconj);
  // "a son, Leo; a brother, Max": he may have been joined to the other name.
  const Node other = head(top);
  const Node list = other != kNone && related(other, "appos") ? head(other) : other;
  const bool second = relation(noun) == "conj" && (head(noun) == other || head(noun) == list);
  if (closed && (second || within || spoken || head(top) == noun)) attach(top, noun, "appos");
}

// "Max directed the play and Ana Lind designed the sets", "and Ana Lind was invited": she is no
// object of his.
void UdPhraseMends::set_joined_subject(const Name& name) {
  const Node next = name.tokens.end;
  if (name.type != EntityType::kPerson && name.type != EntityType::kOrganization) return;
  if (next >= range_.end || !finite_form(next)) return;
  const Node verb = related(next, "aux") ? head(next) : next;
  if (verb == kNone || verb < next || relation(verb) != "conj") return;
  if (token(verb).upos != Upos::kVerb || has(verb, "nsubj")) return;
  const Node before = head(name.head);
  if (relation(name.head) != "conj" || before == kNone) return;
  if (name.tokens.begin == range_.begin) return;
  if (token(name.tokens.begin - 1).upos != Upos::kCconj) return;
  const Node first = head(verb);
  if (first == kNone || token(first).upos != Upos::kVerb) return;
  // "Max advised Norvik, and Ana acted for Telmar": nor is she a second subject of the verb before.
  const bool across = before < first && head(before) == first && related(before, "nsubj");
  const bool object =
      before > first && below(before, first) && has(name.head, "cc") && !has(verb, "cc");
  if (!across && !object) return;
  attach(name.head, verb, has(verb, "aux:pass") ? "nsubj:pass" : "nsubj");
}

// "Ana Lind and Leo Berg's son, Max, left": he is of both, and no description of her.
void UdPhraseMends::set_joint_owner(const Name& name) {
  const Node first = head(name.head);
  if (first == kNone || first > name.head || name_at(first) == kNone) return;
  for (Node n = name.tokens.end + 1; n < range_.end; ++n) {
    if (separates(n) || finite_form(n)) return;
    const bool beside = head(n) == first || head(n) == name.head;
    if (!beside || !related(n, "appos") || !common_noun(n)) continue;
    head(n) = head(first);
    relation(n) = relation(first);
    return attach(first, n, "nmod:poss");
  }
}

// "Norvik's managing partner, Ana Lind, left": the partner is Norvik's, however it was hung.
void UdPhraseMends::set_owner(const Name& name) {
  const Node mark = name.tokens.end;
  if (mark + 1 >= range_.end || !is_genitive(token(mark)) || head(mark) != name.head) return;
  if (relation(name.head) == "nmod:poss") return;
  // "the Union and Norvik's National Institute": one item of the list, not two.
  if (const Node item = name_at(mark + 1) == kNone ? kNone : names_[name_at(mark + 1)].head;
      item != kNone && relation(name.head) == "conj" && relation(item) == "conj" &&
      (head(item) == head(name.head) || head(item) == name.head) && !has(item, "cc") &&
      !has(item, "case") && names_[name_at(mark + 1)].tokens.begin == mark + 1) {
    const Node list = head(name.head);
    for (Node n = range_.begin; n < range_.end; ++n) {
      const bool moves = head(n) == name.head && !name.tokens.contains(n) && n != mark && n != item;
      if (moves) head(n) = item;
    }
    attach(item, list, "conj");
    return attach(name.head, item, "nmod:poss");
  }
  if (relation(name.head) == "conj") return set_joint_owner(name);
  for (Node n = mark + 1; n < range_.end; ++n) {
    if (separates(n) || finite_form(n)) return;
    if (head(n) != name.head || !common_noun(n)) continue;
    head(n) = head(name.head);
    relation(n) = relation(name.head);
    head(name.head) = n;
    relation(name.head) = "nmod:poss";
    return;
  }
}

bool UdPhraseMends::denied(Node noun) const {
  for (Node n = range_.begin; n < noun; ++n) {
    if (head(n) == noun && related(n, "advmod") &&
        token(n).feats.find("Polarity=Neg") != std::string::npos) {
      return true;
    }
  }
  return false;
}

// "Norvik, not Telmar, owns it", "bought not Norvik but Telmar": what is denied takes no part.
void UdPhraseMends::drop_denied(Node n) {
  if (!nominal(n) || has(n, "cop") || has(n, "nsubj") || !denied(n)) return;
  if (related(n, "appos") || relation(n) == "conj") {
    relation(n) = "dep";
    return;
  }
  if (head(n) == kNone || !(related(n, "obj") || related(n, "obl") || related(n, "nsubj"))) return;
  for (Node other = n + 1; other < range_.end; ++other) {
    if (head(other) != n || relation(other) != "conj" || !has(other, "cc")) continue;
    head(other) = head(n);
    relation(other) = relation(n);
    attach(n, other, "dep");
    return;
  }
}

// "The son of a baker, Ana Lind studied law": the name right before the verb is its subject.
void UdPhraseMends::set_late_subject(const Name& name) {
  if (name.type != EntityType::kPerson && name.type != EntityType::kOrganization) return;
  if (!related(name.head, "appos") || name.tokens.begin < range_.begin + 3) return;
  if (!separates(name.tokens.begin - 1) || name.tokens.end >= range_.end) return;
  Node subject = name.head;
  while (subject != kNone && !related(subject, "nsubj")) subject = head(subject);
  if (subject == kNone || subject > name.head || name_at(subject) != kNone) return;
  const Node verb = head(subject);
  if (verb == kNone || verb < name.head || head(name.head) == subject) return;
  for (Node n = name.tokens.end; n < verb; ++n) {
    const bool group = related(n, "aux") || related(n, "cop") || related(n, "advmod");
    if (head(n) == verb && !group) return;
    if (token(n).upos == Upos::kPunct) return;
  }
  const std::string as = relation(subject);
  head(name.head) = verb;
  relation(name.head) = as;
  attach(subject, name.head, "appos");
}

// "Founded in 1981 by Ana Lind, Norvik has grown": the name between the comma and the verb is the
// verb's subject, none of the participle's.
void UdPhraseMends::set_main_subject(const Name& name) {
  if (!related(name.head, "appos") && !related(name.head, "conj")) return;
  const Node next = name.tokens.end;
  if (name.tokens.begin < range_.begin + 3 || next >= range_.end) return;
  if (!separates(name.tokens.begin - 1) || has(name.head, "cc")) return;
  const bool aux = token(next).upos == Upos::kAux;
  const Node verb = aux ? head(next) : next;
  if (verb == kNone || verb < next || has(verb, "nsubj") || (!aux && !finite_form(next))) return;
  Node participle = head(name.head);
  while (participle != kNone && head(participle) != verb) participle = head(participle);
  if (participle == kNone || participle > name.tokens.begin) return;
  const std::string& form = token(participle).xpos;
  if (!related(participle, "advcl") || (form != "VBN" && form != "VBG")) return;
  attach(name.head, verb, has(verb, "aux:pass") ? "nsubj:pass" : "nsubj");
}

// "The pianist Ana Lind, born in Lund": she was, whatever word before her name it was hung on.
// "the star of Norvik (1958), directed by Leo": the work was, not its star.
void UdPhraseMends::set_told(Node n) {
  const Node noun = head(n);
  if (relation(n) == "acl" && token(n).xpos == "VBN" && noun != kNone && noun < n &&
      common_noun(noun) && n > range_.begin + 1 && separates(n - 1)) {
    Node last = n - 2;
    if (text(last) == ")") {
      while (last > noun && text(last) != "(") --last;
      --last;
    }
    const bool work =
        last > noun && name_at(last) != kNone && names_[name_at(last)].type == EntityType::kProduct;
    if (work && below(last, noun)) return attach(n, names_[name_at(last)].head, "acl");
  }
  if (!related(n, "acl") || noun == kNone || noun > n || !related(noun, "nmod:desc")) return;
  const Node name = head(noun);
  if (name == kNone || name < noun || name > n || name_at(name) == kNone) return;
  attach(n, name, std::string(relation(n)));
}

// "declared himself president": what he became, not a second object.
void UdPhraseMends::set_own_office(Node pronoun) {
  const Node verb = head(pronoun);
  const Node noun = pronoun + 1;
  if (token(pronoun).feats.find("Reflex=Yes") == std::string::npos || verb == kNone) return;
  if (!related(pronoun, "obj") && !related(pronoun, "iobj")) return;
  if (noun >= range_.end || head(noun) != verb || !related(noun, "obj")) return;
  if (name_at(noun) != kNone || (token(noun).xpos != "NN" && token(noun).xpos != "NNP")) return;
  relation(pronoun) = "obj";
  relation(noun) = "xcomp";
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

// "telling Leo she was ill": who is told before what, no second subject.
void UdPhraseMends::set_hearer(const Name& name) {
  const Node pronoun = name.tokens.end;
  const Node told = head(name.head);
  if (!related(name.head, "nsubj") || told == kNone || pronoun >= range_.end) return;
  if (head(pronoun) != told || !related(pronoun, "nsubj") || !related(told, "ccomp")) return;
  const Node teller = head(told);
  if (teller == kNone || teller + 1 != name.tokens.begin) return;
  if (token(pronoun).xpos == "PRP") attach(name.head, teller, "iobj");
}

// "The secretary, Ana Lind, accused Norvik": a name right behind the verb is no apposition of what
// stands before the verb.
void UdPhraseMends::set_object(const Name& name) {
  const Node noun = head(name.head);
  if (!related(name.head, "appos") || noun == kNone || name.tokens.begin == range_.begin) return;
  const Node verb = name.tokens.begin - 1;
  if (verb <= noun || name_at(verb) != kNone) return;
  const bool past = token(verb).xpos == "VBN" && !has(verb, "aux");
  if (!past && !finite_form(verb)) return;
  const bool active = token(verb).upos == Upos::kVerb && !related(verb, "acl");
  if (active && head(noun) == verb && related(noun, "nsubj") && !has(verb, "obj")) {
    attach(name.head, verb, "obj");
  }
}

}  // namespace weft
