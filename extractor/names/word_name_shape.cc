// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_shape.h"

#include <string_view>
#include <utility>

#include "extractor/english_words.h"
#include "extractor/names/word_name_abbreviations.h"
#include "extractor/names/word_name_additions.h"
#include "extractor/names/word_name_cuts.h"
#include "extractor/names/word_name_employers.h"
#include "extractor/names/word_name_extents.h"
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

constexpr std::uint32_t kMostBeforeParticle = 2;  // words of a given name

class WordNameShaper {
 public:
  WordNameShaper(const Document& document, const Sentence& sentence, const NameCues& cues)
      : document_(document),
        sentence_(sentence),
        tokens_(sentence.tokens),
        cues_(cues),
        cuts_(document, sentence, cues) {}

  void shape(const TypedName& name, std::vector<TypedName>& out) {
    IndexRange range = tokens_over(document_, sentence_, name.span);
    if (range.empty()) return;
    TypedName shaped = name;
    cuts_.cut(shaped, range);
    shaped.type = type_by_noun(shaped, range);
    if (cuts_.is_chair(range)) {
      --range.end;
      shaped.type = EntityType::kThing;
    }
    TypedName rest = shaped;
    IndexRange tail = split_person(shaped, range);
    if (tail.empty()) tail = split_pair(range);
    if (!tail.empty() && upos(range.end) == Upos::kAdp) shaped.type = EntityType::kPerson;
    if (shaped.type == EntityType::kPerson) {
      shape_person(range, tail.empty());
      if (cut_fief(range)) shaped.type = EntityType::kPlace;
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

  static constexpr std::uint32_t kNouns = NameCues::kBodyNoun | NameCues::kPersonNoun;

  // The noun right before says what is named: "the chipmaker Telmar".
  EntityType type_by_noun(const TypedName& name, IndexRange range) const {
    if (range.begin == tokens_.begin) return name.type;
    const std::uint32_t t = range.begin - 1;
    if (is_capital(text(t)) && !cuts_.begins_sentence(t)) return name.type;
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
    // "Special Agent Ana Lind"
    const auto titled = [&] {
      return is(range.begin, NameCues::kTitle) ||
             (range.size() > 2 && is(range.begin, NameCues::kPersonDescriber) &&
              is(range.begin + 1, NameCues::kTitle));
    };
    while (range.size() > 1 && titled()) ++range.begin;
    if (open_end) join_hyphens(range);
    join_particles(range);
  }

  // "of Castro", which is left of "Duke of Castro": a place, whoever is its duke.
  bool cut_fief(IndexRange& range) const {
    const bool of = range.size() > 1 && upos(range.begin) == Upos::kAdp &&
                    !is_capital(text(range.begin)) && is(range.begin, NameCues::kWithin);
    if (of) ++range.begin;
    while (of && range.size() > 1 && !is_capital(text(range.begin))) ++range.begin;
    return of;
  }

  // Of "Min-seo", "Jae-in", "Chan-wook": what the tagger takes for a noun, a preposition, a foreign
  // word.
  bool names_part(std::uint32_t t) const {
    const Upos u = upos(t);
    return u == Upos::kPropn || u == Upos::kNoun || u == Upos::kAdp || u == Upos::kX ||
           document_.tokens[t].xpos == "VBG" || document_.tokens[t].xpos == "NNP";
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
  WordNameCuts cuts_;
};

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
  mend_name_extents(document, names, cues, noun);
  begin_at_inner_capitals(document, names);
  type_behind_persons(document, names, cues);
  return names;
}

}  // namespace weft
