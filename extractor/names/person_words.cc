// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/person_words.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::uint32_t kMostBetween = 4;  // words of a title and its body behind a name

}  // namespace

bool has_foreign_syllable(std::string_view given) {
  constexpr char32_t kFirst = 0xAC00;
  constexpr char32_t kFinals = 28;
  constexpr char32_t kVowels = 21;
  constexpr char32_t kDark = 18;  // the number of ㅡ among the vowels
  for (std::size_t at = 0; at < given.size();) {
    const char32_t c = next_code_point(given, at);
    if (!is_hangul(c) || c < kFirst) continue;
    if ((c - kFirst) % kFinals == 0 && (c - kFirst) / kFinals % kVowels == kDark) return true;
  }
  return false;
}

std::size_t PersonWords::syllables(std::string_view word) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size(); ++count) {
    if (!is_hangul(next_code_point(word, at))) return 0;
  }
  return count;
}

void PersonWords::add_person(Span span) {
  names_.push_back({span, sentence_, EntityType::kPerson, kByTitle});
}

Span PersonWords::noun_of(const Token& token) const {
  Span noun{token.span.begin, token.span.begin};
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    const Morpheme& morpheme = document_.morphemes[m];
    if (m > token.morphemes.begin && morpheme.tag[0] == 'J') break;
    if (morpheme.tag == "VCP" || morpheme.tag == "XSV" || morpheme.tag == "XSA") break;
    noun.end = morpheme.span.end;
  }
  return noun;
}

bool PersonWords::is_title(std::string_view word) const {
  return (cues_.find(word) & (NameCues::kTitle | NameCues::kPersonSuffix)) != 0;
}

bool PersonWords::ends_in_title(std::string_view word) const {
  if (is_title(word)) return true;
  for (std::size_t at = kSyllable; at + 2 * kSyllable <= word.size(); at += kSyllable) {
    if (is_title(word.substr(at))) return true;
  }
  return false;
}

std::size_t PersonWords::family_of(std::string_view word) const {
  if (syllables(word) != 3) return 0;
  const bool family = (cues_.find(word.substr(0, kSyllable)) & NameCues::kSurname) != 0;
  if (!family || cues_.find(word) != 0 || known_.noun(word) || known_.plain(word)) return 0;
  if (has_foreign_syllable(word.substr(kSyllable))) return 0;
  return kSyllable;
}

bool PersonWords::may_be_full_name(std::string_view word) const {
  if (family_of(word) == 0 || cues_.suffix_kinds(word) != 0) return false;
  return !ends_as_group(word);
}

bool PersonWords::ends_as_group(std::string_view word) const {
  const std::string_view last = word.substr(word.size() - kSyllable);
  return (cues_.find(last) & NameCues::kGroupEnding) != 0;
}

bool PersonWords::is_full_name(std::string_view word) const {
  return may_be_full_name(word) && known_.given(word.substr(kSyllable));
}

bool PersonWords::is_noun(const Token& token) const {
  const std::uint32_t end = noun_of(token).end;
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    const Morpheme& morpheme = document_.morphemes[m];
    if (morpheme.tag[0] == 'X' || morpheme.tag[0] == 'M') return false;
    if (morpheme.tag[0] == 'J' && morpheme.span.begin < end) return false;
    if (morpheme.tag[0] == 'V' && known_.verb(morpheme.form)) return false;
  }
  return true;
}

bool PersonWords::is_body(std::string_view word) const {
  const std::uint32_t kinds = cues_.find(word);
  if ((kinds & NameCues::kOrganization) != 0) return true;
  for (std::size_t at = kSyllable; at + 2 * kSyllable <= word.size(); at += kSyllable) {
    if ((cues_.find(word.substr(at)) & NameCues::kOrganizationSuffix) != 0) return true;
  }
  return false;
}

bool PersonWords::has_title(std::uint32_t t, bool at_once) const {
  bool modified = false;
  const std::uint32_t last = std::min(tokens_.end, t + 1 + kMostBetween);
  for (std::uint32_t next = t + 1; next < last; ++next) {
    if (!document_.tokens[next - 1].space_after) return false;
    const Token& token = document_.tokens[next];
    const std::string_view noun = text(noun_of(token));
    if (ends_in_title(noun)) return true;
    modified = modified || (cues_.find(noun) & NameCues::kModifier) != 0;
    if (at_once && !modified) return false;
    if (!is_bare(token) || token.upos == Upos::kPunct || noun.size() < kSyllable) return false;
    // Another person's name before the title: it is his.
    if (is_full_name(noun)) return false;
  }
  return false;
}

bool PersonWords::is_new(std::string_view word) const {
  return syllables(word) > 1 && cues_.find(word) == 0 && !known_.noun(word) && !known_.plain(word);
}

bool PersonWords::is_unknown(std::string_view word) const {
  constexpr std::size_t kMost = 6;
  const std::size_t length = syllables(word);
  if (length < 2 || length > kMost || !is_new(word) || is_body(word) || ends_as_group(word) ||
      ends_in_title(word) || cues_.suffix_kinds(word) != 0) {
    return false;
  }
  for (std::size_t at = kSyllable; at + 2 * kSyllable <= word.size(); at += kSyllable) {
    const std::string_view rest = word.substr(at);
    if (known_.noun(rest) || cues_.find(rest) != 0) return false;
    if (at > kSyllable && known_.plain(rest) && !is_new(word.substr(0, at))) return false;
  }
  return true;
}

bool PersonWords::is_foreign(Span span) const {
  std::string_view rest = text(span);
  for (bool more = true; more;) {
    const std::size_t blank = rest.find(' ');
    const std::string_view word = rest.substr(0, blank);
    if (!is_unknown(word) || is_full_name(word)) return false;
    more = blank != std::string_view::npos;
    if (more) rest.remove_prefix(blank + 1);
  }
  return true;
}

bool PersonWords::may_be_foreign(std::uint32_t t) const {
  const Token& token = document_.tokens[t];
  const std::string_view word = text(token.span);
  return token.space_after && is_bare(token) && is_new(word) && !taken(token.span) &&
         is_noun(token) && !is_body(word) && !ends_as_group(word);
}

bool PersonWords::is_described(Span name) const {
  const std::uint32_t t = token_at(name.begin);
  if (t == tokens_.begin || document_.tokens[t].span.begin != name.begin) return false;
  const IndexRange parts = document_.tokens[t - 1].morphemes;
  return parts.size() > 1 && document_.morphemes[parts.end - 1].tag == "ETM";
}

}  // namespace weft
