// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_shape.h"

#include <algorithm>

#include "extractor/names/foreign_names.h"
#include "extractor/names/person_words.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::string_view kDot = "·";

bool is_quote(char32_t c) {
  return std::u32string_view(U"'\"‘’“”《》〈〉『』「」").find(c) != std::u32string_view::npos;
}

// Case and topic particles end a name; that of the genitive may stand inside one.
bool ends_noun_phrase(std::string_view tag) {
  return (tag.starts_with("JK") && tag != "JKG") || tag == "JX" || tag == "JC";
}

class Shaper {
 public:
  Shaper(const Document& document, const Sentence& sentence, const NameCues& cues)
      : document_(document), sentence_(sentence), cues_(cues) {}

  std::vector<TypedName> run(const std::vector<TypedName>& names) {
    for (const TypedName& name : names) {
      for (const TypedName& piece : bodies_apart(pieces(name))) {
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
  std::string_view text(Span span) const { return document_.text_of(span); }

  std::uint32_t token_at(std::uint32_t offset) const {
    return tokens_over(document_, sentence_, {offset, offset + 1}).begin;
  }

  // "나리·다온": what a middle dot joins to a person or place is one too.
  void add_joined(TypedName name) {
    const Token& token = document_.tokens[token_at(name.span.end - 1)];
    const std::uint32_t end = noun_end(token);
    while (name.type == EntityType::kPerson || name.type == EntityType::kPlace) {
      if (document_.text.compare(name.span.end, kDot.size(), kDot) != 0) return;
      const auto begin = name.span.end + static_cast<std::uint32_t>(kDot.size());
      if (begin >= end) return;
      const std::size_t dot = text({begin, end}).find(kDot);
      const std::uint32_t last =
          dot == std::string_view::npos ? end : begin + static_cast<std::uint32_t>(dot);
      const std::size_t length = characters(text({begin, last}));
      if (length < 2 || length > 5 || !is_all_hangul(text({begin, last}))) return;
      name.span = {begin, last};
      cut_tail(name);
      out_.push_back(name);
    }
  }

  // "다온별이": a particle that the analysis took for a part of the full name.
  void cut_tail(TypedName& name) const {
    TypedName full = name;
    std::size_t end = name.span.begin;
    for (int i = 0; i < 3 && end < name.span.end; ++i) next_code_point(document_.text, end);
    full.span.end = static_cast<std::uint32_t>(end);
    const std::string_view rest = text({full.span.end, name.span.end});
    if (is_full_name(full) && (cues_.find(rest) & NameCues::kTail) != 0) name = full;
  }

  // "나리수·다온별이": the same, of persons with full names alone.
  void add_joined_before(TypedName name) {
    const std::uint32_t begin = document_.tokens[token_at(name.span.begin)].span.begin;
    const std::uint32_t least = std::max(begin, out_.empty() ? 0 : out_.back().span.end);
    if (name.type != EntityType::kPerson || !is_full_name(name)) return;
    const std::size_t first = out_.size();
    while (name.span.begin > least + kDot.size()) {
      const auto end = name.span.begin - static_cast<std::uint32_t>(kDot.size());
      if (document_.text.compare(end, kDot.size(), kDot) != 0) break;
      const std::size_t dot = text({least, end}).rfind(kDot);
      name.span.begin = least;
      name.span.end = end;
      if (dot != std::string_view::npos) {
        name.span.begin += static_cast<std::uint32_t>(dot + kDot.size());
      }
      if (!is_full_name(name)) break;
      out_.insert(out_.begin() + static_cast<std::ptrdiff_t>(first), name);
    }
  }

  static bool is_all_hangul(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
      if (!is_hangul(next_code_point(word, at))) return false;
    }
    return true;
  }

  // Divided after particles, at quotation marks that stand inside and at words between names.
  std::vector<TypedName> pieces(const TypedName& name) const {
    std::vector<TypedName> out;
    TypedName piece = name;
    for (std::uint32_t t = token_at(name.span.begin); t < sentence_.tokens.end; ++t) {
      const Token& token = document_.tokens[t];
      if (token.span.begin >= name.span.end) break;
      std::size_t at = token.span.begin;
      if (is_quote(next_code_point(document_.text, at)) && at == token.span.end) {
        piece.span.end = token.span.begin;
        push(out, piece);
        piece.span.begin = token.span.end;
        continue;
      }
      if (token.span.end >= name.span.end) break;
      if ((cues_.find(text(token.span)) & NameCues::kBetween) != 0) {
        piece.span.end = std::max(piece.span.begin, token.span.begin);
        push(out, piece);
        piece.span.begin = token.span.end;
        continue;
      }
      const std::uint32_t end = noun_end(token);
      if (end == token.span.end || end <= piece.span.begin) continue;
      // "스가 나리": no foreign name has one syllable, so what follows is no particle.
      const bool short_name = characters(text({piece.span.begin, end})) < 2;
      if (name.type == EntityType::kPerson && short_name) continue;
      piece.span.end = end;
      push(out, piece);
      piece.span.begin = token.span.end;
    }
    piece.span.end = name.span.end;
    push(out, piece);
    return dotted_apart(joined_places(out));
  }

  // "얀 린드 나래웨이브 대표": before the title of who leads a body, the last of three words or
  // more, or what follows a full name, is the body's name.
  std::vector<TypedName> bodies_apart(const std::vector<TypedName>& pieces) const {
    std::vector<TypedName> out;
    for (TypedName piece : pieces) {
      const std::string_view whole = text(piece.span);
      const std::size_t blank = whole.rfind(' ');
      if (piece.type != EntityType::kPerson || blank == std::string_view::npos ||
          !is_before_head_title(piece) || is_behind_body(piece)) {
        out.push_back(piece);
        continue;
      }
      const std::string_view person = whole.substr(0, blank);
      TypedName first = piece;
      first.span.end = piece.span.begin + static_cast<std::uint32_t>(blank);
      const bool apart = person.find(' ') != std::string_view::npos || is_full_name(first);
      const bool body = characters(whole.substr(blank + 1)) > 2;
      if (apart && body) {
        out.push_back(first);
        piece.span.begin = first.span.end + 1;
        piece.type = EntityType::kOrganization;
      }
      out.push_back(piece);
    }
    return out;
  }

  // "가람전자 얀 린드 대표": the body has been named.
  bool is_behind_body(const TypedName& name) const {
    const std::uint32_t t = token_at(name.span.begin);
    return t > sentence_.tokens.begin && document_.tokens[t].span.begin == name.span.begin &&
           document_.tokens[t - 1].space_after && is_body(text(document_.tokens[t - 1].span));
  }

  bool is_before_head_title(const TypedName& name) const {
    const std::uint32_t t = token_at(name.span.end - 1) + 1;
    if (t >= sentence_.tokens.end || document_.tokens[t - 1].span.end != name.span.end) {
      return false;
    }
    const Token& next = document_.tokens[t];
    return (cues_.find(text({next.span.begin, stem_end(next)})) & NameCues::kHeadTitle) != 0;
  }

  // "가봉·나래도", "가봉-나래": places that a mark joins are two.
  std::vector<TypedName> joined_places(const std::vector<TypedName>& pieces) const {
    constexpr std::string_view kMarks[] = {"·", "-", "∼", "~", "vs"};
    constexpr std::uint32_t kKnown = NameCues::kCountry | NameCues::kCity;
    std::vector<TypedName> out;
    for (TypedName piece : pieces) {
      for (const std::string_view mark : kMarks) {
        const std::string_view whole = text(piece.span);
        const std::size_t at = whole.find(mark);
        if (at == std::string_view::npos || at == 0 || at + mark.size() >= whole.size()) continue;
        const std::string_view right = whole.substr(at + mark.size());
        const bool known =
            (cues_.find(whole.substr(0, at)) & kKnown) != 0 || (cues_.find(right) & kKnown) != 0;
        if (!known) continue;
        TypedName left = piece;
        left.span.end = piece.span.begin + static_cast<std::uint32_t>(at);
        push(out, left);
        piece.span.begin += static_cast<std::uint32_t>(at + mark.size());
      }
      push(out, piece);
    }
    return out;
  }

  // "나리수·다온별", "가람전자·나래은행": full names or bodies between middle dots are several.
  std::vector<TypedName> dotted_apart(const std::vector<TypedName>& pieces) const {
    std::vector<TypedName> out;
    for (const TypedName& piece : pieces) {
      std::vector<TypedName> parts = between_dots(piece);
      if (parts.size() > 1 && holds_office(parts.back())) parts.back().type = EntityType::kPerson;
      const auto alike = [&](const TypedName& part) {
        const std::string_view name = text(part.span);
        if (part.type != EntityType::kOrganization) return is_full_name(part);
        if ((cues_.find(name) & NameCues::kOrganization) != 0) return true;
        return cues_.suffix_kinds(name) == NameCues::kOrganizationSuffix && characters(name) > 2;
      };
      const bool apart = parts.size() > 1 && std::all_of(parts.begin(), parts.end(), alike);
      if (apart) {
        out.insert(out.end(), parts.begin(), parts.end());
      } else {
        out.push_back(piece);
      }
    }
    return out;
  }

  // The last of "도담은 나래당·도윤슬 다온당 대표": a full name with an office behind it.
  bool holds_office(TypedName name) const {
    name.type = EntityType::kPerson;
    if (!is_full_name(name)) return false;
    std::uint32_t t = token_at(name.span.end - 1) + 1;
    const auto stem = [&](const Token& token) { return text({token.span.begin, stem_end(token)}); };
    if (t < sentence_.tokens.end && is_body(stem(document_.tokens[t]))) ++t;
    return t < sentence_.tokens.end && document_.tokens[t - 1].space_after &&
           ends_in_title(stem(document_.tokens[t]));
  }

  bool is_body(std::string_view word) const {
    return (cues_.find(word) & NameCues::kOrganization) != 0 ||
           (cues_.suffix_kinds(word) & NameCues::kOrganizationSuffix) != 0;
  }

  std::vector<TypedName> between_dots(TypedName name) const {
    std::vector<TypedName> parts;
    const std::uint32_t end = name.span.end;
    for (std::size_t dot = 0; dot != std::string_view::npos;) {
      dot = text({name.span.begin, end}).find(kDot);
      name.span.end =
          dot == std::string_view::npos ? end : name.span.begin + static_cast<std::uint32_t>(dot);
      parts.push_back(name);
      name.span.begin = name.span.end + static_cast<std::uint32_t>(kDot.size());
    }
    return parts;
  }

  void push(std::vector<TypedName>& out, TypedName piece) const {
    while (!piece.span.empty() && document_.text[piece.span.begin] == ' ') ++piece.span.begin;
    while (!piece.span.empty() && document_.text[piece.span.end - 1] == ' ') --piece.span.end;
    if (!piece.span.empty()) out.push_back(piece);
  }

  // Where the token's particle begins, its end where it has none.
  std::uint32_t noun_end(const Token& token) const {
    for (std::uint32_t m = token.morphemes.begin + 1; m < token.morphemes.end; ++m) {
      const Morpheme& morpheme = document_.morphemes[m];
      if (ends_noun_phrase(morpheme.tag)) return morpheme.span.begin;
    }
    return token.span.end;
  }

  // The same of a word that is no name, before the particle of the genitive too.
  std::uint32_t stem_end(const Token& token) const {
    const std::uint32_t end = noun_end(token);
    if (end != token.span.end || token.morphemes.size() < 2) return end;
    const Morpheme& last = document_.morphemes[token.morphemes.end - 1];
    return last.tag == "JKG" ? last.span.begin : end;
  }

  TypedName shape(TypedName name) const {
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
    const bool family = (cues_.find(text(name.span)) & NameCues::kSurname) != 0;
    if ((family && characters(text(name.span)) == 2 && has_title(name)) || is_addressed(name)) {
      name.type = EntityType::kPerson;
    }
    if (name.type == EntityType::kPerson) {
      reach_title(name);
      cut_title(name);
      add_title(name);
    }
    if (name.type == EntityType::kPerson && !has_title(name)) name.type = type_by_kind(name);
    name.type = type_by_words(name);
    return name;
  }

  // A bracket that opens in a name closes in it.
  void cut_bracket(TypedName& name) const {
    const std::string_view whole = text(name.span);
    const std::size_t open = whole.rfind('(');
    if (open == std::string_view::npos || whole.find(')', open) != std::string_view::npos) return;
    // "f(x)" is one name, "도람(AI)" a name and what explains it.
    const bool latin = std::none_of(whole.begin(), whole.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0x80U) != 0;
    });
    if (latin && document_.text.compare(name.span.end, 1, ")") == 0) {
      ++name.span.end;
      return;
    }
    name.span.end = name.span.begin + static_cast<std::uint32_t>(open);
    while (!name.span.empty() && document_.text[name.span.end - 1] == ' ') --name.span.end;
  }

