// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_lists.h"

#include <algorithm>
#include <string_view>

#include "extractor/english_words.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class ListJoiner {
 public:
  ListJoiner(const Document& document, std::vector<TypedName>& names, const NameCues& cues)
      : document_(document), names_(names), cues_(cues) {}

  void run() {
    for (TypedName& name : names_) widen(name);
    std::vector<TypedName> kept;
    for (const TypedName& name : names_) {
      if (kept.empty() || !kept.back().span.overlaps(name.span)) kept.push_back(name);
    }
    names_ = std::move(kept);
  }

 private:
  std::string_view text(std::uint32_t t) const { return document_.text_of(document_.tokens[t]); }
  Upos upos(std::uint32_t t) const { return document_.tokens[t].upos; }
  bool is(std::uint32_t t, std::uint32_t kind) const { return (cues_.find(text(t)) & kind) != 0; }
  bool is_field(std::uint32_t t) const { return (cues_.find(to_lower(text(t))) & kField) != 0; }
  bool is_capital_word(std::uint32_t t) const {
    return is_capital(text(t)) && upos(t) != Upos::kPunct;
  }
  bool joins(std::uint32_t t) const { return upos(t) == Upos::kCconj || text(t) == "&"; }

  void widen(TypedName& name) const {
    tokens_ = document_.sentences[name.sentence].tokens;
    const IndexRange range = tokens_over(document_, document_.sentences[name.sentence], name.span);
    if (range.empty()) return;
    const std::uint32_t end = std::max(fields_end(range), firm_end(name, range));
    if (end == range.end) return;
    name.span.end = document_.tokens[end - 1].span.end;
    name.type = EntityType::kOrganization;
  }

  // Behind the words in capitals at `t` that end in what is studied or governed: "Performing Arts".
  std::uint32_t field_end(std::uint32_t t) const {
    constexpr std::uint32_t kLongest = 3;
    std::uint32_t end = t;
    while (end < tokens_.end && end - t <= kLongest && is_capital_word(end)) ++end;
    return end > t && end - t <= kLongest && is_field(end - 1) ? end : t;
  }

  // "Ministry of Health" before ", Labour and Welfare": where the list of its fields ends.
  std::uint32_t fields_end(IndexRange name) const {
    bool body = false;
    for (std::uint32_t t = name.begin; t + 2 < name.end; ++t) {
      body = body || (is(t, NameCues::kOrganizationSuffix) && upos(t + 1) == Upos::kAdp);
    }
    if (!body || !is_field(name.end - 1)) return name.end;
    std::uint32_t t = name.end;
    for (;;) {
      const bool comma = t < tokens_.end && text(t) == ",";
      const std::uint32_t next = comma ? t + 1 : t;
      const bool last = next < tokens_.end && joins(next);
      if (!comma && !last) return name.end;
      const std::uint32_t first = last ? next + 1 : next;
      const std::uint32_t end = field_end(first);
      if (end == first) return name.end;
      if (last) return end;
      t = end;
    }
  }

  // "Lind" before ", Berg and Company", before "and Sons": two of one list would have "and" before
  // a second body.
  std::uint32_t firm_end(const TypedName& name, IndexRange range) const {
    constexpr std::uint32_t kPlaces = NameCues::kCountry | NameCues::kCity | NameCues::kPlaceSuffix;
    constexpr std::uint32_t kNoPartner = kPlaces | NameCues::kTitle | NameCues::kNoName |
                                         NameCues::kOrganizationSuffix | NameCues::kHonour;
    if (range.size() != 1 || is(range.begin, kNoPartner)) return range.end;
    if (name.type == EntityType::kPlace || name.type == EntityType::kEvent) return range.end;
    std::uint32_t t = range.end;
    while (t + 1 < tokens_.end && text(t) == "," && is_capital_word(t + 1)) {
      if (is(t + 1, kNoPartner)) return range.end;
      t += 2;
    }
    if (t + 1 >= tokens_.end) return range.end;
    if (text(t) == ",") ++t;
    const std::uint32_t kind = t + 1;
    if (kind >= tokens_.end || !joins(t) || !is(kind, kFirmEnding)) return range.end;
    const bool goes_on = kind + 1 < tokens_.end && is_capital_word(kind + 1);
    return goes_on ? range.end : kind + 1;
  }

  const Document& document_;
  std::vector<TypedName>& names_;
  const NameCues& cues_;
  mutable IndexRange tokens_;
};

}  // namespace

void join_listed(const Document& document, std::vector<TypedName>& names, const NameCues& cues) {
  ListJoiner(document, names, cues).run();
}

}  // namespace weft
