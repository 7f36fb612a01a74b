// SPDX-License-Identifier: Apache-2.0
//
// Nouns of what happens or is done: "the death of X", "Microsoft's acquisition of Activision".
#include <algorithm>

#include "extractor/propositions/ud_noun_phrases.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kAct = 0.7F;

}  // namespace

bool UdNounPhrases::happens(Node noun) const {
  return tables_.words.is(WordClass::kEventNoun, tree_.lemma(noun)) ||
         tables_.words.is(WordClass::kStateNoun, tree_.lemma(noun));
}

bool UdNounPhrases::date_of_event(Node date) const {
  const Node verb = tree_.head(date);
  const std::uint32_t l = arguments_.literal_at(date);
  if (verb == kNone || l == kNone || document_.literals[l].kind != LiteralKind::kDate) return false;
  for (const Node c : tree_.children(verb)) {
    if (c < date && tree_.is(c, "obl") && tree_.last(c) + 1 == tree_.first(date) && happens(c)) {
      const auto& below = tree_.children(c);
      return !tables_.words.is(WordClass::kLocative, tree_.marker(c)) &&
             std::any_of(below.begin(), below.end(), [&](Node n) { return tree_.is(n, "nmod"); });
    }
  }
  return false;
}

bool UdNounPhrases::date_at(Node node) const {
  const std::uint32_t l = arguments_.literal_at(node);
  return l != kNone && document_.literals[l].kind == LiteralKind::kDate;
}

// "the planned merger", "blocked the merger": what is said of the act's truth.
UdClaim UdNounPhrases::event_claim(Node noun) const {
  UdClaim says;
  for (const Node c : tree_.children(noun)) {
    const bool denies = tree_.is(c, "det") && tables_.words.is(WordClass::kNegator, tree_.lemma(c));
    says.negated = says.negated || denies;
    if (c > noun || !tree_.is(c, "amod")) continue;
    says.add(tables_.words.claim(WordClass::kEventClaim, to_lower(tree_.text(c))));
    says.add(tables_.words.claim(WordClass::kEventClaim, tree_.lemma(c)));
  }
  const Node verb = tree_.head(noun);
  if (verb == kNone || !tree_.verbal(verb)) return says;
  if (!tree_.is(noun, "obj") && !tree_.is(noun, "nsubj:pass")) return says;
  std::string lemma = tree_.lemma(verb);
  for (const Node c : tree_.children(verb)) {
    if (tree_.is(c, "compound:prt")) lemma += ' ' + tree_.lemma(c);
  }
  // "announced the discovery": it was made.
  if (tables_.words.is(WordClass::kReporting, lemma)) return says;
  const bool performed = tables_.words.is(WordClass::kPerforming, lemma);
  says.add(tables_.words.claim(WordClass::kPerforming, lemma));
  // "the merger was never completed"
  for (const Node c : tree_.children(verb)) {
    const bool denies =
        tree_.is(c, "advmod") && tables_.words.is(WordClass::kNegator, tree_.lemma(c));
    if (performed && denies) says.negated = true;
  }
  return says;
}

// "the merger between X and Y": X's with Y.
void UdNounPhrases::set_parties(Proposition& p) const {
  PropositionArgument* first = nullptr;
  for (PropositionArgument& a : p.arguments) {
    const std::string* second = tables_.words.value(WordClass::kBetween, a.marker);
    if (a.role == Role::kSubject) return;
    if (second == nullptr || a.mention == kNone) continue;
    if (first == nullptr) {
      first = &a;
    } else {
      a.marker = *second;
    }
  }
  if (first == nullptr) return;
  first->role = Role::kSubject;
  first->marker.clear();
}

// Dates and inserted phrases that are of the noun, though they hang on its clause.
void UdNounPhrases::add_from_clause(Node node, Proposition& p) {
  const Node clause = tree_.head(node);
  if (clause == kNone) return;
  for (const Node c : tree_.children(clause)) {
    if (c < node) continue;
    // "Her first marriage, to Leo, ended": what stands between the commas is of the noun.
    Node begin = tree_.first(c);
    if (tree_.punctuation(begin, ",")) ++begin;
    const bool inserted = tree_.is(node, "nsubj") && tree_.is(c, "obl") && c < clause &&
                          begin == node + 2 && tree_.punctuation(node + 1, ",");
    const bool next = tree_.first(c) == tree_.last(node) + 1 && date_of_event(c);
    if (!next && !inserted) continue;
    for (const UdReferent& r : arguments_.all(c)) {
      p.arguments.push_back(ud_argument(Role::kOblique, r, tree_.marker(c)));
    }
  }
}

