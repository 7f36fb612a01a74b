// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/foreign_names.h"

#include <algorithm>
#include <string_view>

#include "extractor/names/person_words.h"

namespace weft {
namespace {

class ForeignNames : PersonWords {
 public:
  using PersonWords::PersonWords;

  void run() {
    reach_latin();
    for (std::size_t n = 0; n < names_.size(); ++n) reach_morpheme(n);
    reigns();
    counted_events();
    dated_events();
    join_parts();
    before_offices();
    for (std::size_t n = 0; n < names_.size(); ++n) {
      if (names_[n].type != EntityType::kPerson) continue;
      reach_first_word(n);
      reach_last_word(n);
      reach_syllable(n);
    }
    sort();
  }

 private:
  // "나폴레|옹은", "나래 조연|상": a name ends no earlier than the noun in which it does, but
  // before what is said of its bearer.
  void reach_morpheme(std::size_t n) {
    TypedName& name = names_[n];
    if (name.type != EntityType::kPerson && name.type != EntityType::kProduct) return;
    const Token& token = document_.tokens[token_at(name.span.end - 1)];
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      const Morpheme& noun = document_.morphemes[m];
      if (noun.span.end <= name.span.end) continue;
      if (noun.span.begin >= name.span.end || !noun.tag.starts_with("NN")) return;
      if (n + 1 < names_.size() && names_[n + 1].span.begin < noun.span.end) return;
      const std::string_view whole = text(noun.span);
      const std::string_view rest = text({name.span.end, noun.span.end});
      const bool prize = is_prize(whole);
      const bool ending = (cues_.find(rest) & NameCues::kNameEnding) != 0;
      if (syllables(whole) == 0 || (!ending && !prize && says_who(rest))) return;
      if (is_full_name(text(name.span)) || (!prize && known_.noun(rest))) return;
      name.span.end = noun.span.end;
      if (prize) name.type = EntityType::kProduct;
      return;
    }
  }

  bool is_prize(std::string_view word) const {
    return word.size() > 3 * kSyllable &&
           (cues_.find(word.substr(word.size() - kSyllable)) & NameCues::kPrizeSuffix) != 0;
  }

  bool says_who(std::string_view rest) const {
    constexpr std::uint32_t kOf = NameCues::kGroupEnding | NameCues::kOwnTitle;
    return ends_in_title(rest) || is_body(rest) || cues_.suffix_kinds(rest) != 0 ||
           (cues_.find(rest) & kOf) != 0;
  }

  // "DB나래는": Latin letters right before the name of a body are its beginning.
  void reach_latin() {
    for (TypedName& name : names_) {
      if (name.type != EntityType::kOrganization && name.type != EntityType::kProduct) continue;
      const Token& token = document_.tokens[token_at(name.span.begin)];
      const Span before{token.span.begin, name.span.begin};
      if (before.empty() || taken(before)) continue;
      const std::string_view letters = document_.text_of(before);
      const bool latin = std::all_of(letters.begin(), letters.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      });
      if (latin && letters.front() >= 'A') name.span.begin = before.begin;
    }
  }

  // "요셉 II세": a ruler's name that nobody knows, told by its number.
  void reigns() {
    for (std::uint32_t t = tokens_.begin + 1; t < tokens_.end; ++t) {
      const Token& name = document_.tokens[t - 1];
      const std::uint32_t end = reign_end(document_, document_.tokens[t], cues_);
      if (end == 0 || taken(document_.tokens[t].span) || !may_be_foreign(t - 1)) continue;
      if (!is_unknown(text(name.span)) || may_be_full_name(text(name.span))) continue;
      add_person({name.span.begin, end});
      sort();
    }
  }

  // "30년 전쟁".
  void counted_events() {
    constexpr std::uint32_t kCounted = NameCues::kEventSuffix | NameCues::kReign;
    for (std::uint32_t t = tokens_.begin; t + 1 < tokens_.end; ++t) {
      const Token& count = document_.tokens[t];
      const Span event = noun_of(document_.tokens[t + 1]);
      if (!count.space_after || !is_bare(count) || count.morphemes.size() != 2) continue;
      if (document_.morphemes[count.morphemes.begin].tag != "SN") continue;
      if ((cues_.find(text(event)) & kCounted) != kCounted) continue;
      const Span whole{count.span.begin, event.end};
      if (taken(whole)) continue;
      names_.push_back({whole, sentence_, EntityType::kEvent, kByTitle});
      sort();
    }
  }

  // "나래 4.3 사건", "6·10 항쟁": the day on which it happened, behind the name of the place if
  // any.
  void dated_events() {
    for (std::uint32_t t = tokens_.begin; t + 1 < tokens_.end; ++t) {
      const Token& day = document_.tokens[t];
      if (!day.space_after || !is_day(text(day.span))) continue;
      const Span event = noun_of(document_.tokens[t + 1]);
      if ((cues_.suffix_kinds(text(event)) & NameCues::kEventSuffix) == 0) continue;
      Span whole{day.span.begin, event.end};
      for (const TypedName& name : names_) {
        if (name.type == EntityType::kPlace && name.span.end + 1 == whole.begin) {
          whole.begin = name.span.begin;
        }
      }
      std::erase_if(names_, [&](const TypedName& name) { return whole.overlaps(name.span); });
      names_.push_back({whole, sentence_, EntityType::kEvent, kByTitle});
      sort();
    }
  }

