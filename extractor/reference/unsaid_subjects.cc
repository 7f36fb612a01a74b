// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/unsaid_subjects.h"

#include <algorithm>

#include "extractor/reference/entity_kinds.h"
#include "extractor/reference/quotation_marks.h"

namespace weft {
namespace {

constexpr std::uint32_t kTopicReach = 3;  // sentences over which an unsaid subject may carry

}  // namespace

void UnsaidSubjects::supply(std::uint32_t sentence) {
  // Clauses of saying first: what is said leans on them. Then those whose words tell what they
  // expect: the others share their subject.
  for (const bool saying : {true, false}) {
    for (const bool telling : {true, false}) {
      for (const std::uint32_t p : clauses_.in_sentence(sentence)) {
        const Proposition& proposition = document_.propositions[p];
        if ((proposition.speaker == kNone) != saying) continue;
        if ((proposition.subject_types != 0) == telling) supply_subject(p);
      }
    }
  }
}

// What stands before the predicate marked as what the sentence is about, though no clause has it.
std::uint32_t UnsaidSubjects::topic_before(const Proposition& proposition) const {
  std::uint32_t found = kNone;
  for (const std::uint32_t m : clauses_.mentions_in(proposition.sentence)) {
    const Mention& mention = document_.mentions[m];
    if (proposition.predicate == kNone || mention.tokens.end > proposition.predicate) break;
    if (mention.entity != kNone && document_.entities[mention.entity].named &&
        clauses_.is_topic(m)) {
      found = mention.entity;
    }
  }
  return found;
}

// "X는 공장을 짓겠다고 밝혔다": what somebody says without a subject is mostly of oneself; not
// where a source is cited, nor in a direct quotation, where it is as often of "us", unless it tells
// what is meant to be done.
bool UnsaidSubjects::speaks_of_oneself(std::uint32_t p) const {
  const Proposition& saying = document_.propositions[document_.propositions[p].speaker];
  if (!words_.hangul()) return true;
  if (saying.construction == "attribution") return false;
  if (promises(p)) return true;
  return std::all_of(saying.arguments.begin(), saying.arguments.end(),
                     [&](const PropositionArgument& a) {
                       return a.role != Role::kSubject || a.mention == kNone ||
                              in_same_quotation(document_, a.mention, p);
                     });
}

// "“공장을 짓겠다”고 말했다": who says what is to be done to something, and names nobody who
// would, is to do it.
bool UnsaidSubjects::promises(std::uint32_t p) const {
  const Proposition& proposition = document_.propositions[p];
  if (proposition.modality != Modality::kPlanned || proposition.kind != PredicateKind::kVerb ||
      proposition.voice == Voice::kPassive || !in_quotation(document_, p)) {
    return false;
  }
  const auto has = [](const Proposition& clause, Role role) {
    return std::any_of(clause.arguments.begin(), clause.arguments.end(),
                       [&](const PropositionArgument& a) { return a.role == role; });
  };
  if (!has(proposition, Role::kObject)) return false;
  const auto& beside = clauses_.in_sentence(proposition.sentence);
  return std::none_of(beside.begin(), beside.end(), [&](std::uint32_t other) {
    const Proposition& clause = document_.propositions[other];
    return other != p && clause.kind == PredicateKind::kVerb &&
           clause.speaker == proposition.speaker && !clause.subject_unsaid &&
           clause.predicate < proposition.predicate && has(clause, Role::kSubject);
  });
}

// "돈을 가로챈 혐의를 받는다": who is not named is the accused, not the police of the sentence
// before.
bool UnsaidSubjects::tells_of_accused(std::uint32_t sentence) const {
  const auto& clauses = clauses_.in_sentence(sentence);
  return words_.hangul() && std::any_of(clauses.begin(), clauses.end(), [&](std::uint32_t p) {
           const Proposition& proposition = document_.propositions[p];
           return proposition.subject_unsaid && proposition.modality == Modality::kAlleged;
         });
}

bool UnsaidSubjects::says(std::uint32_t p) const {
  const auto& arguments = document_.propositions[p].arguments;
  return std::any_of(arguments.begin(), arguments.end(),
                     [](const PropositionArgument& a) { return a.role == Role::kContent; });
}

// Whether a sentence tells of somebody no more than that he said something: the text then goes on
// about what it was about.
bool UnsaidSubjects::only_said(std::uint32_t entity, std::uint32_t sentence) const {
  const auto& all = clauses_.in_sentence(sentence);
  bool said = false;
  for (const std::uint32_t p : all) {
    const Proposition& proposition = document_.propositions[p];
    if (proposition.kind != PredicateKind::kVerb || clauses_.subject_of(p) != entity) continue;
    if (!says(p) && proposition.speaker == kNone) return false;
    said = said || says(p);
  }
  return said;
}

// Whether the entity cannot be the subject, or has another part in the proposition already.
bool UnsaidSubjects::is_ruled_out(std::uint32_t entity, const Proposition& proposition,
                                  bool accused) const {
  // "X가 죽자 왕이 됐다": it is another who became it.
  if (clauses_.left_off(entity, proposition.sentence, proposition.predicate)) return true;
  if (accused && document_.entities[entity].type != EntityType::kPerson) return true;
  if (!Clauses::expected(proposition.subject_types, document_.entities[entity].type)) return true;
  // What belongs to a mere "husband" is whose he is: it must be a name.
  const bool owner = proposition.kind == PredicateKind::kNoun && !document_.entities[entity].named;
  if (owner || owners_.is_fellow_kin(entity, proposition)) return true;
  return std::any_of(
      proposition.arguments.begin(), proposition.arguments.end(),
      [&](const PropositionArgument& a) {
        return a.entity == entity ||
               (a.mention != kNone && document_.mentions[a.mention].entity == entity);
      });
}

std::uint32_t UnsaidSubjects::unsaid_subject(std::uint32_t p, float& confidence) const {
  const Proposition& proposition = document_.propositions[p];
  const bool accused = tells_of_accused(proposition.sentence);
  const auto taken = [&](std::uint32_t entity) {
    return is_ruled_out(entity, proposition, accused);
  };
  if (const std::uint32_t dead = owners_.mourned(proposition); dead != kNone && !taken(dead)) {
    confidence = kLikely;
    return dead;
  }
  const std::uint32_t same =
      words_.hangul() && in_quotation(document_, p) ? kNone : owners_.measured_before(proposition);
  if (same != kNone && !taken(same)) {
    confidence = kLikely;
    return same;
  }
  if (proposition.speaker != kNone && speaks_of_oneself(p)) {
    const std::uint32_t speaker = clauses_.subject_of(proposition.speaker);
    confidence = kLikely;
    if (speaker != kNone && !taken(speaker)) return speaker;
  }
  const std::uint32_t shared = subjects_.subject_in(proposition.sentence, p);
  confidence = kLikely;
  if (shared != kNone && !taken(shared)) return shared;
  const bool nominal = proposition.kind != PredicateKind::kVerb;
  const std::uint32_t spoken_of = nominal ? topic_before(proposition) : kNone;
  if (spoken_of != kNone && !taken(spoken_of)) return spoken_of;
  if (words_.hangul() && in_quotation(document_, p)) return kNone;
  const std::uint32_t title = discourse_.title();
  for (std::uint32_t back = 1; back <= kTopicReach && back <= proposition.sentence; ++back) {
    const std::uint32_t sentence = proposition.sentence - back;
    if (topics_.parted(sentence, proposition.sentence)) break;
    const std::uint32_t topic = topics_.of(sentence);
    if (topic == kNone && topics_.told_of_unnamed(sentence)) break;
    if (topic == kNone || !document_.entities[topic].named || taken(topic)) continue;
    const bool aside = title != kNone && topic != title;
    if (aside && (back > 1 || !topics_.told(sentence))) continue;
    if (aside && !says(p) && only_said(topic, sentence)) continue;
    confidence = back == 1 ? 0.65F : kGuess;
    return topic;
  }
  confidence = kGuess;
  if (title != kNone && !taken(title)) return title;
  // "배급사 X": of the work which the article is about.
  const std::uint32_t work = proposition.construction == "attribute"
                                 ? discourse_.main_entity(EntityType::kProduct)
                                 : kNone;
  return work != kNone && !taken(work) ? work : kNone;
}

void UnsaidSubjects::supply_subject(std::uint32_t p) {
  Proposition& proposition = document_.propositions[p];
  const bool owner =
      proposition.construction == "measure" || proposition.construction == "attribute";
  if (!proposition.subject_unsaid || (!owner && clauses_.subject_of(p) != kNone)) return;
  // What a speaker says something is: rarely the speaker, mostly what the talk is about.
  if (proposition.kind == PredicateKind::kCopula && proposition.speaker != kNone) return;
  if (!owner && body_acts(proposition, p)) return;
  float confidence = 0.0F;
  const std::uint32_t entity = unsaid_subject(p, confidence);
  if (entity == kNone) return;
  proposition.arguments.push_back({.role = owner ? Role::kPossessor : Role::kSubject,
                                   .entity = entity,
                                   .confidence = confidence});
  if (owner || !document_.entities[entity].named) return;
  discourse_.trace_unsaid(entity, proposition);
}

// "정부에서 대책을 발표했다": of a body that acts, the particle of a place marks the subject where
// the sentence has no other.
bool UnsaidSubjects::body_acts(Proposition& proposition, std::uint32_t p) {
  const bool active =
      proposition.kind == PredicateKind::kVerb && proposition.voice != Voice::kPassive;
  if (!active) return false;
  if (says(p) && body_says(proposition, p)) return true;
  const auto body = std::find_if(proposition.arguments.begin(), proposition.arguments.end(),
                                 [&](const PropositionArgument& a) { return is_acting_body(a); });
  if (body == proposition.arguments.end()) return false;
  if (subjects_.subject_in(proposition.sentence, p) != kNone) return false;
  body->role = Role::kSubject;
  body->marker.clear();
  return true;
}

// "업계에서는 규모가 크다고 평가한다": whose topic it is says so, though it stands in the clause of
// what is said.
bool UnsaidSubjects::body_says(Proposition& saying, std::uint32_t p) {
  for (const std::uint32_t said : clauses_.in_sentence(saying.sentence)) {
    Proposition& content = document_.propositions[said];
    if (content.predicate >= saying.predicate || in_quotation(document_, said)) continue;
    auto& arguments = content.arguments;
    const auto body =
        std::find_if(arguments.begin(), arguments.end(), [&](const PropositionArgument& a) {
          return is_acting_body(a) && clauses_.is_topic(a.mention);
        });
    if (body == arguments.end()) continue;
    if (said == p) return false;
    PropositionArgument subject = *body;
    arguments.erase(body);
    subject.role = Role::kSubject;
    subject.marker.clear();
    saying.arguments.push_back(std::move(subject));
    return true;
  }
  return false;
}

bool UnsaidSubjects::is_acting_body(const PropositionArgument& argument) const {
  if (argument.role != Role::kOblique || argument.mention == kNone) return false;
  const std::string* bodies = words_.find("acting", argument.marker);
  if (bodies == nullptr) return false;
  const std::string_view noun = document_.text_of(document_.mentions[argument.mention].span);
  const std::string* kinds = words_.kinds_of_name(noun);
  return kinds != nullptr && EntityKinds::share(*kinds, *bodies);
}

}  // namespace weft
