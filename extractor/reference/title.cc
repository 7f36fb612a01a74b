// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/title.h"

#include <algorithm>
#include <array>
#include <vector>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kMostTitleWords = 5;
constexpr std::size_t kLongestTitle = 60;  // bytes
constexpr float kByTitle = 0.85F;          // confidence of a mention known only by the title
constexpr std::uint32_t kLead = 4;         // sentences whose pronouns tell what the title is

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t blank = std::min(text.find(' ', at), text.size());
    if (blank > at) words.push_back(text.substr(at, blank - at));
    at = blank + 1;
  }
  return words;
}

// The title without "(가수)", empty where its form is not that of a name.
std::string_view bare_title(std::string_view title) {
  if (title.ends_with(')')) title = title.substr(0, title.rfind('('));
  while (title.ends_with(' ')) title.remove_suffix(1);
  while (title.starts_with(' ')) title.remove_prefix(1);
  if (title.size() > kLongestTitle || words_of(title).size() > kMostTitleWords) return {};
  for (std::size_t at = 0; at < title.size();) {
    const char32_t c = next_code_point(title, at);
    const bool joins = std::u32string_view(U"-.·&'’").find(c) != std::u32string_view::npos;
    if (is_punctuation(c) && !joins) return {};
  }
  return title;
}

// The title itself, as it stands over the text.
bool is_heading(const Document& document, const Sentence& sentence) {
  return sentence.block < document.blocks.size() &&
         document.blocks[sentence.block].kind == BlockKind::kHeading;
}

// Where the noun that begins the token ends: the begin of its particle or ending.
bool is_boundary(const Document& document, const Token& token, std::uint32_t at) {
  if (at == token.span.end) return true;
  for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
    const Morpheme& morpheme = document.morphemes[m];
    if (morpheme.span.begin == at) return m > token.morphemes.begin;
  }
  return false;
}

// The token goes on with a particle that marks a subject or topic.
bool is_marked(const Document& document, const Mention& mention, const ReferenceWords& words) {
  const Token& token = document.tokens[mention.head];
  if (token.morphemes.empty()) return false;
  const Morpheme& last = document.morphemes[token.morphemes.end - 1];
  return words.find("topic", last.form) != nullptr || words.find("subject", last.form) != nullptr;
}

bool is_personal(PronounKind kind) {
  return kind == PronounKind::kMale || kind == PronounKind::kFemale ||
         kind == PronounKind::kPerson || kind == PronounKind::kDead;
}

// How often pronouns of persons stand in the first sentences.
float personal_pronouns(const Document& document, const ReferenceWords& words) {
  float count = 0.0F;
  const auto last =
      std::min<std::uint32_t>(kLead, static_cast<std::uint32_t>(document.sentences.size()));
  for (std::uint32_t s = 0; s < last; ++s) {
    const IndexRange tokens = document.sentences[s].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const Token& token = document.tokens[t];
      if (token.upos != Upos::kPron) continue;
      const auto kind = token.morphemes.empty()
                            ? words.pronoun(document.text_of(token))
                            : words.pronoun(document.morphemes[token.morphemes.begin].form);
      if (kind && is_personal(*kind)) count += 1.0F;
    }
  }
  return count;
}

using NamesBySentence = std::vector<std::vector<std::uint32_t>>;

NamesBySentence names_by_sentence(const Document& document) {
  NamesBySentence names(document.sentences.size());
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    if (mention.kind == MentionKind::kName) names[mention.sentence].push_back(m);
  }
  return names;
}

// What the text's mentions or pronouns say it is.
EntityType type_of_title(const Document& document, const std::vector<Mention>& places,
                         std::string_view name, const ReferenceWords& words) {
  const std::size_t blank = name.rfind(' ');
  if (blank != std::string_view::npos) {
    if (const auto type = words.noun_type(name.substr(blank + 1))) return *type;
  }
  std::array<float, 8> votes{};
  const NamesBySentence names = names_by_sentence(document);
  for (const Mention& place : places) {
    for (const std::uint32_t m : names[place.sentence]) {
      const Mention& mention = document.mentions[m];
      if (!mention.span.contains(place.span)) continue;
      votes[static_cast<std::size_t>(mention.type)] += mention.confidence;
    }
  }
  votes[static_cast<std::size_t>(EntityType::kPerson)] += personal_pronouns(document, words);
  const auto best = std::max_element(votes.begin(), votes.end());
  return *best > 0.0F ? static_cast<EntityType>(best - votes.begin()) : EntityType::kThing;
}

