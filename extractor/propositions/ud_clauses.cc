// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_clauses.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kPurpose = 0.7F;  // what something was done for, whatever came of it

}  // namespace

void UdClauses::run() {
  const std::size_t first = document_.propositions.size();
  for (Node node = tree_.begin(); node < tree_.end(); ++node) {
    if (tree_.predicate(node) && (arguments_.name_at(node) == kNone || tree_.has(node, "cop"))) {
      read(node);
    } else if (tree_.upos(node) == Upos::kAdj) {
      read_measure(node);
    }
  }
  pair_lists(first);
  attribute(first);
}

// "died aged 96", "a tower 90 metres tall": the adjective with a value and what it is said of.
void UdClauses::read_measure(Node adjective) {
  const Node head = tree_.head(adjective);
  const auto& below = tree_.children(adjective);
  const auto value = [&](Node c) { return arguments_.literal_at(c) != kNone; };
  if (head == kNone || std::none_of(below.begin(), below.end(), value)) return;
  if (rules_.find(PredicateKind::kVerb, tree_.lemma(adjective)) == nullptr) return;
  Proposition p = start(adjective);
  for (const Node c : below) {
    if (value(c)) add_role(Role::kOblique, c, "", p);
  }
  const bool of_clause = tree_.predicate(head) && arguments_.name_at(head) == kNone;
  if (of_clause && !tree_.is(adjective, "xcomp") && !tree_.is(adjective, "advcl")) return;
  if (!of_clause && !tree_.nominal(head)) return;
  const Node bearer = of_clause ? subject(head) : head;
  if (bearer == kNone) return;
  if (of_clause) {
    const UdClaim says = claim(head);
    if (says.negated || says.hypothetical) return;
    p.modality = says.modality;
  }
  // "34-year-old Ana Lind and Leo Berg": the age is hers alone.
  if (!of_clause && adjective < head) {
    p.arguments.push_back(ud_argument(Role::kSubject, arguments_.of(bearer)));
  } else {
    add_role(Role::kSubject, bearer, "", p);
  }
  document_.propositions.push_back(std::move(p));
}

void UdClauses::read(Node clause) {
  const std::size_t first = document_.propositions.size();
  if (tree_.has(clause, "cop") && !(tree_.verbal(clause) && infinitive(clause))) {
    read_copula(clause);
  } else {
    read_verb(clause);
  }
  if (document_.propositions.size() > first) {
    proposition_of_[clause] = static_cast<std::uint32_t>(first);
  }
  if (document_.propositions.size() > first) read_source(clause);
  for (std::size_t p = first; p < document_.propositions.size(); ++p) {
    clause_of_[static_cast<std::uint32_t>(p)] = clause;
  }
}

Proposition UdClauses::start(Node clause) const {
  Proposition p;
  p.sentence = sentence_;
  p.predicate = clause;
  p.phrase = tree_.token(clause).span;
  p.lemma = tree_.lemma(clause);
  p.construction = "verbal-clause";
  p.confidence = kVerbal;
  for (const Node c : tree_.children(clause)) {
    // "cut up to 300 jobs": no particle, but "set up in 2005".
    const bool limit = c + 2 < tree_.end() && tree_.upos(c + 1) == Upos::kAdp &&
                       tree_.upos(c + 2) == Upos::kNum && !is_date(c + 2);
    // "pass away": the parser may take the particle for an adverb.
    const bool adverb =
        c == clause + 1 && tree_.is(c, "advmod") && rules_.begins_verb(p.lemma) &&
        rules_.find(PredicateKind::kVerb, p.lemma + ' ' + tree_.lemma(c)) != nullptr;
    if ((tree_.is(c, "compound:prt") || adverb) && !limit) {
      p.lemma += ' ' + to_lower(tree_.text(c));
      if (c == clause + 1) p.phrase.end = tree_.token(c).span.end;
    }
    if (c < clause && (tree_.is(c, "aux") || tree_.is(c, "cop")) && clause - c < 3) {
      p.phrase.begin = std::min(p.phrase.begin, tree_.token(c).span.begin);
    }
  }
  return p;
}

