// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/antecedents.h"

#include <algorithm>

namespace weft {
namespace {

bool has_feature(const Token& token, std::string_view feature) {
  return token.feats.find(feature) != std::string::npos;
}

// The last word of a name of several, empty for others.
std::string_view family_name(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  return space == std::string_view::npos ? std::string_view{} : name.substr(space + 1);
}

}  // namespace

// Everything spoken of in the sentences before, each once, by where it was spoken of last; what the
// article is about besides; and "none of these".
std::vector<Antecedent> Antecedents::gather(std::uint32_t m, const Wanted& wanted) const {
  const Mention& mention = document_.mentions[m];
  std::vector<Antecedent> found;
  const auto known = [&](std::uint32_t entity) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Antecedent& a) { return a.entity == entity; });
  };
  for (std::size_t i = discourse_.traces().size(); i-- > 0;) {
    const Trace& t = discourse_.traces()[i];
    if (mention.sentence - t.sentence > wanted.sentences_back) break;
    if (t.begin >= mention.span.begin || known(t.entity) || !may_mean(t, wanted)) continue;
    if (compatibility_.excluded(m, t.entity) || compatibility_.speaks(t, m)) continue;
    if (t.mention != kNone && paths_.is_told_by_clause_of(t.mention, m)) continue;
    Antecedent& antecedent = found.emplace_back(Antecedent{t.entity, t.mention, {}});
    features_.describe(antecedent, t, found.size() - 1, m, wanted);
  }
  // "In her book, Lind ...": the name that the clause around the pronoun's phrase is about.
  for (const std::uint32_t later : clauses_.mentions_in(mention.sentence)) {
    const Mention& name = document_.mentions[later];
    if (name.kind != MentionKind::kName || name.span.begin <= mention.span.begin) continue;
    if (name.entity == kNone || known(name.entity)) continue;
    if (!compatibility_.fits(m, name.entity, wanted)) continue;
    if (!clauses_.is_subject(later) || !paths_.governs(later, m)) continue;
    Antecedent& antecedent = found.emplace_back(Antecedent{name.entity, later, {}});
    features_.describe(antecedent, {name.entity, later, name.sentence, name.span.begin, true},
                       found.size() - 1, m, wanted);
  }
  const std::uint32_t main = wanted.person ? discourse_.main_entity(EntityType::kPerson) : kNone;
  for (const std::uint32_t entity : {discourse_.title(), main}) {
    if (entity == kNone || known(entity) || !compatibility_.fits(m, entity, wanted)) continue;
    const Trace far{entity, kNone, 0, 0, false};
    Antecedent& antecedent = found.emplace_back(Antecedent{entity, kNone, {}});
    features_.describe(antecedent, far, found.size() - 1, m, wanted);
  }
  if (wanted.person) keep_family(m, found);
  features_.compare(found, m, wanted);
  found.push_back(nothing_said(m, wanted));
  return found;
}

// The name of "her brother, the painter Leo Lind", where this is the pronoun; else null.
const Mention* Antecedents::kin_of(std::uint32_t m) const {
  const Mention& pronoun = document_.mentions[m];
  for (const std::uint32_t other : clauses_.mentions_in(pronoun.sentence)) {
    const Mention& name = document_.mentions[other];
    if (name.kind != MentionKind::kName || name.span.begin < pronoun.span.begin) continue;
    if (name.tokens.empty() || name.type != EntityType::kPerson) continue;
    if (introductions_.owner_of_kin(name) == pronoun.head) return &name;
  }
  return nullptr;
}

// "Ana Lind met Eva Berg. Her brother, Leo Lind, ...": kin mostly share a family name.
void Antecedents::keep_family(std::uint32_t m, std::vector<Antecedent>& found) const {
  const Mention* kin = kin_of(m);
  const std::string_view family =
      kin == nullptr ? std::string_view{} : family_name(document_.text_of(kin->span));
  if (family.empty()) return;
  const auto related = [&](const Antecedent& a) {
    return a.entity != kin->entity && family_name(document_.entities[a.entity].name) == family;
  };
  if (std::none_of(found.begin(), found.end(), related)) return;
  std::erase_if(found, [&](const Antecedent& a) { return !related(a); });
}

// What has no name can be "it" too, and is then no statement's business. "Prosecutors" are no "he".
bool Antecedents::may_mean(const Trace& trace, const Wanted& wanted) const {
  const Entity& entity = document_.entities[trace.entity];
  if (entity.named || trace.mention == kNone) return compatibility_.suits(trace.entity, wanted);
  const std::uint32_t head = document_.mentions[trace.mention].head;
  const bool known = head < document_.tokens.size();
  const bool plural = known && has_feature(document_.tokens[head], "Number=Plur");
  if (wanted.person) {
    const bool one = wanted.gender != Gender::kUnknown;
    return !(one && plural) && compatibility_.suits(trace.entity, wanted);
  }
  return known && !plural && entity.type != EntityType::kPerson &&
         compatibility_.may_own(entity, wanted);
}

Antecedent Antecedents::nothing_said(std::uint32_t m, const Wanted& wanted) const {
  Antecedent nothing;
  const std::string kind = wanted.person ? "person " : "thing ";
  nothing.features.push_back({kind + "nothing"});
  nothing.features.push_back({kind + "nothing pronoun=" + paths_.role_of(m)});
  const std::uint32_t head = document_.mentions[m].head;
  if (head < document_.tokens.size() && document_.tokens[head].head < document_.tokens.size()) {
    const Token& governor = document_.tokens[document_.tokens[head].head];
    nothing.features.push_back({kind + "nothing under " + std::string(upos_name(governor.upos))});
    nothing.features.push_back({kind + "nothing under " + governor.lemma});
  }
  return nothing;
}

}  // namespace weft
