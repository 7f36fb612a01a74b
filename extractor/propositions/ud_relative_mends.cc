// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_relative_mends.h"

#include "extractor/english_words.h"

namespace weft {

// The predicate whose first word this is: "is" of "is a friend", "resigned".
UdRelativeMends::Node UdRelativeMends::next_verb(Node n) const {
  if (n >= range_.end) return kNone;
  const std::string& form = token(n).xpos;
  if (token(n).upos == Upos::kVerb && (finite_form(n) || form == "VBN")) return n;
  const bool helps = token(n).upos == Upos::kAux && head(n) != kNone && head(n) > n;
  return helps ? head(n) : kNone;
}

UdRelativeMends::Node UdRelativeMends::subject_of(Node verb) const {
  for (Node n = range_.begin; n < verb; ++n) {
    if (head(n) == verb && related(n, "nsubj")) return n;
  }
  return kNone;
}

// "Norvik, whose owner, Ana Lind, left, has grown": she is the owner, and the owner left.
void UdRelativeMends::set_whose(Node pronoun) {
  const Node noun = head(pronoun);
  if (token(pronoun).xpos != "WP$" || noun == kNone || noun < pronoun) return;
  if (pronoun < range_.begin + 1 || noun + 2 >= range_.end || !separates(noun + 1)) return;
  if (name_at(noun) != kNone || name_at(noun + 2) == kNone) return;
  const Name& name = names_[name_at(noun + 2)];
  if (name.tokens.begin != noun + 2 || name.tokens.end + 1 >= range_.end) return;
  if (!separates(name.tokens.end)) return;
  const Node verb = next_verb(name.tokens.end + 1);
  if (verb == kNone) return;
  Node owner = pronoun - 1;
  if (separates(owner) && owner > range_.begin) --owner;
  if (!nominal(owner)) return;
  if (name_at(owner) != kNone) owner = names_[name_at(owner)].head;
  if (below(owner, noun)) return;
  // The sentence's own verb may have been hung on that of the clause.
  Node main = kNone;
  for (Node n = verb + 1; n < range_.end && main == kNone && !below(verb, owner); ++n) {
    const bool apart = related(n, "parataxis") || related(n, "conj") || related(n, "dep");
    if (head(n) == verb && apart && token(n).upos == Upos::kVerb && !has(n, "nsubj") &&
        !has(n, "cc")) {
      main = n;
    }
  }
  const Node outer = subject_of(verb);
  if (below(owner, verb)) {
    if (main == kNone || outer == kNone || !below(owner, outer)) return;
    head(main) = head(verb);
    relation(main) = relation(verb);
    attach(outer, main, has(main, "aux:pass") ? "nsubj:pass" : "nsubj");
  }
  attach(verb, owner, "acl:relcl");
  attach(noun, verb, has(verb, "aux:pass") ? "nsubj:pass" : "nsubj");
  attach(name.head, noun, "appos");
}

// "Elected a Fellow in 1821, he went on": a participle at the front is of the subject behind the
// comma.
void UdRelativeMends::set_front_participle(const HeadNouns& head_nouns) {
  const Node first = range_.begin;
  const std::string& form = token(first).xpos;
  if ((form != "VBN" && form != "VBD") || has(first, "nsubj") || has(first, "aux")) return;
  if (text(first).ends_with("s")) return;
  Node main = kNone;
  for (Node n = first + 2; n + 1 < range_.end && main == kNone; ++n) {
    if (!related(n, "nsubj") || head(n) < n) continue;
    const Node begin = run_begin(n, n, first + 1);
    if (separates(begin - 1) && text(begin - 1) == ",") main = head(n);
    if (main == kNone) return;
  }
  if (main == kNone || !finite(main)) return;
  const Node noun = head(first);
  const bool under_noun = noun != kNone && noun < main && common_noun(noun) &&
                          related(first, "amod") && head(noun) == main && related(noun, "obj");
  if (under_noun && head_nouns && head_nouns(text(noun))) {
    attach(first, main, "advcl");
    attach(noun, first, "xcomp");
    for (Node n = noun + 1; n < main && !separates(n); ++n) {
      if (head(n) == main && related(n, "obl")) head(n) = first;
    }
    return;
  }
  if (head(main) != first || (!related(main, "parataxis") && !related(main, "ccomp"))) return;
  head(main) = head(first);
  relation(main) = relation(first);
  attach(first, main, "advcl");
  for (Node n = first + 1; n < main; ++n) {
    const bool became = head(n) == first && related(n, "obj") && name_at(n) == kNone && head_nouns;
    if (became && head_nouns(std::string(token(n).lemma))) relation(n) = "xcomp";
  }
}

// "Joining them are Ana Lind and Leo Berg": what comes first is what they do, and nothing that they
// are.
void UdRelativeMends::set_front_predicate() {
  const Node verb = range_.begin;
  if (range_.size() < 4 || token(verb).xpos != "VBG" || has(verb, "nsubj")) return;
  const Node subject = head(verb);
  if (subject == kNone || subject < verb || !nominal(subject) || has(subject, "nsubj")) return;
  // "Running a shop is her dream"
  const bool person =
      name_at(subject) != kNone && names_[name_at(subject)].type == EntityType::kPerson;
  if (!related(verb, "advcl") && !(person && related(verb, "csubj"))) return;
  Node copula = verb + 1;
  while (copula < subject && below(copula, verb) && !separates(copula)) ++copula;
  if (copula == verb + 1 || copula >= subject || head(copula) != subject) return;
  if (!related(copula, "cop") || !finite_form(copula)) return;
  head(verb) = head(subject);
  relation(verb) = relation(subject);
  attach(subject, verb, "nsubj");
  attach(copula, verb, "aux");
}

// "which at its peak employed 900": what a preposition brings in is no subject.
void UdRelativeMends::set_marked_subject(Node n) {
  const Node verb = head(n);
  if (!related(n, "nsubj") || verb == kNone || verb < n || token(verb).upos != Upos::kVerb) return;
  Node mark = kNone;
  for (Node c = range_.begin; c < n; ++c) {
    if (head(c) == n && related(c, "case") && token(c).xpos == "IN") mark = c;
  }
  if (mark == kNone || mark == range_.begin) return;
  const Node relative = mark - 1;
  const std::string& tag = token(relative).xpos;
  if ((tag != "WDT" && tag != "WP") || head(relative) != verb || !related(relative, "obj")) return;
  relation(n) = "obl";
  relation(relative) = "nsubj";
}

// "Ana Lind was born in Lund, the daughter of Leo Lind": who the subject is, not what the town is.
void UdRelativeMends::set_late_description(Node noun) {
  const Node above = head(noun);
  if (above == kNone || above > noun || name_at(noun) != kNone) return;
  if (!common_noun(noun) && token(noun).upos != Upos::kAdj) return;
  Node begin = noun;
  while (begin > above + 1 && below(begin - 1, noun)) --begin;
  if (separates(begin)) ++begin;
  if (begin <= above + 1 || !separates(begin - 1) || token(begin).xpos != "DT") return;
  bool of_person = false;
  for (const Name& name : names_) {
    if (name.type != EntityType::kPerson || name.tokens.begin < noun) continue;
    of_person = of_person || (below(name.head, noun) && has(name.head, "case"));
  }
  if (!of_person) return;
  Node verb = above;
  if (related(noun, "appos")) {
    const bool town = name_at(above) != kNone && names_[name_at(above)].type == EntityType::kPlace;
    verb = town && related(above, "obl") ? head(above) : kNone;
  } else if (!related(noun, "nsubj")) {
    return;
  }
  if (verb == kNone || verb > noun || token(verb).upos != Upos::kVerb) return;
  Node subject = subject_of(verb);
  // "Born in Lund, the daughter of Leo Lind, Ana left"
  const Node main = head(verb);
  if (subject == kNone && related(verb, "advcl") && main != kNone && main > noun) {
    subject = subject_of(main);
    if (subject != kNone && subject < noun) return;
  }
  if (subject == kNone || subject == noun) return;
  const bool person =
      name_at(subject) != kNone && names_[name_at(subject)].type == EntityType::kPerson;
  if (person || (subject > noun && token(subject).xpos == "PRP")) attach(noun, subject, "appos");
}

// "Ana lives in Lund, one of the largest cities of Telmar, and the capital of Skåne": a town is, no
// person, whatever the two were hung on.
void UdRelativeMends::set_near_description(Node noun, const HeadNouns& head_nouns) {
  const Node told = head(noun);
  const bool one = token(noun).upos == Upos::kNum;
  const bool beside = related(noun, "appos") || (one && related(noun, "list"));
  if (!beside || told == kNone || told > noun || !head_nouns) return;
  Node kind = one ? kNone : noun;
  for (Node n = noun + 1; one && n < range_.end; ++n) {
    if (head(n) == noun && related(n, "nmod") && token(n).xpos == "NNS") kind = n;
    // "one of the cities and the capital": the capital is one, no further city.
    const bool single = kind != kNone && head(n) == kind && relation(n) == "conj";
    if (single && token(n).xpos == "NN" && has(n, "det") && has(n, "cc")) attach(n, noun, "conj");
  }
  if (kind == kNone || !common_noun(kind) || head_nouns(token(kind).lemma)) return;
  const Node verb = name_at(told) != kNone ? head(told) : told;
  const bool person = name_at(told) != kNone && related(told, "nsubj") &&
                      names_[name_at(told)].type == EntityType::kPerson;
  if (verb == kNone || (!person && (!one || token(told).upos != Upos::kVerb))) return;
  const Node begin = run_begin(noun, noun, told + 1);
  if (begin < told + 3 || !separates(begin - 1) || name_at(begin - 2) == kNone) return;
  const Name& near = names_[name_at(begin - 2)];
  if (near.type != EntityType::kPlace || near.head < verb) return;
  attach(noun, near.head, "appos");
  for (Node n = noun + 1; n < range_.end; ++n) {
    const bool joined = head(n) == told && relation(n) == "conj" && common_noun(n) && has(n, "cc");
    if (joined && !head_nouns(token(n).lemma)) attach(n, noun, "conj");
  }
}

// "Ana Lind (1950-2010), known as Lin, was a poet": no participle between commas stands before what
// it tells of.
void UdRelativeMends::set_before_predicate(Node participle) {
  const Node predicate = head(participle);
  if (relation(participle) != "acl" || token(participle).xpos != "VBN") return;
  if (predicate == kNone || predicate < participle || !has(predicate, "cop")) return;
  if (participle == range_.begin || !separates(participle - 1)) return;
  const Node subject = subject_of(predicate);
  if (subject != kNone && subject < participle) attach(participle, subject, "acl");
}

// "is the President/CEO of Norvik": what stands before both is of the first.
void UdRelativeMends::set_first_copula(Node copula) {
  const Node second = head(copula);
  if (!related(copula, "cop") || second == kNone || relation(second) != "conj") return;
  const Node first = head(second);
  if (first == kNone || first < copula || first > second || has(first, "cop")) return;
  attach(copula, first, "cop");
}

// "remained chief executive until 2005", "another cardinal, Ana Lind": an office that no noun
// follows is a noun itself.
void UdRelativeMends::set_office_noun(Node n, const HeadNouns& head_nouns) {
  if (name_at(n) != kNone || !head_nouns) return;
  // "was dean of Norvik"
  if (token(n).xpos == "VBN" && has(n, "cop") && head_nouns(text(n))) arcs_.nouns.push_back(n);
  if (token(n).upos != Upos::kAdj) return;
  if (n + 1 >= range_.end || !(has(n, "det") || has(n, "amod") || has(n, "compound"))) return;
  const Upos next = token(n + 1).upos;
  const bool phrase = next == Upos::kNoun || next == Upos::kPropn || next == Upos::kAdj;
  if (!phrase && text(n + 1) != "-" && head_nouns(token(n).lemma)) arcs_.nouns.push_back(n);
}

// "is emeritus professor of Norvik": the office is the head, whatever stands before it.
void UdRelativeMends::set_behind_adjective(Node noun, const HeadNouns& head_nouns) {
  const Node before = head(noun);
  if (!related(noun, "flat") || before == kNone || before + 1 != noun) return;
  if (name_at(noun) != kNone || name_at(before) != kNone || !head_nouns) return;
  if (!common_noun(noun) || !head_nouns(token(noun).lemma)) return;
  head(noun) = head(before);
  relation(noun) = relation(before);
  for (Node n = range_.begin; n < range_.end; ++n) {
    if (head(n) == before && n != noun) head(n) = noun;
  }
  head(before) = noun;
  relation(before) = "amod";
}

// "the third of seven children of Leo Lind": the rank stands for one of them.
void UdRelativeMends::set_rank(Node rank) {
  if (rank + 2 >= range_.end || token(rank).upos != Upos::kAdj || !has(rank, "det")) return;
  const std::string& feats = token(rank).feats;
  const bool compares = feats.find("Degree=Sup") != std::string::npos ||
                        feats.find("Degree=Cmp") != std::string::npos ||
                        feats.find("NumType=Ord") != std::string::npos;
  if (!compares) return;
  for (Node n = rank + 2; n < range_.end; ++n) {
    if (head(n) != rank || (!related(n, "nmod") && !related(n, "obl"))) continue;
    if (token(n).xpos != "NNS" || head(rank + 1) != n || token(rank + 1).xpos != "IN") return;
    relation(n) = "nmod";
    arcs_.nouns.push_back(rank);
    return;
  }
}

// "a professor of nursing at Norvik University": what "of" joins to an office is its field.
void UdRelativeMends::set_field(Node gerund, const HeadNouns& head_nouns) {
  if (gerund < range_.begin + 2 || token(gerund).xpos != "VBG" || !related(gerund, "acl")) return;
  const Node office = head(gerund);
  const Node of = gerund - 1;
  if (office + 1 != of || text(of) != "of" || head(of) != gerund || !common_noun(office)) return;
  if (has(gerund, "obj") || !head_nouns || !head_nouns(token(office).lemma)) return;
  relation(gerund) = "nmod";
  relation(of) = "case";
  arcs_.nouns.push_back(gerund);
  for (Node n = gerund + 1; n < range_.end; ++n) {
    if (head(n) == gerund && related(n, "obl")) attach(n, office, "nmod");
  }
}

// "studied violin and trumpet": what "and" alone joins to a bare noun is one.
void UdRelativeMends::set_listed_noun(Node n) {
  if (n < range_.begin + 2 || relation(n) != "conj" || token(n).upos != Upos::kVerb) return;
  const Node noun = n - 2;
  if (head(n) != noun || token(n - 1).upos != Upos::kCconj || head(n - 1) != n) return;
  if (!common_noun(noun) || token(noun).xpos != "NN" || has(noun, "cop") || has(noun, "det"))
    return;
  if (text(n).ends_with("ed") || has(noun, "nsubj")) return;
  for (Node c = range_.begin; c < range_.end; ++c) {
    if (head(c) == n && c != n - 1 && token(c).upos != Upos::kPunct) return;
  }
  arcs_.nouns.push_back(n);
}

// "succeeds Leo Berg as head of Norvik": a bare office behind whom the verb is about is the
// clause's.
void UdRelativeMends::set_office_behind(Node noun, const HeadNouns& head_nouns) {
  const Node who = head(noun);
  if (!related(noun, "nmod") || who == kNone || who > noun || name_at(who) == kNone) return;
  if (names_[name_at(who)].type != EntityType::kPerson || !related(who, "obj")) return;
  if (!common_noun(noun) || token(noun).xpos != "NN" || preposition(noun).empty()) return;
  if (has(noun, "det") || has(noun, "nmod:poss") || name_at(noun) != kNone) return;
  if (head_nouns && head_nouns(token(noun).lemma)) attach(noun, head(who), "obl");
}

// "funded by Norvik and Telmar, which plans to grow": a verb in the singular is of the nearer one.
void UdRelativeMends::set_nearer_antecedent(Node pronoun) {
  const std::string& tag = token(pronoun).xpos;
  if ((tag != "WP" && tag != "WDT") || pronoun < range_.begin + 3) return;
  const Node verb = head(pronoun);
  if (verb == kNone || verb < pronoun || !related(pronoun, "nsubj")) return;
  if (relation(verb) != "acl:relcl" || !separates(pronoun - 1)) return;
  if (name_at(pronoun - 2) == kNone) return;
  const Node near = names_[name_at(pronoun - 2)].head;
  const Node first = head(verb);
  // "shares of Norvik, which trades in Lund"
  const bool within =
      related(near, "nmod") && token(first).xpos == "NNS" && name_at(first) == kNone;
  const bool listed = relation(near) == "conj" && name_at(first) != kNone;
  if (head(near) != first || (!within && !listed)) return;
  bool one = token(verb).xpos == "VBZ";
  for (Node n = pronoun; n < verb; ++n) {
    const bool helps = head(n) == verb && (related(n, "aux") || related(n, "cop"));
    one = one || (helps && (token(n).xpos == "VBZ" || text(n) == "was"));
  }
  if (one) attach(verb, near, "acl:relcl");
}

// "her sister Ana, 16, of Lund": where somebody is from; nobody's sister.
void UdRelativeMends::set_home(const Name& home) {
  const Node of = home.tokens.begin - 1;
  const Node noun = head(home.head);
  if (home.tokens.begin < range_.begin + 4 || text(of) != "of" || !separates(of - 1)) return;
  if (noun == kNone || noun > of || !common_noun(noun)) return;
  Node before = of - 2;
  if (token(before).upos == Upos::kNum && separates(before - 1)) before -= 2;
  if (before < range_.begin || before > of || name_at(before) == kNone) return;
  const Name& person = names_[name_at(before)];
  const bool named = person.type == EntityType::kPerson && head(person.head) == noun;
  if (named && related(person.head, "appos")) attach(home.head, person.head, "nmod");
}

// "a jury headed by the actress Ana Lind, gave": a verb with a subject of its own leaves the name
// to the noun before it.
void UdRelativeMends::set_agent_name(const Name& name) {
  const Node verb = head(name.head);
  if (name.type != EntityType::kPerson || !related(name.head, "nsubj")) return;
  if (verb == kNone || verb < name.head || name.tokens.begin < range_.begin + 2) return;
  const Node noun = name.tokens.begin - 1;
  if (!common_noun(noun) || !has(noun, "case") || head(noun) == verb) return;
  const Node subject = subject_of(verb);
  if (subject != kNone && subject < noun && !below(subject, noun)) attach(name.head, noun, "appos");
}

// "The Germans Ana Lind and Eva Holm won": they did, whatever people they are of.
void UdRelativeMends::set_behind_people(const Name& name) {
  const Node people = name.tokens.begin - 1;
  if (name.type != EntityType::kPerson || name.tokens.begin == range_.begin) return;
  if (token(people).xpos != "NNPS" || head(name.head) != people || name_at(people) == kNone) return;
  const Name& before = names_[name_at(people)];
  if (before.tokens.begin != people || before.type == EntityType::kPerson) return;
  head(name.head) = head(people);
  relation(name.head) = relation(people);
  for (Node n = range_.begin; n < range_.end; ++n) {
    if (head(n) == people) head(n) = name.head;
  }
  attach(people, name.head, "compound");
}

// The preposition of a phrase, empty where it has none or several.
std::string_view UdRelativeMends::preposition(Node phrase) const {
  std::string_view found;
  for (Node n = range_.begin; n < phrase; ++n) {
    if (head(n) != phrase || !related(n, "case") || token(n).upos != Upos::kAdp) continue;
    if (!found.empty()) return {};
    found = text(n);
  }
  return found;
}

// "with Ana Lind as Ada and Leo Berg as Max": after a pair the next one goes on with its first.
void UdRelativeMends::set_paired(const Name& name) {
  const Node partner = head(name.head);
  if (!related(name.head, "conj") || partner == kNone || partner > name.head) return;
  if (name_at(partner) == kNone || has(name.head, "case")) return;
  const std::string_view own = preposition(partner);
  if (own.empty()) return;
  Node second = kNone;
  for (Node n = name.tokens.end; n < range_.end && second == kNone; ++n) {
    const bool of_name = head(n) == name.head && related(n, "nmod");
    const bool of_verb = head(n) == head(partner) && related(n, "obl") && related(partner, "obl") &&
                         head(name.tokens.end) == n;
    if (of_name || of_verb) second = n;
  }
  if (second == kNone || preposition(second) != own) return;
  Node first = head(partner);
  if (related(partner, "obl")) {
    const Node before = names_[name_at(partner)].tokens.begin - 2;
    if (before < range_.begin || before > partner || name_at(before) == kNone) return;
    first = names_[name_at(before)].head;
    if (head(first) != head(partner) || !related(first, "obj")) return;
    attach(partner, first, "nmod");
    attach(second, name.head, "nmod");
  }
  if (first == kNone || first > partner || name_at(first) == kNone) return;
  attach(name.head, first, "conj");
}

}  // namespace weft
