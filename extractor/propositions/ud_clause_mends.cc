// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_clause_mends.h"

#include "weft/core/utf8.h"

namespace weft {

// "Ana Lind (Lund, 1950 - Ystad, 1990) was ...": what stands in the brackets after a name is no
// part of the clause around them and heads nothing in it.
void UdClauseMends::close_bracket(const Name& name) {
  Node open = name.tokens.end;
  if (open + 1 < range_.end && text(open) == "," && text(open + 1) == "(") ++open;
  if (open + 2 >= range_.end || text(open) != "(") return;
  Node close = open + 1;
  for (int depth = 1; close < range_.end; ++close) {
    if (text(close) == "(") ++depth;
    if (text(close) == ")" && --depth == 0) break;
  }
  if (close == range_.end) return;
  const auto inside = [&](Node n) { return n != kNone && open < n && n < close; };
  for (Node n = open + 1; n < close; ++n) {
    if (inside(head(n)) || token(n).upos == Upos::kPunct) continue;
    if (head(n) == name.head && related(n, "conj")) relation(n) = "parataxis";
    const bool above = below(name.head, n);
    const bool behind = head(n) != kNone && head(n) > close;
    const bool subject = related(n, "nsubj") && behind;
    if (behind && (related(n, "obl") || related(n, "nmod"))) attach(n, name.head, "nmod");
    // "two sons, Ana (born 1990) and ...": it says nothing of what stands before the name.
    const bool item =
        name.tokens.begin > range_.begin && (token(name.tokens.begin - 1).upos == Upos::kPunct ||
                                             token(name.tokens.begin - 1).upos == Upos::kCconj);
    const bool before = head(n) != kNone && head(n) < name.tokens.begin && !below(name.head, n);
    if (item && before && related(n, "acl")) attach(n, name.head, "acl");
    if (!above && !subject) continue;
    const bool free = above || !below(head(n), name.head);
    if (free && (above || !has(name.head, "nsubj"))) {
      head(name.head) = head(n);
      relation(name.head) = relation(n);
      head(n) = name.head;
      relation(n) = "parataxis";
    }
    // What follows the brackets depends on the name, if on anything before them.
    for (Node other = close + 1; other < range_.end; ++other) {
      if (inside(head(other))) attach(other, name.head, std::string(relation(other)));
    }
  }
}

// "is a film and music critic", "a web design and development company": the first noun says with
// the second what the last one is.
void UdClauseMends::set_shared_noun(Node n, const HeadNouns& head_nouns) {
  if (!head_nouns || !common_noun(n) || token(n).xpos != "NN" || n + 3 >= range_.end) return;
  if (!has(n, "cop") && !related(n, "appos")) return;
  if (token(n + 1).upos != Upos::kCconj || head_nouns(to_lower(text(n)))) return;
  Node last = n + 2;
  while (last < range_.end &&
         (token(last).upos == Upos::kNoun || token(last).upos == Upos::kAdj || text(last) == "-")) {
    ++last;
  }
  --last;
  if (last < n + 3 || token(last).xpos != "NN" || !head_nouns(to_lower(text(last)))) return;
  if (!related(last, "conj") || head(last) != n || token(last - 1).upos != Upos::kNoun) return;
  for (Node t = range_.begin; t < range_.end; ++t) {
    if (head(t) != n || t == last || relation(t) == "compound") continue;
    head(t) = last;
  }
  head(n + 1) = n;
  head(last) = head(n);
  relation(last) = relation(n);
  head(n) = last;
  relation(n) = "compound";
}

// "defeated Norvik 2-1": of a name and a score right after the verb the name is the object.
void UdClauseMends::free_score(const Name& name) {
  const Node number = name.tokens.end;
  if (number >= range_.end || token(number).upos != Upos::kNum) return;
  if (name.tokens.begin == range_.begin || has(name.head, "case")) return;
  const Node verb = name.tokens.begin - 1;
  if (token(verb).upos != Upos::kVerb || head(name.head) != verb) return;
  if (!related(name.head, "iobj") && relation(name.head) != "obl:unmarked") return;
  if (related(number, "obj") && head(number) == verb) relation(number) = "obl:unmarked";
  if (!has(verb, "obj")) relation(name.head) = "obj";
}

// "appointed Ana Lind prime minister": what she became, not a second object.
void UdClauseMends::set_second_object(const Name& name) {
  const Node verb = head(name.head);
  if (name.type != EntityType::kPerson || !related(name.head, "obj") || verb == kNone) return;
  for (Node n = name.tokens.end; n < range_.end; ++n) {
    if (head(n) != verb || !related(n, "obj") || !common_noun(n) || token(n).xpos != "NN") continue;
    if (has(n, "det") || has(n, "case") || has(n, "nmod:poss")) return;
    for (Node k = name.tokens.end; k < n; ++k) {
      if (!below(k, n)) return;
    }
    relation(n) = "xcomp";
    return;
  }
}

// "Norvik, the champions, defeated Telmar": a noun phrase that ended up above its verb.
void UdClauseMends::rescue_main_verb() {
  Node root = kNone;
  bool any_finite = false;
  for (Node n = range_.begin; n < range_.end; ++n) {
    if (head(n) == kNone) root = n;
    any_finite = any_finite || finite_form(n);
  }
  if (root == kNone || !nominal(root) || has(root, "cop") || has(root, "nsubj")) return;
  for (Node n = root + 1; n < range_.end; ++n) {
    // "Ana, one of the designers, emigrated"
    const bool inside = separates(n - 1) && separates(root + 1) && below(n, root);
    if (token(n).upos != Upos::kVerb || (head(n) != root && !inside) || has(n, "nsubj")) continue;
    // No past tense is an attribute: "Norvik named Ana chairman".
    const bool past = relation(n) == "acl" && token(n).xpos == "VBD" && name_at(root) != kNone &&
                      names_[name_at(root)].tokens.end == n;
    const bool apart = (relation(n) == "parataxis" || past) && finite_form(n);
    // Without any other finite verb a participle after a comma is one.
    const bool participle = !any_finite && relation(n) == "acl" && token(n).xpos == "VBN" &&
                            ((name_at(root) != kNone && takes_name(n, root)) ||
                             (separates(n - 1) && (name_at(root) != kNone || has(root, "appos"))));
    if (!apart && !participle) continue;
    head(n) = kNone;
    relation(n) = "root";
    head(root) = n;
    relation(root) = "nsubj";
    return;
  }
}

// "Norvik acquired Telmar for 3 million": between a name and what it did something to, without any
// finite verb, a participle is the verb, not the attribute of its object.
void UdClauseMends::rescue_attribute_verb() {
  for (Node n = range_.begin; n < range_.end; ++n) {
    if (finite_form(n) || related(n, "cop")) return;
  }
  for (Node n = range_.begin + 1; n + 1 < range_.end; ++n) {
    if (token(n).xpos != "VBN" || !related(n, "amod") || has(n, "aux") || has(n, "advmod"))
      continue;
    const Node object = head(n);
    const Node subject = name_at(n - 1) == kNone ? kNone : names_[name_at(n - 1)].head;
    if (subject == kNone || object < n || head(object) != kNone || has(object, "nsubj")) continue;
    if (name_at(object) == kNone && !has(object, "det")) continue;
    if ((head(subject) != n && head(subject) != object) || has(subject, "case")) continue;
    for (Node c = range_.begin; c < range_.end; ++c) {
      const bool of_clause = related(c, "obl") || related(c, "advmod") || related(c, "punct") ||
                             related(c, "advcl") || related(c, "parataxis");
      if (head(c) == object && (of_clause || c < subject)) head(c) = n;
    }
    head(n) = kNone;
    relation(n) = "root";
    attach(object, n, "obj");
    return attach(subject, n, "nsubj");
  }
}

// "Ana divorced Leo": a participle between two names that the parser took for one.
bool UdClauseMends::takes_name(Node verb, Node root) {
  if (verb + 1 >= range_.end || names_[name_at(root)].tokens.end != verb) return false;
  if (name_at(verb + 1) == kNone) return false;
  const Node object = names_[name_at(verb + 1)].head;
  if ((head(object) != root && head(object) != verb) || has(object, "case")) return false;
  attach(object, verb, "obj");
  return true;
}

bool UdClauseMends::whose(Node noun) const {
  for (Node n = range_.begin; n < noun; ++n) {
    if (head(n) == noun && token(n).xpos == "WP$") return true;
  }
  return false;
}

// "Ana Lind, whose books sold well, has died": the main verb follows the relative clause.
void UdClauseMends::free_whose(Node subject, Node verb) {
  const Node main = head(verb);
  if (main != kNone && main > verb && related(verb, "ccomp") && token(main).upos == Upos::kVerb &&
      !has(main, "nsubj")) {
    attach(subject, main, "nsubj");
    attach(verb, subject, "acl:relcl");
    return;
  }
  for (Node n = verb + 1; n < range_.end; ++n) {
    if (head(n) != verb || token(n).upos != Upos::kVerb || has(n, "nsubj")) continue;
    if (!related(n, "parataxis") && !related(n, "conj") && !related(n, "dep")) continue;
    if (has(n, "cc")) continue;
    head(n) = head(verb);
    relation(n) = relation(verb);
    attach(subject, n, "nsubj");
    attach(verb, subject, "acl:relcl");
    return;
  }
}

// "On Friday X bought Y; Z paid": a participle with an object before the semicolon is the verb of
// the first clause, to which what stands before its subject belongs.
bool UdClauseMends::free_clause(Node subject, Node semicolon, Node main) {
  for (Node n = subject + 1; n < semicolon; ++n) {
    const bool verb = head(n) == subject && related(n, "acl") && token(n).xpos.starts_with("VB") &&
                      token(n).xpos != "VBG" && has(n, "obj");
    if (!verb) continue;
    attach(n, main, "parataxis");
    attach(subject, n, "nsubj");
    for (Node before = range_.begin; before < subject; ++before) {
      if (head(before) == main && related(before, "obl")) head(before) = n;
    }
    return true;
  }
  return false;
}

bool UdClauseMends::finite(Node verb) const {
  if (token(verb).upos == Upos::kVerb && finite_form(verb)) return true;
  for (Node n = range_.begin; n < verb; ++n) {
    if (head(n) == verb && (related(n, "aux") || related(n, "cop")) && finite_form(n)) return true;
  }
  return false;
}

// "Under Ana Lind, Norvik grew", "In Lund, politicians Ana and Leo won": of what ends in this name
// the part that follows the comma, which is no apposition of what stands before it.
UdClauseMends::Node UdClauseMends::behind_comma(Node name, Node front) const {
  for (Node top = name; top != kNone && top != front && !has(top, "case"); top = head(top)) {
    if (!related(top, "appos") && !related(top, "conj")) return kNone;
    Node first = top;
    while (first > range_.begin && below(first - 1, top)) --first;
    if (separates(first)) ++first;
    if (related(top, "appos") && first > range_.begin && separates(first - 1)) return top;
  }
  return kNone;
}

// "Norvik, a firm that employs 300 workers, sued": of a phrase that ends a relative clause the noun
// that the clause tells of, and what that one is an apposition of.
UdClauseMends::Node UdClauseMends::above_relative(Node noun, Node before) const {
  Node clause = head(noun);
  while (clause != kNone && clause < before && !related(clause, "acl:relcl")) clause = head(clause);
  if (clause == kNone || clause >= before || clause > noun) return noun;
  Node told = head(clause);
  while (told != kNone && told < clause && related(told, "appos") && head(told) < told &&
         nominal(head(told))) {
    told = head(told);
  }
  return told != kNone && told < clause && nominal(told) ? told : noun;
}

// The noun phrase right before a finite verb that has no subject is its subject.
void UdClauseMends::rescue_subject(Node verb) {
  if (name_at(verb) != kNone && !has(verb, "cop")) return;
  if (token(verb).upos != Upos::kVerb && !has(verb, "cop")) return;
  const bool second = related(verb, "conj") && has(verb, "cop");
  if (!second && !related(verb, "root") && !related(verb, "ccomp") && !related(verb, "parataxis")) {
    return;
  }
  if (has(verb, "nsubj") || has(verb, "csubj") || has(verb, "expl") || !finite(verb)) return;
  Node at = verb;
  for (Node n = range_.begin; n < verb; ++n) {
    if (head(n) == verb && related(n, "cop")) at = n;
  }
  while (at > range_.begin && head(at - 1) == verb &&
         (related(at - 1, "aux") || related(at - 1, "cop") || related(at - 1, "mark") ||
          related(at - 1, "advmod"))) {
    --at;
  }
  if (at == range_.begin) return;
  Node noun = at - 1;
  const bool apart = token(noun).upos == Upos::kPunct && text(noun) == "," && noun > range_.begin;
  if (apart) --noun;
  // "studied law in Lund, then worked": whoever studied worked.
  const Node before = head(verb);
  bool bracket = false;
  for (Node n = before == kNone ? at : before; n < at; ++n) bracket = bracket || text(n) == "(";
  if (apart && !bracket && related(verb, "parataxis") && before != kNone && before < noun &&
      token(verb).xpos == token(before).xpos && !has(verb, "aux") &&
      token(before).upos == Upos::kVerb && has(before, "nsubj") && below(noun, before)) {
    relation(verb) = "conj";
    return;
  }
  if (token(noun).upos == Upos::kPunct || below(verb, noun)) return;
  // "The candidates elected were X and Y"
  if (token(noun).upos == Upos::kVerb && related(noun, "acl") && head(noun) < noun) {
    noun = head(noun);
    if (related(noun, "appos") && head(noun) == verb) return attach(noun, verb, "nsubj");
  }
  while (head(noun) != kNone && head(noun) < at && !related(noun, "obl") && nominal(head(noun)) &&
         !(related(noun, "conj") && (has(head(noun), "case") || head(noun) == head(verb)))) {
    noun = head(noun);
  }
  if (apart) noun = above_relative(noun, at);
  // "He was a nurse and his wife, Ana, was a poet": what "and" brings in is a second clause.
  if (second && !(related(noun, "conj") && head(noun) == head(verb) && has(noun, "cc"))) return;
  if (has(noun, "case") && name_at(at - 1) != kNone) {
    if (const Node after = behind_comma(names_[name_at(at - 1)].head, noun); after != kNone) {
      noun = after;
    }
  }
  if (!nominal(noun) || has(noun, "case") || below(verb, noun)) return;
  attach(noun, verb, "nsubj");
}

}  // namespace weft
