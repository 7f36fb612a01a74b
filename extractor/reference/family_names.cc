// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/family_names.h"

namespace weft {

// "brothers Jan and Leo Marin": both bear the name that is said once.
void FamilyNames::share(const std::vector<std::uint32_t>& names) {
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    const Mention given = document_.mentions[names[i]];
    const Mention full = document_.mentions[names[i + 1]];
    if (!are_relatives(given, full)) continue;
    const std::string_view text = document_.text_of(full.span);
    const std::string whole = std::string(document_.text_of(given.span)) + " " +
                              std::string(text.substr(text.rfind(' ') + 1));
    clusters_.add_form(clusters_.cluster_of(names[i]), take_apart(whole, words_));
  }
}

bool FamilyNames::are_relatives(const Mention& given, const Mention& full) const {
  constexpr std::uint32_t kReach = 2;  // tokens: over a comma
  if (given.type != EntityType::kPerson || full.type != EntityType::kPerson) return false;
  if (given.tokens.size() != 1 || full.tokens.size() < 2) return false;
  if (full.tokens.begin != given.tokens.end + 1) return false;
  if (document_.tokens[given.tokens.end].upos != Upos::kCconj) return false;
  const std::uint32_t begin = document_.sentences[given.sentence].tokens.begin;
  for (std::uint32_t back = 1; back <= kReach && given.tokens.begin >= begin + back; ++back) {
    const Token& before = document_.tokens[given.tokens.begin - back];
    if (words_.find("relatives", document_.text_of(before))) return true;
    if (before.upos != Upos::kPunct) return false;
  }
  return false;
}

}  // namespace weft
