// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_offices.h"

#include <algorithm>
#include <string_view>

#include "extractor/english_words.h"
#include "extractor/names/word_name_lists.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class OfficeReader {
 public:
  OfficeReader(const Document& document, std::vector<TypedName>& names, const NameCues& cues)
      : document_(document), names_(names), cues_(cues) {}

  void run() {
    for (const Sentence& sentence : document_.sentences) {
      tokens_ = sentence.tokens;
      for (std::uint32_t t = tokens_.begin; t + 1 < tokens_.end; ++t) {
        if (token(t + 1).upos != Upos::kAdp || !is_office(t)) continue;
        const IndexRange fields = fields_behind(t);
        if (!fields.empty()) cut({office_begin(t), fields.end});
      }
    }
    std::erase_if(names_, [](const TypedName& name) { return name.span.begin == name.span.end; });
  }

 private:
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  std::string_view text(std::uint32_t t) const { return document_.text_of(token(t)); }
  bool is(std::uint32_t t, std::uint32_t kind) const {
    return (cues_.find(to_lower(text(t))) & kind) != 0;
  }
  bool is_office(std::uint32_t t) const {
    return is(t, NameCues::kHeadTitle) || (cues_.find(text(t)) & NameCues::kTitle) != 0;
  }
  bool joins(std::uint32_t t) const {
    return token(t).upos == Upos::kCconj || text(t) == "&" || text(t) == ",";
  }

  std::uint32_t office_begin(std::uint32_t t) const {
    while (t > tokens_.begin && is_office(t - 1)) --t;
    return t;
  }

  // "of Product Development, Sales and Marketing", "for the Americas" being none. A preposition
  // stands behind the office.
  IndexRange fields_behind(std::uint32_t office) const {
    const std::uint32_t preposition = office + 1;
    if (text(preposition) == "at") return {};
    IndexRange fields{preposition + 1, preposition + 1};
    for (std::uint32_t first = fields.begin;;) {
      const std::uint32_t end = field_end(first);
      if (end == first) break;
      fields.end = first = end;
      while (first < tokens_.end && first - end < 2 && joins(first)) ++first;
      if (first == end) break;
    }
    return fields;
  }

  // Behind one field and the words in capitals before it: "Global Product Development".
  std::uint32_t field_end(std::uint32_t t) const {
    const std::uint32_t first = t;
    std::uint32_t end = t;
    for (; t < tokens_.end && is_capital(text(t)) && is(t, kField | kFieldModifier); ++t) {
      if (is(t, kField)) end = t + 1;
    }
    // "Head of Energy Norvik": whatever goes on so is a name.
    const bool goes_on = t < tokens_.end && is_capital(text(t)) && !is_office(t);
    return goes_on || t != end ? first : end;
  }

  // Takes the office and its fields off the names that they touch; what a name holds behind them
  // and a preposition is the body.
  void cut(IndexRange office) const {
    const Span cover{token(office.begin).span.begin, token(office.end - 1).span.end};
    for (TypedName& name : names_) {
      if (!name.span.overlaps(cover)) continue;
      if (name.span.begin < cover.begin) {
        // "Peter Head of Leeds": a person may be called like an office.
        if (name.type == EntityType::kPerson) continue;
        name.span.end = token(office.begin - 1).span.end;
      } else if (name.span.end > cover.end && office.end + 1 < tokens_.end) {
        name.span.begin = token(office.end + 1).span.begin;
        // "Foreign Affairs of Colombia"
        const bool place =
            (cues_.find(text(office.end + 1)) & (NameCues::kCountry | NameCues::kCity)) != 0;
        name.type = place ? EntityType::kPlace : EntityType::kOrganization;
      } else {
        name.span.end = name.span.begin;
      }
      if (name.span.end < name.span.begin) name.span.end = name.span.begin;
    }
  }

  const Document& document_;
  std::vector<TypedName>& names_;
  const NameCues& cues_;
  IndexRange tokens_;
};

}  // namespace

void cut_office_fields(const Document& document, std::vector<TypedName>& names,
                       const NameCues& cues) {
  OfficeReader(document, names, cues).run();
}

}  // namespace weft
