// SPDX-License-Identifier: Apache-2.0
//
// Nouns of what happens or is done: "the death of X", "Microsoft's acquisition of Activision".
#include <algorithm>

#include "extractor/propositions/ud_noun_phrases.h"

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

// "Microsoft's acquisition of Activision", "the death of X", "Apple's CEO".
void UdNounPhrases::read_relational(Node node) {
  const bool act = tables_.words.is(WordClass::kEventNoun, tree_.lemma(node));
  if (!happens(node)) return;
  Proposition p = start(node, "act", kAct);
  const Node clause = tree_.head(node);
  if (clause != kNone) {
    for (const Node c : tree_.children(clause)) {
      if (c < node || tree_.first(c) != tree_.last(node) + 1 || !date_of_event(c)) continue;
      p.arguments.push_back(ud_argument(Role::kOblique, arguments_.of(c), tree_.marker(c)));
    }
  }
  for (const Node c : tree_.children(node)) {
    if (!tree_.is(c, "nmod") && !tree_.is(c, "compound")) continue;
    const std::string marker = tree_.marker(c);
    Role role = Role::kOblique;
    if (tree_.is(c, "compound")) {
      if (name_at(c).empty()) continue;
      role = Role::kSubject;
    } else if (tree_.is(c, "nmod:poss") || tables_.words.is(WordClass::kAgent, marker)) {
      role = Role::kSubject;
    } else if (tables_.words.is(WordClass::kPossession, marker)) {
      role = act ? Role::kObject : Role::kSubject;
    }
    for (const UdReferent& r : arguments_.all(c)) {
      p.arguments.push_back(ud_argument(role, r, role == Role::kOblique ? marker : ""));
    }
  }
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
