// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/topics.h"

#include <algorithm>

#include "extractor/reference/quotation_marks.h"

namespace weft {

void Topics::note(std::uint32_t sentence) {
  std::uint32_t best = kNone;
  int best_rank = 0;
  const auto consider = [&](std::uint32_t entity, int rank) {
    if (entity == kNone || !document_.entities[entity].named) return;
    if (rank > best_rank) {
      best = entity;
      best_rank = rank;
    }
  };
  // What is quoted is what its speaker speaks of, not the text.
  const bool quotes =
      std::any_of(clauses_.in_sentence(sentence).begin(), clauses_.in_sentence(sentence).end(),
                  [&](std::uint32_t p) { return document_.propositions[p].speaker != kNone; });
  Quotation quotation(document_, sentence);
  for (const std::uint32_t m : clauses_.mentions_in(sentence)) {
    if (quotes && quotation.holds(document_.mentions[m].tokens.begin)) continue;
    const std::uint32_t entity = document_.mentions[m].entity;
    if (clauses_.is_topic(m)) consider(entity, 4);
    if (clauses_.is_subject(m)) consider(entity, entity == discourse_.title() ? 3 : 2);
  }
  for (const std::uint32_t p : clauses_.in_sentence(sentence)) {
    const Proposition& proposition = document_.propositions[p];
    if (proposition.kind == PredicateKind::kVerb && (!quotes || proposition.speaker == kNone)) {
      consider(clauses_.subject_of(p), 1);
    }
  }
  topic_[sentence] = best;
  topic_told_[sentence] = best_rank == 4;
}

// Whether the sentence before is told of another than whom the article is about.
bool Topics::another_topic(const Mention& mention) const {
  if (mention.sentence == 0) return false;
  const std::uint32_t before = mention.sentence - 1;
  return topic_told_[before] && topic_[before] != discourse_.title();
}

// Of two paragraphs of an article about its title: the second begins with that again.
bool Topics::parted(std::uint32_t before, std::uint32_t sentence) const {
  return discourse_.title() != kNone && words_.hangul() &&
         document_.sentences[before].block != document_.sentences[sentence].block;
}

// "X의 남편은 작년에 숨졌다": the text went on to somebody without a name.
bool Topics::told_of_unnamed(std::uint32_t sentence) const {
  return words_.hangul() &&
         std::any_of(clauses_.mentions_in(sentence).begin(), clauses_.mentions_in(sentence).end(),
                     [&](std::uint32_t m) {
                       const Mention& mention = document_.mentions[m];
                       return mention.entity != kNone && clauses_.is_topic(m) &&
                              !document_.entities[mention.entity].named &&
                              document_.entities[mention.entity].type == EntityType::kPerson;
                     });
}

}  // namespace weft
