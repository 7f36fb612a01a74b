// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_shape.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "extractor/english_words.h"
#include "extractor/names/word_name_abbreviations.h"
#include "extractor/names/word_name_employers.h"
#include "extractor/names/word_name_joins.h"
#include "extractor/names/word_name_lists.h"
#include "extractor/names/word_name_persons.h"
#include "extractor/names/word_name_signs.h"
#include "extractor/names/word_name_types.h"
#include "extractor/names/word_name_works.h"
#include "extractor/names/word_titles.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kKnownByFirstWord = 0.6F;
constexpr float kProperNoun = 0.4F;
constexpr float kSureModel = 0.75F;  // rules that guess leave what the model is so sure of
constexpr std::size_t kShortestFirstWord = 4;
constexpr std::uint32_t kMostBeforeParticle = 2;  // words of a given name

// Headlines write every word with a capital.
bool shouts(const Document& document, IndexRange tokens) {
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
bool describes(const Document& document, std::uint32_t t, const TypedName& name,
               const NameCues& cues) {
  constexpr std::size_t kEnding = 2;
  constexpr std::size_t kShortest = 6;
  const Token& token = document.tokens[t];
  if (t + 1 == document.tokens.size() || document.tokens[t + 1].span.begin != name.span.begin) {
    return false;
  }
  const std::string_view word = document.text_of(token);
  const std::uint32_t kinds = cues.find(word);
  if ((kinds & (NameCues::kDescriber | NameCues::kPersonDescriber)) != 0) return true;
  return kinds == 0 && word.size() >= kShortest &&
         (cues.find(word.substr(word.size() - kEnding)) & NameCues::kDescriberEnding) != 0;
}

class WordNameShaper {
 public:
  WordNameShaper(const Document& document, const Sentence& sentence, const NameCues& cues)
      : document_(document), sentence_(sentence), tokens_(sentence.tokens), cues_(cues) {}

  void shape(const TypedName& name, std::vector<TypedName>& out) {
    IndexRange range = tokens_over(document_, sentence_, name.span);
    if (range.empty()) return;
    cut_at_verb(range);
    if (name.type != EntityType::kProduct && name.type != EntityType::kEvent) {
      cut_kind(range, name.confidence);
    }
    TypedName shaped = name;
    cut_first_noun(range);
    cut_describer(name.type, range);
    cut_origin(shaped, range);
    shaped.type = type_by_noun(shaped, range);
    if (is_chair(range)) {
      --range.end;
      shaped.type = EntityType::kThing;
    }
    TypedName rest = shaped;
    IndexRange tail = split_person(shaped, range);
    if (tail.empty()) tail = split_pair(range);
    if (!tail.empty() && upos(range.end) == Upos::kAdp) shaped.type = EntityType::kPerson;
    if (shaped.type == EntityType::kPerson) {
      shape_person(range, tail.empty());
    } else if (shaped.type == EntityType::kProduct && range.size() == 2) {
      join_hyphens(range);
    }
    take_legal_form(shaped, range);
    if (ends_like_body(shaped, range)) shaped.type = EntityType::kOrganization;
    put(shaped, range, out);
    if (tail.empty()) return;
    rest.type = type_of(tail);
    put(rest, tail, out);
  }

 private:
  std::string_view text(std::uint32_t t) const { return document_.text_of(document_.tokens[t]); }
  Upos upos(std::uint32_t t) const { return document_.tokens[t].upos; }
  bool is(std::uint32_t t, std::uint32_t kind) const { return (cues_.find(text(t)) & kind) != 0; }

  // "Arvo, LLC": the form belongs to the name; alone it is none.
  void take_legal_form(TypedName& name, IndexRange& range) const {
    while (!range.empty() && is(range.begin, NameCues::kLegalForm)) ++range.begin;
    if (range.empty()) return;
    const std::uint32_t next = range.end;
    const bool comma = next + 1 < tokens_.end && text(next) == ",";
    std::uint32_t form = comma ? next + 1 : next;
    // "Lind-Hahn" of "Lind-Hahn Group AG"
    const bool further =
        !comma && next + 1 < tokens_.end && is(next, NameCues::kOrganizationSuffix);
    if (further && is_capital(text(next)) && !is(next, NameCues::kLegalForm)) form = next + 1;
    if (form >= tokens_.end || !is(form, NameCues::kLegalForm)) return;
    range.end = form + 1;
    name.type = EntityType::kOrganization;
  }

  // "Fjord Press" is no person, unless the words are those of persons too: "Emily Post".
  bool ends_like_body(const TypedName& name, IndexRange range) const {
    constexpr std::uint32_t kOfPersons = NameCues::kGivenName | NameCues::kTitle;
    if (name.type != EntityType::kPerson || range.size() < 2) return false;
    const bool titled = range.begin > tokens_.begin &&
                        is(range.begin - 1, NameCues::kTitle | NameCues::kPersonNoun);
    return !titled && !is(range.begin, kOfPersons) &&
           is(range.end - 1, NameCues::kOrganizationSuffix) &&
           !is(range.end - 1, NameCues::kSurname);
  }

  void put(TypedName name, IndexRange range, std::vector<TypedName>& out) const {
    while (!range.empty() && joins(range.end - 1)) --range.end;
    if (range.empty()) return;
    name.span = {document_.tokens[range.begin].span.begin,
                 document_.tokens[range.end - 1].span.end};
    if (out.empty() || !out.back().span.overlaps(name.span)) out.push_back(name);
  }

  // Words that may stand inside a name but not at its end.
  bool joins(std::uint32_t t) const {
    if (is_capital(text(t))) return false;
    return upos(t) == Upos::kAdp || upos(t) == Upos::kDet || upos(t) == Upos::kCconj ||
           text(t) == "-";
  }

  void cut_at_verb(IndexRange& range) const {
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
  void cut_kind(IndexRange& range, float confidence) const {
    for (std::uint32_t t = range.end; t-- > range.begin;) {
      const bool common = upos(t) == Upos::kNoun && !is_capital(text(t)) && t > range.begin &&
                          text(t - 1) != "-" && !is_particle(t);
      if (!common) continue;
      if (t + 1 < range.end) {
        range.begin = t + 1;
      } else if (confidence < kSureModel) {
        range.end = t;
      }
      return;
    }
  }

  static constexpr std::uint32_t kOfBodies =
      NameCues::kOrganizationSuffix | NameCues::kPlaceSuffix | NameCues::kEventSuffix;
  static constexpr std::uint32_t kNouns = NameCues::kBodyNoun | NameCues::kPersonNoun;

  bool begins_sentence(std::uint32_t t) const {
    while (t > tokens_.begin && upos(t - 1) == Upos::kPunct) --t;
    return t == tokens_.begin;
  }

  // "Rival Telmar said": the noun's capital is the sentence's; the name begins behind it.
  void cut_first_noun(IndexRange& range) const {
    if (range.size() < 2 || !begins_sentence(range.begin) || !is_capital(text(range.begin + 1))) {
      return;
    }
    if (!is(range.begin, kNouns) || cues_.suffix_kinds(text(range.end - 1)) != 0) return;
    ++range.begin;
  }

  // "Injured Lund said", "Ailing Telmar": the adjective's capital is the sentence's, unless the
  // text writes it so within a sentence too.
  void cut_describer(EntityType type, IndexRange& range) const {
    if (range.size() < 2 || !begins_sentence(range.begin) || !is_capital(text(range.begin + 1))) {
      return;
    }
    if (!describes(type, range) || stands_within(text(range.begin))) return;
    ++range.begin;
  }

  // "Lind Distinguished" before "Professor": whom or what a chair is named for.
  bool is_chair(IndexRange range) const {
    if (range.size() < 2 || range.end >= tokens_.end || !is_capital(text(range.end))) return false;
    const std::string_view word = text(range.end - 1);
    constexpr std::size_t kEnding = 2;
    const bool describes =
        is(range.end - 1, NameCues::kPersonDescriber) ||
        (cues_.find(word) == 0 && word.size() > kEnding &&
         (cues_.find(word.substr(word.size() - kEnding)) & NameCues::kDescriberEnding) != 0);
    return describes && is(range.end, NameCues::kTitle);
  }

  // "beat Australian Ana Lind", "Frenchman Leo Lind": where somebody is from is no part of a full
  // name.
  void cut_origin(TypedName& name, IndexRange& range) const {
    while (range.size() > 2 && upos(range.begin) != Upos::kDet) {
      const std::uint32_t kinds = cues_.find(text(range.begin));
      if (kinds != NameCues::kNoName) return;
      if (is_person_noun(range.begin)) name.type = EntityType::kPerson;
      const bool given = is(range.begin + 1, NameCues::kGivenName) && !is(range.end - 1, kOfBodies);
      if (name.type != EntityType::kPerson && !given) return;
      ++range.begin;
    }
  }

  bool is_person_noun(std::uint32_t t) const {
    return (cues_.find(to_lower(text(t))) & NameCues::kPersonNoun) != 0;
  }

  bool describes(EntityType type, IndexRange range) const {
    const std::string_view word = text(range.begin);
    const std::uint32_t kinds = cues_.find(word);
    if ((kinds & NameCues::kDescriber) != 0) return true;
    const bool person = type == EntityType::kPerson || is(range.begin + 1, NameCues::kGivenName);
    if (person && (kinds & NameCues::kPersonDescriber) != 0) return true;
    // "Portuguese Silva"
    const bool adjective = document_.tokens[range.begin].xpos.starts_with("JJ");
    if (person && adjective && kinds == NameCues::kNoName) return true;
    constexpr std::size_t kEnding = 2;
    constexpr std::size_t kShortest = 6;
    return kinds == 0 && word.size() >= kShortest && !is(range.end - 1, kOfBodies) &&
           (cues_.find(word.substr(word.size() - kEnding)) & NameCues::kDescriberEnding) != 0;
  }

  // Whether the text has the word with its capital in the midst of a sentence.
  bool stands_within(std::string_view word) const {
    for (const Sentence& sentence : document_.sentences) {
      if (shouts(document_, sentence.tokens)) continue;
      for (std::uint32_t t = sentence.tokens.begin + 1; t < sentence.tokens.end; ++t) {
        if (text(t) == word && upos(t - 1) != Upos::kPunct) return true;
      }
    }
    return false;
  }

  // The noun right before says what is named: "the chipmaker Telmar".
  EntityType type_by_noun(const TypedName& name, IndexRange range) const {
    if (range.begin == tokens_.begin) return name.type;
    const std::uint32_t t = range.begin - 1;
    if (is_capital(text(t)) && !begins_sentence(t)) return name.type;
    const std::uint32_t kinds = cues_.find(to_lower(text(t))) & kNouns;
    const bool place = is(range.begin, NameCues::kCountry | NameCues::kCity);
    if (kinds == NameCues::kBodyNoun && !place && !is(range.begin, NameCues::kGivenName)) {
      return EntityType::kOrganization;
    }
    if (!place && name.type != EntityType::kPerson && names_work(t, range.end)) {
      return EntityType::kProduct;
    }
    const bool body = place || is(range.begin, NameCues::kOrganization) ||
                      is(range.end - 1, NameCues::kOrganizationSuffix);
    return kinds == NameCues::kPersonNoun && !body ? EntityType::kPerson : name.type;
  }

  // "the novel Salt Harbour", but no "model Ana Lind" and no "novel Visk vaccine"; the tagger may
  // take the noun for an adjective.
  bool names_work(std::uint32_t noun, std::uint32_t behind) const {
    const std::uint32_t kinds = cues_.find(text(noun));
    if ((kinds & NameCues::kWork) == 0 || (kinds & kNouns) != 0) return false;
    if (behind < tokens_.end && upos(behind) == Upos::kNoun) return false;
    const bool determined = noun > tokens_.begin && upos(noun - 1) == Upos::kDet;
    return upos(noun) == Upos::kNoun || (upos(noun) == Upos::kAdj && determined);
  }

  bool is_particle(std::uint32_t t) const { return is(t, NameCues::kParticle); }

  // "Ana Lind of Telmar" is two names; the second is returned and cut off the first.
  IndexRange split_person(const TypedName& name, IndexRange& range) const {
    const bool given = is(range.begin, NameCues::kGivenName);
    if (name.type != EntityType::kPerson && !(name.type == EntityType::kOrganization && given)) {
      return {0, 0};
    }
    for (std::uint32_t t = range.begin + 2; t + 1 < range.end; ++t) {
      if (upos(t) != Upos::kAdp || is_particle(t) || is_capital(text(t))) continue;
      if (is(t - 1, NameCues::kOrganizationSuffix)) return {0, 0};
      std::uint32_t next = t + 1;
      while (next + 1 < range.end && !is_capital(text(next))) ++next;
      const IndexRange tail{next, range.end};
      range.end = t;
      return tail;
    }
    return {0, 0};
  }

  // "Telmar Capital and Norvik Partners": what ends like an organisation ends there.
  IndexRange split_pair(IndexRange& range) const {
    for (std::uint32_t t = range.begin + 2; t + 1 < range.end; ++t) {
      if (upos(t) != Upos::kCconj || !is(t - 1, NameCues::kOrganizationSuffix)) continue;
      if (!is(range.end - 1, NameCues::kOrganizationSuffix)) continue;
      const IndexRange tail{t + 1, range.end};
      range.end = t;
      return tail;
    }
    return {0, 0};
  }

  EntityType type_of(IndexRange range) const {
    const bool place = is(range.begin, NameCues::kCountry | NameCues::kCity) && range.size() == 1;
    return place ? EntityType::kPlace : EntityType::kOrganization;
  }

  void shape_person(IndexRange& range, bool open_end) const {
    while (range.size() > 1 && is(range.begin, NameCues::kTitle)) ++range.begin;
    if (open_end) join_hyphens(range);
    join_particles(range);
  }

  // Of "Min-seo", "Jae-in", "Chan-wook": what the tagger takes for a noun, a preposition, a foreign
  // word.
  bool names_part(std::uint32_t t) const {
    const Upos u = upos(t);
    return u == Upos::kPropn || u == Upos::kNoun || u == Upos::kAdp || u == Upos::kX ||
           document_.tokens[t].xpos == "VBG";
  }

  // "Kim Min-seo": a hyphen after the last part of a person's name goes on with it, but not where
  // both make an adjective of what follows ("Obama-era rules").
  void join_hyphens(IndexRange& range) const {
    while (range.end + 1 < tokens_.end && text(range.end) == "-" &&
           !document_.tokens[range.end - 1].space_after &&
           !document_.tokens[range.end].space_after) {
      const std::uint32_t part = range.end + 1;
      const Upos after = part + 1 < tokens_.end ? upos(part + 1) : Upos::kPunct;
      const bool adjective = after == Upos::kNoun || after == Upos::kAdj;
      if (!is_capital(text(part)) && (range.size() < 2 || !names_part(part) || adjective)) return;
      range.end = part + 1;
    }
  }

  // "Jan van der Meer", where only "Meer" was found.
  void join_particles(IndexRange& range) const {
    std::uint32_t begin = range.begin;
    while (begin > tokens_.begin && is_particle(begin - 1) && !is_capital(text(begin - 1))) --begin;
    if (begin == range.begin) return;
    std::uint32_t given = begin;
    while (given > tokens_.begin && begin - given < kMostBeforeParticle &&
           is_capital(text(given - 1)) && upos(given - 1) == Upos::kPropn &&
           !is(given - 1, NameCues::kTitle)) {
      --given;
    }
    if (given < begin) range.begin = given;
  }

  const Document& document_;
  const Sentence& sentence_;
  IndexRange tokens_;
  const NameCues& cues_;
};

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

// "United" of "United States": an adjective by its part of speech, a part of a name by its tag.
bool tagged_name(const Token& token) {
  return token.upos == Upos::kPropn || (token.upos == Upos::kAdj && token.xpos.starts_with("NNP"));
}

// Capitals that the tagger takes for proper nouns name something, of whatever type.
void add_proper_nouns(const Document& document, std::vector<TypedName>& names,
                      const NameCues& cues) {
  const auto types = known_types(document, names);
  std::vector<TypedName> found;
  std::size_t next = 0;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const IndexRange tokens = document.sentences[s].tokens;
    if (shouts(document, tokens)) continue;
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
      if (t == tokens.begin && next < names.size() && describes(document, t, names[next], cues)) {
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

}  // namespace

std::vector<TypedName> shape_word_names(const Document& document, const Sentence& sentence,
                                        const std::vector<TypedName>& names, const NameCues& cues) {
  WordNameShaper shaper(document, sentence, cues);
  std::vector<TypedName> out;
  for (const TypedName& name : names) shaper.shape(name, out);
  return out;
}

std::vector<TypedName> compare_word_names(const Document& document, std::vector<TypedName> names,
                                          const NameCues& cues, const NounKind& noun) {
  find_dated_works(document, names);
  type_word_names(document, names, cues);
  add_first_words(document, names, cues);
  join_names(document, names, cues);
  add_titles(document, names, cues);
  find_employers(document, names, cues);
  add_proper_nouns(document, names, cues);
  join_versions(document, names, cues);
  join_at_signs(document, names, cues);
  join_listed(document, names, cues);
  join_bodies(document, names, cues, noun);
  join_abbreviated(document, names, cues);
  join_person_words(document, names, cues);
  return names;
}

}  // namespace weft
