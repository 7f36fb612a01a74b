// SPDX-License-Identifier: Apache-2.0
//
// Clauses of "be": what their subjects are, and what their predicates are of.
#include <algorithm>

#include "extractor/propositions/ud_clauses.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kCopula = 0.8F;

}  // namespace

// "when she was seven", "was seven when the war began": what held at another time.
bool UdClauses::once(Node predicate) const {
  const auto timed = [&](Node clause) {
    const auto& below = tree_.children(clause);
    return tree_.is(clause, "advcl") && std::any_of(below.begin(), below.end(), [&](Node c) {
             return tree_.token(c).xpos == "WRB";
           });
  };
  const auto& below = tree_.children(predicate);
  return timed(predicate) || std::any_of(below.begin(), below.end(), timed);
}

void UdClauses::read_copula(Node predicate) {
  const UdClaim says = claim(predicate);
  const Node subject_node = subject(predicate);
  if (subject_node != kNone && dummy(subject_node, predicate)) {
    // Nothing is said of anything, but the clause may still be what somebody says.
    document_.propositions.push_back(start(predicate));
    document_.propositions.back().hypothetical = true;
    return;
  }
  const std::string marker = tree_.marker(predicate);
  const bool then = once(predicate);
  std::vector<UdReferent> subjects;
  if (subject_node != kNone) subjects = arguments_.all(subject_node);
  Proposition p = start(predicate);
  p.negated = says.negated;
  p.hypothetical = says.hypothetical;
  p.modality = says.modality;
  p.status = says.status;
  p.confidence = kCopula;
  for (const UdReferent& s : subjects) p.arguments.push_back(ud_argument(Role::kSubject, s));
  for (const Node c : tree_.children(predicate)) {
    const bool value = tree_.is(c, "obj") && arguments_.literal_at(c) != kNone;  // "is worth $3"
    if (tree_.is(c, "obl") || tree_.is(c, "advmod") || tree_.is(c, "nmod:unmarked") || value) {
      add_argument(predicate, c, false, p);
    }
  }
  const bool measured =
      std::any_of(p.arguments.begin(), p.arguments.end(), [&](const PropositionArgument& a) {
        return a.literal != kNone && document_.literals[a.literal].kind != LiteralKind::kDate;
      });
  if (then && measured) p.hypothetical = true;
  const Upos upos = tree_.upos(predicate);
  const bool noun = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kNum ||
                    upos == Upos::kPron || upos == Upos::kSym;
  const bool citizen = upos == Upos::kAdj && tree_.has(predicate, "det");  // "is an American"
  if ((!noun && !citizen) || !marker.empty()) {
    if (noun) {
      const Node copula = tree_.child(predicate, "cop");
      if (copula != kNone) p.lemma = tree_.lemma(copula);
      if (tree_.conjuncts(predicate).size() > 1) {
        add_role(Role::kOblique, predicate, marker, p);
      } else {
        p.arguments.push_back(ud_argument(Role::kOblique, arguments_.where(predicate), marker));
      }
      read_light_noun(predicate, p);
      if (subject_node != kNone) read_owned(subject_node, p);
      // "Among the founders of Norvik was Ana Lind": she is one.
      if (words_.is(WordClass::kAmong, marker)) {
        Description one{"copula", says, kCopula, {}};
        one.one_of = true;
        phrases_.describe(subjects, predicate, one);
      }
    }
    document_.propositions.push_back(std::move(p));
    // "is from Lund and a member of the council", "is blind and a poet"
    for (const Node c : tree_.conjuncts(predicate)) {
      const bool told = c != predicate && tree_.upos(c) == Upos::kNoun && tree_.has(c, "det") &&
                        tree_.marker(c).empty() && !arguments_.in_other_clause(c, predicate);
      if (told) phrases_.describe(subjects, c, {"copula", says, kCopula, {}});
    }
    return;
  }
  read_measures_beside(predicate, p);
  Description how{"copula", says, kCopula, {}};
  for (const PropositionArgument& a : p.arguments) {
    if (a.literal != kNone) how.circumstances.push_back(a);
  }
  // "Her brother was the architect Leo Berg": he is her brother; of the architect tells his phrase.
  const Node named =
      arguments_.name_at(predicate) == kNone ? arguments_.name_beside(predicate) : kNone;
  if (named != kNone && subject_node != kNone && tree_.upos(subject_node) == Upos::kNoun &&
      arguments_.name_at(subject_node) == kNone && arguments_.name_beside(subject_node) == kNone) {
    how.identity = feature(tree_.token(subject_node), "Number") == "Plur";
    if (phrases_.describe({arguments_.of(named)}, subject_node, how)) return;
  }
  bool read = false;
  const std::vector<Node> nouns = tree_.conjuncts(predicate);
  for (const Node c : nouns) {
    if (c != predicate && arguments_.in_other_clause(c, predicate)) continue;
    if (c != predicate && !tree_.marker(c).empty()) continue;
    read = phrases_.describe(subjects, c, of_own_date(how, nouns, c)) || read;
  }
  // "Among the founders of Norvik were Ana Lind and Leo Berg": they are some of them.
  for (const Node c : tree_.children(predicate)) {
    const bool among = subject_node == kNone && tree_.is(c, "obl") && c < predicate &&
                       words_.is(WordClass::kAmong, tree_.marker(c));
    if (!among || arguments_.name_at(predicate) == kNone) continue;
    how.one_of = true;
    phrases_.describe(arguments_.all(predicate), c, how);
    return;
  }
  if (read || subject_node == kNone) return;
  // "The CEO of X is Y": the subject says what the name is.
  if (arguments_.name_at(predicate) == kNone && arguments_.literal_at(predicate) == kNone) return;
  const std::vector<UdReferent> complements = arguments_.all(predicate);
  if (complements.empty() || complements.front().empty()) return;
  const UdReferent complement = complements.front();
  if (complement.mention != kNone && arguments_.name_at(subject_node) == kNone) {
    // "The candidates elected were Ana and Leo"
    how.identity = feature(tree_.token(subject_node), "Number") == "Plur";
    add_owner_before(predicate, subject_node, how);
    phrases_.describe(complements, subject_node, how);
    return;
  }
  // "She was 91."
  const bool someone = feature(tree_.token(subject_node), "Gender") == "Fem" ||
                       feature(tree_.token(subject_node), "Gender") == "Masc" ||
                       (!subjects.empty() && subjects.front().mention != kNone &&
                        arguments_.mention(subjects.front().mention).kind == MentionKind::kName &&
                        arguments_.mention(subjects.front().mention).type == EntityType::kPerson);
  if (complement.literal != kNone && someone && !then &&
      document_.literals[complement.literal].kind == LiteralKind::kQuantity &&
      document_.literals[complement.literal].unit.empty()) {
    p.kind = PredicateKind::kApposition;
    p.lemma = p.construction = "age";
    p.arguments.push_back(ud_argument(Role::kComplement, complement));
    document_.propositions.push_back(std::move(p));
    return;
  }
  // Of two names that are one nothing is said that a relation could be named after.
  if (arguments_.name_at(subject_node) != kNone) return;
  p.kind = PredicateKind::kNoun;
  p.lemma = term_ending_at(subject_node);
  p.construction = complement.literal != kNone ? "measure" : "identity";
  p.arguments.push_back(ud_argument(Role::kComplement, complement));
  for (const Node c : tree_.children(subject_node)) {
    if (tree_.is(c, "nmod:poss") ||
        (tree_.is(c, "nmod") && words_.is(WordClass::kPossession, tree_.marker(c)))) {
      add_role(Role::kPossessor, c, "", p);
    }
  }
  document_.propositions.push_back(std::move(p));
}

