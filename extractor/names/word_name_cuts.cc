// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_cuts.h"

#include <string_view>

#include "extractor/english_words.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kSureModel = 0.75F;          // rules that guess leave what the model is so sure of
constexpr std::size_t kDescriberEnding = 2;  // letters
constexpr std::size_t kShortestDescriber = 6;  // that may begin a name as well

constexpr std::uint32_t kOfBodies =
    NameCues::kOrganizationSuffix | NameCues::kPlaceSuffix | NameCues::kEventSuffix;
constexpr std::uint32_t kNouns = NameCues::kBodyNoun | NameCues::kPersonNoun;

// Whether a word that no table has ends like "injured", "ailing".
bool ends_like_describer(std::string_view word, std::size_t shortest, const NameCues& cues) {
  return word.size() >= shortest && cues.find(word) == 0 &&
         (cues.find(word.substr(word.size() - kDescriberEnding)) & NameCues::kDescriberEnding) != 0;
}

}  // namespace

void WordNameCuts::cut(TypedName& name, IndexRange& range) const {
  cut_at_verb(range);
  if (name.type == EntityType::kProduct) {
    cut_work(range);
  } else if (name.type != EntityType::kEvent) {
    cut_kind(range, name.confidence);
  }
  if (name.type == EntityType::kOrganization) cut_article(range);
  cut_first_noun(range);
  cut_describer(name.type, range);
  cut_origin(name, range);
  cut_seat(name.type, range);
}

void WordNameCuts::cut_at_verb(IndexRange& range) const {
  for (std::uint32_t t = range.begin + 1; t < range.end; ++t) {
    if (is_capital(text(t))) continue;
    const Upos u = upos(t);
    if (u == Upos::kVerb || u == Upos::kAux || u == Upos::kAdv || u == Upos::kPron ||
        u == Upos::kSconj) {
      range.end = t;
    }
  }
}

// "Belgian club Genk": the words up to the common noun say what the name is.
void WordNameCuts::cut_kind(IndexRange& range, float confidence) const {
  for (std::uint32_t t = range.end; t-- > range.begin;) {
    const bool noun = upos(t) == Upos::kNoun || (upos(t) == Upos::kPropn && is(t, kNouns));
    const bool common = noun && !is_capital(text(t)) && t > range.begin && text(t - 1) != "-" &&
                        !is(t, NameCues::kParticle);
    if (!common) continue;
    if (t + 1 < range.end) {
      range.begin = t + 1;
    } else if (confidence < kSureModel) {
      range.end = t;
    }
    return;
  }
}

// "Irish drama Copper Garden": the words up to the noun say what the work is.
void WordNameCuts::cut_work(IndexRange& range) const {
  for (std::uint32_t t = range.begin; t + 1 < range.end; ++t) {
    if (is_capital(text(t)) || !is(t, NameCues::kWork) || !is_capital(text(t + 1))) continue;
    range.begin = t + 1;
    return;
  }
}

// "The Conduct Agency said": the article's capital is the sentence's.
void WordNameCuts::cut_article(IndexRange& range) const {
  if (range.size() < 2 || upos(range.begin) != Upos::kDet) return;
  if (begins_sentence(range.begin)) ++range.begin;
}

// "Rival Telmar said": the noun's capital is the sentence's; the name begins behind it.
void WordNameCuts::cut_first_noun(IndexRange& range) const {
  if (range.size() < 2 || !begins_sentence(range.begin) || !is_capital(text(range.begin + 1))) {
    return;
  }
  if (!is(range.begin, kNouns) || cues_.suffix_kinds(text(range.end - 1)) != 0) return;
  ++range.begin;
}

// "Injured Lund said", "Ailing Telmar": the adjective's capital is the sentence's, unless the
// text writes it so within a sentence too.
void WordNameCuts::cut_describer(EntityType type, IndexRange& range) const {
  if (range.size() < 2 || !begins_sentence(range.begin) || !is_capital(text(range.begin + 1))) {
    return;
  }
  if (!describes(type, range) || stands_within(text(range.begin))) return;
  ++range.begin;
}

