// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/pronouns.h"

#include <algorithm>

#include "extractor/deprel.h"

namespace weft {

void Pronouns::resolve(std::uint32_t m) {
  const auto kind = words_.pronoun(document_.text_of(document_.mentions[m].span));
  float chance = 0.0F;
  const std::uint32_t entity = kind ? antecedent_of(m, *kind, chance) : kNone;
  const bool someone = kind == PronounKind::kMale || kind == PronounKind::kFemale;
  if (entity == kNone) return someone ? own_person(m, *kind) : discourse_.own_entity(m);
  if (someone && compatibility_.is_given_name(entity)) {
    document_.entities[entity].type = EntityType::kPerson;
  }
  if (*kind == PronounKind::kMale) discourse_.set_gender(entity, Gender::kMale);
  if (*kind == PronounKind::kFemale) discourse_.set_gender(entity, Gender::kFemale);
  link(m, entity, chance);
}

// Somebody whom nothing before names: what later pronouns mean as well, rather than a name beside.
void Pronouns::own_person(std::uint32_t m, PronounKind kind) {
  discourse_.own_entity(m);
  const std::uint32_t entity = document_.mentions[m].entity;
  document_.entities[entity].type = EntityType::kPerson;
  discourse_.set_gender(entity, kind == PronounKind::kMale ? Gender::kMale : Gender::kFemale);
}

// With a model, the pronoun is as sure as its choice is likely.
void Pronouns::link(std::uint32_t m, std::uint32_t entity, float confidence) {
  if (model_ != nullptr) document_.mentions[m].confidence = confidence;
  discourse_.link(m, entity, confidence);
}

std::uint32_t Pronouns::antecedent_of(std::uint32_t m, PronounKind kind, float& chance) const {
  if (kind == PronounKind::kDead) {
    const std::uint32_t dead = clauses_.who_died(document_.mentions[m].sentence);
    chance = kSure;
    if (dead != kNone) return dead;
  }
  const bool guess = kind == PronounKind::kThing || kind == PronounKind::kPlace;
  chance = guess ? kGuess : kLikely;
  Wanted wanted;
  switch (kind) {
    case PronounKind::kMale:
      wanted.gender = Gender::kMale;
      wanted.person = true;
      break;
    case PronounKind::kFemale:
      wanted.gender = Gender::kFemale;
      wanted.person = true;
      break;
    case PronounKind::kPerson:
    case PronounKind::kDead:
      wanted.person = true;
      break;
    case PronounKind::kThing:
      wanted.sentences_back = 1;
      wanted.owners = owners_of(m);
      break;
    case PronounKind::kPlace:
      wanted.sentences_back = 1;
      wanted.place = true;
      wanted.prefer_subject = false;
      break;
    default:
      return kNone;
  }
  if (wanted.person) wanted.sentences_back = 4;
  const auto choice = model_ ? model_->choose(m, antecedents_.gather(m, wanted))
                             : AntecedentModel::Choice{salience_.find(m, wanted), chance};
  chance = static_cast<float>(choice.chance);
  const std::uint32_t found = choice.entity;
  if (found == kNone && kind == PronounKind::kThing) {
    chance = kGuess;
    return whole_article(m, wanted);
  }
  if (found != kNone || !wanted.person) return found;
  if (model_) chance = kGuess;  // it said how sure it was of nothing
  // At the beginning of a text, a pronoun stands for the person it is about.
  const std::uint32_t title = discourse_.title();
  if (title != kNone && compatibility_.fits(m, title, wanted)) return title;
  const std::uint32_t person = discourse_.traces().empty() ? named_later(wanted) : kNone;
  if (person == kNone) return kNone;
  // Whom its own sentence names after it, it never means.
  return named_in(person, document_.mentions[m].sentence) ? kNone : person;
}

// "It was released in May": as a subject of which nothing near may be meant, what the article is
// about.
std::uint32_t Pronouns::whole_article(std::uint32_t m, const Wanted& wanted) const {
  const std::uint32_t title = discourse_.title();
  if (title == kNone || !clauses_.is_subject(m)) return kNone;
  const EntityType type = document_.entities[title].type;
  if (type == EntityType::kPerson || named_in(title, document_.mentions[m].sentence)) return kNone;
  return compatibility_.fits(m, title, wanted) ? title : kNone;
}

// The person whom the text names most, if he or she acts anywhere; else the first who does. Where
// several are named as often, the only one who acts; none where the pronoun cannot mean who is
// named most.
std::uint32_t Pronouns::named_later(const Wanted& wanted) const {
  const std::uint32_t main = discourse_.main_entity(EntityType::kPerson);
  if (main != kNone && !compatibility_.suits(main, wanted)) return kNone;
  std::uint32_t first = kNone;
  for (const Mention& mention : document_.mentions) {
    if (mention.kind != MentionKind::kName || mention.entity == kNone) continue;
    if (document_.entities[mention.entity].type != EntityType::kPerson) continue;
    if (mention.head == kNone || !of_family(document_.tokens[mention.head].deprel, "nsubj") ||
        !compatibility_.suits(mention.entity, wanted)) {
      continue;
    }
    if (mention.entity == main) return main;
    if (main == kNone && first != kNone && first != mention.entity) return kNone;
    if (first == kNone) first = mention.entity;
  }
  return first == kNone ? main : first;
}

bool Pronouns::named_in(std::uint32_t entity, std::uint32_t sentence) const {
  const std::vector<std::uint32_t>& mentions = document_.entities[entity].mentions;
  return std::any_of(mentions.begin(), mentions.end(),
                     [&](std::uint32_t m) { return document_.mentions[m].sentence == sentence; });
}

// The types of what may have the noun that the possessive pronoun stands before.
const std::string* Pronouns::owners_of(std::uint32_t m) const {
  const std::uint32_t t = document_.mentions[m].head;
  if (t >= document_.tokens.size() || document_.tokens[t].deprel != "nmod:poss") return nullptr;
  const std::uint32_t noun = document_.tokens[t].head;
  return noun < document_.tokens.size() ? words_.find("owner", document_.tokens[noun].lemma)
                                        : nullptr;
}

// "I" in a quotation is who says it; "himself" and "its own company" are the clause's subject.
void Pronouns::resolve_in_speech(std::uint32_t m, PronounKind kind) {
  std::uint32_t entity = kNone;
  for (const std::uint32_t p : clauses_.around(m)) {
    const Proposition& proposition = document_.propositions[p];
    const std::uint32_t from = kind == PronounKind::kFirst ? proposition.speaker : p;
    if (from == kNone) continue;
    const std::uint32_t subject = clauses_.subject_of(from);
    if (subject != kNone && document_.mentions[m].entity != subject) entity = subject;
    if (entity != kNone) break;
  }
  if (entity == kNone && kind != PronounKind::kFirst) {
    entity = subjects_.subject_in(document_.mentions[m].sentence, kNone);
  }
  if (entity != kNone && kind == PronounKind::kOwn &&
      document_.entities[entity].type != EntityType::kOrganization) {
    entity = kNone;
  }
  if (entity == kNone) {
    // "당사는": who writes, and nobody by name, is a body all the same.
    if (kind == PronounKind::kOwn) {
      document_.mentions[m].kind = MentionKind::kNominal;
      document_.mentions[m].type = EntityType::kOrganization;
    }
    return discourse_.own_entity(m);
  }
  link(m, entity, kLikely);
  discourse_.trace(m);
}

}  // namespace weft