// "Norvik's chairman is Ana Lind, and the chief executive is Leo Berg": of the same body.
void UdClauses::add_owner_before(Node predicate, Node office, Description& how) {
  const Node before = tree_.is(predicate, "conj") ? tree_.head(predicate) : kNone;
  if (before == kNone || !tree_.has(before, "cop") || tree_.has(office, "nmod")) return;
  if (!roles_.find(tree_.lemma(office), true)) return;
  const Node first = tree_.child(before, "nsubj");
  if (first == kNone || !roles_.find(tree_.lemma(first), true)) return;
  for (const Node c : tree_.children(first)) {
    const bool of = tree_.is(c, "nmod") && words_.is(WordClass::kPossession, tree_.marker(c));
    if (!tree_.is(c, "nmod:poss") && !of) continue;
    for (const UdReferent& r : arguments_.all(c)) {
      how.circumstances.push_back(ud_argument(Role::kPossessor, r, "", kNested));
    }
  }
}

// A noun with the words before it that make it a term: "market value", "approval rating".
std::string UdClauses::term_ending_at(Node node) const {
  std::string term = tree_.lemma(node);
  for (Node n = node; n > tree_.begin(); --n) {
    const Node before = n - 1;
    if (tree_.head(before) != node) break;
    if (!tree_.is(before, "compound") && !tree_.is(before, "amod")) break;
    term = to_lower(tree_.text(before)) + " " + term;
  }
  return term;
}

}  // namespace weft
