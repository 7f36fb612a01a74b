// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/family_calls.h"

#include <algorithm>
#include <vector>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kSyllable = 3;      // bytes
constexpr std::uint32_t kTitleReach = 5;  // tokens: "편재호(58) 의원", "엄대성 나래 감독"

bool is_full_name(std::string_view text) {
  if (text.size() < 2 * kSyllable || text.size() > 4 * kSyllable) return false;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_hangul(next_code_point(text, at))) return false;
  }
  return true;
}

}  // namespace

void FamilyCalls::find() {
  if (!words_.hangul()) return;
  for (const Mention& mention : document_.mentions) {
    if (mention.kind == MentionKind::kName && mention.type == EntityType::kPerson) {
      note_titles(mention);
    }
  }
  if (called_.empty()) return;
  for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
    const IndexRange tokens = document_.sentences[s].tokens;
    for (std::uint32_t t = tokens.begin; t + 1 < tokens.end; ++t) {
      const Token& family = document_.tokens[t];
      if (family.span.size() != kSyllable || !family.space_after) continue;
      const std::string_view title = title_at(t + 1);
      if (title.empty()) continue;
      const std::string name(document_.text_of(family));
      if (words_.find("uncalled", name) || !called_.contains({name, std::string(title)})) continue;
      if (!make_room(s, t)) continue;
      Mention mention;
      mention.span = {family.span.begin, document_.tokens[t + 1].span.begin +
                                             static_cast<std::uint32_t>(title.size())};
      mention.sentence = s;
      mention.tokens = {t, t + 2};
      mention.head = t + 1;
      mention.type = EntityType::kPerson;
      mention.confidence = kBySpelling;
      edits_.add(mention);
    }
  }
}

// The titles of the sentence's next words, up to another person.
void FamilyCalls::note_titles(const Mention& person) {
  const std::string_view name = document_.text_of(person.span);
  if (!is_full_name(name)) return;
  const std::uint32_t end =
      std::min(document_.sentences[person.sentence].tokens.end, person.tokens.end + kTitleReach);
  for (std::uint32_t t = person.tokens.end; t < end; ++t) {
    const std::string_view title = title_at(t);
    if (title.empty()) continue;
    called_.insert({std::string(name.substr(0, kSyllable)), std::string(title)});
    return;
  }
}

// The noun that the token begins with, where it is one for persons.
std::string_view FamilyCalls::title_at(std::uint32_t token) const {
  const Token& word = document_.tokens[token];
  Span noun{word.span.begin, word.span.begin};
  for (std::uint32_t m = word.morphemes.begin; m < word.morphemes.end; ++m) {
    const Morpheme& morpheme = document_.morphemes[m];
    if (!morpheme.tag.starts_with('N')) break;
    noun.end = morpheme.span.end;
  }
  const std::string_view text = document_.text_of(noun);
  return words_.noun_type(text) == EntityType::kPerson ? text : std::string_view{};
}

// Whether no name stands there but one that a lone syllable before the family name was joined to:
// "다음 주 편 의원".
bool FamilyCalls::make_room(std::uint32_t sentence, std::uint32_t token) {
  const Span span = document_.tokens[token].span;
  for (const std::uint32_t m : edits_.in_sentence(sentence)) {
    const Mention& mention = document_.mentions[m];
    if (edits_.is_gone(m) || !mention.span.overlaps(span)) continue;
    const bool joined = mention.kind == MentionKind::kName && mention.type == EntityType::kPerson &&
                        mention.span.end == span.end &&
                        mention.span.begin + kSyllable + 1 == span.begin;
    if (!joined) return false;
    edits_.drop(m);
  }
  return true;
}

}  // namespace weft
