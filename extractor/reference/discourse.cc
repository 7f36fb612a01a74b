// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/discourse.h"

#include <algorithm>
#include <utility>

namespace weft {

std::uint32_t Discourse::add(Entity entity, Gender gender) {
  gender_.push_back(gender);
  document_.entities.push_back(std::move(entity));
  return static_cast<std::uint32_t>(document_.entities.size() - 1);
}

void Discourse::link(std::uint32_t m, std::uint32_t entity, float confidence) {
  Mention& mention = document_.mentions[m];
  mention.entity = entity;
  mention.confidence = std::min(mention.confidence, confidence);
  document_.entities[entity].mentions.push_back(m);
}

void Discourse::own_entity(std::uint32_t m) {
  Entity entity;
  entity.name = std::string(document_.text_of(document_.mentions[m].span));
  entity.type = document_.mentions[m].type;
  entity.mentions.push_back(m);
  const std::uint32_t head = document_.mentions[m].head;
  const bool noun = head < document_.tokens.size();
  const Gender gender =
      noun ? gender_of_noun(document_.tokens[head].lemma, words_) : Gender::kUnknown;
  document_.mentions[m].entity = add(std::move(entity), gender);
}

void Discourse::trace(std::uint32_t m) {
  const Mention& mention = document_.mentions[m];
  if (mention.entity == kNone) return;
  // "X, an engineer": a noun that says what something is refers to nothing later words could mean.
  if (mention.kind == MentionKind::kNominal && clauses_.is_complement(m)) return;
  told_.resize(document_.entities.size());
  ++told_[mention.entity];
  traces_.push_back(
      {mention.entity, m, mention.sentence, mention.span.begin, clauses_.is_subject(m)});
}

void Discourse::trace_unsaid(std::uint32_t entity, const Proposition& proposition) {
  traces_.push_back({entity, kNone, proposition.sentence, proposition.phrase.begin, true});
}

std::size_t Discourse::names_of(const Entity& entity) const {
  return static_cast<std::size_t>(std::count_if(
      entity.mentions.begin(), entity.mentions.end(),
      [&](std::uint32_t m) { return document_.mentions[m].kind == MentionKind::kName; }));
}

// What of that type the text names most, if clearly more often than any other. All names have their
// entities before the first is asked for.
std::uint32_t Discourse::main_entity(EntityType type) const {
  std::optional<std::uint32_t>& main = main_[static_cast<std::size_t>(type)];
  if (!main) main = most_named(type);
  return *main;
}

std::uint32_t Discourse::most_named(EntityType type) const {
  std::uint32_t best = kNone;
  std::size_t most = 0;
  std::size_t second = 0;
  for (std::uint32_t e = 0; e < document_.entities.size(); ++e) {
    const Entity& entity = document_.entities[e];
    if (!entity.named || entity.type != type) continue;
    const std::size_t count = names_of(entity);
    if (count > most) {
      second = most;
      most = count;
      best = e;
    } else {
      second = std::max(second, count);
    }
  }
  return most > second ? best : kNone;
}

}  // namespace weft