  // "가나다라(70)": what a bracket follows without a blank is a noun to its end.
  void reach_bracket(TypedName& name) const {
    const std::uint32_t t = token_at(name.span.end - 1);
    if (t + 1 >= sentence_.tokens.end) return;
    const Token& token = document_.tokens[t];
    if (token.space_after || text(document_.tokens[t + 1].span) != "(") return;
    name.span.end = std::max(name.span.end, token.span.end);
  }

  // A number with its unit ends no name: "가람 28라운드".
  void cut_count(TypedName& name) const {
    while (!name.span.empty()) {
      const Token& token = document_.tokens[token_at(name.span.end - 1)];
      const std::uint32_t m = token.morphemes.begin;
      if (m + 1 >= token.morphemes.end || token.span.begin < name.span.begin) return;
      const bool counted = document_.morphemes[m].tag == "SN" &&
                           document_.morphemes[m + 1].tag.starts_with("NN") &&
                           document_.morphemes[m + 1].span.end >= name.span.end;
      if (!counted || cues_.suffix_kinds(text(name.span)) != 0) return;
      name.span.end = token.span.begin;
      while (!name.span.empty() && document_.text[name.span.end - 1] == ' ') --name.span.end;
    }
  }

  // "요셉 2세": of a ruler the number is a part of the name. Three syllables with a family name are
  // rather somebody with an age.
  void reach_reign(TypedName& name) const {
    const std::uint32_t t = token_at(name.span.end - 1) + 1;
    if (name.type != EntityType::kPerson || is_full_name(name) || t >= sentence_.tokens.end) return;
    if (document_.tokens[t - 1].span.end != name.span.end) return;
    const std::uint32_t end = reign_end(document_, document_.tokens[t], cues_);
    if (end != 0) name.span.end = end;
  }

