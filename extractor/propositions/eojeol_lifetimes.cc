// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_lifetimes.h"

#include <algorithm>

#include "extractor/propositions/other_names.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// A life, and no term of office.
constexpr int kShortestLife = 15;
constexpr int kLongestLife = 115;

// When and where a life began or ended.
struct LifeEnd {
  std::uint32_t date = kNone;   // a literal
  std::uint32_t place = kNone;  // a mention
};

class LifetimeReader {
 public:
  LifetimeReader(Document& document, const NounPhrases& phrases)
      : document_(document), phrases_(phrases) {}

  bool run(const Proposition& aside) {
    const Span words = aside.phrase;
    const Span mark = dividing_mark(words);
    LifeEnd birth;
    LifeEnd death;
    if (mark.empty() || !read_end({words.begin, mark.begin}, birth) ||
        !read_end({mark.end, words.end}, death)) {
      return false;
    }
    const bool dead = death.date != kNone;
    if (birth.date != kNone && dead) {
      const int years = year_of(death.date) - year_of(birth.date);
      if (years < kShortestLife || years > kLongestLife) return false;
    } else if (birth.date != kNone) {
      // "2001년 ~": since when somebody does something, as like as not.
      if (document_.literals[birth.date].unit != "day") return false;
    }
    say(aside, "birth", birth);
    say(aside, "death", death);
    return birth.date != kNone || dead;
  }

 private:
  // The first one outside of dates.
  Span dividing_mark(Span words) const {
    constexpr char32_t kMarks[] = {U'~', U'\u223C', U'\u301C', U'\uFF5E',
                                   U'-', U'\u2013', U'\u2014'};
    for (std::size_t i = words.begin; i < words.end;) {
      const auto begin = static_cast<std::uint32_t>(i);
      const char32_t c = next_code_point(document_.text, i);
      if (std::find(std::begin(kMarks), std::end(kMarks), c) == std::end(kMarks)) continue;
      const Span mark{begin, static_cast<std::uint32_t>(i)};
      const bool inside = std::any_of(
          document_.literals.begin(), document_.literals.end(), [&](const Literal& literal) {
            return literal.span.begin < mark.begin && mark.end < literal.span.end;
          });
      if (!inside) return mark;
    }
    return {};
  }

  // A date, where it was, and a noun that says what happened; or nothing, or a mark for it.
  bool read_end(Span words, LifeEnd& end) {
    words = without_punctuation(document_.text, words);
    if (words.empty() || document_.text_of(words) == "?") return true;
    end.date = date_at(words.begin);
    if (end.date == kNone) return false;
    Span rest{document_.literals[end.date].span.end, words.end};
    for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
      const Mention& mention = document_.mentions[m];
      if (mention.kind != MentionKind::kName || !rest.contains(mention.span)) continue;
      if (mention.type != EntityType::kPlace && mention.type != EntityType::kOrganization) continue;
      end.place = m;
    }
    return std::all_of(document_.tokens.begin(), document_.tokens.end(), [&](const Token& token) {
      if (!rest.contains(token.span) || token.span.empty()) return true;
      return is_place(token.span) || is_mark(token.span) || tells_end(token.span);
    });
  }

  bool is_place(Span token) const {
    return std::any_of(document_.mentions.begin(), document_.mentions.end(), [&](const Mention& m) {
      return m.kind == MentionKind::kName && m.span.overlaps(token) &&
             (m.type == EntityType::kPlace || m.type == EntityType::kOrganization);
    });
  }

  bool is_mark(Span token) const { return without_punctuation(document_.text, token).empty(); }

  // As the relation words of brackets know it: "출생", "별세".
  bool tells_end(Span token) const {
    std::string noun(document_.text_of(without_punctuation(document_.text, token)));
    if (noun.ends_with('.')) noun.pop_back();
    return phrases_.relates("(" + noun + ")");
  }

  std::uint32_t date_at(std::uint32_t begin) {
    constexpr std::size_t kFewest = 3;  // digits of a year
    constexpr std::size_t kMost = 4;
    for (std::uint32_t i = 0; i < document_.literals.size(); ++i) {
      Literal& literal = document_.literals[i];
      if (literal.span.begin != begin) continue;
      if (literal.kind == LiteralKind::kDate) return year_of(i) > 0 ? i : kNone;
      // "531년" counts years by itself.
      std::string_view value = literal.value;
      const bool counted =
          literal.kind == LiteralKind::kDuration && value.starts_with('P') && value.ends_with('Y');
      if (counted) value = value.substr(1, value.size() - 2);
      const bool plain = literal.kind == LiteralKind::kQuantity && literal.unit.empty();
      const bool year =
          (counted || plain) && value.size() >= kFewest && value.size() <= kMost &&
          std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
      if (!year) continue;
      literal.kind = LiteralKind::kDate;
      literal.value = std::string(value);
      literal.unit = "year";
      return i;
    }
    return kNone;
  }

  // 0 where it is unknown or before our era.
  int year_of(std::uint32_t date) const {
    int year = 0;
    for (const char c : document_.literals[date].value) {
      if (c < '0' || c > '9') break;
      year = year * 10 + (c - '0');
    }
    return year;
  }

  void say(const Proposition& aside, const char* construction, const LifeEnd& end) {
    if (end.date == kNone) return;
    Proposition p = aside;
    p.construction = construction;
    p.kind = PredicateKind::kNoun;
    p.arguments.push_back({.role = Role::kOblique, .literal = end.date});
    if (end.place != kNone) p.arguments.push_back({.role = Role::kPossessor, .mention = end.place});
    document_.propositions.push_back(std::move(p));
  }

  Document& document_;
  const NounPhrases& phrases_;
};

}  // namespace

bool read_lifetime(Document& document, const Proposition& aside, const NounPhrases& phrases) {
  return LifetimeReader(document, phrases).run(aside);
}

}  // namespace weft
