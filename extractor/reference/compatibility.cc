// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/compatibility.h"

#include <algorithm>

#include "extractor/segment/sentence_marks.h"
#include "extractor/table.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

bool holds_word(std::string_view name, std::string_view word) {
  const std::string folded = ' ' + fold(name) + ' ';
  return folded.find(' ' + fold(word) + ' ') != std::string::npos;
}

}  // namespace

bool Compatibility::suits(std::uint32_t e, const Wanted& wanted) const {
  const Entity& entity = document_.entities[e];
  if (wanted.type) {
    const std::string* kinds = wanted.kinds != nullptr ? kinds_.kinds_called(entity) : nullptr;
    const bool agrees = wanted.gender == Gender::kUnknown ||
                        discourse_.gender(e) == Gender::kUnknown ||
                        discourse_.gender(e) == wanted.gender;
    return entity.named && entity.type == *wanted.type && agrees &&
           (kinds == nullptr || EntityKinds::share(*kinds, *wanted.kinds));
  }
  if (wanted.place) {
    return entity.named &&
           (entity.type == EntityType::kPlace || entity.type == EntityType::kOrganization);
  }
  if (!wanted.person) {
    return entity.named && entity.type != EntityType::kPerson &&
           entity.type != EntityType::kTitle && may_own(entity, wanted);
  }
  if (entity.type != EntityType::kPerson && !is_given_name(e)) return false;
  const Gender gender = discourse_.gender(e);
  return wanted.gender == Gender::kUnknown || gender == Gender::kUnknown || gender == wanted.gender;
}

// "Vivian", which looked like a product: may be a person, unlike "the steamer Gertrude".
bool Compatibility::is_given_name(std::uint32_t e) const {
  const Entity& entity = document_.entities[e];
  if (words_.hangul() || !entity.named || entity.type == EntityType::kTitle) return false;
  const auto* said = kinds_.nouns_of(e);
  const bool thing =
      said != nullptr && std::any_of(said->begin(), said->end(), [&](const std::string& noun) {
        return words_.noun_type(noun) != EntityType::kPerson;
      });
  return !thing && words_.find("given", entity.name) != nullptr;
}

// A bog has no director; what a name of no known type has is anybody's guess, and what is called
// like a body is one, wherever it stands.
bool Compatibility::may_own(const Entity& entity, const Wanted& wanted) const {
  if (wanted.owners == nullptr) return true;
  if (entity.named &&
      (entity.type == EntityType::kThing || kinds_.kinds_called(entity) != nullptr)) {
    return true;
  }
  const auto types = split_words(*wanted.owners, '+');
  return std::find(types.begin(), types.end(), entity_type_name(entity.type)) != types.end();
}

// What is known of a thing beside the noun that may mean it.
NounFit Compatibility::fit(std::uint32_t e, const Wanted& wanted) const {
  const Entity& entity = document_.entities[e];
  const bool person = entity.type == EntityType::kPerson;
  if (!person && holds_word(entity.name, wanted.noun)) return NounFit::kCalledSo;
  const std::string* name = kinds_.kinds_called(entity);
  bool known = false;
  const auto shares = [&](const std::string* kinds) {
    known = known || kinds != nullptr;
    return kinds != nullptr && wanted.kinds != nullptr && EntityKinds::share(*kinds, *wanted.kinds);
  };
  if (shares(name)) return NounFit::kRelated;
  if (const auto* said = kinds_.nouns_of(e)) {
    for (const std::string& noun : *said) {
      if (shares(words_.find("kind", noun))) return NounFit::kRelated;
    }
  }
  return known && wanted.kinds != nullptr ? NounFit::kConflict : NounFit::kUnknown;
}

// Two arguments of one predicate are two things, unless a word such as "himself" says otherwise.
bool Compatibility::excluded(std::uint32_t m, std::uint32_t entity) const {
  // "X가 죽자 그는 왕이 됐다".
  const Mention& own = document_.mentions[m];
  if (clauses_.is_topic(m) && clauses_.left_off(entity, own.sentence, own.tokens.begin))
    return true;
  for (const std::uint32_t p : clauses_.around(m)) {
    // "As the son of Leo Lind, he": whoever is described is not whose he is.
    const bool described =
        document_.propositions[p].construction == "nominal-predicate" && is_described(p, m);
    if (described && is_headed(entity, document_.propositions[p].predicate)) return true;
    if (words_.hangul() && is_within(entity, document_.propositions[p].predicate, m)) return true;
    for (const PropositionArgument& argument : document_.propositions[p].arguments) {
      if (argument.mention == m) continue;
      if (argument.role == Role::kPossessor && !described) continue;
      if (argument.entity == entity) return true;
      if (argument.mention != kNone && document_.mentions[argument.mention].entity == entity) {
        return true;
      }
    }
  }
  return false;
}

// "X 출신 Y가 세운 이 회사": the clause about the noun, which stands before it, names another.
bool Compatibility::is_within(std::uint32_t entity, std::uint32_t predicate,
                              std::uint32_t m) const {
  constexpr std::uint32_t kSteps = 8;
  const Mention& noun = document_.mentions[m];
  if (predicate >= noun.head) return false;
  const auto& mentions = clauses_.mentions_in(noun.sentence);
  return std::any_of(mentions.begin(), mentions.end(), [&](std::uint32_t other) {
    if (document_.mentions[other].entity != entity) return false;
    std::uint32_t t = document_.mentions[other].head;
    for (std::uint32_t step = 0; step < kSteps && t < predicate; ++step) {
      t = document_.tokens[t].head;
    }
    return t == predicate;
  });
}

// Whether a mention of the entity has its head in this word.
bool Compatibility::is_headed(std::uint32_t entity, std::uint32_t word) const {
  const auto& mentions = document_.entities[entity].mentions;
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](std::uint32_t m) { return document_.mentions[m].head == word; });
}

bool Compatibility::is_described(std::uint32_t p, std::uint32_t m) const {
  const auto& arguments = document_.propositions[p].arguments;
  return std::any_of(arguments.begin(), arguments.end(), [&](const PropositionArgument& a) {
    return a.mention == m && a.role == Role::kSubject;
  });
}

// Whether one of the two says the words in which the other stands: neither "he" in them is whoever
// says them, nor whoever they name the "he" who says them.
bool Compatibility::speaks(const Trace& trace, std::uint32_t m) const {
  const Mention& mention = document_.mentions[m];
  if (trace.sentence != mention.sentence) return false;
  const bool quoted = is_quoted(document_, mention.sentence, mention.span.begin);
  if (quoted == is_quoted(document_, mention.sentence, trace.begin)) return false;
  return quoted ? trace.subject : says(m);
}

// Whether a clause with words for its content has the mention as its subject.
bool Compatibility::says(std::uint32_t m) const {
  const auto& around = clauses_.around(m);
  return std::any_of(around.begin(), around.end(), [&](std::uint32_t p) {
    const auto& arguments = document_.propositions[p].arguments;
    const auto told = [](const PropositionArgument& a) { return a.role == Role::kContent; };
    return is_described(p, m) && std::any_of(arguments.begin(), arguments.end(), told);
  });
}

}  // namespace weft