// "Microsoft's acquisition of Activision", "the death of X", "Apple's CEO".
void UdNounPhrases::read_relational(Node node) {
  const bool act = tables_.words.is(WordClass::kEventNoun, tree_.lemma(node));
  if (!happens(node)) return;
  Proposition p = start(node, "act", kAct);
  add_from_clause(node, p);
  for (const Node c : tree_.children(node)) {
    if (!tree_.is(c, "nmod") && !tree_.is(c, "compound")) continue;
    const std::string marker = tree_.marker(c);
    Role role = Role::kOblique;
    if (tree_.is(c, "compound")) {
      if (name_at(c).empty() && arguments_.literal_at(c) == kNone) continue;
      if (!name_at(c).empty()) role = Role::kSubject;
    } else if (tree_.is(c, "nmod:poss") || tables_.words.is(WordClass::kAgent, marker)) {
      role = Role::kSubject;
    } else if (tables_.words.is(WordClass::kPossession, marker)) {
      role = act ? Role::kObject : Role::kSubject;
    }
    for (const UdReferent& r : arguments_.all(c)) {
      p.arguments.push_back(ud_argument(role, r, role == Role::kOblique ? marker : ""));
    }
    // "X's acquisition of Y in 2018": wherever the parser hung date and agent.
    for (const Node inner : tree_.children(c)) {
      if (inner < c || !tree_.is(inner, "nmod")) continue;
      const std::string said = tree_.marker(inner);
      if (date_at(inner)) {
        p.arguments.push_back(ud_argument(Role::kOblique, arguments_.of(inner), said));
      } else if (role == Role::kObject && tables_.words.is(WordClass::kAgent, said)) {
        // "the discovery of the particle by Ana"
        for (const UdReferent& r : arguments_.all(inner)) {
          p.arguments.push_back(ud_argument(Role::kSubject, r));
        }
      }
    }
  }
  set_parties(p);
  const UdClaim said = event_claim(node);
  p.modality = said.modality;
  p.hypothetical = said.hypothetical || said.negated;
  // "the appointment of X as chief executive"
  for (const Node c : tree_.children(node)) {
    if (!tree_.is(c, "nmod") || !tables_.words.is(WordClass::kAs, tree_.marker(c))) continue;
    for (const Role role : {Role::kObject, Role::kSubject}) {
      std::vector<UdReferent> holders;
      for (const PropositionArgument& a : p.arguments) {
        if (a.role == role) holders.push_back({a.mention, a.literal});
      }
      if (holders.empty()) continue;
      describe(holders, c, {"as", {}, kAct, {}});
      break;
    }
  }
  if (p.arguments.size() > 1) add(std::move(p));
}

// "her service as an officer in the Norvik Navy", "his tenure as editor of the Herald"
void UdNounPhrases::read_tenure(Node noun) {
  if (!tables_.words.is(WordClass::kTenure, tree_.lemma(noun))) return;
  const Node owner = tree_.child(noun, "nmod:poss");
  if (owner == kNone) return;
  std::vector<Node> candidates = tree_.children(noun);
  // "is rooted in my service as an officer": right behind it, wherever it hangs.
  if (tree_.head(noun) != kNone) {
    for (const Node c : tree_.children(tree_.head(noun))) {
      if (tree_.is(c, "obl") && tree_.first(c) == tree_.last(noun) + 1) candidates.push_back(c);
    }
  }
  for (const Node c : candidates) {
    const bool as = c > noun && !tree_.is(c, "acl") && name_at(c).empty() &&
                    tables_.words.is(WordClass::kAs, tree_.marker(c));
    if (as && tables_.roles.find(tree_.lemma(c), true)) {
      describe(arguments_.all(owner), c, {"as", {}, kAct, {}});
    }
  }
}

// Prepositional phrases with names that follow right after the noun's own and hang on what the
// noun hangs on.
std::vector<Node> UdNounPhrases::trailing(Node noun) const {
  std::vector<Node> found;
  Node end = tree_.last(noun) + 1;
  for (Node above = tree_.head(noun); above != kNone && above < noun; above = tree_.head(above)) {
    for (const Node c : tree_.children(above)) {
      const bool phrase = tree_.is(c, "obl") || tree_.is(c, "nmod");
      if (c < noun || tree_.first(c) != end || !phrase || tree_.marker(c).empty()) continue;
      if (name_at(c).empty()) return found;
      found.push_back(c);
      end = tree_.last(c) + 1;
    }
    if (tree_.predicate(above)) break;
  }
  return found;
}

}  // namespace weft