void add_mentions(Document& document, std::vector<Mention> places, EntityType type) {
  NamesBySentence names = names_by_sentence(document);
  std::vector<bool> gone(document.mentions.size(), false);
  for (Mention& place : places) {
    place.type = type;
    bool covered = false;
    for (const std::uint32_t m : names[place.sentence]) {
      const Span span = document.mentions[m].span;
      if (gone[m] || !span.overlaps(place.span)) continue;
      // A longer name that begins alike stays what it is.
      gone[m] = !span.contains(place.span) || span == place.span;
      covered = covered || !gone[m];
    }
    if (covered) continue;
    names[place.sentence].push_back(static_cast<std::uint32_t>(document.mentions.size()));
    document.mentions.push_back(place);
    gone.push_back(false);
  }
  std::vector<Mention> kept;
  for (std::size_t m = 0; m < gone.size(); ++m) {
    if (!gone[m]) kept.push_back(document.mentions[m]);
  }
  document.mentions = std::move(kept);
  std::stable_sort(document.mentions.begin(), document.mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.span < b.span; });
}

}  // namespace

std::vector<Mention> places_in(const Document& document, std::uint32_t s, std::string_view name,
                               const ReferenceWords& words) {
  std::vector<Mention> places;
  const Sentence& sentence = document.sentences[s];
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    const std::uint32_t begin = document.tokens[t].span.begin;
    if (document.text.compare(begin, name.size(), name) != 0) continue;
    auto end = begin + static_cast<std::uint32_t>(name.size());
    std::uint32_t last = t;
    while (last < sentence.tokens.end && document.tokens[last].span.end < end) ++last;
    if (last == sentence.tokens.end) continue;
    const Token& token = document.tokens[last];
    if (!is_boundary(document, token, end)) {
      std::uint32_t longer = end;
      for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
        const Span rest{end, document.morphemes[m].span.end};
        if (rest.begin >= rest.end) continue;
        if (words.find("generic", document.text_of(rest))) longer = rest.end;
        break;
      }
      if (longer == end) continue;
      end = longer;
    }
    Mention mention;
    mention.span = {begin, end};
    mention.sentence = s;
    mention.tokens = {t, last + 1};
    mention.head = last;
    mention.confidence = kByTitle;
    places.push_back(mention);
    t = last;
  }
  return places;
}

std::vector<Mention> places_of(const Document& document, std::string_view name,
                               const ReferenceWords& words) {
  std::vector<Mention> places;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    if (is_heading(document, document.sentences[s])) continue;
    const std::vector<Mention> here = places_in(document, s, name, words);
    places.insert(places.end(), here.begin(), here.end());
  }
  return places;
}

std::optional<TitleName> title_name(const Document& document, const ReferenceWords& words) {
  const std::string_view title = bare_title(document.info.title);
  if (title.empty()) return std::nullopt;
  const std::string name(title);
  if (!places_of(document, name, words).empty()) return TitleName{name, ""};
  const std::vector<std::string_view> parts = words_of(title);
  const auto says = [&](std::string_view word) {
    return std::any_of(document.sentences.begin(), document.sentences.end(),
                       [&](const Sentence& s) {
                         return !is_heading(document, s) &&
                                document.text_of(s.span).find(word) != std::string_view::npos;
                       });
  };
  if (std::any_of(parts.begin(), parts.end() - 1, says)) return std::nullopt;
  if (!says(parts.back())) {
    const bool somebody = parts.size() > 1 && personal_pronouns(document, words) > 0.0F;
    return somebody ? std::optional(TitleName{name, ""}) : std::nullopt;
  }
  if (parts.size() == 1) return std::nullopt;
  const std::vector<Mention> places = places_of(document, parts.back(), words);
  const bool marked = std::any_of(places.begin(), places.end(), [&](const Mention& place) {
    return is_marked(document, place, words);
  });
  if (places.size() < 2 || !marked) return std::nullopt;
  return TitleName{name, std::string(parts.back())};
}

void mark_title(Document& document, const ReferenceWords& words) {
  const auto title = title_name(document, words);
  if (!title) return;
  const std::string& said = title->given.empty() ? title->name : title->given;
  const std::vector<Mention> places = places_of(document, said, words);
  add_mentions(document, places, type_of_title(document, places, title->name, words));
}

}  // namespace weft
