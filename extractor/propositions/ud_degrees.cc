// SPDX-License-Identifier: Apache-2.0
//
// What somebody leaves a school with; who leads the round in which a company raises money.
#include <algorithm>
#include <iterator>

#include "extractor/propositions/ud_clauses.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// The verb of light_verbs.tsv that takes degrees, and a part of what the two make.
constexpr const char* kEarn = "earn";
constexpr const char* kDegree = "degree";
constexpr const char* kLeadRound = "lead round";  // what the table makes of both
constexpr const char* kFor = "for";

}  // namespace

// "graduated from Norvik in 1983 with a degree in physics": earned it there, in that field.
void UdClauses::read_degree(Node verb, const Proposition& p) {
  if (p.negated || p.hypothetical) return;
  for (const Node noun : tree_.children(verb)) {
    if (!tree_.is(noun, "obl") || !words_.is(WordClass::kAbsolute, tree_.marker(noun))) continue;
    if (arguments_.name_at(noun) != kNone || tree_.upos(noun) == Upos::kPron) continue;
    const std::string* lemma = words_.light_verb(kEarn, to_lower(tree_.lemma(noun)));
    if (lemma == nullptr || lemma->find(kDegree) == std::string::npos) continue;
    Proposition earned = start(verb);
    earned.lemma = lemma->substr(lemma->starts_with('+') ? 1 : 0);
    earned.modality = p.modality;
    earned.status = p.status;
    const bool passive = p.voice == Voice::kPassive;
    for (const UdReferent& r : referents(p, passive ? Role::kObject : Role::kSubject)) {
      earned.arguments.push_back(ud_argument(Role::kSubject, r));
    }
    if (earned.arguments.empty()) return;
    add_role(Role::kObject, noun, "", earned);
    add_noun_obliques(noun, earned);
    std::copy_if(p.arguments.begin(), p.arguments.end(), std::back_inserter(earned.arguments),
                 [&](const PropositionArgument& a) {
                   return a.literal != kNone &&
                          document_.literals[a.literal].kind == LiteralKind::kDate;
                 });
    document_.propositions.push_back(std::move(earned));
  }
}

// "raised $3 million in a round led by Norvik": Norvik led it for whoever raised the money.
void UdClauses::read_round(Node verb, const Proposition& p) {
  if (p.negated || p.hypothetical || p.voice == Voice::kPassive) return;
  const auto money = [&](const PropositionArgument& a) {
    return a.literal != kNone && document_.literals[a.literal].kind == LiteralKind::kMoney;
  };
  if (std::none_of(p.arguments.begin(), p.arguments.end(), money)) return;
  for (const Node round : tree_.children(verb)) {
    if (!tree_.is(round, "obl")) continue;
    for (const Node participle : tree_.children(round)) {
      if (!tree_.is(participle, "acl") || tree_.token(participle).xpos != "VBN") continue;
      const std::string* lemma =
          words_.light_verb(tree_.lemma(participle), to_lower(tree_.lemma(round)));
      if (lemma == nullptr || *lemma != kLeadRound) continue;
      Proposition lead = start(participle);
      lead.lemma = *lemma;
      lead.modality = p.modality;
      for (const Node c : tree_.children(participle)) {
        if (words_.is(WordClass::kAgent, tree_.marker(c))) add_role(Role::kSubject, c, "", lead);
      }
      if (lead.arguments.empty()) continue;
      for (const UdReferent& r : referents(p, Role::kSubject)) {
        lead.arguments.push_back(ud_argument(Role::kOblique, r, kFor));
      }
      document_.propositions.push_back(std::move(lead));
    }
  }
}

}  // namespace weft