// "beat Australian Ana Lind", "Frenchman Leo Lind": where somebody is from is no part of a full
// name.
void WordNameCuts::cut_origin(TypedName& name, IndexRange& range) const {
  while (range.size() > 2 && upos(range.begin) != Upos::kDet) {
    const std::string_view word = text(range.begin);
    const bool several = document_.tokens[range.begin].xpos == "NNPS" && word.ends_with('s');
    const bool origin = cues_.find(word) == NameCues::kNoName;
    // "Americans Ana Lind and Eva Holm"
    if (!origin && !(several && cues_.find(word.substr(0, word.size() - 1)) == NameCues::kNoName)) {
      return;
    }
    const bool noun = (cues_.find(to_lower(text(range.begin))) & NameCues::kPersonNoun) != 0;
    if (noun) name.type = EntityType::kPerson;
    const bool given = is(range.begin + 1, NameCues::kGivenName) && !is(range.end - 1, kOfBodies);
    if (name.type != EntityType::kPerson && !given) return;
    ++range.begin;
  }
}

// "a rival, Norvik of Lund, sued": where a firm has its seat is no part of its name.
void WordNameCuts::cut_seat(EntityType type, IndexRange& range) const {
  if (type != EntityType::kOrganization || range.size() < 3 || range.begin == tokens_.begin) return;
  const Token& first = document_.tokens[range.begin];
  if (text(range.begin + 1) != "of" || text(range.begin - 1) != "," || first.xpos != "NNP") return;
  const bool known = cues_.find(text(range.begin)) != 0 ||
                     cues_.suffix_kinds(text(range.begin)) != 0 ||
                     !is_capital(text(range.begin + 2));
  if (!known) range.end = range.begin + 1;
}

// "Lind Distinguished" before "Professor": whom or what a chair is named for.
bool WordNameCuts::is_chair(IndexRange range) const {
  if (range.size() < 2 || range.end >= tokens_.end || !is_capital(text(range.end))) return false;
  const bool describes = is(range.end - 1, NameCues::kPersonDescriber) ||
                         ends_like_describer(text(range.end - 1), kDescriberEnding + 1, cues_);
  return describes && is(range.end, NameCues::kTitle);
}

bool WordNameCuts::describes(EntityType type, IndexRange range) const {
  const std::string_view word = text(range.begin);
  const std::uint32_t kinds = cues_.find(word);
  if ((kinds & NameCues::kDescriber) != 0) return true;
  const bool person = type == EntityType::kPerson || is(range.begin + 1, NameCues::kGivenName);
  if (person && (kinds & NameCues::kPersonDescriber) != 0) return true;
  // "Portuguese Silva"
  const bool adjective = document_.tokens[range.begin].xpos.starts_with("JJ");
  if (person && adjective && kinds == NameCues::kNoName) return true;
  return !is(range.end - 1, kOfBodies) && ends_like_describer(word, kShortestDescriber, cues_);
}

bool WordNameCuts::begins_sentence(std::uint32_t t) const {
  while (t > tokens_.begin && upos(t - 1) == Upos::kPunct) --t;
  return t == tokens_.begin;
}

// Whether the text has the word with its capital in the midst of a sentence.
bool WordNameCuts::stands_within(std::string_view word) const {
  for (const Sentence& sentence : document_.sentences) {
    if (is_headline(document_, sentence.tokens)) continue;
    for (std::uint32_t t = sentence.tokens.begin + 1; t < sentence.tokens.end; ++t) {
      if (text(t) == word && upos(t - 1) != Upos::kPunct) return true;
    }
  }
  return false;
}

// Headlines write every word with a capital.
bool is_headline(const Document& document, IndexRange tokens) {
  std::size_t capitals = 0;
  std::size_t words = 0;
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (document.tokens[t].upos == Upos::kPunct) continue;
    ++words;
    capitals += is_capital(document.text_of(document.tokens[t])) ? 1 : 0;
  }
  return words > 3 && capitals * 10 > words * 6;
}

// "Injured", "Ailing" right before a name that was cut off it.
bool describes_name(const Document& document, std::uint32_t t, const TypedName& name,
                    const NameCues& cues) {
  const Token& token = document.tokens[t];
  if (t + 1 == document.tokens.size() || document.tokens[t + 1].span.begin != name.span.begin) {
    return false;
  }
  const std::string_view word = document.text_of(token);
  const std::uint32_t kinds = cues.find(word);
  if ((kinds & (NameCues::kDescriber | NameCues::kPersonDescriber)) != 0) return true;
  return ends_like_describer(word, kShortestDescriber, cues);
}

}  // namespace weft