  // The league stands before the club: "K리그1 가람FC".
  void cut_league(TypedName& name) const {
    const std::string_view whole = text(name.span);
    const std::size_t blank = whole.find(' ');
    if (blank == std::string_view::npos) return;
    std::string_view first = whole.substr(0, blank);
    while (!first.empty() && first.back() >= '0' && first.back() <= '9') first.remove_suffix(1);
    if ((cues_.suffix_kinds(first) & NameCues::kEventSuffix) == 0) return;
    if (cues_.suffix_kinds(whole) == NameCues::kEventSuffix) return;
    name.span.begin += static_cast<std::uint32_t>(blank + 1);
  }

  // "가람 영화제", "나래 해구": a word that names places or events apart from its name.
  void reach_suffix(TypedName& name) const {
    constexpr std::uint32_t kOthers = ~(NameCues::kPlaceSuffix | NameCues::kEventSuffix);
    const std::uint32_t t = token_at(name.span.end - 1) + 1;
    if (t >= sentence_.tokens.end || document_.tokens[t - 1].span.end != name.span.end) return;
    if (!document_.tokens[t - 1].space_after) return;
    const Token& next = document_.tokens[t];
    const Span word{next.span.begin, noun_end(next)};
    const std::uint32_t kinds = cues_.find(text(word));
    const std::size_t length = characters(text(word));
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
    const Token& token = document_.tokens[token_at(name.span.end - 1)];
    const Span rest{name.span.end, noun_end(token)};
    if (rest.begin >= rest.end || characters(text(rest)) < kLeast) return;
    if (document_.tokens[token_at(name.span.begin)].span.begin != name.span.begin) return;
    if ((cues_.find(text(rest)) & NameCues::kEventSuffix) == 0) return;
    name.span.end = rest.end;
    name.type = EntityType::kEvent;
  }

