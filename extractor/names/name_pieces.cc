// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_pieces.h"

#include <algorithm>
#include <tuple>

#include "extractor/names/name_marks.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class NameDivider {
 public:
  explicit NameDivider(const NameSurroundings& around) : around_(around) {}

  // Divided after particles, at quotation marks that stand inside and at words between names.
  std::vector<TypedName> pieces(const TypedName& name) const {
    std::vector<TypedName> out;
    TypedName piece = name;
    for (std::uint32_t t = around_.token_at(name.span.begin); t < around_.sentence().tokens.end;
         ++t) {
      const Token& token = around_.document().tokens[t];
      if (token.span.begin >= name.span.end) break;
      std::size_t at = token.span.begin;
      if (is_quotation_mark(next_code_point(around_.document().text, at)) && at == token.span.end) {
        piece.span.end = token.span.begin;
        push(out, piece);
        piece.span.begin = token.span.end;
        continue;
      }
      if (token.span.end >= name.span.end) break;
      if ((around_.cues().find(around_.text(token.span)) & NameCues::kBetween) != 0) {
        piece.span.end = std::max(piece.span.begin, token.span.begin);
        push(out, piece);
        piece.span.begin = token.span.end;
        continue;
      }
      const std::uint32_t end = around_.noun_end(token);
      if (end == token.span.end || end <= piece.span.begin) continue;
      // "스가 나리": no foreign name has one syllable, so what follows is no particle.
      const bool short_name = characters(around_.text({piece.span.begin, end})) < 2;
      if (name.type == EntityType::kPerson && short_name) continue;
      piece.span.end = end;
      push(out, piece);
      piece.span.begin = token.span.end;
    }
    piece.span.end = name.span.end;
    push(out, piece);
    return dotted_apart(joined_places(acts_apart(out)));
  }

  // "얀 린드 나래웨이브 대표": before the title of who leads a body, the last of three words or
  // more, or what follows a full name, is the body's name.
  std::vector<TypedName> bodies_apart(const std::vector<TypedName>& pieces) const {
    std::vector<TypedName> out;
    for (TypedName piece : pieces) {
      const std::string_view whole = around_.text(piece.span);
      const std::size_t blank = whole.rfind(' ');
      const bool led = around_.is_before_head_title(piece) ||
                       (around_.has_title(piece) && is_known(whole.substr(blank + 1)));
      if (piece.type != EntityType::kPerson || blank == std::string_view::npos || !led ||
          is_behind_body(piece)) {
        out.push_back(piece);
        continue;
      }
      const std::string_view person = whole.substr(0, blank);
      TypedName first = piece;
      first.span.end = piece.span.begin + static_cast<std::uint32_t>(blank);
      const bool apart = person.find(' ') != std::string_view::npos || around_.is_full_name(first);
      const bool body =
          characters(whole.substr(blank + 1)) > 2 || is_known(whole.substr(blank + 1));
      if (apart && body) {
        out.push_back(first);
        piece.span.begin = first.span.end + 1;
        piece.type = EntityType::kOrganization;
      }
      out.push_back(piece);
    }
    return out;
  }

 private:
  bool is_known(std::string_view word) const {
    constexpr std::uint32_t kKnown = NameCues::kCountry | NameCues::kCity | NameCues::kOrganization;
    return (around_.cues().find(word) & kKnown) != 0;
  }

  // "가람전자 얀 린드 대표": the body has been named.
  bool is_behind_body(const TypedName& name) const {
    const std::uint32_t t = around_.token_at(name.span.begin);
    return t > around_.sentence().tokens.begin &&
           around_.document().tokens[t].span.begin == name.span.begin &&
           around_.document().tokens[t - 1].space_after &&
           around_.is_body(around_.text(around_.document().tokens[t - 1].span));
  }

  // "NRB8 솔지": who belongs to an act that is written in capitals, and the act. "DJ 솔지" is a
  // stage name; so are other ones of two letters.
  std::vector<TypedName> acts_apart(const std::vector<TypedName>& pieces) const {
    constexpr std::size_t kLeast = 3;
    constexpr std::size_t kMost = 4;
    std::vector<TypedName> out;
    for (TypedName piece : pieces) {
      const std::string_view whole = around_.text(piece.span);
      const std::size_t blank = whole.find(' ');
      const std::string_view act = whole.substr(0, blank);
      const std::string_view person =
          whole.substr(act.size() + (act.size() < whole.size() ? 1 : 0));
      const std::size_t length = characters(person);
      if (piece.type == EntityType::kPerson && act.size() >= kLeast && is_in_capitals(act) &&
          around_.cues().find(act) == 0 && length > 1 && length <= kMost && is_all_hangul(person)) {
        TypedName body = piece;
        body.span.end = piece.span.begin + static_cast<std::uint32_t>(blank);
        body.type = EntityType::kOrganization;
        out.push_back(body);
        piece.span.begin = body.span.end + 1;
      }
      out.push_back(piece);
    }
    return out;
  }

  // Capitals and digits, two capitals at the least.
  static bool is_in_capitals(std::string_view word) {
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    return std::count_if(word.begin(), word.end(), capital) > 1 &&
           std::all_of(word.begin(), word.end(),
                       [&](char c) { return capital(c) || (c >= '0' && c <= '9'); });
  }

  // "가봉·나래도", "가봉-나래": places that a mark joins are two.
  std::vector<TypedName> joined_places(const std::vector<TypedName>& pieces) const {
    constexpr std::string_view kMarks[] = {"·", "‧", "․", "ㆍ", "-", "∼", "~", "vs"};
    constexpr std::uint32_t kKnown = NameCues::kCountry | NameCues::kCity;
    std::vector<TypedName> out;
    for (TypedName piece : pieces) {
      for (const std::string_view mark : kMarks) {
        const std::string_view whole = around_.text(piece.span);
        const std::size_t at = whole.find(mark);
        if (at == std::string_view::npos || at == 0 || at + mark.size() >= whole.size()) continue;
        const std::string_view right = whole.substr(at + mark.size());
        const bool known = (around_.cues().find(whole.substr(0, at)) & kKnown) != 0 ||
                           (around_.cues().find(right) & kKnown) != 0;
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
      if (parts.size() > 1) reach_full_name(parts);
      if (parts.size() > 1 && holds_office(parts.back())) parts.back().type = EntityType::kPerson;
      const auto alike = [&](const TypedName& part) {
        const std::string_view name = around_.text(part.span);
        if (part.type != EntityType::kOrganization) {
          return around_.is_full_name(part) || is_short_name(part);
        }
        if ((around_.cues().find(name) & NameCues::kOrganization) != 0) return true;
        return around_.cues().suffix_kinds(name) == NameCues::kOrganizationSuffix &&
               characters(name) > 2;
      };
      const bool full = std::any_of(parts.begin(), parts.end(), [&](const TypedName& part) {
        return part.type == EntityType::kOrganization || around_.is_full_name(part);
      });
      const bool apart = parts.size() > 1 && full && std::all_of(parts.begin(), parts.end(), alike);
      if (apart) {
        out.insert(out.end(), parts.begin(), parts.end());
      } else {
        out.push_back(piece);
      }
    }
    return out;
  }

  // "도윤·도윤슬": two syllables, beside full names.
  bool is_short_name(const TypedName& part) const {
    const std::string_view name = around_.text(part.span);
    if (part.type != EntityType::kPerson || characters(name) != 2 || !is_all_hangul(name))
      return false;
    std::size_t family = 0;
    next_code_point(name, family);
    return (around_.cues().find(name.substr(0, family)) & NameCues::kSurname) != 0;
  }

  // "나리수·도|윤슬 의원": what ends in a family name behind full names goes on to the end of one.
  void reach_full_name(std::vector<TypedName>& parts) const {
    constexpr std::uint32_t kSyllable = 3;  // bytes
    TypedName& last = parts.back();
    if (last.span.empty()) return;
    const std::uint32_t end = around_.document().tokens[around_.token_at(last.span.begin)].span.end;
    TypedName whole = last;
    whole.span.end = last.span.begin + 3 * kSyllable;
    if (characters(around_.text(last.span)) > 2 || whole.span.end > end) return;
    const std::string_view rest = around_.text({whole.span.end, end});
    const bool ends = rest.empty() || (around_.cues().find(rest) & NameCues::kTail) != 0;
    if (ends && around_.is_full_name(parts.front()) && around_.is_full_name(whole)) last = whole;
  }

  // The last of "도담은 나래당·도윤슬 다온당 대표": a full name with an office behind it.
  bool holds_office(TypedName name) const {
    name.type = EntityType::kPerson;
    if (!around_.is_full_name(name)) return false;
    std::uint32_t t = around_.token_at(name.span.end - 1) + 1;
    const auto stem = [&](const Token& token) {
      return around_.text({token.span.begin, around_.stem_end(token)});
    };
    if (t < around_.sentence().tokens.end && around_.is_body(stem(around_.document().tokens[t])))
      ++t;
    return t < around_.sentence().tokens.end && around_.document().tokens[t - 1].space_after &&
           around_.ends_in_title(stem(around_.document().tokens[t]));
  }

  std::vector<TypedName> between_dots(TypedName name) const {
    std::vector<TypedName> parts;
    const std::uint32_t end = name.span.end;
    for (std::size_t dot = 0; dot != std::string_view::npos;) {
      std::size_t length = 0;
      std::tie(dot, length) = find_middle_dot(around_.text({name.span.begin, end}));
      name.span.end =
          dot == std::string_view::npos ? end : name.span.begin + static_cast<std::uint32_t>(dot);
      parts.push_back(name);
      name.span.begin = name.span.end + static_cast<std::uint32_t>(length);
    }
    return parts;
  }

  void push(std::vector<TypedName>& out, TypedName piece) const {
    while (!piece.span.empty() && around_.document().text[piece.span.begin] == ' ')
      ++piece.span.begin;
    while (!piece.span.empty() && around_.document().text[piece.span.end - 1] == ' ')
      --piece.span.end;
    if (!piece.span.empty()) out.push_back(piece);
  }

  const NameSurroundings& around_;
};

}  // namespace

std::vector<TypedName> name_pieces(const NameSurroundings& around, const TypedName& name) {
  const NameDivider divider(around);
  return divider.bodies_apart(divider.pieces(name));
}

}  // namespace weft
