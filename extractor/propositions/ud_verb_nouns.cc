// SPDX-License-Identifier: Apache-2.0
//
// Clauses that say by a noun what they say: "has two sons", "completed the purchase of X", "sits on
// the board of X", "X's sales reached 3 million".
#include <algorithm>

#include "extractor/propositions/ud_clauses.h"
#include "weft/core/utf8.h"

namespace weft {

// "Its rivals include X and Y", "they have two sons, X and Y": what the noun makes of the names.
bool UdClauses::read_members(Node verb, const Proposition& p) {
  const Node subject_node = subject(verb);
  const Node object = tree_.child(verb, "obj");
  if (subject_node == kNone || object == kNone) return false;
  Description how{"copula", {}, kVerbal, {}};
  how.claim.negated = p.negated;
  how.claim.hypothetical = p.hypothetical;
  how.claim.modality = p.modality;
  if (words_.is(WordClass::kInclude, tree_.lemma(verb))) {
    std::vector<UdReferent> names = arguments_.all(object);
    std::erase_if(names, [&](const UdReferent& r) {
      return r.mention == kNone || arguments_.mention(r.mention).kind != MentionKind::kName;
    });
    const auto& below = tree_.children(subject_node);
    const bool owned = std::any_of(below.begin(), below.end(), [&](Node c) {
      return tree_.is(c, "nmod") && !arguments_.of(c).empty();
    });
    // Whose clients they are is the point of "clients include X": the text may tell.
    const bool relational = rules_.find(PredicateKind::kNoun, tree_.lemma(subject_node)) != nullptr;
    if (!owned && !relational) return false;
    if (!owned) how.circumstances.push_back(ud_argument(Role::kPossessor, {}));
    bool said = false;
    for (const UdReferent& name : names) {
      Description each = how;
      add_where(verb, name, each);
      said = phrases_.describe({name}, subject_node, each) || said;
    }
    return said || !owned;
  }
  if (!words_.is(WordClass::kHave, tree_.lemma(verb))) return false;
  for (const UdReferent& r : arguments_.all(subject_node)) {
    how.circumstances.push_back(ud_argument(Role::kPossessor, r));
  }
  bool read = false;
  for (const Node noun : tree_.conjuncts(object)) {
    const Node beside = arguments_.name_beside(noun);
    if (beside == kNone) {
      Proposition owned = p;
      for (PropositionArgument& a : owned.arguments) {
        if (a.role == Role::kSubject) a.role = Role::kPossessor;
      }
      if (noun != object && tree_.has(noun, "nmod")) take_own_obliques(noun, object, owned);
      read_owned(noun, owned);
      continue;
    }
    read = phrases_.describe(arguments_.all(beside), noun, how) || read;
  }
  return read;
}

// "Her roles include Ada Vale in the last season of Norvik": what stands right behind the name.
void UdClauses::add_where(Node verb, UdReferent name, Description& how) {
  const Mention mention = arguments_.mention(name.mention);
  std::vector<Node> phrases = tree_.children(verb);
  for (Node n = mention.tokens.begin; n < mention.tokens.end; ++n) {
    const auto& below = tree_.children(n);
    phrases.insert(phrases.end(), below.begin(), below.end());
  }
  for (const Node phrase : phrases) {
    const std::string marker = tree_.marker(phrase);
    if (!tree_.is(phrase, "obl") && !tree_.is(phrase, "nmod")) continue;
    if (tree_.first(phrase) != mention.tokens.end || !words_.is(WordClass::kLocative, marker)) {
      continue;
    }
    Node where = phrase;
    for (const Node c : tree_.children(phrase)) {
      const bool of = tree_.is(c, "nmod") && words_.is(WordClass::kPossession, tree_.marker(c));
      if (of && words_.is(WordClass::kWorkPart, tree_.lemma(phrase))) where = c;
    }
    const UdReferent there = arguments_.of(where);
    if (there.mention == kNone || arguments_.mention(there.mention).kind != MentionKind::kName) {
      continue;
    }
    how.circumstances.push_back(ud_argument(Role::kOblique, there, marker, kNested));
  }
}

PropositionArgument UdClauses::value_of(Node node) {
  UdReferent value;
  value.literal = arguments_.literal_at(node);
  return ud_argument(Role::kComplement, value);
}

// "X's sales reached 3 million": what the noun makes of the owner and the value.
void UdClauses::read_measured_subject(Node verb, const Proposition& p) {
  const Node noun = subject(verb);
  if (noun == kNone || !words_.is(WordClass::kMeasure, tree_.lemma(verb))) return;
  if (arguments_.name_at(noun) != kNone || tree_.upos(noun) != Upos::kNoun) return;
  Proposition measure = p;
  measure.kind = PredicateKind::kNoun;
  measure.lemma = term_ending_at(noun);
  measure.construction = "measure";
  if (rules_.find(PredicateKind::kNoun, measure.lemma) == nullptr) return;
  std::erase_if(measure.arguments,
                [](const PropositionArgument& a) { return a.role == Role::kSubject; });
  bool value = false;
  for (PropositionArgument& a : measure.arguments) {
    if (a.literal == kNone || document_.literals[a.literal].kind == LiteralKind::kDate) continue;
    a.role = Role::kComplement;
    a.marker.clear();
    value = true;
  }
  if (!value) return;
  for (const Node c : tree_.children(noun)) {
    const bool of = tree_.is(c, "nmod") && words_.is(WordClass::kPossession, tree_.marker(c));
    if (tree_.is(c, "nmod:poss") || of) add_role(Role::kPossessor, c, "", measure);
  }
  document_.propositions.push_back(std::move(measure));
}

// "made a profit on sales of 3 million", "collapsed with debts of 3 million": the subject's own.
void UdClauses::read_measures_beside(Node verb, const Proposition& p) {
  if (p.negated || p.hypothetical) return;
  std::vector<Node> phrases = tree_.children(verb);
  if (const Node object = tree_.child(verb, "obj"); object != kNone) {
    const auto& below = tree_.children(object);
    phrases.insert(phrases.end(), below.begin(), below.end());
    // "a profit of 1 million on sales of 3 million"
    for (const Node value : below) {
      if (arguments_.literal_at(value) == kNone) continue;
      const auto& inner = tree_.children(value);
      phrases.insert(phrases.end(), inner.begin(), inner.end());
    }
  }
  // "Norvik, with sales of 3 million, is"
  if (const Node who = subject(verb); who != kNone && tree_.head(who) == verb) {
    const auto& below = tree_.children(who);
    phrases.insert(phrases.end(), below.begin(), below.end());
  }
  for (const Node noun : phrases) {
    if (!tree_.is(noun, "obl") && !tree_.is(noun, "nmod")) continue;
    if (!words_.is(WordClass::kBeside, tree_.marker(noun))) continue;
    const bool premises = words_.is(WordClass::kPremises, tree_.lemma(noun));
    if (!premises && !rules_.measures(term_ending_at(noun)) &&
        !rules_.measures(tree_.lemma(noun))) {
      continue;
    }
    Proposition beside = p;
    std::erase_if(beside.arguments,
                  [](const PropositionArgument& a) { return a.literal == kNone; });
    std::erase_if(beside.arguments, [&](const PropositionArgument& a) {
      return document_.literals[a.literal].kind != LiteralKind::kDate;
    });
    const bool passive = p.voice == Voice::kPassive;
    for (const UdReferent& r : referents(p, passive ? Role::kObject : Role::kSubject)) {
      beside.arguments.push_back(ud_argument(Role::kPossessor, r));
    }
    if (!premises) {
      read_owned(noun, std::move(beside));
      continue;
    }
    // "based in Lund, with offices in Bern and a plant in Turin"
    for (const Node each : tree_.conjuncts(noun)) {
      if (!words_.is(WordClass::kPremises, tree_.lemma(each))) continue;
      Proposition owned = beside;
      add_noun_obliques(each, owned);
      read_owned(each, std::move(owned));
    }
  }
}

// "completed the purchase of X": the noun says what was done, the verb who did it.
void UdClauses::read_act(Node verb, const Proposition& p) {
  const std::string* claim = words_.value(WordClass::kPerforming, phrasal(verb));
  const Node noun = tree_.child(verb, "obj");
  if (claim == nullptr || noun == kNone || tree_.has(noun, "nmod:poss")) return;
  if (!words_.is(WordClass::kEventNoun, tree_.lemma(noun))) return;
  // "opposed the sale of X": others do that.
  if (words_.is(WordClass::kBystander, tree_.lemma(verb))) return;
  Proposition act = p;
  act.kind = PredicateKind::kNoun;
  act.lemma = tree_.lemma(noun);
  act.construction = "act";
  std::erase_if(act.arguments,
                [](const PropositionArgument& a) { return a.role == Role::kObject; });
  for (const Node c : tree_.children(noun)) {
    const std::string marker = tree_.marker(c);
    if (!tree_.is(c, "nmod")) continue;
    if (words_.is(WordClass::kAgent, marker)) return;
    if (words_.is(WordClass::kPossession, marker)) add_role(Role::kObject, c, "", act);
  }
  if (act.voice == Voice::kPassive || referents(act, Role::kObject).empty()) return;
  UdClaim says;
  says.modality = p.modality;
  says.add(words_.claim(WordClass::kPerforming, phrasal(verb)));
  act.modality = says.modality;
  document_.propositions.push_back(std::move(act));
}

// "Under the leadership of X, Norvik grew": who leads whom the clause is about.
void UdClauses::read_lead(Node verb, const Proposition& p) {
  // "was rebuilt under the direction of X" tells of the work.
  if (p.hypothetical || p.negated || p.voice == Voice::kPassive) return;
  for (const Node c : tree_.children(verb)) {
    const std::string* marker = words_.value(WordClass::kLeadership, tree_.lemma(c));
    if (marker == nullptr || !tree_.is(c, "obl") || tree_.marker(c) != *marker) continue;
    Proposition lead = start(c);
    lead.kind = PredicateKind::kNoun;
    lead.construction = "lead";
    for (const Node owner : tree_.children(c)) {
      const bool of = words_.is(WordClass::kPossession, tree_.marker(owner));
      if (tree_.is(owner, "nmod:poss") || (tree_.is(owner, "nmod") && of)) {
        add_role(Role::kSubject, owner, "", lead);
      }
    }
    for (const UdReferent& led : referents(p, Role::kSubject)) {
      if (led.mention == kNone) continue;
      if (arguments_.mention(led.mention).type != EntityType::kOrganization) continue;
      lead.arguments.push_back(ud_argument(Role::kObject, led));
    }
    const bool both =
        !referents(lead, Role::kSubject).empty() && !referents(lead, Role::kObject).empty();
    if (both) document_.propositions.push_back(std::move(lead));
  }
}

// "She is survived by a son, Leo, and a brother, Max", "He leaves a wife, Ana": theirs, though it
// is not said.
void UdClauses::read_survivors(Node verb, const Proposition& p) {
  const std::string* dead = words_.value(WordClass::kSurvivor, p.lemma);
  if (dead == nullptr || p.hypothetical || p.negated) return;
  const bool survived = *dead == "object";
  const bool passive = p.voice == Voice::kPassive;
  if (!survived && passive) return;
  // "A son, Leo, survives him": no accident.
  const Node whom = tree_.child(verb, "obj");
  if (survived && !passive &&
      (whom == kNone || tree_.upos(whom) != Upos::kPron ||
       feature(tree_.token(whom), "Number") != "Sing")) {
    return;
  }
  Description how{"copula", {}, kVerbal, {}};
  how.claim.modality = p.modality;
  for (const UdReferent& r : referents(p, survived ? Role::kObject : Role::kSubject)) {
    how.circumstances.push_back(ud_argument(Role::kPossessor, r));
  }
  if (how.circumstances.empty()) return;
  std::vector<Node> kin_of;
  for (const Node c : tree_.children(verb)) {
    const bool agent = tree_.is(c, "obl") && words_.is(WordClass::kAgent, tree_.marker(c));
    const bool told = passive ? agent : tree_.is(c, survived ? "nsubj" : "obj");
    if (told) kin_of.push_back(c);
    // "survives him, as do two sons, Max and Leo"
    const Node as = survived && !passive && tree_.is(c, "advcl") ? tree_.child(c, "mark") : kNone;
    if (as == kNone || !words_.is(WordClass::kAs, tree_.lemma(as))) continue;
    for (const Node n : tree_.children(c)) {
      if (tree_.is(n, "obj") || tree_.is(n, "nsubj")) kin_of.push_back(n);
    }
  }
  for (const Node c : kin_of) {
    for (const Node kin : tree_.conjuncts(c)) {
      const Node name = arguments_.name_at(kin) == kNone ? arguments_.name_beside(kin) : kNone;
      if (name == kNone || tree_.has(kin, "nmod:poss")) continue;
      if (rules_.find(PredicateKind::kNoun, tree_.lemma(kin)) == nullptr) continue;
      if (arguments_.mention(arguments_.name_at(name)).type != EntityType::kPerson) continue;
      phrases_.describe(arguments_.all(name), kin, how);
    }
  }
}

// "has its seat in Lund and offices in Bern": the phrases of the first are not the second's.
void UdClauses::take_own_obliques(Node noun, Node first, Proposition& p) {
  std::erase_if(p.arguments, [&](const PropositionArgument& a) {
    if (a.role != Role::kOblique || a.mention == kNone) return false;
    const Node at = document_.mentions[a.mention].head;
    return at != kNone && tree_.within(at, first) && !tree_.within(at, noun);
  });
  add_noun_obliques(noun, p);
}

// "X's headquarters are in Y", "X has its headquarters in Y": what the noun makes of the two.
void UdClauses::read_owned(Node noun, Proposition p) {
  if (arguments_.name_at(noun) != kNone || tree_.upos(noun) != Upos::kNoun) return;
  p.lemma = term_ending_at(noun);
  if (rules_.find(PredicateKind::kNoun, p.lemma) == nullptr) return;
  // "has 300 employees", "has a population of 300"
  if (arguments_.literal_at(noun) != kNone) p.arguments.push_back(value_of(noun));
  std::erase_if(p.arguments, [](const PropositionArgument& a) {
    const bool value = a.role == Role::kComplement && a.literal != kNone;
    return a.role != Role::kPossessor && a.role != Role::kOblique && !value;
  });
  for (const Node c : tree_.children(noun)) {
    if (tree_.is(c, "nmod:poss") ||
        (tree_.is(c, "nmod") && words_.is(WordClass::kPossession, tree_.marker(c)))) {
      if (arguments_.literal_at(c) != kNone) {
        p.arguments.push_back(value_of(c));
      } else if (tree_.upos(c) != Upos::kPron || tree_.is(noun, "nsubj")) {
        add_role(Role::kPossessor, c, "", p);
      }
    }
  }
  p.kind = PredicateKind::kNoun;
  p.construction = "owned";
  document_.propositions.push_back(std::move(p));
}

// "found guilty of fraud", "went public": verb and adjective together, where the tables know both.
void UdClauses::read_adjective(Node verb, bool is_passive, Proposition& p) {
  std::vector<Node> candidates = tree_.children(verb);
  // "left three people dead": the parser may take the adjective for the object's.
  if (const Node object = tree_.child(verb, "obj"); object != kNone) {
    const auto& below = tree_.children(object);
    candidates.insert(candidates.end(), below.begin(), below.end());
  }
  for (const Node c : candidates) {
    const bool bare = tree_.upos(c) == Upos::kNoun && tree_.first(c) == c;  // "pleaded guilty"
    const bool after_object = tree_.is(c, "amod") && c > tree_.head(c);
    const bool participle = tree_.is(c, "acl") && tree_.token(c).xpos == "VBN";
    if (tree_.upos(c) != Upos::kAdj && !bare && !participle) continue;
    const bool object = bare && tree_.is(c, "obj");
    if (!tree_.is(c, "xcomp") && !after_object && !participle && !object) continue;
    const std::string word = participle ? to_lower(tree_.text(c)) : tree_.lemma(c);
    // "found not guilty": what is denied is the adjective.
    const bool denied = c > tree_.begin() && words_.is(WordClass::kNegator, tree_.lemma(c - 1));
    const std::string lemma = p.lemma + ' ' + (denied ? tree_.lemma(c - 1) + ' ' : "") + word;
    if (rules_.find(PredicateKind::kVerb, lemma) == nullptr) continue;
    if (denied && tree_.head(c - 1) == verb) p.negated = !p.negated;
    p.lemma = lemma;
    std::erase_if(p.arguments, [&](const PropositionArgument& a) {
      return (a.role == Role::kComplement || a.role == Role::kObject) && a.mention != kNone &&
             document_.mentions[a.mention].head == c;
    });
    for (const Node phrase : tree_.children(c)) {
      const bool nmod = tree_.is(phrase, "nmod") && (bare || tree_.upos(c) == Upos::kAdj);
      if (tree_.is(phrase, "obl") || nmod) add_oblique(c, phrase, is_passive, p);
    }
    return;
  }
}

void UdClauses::read_light_verb(Node verb, Proposition& p) {
  Node object = tree_.child(verb, "obj");
  // "The role of Ada was played by Ana"
  if (object == kNone && p.voice == Voice::kPassive && !referents(p, Role::kSubject).empty()) {
    object = tree_.child(verb, "nsubj");
  }
  const std::string* lemma = nullptr;
  if (object != kNone) {
    lemma = words_.light_verb(p.lemma, term_ending_at(object));
    if (lemma == nullptr) lemma = words_.light_verb(p.lemma, tree_.lemma(object));
  }
  if (lemma == nullptr) {
    for (const Node c : tree_.children(verb)) {
      // "was appointed by the board": who did it is no part of what was done.
      const bool agent = words_.is(WordClass::kAgent, tree_.marker(c));
      if (tree_.is(c, "obl") && !agent && read_light_noun(c, p)) return;
    }
    return;
  }
  // "a 12-month sentence", "a 34% stake": the value before the noun is the clause's as well.
  for (const Node c : tree_.children(object)) {
    const bool before =
        c < object && arguments_.literal_at(c) != kNone && arguments_.literal_at(object) == kNone;
    if (before) add_role(Role::kOblique, c, "", p);
  }
  const bool keeps_object = lemma->starts_with('+');
  p.lemma = keeps_object ? lemma->substr(1) : *lemma;
  p.phrase.end = std::max(p.phrase.end, tree_.token(object).span.end);
  if (keeps_object) return;
  std::erase_if(p.arguments, [](const PropositionArgument& a) { return a.role == Role::kObject; });
  for (const Node c : tree_.children(object)) {
    const std::string of = tree_.marker(c);
    if (tree_.is(c, "nmod:poss")) {
      add_role(Role::kPossessor, c, "", p);
    } else if (tree_.is(c, "nmod") && words_.is(WordClass::kPossession, of) &&
               arguments_.literal_at(c) == kNone) {
      add_role(Role::kPossessor, named_owner(c), of, p, kNested);
    }
  }
}

// "the board of directors of X": whose board it is.
Node UdClauses::named_owner(Node noun) const {
  if (arguments_.name_at(noun) != kNone) return noun;
  for (const Node c : tree_.children(noun)) {
    const bool of = tree_.is(c, "nmod") && words_.is(WordClass::kPossession, tree_.marker(c));
    if (of && arguments_.name_at(c) != kNone) return c;
  }
  return noun;
}

// "serves on the board of X", "is in talks with X": verb and noun together.
bool UdClauses::read_light_noun(Node noun, Proposition& p) {
  const std::string* lemma = words_.light_verb(p.lemma, tree_.lemma(noun));
  if (lemma == nullptr || lemma->starts_with('+') || arguments_.name_at(noun) != kNone) {
    return false;
  }
  p.lemma = *lemma;
  std::erase_if(p.arguments, [&](const PropositionArgument& a) {
    return a.mention != kNone && document_.mentions[a.mention].head == noun;
  });
  add_noun_obliques(noun, p);
  // "at the age of 81": the value is the noun's alone.
  std::erase_if(p.arguments, [&](const PropositionArgument& a) {
    return a.role == Role::kOblique && a.literal != kNone &&
           words_.is(WordClass::kPossession, a.marker);
  });
  for (const Node c : tree_.children(noun)) {
    const bool of = tree_.is(c, "nmod") && words_.is(WordClass::kPossession, tree_.marker(c));
    const bool before = tree_.is(c, "compound") && arguments_.name_at(c) != kNone;
    if (of || before || tree_.is(c, "nmod:poss")) {
      add_role(Role::kPossessor, named_owner(c), "", p);
    }
  }
  return true;
}

}  // namespace weft
