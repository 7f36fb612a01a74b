// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_joins.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "extractor/english_words.h"
#include "extractor/names/name_lists.h"
#include "extractor/names/name_shape.h"
#include "extractor/names/word_name_extents.h"
#include "weft/core/utf8.h"

namespace weft {

std::uint32_t behind_hyphens(const Document& document, IndexRange tokens, std::uint32_t last) {
  constexpr std::uint32_t kMost = 8;
  const auto joined = [&](std::uint32_t t) {
    return t + 1 < tokens.end && document.text_of(document.tokens[t + 1]) == "-" &&
           !document.tokens[t].space_after && !document.tokens[t + 1].space_after;
  };
  if (!joined(last)) return last;
  std::uint32_t t = last + 2;
  std::uint32_t between = 0;
  while (t < tokens.end && t - last < kMost && !is_capital(document.text_of(document.tokens[t]))) {
    if (!joined(t)) return last;
    t += 2;
    ++between;
  }
  return between > 0 && t < tokens.end && is_capital(document.text_of(document.tokens[t])) ? t
                                                                                           : last;
}

namespace {

// "Lund Museum" of "Lund Museum of Natural History": where the name ends in truth. What else was
// found to be a name stays one.
std::uint32_t after_of(const Document& document, IndexRange tokens, std::uint32_t last,
                       std::uint32_t free_to, const NameCues& cues) {
  const auto text = [&](std::uint32_t t) { return document.text_of(document.tokens[t]); };
  const auto part = [&](std::uint32_t t) {
    return t < tokens.end && document.tokens[t].span.end <= free_to && is_capital(text(t)) &&
           (cues.find(text(t)) & (NameCues::kNoName | NameCues::kTitle)) == 0;
  };
  const std::uint32_t of = last + 1;
  const bool body = (cues.find(text(last)) & NameCues::kOrganizationSuffix) != 0;
  if (!body || of >= tokens.end || (cues.find(text(of)) & NameCues::kWithin) == 0 ||
      !part(of + 1)) {
    return last;
  }
  std::uint32_t end = of + 1;
  while (part(end + 1) ||
         (end + 2 < tokens.end && document.tokens[end + 1].upos == Upos::kCconj && part(end + 2))) {
    end += part(end + 1) ? 1 : 2;
  }
  return end;
}

void join_after_of(const Document& document, std::vector<TypedName>& names, const NameCues& cues) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    TypedName& name = names[i];
    if (name.type == EntityType::kPerson) continue;
    const Sentence& sentence = document.sentences[name.sentence];
    const IndexRange range = tokens_over(document, sentence, name.span);
    if (range.empty()) continue;
    const std::uint32_t free_to =
        i + 1 < names.size() ? names[i + 1].span.begin : document.tokens.back().span.end;
    const std::uint32_t last = after_of(document, sentence.tokens, range.end - 1, free_to, cues);
    name.span.end = document.tokens[last].span.end;
  }
}

// "Ana Lind, Jr.": a suffix behind a comma belongs to the name.
IndexRange with_suffix(const Document& document, IndexRange tokens, IndexRange name,
                       const NameCues& cues) {
  const auto kinds = [&](std::uint32_t t) {
    return t < tokens.end ? cues.find(document.text_of(document.tokens[t])) : 0U;
  };
  const bool comma = name.end < tokens.end && document.text_of(document.tokens[name.end]) == ",";
  const std::uint32_t suffix = comma ? name.end + 1 : name.end;
  if (name.size() > 1 && (kinds(suffix) & NameCues::kPersonSuffix) != 0) name.end = suffix + 1;
  return name;
}

// "Washington, D.C.": the district is a part of the city's name.
IndexRange with_district(const Document& document, IndexRange tokens, IndexRange name,
                         const NameCues& cues) {
  const std::uint32_t district = name.end + 1;
  if (district >= tokens.end || document.text_of(document.tokens[name.end]) != ",") return name;
  if ((cues.find(document.text_of(document.tokens[district])) & kDistrict) != 0) {
    name.end = district + 1;
  }
  return name;
}

