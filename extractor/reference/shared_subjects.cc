// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/shared_subjects.h"

#include <algorithm>

#include "extractor/argument_entity.h"
#include "extractor/reference/quotation_marks.h"

namespace weft {

// The subject that another clause of the sentence shares with this one: a topic, else the nearest.
std::uint32_t SharedSubjects::subject_in(std::uint32_t sentence, std::uint32_t proposition) const {
  std::uint32_t nearest = kNone;
  std::uint32_t distance = kNone;
  for (const std::uint32_t p : clauses_.in_sentence(sentence)) {
    const Proposition& other = document_.propositions[p];
    if (p == proposition || other.kind != PredicateKind::kVerb) continue;
    for (const PropositionArgument& argument : other.arguments) {
      if (argument.role != Role::kSubject) continue;
      const std::uint32_t e = entity_of(document_, argument);
      if (e == kNone || !acts(e) || !carries(argument, e)) continue;
      if (proposition != kNone && argument.mention != kNone &&
          !in_same_quotation(document_, argument.mention, proposition)) {
        continue;
      }
      if (argument.mention != kNone && clauses_.is_topic(argument.mention)) {
        // Behind the clause, only what acts is its subject too.
        const EntityType type = document_.entities[e].type;
        const bool acting = type == EntityType::kPerson || type == EntityType::kOrganization;
        const bool behind =
            proposition != kNone && document_.mentions[argument.mention].tokens.begin >
                                        document_.propositions[proposition].predicate;
        if (!behind ||
            (acting && !goes_on_to_another(proposition, e) && !is_named_before(argument.mention))) {
          return e;
        }
        continue;
      }
      // Where particles mark topics, a subject behind the clause is that of its own alone, and so
      // is one right before its verb or behind it.
      if (words_.hangul() && proposition != kNone && argument.mention != kNone) {
        const IndexRange tokens = document_.mentions[argument.mention].tokens;
        const std::uint32_t own = document_.propositions[proposition].predicate;
        // "X가 들어오자 나섰다": who acts before such an ending is hardly the next to act.
        if ((other.predicate < own && clauses_.parted(other)) ||
            clauses_.left_off(e, sentence, own) || tokens.begin > own ||
            tokens.end >= other.predicate || other.construction == "attribution") {
          continue;
        }
      }
      const std::uint32_t at =
          proposition == kNone ? other.predicate : document_.propositions[proposition].predicate;
      const std::uint32_t apart =
          at > other.predicate ? at - other.predicate : other.predicate - at;
      if (apart < distance) {
        nearest = e;
        distance = apart;
      }
    }
  }
  return nearest;
}

// "X와 결혼했는데, 아들 Y는", "공장을 세웠고 X는": whoever a contrasting clause or one that is
// whole by itself leads up to has no part in it, nor has the kin of the one who has.
bool SharedSubjects::goes_on_to_another(std::uint32_t proposition, std::uint32_t later) const {
  const Proposition& clause = document_.propositions[proposition];
  const IndexRange morphemes = document_.tokens[clause.predicate].morphemes;
  const bool contrasts =
      morphemes.end > morphemes.begin &&
      words_.find("contrast", document_.morphemes[morphemes.end - 1].form) != nullptr;
  const auto& beside = clauses_.in_sentence(clause.sentence);
  return contrasts || clauses_.coordinate(clause) ||
         std::any_of(beside.begin(), beside.end(), [&](std::uint32_t p) {
           const Proposition& kin = document_.propositions[p];
           return kin.construction == "attribute" && kin.subject_unsaid &&
                  clauses_.subject_of(p) == later;
         });
}

// "대회를 열어 X를 후보로 뽑았으나, X는": whom the sentence has named in another part before, it
// does not mean by nothing.
bool SharedSubjects::is_named_before(std::uint32_t mention) const {
  const Mention& later = document_.mentions[mention];
  const auto& beside = clauses_.mentions_in(later.sentence);
  return words_.hangul() && std::any_of(beside.begin(), beside.end(), [&](std::uint32_t m) {
           const Mention& earlier = document_.mentions[m];
           return earlier.entity == later.entity && earlier.kind == MentionKind::kName &&
                  earlier.tokens.end <= later.tokens.begin;
         });
}

// Nameless things rarely carry over to other clauses.
bool SharedSubjects::acts(std::uint32_t entity) const {
  const Entity& e = document_.entities[entity];
  return e.named || e.type == EntityType::kPerson || e.type == EntityType::kOrganization;
}

// Where particles mark subjects, a noun with another particle ("놀라운 사람들과") is the subject of
// its own clause alone, and so is a thing without any.
bool SharedSubjects::carries(const PropositionArgument& argument, std::uint32_t entity) const {
  if (!words_.hangul() || argument.mention == kNone) return true;
  if (clauses_.is_topic(argument.mention)) return true;
  if (clauses_.is_marked(argument.mention, "subject")) return true;
  const Token& last = document_.tokens[document_.mentions[argument.mention].tokens.end - 1];
  const EntityType type = document_.entities[entity].type;
  const bool acting = type == EntityType::kPerson || type == EntityType::kOrganization;
  if (last.morphemes.empty()) return acting;
  const std::string& particle = document_.morphemes[last.morphemes.end - 1].tag;
  return particle == "JX" || (acting && !particle.starts_with('J'));
}

}  // namespace weft
