// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/plural_pronouns.h"

#include <algorithm>
#include <map>

#include "extractor/argument_entity.h"
#include "extractor/segment/sentence_marks.h"

namespace weft {
namespace {

constexpr float kOfGroup = 0.85F;
constexpr std::uint32_t kReach = 2;  // sentences

}  // namespace

void PluralPronouns::expand(std::uint32_t sentence) {
  std::map<std::uint32_t, std::vector<std::uint32_t>> groups;  // by mention
  for (const std::uint32_t m : clauses_.mentions_in(sentence)) {
    const Mention& mention = document_.mentions[m];
    if (clauses_.around(m).empty() || (!is_plural(mention) && size_of_group(mention) == 0))
      continue;
    if (clauses_.is_complement(m)) continue;  // "they became a couple"
    if (!is_quoted(document_, sentence, mention.span.begin)) groups[m] = group_before(m);
  }
  for (const auto& [m, group] : groups) {
    if (group.empty()) continue;
    for (const std::uint32_t p : clauses_.around(m)) spread(m, group, document_.propositions[p]);
  }
}

bool PluralPronouns::is_plural(const Mention& mention) const {
  if (mention.kind != MentionKind::kPronoun) return false;
  const auto pronoun = words_.pronoun(document_.text_of(mention.span));
  return pronoun == PronounKind::kPlural || pronoun == PronounKind::kPluralBody;
}

// How many "the two", "the pair" and "the trio" are; 0 for what says nothing of how many.
std::size_t PluralPronouns::size_of_group(const Mention& mention) const {
  const std::string* size = words_.find("together", document_.text_of(mention.span));
  if (size == nullptr || mention.kind == MentionKind::kName || mention.tokens.empty()) return 0;
  bool pointed = words_.hangul();
  if (!pointed && mention.tokens.begin > document_.sentences[mention.sentence].tokens.begin) {
    const Token& before = document_.tokens[mention.tokens.begin - 1];
    pointed = words_.find("determiner", document_.text_of(before)) != nullptr;
  }
  return pointed ? static_cast<std::size_t>(std::stoul(*size)) : 0;
}

// The group that was spoken of last before a mention.
std::vector<std::uint32_t> PluralPronouns::group_before(std::uint32_t m) const {
  const Mention& mention = document_.mentions[m];
  const bool bodies = words_.pronoun(document_.text_of(mention.span)) == PronounKind::kPluralBody;
  const EntityType wanted = bodies ? EntityType::kOrganization : EntityType::kPerson;
  const std::size_t size = size_of_group(mention);
  for (std::uint32_t back = 0; back <= kReach && back <= mention.sentence; ++back) {
    const auto& here = clauses_.in_sentence(mention.sentence - back);
    for (auto p = here.rbegin(); p != here.rend(); ++p) {
      const Proposition& proposition = document_.propositions[*p];
      if (back == 0 && proposition.phrase.begin >= mention.span.begin) continue;
      std::vector<std::uint32_t> group = together(proposition, wanted, mention.span.begin);
      if (!group.empty() && (size == 0 || group.size() == size)) return group;
    }
  }
  return {};
}

// Named persons, or named bodies, that a clause has in one role, else the two of the clause that
// are of the type that is asked for; of those spoken of before the pronoun.
std::vector<std::uint32_t> PluralPronouns::together(const Proposition& proposition,
                                                    EntityType wanted, std::size_t behind) const {
  std::vector<std::uint32_t> all;
  for (const Role role : {Role::kSubject, Role::kObject, Role::kOblique}) {
    std::vector<std::uint32_t> same;
    for (const PropositionArgument& a : proposition.arguments) {
      const std::uint32_t e = entity_of(document_, a);
      // "by Ana, Leo and their sons Max and Jon": these are none of them.
      if (a.mention != kNone && document_.mentions[a.mention].span.begin > behind) continue;
      if (a.role != role || e == kNone || !document_.entities[e].named) continue;
      const EntityType type = document_.entities[e].type;
      if (type != EntityType::kPerson && type != EntityType::kOrganization) continue;
      if (wanted == EntityType::kOrganization && type != wanted) continue;
      if (!same.empty() && document_.entities[same.front()].type != type) continue;
      if (std::find(same.begin(), same.end(), e) == same.end()) same.push_back(e);
    }
    if (same.size() > 1) return same;
    for (const std::uint32_t e : same) {
      const bool asked = document_.entities[e].type == wanted;
      if (asked && std::find(all.begin(), all.end(), e) == all.end()) all.push_back(e);
    }
  }
  const bool verbal = proposition.kind == PredicateKind::kVerb;
  return verbal && all.size() == 2 ? all : std::vector<std::uint32_t>();
}

// Puts the members of the group where the pronoun stood.
void PluralPronouns::spread(std::uint32_t m, const std::vector<std::uint32_t>& group,
                            Proposition& proposition) {
  std::vector<PropositionArgument> arguments;
  for (const PropositionArgument& a : proposition.arguments) {
    if (a.mention != m) {
      arguments.push_back(a);
      continue;
    }
    for (const std::uint32_t e : group) {
      PropositionArgument member = a;
      member.mention = kNone;
      member.entity = e;
      member.confidence *= kOfGroup;
      arguments.push_back(std::move(member));
    }
  }
  proposition.arguments = std::move(arguments);
}

}  // namespace weft
