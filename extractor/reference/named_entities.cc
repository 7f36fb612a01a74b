// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/named_entities.h"

#include <algorithm>
#include <utility>

#include "extractor/reference/name_clusters.h"
#include "extractor/reference/title.h"

namespace weft {

void NamedEntities::make() {
  drop_honours();
  for (const NameCluster& cluster : cluster_names(document_, words_)) {
    Entity entity;
    entity.named = true;
    entity.type = cluster.type;
    entity.name = best_name(cluster, words_).text;
    for (const NameForm& form : cluster.forms) {
      names_.emplace(form.core, static_cast<std::uint32_t>(document_.entities.size()));
      const bool known = std::find(entity.aliases.begin(), entity.aliases.end(), form.text) !=
                         entity.aliases.end();
      if (form.text != entity.name && !known) entity.aliases.push_back(form.text);
    }
    entity.mentions = cluster.mentions;
    for (const std::uint32_t m : cluster.mentions) {
      document_.mentions[m].entity = static_cast<std::uint32_t>(document_.entities.size());
    }
    // "South Korean", which was taken for a name
    const std::string* country = words_.hangul() ? nullptr : words_.find("demonym", entity.name);
    if (country != nullptr) {
      entity.aliases.push_back(std::exchange(entity.name, *country));
      entity.type = EntityType::kPlace;
    }
    discourse_.add(std::move(entity), gender_of_name(document_, cluster, words_));
  }
  agree_with_pronouns(document_, words_, discourse_.genders());
}

// What class of honour the letters are of; right behind the name "Ma" and "Mba" are parts of it.
const std::string* NamedEntities::honour(std::uint32_t token) const {
  const std::string_view word = document_.text_of(document_.tokens[token]);
  const std::string* kind = words_.find("honour", word);
  const bool apart = token > 0 && document_.text_of(document_.tokens[token - 1]) == ",";
  if (kind == nullptr || *kind == "-" || apart) return kind;
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool like_name =
      word.size() > 1 && !small(word[0]) && std::all_of(word.begin() + 1, word.end(), small);
  return like_name ? nullptr : kind;
}

// "Ana Lind OBE": the letters served those who read the sentence; the name is without them.
void NamedEntities::drop_honours() {
  const auto mentions = static_cast<std::uint32_t>(document_.mentions.size());
  for (std::uint32_t m = 0; m < mentions; ++m) {
    Mention& mention = document_.mentions[m];
    if (mention.kind != MentionKind::kName || mention.type != EntityType::kPerson) continue;
    if (mention.tokens.end > document_.tokens.size()) continue;
    const std::uint32_t end = mention.tokens.end;
    const bool whole = mention.span.end == document_.tokens[end - 1].span.end;
    // "Ana Lind, OBE, FRCX": from the comma on, for those behind a known one need not be known.
    for (std::uint32_t t = mention.tokens.begin + 2; t + 1 < mention.tokens.end; ++t) {
      if (document_.text_of(document_.tokens[t]) != ",") continue;
      if (honour(t + 1) == nullptr) continue;
      mention.tokens.end = t;
      mention.span.end = document_.tokens[t - 1].span.end;
    }
    while (whole && mention.tokens.size() > 2) {
      if (honour(mention.tokens.end - 1) == nullptr) break;
      --mention.tokens.end;
      mention.span.end = document_.tokens[mention.tokens.end - 1].span.end;
    }
    state_honours(m, mention.tokens.end, end);
  }
}

// What the letters behind a name say of its bearer: the value of their class names the
// construction.
void NamedEntities::state_honours(std::uint32_t mention, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t t = begin; t < end; ++t) {
    const Token& letters = document_.tokens[t];
    const std::string* kind = honour(t);
    if (kind == nullptr || *kind == "-") continue;
    Mention title;
    title.span = letters.span;
    title.tokens = {t, t + 1};
    title.sentence = document_.mentions[mention].sentence;
    title.head = t;
    title.kind = MentionKind::kNominal;
    title.type = EntityType::kTitle;
    Proposition p;
    p.sentence = title.sentence;
    p.predicate = t;
    p.phrase = letters.span;
    p.lemma = p.construction = *kind;
    p.kind = PredicateKind::kNoun;
    PropositionArgument bearer;
    bearer.mention = mention;
    p.arguments.push_back(bearer);
    PropositionArgument said;
    said.role = Role::kComplement;
    said.mention = static_cast<std::uint32_t>(document_.mentions.size());
    p.arguments.push_back(said);
    document_.mentions.push_back(title);
    document_.propositions.push_back(std::move(p));
  }
}

// An article about one thing says in its title what that is; the text may say less of the name.
void NamedEntities::find_title() {
  const auto title = title_name(document_, words_);
  if (!title) return find_opening();
  const std::string_view said = title->given.empty() ? title->name : title->given;
  if (const std::uint32_t found = find(take_apart(said, words_).core); found != kNone) {
    discourse_.set_title(found);
    Entity& entity = document_.entities[found];
    if (title->given.empty() || entity.name != title->given) return;
    entity.aliases.insert(entity.aliases.begin(), entity.name);
    entity.name = title->name;
    return;
  }
  if (!title->given.empty()) return;
  Entity entity;
  entity.name = title->name;
  entity.named = true;
  entity.type = EntityType::kPerson;
  discourse_.set_title(discourse_.add(std::move(entity), Gender::kUnknown));
}

// Without a title, "X is a N" as the first sentence of the text opens an article about X.
void NamedEntities::find_opening() {
  std::uint32_t first = 0;
  while (first < document_.sentences.size() && !is_body(document_.sentences[first])) ++first;
  for (const Proposition& proposition : document_.propositions) {
    if (proposition.sentence != first || proposition.kind == PredicateKind::kVerb) continue;
    if (proposition.negated || proposition.hypothetical) continue;
    for (const PropositionArgument& argument : proposition.arguments) {
      if (argument.role != Role::kSubject || argument.mention == kNone) continue;
      const Mention& mention = document_.mentions[argument.mention];
      // "소설가 X가 ...": what somebody is may stand before the name.
      const std::uint32_t begin = words_.hangul()
                                      ? std::min(mention.span.begin, proposition.phrase.begin)
                                      : mention.span.begin;
      const bool marked = words_.hangul() ? clauses_.is_marked(argument.mention, "topic") ||
                                                (mention.type == EntityType::kPerson &&
                                                 clauses_.is_marked(argument.mention, "subject"))
                                          : clauses_.is_subject(argument.mention);
      const bool begins = begin == document_.sentences[first].span.begin &&
                          mention.kind == MentionKind::kName && marked;
      if (begins) discourse_.set_title(mention.entity);
    }
  }
}

bool NamedEntities::is_body(const Sentence& sentence) const {
  return sentence.block >= document_.blocks.size() ||
         document_.blocks[sentence.block].kind == BlockKind::kParagraph;
}

std::uint32_t NamedEntities::find(const std::string& core) const {
  const auto found = names_.find(core);
  return found == names_.end() ? kNone : found->second;
}

}  // namespace weft