bool in_capitals(std::string_view word) {
  constexpr std::size_t kMost = 6;
  return word.size() > 1 && word.size() <= kMost &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

// "Ana Lind, OBE, FRCX, is": the letters are no persons and no places of their own; who resolves
// references drops them from the name. Behind known ones all words of capitals are such.
IndexRange with_honours(const Document& document, IndexRange tokens, IndexRange name,
                        const NameCues& cues) {
  if (name.size() < 2) return name;
  const auto text = [&](std::uint32_t t) { return document.text_of(document.tokens[t]); };
  const std::uint32_t own = name.end;
  while (name.end + 1 < tokens.end && text(name.end) == ",") {
    const std::uint32_t letters = name.end + 1;
    const bool known = (cues.find(text(letters)) & NameCues::kHonour) != 0;
    if (!known && (name.end == own || !in_capitals(text(letters)))) break;
    const Upos after = letters + 1 < tokens.end ? document.tokens[letters + 1].upos : Upos::kPunct;
    if (after != Upos::kPunct && after != Upos::kVerb && after != Upos::kAux) break;
    name.end = letters + 1;
  }
  return name;
}

// "Leonard's is a chain", "sold by Leonard's in Lund": the genitive of nothing, as the subject or
// object of a verb, is a part of the name; "a friend of Leonard's" is not.
bool ends_in_genitive(const Document& document, IndexRange tokens, IndexRange name) {
  const std::uint32_t mark = name.end;
  if (mark + 1 >= tokens.end || document.tokens[mark].deprel != "case") return false;
  const std::uint32_t head = document.tokens[mark].head;
  if (!name.contains(head) || document.text_of(document.tokens[mark]).size() < 2) return false;
  const std::string& role = document.tokens[head].deprel;
  if (!role.starts_with("nsubj") && role != "obj" && !role.starts_with("obl")) return false;
  const Upos next = document.tokens[mark + 1].upos;
  return next == Upos::kVerb || next == Upos::kAux || next == Upos::kAdp || next == Upos::kPunct;
}

// "Max's mother": a person's name has no genitive of its own.
bool owns_noun(const Document& document, IndexRange tokens, IndexRange name) {
  const std::uint32_t mark = name.end - 1;
  if (name.size() < 2 || name.end >= tokens.end || document.tokens[mark].deprel != "case") {
    return false;
  }
  const std::uint32_t head = document.tokens[mark].head;
  const std::string_view text = document.text_of(document.tokens[mark]);
  return name.contains(head) && (text == "'s" || text == "’s") &&
         document.tokens[head].deprel == "nmod:poss" && document.tokens[head].head >= name.end;
}

// "Juan" and "Pablo Ortiz" that stand side by side, the one flat under the other, are one person;
// "Telmar" and "Southeast Asia" are a body. The type of both as one, none where they are two.
std::optional<EntityType> as_one(const Document& document, const TypedName& a, const TypedName& b,
                                 const NameCues& cues) {
  const Sentence& sentence = document.sentences[a.sentence];
  const IndexRange left = tokens_over(document, sentence, a.span);
  const IndexRange right = tokens_over(document, sentence, b.span);
  if (a.sentence != b.sentence || left.empty() || right.empty() || left.end != right.begin) {
    return std::nullopt;
  }
  // "his father Juan" and "Pablo Ortiz al-Lind": both flat under what stands before.
  const auto beside = [&](std::uint32_t t) {
    const std::uint32_t head = document.tokens[t].head;
    return head < left.begin && document.tokens[left.begin].deprel == "flat" &&
           document.tokens[left.begin].head == head;
  };
  const auto flat = [&](std::uint32_t t) {
    return document.tokens[t].deprel == "flat" &&
           (left.contains(document.tokens[t].head) || beside(t));
  };
  bool any = false;
  for (std::uint32_t t = right.begin; t < right.end; ++t) any = any || flat(t);
  if (!any) return std::nullopt;
  if (a.type == EntityType::kPerson && b.type == EntityType::kPerson) return EntityType::kPerson;
  // "Florence" and "Lind": a given name that is a place's too.
  if (a.type == EntityType::kPlace && b.type == EntityType::kPerson && left.size() == 1 &&
      right.size() == 1) {
    const bool place = is_listed(cues, kPlaceBeginning, document.text_of(a.span));
    return place ? EntityType::kPlace : EntityType::kPerson;
  }
  constexpr std::uint32_t kPlaces =
      NameCues::kCountry | NameCues::kCity | NameCues::kPlaceSuffix | NameCues::kNoName;
  const bool place = (cues.find(document.text_of(a.span)) & kPlaces) != 0 ||
                     (cues.find(document.text_of(document.tokens[left.end - 1])) & kPlaces) != 0;
  const bool body =
      a.type == EntityType::kOrganization || (a.type == EntityType::kPlace && left.size() == 1);
  if (body && !place && b.type == EntityType::kPlace) return EntityType::kOrganization;
  return std::nullopt;
}

// "Juan" before "Pablo Ortiz", which is flat under it: where the person's name begins.
std::uint32_t person_begin(const Document& document, IndexRange tokens, std::uint32_t first,
                           std::uint32_t free_from, const NameCues& cues) {
  constexpr std::uint32_t kNoPart = NameCues::kTitle | NameCues::kNoName | NameCues::kPersonNoun |
                                    NameCues::kBodyNoun | NameCues::kPersonDescriber;
  while (first > tokens.begin && document.tokens[first].deprel == "flat" &&
         document.tokens[first].head < first) {
    const Token& before = document.tokens[first - 1];
    const std::string_view word = document.text_of(before);
    if (before.span.begin < free_from || before.upos != Upos::kPropn || !is_capital(word)) break;
    if ((cues.find(word) & kNoPart) != 0) break;
    --first;
  }
  return first;
}

// "O'Neill" behind "Mary-Kate", flat under it: where the person's name ends.
std::uint32_t person_end(const Document& document, IndexRange tokens, IndexRange name,
                         const NameCues& cues) {
  constexpr std::uint32_t kNoPart = NameCues::kTitle | NameCues::kNoName | NameCues::kCountry |
                                    NameCues::kOrganization | NameCues::kHonour;
  while (name.end < tokens.end) {
    const Token& next = document.tokens[name.end];
    const std::string_view word = document.text_of(next);
    if (next.deprel != "flat" || !name.contains(next.head) || next.upos != Upos::kPropn) break;
    if (!is_capital(word) || (cues.find(word) & kNoPart) != 0) break;
    ++name.end;
  }
  return name.end;
}

// "Icon" before "Medialab", which is flat under it or the head of its compound: where the name of
// no person begins.
std::uint32_t thing_begin(const Document& document, IndexRange tokens, std::uint32_t first,
                          std::uint32_t free_from, const NameCues& cues) {
  constexpr std::uint32_t kNoPart = NameCues::kTitle | NameCues::kNoName | NameCues::kPersonNoun |
                                    NameCues::kBodyNoun | NameCues::kPersonDescriber |
                                    NameCues::kDescriber | NameCues::kWork | NameCues::kCountry |
                                    NameCues::kCity | NameCues::kOrganization;
  const Token& own = document.tokens[first];
  const std::uint32_t name = first;
  while (first > tokens.begin + 1) {
    const Token& before = document.tokens[first - 1];
    const std::string_view word = document.text_of(before);
    const bool flat = own.deprel == "flat" && own.head == first - 1;
    const bool inside = (before.deprel == "compound" || before.deprel == "flat") &&
                        before.head != kNone && before.head >= name && before.upos == Upos::kPropn;
    if ((!flat && !inside) || before.span.begin < free_from) break;
    if (!is_capital(word) || (cues.find(word) & kNoPart) != 0) break;
    --first;
  }
  return first;
}

// "States" behind "United": of a country's name the whole.
bool ends_country(const Document& document, IndexRange tokens, IndexRange name,
                  std::uint32_t free_from, const NameCues& cues) {
  if (name.begin == tokens.begin) return false;
  const Span before = document.tokens[name.begin - 1].span;
  const Span own{document.tokens[name.begin].span.begin, document.tokens[name.end - 1].span.end};
  if (before.begin < free_from || !is_capital(document.text_of(before))) return false;
  return (cues.find(document.text_of(Span{before.begin, own.end})) & NameCues::kCountry) != 0 &&
         (cues.find(document.text_of(own)) & NameCues::kCountry) == 0;
}

// "Ana Lind Ana Lind is": a heading that the text lost stands before the name.
IndexRange said_once(const Document& document, IndexRange range) {
  const auto half = range.size() / 2;
  bool twice = range.size() > 2 && range.size() % 2 == 0;
  for (std::uint32_t t = 0; t < half && twice; ++t) {
    twice = document.text_of(document.tokens[range.begin + t]) ==
            document.text_of(document.tokens[range.begin + half + t]);
  }
  if (twice) range.begin += half;
  return range;
}

// "Florence" of "Florence Lind", of which only the place was found: a known place under which an
// unknown proper noun is flat is a person's given name.
bool begins_person(const Document& document, IndexRange tokens, const TypedName& name,
                   std::uint32_t behind, const NameCues& cues) {
  constexpr std::uint32_t kKnown = NameCues::kCountry | NameCues::kCity;
  if (name.type != EntityType::kPlace || behind >= tokens.end) return false;
  const Token& next = document.tokens[behind];
  const std::string_view word = document.text_of(next);
  const bool flat = next.deprel == "flat" && next.head + 1 == behind && next.xpos == "NNP";
  if (!flat || !is_capital(word) || cues.find(word) != 0) return false;
  const bool last =
      behind + 1 == tokens.end || !is_capital(document.text_of(document.tokens[behind + 1]));
  return last && (cues.find(document.text_of(name.span)) & kKnown) != 0;
}

// Widens one name; those that it now covers are dropped by the caller.
void widen(const Document& document, TypedName& name, std::uint32_t free_from,
           const NameCues& cues) {
  const Sentence& sentence = document.sentences[name.sentence];
  IndexRange range = tokens_over(document, sentence, name.span);
  if (range.empty()) return;
  if (ends_country(document, sentence.tokens, range, free_from, cues)) {
    --range.begin;
    name.type = EntityType::kPlace;
  }
  if (range.size() == 1 && begins_person(document, sentence.tokens, name, range.end, cues)) {
    ++range.end;
    name.type = EntityType::kPerson;
  }
  range.end = behind_hyphens(document, sentence.tokens, range.end - 1) + 1;
  if (name.type == EntityType::kPerson || range.size() > 1) {
    const IndexRange whole = with_suffix(document, sentence.tokens, range, cues);
    if (whole.end != range.end) name.type = EntityType::kPerson;
    range = whole;
  }
  if (name.type == EntityType::kPlace) {
    range = with_district(document, sentence.tokens, range, cues);
  } else {
    const IndexRange whole = with_honours(document, sentence.tokens, range, cues);
    if (whole.end != range.end) name.type = EntityType::kPerson;
    range = whole;
  }
  if (name.type == EntityType::kPerson) {
    range.begin = person_begin(document, sentence.tokens, range.begin, free_from, cues);
    range.end = person_end(document, sentence.tokens, range, cues);
  }
  if (name.type == EntityType::kOrganization || name.type == EntityType::kThing) {
    range.begin = thing_begin(document, sentence.tokens, range.begin, free_from, cues);
  }
  if (owns_noun(document, sentence.tokens, range) &&
      (name.type == EntityType::kPerson ||
       (cues.find(document.text_of(document.tokens[range.begin])) & NameCues::kGivenName) != 0)) {
    --range.end;
    name.type = EntityType::kPerson;
  } else if (ends_in_genitive(document, sentence.tokens, range)) {
    ++range.end;
    name.type = EntityType::kOrganization;
  }
  range = said_once(document, range);
  name.span = {document.tokens[range.begin].span.begin, document.tokens[range.end - 1].span.end};
}

// "the novel The House on the Quay": two works between which a preposition and an article stand,
// the first of them right behind the noun of a work, are one; so are "Diary" and whatever was made
// of "Great Man" in "the play Diary of a Great Man".
bool goes_on(const Document& document, const TypedName& a, const TypedName& b,
             const NameCues& cues) {
  const auto work = [](const TypedName& n) {
    return n.type == EntityType::kProduct || n.type == EntityType::kThing;
  };
  if (a.sentence != b.sentence || !work(a)) return false;
  const Sentence& sentence = document.sentences[a.sentence];
  const IndexRange left = tokens_over(document, sentence, a.span);
  const IndexRange right = tokens_over(document, sentence, b.span);
  if (left.empty() || right.empty() || left.end + 2 != right.begin) return false;
  if (document.tokens[left.end].upos != Upos::kAdp) return false;
  if (document.tokens[left.end + 1].upos != Upos::kDet) return false;
  const std::string& feats = document.tokens[left.end + 1].feats;
  const std::string_view article = document.text_of(document.tokens[left.end + 1]);
  if (!work(b) && feats.find("Definite=Ind") == std::string::npos && article != "a" &&
      article != "an") {
    return false;
  }
  std::uint32_t noun = left.begin;
  if (noun > sentence.tokens.begin && document.text_of(document.tokens[noun - 1]) == ",") --noun;
  return noun > sentence.tokens.begin &&
         (cues.find(document.text_of(document.tokens[noun - 1])) & NameCues::kWork) != 0;
}

// "the film A Day at the Lake", "the novel Songs for My Father": where a title goes on to behind a
// preposition and a word that no sentence would write with a capital, or with a bare noun of
// places. Its own end where it does not.
std::uint32_t title_end(const Document& document, const TypedName& name, const TypedName* next,
                        const NameCues& cues) {
  const IndexRange tokens = document.sentences[name.sentence].tokens;
  const IndexRange range = tokens_over(document, document.sentences[name.sentence], name.span);
  if (range.empty() || name.type != EntityType::kProduct || range.begin == tokens.begin) {
    return name.span.end;
  }
  const auto text = [&](std::uint32_t t) { return document.text_of(document.tokens[t]); };
  if ((cues.find(text(range.begin - 1)) & NameCues::kWork) == 0) return name.span.end;
  std::uint32_t t = range.end;
  if (t + 2 >= tokens.end || document.tokens[t].upos != Upos::kAdp) return name.span.end;
  const Token& small = document.tokens[t + 1];
  const bool own = small.upos == Upos::kPron && is_capital(text(t + 1));
  if (!own && small.upos != Upos::kDet) return name.span.end;
  t += 2;
  const std::uint32_t first = t;
  while (t < tokens.end && is_capital(text(t)) && document.tokens[t].upos != Upos::kPunct) ++t;
  const Span rest{document.tokens[first].span.begin, document.tokens[t - 1].span.end};
  const bool named =
      next != nullptr && next->sentence == name.sentence && t > first && next->span.overlaps(rest);
  const bool bare = t == first + 1 && (cues.find(text(first)) & NameCues::kPlaceSuffix) != 0;
  // "the play Diary of a Great Man": whoever he is, the title goes on.
  const bool indefinite = small.feats.find("Definite=Ind") != std::string::npos;
  const bool part = t > first && (own ? !named : bare || indefinite);
  return part ? rest.end : name.span.end;
}

// "iNorvik"
bool inner_capital(std::string_view word) {
  return word.size() > 2 && word[0] >= 'a' && word[0] <= 'z' && word[1] >= 'A' && word[1] <= 'Z';
}

}  // namespace

