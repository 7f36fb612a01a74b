// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_shape.h"

#include <algorithm>

#include "extractor/names/foreign_names.h"
#include "extractor/names/name_lists.h"
#include "extractor/names/name_marks.h"
#include "extractor/names/name_pieces.h"
#include "extractor/names/name_surroundings.h"
#include "extractor/names/name_titles.h"
#include "extractor/names/shaped_type.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class Shaper {
 public:
  Shaper(const Document& document, const Sentence& sentence, const NameCues& cues)
      : around_(document, sentence, cues) {}

  std::vector<TypedName> run(const std::vector<TypedName>& names) {
    for (const TypedName& name : names) {
      for (const TypedName& piece : name_pieces(around_, name)) {
        const TypedName shaped = shape(piece);
        if (shaped.span.empty() || shaped.span.begin >= shaped.span.end || is_no_name(shaped) ||
            is_verb(shaped))
          continue;
        if (!out_.empty() && shaped.span.begin < out_.back().span.end) continue;
        add_joined_before(shaped);
        out_.push_back(shaped);
        add_joined(shaped);
      }
    }
    return std::move(out_);
  }

 private:
  // "나리·다온": what a middle dot joins to a person or place is one too.
  void add_joined(TypedName name) {
    const Token& token = around_.document().tokens[around_.token_at(name.span.end - 1)];
    const std::uint32_t end = around_.noun_end(token);
    while (name.type == EntityType::kPerson || name.type == EntityType::kPlace) {
      if (around_.document().text.compare(name.span.end, kMiddleDot.size(), kMiddleDot) != 0)
        return;
      const auto begin = name.span.end + static_cast<std::uint32_t>(kMiddleDot.size());
      if (begin >= end) return;
      const std::size_t dot = around_.text({begin, end}).find(kMiddleDot);
      const std::uint32_t last =
          dot == std::string_view::npos ? end : begin + static_cast<std::uint32_t>(dot);
      const std::size_t length = characters(around_.text({begin, last}));
      if (length < 2 || length > 5 || !is_all_hangul(around_.text({begin, last}))) return;
      name.span = {begin, last};
      cut_tail(name);
      out_.push_back(name);
    }
  }

  // "다온별이": a particle that the analysis took for a part of the full name.
  void cut_tail(TypedName& name) const {
    TypedName full = name;
    std::size_t end = name.span.begin;
    for (int i = 0; i < 3 && end < name.span.end; ++i)
      next_code_point(around_.document().text, end);
    full.span.end = static_cast<std::uint32_t>(end);
    const std::string_view rest = around_.text({full.span.end, name.span.end});
    if (around_.is_full_name(full) && (around_.cues().find(rest) & NameCues::kTail) != 0)
      name = full;
  }

  // "나리수·다온별이": the same, of persons with full names alone.
  void add_joined_before(TypedName name) {
    const std::uint32_t begin =
        around_.document().tokens[around_.token_at(name.span.begin)].span.begin;
    const std::uint32_t least = std::max(begin, out_.empty() ? 0 : out_.back().span.end);
    if (name.type != EntityType::kPerson || !around_.is_full_name(name)) return;
    const std::size_t first = out_.size();
    while (name.span.begin > least + kMiddleDot.size()) {
      const auto end = name.span.begin - static_cast<std::uint32_t>(kMiddleDot.size());
      if (around_.document().text.compare(end, kMiddleDot.size(), kMiddleDot) != 0) break;
      const std::size_t dot = around_.text({least, end}).rfind(kMiddleDot);
      name.span.begin = least;
      name.span.end = end;
      if (dot != std::string_view::npos) {
        name.span.begin += static_cast<std::uint32_t>(dot + kMiddleDot.size());
      }
      if (!around_.is_full_name(name)) break;
      out_.insert(out_.begin() + static_cast<std::ptrdiff_t>(first), name);
    }
  }

  TypedName shape(TypedName name) const {
    cut_when(name);
    cut_bracket(name);
    if (name.span.empty()) return name;
    reach_bracket(name);
    cut_count(name);
    if (name.span.empty()) return name;  // "11번" is a count alone
    reach_reign(name);
    cut_kind(name);
    if (name.type == EntityType::kOrganization) cut_league(name);
    reach_suffix(name);
    reach_event(name);
    const bool family = (around_.cues().find(around_.text(name.span)) & NameCues::kSurname) != 0;
    if ((family && characters(around_.text(name.span)) == 2 && around_.has_title(name)) ||
        is_addressed(name)) {
      name.type = EntityType::kPerson;
    }
    if (name.type == EntityType::kPerson) {
      mend_title(around_, name);
    }
    if (name.type == EntityType::kPerson && !around_.has_title(name))
      name.type = type_by_kind(around_, name);
    name.type = type_by_words(around_, name);
    return name;
  }

  // "어젯밤 나래호텔": titles of works alone begin with the time.
  void cut_when(TypedName& name) const {
    const std::string_view whole = around_.text(name.span);
    const std::size_t blank = whole.find(' ');
    const bool named = name.type == EntityType::kPerson || name.type == EntityType::kPlace ||
                       name.type == EntityType::kOrganization;
    if (!named || blank == std::string_view::npos) return;
    if (!is_listed(around_.cues(), kWhen, whole.substr(0, blank))) return;
    name.span.begin += static_cast<std::uint32_t>(blank + 1);
  }

  // A bracket that opens in a name closes in it.
  void cut_bracket(TypedName& name) const {
    const std::string_view whole = around_.text(name.span);
    const std::size_t open = whole.rfind('(');
    if (open == std::string_view::npos || whole.find(')', open) != std::string_view::npos) return;
    // "f(x)" is one name, "도람(AI)" a name and what explains it.
    const bool latin = std::none_of(whole.begin(), whole.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0x80U) != 0;
    });
    if (latin && around_.document().text.compare(name.span.end, 1, ")") == 0) {
      ++name.span.end;
      return;
    }
    name.span.end = name.span.begin + static_cast<std::uint32_t>(open);
    while (!name.span.empty() && around_.document().text[name.span.end - 1] == ' ') --name.span.end;
  }

  // "가나다라(70)": what a bracket follows without a blank is a noun to its end.
  void reach_bracket(TypedName& name) const {
    const std::uint32_t t = around_.token_at(name.span.end - 1);
    if (t + 1 >= around_.sentence().tokens.end) return;
    const Token& token = around_.document().tokens[t];
    if (token.space_after || around_.text(around_.document().tokens[t + 1].span) != "(") return;
    // "나래군은(군수 ...)": a particle stands before the bracket where the name ends like a body's.
    const std::string_view rest =
        around_.text({name.span.end, std::max(name.span.end, token.span.end)});
    const bool particle = (around_.cues().find(rest) & NameCues::kTail) != 0;
    if (particle && around_.cues().suffix_kinds(around_.text(name.span)) != 0) return;
    name.span.end = std::max(name.span.end, token.span.end);
  }

  // A number with its unit ends no name: "가람 28라운드".
  void cut_count(TypedName& name) const {
    while (!name.span.empty()) {
      const Token& token = around_.document().tokens[around_.token_at(name.span.end - 1)];
      const std::uint32_t m = token.morphemes.begin;
      if (m + 1 >= token.morphemes.end || token.span.begin < name.span.begin) return;
      const bool counted = around_.document().morphemes[m].tag == "SN" &&
                           around_.document().morphemes[m + 1].tag.starts_with("NN") &&
                           around_.document().morphemes[m + 1].span.end >= name.span.end;
      if (!counted || around_.cues().suffix_kinds(around_.text(name.span)) != 0) return;
      name.span.end = token.span.begin;
      while (!name.span.empty() && around_.document().text[name.span.end - 1] == ' ')
        --name.span.end;
    }
  }

  // "요셉 2세": of a ruler the number is a part of the name. Three syllables with a family name are
  // rather somebody with an age.
  void reach_reign(TypedName& name) const {
    const std::uint32_t t = around_.token_at(name.span.end - 1) + 1;
    if (name.type != EntityType::kPerson || around_.is_full_name(name) ||
        t >= around_.sentence().tokens.end)
      return;
    if (around_.document().tokens[t - 1].span.end != name.span.end) return;
    const std::uint32_t end =
        reign_end(around_.document(), around_.document().tokens[t], around_.cues());
    if (end != 0) name.span.end = end;
  }

  // The league stands before the club: "K리그1 가람FC".
  void cut_league(TypedName& name) const {
    const std::string_view whole = around_.text(name.span);
    const std::size_t blank = whole.find(' ');
    if (blank == std::string_view::npos) return;
    std::string_view first = whole.substr(0, blank);
    while (!first.empty() && first.back() >= '0' && first.back() <= '9') first.remove_suffix(1);
    if ((around_.cues().suffix_kinds(first) & NameCues::kEventSuffix) == 0) return;
    if (around_.cues().suffix_kinds(whole) == NameCues::kEventSuffix) return;
    name.span.begin += static_cast<std::uint32_t>(blank + 1);
  }

  // "가람 영화제", "나래 해구": a word that names places or events apart from its name.
  void reach_suffix(TypedName& name) const {
    constexpr std::uint32_t kOthers = ~(NameCues::kPlaceSuffix | NameCues::kEventSuffix);
    const std::uint32_t t = around_.token_at(name.span.end - 1) + 1;
    if (t >= around_.sentence().tokens.end ||
        around_.document().tokens[t - 1].span.end != name.span.end)
      return;
    if (!around_.document().tokens[t - 1].space_after) return;
    const Token& next = around_.document().tokens[t];
    const Span word{next.span.begin, around_.noun_end(next)};
    const std::uint32_t kinds = around_.cues().find(around_.text(word));
    const std::size_t length = characters(around_.text(word));
    const bool of_body = name.type == EntityType::kOrganization || name.type == EntityType::kPlace;
    if (of_body && (kinds & NameCues::kApart) != 0) {
      name.span.end = word.end;
      name.type = EntityType::kOrganization;
      return;
    }
    if (kinds == 0 || (kinds & kOthers) != 0) return;
    const bool event = (kinds & NameCues::kEventSuffix) != 0 && length > 2;
    const bool place = (kinds & NameCues::kPlaceSuffix) != 0 && length > 1;
    if (!event && !place) return;
    name.span.end = word.end;
    name.type = event ? EntityType::kEvent : EntityType::kPlace;
  }

  // "나래영화제": the rest of the word says that it is an event.
  void reach_event(TypedName& name) const {
    constexpr std::size_t kLeast = 3;
    const Token& token = around_.document().tokens[around_.token_at(name.span.end - 1)];
    const Span rest{name.span.end, around_.noun_end(token)};
    if (rest.begin >= rest.end || characters(around_.text(rest)) < kLeast) return;
    if (around_.document().tokens[around_.token_at(name.span.begin)].span.begin != name.span.begin)
      return;
    if ((around_.cues().find(around_.text(rest)) & NameCues::kEventSuffix) == 0) return;
    name.span.end = rest.end;
    name.type = EntityType::kEvent;
  }

  // The kind of a thing before its name, or behind it and before a quoted title, is none of it.
  void cut_kind(TypedName& name) const {
    const std::string_view whole = around_.text(name.span);
    const std::size_t blank = whole.rfind(' ');
    if (blank == std::string_view::npos) return;
    const std::string_view before = whole.substr(0, blank);
    const std::string_view last = whole.substr(blank + 1);
    const std::uint32_t next = around_.token_at(name.span.end);
    const bool quoted = next < around_.sentence().tokens.end &&
                        around_.document().tokens[next].span.begin > name.span.end &&
                        is_quotation_mark(first_of(around_.document().tokens[next]));
    if (quoted && around_.is_kind(last)) {
      name.span.end = name.span.begin + static_cast<std::uint32_t>(blank);
      return;
    }
    if (around_.is_kind(last)) return;
    // With a word before it, the kind is surely one; alone it may begin the name of a body.
    const bool alone = before.find(' ') == std::string_view::npos;
    const std::string_view kind = before.substr(before.rfind(' ') + 1);
    if (!around_.is_kind(kind) || (alone && around_.cues().suffix_kinds(last) != 0)) return;
    name.span.begin += static_cast<std::uint32_t>(blank + 1);
  }

  char32_t first_of(const Token& token) const {
    std::size_t at = token.span.begin;
    return next_code_point(around_.document().text, at);
  }

  // "오쿠니시 씨": only persons are spoken of so. Behind a place the word may be its kind (군).
  bool is_addressed(const TypedName& name) const {
    const std::uint32_t t = around_.token_at(name.span.end - 1) + 1;
    if (name.type == EntityType::kPlace || t >= around_.sentence().tokens.end) return false;
    if (around_.document().tokens[t - 1].span.end != name.span.end) return false;
    const Token& next = around_.document().tokens[t];
    return around_.document().tokens[t - 1].space_after &&
           (around_.cues().find(around_.text({next.span.begin, around_.stem_end(next)})) &
            NameCues::kPersonSuffix) != 0;
  }

  // The stem of a verb or adjective, with its ending right behind it, unless it is surely a name.
  bool is_verb(const TypedName& name) const {
    constexpr float kSurely = 0.8F;
    if (name.confidence >= kSurely || around_.is_full_name(name)) return false;
    const Token& token = around_.document().tokens[around_.token_at(name.span.begin)];
    for (std::uint32_t m = token.morphemes.begin + 1; m < token.morphemes.end; ++m) {
      const Morpheme& morpheme = around_.document().morphemes[m];
      if (morpheme.tag[0] != 'E' || morpheme.span.begin < name.span.begin) continue;
      const std::string& stem = around_.document().morphemes[m - 1].tag;
      const bool goes_on = m + 1 < token.morphemes.end &&
                           around_.document().morphemes[m + 1].tag[0] == 'N' &&
                           around_.document().morphemes[m + 1].span.begin < name.span.end;
      return !goes_on && morpheme.span.begin <= name.span.end &&
             (stem[0] == 'V' || stem.starts_with("XS"));
    }
    return false;
  }

  // Titles and one syllable that nothing follows are no names.
  bool is_no_name(const TypedName& name) const {
    const std::string_view whole = around_.text(name.span);
    const std::uint32_t kinds = around_.cues().find(whole);
    if ((kinds & NameCues::kNoNameAlone) != 0 && name.type != EntityType::kPerson) return true;
    if ((kinds & (NameCues::kTitle | NameCues::kNoName | NameCues::kPersonSuffix)) != 0) {
      return characters(whole) > 1 || (kinds & NameCues::kSurname) == 0;
    }
    if (name.type == EntityType::kProduct && (kinds & NameCues::kWork) != 0) return true;
    // "나래진흥원장" is an office; "나래우수상" is none, though it ends like one.
    const bool prize = whole.size() > 3 && (around_.cues().find(whole.substr(whole.size() - 3)) &
                                            NameCues::kPrizeSuffix) != 0;
    if (name.type == EntityType::kProduct && kinds == 0 && !prize && around_.ends_in_title(whole)) {
      return true;
    }
    // "여성밴드" says what it is; "한국은행" is a name that ends alike.
    return whole.find(' ') == std::string_view::npos && around_.is_kind(whole) &&
           around_.cues().suffix_kinds(whole) == 0;
  }

  NameSurroundings around_;
  std::vector<TypedName> out_;
};

}  // namespace

std::vector<TypedName> shape_names(const Document& document, const Sentence& sentence,
                                   const std::vector<TypedName>& names, const NameCues& cues) {
  return Shaper(document, sentence, cues).run(names);
}

}  // namespace weft
