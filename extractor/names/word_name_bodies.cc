// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_bodies.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractor/english_words.h"
#include "extractor/names/name_covering.h"
#include "extractor/names/word_name_lists.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kJoined = 0.95F;
constexpr std::uint32_t kLongestRun = 5;  // words of a phrase, and of what stands before the head
constexpr std::uint32_t kKnownNames = NameCues::kGivenName | NameCues::kSurname |
                                      NameCues::kCountry | NameCues::kCity |
                                      NameCues::kOrganization;

class BodyJoiner {
 public:
  BodyJoiner(const Document& document, std::vector<TypedName>& names, const NameCues& cues,
             const NounKind& noun)
      : document_(document), names_(names), cues_(cues), noun_(noun) {}

  void run() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      tokens_ = document_.sentences[s].tokens;
      for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
        if (!is_head(t)) continue;
        const IndexRange body = body_around(t);
        if (body.empty()) continue;
        const Span span{token(body.begin).span.begin, token(body.end - 1).span.end};
        found_.push_back({span, s, EntityType::kOrganization, kJoined});
        t = body.end - 1;
      }
    }
    put_over(names_, std::move(found_));
  }

 private:
  std::string_view text(std::uint32_t t) const { return document_.text_of(token(t)); }
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  bool is(std::uint32_t t, std::uint32_t kind) const {
    return t < tokens_.end && (cues_.find(text(t)) & kind) != 0;
  }
  bool capital(std::uint32_t t) const {
    return tokens_.contains(t) && is_capital(text(t)) && token(t).upos != Upos::kPunct;
  }
  bool is_head(std::uint32_t t) const { return capital(t) && is(t, kBodyHead); }
  bool joins(std::uint32_t t) const {
    return t < tokens_.end && (token(t).upos == Upos::kCconj || text(t) == "&");
  }

  CommonNoun noun(std::uint32_t t) const {
    if (!capital(t)) return CommonNoun::kNoNoun;
    if ((cues_.find(to_lower(text(t))) & kField) != 0) return CommonNoun::kThing;
    if (is(t, kKnownNames | NameCues::kNoName | NameCues::kTitle)) return CommonNoun::kNoNoun;
    const CommonNoun known = noun_ ? noun_(text(t)) : CommonNoun::kNoNoun;
    return known == CommonNoun::kNoNoun && ends_like_noun(text(t)) ? CommonNoun::kThing : known;
  }
  // "Reconstruction", whatever else may be called so.
  bool ends_like_noun(std::string_view word) const {
    constexpr std::size_t kShortest = 4;  // before the ending
    for (std::size_t size = 3; size <= 4 && word.size() >= kShortest + size; ++size) {
      if ((cues_.find(word.substr(word.size() - size)) & kNounEnding) != 0) return true;
    }
    return false;
  }
  bool is_adjective(std::uint32_t t) const {
    return capital(t) && token(t).upos == Upos::kAdj && !is(t, kKnownNames);
  }

  const TypedName* name_at(std::uint32_t t) const { return name_over(names_, token(t).span); }

  // Behind the run of capitals at `t`.
  std::uint32_t run_end(std::uint32_t t) const {
    while (capital(t)) ++t;
    return t;
  }

  // Behind a phrase of capitals that ends in a common noun, and so names nothing by itself:
  // "Foreign Relations". `t` where none is there.
  std::uint32_t phrase_end(std::uint32_t t) const {
    const std::uint32_t end = run_end(t);
    if (end == t || end - t > kLongestRun || noun(end - 1) == CommonNoun::kNoNoun) return t;
    if (is(t, NameCues::kNoName) && end - t == 1) return t;
    return is(t, NameCues::kTitle) ? t : end;
  }

  // The same of one adjective or more, which a list goes on: "Small" and Medium Enterprises.
  std::uint32_t adjectives_end(std::uint32_t t) const {
    std::uint32_t end = t;
    while (is_adjective(end)) ++end;
    return end;
  }

  // Behind a list of such phrases: "Alcohol, Tobacco and Firearms".
  std::uint32_t list_end(std::uint32_t t) const {
    std::uint32_t end = phrase_end(t);
    const std::uint32_t first = end == t ? adjectives_end(t) : end;
    if (first == t) return t;
    std::uint32_t at = first;
    for (;;) {
      const bool comma = at < tokens_.end && text(at) == ",";
      const std::uint32_t joint = comma ? at + 1 : at;
      const bool last = joins(joint);
      if (!comma && !last) return end;
      const std::uint32_t item = last ? joint + 1 : joint;
      std::uint32_t behind = phrase_end(item);
      // "the Ministry of Justice and Parliament": what may be a body itself ends the name.
      if (behind == item + 1 && is(item, kBodyHead)) return end;
      if (behind > item && is_head(behind - 1) && continues(behind)) return end;
      if (last) return behind == item ? end : behind;
      if (behind == item) behind = adjectives_end(item);
      if (behind == item) return end;
      at = behind;
    }
  }

  // "of", "for" before a complement.
  bool continues(std::uint32_t t) const {
    return t + 1 < tokens_.end && (is(t, NameCues::kWithin) || is(t, kPurpose));
  }

  // "in", only behind another complement: "Center for Science in the Public Interest".
  bool is_further(std::uint32_t t) const { return (cues_.find(text(t)) & kFurther) == kFurther; }

  std::uint32_t behind_article(std::uint32_t t) const {
    const bool article = t + 1 < tokens_.end && token(t).upos == Upos::kDet && !is_capital(text(t));
    return article ? t + 1 : t;
  }

  // Where the name of the body ends that has its noun right before `link`.
  std::uint32_t complement_end(std::uint32_t head, std::uint32_t begin) const {
    std::uint32_t end = head + 1;
    if (end < tokens_.end) end = aim_end(end);
    bool first = true;
    while (continues(end) && !(first && is_further(end))) {
      const std::uint32_t from = behind_article(end + 1);
      std::uint32_t to = is(end, kPurpose) && !is_purpose(end, from) ? from : list_end(from);
      if (to == from && is(end, NameCues::kWithin)) {
        to = first ? named_end(head, begin, from) : unknown_end(end, from);
      }
      if (to == from) break;
      end = to;
      first = false;
    }
    return end;
  }

  // "for the Protection of Herons": further on, what the sentence has in capitals belongs to the
  // name too, unless it is a place's.
  std::uint32_t unknown_end(std::uint32_t link, std::uint32_t from) const {
    const std::uint32_t end = run_end(from);
    // "for the Northern District of New York"
    const bool district = is(link - 1, NameCues::kPlaceSuffix);
    const TypedName* name = name_at(from);
    if (district && name != nullptr && name->type == EntityType::kPlace) return end;
    for (std::uint32_t t = from; t < end; ++t) {
      if (is(t, kKnownNames | NameCues::kNoName | NameCues::kTitle)) return from;
      if (name != nullptr && is_head(t)) return from;
    }
    return name != nullptr && name->type == EntityType::kPerson ? from : end;
  }

  // Whether a body may be "for" what stands there: no name of somebody or something else, as in
  // "plays in the National League for the Lund Giants".
  bool is_purpose(std::uint32_t link, std::uint32_t from) const {
    const std::uint32_t end = run_end(from);
    bool nouns = true;
    for (std::uint32_t t = from; t < end; ++t) {
      const bool participle = token(t).upos == Upos::kVerb;
      const bool plain = noun(t) != CommonNoun::kNoNoun;
      if (!plain && !is_adjective(t) && !participle) return false;
      nouns = nouns && plain;
    }
    if (end == from || (is_head(end - 1) && continues(end))) return false;
    const TypedName* name = name_at(from);
    if (name == nullptr) return true;
    // "built the Museum for Harbour Group", "left Norvik Bank for Telmar Capital"
    const bool own = noun(end - 1) == CommonNoun::kPerson || is_head(end - 1) ||
                     (!nouns && is(end - 1, NameCues::kOrganizationSuffix));
    const bool where = is_further(link) || is(end - 1, NameCues::kPlaceSuffix);
    return !(where && name->type == EntityType::kPlace) &&
           !(own && name->type == EntityType::kOrganization);
  }

  // "Port Authority of New York", "Lisbon Office of the World Health Organization": a name behind
  // "of". A bare noun before it may have its capital for respect alone: "the Board of Telmar".
  std::uint32_t named_end(std::uint32_t head, std::uint32_t begin, std::uint32_t from) const {
    const std::uint32_t end = run_end(from);
    if (end == from || head == begin || is(from, NameCues::kNoName | NameCues::kTitle)) return from;
    const TypedName* name = name_at(from);
    if (name == nullptr) return end;
    if (name->type == EntityType::kPerson || name->span.begin != token(from).span.begin) {
      return from;
    }
    std::uint32_t last = from;
    while (last < tokens_.end && token(last).span.end <= name->span.end) ++last;
    if (token(last - 1).span.end != name->span.end) return from;
    const bool place = name->type == EntityType::kPlace;
    const bool article = from > head + 2;
    return place || (article && is(last - 1, NameCues::kOrganizationSuffix)) ? last : from;
  }

  // Where the words before the head begin: those of the name it closes, else the capitals.
  std::uint32_t own_begin(std::uint32_t head) const {
    std::uint32_t begin = head;
    const TypedName* name = name_at(head);
    if (name != nullptr) {
      while (begin > tokens_.begin && token(begin - 1).span.begin >= name->span.begin) --begin;
      return begin;
    }
    while (capital(begin - 1) && head - begin < kLongestRun && name_at(begin - 1) == nullptr &&
           token(begin - 1).upos != Upos::kDet && !is(begin - 1, NameCues::kTitle)) {
      --begin;
    }
    return begin;
  }

  // "Equal" of "the Equal Water Commission", of which the rest was found: what stands between the
  // article and the name, unless it tells whose the body is.
  std::uint32_t before_name(std::uint32_t head, std::uint32_t begin) const {
    constexpr std::uint32_t kNoPart = kKnownNames | NameCues::kNoName | NameCues::kTitle |
                                      NameCues::kDescriber | NameCues::kPersonDescriber;
    const bool found = begin < head && begin > tokens_.begin + 1 && name_at(head) != nullptr;
    if (!found || !capital(begin - 1) || name_at(begin - 1) != nullptr) return begin;
    const bool word = token(begin - 1).upos == Upos::kAdj || token(begin - 1).upos == Upos::kPropn;
    const bool article = token(begin - 2).upos == Upos::kDet;
    return word && article && !is(begin - 1, kNoPart) ? begin - 1 : begin;
  }

  // "Committee to Protect Journalists": behind the link, a verb with a capital.
  std::uint32_t aim_end(std::uint32_t to) const {
    const bool verb = to + 2 < tokens_.end && token(to).upos == Upos::kPart && capital(to + 1) &&
                      token(to + 1).upos == Upos::kVerb && capital(to + 2);
    if (!verb || is_capital(text(to)) || !has_small_verb()) return to;
    return run_end(to + 1);
  }

  // Whether the sentence has its verb in small letters; headlines have none.
  bool has_small_verb() const {
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      const Upos upos = token(t).upos;
      if ((upos == Upos::kVerb || upos == Upos::kAux) && !is_capital(text(t))) return true;
    }
    return false;
  }

  // "Securities and" before "Exchange Commission": where the name begins in truth.
  std::uint32_t list_begin(std::uint32_t head, std::uint32_t begin) const {
    if (begin < tokens_.begin + 2 || begin == head || !joins(begin - 1)) return begin;
    for (std::uint32_t t = begin; t < head; ++t) {
      if (noun(t) == CommonNoun::kNoNoun && !is_adjective(t)) return begin;
    }
    const std::uint32_t last = begin - 2;
    const bool thing = noun(last) == CommonNoun::kThing && !is(last, kBodyHead);
    if (!thing && !is_adjective(last)) return begin;
    std::uint32_t first = last;
    while (capital(first - 1) && last - first < kLongestRun && !is(first - 1, NameCues::kTitle) &&
           token(first - 1).upos != Upos::kDet) {
      --first;
    }
    // "Telmar Securities and Exchange Commission": a firm and a body.
    const bool firm = is(last, NameCues::kOrganizationSuffix) && first < last &&
                      !is(last - 1, NameCues::kCountry | NameCues::kNoName) &&
                      !is_adjective(last - 1);
    return firm || !may_begin(first, last) ? begin : first;
  }

  // "a degree in Marketing and Business Administration": without an article or a word before it,
  // what is listed is no body.
  bool may_begin(std::uint32_t first, std::uint32_t last) const {
    if (first < last || first == tokens_.begin) return true;
    const Token& before = token(first - 1);
    return before.upos == Upos::kDet || is_genitive(before) || before.upos == Upos::kPunct;
  }

  // The name around the head, where it is longer than what was found; empty where it is not.
  IndexRange body_around(std::uint32_t head) const {
    const std::uint32_t own = own_begin(head);
    const std::uint32_t begin = before_name(head, list_begin(head, own));
    std::uint32_t end = complement_end(head, begin);
    if (begin == own && end == head + 1) return {0, 0};
    const TypedName* first = name_at(begin);
    const TypedName* last = name_at(end - 1);
    // "Audit and" before "Risk Committee of Norvik Finance", found as one.
    if (begin < own && last != nullptr && last == name_at(head)) {
      while (end < tokens_.end && token(end).span.end <= last->span.end) ++end;
    }
    const bool within = first != nullptr && first == last;
    const bool cut = last != nullptr && last->span.end > token(end - 1).span.end;
    return within || cut ? IndexRange{0, 0} : IndexRange{begin, end};
  }

  const Document& document_;
  std::vector<TypedName>& names_;
  const NameCues& cues_;
  const NounKind& noun_;
  IndexRange tokens_;
  std::vector<TypedName> found_;
};

}  // namespace

void join_bodies(const Document& document, std::vector<TypedName>& names, const NameCues& cues,
                 const NounKind& noun) {
  BodyJoiner(document, names, cues, noun).run();
}

}  // namespace weft
