// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_surroundings.h"

#include "extractor/names/person_words.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// Case and topic particles end a name; that of the genitive may stand inside one.
bool ends_noun_phrase(std::string_view tag) {
  return (tag.starts_with("JK") && tag != "JKG") || tag == "JX" || tag == "JC";
}

}  // namespace

bool is_all_hangul(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    if (!is_hangul(next_code_point(word, at))) return false;
  }
  return true;
}

std::uint32_t NameSurroundings::token_at(std::uint32_t offset) const {
  return tokens_over(document_, sentence_, {offset, offset + 1}).begin;
}

std::uint32_t NameSurroundings::noun_end(const Token& token) const {
  for (std::uint32_t m = token.morphemes.begin + 1; m < token.morphemes.end; ++m) {
    const Morpheme& morpheme = document_.morphemes[m];
    if (ends_noun_phrase(morpheme.tag)) return morpheme.span.begin;
  }
  return token.span.end;
}

std::uint32_t NameSurroundings::stem_end(const Token& token) const {
  const std::uint32_t end = noun_end(token);
  if (end != token.span.end || token.morphemes.size() < 2) return end;
  const Morpheme& last = document_.morphemes[token.morphemes.end - 1];
  return last.tag == "JKG" ? last.span.begin : end;
}

bool NameSurroundings::is_body(std::string_view word) const {
  return (cues_.find(word) & NameCues::kOrganization) != 0 ||
         (cues_.suffix_kinds(word) & NameCues::kOrganizationSuffix) != 0;
}

bool NameSurroundings::is_kind(std::string_view word) const {
  constexpr std::uint32_t kKinds = NameCues::kBody | NameCues::kWork;
  for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
    if (characters(word.substr(at)) < 2) break;
    if ((cues_.find(word.substr(at)) & kKinds) != 0) return true;
  }
  return false;
}

bool NameSurroundings::is_title(std::string_view word) const {
  return (cues_.find(word) & (NameCues::kTitle | NameCues::kPersonSuffix)) != 0;
}

bool NameSurroundings::ends_in_title(std::string_view word) const {
  for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
    if (at > 0 && characters(word.substr(at)) < 2) return false;
    if (is_title(word.substr(at))) return true;
  }
  return false;
}

bool NameSurroundings::has_title(const TypedName& name) const {
  const std::uint32_t t = token_at(name.span.end - 1) + 1;
  if (t >= sentence_.tokens.end || !document_.tokens[t - 1].space_after) return false;
  const Token& next = document_.tokens[t];
  return ends_in_title(text({next.span.begin, stem_end(next)}));
}

bool NameSurroundings::is_before_head_title(const TypedName& name) const {
  const std::uint32_t t = token_at(name.span.end - 1) + 1;
  if (t >= sentence_.tokens.end || document_.tokens[t - 1].span.end != name.span.end) {
    return false;
  }
  const Token& next = document_.tokens[t];
  return (cues_.find(text({next.span.begin, stem_end(next)})) & NameCues::kHeadTitle) != 0;
}

bool NameSurroundings::is_full_name(const TypedName& name) const {
  constexpr float kLikely = 0.5F;
  const std::string_view whole = text(name.span);
  if (name.type != EntityType::kPerson || characters(whole) != 3) return false;
  if (name.confidence < kLikely || !is_all_hangul(whole)) return false;
  std::size_t family = 0;
  next_code_point(whole, family);
  return (cues_.find(whole.substr(0, family)) & NameCues::kSurname) != 0 &&
         !has_foreign_syllable(whole.substr(family));
}

bool NameSurroundings::is_where(const TypedName& name) const {
  const Token& token = document_.tokens[token_at(name.span.end - 1)];
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    const Morpheme& morpheme = document_.morphemes[m];
    if (morpheme.span.begin != name.span.end) continue;
    return morpheme.tag == "JKB";
  }
  return false;
}

}  // namespace weft
