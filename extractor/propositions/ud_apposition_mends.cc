// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_apposition_mends.h"

namespace weft {

// "its envoy, the diplomat Ana Lind, is expected": two that no "and" joins, the second of which
// names somebody and ends at a comma, are one.
void UdAppositionMends::set_unjoined(const Name& name) {
  if (name.type != EntityType::kPerson) return;
  Node top = name.head;
  Node first = name.tokens.begin;
  const Node beside = first == range_.begin ? kNone : first - 1;
  if (beside != kNone && common_noun(beside) && head(top) == beside && related(top, "appos")) {
    top = beside;
    first = run_begin(first, top, range_.begin);
  }
  const Node noun = head(top);
  if (relation(top) != "conj" || has(top, "cc") || noun == kNone || noun > top) return;
  if (!common_noun(noun) || token(noun).xpos != "NN" || has(noun, "compound:prt")) return;
  if (!has(noun, "nmod:poss") && !has(noun, "det")) return;
  if (first < range_.begin + 2 || !separates(first - 1) || text(first - 1) != ",") return;
  const Node end = name.tokens.end;
  if (end + 1 >= range_.end || text(end) != "," || token(end + 1).upos == Upos::kCconj) return;
  if (!finite_form(end + 1)) return;
  for (Node n = noun + 1; n < range_.end; ++n) {
    const bool joins = relation(n) == "conj" && n != top && (head(n) == noun || head(n) == top);
    if (joins) return;
  }
  relation(top) = "appos";
}

// "the film Norvik", "politicians Ana Lind and Leo Berg": the noun before a name says what it is.
void UdAppositionMends::set_after_noun(const Name& name) {
  const Node noun = name.tokens.begin - 1;
  if (name.tokens.begin == range_.begin || !common_noun(noun) || in_date(noun)) return;
  if (head(noun) == name.head && !has(name.head, "case")) {
    // "of the airline Norvik": the preposition is that of the whole phrase.
    for (Node n = range_.begin; n < noun; ++n) {
      if (head(n) == noun && related(n, "case")) attach(n, name.head, "case");
    }
  }
  if (head(noun) == name.head || has(name.head, "case") || has(name.head, "det")) return;
  const Node above = head(name.head);
  if (above == noun) {
    if (!related(name.head, "appos") && !related(name.head, "conj")) {
      relation(name.head) = "appos";
    }
    return;
  }
  if (above != kNone && head(noun) == above) {
    // "the last season of the drama Norvik": one phrase behind one preposition.
    if (has(noun, "case") && related(noun, "nmod") && related(name.head, "nmod") &&
        nominal(above) && above < noun) {
      for (Node n = range_.begin; n < noun; ++n) {
        if (head(n) == noun && related(n, "case")) attach(n, name.head, "case");
      }
      return attach(noun, name.head, "nmod:desc");
    }
    // "was married to the novelist Ana Lind": behind the verb the two are one phrase.
    if (has(noun, "case") && above < noun && related(noun, "obl") && related(name.head, "obl")) {
      return attach(name.head, noun, "appos");
    }
    if (has(noun, "case") || whose(noun)) return;  // "In later years Norvik grew"
    if (relation(noun) == relation(name.head)) {
      attach(noun, name.head, "nmod:desc");
    } else if (argument(noun) && argument(name.head)) {
      // "convicted senator Ana Lind": one object, not two.
      if (related(noun, "iobj") && related(name.head, "obj")) relation(noun) = "obj";
      attach(name.head, noun, "appos");
    }
    return;
  }
  // "Ana Lind, known for the thriller Norvik": the noun right before the name says what it is.
  if (above != kNone && above < noun && related(name.head, "appos") && below(noun, above)) {
    return attach(name.head, noun, "appos");
  }
  // "the Labour leader": the name belongs to the noun after it.
  if (above == name.tokens.end && common_noun(above)) return;
  for (const std::string_view r :
       {"compound", "flat", "dep", "list", "nmod:unmarked", "nmod:desc", "obl:unmarked"}) {
    if (related(name.head, r)) {
      attach(name.head, noun, "appos");
      return;
    }
  }
}

// "the painter and poet Ana Lind", "founder and CEO Ana Lind": the first noun is no other person.
void UdAppositionMends::set_joint_nouns(const Name& name) {
  if (name.type != EntityType::kPerson || name.tokens.begin < range_.begin + 3) return;
  const Node second = name.tokens.begin - 1;
  const bool beside = related(name.head, "appos") && head(second) == head(name.head);
  const Node item = beside || head(name.head) == second ? second : name.head;
  const Node noun = head(item);
  if (!related(item, "conj") || noun == kNone || noun + 2 > second) return;
  // A capital at the beginning makes no name.
  const bool first = noun == range_.begin && token(noun).xpos == "NNP" && name_at(noun) == kNone;
  if (!first && (!common_noun(noun) || token(noun).xpos != "NN")) return;
  if (!common_noun(second)) return;
  if (token(noun + 1).upos != Upos::kCconj) return;
  if (has(noun, "nmod:poss") || has(noun, "nummod")) return;
  for (Node n = noun + 2; n < name.tokens.begin; ++n) {
    const Upos upos = token(n).upos;
    if (!common_noun(n) && upos != Upos::kAdj && name_at(n) == kNone && text(n) != "-") return;
  }
  head(name.head) = head(noun);
  relation(name.head) = relation(noun);
  for (Node n = range_.begin; n < range_.end; ++n) {
    const bool modifier = related(n, "amod") || related(n, "compound") || related(n, "det");
    if (head(n) == noun && !modifier && n != name.head) head(n) = name.head;
  }
  head(noun) = name.head;
  relation(noun) = "nmod:desc";
  head(second) = noun;
  relation(second) = "conj";
}

bool UdAppositionMends::argument(Node n) const {
  return related(n, "nsubj") || related(n, "obj") || related(n, "iobj") || related(n, "obl") ||
         related(n, "xcomp");
}

// "Norvik, a maker of lamps, ...": a noun phrase with an article of its own between commas.
void UdAppositionMends::set_description(const Name& name) {
  Node comma = skip_brackets(name.tokens.end, range_.end);
  if (comma + 2 >= range_.end || text(comma) != ",") return;
  const bool age = token(comma + 1).upos == Upos::kNum && text(comma + 2) == ",";
  if (age) comma += 2;
  if (comma + 2 >= range_.end || token(comma + 1).upos != Upos::kDet) return;
  const Node noun = head(comma + 1);
  if (noun == kNone || noun < comma + 1 || noun >= range_.end || !common_noun(noun)) return;
  if (has(noun, "case") || has(noun, "cop") || has(noun, "cc") || has(noun, "nsubj")) return;
  // "the Norvik Stadium in Lund, a venue": what stands in a place is told, not the place.
  const Node above = head(name.head);
  const bool inside = name.type == EntityType::kPlace && related(name.head, "nmod") &&
                      above != kNone && name_at(above) != kNone;
  const Node told = inside ? above : name.head;
  // One verb has no two subjects.
  const bool twice = related(noun, "nsubj") && related(told, "nsubj") && head(noun) == above;
  for (const std::string_view r : {"conj", "obl", "nmod", "dep", "list", "appos", "parataxis"}) {
    // "Ana, a teacher, and Leo": no list, for nothing joins the first two.
    const bool beside = relation(noun) == "conj" && head(noun) == name.head;
    if (twice || beside || (related(noun, r) && head(noun) != told)) {
      attach(noun, told, "appos");
      return;
    }
  }
}

// "Co-founder of Telmar, Ana Lind, said": no list, for nothing joins the two.
void UdAppositionMends::set_beside(const Name& name) {
  const Node above = head(name.head);
  if (!related(name.head, "conj") || above == kNone || name_at(above) == kNone) return;
  if (names_[name_at(above)].type == name.type || above > name.head) return;
  if (name.tokens.begin != names_[name_at(above)].tokens.end + 1 || has(name.head, "cc")) return;
  if (!separates(name.tokens.begin - 1)) return;
  for (Node n = range_.begin; n < range_.end; ++n) {
    if (related(n, "conj") && head(n) == above && has(n, "cc")) return;
  }
  Node noun = head(above);
  if (!related(above, "nmod") || noun == kNone || token(noun).upos != Upos::kNoun) return;
  attach(name.head, noun, "appos");
}

// "married Ana Lind, a lawyer and diplomat": the second noun goes on with the first; not "Leo
// Lind, a lawyer, and his wife Ana".
void UdAppositionMends::list_descriptions(const Name& name) {
  Node described = kNone;
  for (Node n = name.tokens.end; n < range_.end; ++n) {
    if (head(n) != name.head) continue;
    // "Lund, one of the oldest towns and the capital": what it is one of says what it is.
    const bool one = token(n).upos == Upos::kNum && has(n, "nmod");
    if (!one && !common_noun(n)) continue;
    if (related(n, "appos") && described == kNone) described = n;
    if (one) continue;
    if (!related(n, "conj") || described == kNone || n < described) continue;
    if (has(n, "nmod:poss") && (has(n, "appos") || has(n, "flat"))) continue;
    if (has(n, "cc") && !has(n, "nsubj") && !has(n, "case")) attach(n, described, "conj");
  }
}

// "around Leo Lind, his sister Ana Lind and a friend": a list, no description of him.
void UdAppositionMends::list_kin(const Name& name) {
  if (name.type != EntityType::kPerson || name.tokens.begin < range_.begin + 3) return;
  const Node kin = name.tokens.begin - 1;
  if (!common_noun(kin) || !related(kin, "appos") || !has(kin, "nmod:poss") || whose(kin)) return;
  const Node first = head(kin);
  if (first == kNone || first > kin || name_at(first) == kNone) return;
  const Name& other = names_[name_at(first)];
  if (&other == &name || other.type != EntityType::kPerson || head(name.head) != kin) return;
  relation(kin) = "conj";
}

// "the son of Leo and his wife Ana": she is no second predicate.
void UdAppositionMends::set_second_parent(const Name& name) {
  if (name.type != EntityType::kPerson || name.tokens.begin < range_.begin + 4) return;
  Node kin = name.tokens.begin - 1;
  // "his wife, Queen Ana"
  while (kin > range_.begin + 2 && head(kin) == name.head && token(kin).xpos == "NNP") --kin;
  if (kin > range_.begin + 2 && separates(kin)) --kin;
  if (!common_noun(kin) || !related(kin, "conj") || !has(kin, "nmod:poss")) return;
  Node noun = head(kin);
  // "Ana, daughter of Leo and his wife Greta": hung on whom the daughter is.
  for (Node n = kin; noun != kNone && name_at(noun) != kNone && n-- > noun;) {
    if (head(n) == noun && related(n, "appos") && common_noun(n)) noun = n;
  }
  if (noun == kNone || name_at(noun) != kNone || !common_noun(noun)) return;
  const Name* parent = nullptr;
  for (const Name& other : names_) {
    const bool before = other.tokens.begin > noun && other.tokens.end < kin;
    // "of the painter Leo"
    const Node above = head(other.head);
    const bool described =
        above != kNone && related(other.head, "appos") && common_noun(above) && above < other.head;
    const Node top = described ? above : other.head;
    if (before && other.type == EntityType::kPerson && head(top) == noun && related(top, "nmod") &&
        has(top, "case")) {
      parent = &other;
    }
  }
  if (parent == nullptr) return;
  for (Node n = parent->tokens.end; n < kin; ++n) {
    const Upos upos = token(n).upos;
    if (upos == Upos::kVerb || upos == Upos::kAux || upos == Upos::kAdp) return;
  }
  // "daughter of the painter Leo, and her husband Max": the comma closes what she is.
  for (Node n = parent->tokens.end; n + 1 < kin; ++n) {
    if (text(n) == "," && token(n + 1).upos == Upos::kCconj) return;
  }
  attach(kin, parent->head, "conj");
  if (kin + 1 < name.tokens.begin) attach(name.head, kin, "appos");
  for (Node n = name.tokens.end; n < range_.end; ++n) {
    if (head(n) == kin && related(n, "conj") && common_noun(n)) attach(n, noun, "conj");
  }
}

// "elected Ana Lind president": the noun after the object says what she became.
void UdAppositionMends::free_elected(const Name& name) {
  const Node noun = head(name.head);
  if (noun == kNone || noun < name.tokens.end || !common_noun(noun)) return;
  if (!related(noun, "obj") && !related(noun, "xcomp")) return;
  for (Node n = name.tokens.end; n < noun; ++n) {
    if (!below(n, noun)) return;
  }
  if (name.type != EntityType::kPerson || has(name.head, "case") || has(noun, "det")) return;
  const std::string& tag = token(noun).xpos;
  const Node verb = head(noun);
  if ((tag != "NN" && tag != "NNP") || verb == kNone || verb + 1 != name.tokens.begin) return;
  for (Node n = range_.begin; n < range_.end; ++n) {
    if (head(n) == noun && n != name.head && n < name.tokens.begin) return;
  }
  attach(name.head, verb, "obj");
  attach(noun, verb, "xcomp");
}

}  // namespace weft
