// SPDX-License-Identifier: Apache-2.0
//
// Verbs that the parser took for nouns or for parts of names.
#include "extractor/propositions/ud_clause_mends.h"

namespace weft {

// A word right after the name at the beginning of a sentence without any verb.
UdClauseMends::Node UdClauseMends::unread_verb(const VerbForms& verb_forms) const {
  if (!verb_forms || names_.empty() || range_.size() < 4) return kNone;
  const Name& name = names_.front();
  Node verb = name.tokens.end;
  if (name.tokens.begin > range_.begin + 1 || verb + 2 >= range_.end) return kNone;
  // "Norvik, the largest maker of lamps, plans to"
  const Node above = head(name.head);
  if (separates(verb) && above != kNone && above > verb && separates(above - 1)) verb = above;
  if (verb + 2 >= range_.end) return kNone;
  if (token(range_.end - 1).upos != Upos::kPunct || name_at(verb) != kNone) return kNone;
  for (Node n = range_.begin; n < range_.end; ++n) {
    const bool finite =
        token(n).upos == Upos::kAux || (token(n).upos == Upos::kVerb && finite_form(n));
    // "Ana shot and killed Leo"
    const bool second = related(n, "conj") && head(n) == verb && n == verb + 2;
    if (finite && !second) return kNone;
  }
  const Upos next = token(verb + 1).upos;
  const bool argument = name_at(verb + 1) != kNone || next == Upos::kDet || next == Upos::kNum ||
                        next == Upos::kAdp || next == Upos::kSym || next == Upos::kPart ||
                        (next == Upos::kCconj && token(verb + 2).upos == Upos::kVerb);
  const Upos upos = token(verb).upos;
  if (!argument || (upos != Upos::kNoun && upos != Upos::kPropn && upos != Upos::kAdj))
    return kNone;
  return verb_forms(text(verb)) ? verb : kNone;
}

// "Norvik United beat Telmar 3-1", read as one long name.
void UdClauseMends::rescue_unread_verb(const VerbForms& verb_forms) {
  const Node verb = unread_verb(verb_forms);
  if (verb == kNone) return;
  Node root = verb;
  while (head(root) != kNone) root = head(root);
  const Name& subject = names_.front();
  // "Norvik drew 1-1 at Telmar": a name that hangs over all the rest, with a score.
  const Node score = name_at(verb + 1) == kNone ? verb + 1 : names_[name_at(verb + 1)].tokens.end;
  const bool named =
      subject.tokens.contains(root) && score < range_.end && token(score).upos == Upos::kNum;
  if (root < verb && !named) return;
  arcs_.verbs.push_back(verb);
  head(verb) = kNone;
  relation(verb) = "root";
  const Name* object = root == verb || name_at(root) == kNone ? nullptr : &names_[name_at(root)];
  if (named) object = name_at(verb + 1) == kNone ? nullptr : &names_[name_at(verb + 1)];
  for (Node n = range_.begin; n < range_.end; ++n) {
    const bool moves = n == root || head(n) == root || head(n) == verb;
    if (n == verb || !moves || subject.tokens.contains(n)) continue;
    if (object != nullptr && object->tokens.contains(n)) continue;
    head(n) = n < verb ? subject.head : verb;
    if (n > verb) set_part(n);
  }
  for (const Name* name : {&subject, object}) {
    if (name == nullptr) continue;
    for (Node n = name->tokens.begin; n < name->tokens.end; ++n) {
      head(n) = n == name->head ? verb : name->head;
    }
    relation(name->head) = name == object ? "obj" : "nsubj";
  }
}

// "Norvik waits for rain": in a sentence that has no finite verb the root with a subject is one,
// whether the tables know it or not, if what follows can be its argument.
bool UdClauseMends::only_verb(Node root) const {
  if (head(root) != kNone || root + 1 >= range_.end) return false;
  for (Node n = range_.begin; n < range_.end; ++n) {
    if (finite_form(n) || token(n).upos == Upos::kAux) return false;
  }
  const Upos next = token(root + 1).upos;
  return next == Upos::kAdp || next == Upos::kDet || next == Upos::kPart ||
         name_at(root + 1) != kNone;
}

// "Colin teaches at Lund", "Ana beat Eva": a plural noun that has a name for a subject and no
// copula is a verb, and so is a noun by one of its tags that has a name for an object as well.
void UdClauseMends::rescue_misread_verb(Node n, const VerbForms& verb_forms) {
  if (verb_forms && joined_verb(n) && verb_forms(text(n))) return arcs_.verbs.push_back(n);
  const bool verb = token(n).upos == Upos::kVerb && token(n).xpos == "NN" && takes_object(n);
  if (!verb_forms || (token(n).xpos != "NNS" && !verb)) return;
  if (name_at(n) != kNone || has(n, "cop")) return;
  bool subject = false;
  for (Node c = range_.begin; c < n; ++c) {
    if (head(c) != n) continue;
    if (related(c, "nsubj") && name_at(c) != kNone) subject = true;
    const bool nominal = related(c, "det") || related(c, "amod") || related(c, "nummod") ||
                         related(c, "compound") || related(c, "nmod") || related(c, "case");
    if (nominal) return;
  }
  if (!subject || (!verb && !verb_forms(text(n)) && !only_verb(n))) return;
  arcs_.verbs.push_back(n);
  if (related(n, "appos") || related(n, "nmod") || related(n, "obj")) relation(n) = "parataxis";
  for (Node c = n + 1; c < range_.end; ++c) {
    if (head(c) == n) set_part(c);
  }
}

// "makes lamps and employs 40 people": a verb by one of its tags, joined to a verb, with an object.
bool UdClauseMends::joined_verb(Node n) const {
  const Node first = head(n);
  const bool verbs = token(n).upos == Upos::kVerb && token(n).xpos == "NNS" && first != kNone &&
                     first < n && token(first).upos == Upos::kVerb;
  return verbs && relation(n) == "conj" && name_at(n) == kNone && has(n, "obj") && !has(n, "det") &&
         !has(n, "amod") && !has(n, "compound") && !has(n, "case");
}

// A name right behind it, which hangs on it.
bool UdClauseMends::takes_object(Node verb) const {
  if (verb + 1 >= range_.end || name_at(verb + 1) == kNone) return false;
  const Name& object = names_[name_at(verb + 1)];
  return object.tokens.begin == verb + 1 && head(object.head) == verb &&
         related(object.head, "obj");
}

// "The film stars Ana Lind": no noun in a sentence that has no other verb with a subject.
bool UdClauseMends::plural_verb(Node verb) const {
  if (verb < range_.begin + 2 || verb + 2 >= range_.end || !common_noun(verb)) return false;
  const Node noun = verb - 1;
  if (token(verb).xpos != "NNS" || token(noun).xpos != "NN" || !common_noun(noun)) return false;
  if (head(noun) != verb || !related(noun, "compound") || name_at(verb + 1) == kNone) return false;
  if (token(range_.begin).upos != Upos::kDet || head(range_.begin) != verb) return false;
  const Node after = names_[name_at(verb + 1)].head;
  const bool above = head(verb) == kNone || (head(verb) == after && head(after) == kNone);
  if (!above) return false;
  for (Node n = range_.begin; n < range_.end; ++n) {
    if (related(n, "nsubj")) return false;
  }
  return true;
}

void UdClauseMends::rescue_plural_verb(const VerbForms& verb_forms) {
  if (!verb_forms) return;
  for (Node verb = range_.begin; verb < range_.end; ++verb) {
    if (!plural_verb(verb) || !verb_forms(text(verb))) continue;
    const Node object = names_[name_at(verb + 1)].head;
    arcs_.verbs.push_back(verb);
    head(verb) = kNone;
    relation(verb) = "root";
    for (Node n = range_.begin; n < range_.end; ++n) {
      if (n < verb && head(n) == verb) {
        head(n) = verb - 1;
      } else if (head(n) == object && token(n).upos == Upos::kVerb && relation(n) == "conj") {
        head(n) = verb;
      } else if (n > verb && head(n) == object && token(n).upos != Upos::kPunct && has(n, "case")) {
        head(n) = verb;
        set_part(n);
      } else if (n > verb && head(n) == verb) {
        set_part(n);
      }
    }
    head(verb - 1) = verb;
    relation(verb - 1) = "nsubj";
    head(object) = verb;
    relation(object) = "obj";
    return;
  }
}

// "Norvik plans to buy Telmar", "Ana Lind dreams of winning": right behind the name, above what is
// planned and under nothing, a plural that may be a verb is one.
void UdClauseMends::rescue_planning_verb(const Name& name, const VerbForms& verb_forms) {
  const Node verb = name.tokens.end;
  if (!verb_forms || verb + 2 >= range_.end || token(verb).xpos != "NNS" || !common_noun(verb)) {
    return;
  }
  if (head(name.head) != verb || head(verb) != kNone || !verb_forms(text(verb))) return;
  const Node plan = head(verb + 1);
  if (plan == kNone || plan <= verb || !related(verb + 1, "mark") || head(plan) != verb) return;
  const bool infinitive = token(plan).xpos == "VB";
  if (!related(plan, "acl") || (!infinitive && token(plan).xpos != "VBG")) return;
  for (Node n = range_.begin; n < range_.end; ++n) {
    const bool before = n < name.tokens.begin && head(n) == verb && !has(n, "case");
    if (before && token(n).upos != Upos::kPunct && token(n).upos != Upos::kAdv) return;
    if (n > verb && head(n) == verb && (related(n, "nsubj") || related(n, "cop"))) return;
  }
  arcs_.verbs.push_back(verb);
  relation(verb) = "root";
  relation(name.head) = "nsubj";
  relation(plan) = infinitive ? "xcomp" : "advcl";
  for (Node n = range_.begin; n < range_.end; ++n) {
    if (head(n) == verb && related(n, "nmod")) relation(n) = "obl";
  }
}

// What follows the verb, as a part of its clause.
void UdClauseMends::set_part(Node n) {
  if (token(n).upos == Upos::kNum) {
    relation(n) = "obl:unmarked";
  } else if (related(n, "nmod")) {
    relation(n) = has(n, "case") ? "obl" : "obj";
  } else if (related(n, "acl")) {
    relation(n) = has(n, "mark") ? "xcomp" : "advcl";
  } else if ((name_at(n) != kNone || token(n).upos == Upos::kSym) && !has(n, "case")) {
    relation(n) = "obj";
  }
}

}  // namespace weft