  // The stem's ending says what is named: "여성밴드", "영화".
  bool is_kind(std::string_view word) const {
    constexpr std::uint32_t kKinds = NameCues::kBody | NameCues::kWork;
    for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
      if (characters(word.substr(at)) < 2) break;
      if ((cues_.find(word.substr(at)) & kKinds) != 0) return true;
    }
    return false;
  }

  // The kind of a thing before its name, or behind it and before a quoted title, is none of it.
  void cut_kind(TypedName& name) const {
    const std::string_view whole = text(name.span);
    const std::size_t blank = whole.rfind(' ');
    if (blank == std::string_view::npos) return;
    const std::string_view before = whole.substr(0, blank);
    const std::string_view last = whole.substr(blank + 1);
    const std::uint32_t next = token_at(name.span.end);
    const bool quoted = next < sentence_.tokens.end &&
                        document_.tokens[next].span.begin > name.span.end &&
                        is_quote(first_of(document_.tokens[next]));
    if (quoted && is_kind(last)) {
      name.span.end = name.span.begin + static_cast<std::uint32_t>(blank);
      return;
    }
    if (is_kind(last)) return;
    // With a word before it, the kind is surely one; alone it may begin the name of a body.
    const bool alone = before.find(' ') == std::string_view::npos;
    const std::string_view kind = before.substr(before.rfind(' ') + 1);
    if (!is_kind(kind) || (alone && cues_.suffix_kinds(last) != 0)) return;
    name.span.begin += static_cast<std::uint32_t>(blank + 1);
  }

  char32_t first_of(const Token& token) const {
    std::size_t at = token.span.begin;
    return next_code_point(document_.text, at);
  }

  bool is_title(std::string_view word) const {
    return (cues_.find(word) & (NameCues::kTitle | NameCues::kPersonSuffix)) != 0;
  }

  // Also what ends in a title of two syllables or more: "예술총감독".
  bool ends_in_title(std::string_view word) const {
    for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
      if (at > 0 && characters(word.substr(at)) < 2) return false;
      if (is_title(word.substr(at))) return true;
    }
    return false;
  }

  // A title stands behind the name: "기업 가람 대표" may be a person's.
  bool has_title(const TypedName& name) const {
    const std::uint32_t t = token_at(name.span.end - 1) + 1;
    if (t >= sentence_.tokens.end || !document_.tokens[t - 1].space_after) return false;
    const Token& next = document_.tokens[t];
    return ends_in_title(text({next.span.begin, stem_end(next)}));
  }

  // "오쿠니시 씨": only persons are spoken of so. Behind a place the word may be its kind (군).
  bool is_addressed(const TypedName& name) const {
    const std::uint32_t t = token_at(name.span.end - 1) + 1;
    if (name.type == EntityType::kPlace || t >= sentence_.tokens.end) return false;
    if (document_.tokens[t - 1].span.end != name.span.end) return false;
    const Token& next = document_.tokens[t];
    return document_.tokens[t - 1].space_after &&
           (cues_.find(text({next.span.begin, stem_end(next)})) & NameCues::kPersonSuffix) != 0;
  }

  // Before a title, what looks like a rare particle is the last syllable of the name.
  void reach_title(TypedName& name) const {
    const Token& token = document_.tokens[token_at(name.span.end - 1)];
    const Span rest{name.span.end, token.span.end};
    if (rest.empty() || characters(text(name.span)) != 2 || !has_title(name)) return;
    if ((cues_.find(text(rest)) & NameCues::kNameEnding) != 0) name.span.end = rest.end;
  }

  // A title behind the name, with or without a blank, is none of it.
  void cut_title(TypedName& name) const {
    const std::string_view whole = text(name.span);
    const std::size_t blank = whole.rfind(' ');
    if (blank != std::string_view::npos && is_title(whole.substr(blank + 1))) {
      name.span.end = name.span.begin + static_cast<std::uint32_t>(blank);
      return cut_title(name);
    }
    for (std::size_t at = 0; at < whole.size(); next_code_point(whole, at)) {
      if (characters(whole.substr(0, at)) < 2 || whole[at - 1] == ' ') continue;
      const std::string_view ending = whole.substr(at);
      // One syllable may be the name's own, but for the one that is nothing else.
      if (!is_title(ending)) continue;
      const bool sure = characters(ending) > 1 && characters(whole.substr(0, at)) > 2;
      // "나폴레옹" ends like one; so may any name but a full one.
      TypedName stem = name;
      stem.span.end = name.span.begin + static_cast<std::uint32_t>(at);
      const bool own = (cues_.find(ending) & NameCues::kNameEnding) != 0 && !is_full_name(stem);
      const bool suffix = characters(ending) == 1 && characters(whole) > 3 && !own &&
                          (cues_.find(ending) & NameCues::kPersonSuffix) != 0;
      if (!sure && !suffix) continue;
      name.span.end = name.span.begin + static_cast<std::uint32_t>(at);
      return;
    }
  }

  // A family name alone is no name; with the title behind it, it is one: "한 의원", "서모 대리".
  void add_title(TypedName& name) const {
    const std::size_t length = characters(text(name.span));
    const bool family = (cues_.find(text(name.span)) & NameCues::kSurname) != 0;
    if (length != 1 && !(length == 2 && family)) return;
    std::uint32_t t = token_at(name.span.begin);
    const Token& token = document_.tokens[t];
    if (token.span.begin != name.span.begin) return;
    const std::string_view behind = text({name.span.end, token.span.end});
    if (behind.empty()) {
      // "한 전 의원": a word may stand between.
      for (++t; t < sentence_.tokens.end && document_.tokens[t - 1].space_after; ++t) {
        const Token& next = document_.tokens[t];
        const Span title{next.span.begin, stem_end(next)};
        if (ends_in_title(text(title))) name.span.end = title.end;
        if ((cues_.find(text(title)) & NameCues::kModifier) == 0) return;
      }
      return;
    }
    const std::uint32_t end = noun_end(token);
    if (end <= name.span.end) return;
    const std::string_view title = text({name.span.end, end});
    if (is_title(title) || (cues_.find(title) & NameCues::kAnonymous) != 0) name.span.end = end;
  }

  // What the noun right before says: "기업 가람", "경쟁사인 가람".
  EntityType type_by_kind(const TypedName& name) const {
    const std::uint32_t t = token_at(name.span.begin);
    if (t == sentence_.tokens.begin || t >= sentence_.tokens.end) return name.type;
    const Token& before = document_.tokens[t - 1];
    if (!before.space_after || before.morphemes.empty()) return name.type;
    std::uint32_t end = before.span.begin;
    for (std::uint32_t m = before.morphemes.begin; m < before.morphemes.end; ++m) {
      const Morpheme& morpheme = document_.morphemes[m];
      if (morpheme.tag[0] == 'N' || morpheme.tag == "XSN") {
        end = morpheme.span.end;
      } else if (morpheme.tag != "VCP" && morpheme.tag != "ETM") {
        return name.type;
      }
    }
    const std::string_view noun = text({before.span.begin, end});
    for (std::size_t at = 0; at < noun.size(); next_code_point(noun, at)) {
      const std::uint32_t kinds = cues_.find(noun.substr(at));
      if (characters(noun.substr(at)) < 2 || (kinds & NameCues::kTitle) != 0) return name.type;
      if ((kinds & NameCues::kBody) != 0) return EntityType::kOrganization;
    }
    return name.type;
  }

  EntityType type_by_words(const TypedName& name) const {
    const std::string_view whole = text(name.span);
    const std::size_t blank = whole.rfind(' ');
    const std::string_view last = blank == std::string_view::npos ? whole : whole.substr(blank + 1);
    const std::uint32_t kinds = cues_.find(whole);
    // A city may stand for its team; a country is one thing throughout.
    const bool team =
        name.type == EntityType::kOrganization && !is_after_country(name) && !is_where(name);
    const bool city = (kinds & NameCues::kCity) != 0 && !team;
    if ((kinds & NameCues::kCountry) != 0 || city) return EntityType::kPlace;
    if ((kinds & NameCues::kOrganization) != 0) return EntityType::kOrganization;
    if (name.type != EntityType::kProduct && ends_as_law(last)) return EntityType::kThing;
    const std::uint32_t suffix = cues_.suffix_kinds(last);
    const std::string_view first = whole.substr(0, whole.find(' '));
    const bool in_country =
        first.size() < whole.size() && (cues_.find(first) & NameCues::kCountry) != 0;
    if (in_country && (cues_.find(last) & NameCues::kCity) != 0) return EntityType::kPlace;
    const bool mistakable = name.type == EntityType::kPerson || name.type == EntityType::kPlace;
    if (mistakable && suffix == NameCues::kOrganizationSuffix && longest_suffix(last) >= 2) {
      return EntityType::kOrganization;
    }
    if (suffix == NameCues::kEventSuffix && longest_suffix(last) >= 2) return EntityType::kEvent;
    return name.type;
  }

  // What it is done at, or where it goes: the adverbial particle of places stands behind it.
  bool is_where(const TypedName& name) const {
    const Token& token = document_.tokens[token_at(name.span.end - 1)];
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      const Morpheme& morpheme = document_.morphemes[m];
      if (morpheme.span.begin != name.span.end) continue;
      return morpheme.tag == "JKB";
    }
    return false;
  }

  bool is_after_country(const TypedName& name) const {
    const std::uint32_t t = token_at(name.span.begin);
    return t > sentence_.tokens.begin && t < sentence_.tokens.end &&
           (cues_.find(text(document_.tokens[t - 1].span)) & NameCues::kCountry) != 0;
  }

  bool ends_as_law(std::string_view word) const {
    for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
      if ((cues_.find(word.substr(at)) & NameCues::kLawSuffix) != 0) return true;
    }
    return false;
  }

  std::size_t longest_suffix(std::string_view word) const {
    for (std::size_t at = 0; at < word.size(); next_code_point(word, at)) {
      if (cues_.find(word.substr(at)) != 0 && cues_.suffix_kinds(word.substr(at)) != 0) {
        return characters(word.substr(at));
      }
    }
    return 0;
  }

  // The stem of a verb or adjective, with its ending right behind it, unless it is surely a name.
  bool is_verb(const TypedName& name) const {
    constexpr float kSurely = 0.8F;
    if (name.confidence >= kSurely || is_full_name(name)) return false;
    const Token& token = document_.tokens[token_at(name.span.begin)];
    for (std::uint32_t m = token.morphemes.begin + 1; m < token.morphemes.end; ++m) {
      const Morpheme& morpheme = document_.morphemes[m];
      if (morpheme.tag[0] != 'E' || morpheme.span.begin < name.span.begin) continue;
      const std::string& stem = document_.morphemes[m - 1].tag;
      const bool goes_on = m + 1 < token.morphemes.end &&
                           document_.morphemes[m + 1].tag[0] == 'N' &&
                           document_.morphemes[m + 1].span.begin < name.span.end;
      return !goes_on && morpheme.span.begin <= name.span.end &&
             (stem[0] == 'V' || stem.starts_with("XS"));
    }
    return false;
  }

  // A person's three syllables of which a family name is the first.
  bool is_full_name(const TypedName& name) const {
    constexpr float kLikely = 0.5F;
    const std::string_view whole = text(name.span);
    if (name.type != EntityType::kPerson || characters(whole) != 3) return false;
    if (name.confidence < kLikely || !is_all_hangul(whole)) return false;
    std::size_t family = 0;
    next_code_point(whole, family);
    return (cues_.find(whole.substr(0, family)) & NameCues::kSurname) != 0 &&
           !has_foreign_syllable(whole.substr(family));
  }

  // Titles and one syllable that nothing follows are no names.
  bool is_no_name(const TypedName& name) const {
    const std::string_view whole = text(name.span);
    const std::uint32_t kinds = cues_.find(whole);
    if ((kinds & NameCues::kNoNameAlone) != 0 && name.type != EntityType::kPerson) return true;
    if ((kinds & (NameCues::kTitle | NameCues::kNoName | NameCues::kPersonSuffix)) != 0) {
      return characters(whole) > 1 || (kinds & NameCues::kSurname) == 0;
    }
    if (name.type == EntityType::kProduct && (kinds & NameCues::kWork) != 0) return true;
    // "나래진흥원장" is an office; "나래우수상" is none, though it ends like one.
    const bool prize = whole.size() > 3 &&
                       (cues_.find(whole.substr(whole.size() - 3)) & NameCues::kPrizeSuffix) != 0;
    if (name.type == EntityType::kProduct && kinds == 0 && !prize && ends_in_title(whole)) {
      return true;
    }
    // "여성밴드" says what it is; "한국은행" is a name that ends alike.
    return whole.find(' ') == std::string_view::npos && is_kind(whole) &&
           cues_.suffix_kinds(whole) == 0;
  }

  const Document& document_;
  const Sentence& sentence_;
  const NameCues& cues_;
  std::vector<TypedName> out_;
};

}  // namespace

std::vector<TypedName> shape_names(const Document& document, const Sentence& sentence,
                                   const std::vector<TypedName>& names, const NameCues& cues) {
  return Shaper(document, sentence, cues).run(names);
}

}  // namespace weft