  // "4.3", "6·10": a month and a day.
  static bool is_day(std::string_view word) {
    constexpr int kMonths = 12;
    constexpr int kDays = 31;
    const auto number = [&word] {
      int value = 0;
      std::size_t digits = 0;
      for (; digits < word.size() && digits < 2 && word[digits] >= '0' && word[digits] <= '9';
           ++digits) {
        value = 10 * value + (word[digits] - '0');
      }
      word.remove_prefix(digits);
      return digits == 0 || word.starts_with('0') ? 0 : value;
    };
    const int month = number();
    for (const std::string_view mark : {".", "·"}) {
      if (!word.starts_with(mark)) continue;
      word.remove_prefix(mark.size());
      const int day = number();
      return word.empty() && month > 0 && month <= kMonths && day > 0 && day <= kDays;
    }
    return false;
  }

  // "굴람 린드브란 나래시 감독": two unknown words before the name of a body or place and a title.
  void before_offices() {
    for (std::uint32_t t = tokens_.begin; t + 3 < tokens_.end; ++t) {
      const Span first = document_.tokens[t].span;
      const Span second = document_.tokens[t + 1].span;
      if (!may_be_foreign(t) || !may_be_foreign(t + 1) || !is_unknown(text(first)) ||
          !is_unknown(text(second))) {
        continue;
      }
      const Token& body = document_.tokens[t + 2];
      const bool named = std::any_of(names_.begin(), names_.end(), [&](const TypedName& name) {
        return name.span == body.span && name.type != EntityType::kPerson;
      });
      const bool titled =
          (cues_.find(text(noun_of(document_.tokens[t + 3]))) & NameCues::kTitle) != 0;
      if (!named || !titled || !body.space_after) continue;
      add_person({first.begin, second.end});
      sort();
    }
  }

