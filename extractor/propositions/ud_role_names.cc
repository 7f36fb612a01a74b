// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_role_names.h"

#include <algorithm>
#include <set>
#include <string>

#include "weft/core/utf8.h"

namespace weft {
namespace {

bool is_name(const Document& document, const Mention& mention) {
  return mention.kind == MentionKind::kName && mention.listed == kNone && !mention.tokens.empty() &&
         mention.tokens.end <= document.tokens.size();
}

std::string word_at(const Document& document, std::uint32_t token) {
  return to_lower(document.text_of(document.tokens[token]));
}

// The words that longer names hold, but for those that begin a sentence: these may be anybody's.
std::set<std::string> words_of_names(const Document& document) {
  std::set<std::string> words;
  for (const Mention& mention : document.mentions) {
    if (!is_name(document, mention)) continue;
    const std::uint32_t first = document.sentences[mention.sentence].tokens.begin;
    for (std::uint32_t t = mention.tokens.begin; t < mention.tokens.end; ++t) {
      if (t > first && mention.tokens.size() > 1) words.insert(word_at(document, t));
    }
  }
  return words;
}

bool is_role(const RoleNouns& roles, const std::string& word) {
  const auto role = roles.find(word, false);
  return role && *role != RoleNoun::kHonorific;
}

// "Co-founder of Norvik" as one name: only what is behind the preposition is a name.
void leave_role(Document& document, Mention& mention) {
  std::uint32_t begin = mention.tokens.begin + 1;
  while (begin < mention.tokens.end &&
         (document.tokens[begin].upos == Upos::kAdp || document.tokens[begin].upos == Upos::kDet)) {
    ++begin;
  }
  if (begin == mention.tokens.end) return;
  Token& role = document.tokens[mention.tokens.begin];
  role.upos = Upos::kNoun;
  role.lemma = to_lower(role.lemma);
  mention.tokens.begin = begin;
  mention.span.begin = document.tokens[begin].span.begin;
  if (mention.head < begin) mention.head = mention.tokens.end - 1;
  if (mention.type != EntityType::kOrganization && mention.type != EntityType::kPlace) {
    mention.type = EntityType::kThing;
  }
}

// "Secretary of" right before "State Ana Lind".
bool ends_role(const Document& document, const RoleNouns& roles, std::uint32_t word) {
  if (word < 2 || document.tokens[word - 1].upos != Upos::kAdp) return false;
  const std::string whole = word_at(document, word - 2) + ' ' + word_at(document, word - 1) + ' ' +
                            word_at(document, word);
  return is_role(roles, whole);
}

// "Dean Mercado" where nobody else is called so: whoever has such a name has it from birth.
bool is_given_name(const Document& document, const RoleNouns& roles, const Mention& mention) {
  const std::uint32_t first = mention.tokens.begin;
  if (mention.tokens.size() != 2 || !roles.is_given_name(word_at(document, first))) return false;
  const std::string family = word_at(document, first + 1);
  return std::none_of(document.mentions.begin(), document.mentions.end(), [&](const Mention& m) {
    return is_name(document, m) && m.tokens.size() > 1 &&
           word_at(document, m.tokens.end - 1) == family &&
           document.text_of(m.span) != document.text_of(mention.span);
  });
}

void cut_first(const Document& document, Mention& mention) {
  const std::uint32_t first = mention.tokens.begin++;
  mention.span.begin = document.tokens[first + 1].span.begin;
  if (mention.head == first) mention.head = mention.tokens.end - 1;
}

}  // namespace

void take_roles_from_names(Document& document, const RoleNouns& roles, const UdWords& words,
                           const ReferenceWords& kinds) {
  const std::set<std::string> inside = words_of_names(document);
  for (Mention& mention : document.mentions) {
    if (!is_name(document, mention)) continue;
    const std::uint32_t first = mention.tokens.begin;
    const std::string word = word_at(document, first);
    if (mention.tokens.size() == 1) {
      if (!is_role(roles, word) || inside.contains(word)) continue;
      mention.kind = MentionKind::kNominal;
      mention.type = EntityType::kTitle;
      mention.head = first;
      continue;
    }
    // "Center" is a player, and a body as "Center for Coastal Studies".
    const bool body = mention.type == EntityType::kOrganization && words.is(WordClass::kBody, word);
    if (document.tokens[first + 1].upos == Upos::kAdp && !body && is_role(roles, word)) {
      leave_role(document, mention);
      continue;
    }
    if (ends_role(document, roles, first)) {
      cut_first(document, mention);
      continue;
    }
    const std::uint32_t begin = document.sentences[mention.sentence].tokens.begin;
    const bool begins = first == begin;
    // "my Son Adam", "the Late Leo Lind": written with capitals by courtesy.
    const bool owned = !begins && (document.tokens[first - 1].xpos == "PRP$" ||
                                   document.tokens[first - 1].xpos == "POS");
    if (mention.type == EntityType::kPerson &&
        ((owned && kinds.find("relative", word) != nullptr) ||
         (mention.tokens.size() > 2 && !begins && roles.status(word) == Status::kFormer))) {
      cut_first(document, mention);
      continue;
    }
    if (!begins || inside.contains(word) || is_given_name(document, roles, mention)) continue;
    const bool role = mention.type == EntityType::kPerson && is_role(roles, word) &&
                      (mention.tokens.size() > 2 || inside.contains(word_at(document, first + 1)));
    if (!role && !words.is(WordClass::kBeforeName, word)) continue;
    cut_first(document, mention);
  }
}

}  // namespace weft
