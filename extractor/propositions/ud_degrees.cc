// SPDX-License-Identifier: Apache-2.0
//
// What somebody leaves a school with.
#include <algorithm>
#include <iterator>

#include "extractor/propositions/ud_clauses.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// The verb of light_verbs.tsv that takes degrees, and a part of what the two make.
constexpr const char* kEarn = "earn";
constexpr const char* kDegree = "degree";

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

}  // namespace weft
