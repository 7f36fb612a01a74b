// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/salience.h"

#include <algorithm>

namespace weft {
namespace {

// What each time that somebody was spoken of before counts for a pronoun, and how often it does.
constexpr double kCalledSo = 5.0;
constexpr double kSameKind = 3.0;
// In an article about a person, "she" is rarely another of whom a sentence does not tell.
constexpr double kMainPerson = 6.0;
constexpr double kKnown = 0.7;
constexpr double kPlaceFirst = 4.0;  // over a body, for a word that means a place
constexpr double kEach = 0.6;
constexpr double kToldOf = 3.0;
constexpr std::uint32_t kOften = 6;

}  // namespace

// The best of what was spoken of before: near, a subject, spoken of often.
std::uint32_t Salience::find(std::uint32_t m, const Wanted& wanted) const {
  const Mention& mention = document_.mentions[m];
  std::uint32_t best = kNone;
  double best_score = 0.0;
  std::uint32_t rank = 0;
  std::uint32_t guess = kNone;  // may be what the noun says, nobody knows
  bool several = false;
  bool best_guessed = false;
  for (std::size_t i = discourse_.traces().size(); i-- > 0;) {
    const Trace& t = discourse_.traces()[i];
    const std::uint32_t back = mention.sentence - t.sentence;
    if (back > wanted.sentences_back) break;
    if (t.begin >= mention.span.begin || !compatibility_.suits(t.entity, wanted)) continue;
    if (compatibility_.excluded(m, t.entity) || compatibility_.speaks(t, m)) continue;
    const bool body = wanted.type == EntityType::kOrganization && wanted.kinds != nullptr;
    if (body && guessed_kind(t, mention, *wanted.kinds)) continue;
    const bool is_place = document_.entities[t.entity].type == EntityType::kPlace;
    if (wanted.place && !is_place && t.subject) continue;
    const std::uint32_t order = rank++;
    const NounFit fits =
        wanted.noun.empty() ? NounFit::kUnknown : compatibility_.fit(t.entity, wanted);
    if (fits == NounFit::kConflict) continue;
    const bool guessed = wanted.specific && fits == NounFit::kUnknown;
    if (guessed && stands_in(t, mention, wanted)) continue;
    const double score = weigh(t, mention, wanted, order, fits);
    if (guessed) {
      if (guess != kNone && guess != t.entity) several = true;
      guess = t.entity;
    }
    if (best == kNone || score > best_score) {
      best = t.entity;
      best_score = score;
      best_guessed = guessed;
    }
  }
  return best_guessed && several ? kNone : best;
}

double Salience::weigh(const Trace& t, const Mention& mention, const Wanted& wanted,
                       std::uint32_t order, NounFit fits) const {
  const std::uint32_t back = mention.sentence - t.sentence;
  const bool is_place = document_.entities[t.entity].type == EntityType::kPlace;
  double score = 10.0 - 3.0 * back - 0.3 * order;
  if (wanted.place && is_place) score += kPlaceFirst;
  if (t.subject) score += wanted.prefer_subject ? 3.0 : 2.0;
  if (document_.entities[t.entity].named) score += 2.5;
  if (t.entity == discourse_.title()) {
    score += wanted.person && !topics_.another_topic(mention) ? kMainPerson : 2.0;
  }
  if (t.entity == wanted.main) score += 2.0;
  // "X의 아들은 ...라고 말했다. 그는": whom the sentence before is told of, named or not.
  const bool told_of = wanted.person && !wanted.type && words_.hangul() && back == 1 &&
                       t.mention != kNone && clauses_.is_topic(t.mention);
  if (told_of) score += kToldOf;
  // "The institute" is rather one that is called so.
  if (fits == NounFit::kCalledSo) score += kCalledSo;
  if (fits == NounFit::kRelated) score += kSameKind;
  // Who is known to be "she" is likelier than who may be.
  const bool known =
      wanted.gender != Gender::kUnknown && discourse_.gender(t.entity) == wanted.gender;
  if (known) score += kKnown;
  // Who was spoken of often is who is spoken of.
  if (wanted.person) score += kEach * std::min(discourse_.times_told(t.entity), kOften);
  // Of places "it" and "its" speak more rarely than of what is in them.
  if (is_place && !wanted.type && !wanted.place && !t.subject) score -= 2.0;
  if (t.entity == topics_.of(t.sentence) && wanted.prefer_subject) score += 1.0;
  return score;
}

// "Lund's mayor opened the bridge": what the sentence names beside, or named as a place where
// something was, is rather where the bridge stands.
bool Salience::stands_in(const Trace& trace, const Mention& mention, const Wanted& wanted) const {
  if (wanted.noun.empty() || trace.entity == discourse_.title()) return false;
  const bool built = wanted.kinds != nullptr && EntityKinds::share(*wanted.kinds, "building");
  return built && (trace.sentence == mention.sentence || !trace.subject);
}

// "The bank" of another paragraph than a body whose name does not say that it is one; any body may
// be a company.
bool Salience::guessed_kind(const Trace& trace, const Mention& mention,
                            const std::string& kinds) const {
  const auto block = [&](std::uint32_t sentence) { return document_.sentences[sentence].block; };
  return block(trace.sentence) != block(mention.sentence) &&
         !EntityKinds::share(kinds, "company") &&
         words_.kinds_of_name(document_.entities[trace.entity].name) == nullptr;
}

}  // namespace weft
