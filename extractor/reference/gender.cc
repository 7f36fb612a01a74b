// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/gender.h"

namespace weft {
namespace {

Gender parse_gender(const std::string* value) {
  if (!value) return Gender::kUnknown;
  return *value == "male" ? Gender::kMale : *value == "female" ? Gender::kFemale : Gender::kUnknown;
}

}  // namespace

Gender gender_of_noun(std::string_view noun, const ReferenceWords& words) {
  const Gender gender = parse_gender(words.find("gendered", noun));
  return gender != Gender::kUnknown ? gender : parse_gender(words.find("honorific", noun));
}

Gender gender_of_name(const Document& document, const NameCluster& cluster,
                      const ReferenceWords& words) {
  if (cluster.type != EntityType::kPerson) return Gender::kUnknown;
  for (const std::uint32_t m : cluster.mentions) {
    const Mention& mention = document.mentions[m];
    if (mention.tokens.begin == 0 || mention.tokens.begin >= document.tokens.size()) continue;
    // "Ms Lind", "his wife, Ana Lind"
    std::uint32_t before = mention.tokens.begin - 1;
    if (before > 0 && document.text_of(document.tokens[before]) == ",") --before;
    const Gender gender = gender_of_noun(document.text_of(document.tokens[before]), words);
    if (gender != Gender::kUnknown) return gender;
  }
  for (const NameForm& form : cluster.forms) {
    if (form.words.size() < 2) continue;
    const Gender gender = parse_gender(words.find("given", form.words.front()));
    if (gender != Gender::kUnknown) return gender;
  }
  return Gender::kUnknown;
}

}  // namespace weft
