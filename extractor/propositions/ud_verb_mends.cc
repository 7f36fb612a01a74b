// SPDX-License-Identifier: Apache-2.0
//
// Verbs that the parser missed or hung too high, and subjects that it took for something else.
#include "extractor/propositions/ud_clause_mends.h"
#include "weft/core/utf8.h"

namespace weft {

// "Ana Lind, a retired nurse, has led the council": the name is the subject, whatever it was taken
// for, and the noun says who she is.
void UdClauseMends::set_described_subject(const Name& name) {
  const Node verb = head(name.head);
  const Node comma = name.tokens.end;
  if (verb == kNone || verb < name.head || comma + 2 >= range_.end || text(comma) != ",") return;
  if (related(name.head, "nsubj") || has(name.head, "case")) return;
  if (token(comma + 1).upos != Upos::kDet) return;
  const Node noun = head(comma + 1);
  if (noun == kNone || noun < comma || !common_noun(noun) || head(noun) != verb) return;
  if (!related(noun, "nsubj") || has(noun, "case") || has(noun, "conj")) return;
  Node last = noun;
  while (last + 1 < verb && below(last + 1, noun)) ++last;
  if (!separates(last) && !separates(last + 1)) return;
  relation(name.head) = relation(noun);
  attach(noun, name.head, "appos");
}

// "is based on a novel and stars Ana Lind", "... by Leo Berg and stars Ana Lind": in the present
// like the verb of the sentence, and right before a name.
void UdClauseMends::rescue_listed_verb(Node n, const VerbForms& verb_forms) {
  if (!verb_forms || token(n).xpos != "NNS" || name_at(n) != kNone || n <= range_.begin) return;
  if (n + 1 >= range_.end || name_at(n + 1) == kNone || token(n - 1).upos != Upos::kCconj) return;
  Node main = n;
  while (head(main) != kNone) main = head(main);
  if (main >= n || !present_singular(main) || !verb_forms(text(n))) return;
  const Name& object = names_[name_at(n + 1)];
  if (object.tokens.begin != n + 1) return;
  for (Node c = range_.begin; c < range_.end; ++c) {
    const bool modifies = head(c) == n && (related(c, "det") || related(c, "amod"));
    if (modifies) return;
  }
  arcs_.verbs.push_back(n);
  head(n) = main;
  relation(n) = "conj";
  head(n - 1) = n;
  relation(n - 1) = "cc";
  head(object.head) = n;
  relation(object.head) = "obj";
  for (const Name& later : names_) {
    if (later.tokens.begin < object.tokens.end || relation(later.head) != "conj") continue;
    if (head(later.head) == n || head(later.head) < n) attach(later.head, object.head, "conj");
  }
}

// "employs 62 people and plans to grow": no plans are employed.
void UdClauseMends::rescue_listed_plan(Node n, const VerbForms& verb_forms) {
  if (!verb_forms || token(n).xpos != "NNS" || name_at(n) != kNone) return;
  if (n < range_.begin + 2 || n + 2 >= range_.end || token(n - 1).upos != Upos::kCconj) return;
  if (token(n + 1).xpos != "TO" || token(n + 2).xpos != "VB" || head(n + 2) != n) return;
  const Node first = head(n);
  if (relation(n) != "conj" || first == kNone || first > n || has(n, "det") || has(n, "amod")) {
    return;
  }
  if (!has(first, "nummod") && name_at(first) == kNone) return;
  Node main = head(first);
  while (main != kNone && main < first && nominal(main)) main = head(main);
  if (main == kNone || main > first || !present_singular(main) || !verb_forms(text(n))) return;
  arcs_.verbs.push_back(n);
  attach(n, main, "conj");
  attach(n - 1, n, "cc");
  attach(n + 2, n, "xcomp");
}

// "is based", "follows": the third person singular of the present.
bool UdClauseMends::present_singular(Node verb) const {
  if (token(verb).xpos == "VBZ") return true;
  for (Node n = range_.begin; n < verb; ++n) {
    const bool helps = head(n) == verb && (related(n, "aux") || related(n, "cop"));
    if (helps && token(n).xpos == "VBZ") return true;
  }
  return false;
}

// "promised to raise wages, cut taxes and leave": a bare form goes on with the infinitive before
// it, not with the finite verb, and with no noun.
void UdClauseMends::set_infinitive(Node n) {
  if (token(n).xpos != "VB" || relation(n) != "conj" || has(n, "mark") || has(n, "aux")) return;
  const Node above = head(n);
  if (above == kNone || above > n || has(n, "nsubj") || token(above).xpos == "VB") return;
  const bool finite_verb = token(above).upos == Upos::kVerb && finite_form(above);
  if (!finite_verb && !nominal(above)) return;
  for (Node first = n; first-- > range_.begin;) {
    if (token(first).xpos != "VB" || relation(first) == "conj") continue;
    bool marked = false;
    for (Node c = range_.begin; c < first; ++c) {
      marked = marked || (head(c) == first && related(c, "mark") && token(c).xpos == "TO");
    }
    const bool within = finite_verb ? below(first, above) : below(above, first);
    if (marked && within) attach(n, first, "conj");
    return;
  }
}

// "Ana learns that Leo sold the mill and confronts him": what goes on in the present goes on with
// the verb of the present, not with that of the clause below it; behind a relative clause only
// where a comma closes it.
void UdClauseMends::set_finite_conjunct(Node n) {
  const auto tense = [&](Node verb) {
    const std::string& tag = token(verb).xpos;
    return tag == "VBZ" || tag == "VBP" ? 1 : tag == "VBD" ? 2 : 0;
  };
  const Node beside = head(n);
  if (relation(n) != "conj" || beside == kNone || beside > n || has(n, "nsubj") || has(n, "aux")) {
    return;
  }
  if (tense(n) == 0 || tense(beside) == 0 || tense(n) == tense(beside)) return;
  if (token(n).upos != Upos::kVerb || token(beside).upos != Upos::kVerb) return;
  const bool relative = related(beside, "acl");
  if (!relative && !related(beside, "ccomp") && !related(beside, "advcl")) return;
  const Node joint = n > range_.begin ? n - 1 : n;
  if (!related(joint, "cc") || head(joint) != n) return;
  if (relative && (joint == range_.begin || !separates(joint - 1))) return;
  constexpr int kMost = 4;  // steps up to the clause around
  Node above = head(beside);
  for (int step = 0; step < kMost && above != kNone; ++step, above = head(above)) {
    const bool verb = token(above).upos == Upos::kVerb && tense(above) == tense(n);
    if (verb && above < beside) return attach(n, above, "conj");
  }
}

// "The ferry was hit by waves, Ana Lind, the head of the agency, told reporters": whom the verb at
// the end follows says all that, and is none of what stands before.
void UdClauseMends::set_teller(const Name& name) {
  if (!related(name.head, "appos") || name.tokens.begin < range_.begin + 3) return;
  if (!separates(name.tokens.begin - 1)) return;
  const Node noun = head(name.head);
  if (noun == kNone || noun > name.head || name.tokens.end >= range_.end) return;
  if (!separates(name.tokens.end) || has(noun, "nmod:poss")) return;
  for (Node verb = name.tokens.end + 1; verb < range_.end; ++verb) {
    if (token(verb).upos != Upos::kVerb || !finite_form(verb)) {
      const bool described = below(verb, name.head) || separates(verb);
      if (!described) return;
      continue;
    }
    const Node main = head(verb);
    const bool apart = related(verb, "parataxis") || related(verb, "ccomp");
    if (!apart || has(verb, "nsubj") || main == kNone || main > name.head) return;
    if (!separates(verb - 1) || !has(main, "nsubj")) return;
    return attach(name.head, verb, "nsubj");
  }
}

// "The bridge will close, the town's mayor, Ana Lind, said on Monday": the verb at the end tells
// what all that stands before whoever says it.
void UdClauseMends::set_late_teller(const Name& name) {
  if (name.type != EntityType::kPerson || name.tokens.begin < range_.begin + 5) return;
  const bool apart = separates(name.tokens.begin - 1);
  const Node noun = name.tokens.begin - (apart ? 2 : 1);
  const Node verb = name.tokens.end + (apart ? 1 : 0);
  if (verb + 1 >= range_.end || (apart && text(name.tokens.end) != ",")) return;
  const std::string& form = token(verb).xpos;
  if (token(verb).upos != Upos::kVerb || (form != "VBD" && form != "VBZ")) return;
  const Upos next = token(verb + 1).upos;
  if (next != Upos::kAdp && next != Upos::kPropn && text(verb + 1) != ".") return;
  if (!common_noun(noun) || name_at(noun) != kNone || has(verb, "obj")) return;
  // "the town's mayor", "her son"
  Node first = noun;
  bool owned = false;
  while (first > range_.begin && !separates(first - 1)) {
    --first;
    owned = owned || token(first).xpos == "PRP$" || token(first).xpos == "POS";
    const Upos word = token(first).upos;
    const bool clause = word == Upos::kVerb || word == Upos::kAux || word == Upos::kAdp ||
                        word == Upos::kSconj || word == Upos::kCconj || word == Upos::kAdv;
    if (clause || token(first).xpos.starts_with("W")) return;
  }
  if (!owned || first < range_.begin + 3 || text(first - 1) != ",") return;
  Node root = verb;
  while (head(root) != kNone) root = head(root);
  if (root == verb) {
    for (Node n = range_.begin; n < first && root == verb; ++n) {
      if (head(n) == verb && (related(n, "ccomp") || related(n, "parataxis"))) root = n;
    }
  }
  // What is told is a clause of its own.
  if (root >= first || (!has(root, "nsubj") && !has(root, "nsubj:pass"))) return;
  if (token(root).upos != Upos::kVerb && !has(root, "cop")) return;
  for (Node n = range_.begin; n < root; ++n) {
    // "When he moved to Lund, his wife, Ana Lind, stayed in Bern"
    if (head(n) == root && (related(n, "mark") || token(n).xpos == "WRB")) return;
  }
  if (below(verb, root)) {
    head(verb) = head(root);
    relation(verb) = relation(root);
  }
  for (Node n = first - 1; n < range_.end; ++n) {
    if (token(n).upos == Upos::kPunct && head(n) < first) attach(n, verb, "punct");
  }
  attach(root, verb, "ccomp");
  attach(noun, verb, "nsubj");
  attach(name.head, noun, "appos");
}

// "Norvik named Ana Lind chief executive": of two that the verb takes without a preposition the
// name is who became the other.
void UdClauseMends::set_named_object(const Name& name) {
  const Node verb = head(name.head);
  if (name.type != EntityType::kPerson || !related(name.head, "xcomp") || verb == kNone) return;
  if (verb + 1 != name.tokens.begin || has(verb, "obj") || has(name.head, "cop")) return;
  if (has(verb, "aux:pass") || has(verb, "nsubj:pass")) return;
  for (Node n = name.tokens.end; n < range_.end; ++n) {
    if (!common_noun(n)) continue;
    // "named Ana Lind its chief executive": the office with its owner may hang on the name.
    const bool owned = head(n) == name.head && has(n, "nmod:poss") && !has(n, "case") &&
                       (related(n, "obj") || related(n, "appos"));
    if (owned) attach(n, verb, "xcomp");
    if (head(n) != verb || !related(n, "xcomp")) continue;
    relation(name.head) = "obj";
    return;
  }
}

// "an engineer from Derby named Leo Berg": no place is named so.
void UdClauseMends::set_given(const Name& name) {
  const Node verb = head(name.head);
  if (verb == kNone || verb + 1 != name.tokens.begin || token(verb).xpos != "VBN") return;
  if (!related(verb, "acl") || (!related(name.head, "xcomp") && !related(name.head, "obj"))) return;
  const Node place = head(verb);
  if (place == kNone || place > verb || name_at(place) == kNone || !related(place, "nmod")) return;
  const Node noun = head(place);
  if (noun != kNone && noun < place && common_noun(noun)) attach(verb, noun, "acl");
}

// "named Ana Lind chairman and Leo Berg head of research": the second office is his, whose verb is
// left unsaid.
void UdClauseMends::set_gapped_office(const Name& name) {
  const Node office = head(name.head);
  if (name.type != EntityType::kPerson || relation(name.head) != "conj" || office == kNone) return;
  if (!common_noun(office) || office > name.head || head(office) == kNone) return;
  if (!related(office, "xcomp") && !related(office, "obj")) return;
  for (Node n = name.tokens.end; n < range_.end; ++n) {
    if (!common_noun(n) || head(n) != office) {
      if (separates(n)) return;
      continue;
    }
    if (relation(n) != "conj" || has(n, "cc") || token(n).xpos == "NNS") return;
    attach(name.head, head(office), "dep");
    return attach(n, name.head, "appos");
  }
}

// "told a newspaper she was tired", "told reporters: "We won"": what is told, nothing of the
// hearer.
void UdClauseMends::set_told_clause(Node hearer) {
  const Node verb = head(hearer);
  if (!related(hearer, "iobj") || verb == kNone || verb > hearer) return;
  if (has(verb, "obj") || has(verb, "ccomp")) return;
  for (Node n = hearer + 1; n < range_.end; ++n) {
    const bool clause = head(n) == hearer && (related(n, "acl") || related(n, "appos"));
    if (!clause || !has(n, "nsubj")) continue;
    for (Node c = hearer + 1; c < n; ++c) {
      const std::string& form = token(c).xpos;
      // "told the BBC that the driver had fled": no name has a "that" of its own.
      const bool that = c == hearer + 1 && form == "WDT" && name_at(hearer) != kNone;
      if (that) {
        relation(c) = "mark";
        continue;
      }
      if (form == "WP" || form == "WDT" || form == "WP$" || form == "WRB") return;
    }
    return attach(n, verb, "ccomp");
  }
}

// "moved to Lund to study there": what stands before the infinitive's "to" is not its own.
void UdClauseMends::set_before_infinitive(Node phrase) {
  const Node verb = head(phrase);
  if (!related(phrase, "obl") || verb == kNone || verb < phrase) return;
  const Node above = head(verb);
  if (token(verb).xpos != "VB" || above == kNone || above > phrase) return;
  for (Node n = phrase + 1; n < verb; ++n) {
    if (head(n) != verb || token(n).xpos != "TO" || token(above).upos != Upos::kVerb) continue;
    Node own = phrase - 1;  // the last verb before it
    while (own > above && (token(own).upos != Upos::kVerb || !below(own, above))) --own;
    return attach(phrase, own, "obl");
  }
}

// "Founded by Ana in 1988, Norvik sits on a hill": a plural noun right behind the name that follows
// the comma is the verb that the sentence lacks.
void UdClauseMends::rescue_late_verb(const VerbForms& verb_forms) {
  const Node root = range_.begin;
  if (!verb_forms || range_.size() < 6 || token(root).xpos != "VBN") return;
  if (head(root) != kNone || has(root, "nsubj") || has(root, "aux")) return;
  for (Node verb = root + 3; verb + 1 < range_.end; ++verb) {
    if (finite_form(verb) && !related(verb, "acl") && !related(verb, "advcl")) return;
    if (token(verb).xpos != "NNS" || name_at(verb) != kNone || name_at(verb - 1) == kNone) continue;
    const Name& name = names_[name_at(verb - 1)];
    const Upos next = token(verb + 1).upos;
    const bool argument = next == Upos::kAdp || next == Upos::kDet || next == Upos::kNum ||
                          name_at(verb + 1) != kNone;
    if (!argument || !separates(name.tokens.begin - 1) || !verb_forms(text(verb))) continue;
    arcs_.verbs.push_back(verb);
    head(verb) = kNone;
    relation(verb) = "root";
    head(root) = verb;
    relation(root) = "advcl";
    attach(name.head, verb, "nsubj");
    for (Node n = verb + 1; n < range_.end; ++n) {
      if (head(n) == root) head(n) = verb;
      if (head(n) == verb) set_part(n);
      if (name_at(n) == kNone || names_[name_at(n)].head != n || has(n, "case")) continue;
      if (head(n) == verb && related(n, "appos")) relation(n) = "obj";
    }
    return;
  }
}

// "Norvik's owner, Ana Lind, is to leave": who is to do it does it, unlike a plan that is to do it.
void UdClauseMends::set_outer_subject(Node subject, const HeadNouns& head_nouns) {
  const Node verb = head(subject);
  if (relation(subject) != "nsubj:outer" || verb == kNone || token(verb).xpos != "VB") return;
  bool told = name_at(subject) != kNone || (head_nouns && head_nouns(text(subject)));
  Node copula = kNone;
  for (Node n = range_.begin; n < verb; ++n) {
    told = told || (head(n) == subject && related(n, "appos") && name_at(n) != kNone);
    if (head(n) == verb && related(n, "cop")) copula = n;
  }
  if (!told || copula == kNone || token(copula + 1).xpos != "TO" || head(copula + 1) != verb)
    return;
  relation(subject) = "nsubj";
}

// "the recently released Norvik grew", "a part in the acclaimed Telmar": a participle between the
// article and the noun that it seems to have for an object is the noun's attribute; so it is where
// it seems to tell of the noun before the preposition: "a part in the acclaimed Telmar".
void UdClauseMends::set_attribute(Node participle) {
  const std::string& form = token(participle).xpos;
  if ((form != "VBN" && form != "VBD") || has(participle, "nsubj") || has(participle, "aux"))
    return;
  const Node verb = head(participle);
  const bool told = related(participle, "acl");
  if (verb == kNone || (told ? verb > participle : token(verb).upos != Upos::kVerb)) return;
  Node object = kNone;
  for (Node n = participle + 1; n < range_.end && object == kNone; ++n) {
    if (head(n) == participle && related(n, "obj")) object = n;
  }
  if (object == kNone) return;
  for (Node n = participle; n-- > range_.begin;) {
    const bool adverb = related(n, "advmod") && head(n) == participle;
    if (adverb) continue;
    if (!related(n, "det") || head(n) != object) return;
    const bool subject = !told && object < verb && !has(verb, "nsubj");
    const bool marked = has(object, "case");
    if (!marked && !subject) return;
    head(object) = verb;
    relation(object) = told ? "nmod" : (marked ? "obl" : "nsubj");
    head(participle) = object;
    relation(participle) = "amod";
    for (Node c = participle + 1; c < range_.end; ++c) {
      if (head(c) == participle) head(c) = c > object && !below(c, object) ? verb : object;
    }
    return;
  }
}

// "It makes pumps; its owner, ...": no apposition stands beyond a semicolon.
void UdClauseMends::part_apposition(Node n) {
  if (!related(n, "appos") || head(n) > n) return;
  for (Node k = head(n); k < n; ++k) {
    if (text(k) == ";") relation(n) = "parataxis";
  }
}

// "In 1998 X built a mill, moved to Lund and ...": what stands before the first of joined verbs is
// not of a later one alone; nor is what stands before the conjunction: "stars in X, as Y, and
// directs Z".
void UdClauseMends::lift_front(Node n) {
  if (!related(n, "obl")) return;
  const Node joined = head(n);
  if (joined != kNone && joined > n && related(joined, "conj") && head(joined) < n &&
      token(head(joined)).upos == Upos::kVerb) {
    for (Node c = n + 1; c < joined; ++c) {
      if (head(c) == joined && related(c, "cc")) return attach(n, head(joined), "obl");
    }
  }
  for (Node verb = head(n); verb != kNone && related(verb, "conj"); verb = head(verb)) {
    const Node first = head(verb);
    if (first == kNone || first < n || token(first).upos != Upos::kVerb) return;
    head(n) = first;
  }
}

// One verb has no two subjects. "The son of a tailor, he left": the first says who the second is.
// "whose fortune Forbes estimates": the first is the object. "On a site, X, Leo sells it": what
// commas part from the noun before it is its name.
void UdClauseMends::part_subjects(Node verb) {
  Node first = kNone;
  for (Node n = range_.begin; n < verb; ++n) {
    if (head(n) != verb || !related(n, "nsubj") || !nominal(n)) continue;
    if (first == kNone) {
      first = n;
      continue;
    }
    if (whose(n)) return free_whose(first, verb);
    for (Node k = first; k < n; ++k) {
      // "X and Y parted; in May X left": the first is of what stands before.
      if (text(k) == ";" && !free_clause(first, k, verb)) relation(first) = "dep";
    }
    if (name_at(first) != kNone) return name_noun(names_[name_at(first)]);
    // "The former President of Norvik, Ana Lind": an office in capitals.
    const bool office = token(first).xpos == "NNP" && has(first, "det");
    if ((!common_noun(first) && !office) || relation(n) == "nsubj:outer") return;
    if (whose(first)) {
      if (!has(verb, "obj")) relation(first) = "obj";
      return;
    }
    Node begin = run_begin(n, n, first + 1);
    // "The owner of Norvik, in 2006 Ana Lind left"
    Node phrase = begin - 1;
    while (phrase > first && head(phrase) != verb && head(phrase) != kNone) phrase = head(phrase);
    if (!separates(begin - 1) && phrase > first && phrase < n && related(phrase, "obl")) {
      begin = run_begin(phrase, phrase, first + 1);
    }
    if (separates(begin - 1)) attach(first, n, "appos");
    return;
  }
}

// The name between commas, quoted or not, right behind a noun after a preposition.
void UdClauseMends::name_noun(const Name& name) {
  const auto quote = [&](Node n) { return token(n).upos == Upos::kPunct && !separates(n); };
  Node before = name.tokens.begin;
  if (before > range_.begin && quote(before - 1)) --before;
  if (before < range_.begin + 2 || !separates(before - 1) || !common_noun(before - 2)) return;
  Node behind = name.tokens.end;
  if (behind < range_.end && quote(behind)) ++behind;
  if (behind >= range_.end || !separates(behind)) return;
  const Node noun = before - 2;
  if (has(noun, "case") && has(noun, "det") && !has(name.head, "case")) {
    attach(name.head, noun, "appos");
  }
}

}  // namespace weft