  // "수도 린드브란 베네타에서", "장관 얀 린드 브란델 소장": two names with nothing between them,
  // both unknown, are one.
  void join_parts() {
    for (std::size_t n = 0; n + 1 < names_.size();) {
      EntityType type = EntityType::kThing;
      if (stand_together(names_[n], names_[n + 1])) type = joined_type(names_[n], names_[n + 1]);
      if (has_initial_between(names_[n].span, names_[n + 1].span)) type = EntityType::kPerson;
      if (type == EntityType::kThing) {
        ++n;
        continue;
      }
      names_[n].span.end = names_[n + 1].span.end;
      names_[n].type = type;
      names_[n].confidence = std::max(names_[n].confidence, names_[n + 1].confidence);
      names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(n) + 1);
    }
  }

  bool stand_together(const TypedName& first, const TypedName& second) const {
    return text({first.span.end, std::max(first.span.end, second.span.begin)}) == " " &&
           is_foreign(first.span) && is_foreign(second.span);
  }

  // "얀 A. 브란델".
  bool has_initial_between(Span first, Span second) const {
    const std::uint32_t t = token_at(first.end - 1);
    if (document_.tokens[t].span.end != first.end || !document_.tokens[t].space_after) return false;
    const std::uint32_t next = behind_initial(t + 1);
    return next != t + 1 && next < tokens_.end && document_.tokens[next].span.begin == second.begin;
  }

  // kThing where they are two.
  EntityType joined_type(const TypedName& first, const TypedName& second) const {
    const bool titled = is_titled(second.span);
    const bool office = is_behind_title(first.span);
    if (first.type == EntityType::kPerson && second.type == EntityType::kPlace) {
      return is_where(second.span) ? EntityType::kPlace : EntityType::kPerson;
    }
    // "장관 얀 린드 브란델 소장": whoever has one title before his name has the other behind it.
    if (first.type == EntityType::kPerson && second.type != EntityType::kPerson) {
      return titled && office ? EntityType::kPerson : EntityType::kThing;
    }
    if (first.type == second.type && first.type == EntityType::kPerson) return first.type;
    if (is_honoured(second.span) && second.type == EntityType::kPerson) return second.type;
    return EntityType::kThing;
  }

  // "굴람 린드브란은", of which the last word was found.
  void reach_first_word(std::size_t n) {
    TypedName& name = names_[n];
    const std::uint32_t t = token_at(name.span.begin);
    const Token& token = document_.tokens[t];
    if (t == tokens_.begin || token.span.begin != name.span.begin) return;
    const Token& first = document_.tokens[t - 1];
    if (!first.space_after || !may_be_foreign(t - 1)) return;
    // "굴람 A. 린드브란은", of which all but the first word was found.
    if (behind_initial(t) != t) {
      name.span.begin = first.span.begin;
      return;
    }
    if (!is_foreign(name.span)) return;
    // Between an office and a name stands nothing but the rest of the name; a body may stand before
    // whoever has a title.
    const Span whole{first.span.begin, name.span.end};
    const bool office = is_behind_title(whole);
    if (!office && (!is_unknown(text(first.span)) || may_be_full_name(text(first.span)))) return;
    if (!office && (is_titled(name.span) || is_honoured(name.span))) return;
    name.span = whole;
  }

  // "얀 브란델은", of which the first word was found.
  void reach_last_word(std::size_t n) {
    TypedName& name = names_[n];
    const std::uint32_t t = token_at(name.span.end - 1);
    const Token& token = document_.tokens[t];
    if (token.span.end != name.span.end || !token.space_after || !is_foreign(name.span)) return;
    const std::uint32_t next = behind_initial(t + 1);
    if (next >= tokens_.end) return;
    const Token& last = document_.tokens[next];
    const Span noun = noun_of(last);
    const bool initial = next != t + 1;
    if (taken(last.span) || !is_noun(last) || (!initial && noun.end >= last.span.end)) return;
    if (initial ? !is_new(text(noun)) : !is_unknown(text(noun)) || may_be_full_name(text(noun))) {
      return;
    }
    name.span.end = noun.end;
  }

  // "응우옌 반 쭝 총리": one more syllable of a name in such parts, before a title.
  void reach_syllable(std::size_t n) {
    TypedName& name = names_[n];
    const std::uint32_t t = token_at(name.span.end - 1);
    const Token& last = document_.tokens[t];
    const std::size_t blank = text(name.span).rfind(' ');
    if (blank == std::string_view::npos || last.span.end != name.span.end || !last.space_after ||
        syllables(text(name.span).substr(blank + 1)) != 1 || t + 1 >= tokens_.end) {
      return;
    }
    const Token& next = document_.tokens[t + 1];
    if (syllables(text(next.span)) != 1 || !next.space_after || !is_bare(next) ||
        taken(next.span) || cues_.find(text(next.span)) != 0 || !has_title(t + 1, false)) {
      return;
    }
    name.span.end = next.span.end;
  }

  // "얀 A. 브란델": the token behind an initial and its stop, the same where there is none.
  std::uint32_t behind_initial(std::uint32_t t) const {
    if (t + 1 >= tokens_.end) return t;
    const std::string_view first = text(document_.tokens[t].span);
    if (first.empty() || first[0] < 'A' || first[0] > 'Z' || first.size() > 2) return t;
    if (first.size() == 2 && first[1] == '.') return t + 1;
    const bool stop = first.size() == 1 && !document_.tokens[t].space_after &&
                      text(document_.tokens[t + 1].span) == ".";
    return stop ? t + 2 : t;
  }

  bool is_titled(Span name) const {
    const std::uint32_t t = token_at(name.end - 1);
    return t + 1 < tokens_.end && document_.tokens[t].span.end == name.end &&
           document_.tokens[t].space_after && ends_in_title(text(noun_of(document_.tokens[t + 1])));
  }

  bool is_behind_title(Span name) const {
    const std::uint32_t t = token_at(name.begin);
    if (t == tokens_.begin || document_.tokens[t].span.begin != name.begin) return false;
    const Token& before = document_.tokens[t - 1];
    return before.space_after && is_bare(before) && ends_in_title(text(before.span));
  }

  // "라파엘 린드씨는": with the suffix of persons in the same word.
  bool is_honoured(Span name) const {
    const Token& token = document_.tokens[token_at(name.end - 1)];
    const Span noun = noun_of(token);
    return noun.end > name.end &&
           (cues_.find(text({name.end, noun.end})) & NameCues::kPersonSuffix) != 0;
  }

  bool is_where(Span name) const {
    const Token& token = document_.tokens[token_at(name.end - 1)];
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      if (document_.morphemes[m].span.begin == name.end) {
        return document_.morphemes[m].tag == "JKB";
      }
    }
    return false;
  }
};

bool is_roman(std::string_view number) {
  return !number.empty() && number.find_first_not_of("IVX") == std::string_view::npos;
}

}  // namespace

std::uint32_t reign_end(const Document& document, const Token& token, const NameCues& cues) {
  constexpr std::size_t kCounter = 3;  // bytes
  constexpr std::string_view kMost = "25";
  const std::string_view whole = document.text_of(token);
  const std::string_view number = whole.substr(0, whole.find_first_not_of("0123456789IVX"));
  const auto end = token.span.begin + static_cast<std::uint32_t>(number.size());
  const bool roman = is_roman(number);
  // "요셉 III" needs no counter; one letter may be anything.
  if (roman && number.size() > 1 && number.size() == whole.size()) return end;
  const std::string_view counter = whole.substr(number.size(), kCounter);
  if (number.empty() || (cues.find(counter) & NameCues::kReign) == 0) return 0;
  const bool digits = number.find_first_not_of("0123456789") == std::string_view::npos;
  const bool low =
      number.size() < kMost.size() || (number.size() == kMost.size() && number <= kMost);
  return roman || (digits && low) ? end + static_cast<std::uint32_t>(kCounter) : 0;
}

void mend_foreign_names(const Document& document, std::uint32_t sentence, const NameCues& cues,
                        const KnownWords& known, std::vector<TypedName>& names) {
  ForeignNames(document, sentence, cues, known, names).run();
}

}  // namespace weft
