// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/gender.h"

#include <algorithm>

namespace weft {
namespace {

Gender parse_gender(const std::string* value) {
  if (!value) return Gender::kUnknown;
  return *value == "male" ? Gender::kMale : *value == "female" ? Gender::kFemale : Gender::kUnknown;
}

// By the words before mentions of a name.
Gender gender_told(const Document& document, const std::vector<std::uint32_t>& mentions,
                   const ReferenceWords& words) {
  for (const std::uint32_t m : mentions) {
    const Mention& mention = document.mentions[m];
    if (mention.tokens.begin == 0 || mention.tokens.begin >= document.tokens.size()) continue;
    // "Ms Lind", "his wife, Ana Lind"
    std::uint32_t before = mention.tokens.begin - 1;
    if (before > 0 && document.text_of(document.tokens[before]) == ",") --before;
    const Gender gender = gender_of_noun(document.text_of(document.tokens[before]), words);
    if (gender != Gender::kUnknown) return gender;
  }
  return Gender::kUnknown;
}

}  // namespace

Gender gender_of_noun(std::string_view noun, const ReferenceWords& words) {
  const Gender gender = parse_gender(words.find("gendered", noun));
  return gender != Gender::kUnknown ? gender : parse_gender(words.find("honorific", noun));
}

Gender gender_of_name(const Document& document, const NameCluster& cluster,
                      const ReferenceWords& words) {
  if (cluster.type != EntityType::kPerson) return Gender::kUnknown;
  const Gender told = gender_told(document, cluster.mentions, words);
  if (told != Gender::kUnknown) return told;
  for (const NameForm& form : cluster.forms) {
    if (form.words.size() < 2) continue;
    const Gender gender = parse_gender(words.find("given", form.words.front()));
    if (gender != Gender::kUnknown) return gender;
  }
  return Gender::kUnknown;
}

void agree_with_pronouns(const Document& document, const ReferenceWords& words,
                         std::vector<Gender>& genders) {
  if (words.hangul()) return;
  Gender said = Gender::kUnknown;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
  for (const Mention& mention : document.mentions) {
    if (mention.kind != MentionKind::kPronoun) continue;
    const auto kind = words.pronoun(document.text_of(mention.span));
    if (kind != PronounKind::kMale && kind != PronounKind::kFemale) continue;
    const Gender gender = kind == PronounKind::kMale ? Gender::kMale : Gender::kFemale;
    if (said != Gender::kUnknown && gender != said) return;
    first = count++ == 0 ? mention.span.begin : std::min(first, mention.span.begin);
    said = gender;
  }
  if (count < 2) return;
  std::uint32_t person = kNone;
  for (const Mention& mention : document.mentions) {
    const bool before = mention.kind == MentionKind::kName && mention.entity != kNone &&
                        mention.span.begin < first &&
                        document.entities[mention.entity].type == EntityType::kPerson;
    if (!before || mention.entity == person) continue;
    if (person != kNone) return;
    person = mention.entity;
  }
  if (person == kNone || genders[person] == said) return;
  const auto& mentions = document.entities[person].mentions;
  if (gender_told(document, mentions, words) == Gender::kUnknown) genders[person] = said;
}

}  // namespace weft
