// SPDX-License-Identifier: Apache-2.0
//
// Lists of names and of what is said of each: which noun belongs to whom.
#include "extractor/propositions/ud_phrase_mends.h"

namespace weft {

// "were Ana Lind, head of Norvik; Leo Berg, editor of Telmar; and ...", "Ana Lind, chairman and
// founder of Norvik, left": a bare noun in the singular after a comma behind a name says who that
// one is, whichever name it was joined to.
void UdPhraseMends::set_listed_office(const Name& name) {
  const Node comma = name.tokens.end;
  if (name.type != EntityType::kPerson || comma + 1 >= range_.end || text(comma) != ",") return;
  Node noun = comma + 1;
  while (noun < range_.end && !(common_noun(noun) && related(noun, "conj"))) {
    const bool modifier = related(noun, "amod") || related(noun, "compound");
    if (!modifier || separates(noun) || name_at(noun) != kNone) return;
    ++noun;
  }
  if (noun + 1 >= range_.end || token(noun).xpos == "NNS" || has(noun, "cc")) return;
  const Node list = head(noun);
  if (list == kNone || name_at(list) == kNone || list > noun || has(noun, "det")) return;
  for (Node k = comma + 1; k < noun; ++k) {
    if (!below(k, noun)) return;
  }
  const Node second = bare_conjunct(noun + 1);
  if (second == kNone && (!has(noun, "nmod") || token(noun + 1).upos != Upos::kAdp)) return;
  if (second != kNone && head(second) != noun && head(second) != list) return;
  attach(noun, name.head, "appos");
  if (second != kNone) attach(second, noun, "conj");
}

// The noun in the singular without an article that a conjunction at `n` joins and "of" follows.
UdPhraseMends::Node UdPhraseMends::bare_conjunct(Node n) const {
  if (n + 1 >= range_.end || token(n).upos != Upos::kCconj) return kNone;
  const Node noun = head(n);
  if (noun == kNone || noun < n || !common_noun(noun) || token(noun).xpos == "NNS") return kNone;
  if (!related(noun, "conj") || has(noun, "det") || has(noun, "nmod:poss")) return kNone;
  if (noun + 1 >= range_.end || token(noun + 1).upos != Upos::kAdp) return kNone;
  return has(noun, "nmod") || phrase_above(noun) != kNone ? noun : kNone;
}

// "director of Telmar and chair of Norvik": what the preposition right behind the second noun
// brings, hung on the first noun or on the name between them.
UdPhraseMends::Node UdPhraseMends::phrase_above(Node noun) const {
  const Node phrase = head(noun + 1);
  if (!related(noun + 1, "case") || phrase == kNone || phrase <= noun + 1) return kNone;
  if (!related(phrase, "nmod")) return kNone;
  constexpr int kSteps = 3;  // "father of the painter Ana and brother of Leo"
  Node up = head(noun);
  for (int step = 0; up != kNone && step < kSteps; ++step, up = head(up)) {
    if (head(phrase) == up) return phrase;
  }
  return kNone;
}

// "a former mayor of Lund and chairman of Norvik", "became a judge in 1980 and president of the
// court in 1990": no noun without an article goes on with a name or a date.
void UdPhraseMends::set_joint_office(Node n) {
  const Node noun = bare_conjunct(n);
  Node between = noun == kNone ? kNone : head(noun);
  if (between == kNone || between > n || head(between) == kNone) return;
  // "father of the painter Ana Lind and brother of Leo"
  const bool named = name_at(between) != kNone;
  const bool described = named && related(between, "appos") && common_noun(head(between)) &&
                         head(between) < between && related(head(between), "nmod");
  if (described) between = head(between);
  const Node above = head(between);
  if (named && above != kNone) {
    const bool within = related(between, "nmod") && common_noun(above) && above < between;
    if (!within || token(above).xpos == "NNS") return;
    // "mayor of Lund and chairman of Norvik": whose chairman he is may hang on the first name.
    for (Node k = noun + 1; k < range_.end; ++k) {
      if (head(k) == between && related(k, "nmod")) attach(k, noun, "nmod");
    }
    if (const Node owner = phrase_above(noun); owner != kNone) attach(owner, noun, "nmod");
    attach(noun, above, "conj");
    for (Node k = between + 1; k < n; ++k) {
      if (token(k).upos == Upos::kNum && head(k) == head(above) && related(k, "obl")) {
        return join_dated(noun, above, head(above));
      }
    }
    return;
  }
  if (token(between).upos != Upos::kNum || !related(between, "obl")) return;
  for (Node k = above + 1; k < between; ++k) {
    if (head(k) != above || !common_noun(k)) continue;
    if (related(k, "xcomp") || related(k, "obj")) return join_dated(noun, k, above);
  }
}

// The second office with the date that follows it.
void UdPhraseMends::join_dated(Node noun, Node first, Node verb) {
  attach(noun, first, "conj");
  for (Node k = noun + 1; k < range_.end; ++k) {
    if (head(k) == verb && related(k, "obl") && token(k).upos == Upos::kNum) {
      return attach(k, noun, "nmod");
    }
  }
}

// "are Norvik, a unit of Telmar Group, and Harwick": what follows the second comma goes on with the
// name before the first.
void UdPhraseMends::set_parted_name(const Name& name) {
  const Node inner = head(name.head);
  if (relation(name.head) != "conj" || !has(name.head, "cc") || inner == kNone) return;
  if (inner > name.head || name_at(inner) == kNone) return;
  Node conjunction = name.tokens.begin;
  while (conjunction > inner && token(conjunction).upos != Upos::kCconj) --conjunction;
  if (conjunction <= inner || text(conjunction - 1) != ",") return;
  for (Node n = conjunction; n < name.tokens.begin; ++n) {
    if (!below(n, name.head)) return;
  }
  const Node noun = head(inner);
  if (noun == kNone || noun > inner || !related(inner, "nmod") || !common_noun(noun)) return;
  if (!has(noun, "det") || (!related(noun, "appos") && !related(noun, "parataxis"))) return;
  const Node first = head(noun);
  if (first == kNone || name_at(first) == kNone || first > noun) return;
  const Node comma = names_[name_at(first)].tokens.end;
  // Other items between the commas make it a list of their own.
  for (Node n = comma + 1; n + 1 < conjunction; ++n) {
    if (text(n) == "," || text(n) == ";") return;
  }
  if (text(comma) != ",") return;
  relation(noun) = "appos";
  attach(name.head, first, "conj");
}

// "Secretary of State Ana Lind": the name behind an office is whose it is.
void UdPhraseMends::set_titled(const Name& name) {
  Node office = head(name.head);
  if (name.type != EntityType::kPerson || office == kNone || office > name.head) return;
  const bool on_field = office + 1 == name.tokens.begin && related(office, "nmod");
  if (on_field) office = head(office);
  if (office == kNone || office > name.head) return;
  const bool beside = related(name.head, "nmod") || related(name.head, "flat");
  if (!beside || name_at(office) != kNone || token(office).xpos != "NNP") return;
  if (office + 2 >= name.tokens.begin || token(office + 1).upos != Upos::kAdp) return;
  const Node field = name.tokens.begin - 1;  // "State"
  for (Node n = office + 1; n < name.tokens.begin; ++n) {
    if (!below(n, office) || separates(n)) return;
  }
  if (has(name.head, "case") && head(office + 1) != name.head) return;
  attach(name.head, office, "appos");
  if (head(field) == name.head) attach(field, office, "nmod");
  if (head(office + 1) == name.head) attach(office + 1, field, "case");
}

// "his son David, current chairman of Norvik": the apposition behind the name is the name's.
void UdPhraseMends::set_second_apposition(const Name& name) {
  const Node noun = head(name.head);
  const Node comma = name.tokens.end;
  if (!related(name.head, "appos") || noun == kNone || !common_noun(noun)) return;
  if (comma + 1 >= range_.end || !separates(comma) || noun > name.head) return;
  for (Node n = comma + 1; n < range_.end; ++n) {
    if (head(n) != noun) continue;
    if (related(n, "punct")) continue;
    if (!related(n, "appos") || !common_noun(n)) return;
    for (Node k = comma + 1; k < n; ++k) {
      if (!below(k, n) && head(k) != noun) return;
    }
    return attach(n, name.head, "appos");
  }
}

// "was chairman of Norvik, deputy mayor of Lund and a member of the council": what follows a comma
// without a preposition hangs on no noun.
void UdPhraseMends::set_third_predicate(Node n) {
  const Node first = head(n);
  if (relation(n) != "nmod" || !common_noun(n) || first == kNone || first > n) return;
  if (!common_noun(first) || !has(first, "cop") || has(n, "case") || token(n).xpos == "NNS") return;
  const Node before = run_begin(n, n, first);
  if (before <= first + 1 || text(before - 1) != ",") return;
  relation(n) = "conj";
  for (Node k = n + 1; k < range_.end; ++k) {
    if (head(k) == n && related(k, "conj") && common_noun(k)) attach(k, first, "conj");
  }
}

// "was a miner, a trade unionist and the MP for Lund", "was a painter, daughter of Leo Lind":
// whatever the comma is taken for, she was both.
void UdPhraseMends::set_second_predicate(Node n) {
  const Node first = head(n);
  if (!related(n, "appos") || !common_noun(n) || first == kNone || first > n) return;
  const bool owned = n + 1 < range_.end && text(n + 1) == "of" && token(n).xpos == "NN" &&
                     related(n + 1, "case") && has(n, "nmod");
  if (common_noun(first) && has(first, "cop") && indefinite(first) && (owned || indefinite(n))) {
    relation(n) = "conj";
  }
}

// "his wife Inge, his sons Erik and Nils": of several that follow "sons" none is only beside them.
void UdPhraseMends::set_joint_kin(const Name& name) {
  const Node noun = name.tokens.begin - 1;
  if (name.tokens.begin <= range_.begin) return;
  if (token(noun).xpos != "NNS" || !common_noun(noun) || !has(noun, "nmod:poss")) return;
  const Node list = head(name.head);
  const bool beside = list == noun && related(name.head, "appos");
  if (!beside && (!related(name.head, "conj") || list == kNone || list > noun)) return;
  Node end = name.tokens.end;
  for (const Name& later : names_) {
    if (later.tokens.begin < end) continue;
    const bool next =
        later.tokens.begin == end + 1 && (separates(end) || token(end).upos == Upos::kCconj);
    if (!next || !related(later.head, "conj")) break;
    const Node above = head(later.head);
    if (above != name.head && (above == kNone || above > noun)) break;
    attach(later.head, name.head, "conj");
    const bool last = token(end).upos == Upos::kCconj;
    end = later.tokens.end;
    if (last) break;
  }
  if (!beside) attach(name.head, noun, "appos");
}

}  // namespace weft
