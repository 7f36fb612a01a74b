// SPDX-License-Identifier: Apache-2.0
//
// What words around a clause say of its truth, and who says it.
#include <algorithm>

#include "extractor/propositions/ud_clauses.h"
#include "weft/core/utf8.h"

namespace weft {

bool UdClauses::infinitive(Node clause) const {
  const std::string& xpos = tree_.token(clause).xpos;
  const Node to = particle_before(clause);
  // "seems to have won"
  const bool perfect = xpos == "VBN" && to != kNone && tree_.has(clause, "aux");
  if (xpos != "VB" && !perfect && !tree_.has(clause, "cop") && !tree_.has(clause, "aux:pass")) {
    return false;
  }
  if (to != kNone) return true;
  // "to topple": right before a bare verb the tagger may take it for a preposition.
  const Node mark = tree_.child(clause, "mark");
  return mark != kNone && xpos == "VB" && mark + 1 == clause && tree_.token(mark).xpos == "IN" &&
         !tree_.has(clause, "nsubj");
}

// "in order to win": of several words before the verb the one that makes the infinitive.
Node UdClauses::particle_before(Node clause) const {
  for (const Node c : tree_.children(clause)) {
    if (c < clause && tree_.is(c, "mark") && tree_.token(c).xpos == "TO") return c;
  }
  return kNone;
}

// "It is time to go": the pronoun only announces the clause.
bool UdClauses::dummy(Node pronoun, Node predicate) const {
  if (tree_.upos(pronoun) != Upos::kPron || !words_.is(WordClass::kDummy, tree_.lemma(pronoun))) {
    return false;
  }
  // "It was X who", and remarks such as "it is a shame": nothing of the kind is a fact.
  if (tree_.has(predicate, "acl:relcl") || tree_.upos(predicate) == Upos::kNoun) return true;
  return std::any_of(
      tree_.children(predicate).begin(), tree_.children(predicate).end(), [&](Node c) {
        return c > predicate &&
               (tree_.is(c, "csubj") || tree_.is(c, "ccomp") || tree_.is(c, "xcomp") ||
                tree_.is(c, "advcl") || (tree_.is(c, "acl") && infinitive(c)));
      });
}

// "Norvik to buy Telmar" stands for "will buy".
bool UdClauses::headline(Node clause) const {
  const Node head = tree_.head(clause);
  if (head == kNone || !tree_.is(head, "root") || tree_.predicate(head)) return false;
  if (words_.is(WordClass::kContentNoun, tree_.lemma(head)) || !infinitive(clause)) return false;
  return arguments_.name_at(head) != kNone || arguments_.name_beside(head) != kNone;
}

// "the claim that X lied": what the noun tells, not what a relative clause says of it.
bool UdClauses::content_of(Node clause, Node noun) const {
  if (!words_.is(WordClass::kContentNoun, tree_.lemma(noun))) return false;
  const Node mark = tree_.child(clause, "mark");
  const bool that = mark != kNone && words_.is(WordClass::kRelative, tree_.lemma(mark));
  return tree_.has(clause, "nsubj") && (mark != kNone ? that : tree_.has(clause, "obj"));
}

// "that X lied" behind a noun, with all that its verb takes.
bool UdClauses::tells_content(Node clause) const {
  if (!tree_.has(clause, "nsubj")) return false;
  const auto& below = tree_.children(clause);
  return std::any_of(below.begin(), below.end(), [&](Node c) {
    return words_.is(WordClass::kRelative, tree_.lemma(c)) &&
           (tree_.is(c, "mark") || arguments_.second_object(c, clause));
  });
}

// A complement clause without a conjunction or with one of complements: what follows "before" or
// "because" is not what is said, whatever the parser thinks.
bool UdClauses::told(Node clause) const {
  // "told their story, and in which Ana played Leo": a relative clause.
  const auto& below = tree_.children(clause);
  if (std::any_of(below.begin(), below.end(), [&](Node c) {
        return c < clause && tree_.token(c).xpos == "WDT" && tree_.has(c, "case");
      })) {
    return false;
  }
  const Node mark = tree_.child(clause, "mark");
  if (mark == kNone || tree_.token(mark).xpos == "TO") return true;
  const std::string& lemma = tree_.lemma(mark);
  return words_.is(WordClass::kRelative, lemma) || words_.is(WordClass::kCondition, lemma);
}

// "X beat Y to win Z": what came of it, not what it was done for.
bool UdClauses::result(Node clause) const {
  const std::string* of = words_.value(WordClass::kResultOf, phrasal(tree_.head(clause)));
  // "went on to teach": whatever follows came of it.
  return of != nullptr && (*of == "any" || words_.is(WordClass::kResult, tree_.lemma(clause)));
}

// "go on": the verb with its particle.
std::string UdClauses::phrasal(Node verb) const {
  const Node next = verb + 1;
  const bool particle = next < tree_.end() && tree_.head(next) == verb &&
                        (tree_.upos(next) == Upos::kAdp || tree_.upos(next) == Upos::kAdv) &&
                        (tree_.is(next, "compound:prt") || tree_.is(next, "advmod"));
  const std::string both = particle ? tree_.lemma(verb) + ' ' + tree_.lemma(next) : "";
  const auto in = [&](WordClass c) { return words_.is(c, both); };
  const bool known = particle && (in(WordClass::kResultOf) || in(WordClass::kControl) ||
                                  in(WordClass::kPerforming) || in(WordClass::kLeaving) ||
                                  in(WordClass::kHoldingOffice));
  return known ? both : tree_.lemma(verb);
}

bool UdClauses::purpose(Node clause) const {
  return tree_.is(clause, "advcl") && infinitive(clause) && !result(clause) &&
         !words_.is(WordClass::kControl, phrasal(tree_.head(clause)));
}

bool UdClauses::question(Node root) const {
  for (const Node c : tree_.children(root)) {
    if (c > root && tree_.is(c, "punct") && tree_.text(c) == "?") return true;
  }
  return false;
}

// "If it is blocked, X would pay": what only a condition brings about.
bool UdClauses::depends(Node clause, const UdClaim& own) const {
  if (own.modality != Modality::kPossible && own.modality != Modality::kPlanned) return false;
  const auto& below = tree_.children(clause);
  return std::any_of(below.begin(), below.end(), [&](Node c) {
    const Node mark = tree_.is(c, "advcl") ? tree_.child(c, "mark") : kNone;
    return inverted(c) || (mark != kNone && words_.is(WordClass::kCondition, tree_.lemma(mark)));
  });
}

// "Although Ana runs it, she will leave": what is conceded or gives the reason holds, whatever may
// come of it.
bool UdClauses::stands_alone(Node clause) const {
  const Node mark = tree_.child(clause, "mark");
  return mark != kNone && words_.is(WordClass::kConcession, tree_.lemma(mark)) &&
         tree_.has(clause, "nsubj") && tree_.token(clause).xpos != "VB";
}

// "had he not fallen", "were she to win": a condition without conjunction.
bool UdClauses::inverted(Node clause) const {
  if (!tree_.is(clause, "advcl") || tree_.has(clause, "mark")) return false;
  const Node first = tree_.first(clause);
  const Node subject_node = tree_.child(clause, "nsubj");
  if (subject_node == kNone || first > subject_node || tree_.upos(first) != Upos::kAux)
    return false;
  return tree_.head(first) == clause && (tree_.is(first, "aux") || tree_.is(first, "cop"));
}

// "would have won": what did not happen.
bool UdClauses::unreal(Node clause) const {
  bool would = false;
  for (const Node c : tree_.children(clause)) {
    if (!tree_.is(c, "aux")) continue;
    if (would && words_.is(WordClass::kHave, tree_.lemma(c))) return true;
    would = would || words_.is(WordClass::kUnreal, tree_.lemma(c));
  }
  return false;
}

// "nobody", "no company", "neither X nor Y": nothing of the kind does it.
bool UdClauses::denied(Node noun) const {
  if (words_.is(WordClass::kNobody, tree_.lemma(noun)) && arguments_.name_at(noun) == kNone) {
    return true;
  }
  const auto negates = [&](Node c) { return words_.is(WordClass::kNegator, tree_.lemma(c)); };
  bool either = false;
  for (const Node c : tree_.children(noun)) {
    if (tree_.is(c, "det") && negates(c)) return true;
    either = either || (c < noun && tree_.is(c, "cc") && negates(c));
    if (!either || !tree_.is(c, "conj")) continue;
    const Node nor = tree_.child(c, "cc");
    if (nor != kNone && negates(nor)) return true;
  }
  return false;
}

// "but not before Leo left", "not because Ana won": what is denied is when or why.
bool UdClauses::of_conjunction(Node negator, Node clause) const {
  const Node next = negator + 1;
  if (next >= clause || (tree_.upos(next) != Upos::kAdp && tree_.upos(next) != Upos::kSconj)) {
    return false;
  }
  const bool mark = tree_.head(next) == clause && tree_.is(next, "mark");
  const bool of_subject = tree_.head(next) != kNone && tree_.is(tree_.head(next), "nsubj");
  return (mark || of_subject) && tree_.token(next).xpos != "TO" && !tree_.is(negator - 1, "aux") &&
         !tree_.is(negator - 1, "cop");
}

UdClaim UdClauses::own_claim(Node clause) const {
  UdClaim own;
  const bool afterwards = told_afterwards(clause);
  const bool future = told_future(clause);
  for (const Node c : tree_.children(clause)) {
    const std::string& lemma = tree_.lemma(c);
    const bool past = afterwards && words_.is(WordClass::kFutureInPast, lemma);
    if ((tree_.is(c, "aux") || tree_.is(c, "cop")) && !past) {
      UdClaim says = words_.claim(WordClass::kAuxiliary, lemma);
      if (future && words_.is(WordClass::kFutureInPast, lemma)) says.modality = Modality::kPlanned;
      own.add(says);
    }
    // "is to buy", "was to have bought"
    const bool awaits = tree_.is(c, "cop") || (tree_.is(c, "aux") && c < particle_before(clause) &&
                                               particle_before(clause) != kNone);
    if (awaits && tree_.verbal(clause) && infinitive(clause)) own.modality = Modality::kPlanned;
    // "left rather than sell"
    if (tree_.is(c, "cc") && tree_.is(clause, "conj") && words_.is(WordClass::kWithout, lemma)) {
      own.negated = true;
    }
    if (tree_.is(c, "advmod") || tree_.is(c, "cc") || tree_.is(c, "det")) {
      const bool limits = c + 1 < tree_.end() && words_.is(WordClass::kLimiter, tree_.lemma(c + 1));
      own.negated = own.negated || (words_.is(WordClass::kNegator, lemma) && !limits &&
                                    !of_conjunction(c, clause));
      own.add(words_.claim(WordClass::kAdverb, lemma));
      const bool state =
          tree_.has(clause, "cop") || words_.is(WordClass::kState, tree_.lemma(clause));
      if (state && words_.is(WordClass::kFormer, lemma)) own.status = Status::kFormer;
    }
    // "is no longer part of it"
    if ((tree_.is(c, "advmod") || tree_.is(c, "amod")) && c > tree_.begin() &&
        words_.is(WordClass::kFormer,
                  to_lower(tree_.text(c - 1)) + ' ' + to_lower(tree_.text(c)))) {
      own.status = Status::kFormer;
      own.negated = false;
    }
    if (tree_.is(c, "mark")) {
      // "if Ana left", "asked whether Ana left", "whether to leave"
      const bool inside =
          tree_.is(clause, "advcl") || tree_.is(clause, "ccomp") || tree_.is(clause, "xcomp");
      if (inside && words_.is(WordClass::kCondition, lemma)) own.hypothetical = true;
      if (tree_.is(clause, "advcl") && words_.is(WordClass::kWithout, lemma)) own.negated = true;
    }
  }
  // "used to be based there"
  const Node above = tree_.is(clause, "xcomp") ? tree_.head(clause) : kNone;
  if (above != kNone && words_.is(WordClass::kFormer, tree_.lemma(above)) &&
      (tree_.has(clause, "cop") || words_.is(WordClass::kState, tree_.lemma(clause)))) {
    own.status = Status::kFormer;
  }
  const Node subject_node = tree_.child(clause, "nsubj");
  if (subject_node != kNone && denied(subject_node)) own.negated = !own.negated;
  own.hypothetical = own.hypothetical || inverted(clause) || unreal(clause) || depends(clause, own);
  return own;
}

UdClaim UdClauses::outer_claim(Node clause) {
  UdClaim outer;
  const Node head = tree_.head(clause);
  if (head == kNone) {
    outer.hypothetical = question(clause);
    return outer;
  }
  const std::string governor = phrasal(head);
  // "There is no evidence that X lied"
  if (tree_.is(clause, "acl") && denied(head) && tells_content(clause) &&
      !words_.is(WordClass::kCertain, tree_.lemma(head))) {
    outer.hypothetical = true;
    return outer;
  }
  // "It is unlikely that X lied", "It is not true that X lied"
  if (tree_.is(clause, "csubj") && tree_.upos(head) == Upos::kAdj) {
    outer = outer_claim(head);
    outer.add(words_.claim(WordClass::kControl, governor));
    outer.hypothetical = outer.hypothetical || own_claim(head).negated;
    return outer;
  }
  // "Prior to moving to pursue acting Ana spent years in Lund": a verb with a tense of its own
  // completes none, whatever the parser thinks.
  if (tree_.is(clause, "xcomp") && feature(tree_.token(clause), "Mood") == "Ind") return outer;
  if (tree_.is(clause, "xcomp") ||
      (tree_.is(clause, "advcl") && words_.is(WordClass::kControl, governor) &&
       infinitive(clause))) {
    outer = claim(head);
    // "was considered to be the best": others think so.
    const bool thought =
        infinitive(clause) && words_.is(WordClass::kOpinion, governor) && passive(head);
    UdClaim opinion;
    opinion.modality = Modality::kReported;
    outer.add(thought ? opinion : words_.claim(WordClass::kControl, governor));
  } else if (tree_.is(clause, "ccomp") && !told(clause)) {
    outer = claim(head);
    outer.negated = false;
  } else if (tree_.is(clause, "ccomp")) {
    outer = claim(head);
    if (outer.negated) outer.modality = Modality::kPossible;
    outer.negated = false;
    // "denied the claim that X lied": the noun has the say.
    const Node object = tree_.child(head, "obj");
    const bool content = object != kNone && words_.is(WordClass::kContentNoun, tree_.lemma(object));
    outer.add(content ? words_.claim(WordClass::kContentNoun, tree_.lemma(object))
                      : words_.claim(WordClass::kReporting, governor));
    if (tree_.token(clause).xpos == "VB" || tree_.token(clause).xpos == "VBN") {
      outer.add(words_.claim(WordClass::kControl, governor));
    }
  } else if (tree_.is(clause, "conj")) {
    if (tree_.predicate(head)) outer = tree_.has(clause, "nsubj") ? outer_claim(head) : claim(head);
    const bool same_form = tree_.token(clause).xpos == tree_.token(head).xpos;
    if (!tree_.has(clause, "nsubj") && (!same_form || tree_.has(clause, "aux"))) {
      outer = outer_claim(head);
    }
    outer.negated = false;
  } else if (tree_.is(clause, "advcl") && stands_alone(clause)) {
    outer = outer_claim(head);
    outer.negated = false;
  } else if (tree_.is(clause, "advcl")) {
    outer = claim(head);
    outer.negated = false;
    // "arrested for lying", not "arrested after lying"
    const Node mark =
        tree_.has(clause, "mark") ? tree_.child(clause, "mark") : tree_.child(clause, "case");
    const bool act = mark == kNone || words_.is(WordClass::kBlameMark, tree_.lemma(mark));
    if (act && words_.is(WordClass::kBlame, governor)) {
      outer.add(words_.claim(WordClass::kControl, governor));
    }
    // "plans on leaving", "thought of leaving"
    if (mark != kNone && mark > head && tree_.token(clause).xpos == "VBG") {
      outer.add(words_.claim(WordClass::kControl, governor + ' ' + tree_.lemma(mark)));
    }
    if (infinitive(clause) && outer.modality == Modality::kAsserted && !result(clause)) {
      outer.modality = Modality::kPlanned;
    }
  } else if (tree_.is(clause, "acl") &&
             (infinitive(clause) || content_of(clause, head) ||
              (tree_.token(clause).xpos == "VBG" && tree_.has(clause, "mark")))) {
    outer = words_.claim(WordClass::kContentNoun, governor);
    // "has no plans to sell"
    if (denied(head) && words_.is(WordClass::kContentNoun, governor)) outer.hypothetical = true;
    if (headline(clause)) outer.modality = Modality::kPlanned;
    for (const Node c : tree_.children(head)) {
      if (!words_.is(WordClass::kUnique, tree_.lemma(c))) continue;
      // "the first to lead it": as true as that she is the first.
      const Node told = tree_.has(head, "cop") ? head : tree_.head(head);
      const bool said = told != kNone && tree_.predicate(told) && !tree_.is(head, "obl");
      return said ? claim(told) : UdClaim{};
    }
  } else if (tree_.is(clause, "parataxis") && tree_.upos(head) == Upos::kVerb) {
    outer.hypothetical = outer_claim(head).hypothetical;
  }
  return outer;
}

UdClaim UdClauses::claim(Node clause) {
  const auto known = claims_.find(clause);
  if (known != claims_.end()) return known->second;
  claims_[clause] = {};  // a damaged tree with a cycle ends here
  UdClaim result = outer_claim(clause);
  const UdClaim own = own_claim(clause);
  result.add(own);
  result.status = own.status;  // of this state alone
  const bool imperative = tree_.token(clause).xpos == "VB" && tree_.is(clause, "root") &&
                          !tree_.has(clause, "nsubj") && !tree_.has(clause, "aux");
  result.hypothetical = result.hypothetical || imperative;
  claims_[clause] = result;
  return result;
}

// "According to X, ...": who says the clause.
void UdClauses::read_source(Node clause) {
  if (!sourced_) return;
  sourced_ = false;
  for (const Node c : tree_.children(clause)) {
    if (!tree_.is(c, "obl") || !words_.is(WordClass::kSource, tree_.marker(c))) continue;
    Proposition p;
    p.sentence = sentence_;
    p.predicate = c;
    p.phrase = tree_.token(tree_.first(c)).span;
    p.lemma = tree_.marker(c);
    p.construction = "source";
    add_role(Role::kSubject, c, "", p);
    if (p.arguments.empty()) continue;
    PropositionArgument content;
    content.role = Role::kContent;
    content.proposition = clause;  // replaced in attribute()
    p.arguments.push_back(content);
    source_of_[clause] = static_cast<std::uint32_t>(document_.propositions.size());
    document_.propositions.push_back(std::move(p));
    return;
  }
}

std::uint32_t UdClauses::speaker(Node clause) const {
  Node below = clause;
  for (int depth = 0; below != kNone && depth < kMaxDepth; ++depth) {
    if (const auto source = source_of_.find(below); source != source_of_.end()) {
      return source->second;
    }
    for (const Node c : tree_.children(below)) {
      const bool saying = tree_.is(c, "parataxis") && tree_.has(c, "nsubj") &&
                          words_.is(WordClass::kReporting, tree_.lemma(c));
      if (saying && !tree_.within(clause, c)) {
        const auto it = proposition_of_.find(c);
        if (it != proposition_of_.end()) return it->second;
      }
    }
    const Node head = tree_.head(below);
    if (head != kNone && tree_.is(below, "ccomp") && told(below) &&
        words_.is(WordClass::kReporting, tree_.lemma(head))) {
      const auto it = proposition_of_.find(head);
      if (it != proposition_of_.end()) return it->second;
    }
    below = head;
  }
  return kNone;
}

// Links what is said to who says it, once every clause has its proposition.
// "Norvik's report said", "a study by Norvik found": whose it is says so.
void UdClauses::set_reporter(Node verb, Proposition& p) {
  const Node noun = tree_.child(verb, "nsubj");
  if (noun == kNone || p.voice == Voice::kPassive || arguments_.name_at(noun) != kNone) return;
  if (!words_.is(WordClass::kReporting, tree_.lemma(verb))) return;
  if (!words_.is(WordClass::kReportNoun, tree_.lemma(noun))) return;
  for (const Node c : tree_.children(noun)) {
    const std::string marker = tree_.marker(c);
    const bool own =
        tree_.is(c, "nmod:poss") || (tree_.is(c, "nmod") && words_.is(WordClass::kAgent, marker));
    if (!own || arguments_.name_at(c) == kNone) continue;
    std::erase_if(p.arguments,
                  [](const PropositionArgument& a) { return a.role == Role::kSubject; });
    return add_role(Role::kSubject, c, "", p);
  }
}

// "Ana described Leo as a genius": he was described as one.
void UdClauses::read_character(Node verb, const Proposition& p) {
  if (!words_.is(WordClass::kCharacterizing, p.lemma) || p.negated || p.hypothetical) return;
  if (referents(p, Role::kSubject).empty()) return;  // what nobody does is read as it stands
  Proposition character = p;
  const std::string form = to_lower(tree_.text(verb));
  const std::string& tag = tree_.token(verb).xpos;
  character.lemma = tag == "VBD" || tag == "VBN" ? form : p.lemma;
  character.voice = Voice::kActive;
  character.passive_lemma.clear();
  std::erase_if(character.arguments, [&](const PropositionArgument& a) {
    const bool as = a.role == Role::kOblique && words_.is(WordClass::kAs, a.marker);
    return a.role != Role::kObject && !as && a.literal == kNone;
  });
  for (PropositionArgument& a : character.arguments) {
    if (a.role == Role::kObject) a.role = Role::kSubject;
  }
  if (referents(character, Role::kSubject).empty()) return;
  if (referents(character, Role::kOblique).empty()) return;
  document_.propositions.push_back(std::move(character));
}

void UdClauses::attribute(std::size_t first) {
  // "announced that it is time": what is said may state nothing of its own.
  for (std::size_t i = first, end = document_.propositions.size(); i < end; ++i) {
    std::vector<Node> silent;
    for (const PropositionArgument& a : document_.propositions[i].arguments) {
      const bool content = a.role == Role::kContent && a.proposition != kNone;
      if (content && !proposition_of_.contains(a.proposition)) silent.push_back(a.proposition);
    }
    for (const Node clause : silent) {
      Proposition empty = start(clause);
      empty.hypothetical = true;
      proposition_of_[clause] = static_cast<std::uint32_t>(document_.propositions.size());
      clause_of_[proposition_of_[clause]] = clause;
      document_.propositions.push_back(std::move(empty));
    }
  }
  for (std::size_t i = first; i < document_.propositions.size(); ++i) {
    Proposition& p = document_.propositions[i];
    std::erase_if(p.arguments, [&](PropositionArgument& a) {
      if (a.proposition == kNone) return false;
      const auto it = proposition_of_.find(a.proposition);
      if (it == proposition_of_.end() || it->second >= document_.propositions.size()) return true;
      a.proposition = it->second;
      return false;
    });
    const auto clause = clause_of_.find(static_cast<std::uint32_t>(i));
    if (clause == clause_of_.end()) continue;
    const std::uint32_t who = speaker(clause->second);
    if (who != i) p.speaker = who;
  }
}

}  // namespace weft