void UdClauses::add_role(Role role, Node node, const std::string& marker, Proposition& p,
                         float confidence) {
  for (const UdReferent& r : arguments_.all(node)) {
    p.arguments.push_back(ud_argument(role, r, marker, confidence));
  }
  if (role != Role::kOblique || marker.empty()) return;
  // "worked for Norvik and then in Lund": a preposition of its own is that of the second.
  for (const Node c : tree_.conjuncts(node)) {
    const std::string own = c == node ? "" : tree_.marker(c);
    if (own.empty() || own == marker) continue;
    const UdReferent second = arguments_.of(c);
    for (PropositionArgument& a : p.arguments) {
      const bool same = a.mention == second.mention && a.literal == second.literal;
      if (same && a.role == role && a.marker == marker) a.marker = own;
    }
  }
}

void UdClauses::read_verb(Node verb) {
  if (arguments_.name_given(verb) != kNone) return;  // only says what its noun is called
  Proposition p = start(verb);
  const UdClaim says = claim(verb);
  p.negated = says.negated;
  p.hypothetical = says.hypothetical || unfinished(verb);
  p.modality = says.modality;
  p.status = says.status;
  if (purpose(verb)) p.confidence *= kPurpose;
  const bool is_passive = passive(verb);
  p.voice = is_passive ? Voice::kPassive : Voice::kActive;
  if (is_passive) p.passive_lemma = to_lower(tree_.text(verb));
  add_subject(verb, is_passive, p);
  set_reporter(verb, p);
  for (const Node c : tree_.children(verb)) add_argument(verb, c, is_passive, p);
  add_shared(verb, is_passive, p);
  for (const Node c : tree_.children(verb)) add_nested_date(c, p, 0);
  add_frame_date(verb, p);
  add_gap(verb, is_passive, p);
  if (read_members(verb, p)) return;
  read_light_verb(verb, p);
  drop_relative(verb, p);
  read_adjective(verb, is_passive, p);
  read_content(verb, p);
  read_blame(verb, p);
  add_office_left(p);
  std::vector<Proposition> dated_later = part_dated_objects(verb, p);
  document_.propositions.push_back(p);
  for (Proposition& later : dated_later) document_.propositions.push_back(std::move(later));
  read_measured_subject(verb, p);
  read_measures_beside(verb, p);
  read_degree(verb, p);
  read_round(verb, p);
  read_act(verb, p);
  read_lead(verb, p);
  read_survivors(verb, p);
  describe_arguments(verb, p);
  read_character(verb, p);
}

void UdClauses::add_subject(Node clause, bool is_passive, Proposition& p) {
  const Node node = subject(clause);
  if (node == kNone) return;
  const bool outside = tree_.head(node) != clause;
  add_role(is_passive ? Role::kObject : Role::kSubject, node, "", p, outside ? kGap : 1.0F);
  if (!is_passive && !outside) {
    const UdReferent counted = arguments_.counted_noun(node);
    if (!counted.empty()) p.arguments.push_back(ud_argument(Role::kSubject, counted));
  }
  if (outside && tree_.is(clause, "acl")) drop_later(clause, node, p);
  for (const Node c : tree_.children(node)) {
    if (!outside && c > node && tree_.is(c, "nmod")) add_companion(c, is_passive, p);
  }
  // Of its own subject the claim tells already.
  if (outside && denied(node)) p.negated = !p.negated;
}

// "Ana, born in Lund, and Leo": the clause is of those before it.
void UdClauses::drop_later(Node clause, Node noun, Proposition& p) {
  for (const Node c : tree_.conjuncts(noun)) {
    if (c < clause) continue;
    const std::uint32_t later = arguments_.of(c).mention;
    std::erase_if(p.arguments, [&](const PropositionArgument& a) {
      return later != kNone && a.mention == later;
    });
  }
}

