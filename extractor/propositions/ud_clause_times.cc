// SPDX-License-Identifier: Apache-2.0
//
// When a clause was: dates deep in its phrases, and those at the head of the clauses it is joined
// to.
#include <algorithm>

#include "extractor/propositions/ud_clauses.h"

namespace weft {
bool UdClauses::is_date(Node node) const {
  const std::uint32_t l = arguments_.literal_at(node);
  return l != kNone && document_.literals[l].kind == LiteralKind::kDate;
}

bool UdClauses::dated(const Proposition& p) const {
  return std::any_of(p.arguments.begin(), p.arguments.end(), [&](const PropositionArgument& a) {
    return a.literal != kNone && document_.literals[a.literal].kind == LiteralKind::kDate;
  });
}

// "starred in Norvik (1999)", "under Leo Berg (1942-2006)": when that appeared, when he lived.
bool UdClauses::aside_of_work(Node noun, Node date) const {
  const Node first = tree_.first(date);
  const bool bracket =
      tree_.punctuation(first, "(") || (first > tree_.begin() && tree_.punctuation(first - 1, "("));
  const std::uint32_t name = arguments_.name_at(noun);
  if (!bracket || name == kNone) return bracket;
  const EntityType type = arguments_.mention(name).type;
  return type == EntityType::kProduct || type == EntityType::kPerson;
}

// "was born in Lund in 1968", "won the match on Friday": when a thing was is when the clause was.
void UdClauses::add_nested_date(Node phrase, Proposition& p, int depth) {
  const bool nominal = tree_.is(phrase, "obj") || tree_.is(phrase, "obl") ||
                       tree_.is(phrase, "nmod") || tree_.is(phrase, "xcomp") ||
                       tree_.is(phrase, "appos");
  if (!nominal || depth > 3 || tree_.predicate(phrase)) return;
  // "worked there until her death in 1985"
  if (phrases_.happens(phrase) && !words_.is(WordClass::kLocative, tree_.marker(phrase))) return;
  if (dated(p)) return;
  for (const Node c : tree_.children(phrase)) {
    if (c < phrase || (!tree_.is(c, "nmod") && !tree_.is(c, "obl"))) continue;
    const std::string marker = tree_.marker(c);
    if (is_date(c) && aside_of_work(phrase, c)) continue;
    if (is_date(c) && !words_.is(WordClass::kPossession, marker)) {
      p.arguments.push_back(ud_argument(Role::kOblique, arguments_.of(c), marker, kNested));
      return;
    }
    add_nested_date(c, p, depth + 1);
  }
}

// "bought Norvik in 1994 and the pump maker Telmar in 1997": what has a date of its own happened
// then. The clause keeps the rest.
std::vector<Proposition> UdClauses::part_dated_objects(Node verb, Proposition& p) {
  std::vector<Proposition> later;
  const Node object = tree_.child(verb, "obj");
  if (object == kNone || p.voice == Voice::kPassive) return later;
  for (const Node each : tree_.conjuncts(object)) {
    const Node date = each == object ? kNone : own_date(each);
    const UdReferent thing = arguments_.of(each);
    if (date == kNone || thing.mention == kNone) continue;
    const auto first = std::find_if(p.arguments.begin(), p.arguments.end(), [&](const auto& a) {
      return a.literal != kNone && a.role == Role::kOblique &&
             document_.literals[a.literal].kind == LiteralKind::kDate;
    });
    if (first == p.arguments.end() || first->literal == arguments_.literal_at(date)) continue;
    if (document_.literals[first->literal].tokens.begin > each) continue;
    Proposition own = p;
    std::erase_if(own.arguments, [&](const PropositionArgument& a) {
      const bool time = a.literal != kNone && a.role == Role::kOblique;
      return time || (a.role == Role::kObject && a.mention != thing.mention);
    });
    std::erase_if(p.arguments, [&](const PropositionArgument& a) {
      return a.role == Role::kObject && a.mention == thing.mention;
    });
    add_role(Role::kOblique, date, tree_.marker(date), own);
    later.push_back(std::move(own));
  }
  return later;
}

// The date that hangs on a noun phrase or on what its "of" brings.
Node UdClauses::own_date(Node noun) const {
  for (const Node c : tree_.children(noun)) {
    if (c < noun || !tree_.is(c, "nmod")) continue;
    if (is_date(c)) return c;
    for (const Node inner : tree_.children(c)) {
      if (inner > c && tree_.is(inner, "nmod") && is_date(inner)) return inner;
    }
  }
  return kNone;
}

// "Yesterday Norvik beat Lund; Bern beat Turin": a date before the subject of a clause holds for
// those joined to it, up to one that has its own.
void UdClauses::add_frame_date(Node verb, Proposition& p) {
  if (dated(p)) return;
  // "In May she agreed, but later she left": a clause that tells when has no other date.
  for (const Node c : tree_.children(verb)) {
    if (tree_.is(c, "advmod") && words_.is(WordClass::kSequel, tree_.lemma(c))) return;
  }
  const auto dated_clause = [&](Node clause) {
    const auto& below = tree_.children(clause);
    return std::any_of(below.begin(), below.end(), [&](Node c) { return is_date(c); });
  };
  const auto past = [&](Node v) {
    return tree_.token(v).xpos == "VBD" || tree_.token(v).xpos == "VBN";
  };
  bool beside = false;
  for (Node clause = verb; tree_.is(clause, "conj") || tree_.is(clause, "parataxis");) {
    beside = beside || tree_.is(clause, "parataxis");
    const Node joined_to = tree_.head(clause);
    if (!tree_.verbal(joined_to) || past(joined_to) != past(verb)) return;
    for (const Node other : tree_.children(joined_to)) {
      if (other < clause && tree_.is(other, "conj") && dated_clause(other)) return;
    }
    const Node subject = tree_.child(joined_to, "nsubj");
    for (const Node c : tree_.children(joined_to)) {
      if (subject == kNone || c > subject || !tree_.is(c, "obl") || !is_date(c)) continue;
      if (beside && document_.literals[arguments_.literal_at(c)].unit != "day") return;
      p.arguments.push_back(
          ud_argument(Role::kOblique, arguments_.of(c), tree_.marker(c), kNested));
      return;
    }
    if (dated_clause(joined_to)) return;
    clause = joined_to;
  }
}

}  // namespace weft
