// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/entity_kinds.h"

#include "extractor/table.h"
#include "weft/core/utf8.h"

namespace weft {

// "The regional airline X": the airline of later sentences is X.
void EntityKinds::note(const Proposition& proposition) {
  for (const PropositionArgument& subject : proposition.arguments) {
    if (subject.role != Role::kSubject || subject.mention == kNone) continue;
    const std::uint32_t entity = document_.mentions[subject.mention].entity;
    if (entity == kNone) continue;
    for (const PropositionArgument& noun : proposition.arguments) {
      if (noun.role != Role::kComplement || noun.mention == kNone) continue;
      std::string said = nominals_.head_noun(document_.mentions[noun.mention]);
      // "start-up" is more than one token.
      const std::string_view text = document_.text_of(document_.mentions[noun.mention].span);
      const std::string_view last = text.substr(text.rfind(' ') + 1);
      if (last.find('-') != std::string_view::npos && words_.noun_type(last)) said = last;
      entities_[one_word(said)].push_back(entity);
      nouns_[entity].push_back(to_lower(said));
    }
  }
}

const std::vector<std::uint32_t>* EntityKinds::said_to_be(std::string_view noun) const {
  const auto found = entities_.find(one_word(noun));
  return found == entities_.end() ? nullptr : &found->second;
}

const std::vector<std::string>* EntityKinds::nouns_of(std::uint32_t entity) const {
  const auto found = nouns_.find(entity);
  return found == nouns_.end() ? nullptr : &found->second;
}

// The kinds of what is called so; a person called Bishop is none, nor a film called Ferry.
const std::string* EntityKinds::kinds_called(const Entity& entity) const {
  const bool own = entity.type == EntityType::kPerson || entity.type == EntityType::kProduct;
  return own ? nullptr : words_.kinds_of_name(entity.name);
}

// Whether two lists of kinds ("company+team") have one in common; a company may be an airline.
bool EntityKinds::share(const std::string& kinds, const std::string& others) {
  const auto within = [](std::string_view part, std::string_view whole) {
    return part.starts_with(whole) && (part.size() == whole.size() || part[whole.size()] == '>');
  };
  for (const std::string_view kind : split_words(kinds, '+')) {
    for (const std::string_view other : split_words(others, '+')) {
      if (within(kind, other) || within(other, kind)) return true;
    }
  }
  return false;
}

// The word that stands for all that mean the same.
std::string EntityKinds::one_word(std::string_view noun) const {
  const std::string* same = words_.find("same", noun);
  return same != nullptr ? *same : to_lower(noun);
}

}  // namespace weft