// "born and raised in Lund", "wrote and directed Norvik": what follows both verbs is of both,
// wherever the parser hung it.
void UdClauses::add_shared(Node verb, bool is_passive, Proposition& p) {
  const auto twins = [&](Node first, Node second) {
    return second == first + 2 && tree_.is(second, "conj") && tree_.head(second) == first &&
           tree_.is(first + 1, "cc") && tree_.verbal(second) && !tree_.has(second, "nsubj");
  };
  Node twin = kNone;
  Node after = kNone;  // of the second verb
  if (verb + 2 < tree_.end() && twins(verb, verb + 2)) {
    twin = verb + 2;
    after = twin;
  } else if (verb >= tree_.begin() + 2 && twins(verb - 2, verb)) {
    twin = verb - 2;
    after = verb;
  }
  if (twin == kNone) return;
  const auto complement = [&](Node c) {
    return c > after && (tree_.is(c, "obj") || tree_.is(c, "obl"));
  };
  const auto& own = tree_.children(verb);
  if (std::any_of(own.begin(), own.end(), complement)) return;
  for (const Node c : tree_.children(twin)) {
    const bool named = arguments_.name_at(c) != kNone || arguments_.name_beside(c) != kNone;
    if (complement(c) && (tree_.is(c, "obl") || named)) add_argument(verb, c, is_passive, p);
  }
}

// "ordered Ana to leave": what was ordered is not Ana.
bool UdClauses::unfinished(Node verb) const {
  const Node object = tree_.child(verb, tree_.has(verb, "obj") ? "obj" : "iobj");
  if (object == kNone || !words_.is(WordClass::kUnfinished, tree_.lemma(verb))) return false;
  const auto marked = [&](Node c) {
    const Node mark = tree_.child(c, "mark");
    return mark != kNone && tree_.token(mark).xpos == "TO";
  };
  const auto infinitive = [&](Node c) {
    const bool next = tree_.is(c, "advcl") && tree_.first(c) == tree_.last(object) + 1;
    const bool complement = tree_.is(c, "xcomp") || tree_.is(c, "ccomp");
    const bool bare = complement && !tree_.has(c, "aux");  // "let Ana go"
    return c > object && tree_.token(c).xpos == "VB" &&
           (bare || (marked(c) && (next || tree_.is(c, "acl"))));
  };
  const auto& below = tree_.children(verb);
  const auto& inside = tree_.children(object);
  return std::any_of(below.begin(), below.end(), infinitive) ||
         std::any_of(inside.begin(), inside.end(), infinitive);
}

void UdClauses::read_content(Node clause, Proposition& p) {
  if (!words_.is(WordClass::kReporting, tree_.lemma(clause))) return;
  for (const Node c : tree_.children(clause)) {
    if (!tree_.is(c, "ccomp") || !told(c)) continue;
    // "asked whether he knew": nobody says that he did.
    const Node mark = tree_.child(c, "mark");
    if (mark != kNone && words_.is(WordClass::kCondition, tree_.lemma(mark))) continue;
    // The content is read later; its clause is named by the words of its subtree for now.
    PropositionArgument content;
    content.role = Role::kContent;
    content.proposition = c;  // replaced in attribute()
    p.arguments.push_back(content);
  }
}

// "convicted of taking bribes", "convicted Lind of fraud": the act is what the verb's preposition
// points at, also where it hangs on the name of whoever did it.
void UdClauses::read_blame(Node verb, Proposition& p) {
  if (!words_.is(WordClass::kBlame, tree_.lemma(verb))) return;
  const Node object = tree_.child(verb, "obj");
  const Node name = object == kNone ? kNone : tree_.child(object, "appos");
  for (const Node blamed : {object, name}) {
    if (blamed == kNone || tree_.token(blamed).upos != Upos::kPropn) continue;
    for (const Node c : tree_.children(blamed)) {
      const Node mark = tree_.child(c, "case");
      if (!tree_.is(c, "nmod") || c < blamed || mark == kNone) continue;
      add_role(Role::kOblique, c, tree_.lemma(mark), p);
    }
  }
  for (const Node c : tree_.children(verb)) {
    if (!tree_.is(c, "advcl") || tree_.token(c).xpos != "VBG") continue;
    const Node mark = tree_.has(c, "mark") ? tree_.child(c, "mark") : tree_.child(c, "case");
    if (mark == kNone) continue;
    PropositionArgument act;
    act.role = Role::kOblique;
    act.marker = tree_.lemma(mark);
    act.proposition = c;  // replaced in attribute()
    p.arguments.push_back(act);
  }
}

std::vector<UdReferent> UdClauses::referents(const Proposition& p, Role role) {
  std::vector<UdReferent> out;
  for (const PropositionArgument& a : p.arguments) {
    if (a.role == role) out.push_back({a.mention, a.literal});
  }
  return out;
}

}  // namespace weft