void begin_at_inner_capitals(const Document& document, std::vector<TypedName>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    TypedName& name = names[i];
    const Sentence& sentence = document.sentences[name.sentence];
    const IndexRange range = tokens_over(document, sentence, name.span);
    if (range.empty() || range.begin == sentence.tokens.begin) continue;
    if (name.type != EntityType::kOrganization && name.type != EntityType::kThing) continue;
    const Token& before = document.tokens[range.begin - 1];
    const bool inside = before.upos == Upos::kPropn && range.contains(before.head);
    const bool free = i == 0 || names[i - 1].span.end <= before.span.begin;
    if (!inside || !free || !inner_capital(document.text_of(before))) continue;
    name.span.begin = before.span.begin;
    name.type = EntityType::kOrganization;
  }
}

void join_names(const Document& document, std::vector<TypedName>& names, const NameCues& cues) {
  std::vector<TypedName> joined;
  for (std::size_t i = 0; i < names.size(); ++i) {
    TypedName name = names[i];
    if (!joined.empty() && joined.back().span.overlaps(name.span)) continue;
    if (!joined.empty()) {
      if (const auto type = as_one(document, joined.back(), name, cues)) {
        joined.back().span.end = name.span.end;
        joined.back().type = *type;
        continue;
      }
    }
    if (!joined.empty() && goes_on(document, joined.back(), name, cues)) {
      joined.back().span.end = name.span.end;
      continue;
    }
    widen(document, name, joined.empty() ? 0 : joined.back().span.end, cues);
    name.span.end = title_end(document, name, i + 1 < names.size() ? &names[i + 1] : nullptr, cues);
    joined.push_back(name);
  }
  names = std::move(joined);
  join_after_of(document, names, cues);
}

}  // namespace weft
