// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_additions.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "extractor/english_words.h"
#include "extractor/names/word_name_cuts.h"

namespace weft {
namespace {

constexpr float kKnownByFirstWord = 0.6F;
constexpr float kProperNoun = 0.4F;
constexpr std::size_t kShortestFirstWord = 4;

std::map<std::string_view, EntityType> first_words(const Document& document,
                                                   const std::vector<TypedName>& names,
                                                   const NameCues& cues) {
  std::map<std::string_view, EntityType> words;
  for (const TypedName& name : names) {
    if (name.type != EntityType::kOrganization && name.type != EntityType::kPlace) continue;
    const std::string_view text = document.text_of(name.span);
    const std::string_view first = text.substr(0, text.find(' '));
    if (first.size() == text.size() || first.size() < kShortestFirstWord) continue;
    if (cues.find(first) != 0 || !is_capital(first)) continue;
    words.try_emplace(first, name.type);
  }
  return words;
}

// The token is a proper noun and no part of a longer run of capitals.
bool stands_alone(const Document& document, IndexRange tokens, std::uint32_t t) {
  if (document.tokens[t].upos != Upos::kPropn) return false;
  const auto capital = [&](std::uint32_t other) {
    return tokens.contains(other) && is_capital(document.text_of(document.tokens[other])) &&
           document.tokens[other].upos == Upos::kPropn;
  };
  return !capital(t + 1) && (t == tokens.begin || !capital(t - 1));
}

// Whether any of the names overlaps a span, by halving.
class TakenText {
 public:
  explicit TakenText(const std::vector<TypedName>& names) {
    for (const TypedName& name : names) spans_.push_back(name.span);
    std::sort(spans_.begin(), spans_.end());
    std::uint32_t end = 0;
    for (Span& span : spans_) span.end = end = std::max(end, span.end);  // of all that began so far
  }
  bool overlaps(Span span) const {
    const auto behind = std::partition_point(spans_.begin(), spans_.end(),
                                             [&](Span s) { return s.begin < span.end; });
    return behind != spans_.begin() && std::prev(behind)->end > span.begin;
  }

 private:
  std::vector<Span> spans_;
};

// Types that the document's names have, sure or not; where none is sure, the one that most have.
std::map<std::string_view, EntityType> known_types(const Document& document,
                                                   const std::vector<TypedName>& names) {
  std::map<std::string_view, std::map<EntityType, float>> votes;
  for (const TypedName& name : names) {
    votes[document.text_of(name.span)][name.type] += name.confidence;
  }
  std::map<std::string_view, EntityType> types;
  for (const auto& [text, by_type] : votes) {
    types[text] =
        std::max_element(by_type.begin(), by_type.end(), [](const auto& a, const auto& b) {
          return a.second < b.second;
        })->first;
  }
  return types;
}

// "LetsBuyIt": whatever the tagger thinks, no common word has a capital behind a small letter.
bool mixed_case(std::string_view word) {
  bool small = false;
  for (const char c : word) {
    if (small && c >= 'A' && c <= 'Z') return true;
    small = c >= 'a' && c <= 'z';
  }
  return false;
}

// "United" of "United States": an adjective or a participle by its part of speech, a part of a name
// by its tag.
bool tagged_name(const Token& token) {
  if (token.upos == Upos::kPropn) return true;
  return (token.upos == Upos::kAdj || token.upos == Upos::kVerb) && token.xpos.starts_with("NNP");
}

}  // namespace

void add_first_words(const Document& document, std::vector<TypedName>& names,
                     const NameCues& cues) {
  const auto words = first_words(document, names, cues);
  if (words.empty()) return;
  const TakenText taken(names);
  std::vector<TypedName> found;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const IndexRange tokens = document.sentences[s].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Span span = document.tokens[t].span;
      const auto it = words.find(document.text_of(span));
      if (it == words.end() || !stands_alone(document, tokens, t)) continue;
      if (!taken.overlaps(span)) found.push_back({span, s, it->second, kKnownByFirstWord});
    }
  }
  names.insert(names.end(), found.begin(), found.end());
  std::sort(names.begin(), names.end(),
            [](const TypedName& a, const TypedName& b) { return a.span < b.span; });
}

void add_proper_nouns(const Document& document, std::vector<TypedName>& names,
                      const NameCues& cues) {
  const auto types = known_types(document, names);
  std::vector<TypedName> found;
  std::size_t next = 0;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const IndexRange tokens = document.sentences[s].tokens;
    if (is_headline(document, tokens)) continue;
    const auto proper = [&](std::uint32_t t) {
      if (!tokens.contains(t)) return false;
      const std::string_view word = document.text_of(document.tokens[t]);
      if (!tagged_name(document.tokens[t]) && !mixed_case(word)) return false;
      if (!is_capital(word) || word.size() < 2) return false;
      constexpr std::uint32_t kNoNames = NameCues::kHonour | NameCues::kTitle | NameCues::kNoName |
                                         NameCues::kBodyNoun | NameCues::kPersonNoun;
      if ((cues.find(word) & kNoNames) != 0) return false;
      const Span span = document.tokens[t].span;
      while (next < names.size() && names[next].span.end <= span.begin) ++next;
      if (t == tokens.begin && next < names.size() &&
          describes_name(document, t, names[next], cues)) {
        return false;
      }
      return next == names.size() || !names[next].span.overlaps(span);
    };
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      if (!proper(t)) continue;
      const std::uint32_t first = t;
      while (proper(t + 1)) ++t;
      const bool mixed = mixed_case(document.text_of(document.tokens[t]));
      if (document.tokens[t].upos != Upos::kPropn && !mixed) continue;
      const Span span{document.tokens[first].span.begin, document.tokens[t].span.end};
      const auto known = types.find(document.text_of(span));
      // "a Baptist minister": an unknown word before a common noun tells what kind.
      const bool kind = known == types.end() && first == t && tokens.contains(t + 1) &&
                        document.tokens[t + 1].upos == Upos::kNoun;
      if (kind) continue;
      const bool country = (cues.find(document.text_of(span)) & NameCues::kCountry) != 0;
      const EntityType type = known != types.end() ? known->second
                              : country            ? EntityType::kPlace
                                                   : EntityType::kThing;
      found.push_back({span, s, type, kProperNoun});
    }
  }
  names.insert(names.end(), found.begin(), found.end());
  std::sort(names.begin(), names.end(),
            [](const TypedName& a, const TypedName& b) { return a.span < b.span; });
}

}  // namespace weft
