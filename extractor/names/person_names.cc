// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/person_names.h"

#include <algorithm>
#include <string_view>

#include "extractor/names/person_words.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kSurely = 0.9F;

class Persons : PersonWords {
 public:
  using PersonWords::PersonWords;

  void run() {
    split_bodies();
    split_behind_full_names();
    before_titles();
    before_countries();
    anonymous();
    for (std::size_t n = 0; n < names_.size(); ++n) {
      cut_common_end(names_[n]);
      reach_particle(n);
      reach_verb(n);
      retype_by_own_title(names_[n]);
      retype_full_name(names_[n]);
      retype_before_bracket(names_[n]);
    }
    joined_persons();
    sort();
    bodies_before_persons();
  }

 private:
  void before_titles() {
    for (std::uint32_t t = tokens_.begin; t + 1 < tokens_.end; ++t) {
      const Token& token = document_.tokens[t];
      if (taken(token.span)) continue;
      const std::string_view word = text(token.span);
      if (!may_be_full_name(word)) continue;
      const bool noun = is_bare(token) && is_noun(token);
      // "이민서 대표": whatever the last syllable looks like, right before a title.
      const bool at_title = token.space_after && is_title(text(noun_of(document_.tokens[t + 1])));
      if (!noun && !(is_full_name(word) && (at_title || ends_like_particle(token)))) continue;
      if (!has_title(t, !is_full_name(word)) || ends_foreign_name(t)) continue;
      if (is_genitive_noun(token)) continue;
      add_person(token.span);
    }
    sort();
  }

  // "최초의 선수": a common noun in the genitive that looks like a full name.
  bool is_genitive_noun(const Token& token) const {
    if (token.morphemes.size() < 2) return false;
    const Morpheme& last = document_.morphemes[token.morphemes.end - 1];
    const std::string_view noun = text({token.span.begin, last.span.begin});
    return last.tag == "JKG" && (known_.noun(noun) || known_.plain(noun));
  }

  // "라파엘 린드 가봉 총리": unknown words before a country and its title are the bearer's name.
  void before_countries() {
    constexpr std::uint32_t kMostWords = 3;
    for (std::uint32_t t = tokens_.begin + 1; t + 1 < tokens_.end; ++t) {
      const Token& country = document_.tokens[t];
      if (!country.space_after || (cues_.find(text(country.span)) & NameCues::kCountry) == 0)
        continue;
      if (!is_title(text(noun_of(document_.tokens[t + 1])))) continue;
      std::uint32_t first = t;
      while (first > tokens_.begin && t - first < kMostWords && may_be_foreign(first - 1)) --first;
      if (first == t) continue;
      const Span name{document_.tokens[first].span.begin, document_.tokens[t - 1].span.end};
      add_person(name);
    }
    sort();
  }

  // The last syllable looks like a particle, and is one that given names end in: "한마루나 의원".
  bool ends_like_particle(const Token& token) const {
    if (token.morphemes.size() < 2) return false;
    const Morpheme& last = document_.morphemes[token.morphemes.end - 1];
    return last.tag[0] == 'J' && (cues_.find(last.form) & NameCues::kNameEnding) != 0;
  }

  // "짐 길모어 전 주지사": an unknown bare word before it is the first of one name.
  bool ends_foreign_name(std::uint32_t t) const {
    if (t == tokens_.begin) return false;
    const Token& before = document_.tokens[t - 1];
    const std::string_view word = text(before.span);
    return before.space_after && is_bare(before) && syllables(word) > 0 && !taken(before.span) &&
           !known_.noun(word) && cues_.find(word) == 0 && !is_body(word);
  }

  // "변모(58)씨": a family name and the word for whatever the given name is, with an age or a
  // title.
  void anonymous() {
    for (std::uint32_t t = tokens_.begin; t + 1 < tokens_.end; ++t) {
      const Token& token = document_.tokens[t];
      const std::string_view word = text(token.span);
      if (syllables(word) < 2) continue;
      const Span name{token.span.begin,
                      token.span.begin + static_cast<std::uint32_t>(2 * kSyllable)};
      const bool told = (cues_.find(word.substr(0, kSyllable)) & NameCues::kSurname) != 0 &&
                        (cues_.find(word.substr(kSyllable, kSyllable)) & NameCues::kAnonymous) != 0;
      if (!told) continue;
      const Token& next = document_.tokens[t + 1];
      const bool aged = name.end == token.span.end && !token.space_after && text(next.span) == "(";
      const bool titled =
          name.end == token.span.end && token.space_after && is_title(text(noun_of(next)));
      const std::uint32_t end = noun_of(token).end;
      const bool glued = end > name.end && is_title(text({name.end, end}));
      if (!aged && !titled && !glued) continue;
      // The family name alone, as the model may have found it.
      std::erase_if(names_, [&](const TypedName& other) {
        return other.span.begin == name.begin && other.span.end < name.end;
      });
      if (!taken(token.span)) add_person(name);
    }
    sort();
  }

  // "가람연구원 라파엘 과장", "하트웰 도윤슬 회장": two names, a body's and a person's.
  void split_bodies() {
    std::vector<TypedName> added;
    for (TypedName& name : names_) {
      const std::string_view whole = text(name.span);
      const std::size_t blank = whole.rfind(' ');
      if (blank == std::string_view::npos) continue;
      const std::uint32_t last = token_at(name.span.end - 1);
      if (document_.tokens[last].span.end != name.span.end || !has_title(last, true)) continue;
      const std::string_view before = whole.substr(0, blank);
      const std::string_view person = whole.substr(blank + 1);
      const bool one = before.find(' ') == std::string_view::npos;
      // "나래필드 도윤슬 의원": no foreign name goes on with a full one.
      const bool foreign = one && name.type == EntityType::kPerson && syllables(before) > 2 &&
                           family_of(person) != 0 && known_.given(person.substr(kSyllable)) &&
                           !is_full_name(before);
      const bool body =
          foreign || is_body(before.substr(
                         before.rfind(' ') == std::string_view::npos ? 0 : before.rfind(' ') + 1));
      const bool other = is_body(person) || known_.noun(person) || cues_.find(person) != 0;
      if (!body || other || syllables(person) < 2 || (!foreign && ends_as_group(person))) continue;
      if (!one && !is_full_name(person)) continue;
      TypedName bearer = name;
      bearer.span.begin = name.span.begin + static_cast<std::uint32_t>(blank + 1);
      bearer.type = EntityType::kPerson;
      name.span.end = bearer.span.begin - 1;
      name.type = EntityType::kOrganization;
      added.push_back(bearer);
    }
    names_.insert(names_.end(), added.begin(), added.end());
    sort();
  }

  // "도윤슬 나래대 교수": nothing of a full name stands behind it; what ends as groups do is the
  // body's.
  void split_behind_full_names() {
    std::vector<TypedName> added;
    for (TypedName& name : names_) {
      const std::string_view whole = text(name.span);
      const std::size_t blank = whole.find(' ');
      if (name.type != EntityType::kPerson || blank == std::string_view::npos) continue;
      const std::string_view body = whole.substr(blank + 1);
      if (!is_full_name(whole.substr(0, blank)) || body.find(' ') != std::string_view::npos)
        continue;
      const std::uint32_t last = token_at(name.span.end - 1);
      if (document_.tokens[last].span.end != name.span.end || !has_title(last, true)) continue;
      if (syllables(body) < 2 || is_title(body) || !(is_body(body) || ends_as_group(body)))
        continue;
      TypedName owner = name;
      owner.span.begin = name.span.begin + static_cast<std::uint32_t>(blank + 1);
      owner.type = EntityType::kOrganization;
      name.span.end = owner.span.begin - 1;
      added.push_back(owner);
    }
    names_.insert(names_.end(), added.begin(), added.end());
    sort();
  }

  // "수비수 라파엘 팔을": a common noun of one syllable ends no name of several words.
  void cut_common_end(TypedName& name) const {
    if (name.type != EntityType::kPerson) return;
    const std::string_view whole = text(name.span);
    const std::size_t blank = whole.rfind(' ');
    if (blank == std::string_view::npos) return;
    const std::string_view last = whole.substr(blank + 1);
    if (syllables(last) != 1 || !(known_.noun(last) || known_.plain(last))) return;
    if ((cues_.find(last) & NameCues::kSurname) != 0) return;
    name.span.end = name.span.begin + static_cast<std::uint32_t>(blank);
  }

  bool is_free(std::size_t n, std::uint32_t end) const {
    return n + 1 >= names_.size() || names_[n + 1].span.begin >= end;
  }

  // What looks like a particle that follows consonants alone, behind a vowel: "다은".
  bool disagrees(std::string_view before, std::string_view tail) const {
    constexpr char32_t kFirst = 0xAC00;
    constexpr char32_t kFinals = 28;
    constexpr char32_t kOnset = 588;  // syllables that begin alike
    constexpr char32_t kSilent = 11;
    std::size_t at = before.size();
    const char32_t last = previous_code_point(before, at);
    at = 0;
    const char32_t next = next_code_point(tail, at);
    if (at != tail.size() || !is_hangul(last) || !is_hangul(next)) return false;
    return (last - kFirst) % kFinals == 0 && (next - kFirst) / kOnset == kSilent &&
           (next - kFirst) % kFinals != 0;
  }

  // "장다은 나래의원": before a title, what looks like a particle is the end of a full name.
  void reach_particle(std::size_t n) {
    TypedName& name = names_[n];
    const std::uint32_t t = token_at(name.span.begin);
    const Span whole = document_.tokens[t].span;
    if (name.type != EntityType::kPerson || name.span.begin != whole.begin) return;
    if (name.span.end >= whole.end || !is_free(n, whole.end)) return;
    // "백현서의": what stands before the last particle is a full name.
    const Span full{whole.begin, whole.begin + static_cast<std::uint32_t>(3 * kSyllable)};
    if (name.span.size() == 2 * kSyllable && whole.end > full.end && is_full_name(text(full)) &&
        (cues_.find(text({full.end, whole.end})) & NameCues::kTail) != 0) {
      name.span.end = full.end;
      return;
    }
    if (family_of(text(whole)) != 0 && titled_by_body(n, t)) {
      name.span.end = whole.end;
      return;
    }
    // "서이랑 교수": a family name alone is no name.
    const bool family = name.span.size() == kSyllable && family_of(text(whole)) != 0;
    if (family && has_title(t, true)) name.span.end = whole.end;
    if (family || !is_full_name(text(whole))) return;
    const std::string_view rest = text({name.span.end, whole.end});
    const bool ending = (cues_.find(rest) & NameCues::kNameEnding) != 0;
    if (!ending && !disagrees(text(name.span), rest)) return;
    if (has_title(t, false)) name.span.end = whole.end;
  }

  // "도윤도 나래대 교수는": right before a body and a title that is the topic, a full name has no
  // particle.
  bool titled_by_body(std::size_t n, std::uint32_t t) const {
    if (n + 1 >= names_.size() || t + 2 >= tokens_.end) return false;
    const TypedName& body = names_[n + 1];
    const Token& last = document_.tokens[t + 1];
    const Token& title = document_.tokens[t + 2];
    if (!document_.tokens[t].space_after || !last.space_after || body.span != last.span ||
        body.type != EntityType::kOrganization || title.morphemes.empty()) {
      return false;
    }
    return document_.morphemes[title.morphemes.end - 1].tag == "JX" &&
           is_title(text(noun_of(title)));
  }

  // "그레고르 들라크루아에게": a verb that no text knows, with a case particle behind its ending,
  // is the rest of the name.
  void reach_verb(std::size_t n) {
    TypedName& name = names_[n];
    const std::uint32_t t = token_at(name.span.end - 1) + 1;
    if (name.type != EntityType::kPerson || t >= tokens_.end) return;
    const Token& before = document_.tokens[t - 1];
    if (before.span.end != name.span.end || !before.space_after) return;
    const IndexRange parts = document_.tokens[t].morphemes;
    if (parts.size() != 3) return;
    const Morpheme& stem = document_.morphemes[parts.begin];
    const Morpheme& ending = document_.morphemes[parts.begin + 1];
    const Morpheme& particle = document_.morphemes[parts.begin + 2];
    const bool strange = (stem.tag == "VV" || stem.tag == "VA") && !known_.verb(stem.form) &&
                         ending.tag == "EC" && particle.tag.starts_with("JK");
    if (strange && is_free(n, particle.span.begin)) name.span.end = particle.span.begin;
  }

  // "라파엘 할아버지": a title that no body has.
  void retype_by_own_title(TypedName& name) const {
    if (name.type != EntityType::kOrganization) return;
    const std::string_view whole = text(name.span);
    if (name.confidence >= kSurely || cues_.find(whole) != 0 || is_body(whole)) return;
    const std::uint32_t t = token_at(name.span.end - 1);
    if (document_.tokens[t].span.end != name.span.end || !document_.tokens[t].space_after) return;
    if (t + 1 >= tokens_.end || syllables(whole) == 0 || ends_as_group(whole)) return;
    const std::string_view title = text(noun_of(document_.tokens[t + 1]));
    if ((cues_.find(title) & NameCues::kOwnTitle) != 0) name.type = EntityType::kPerson;
  }

  // "구자온 변호사": a doubtful body's name that looks like a full name, before a title that no
  // body is led by.
  void retype_full_name(TypedName& name) const {
    constexpr float kDoubted = 0.75F;
    constexpr std::uint32_t kOthers = NameCues::kHeadTitle | NameCues::kWork;
    if (name.type != EntityType::kOrganization || name.confidence >= kDoubted) return;
    if (!may_be_full_name(text(name.span))) return;
    const std::uint32_t t = token_at(name.span.end - 1);
    if (t + 1 >= tokens_.end || document_.tokens[t].span != name.span) return;
    if (!document_.tokens[t].space_after) return;
    const std::uint32_t title = cues_.find(text(noun_of(document_.tokens[t + 1])));
    if ((title & NameCues::kTitle) != 0 && (title & kOthers) == 0) name.type = EntityType::kPerson;
  }

  // "라파엘(Raphael) 주석": a title behind a bracket that spells the name in other letters.
  void retype_before_bracket(TypedName& name) const {
    constexpr std::size_t kMost = 60;  // bytes
    if (name.type != EntityType::kOrganization || name.confidence >= kSurely) return;
    const std::string_view whole = text(name.span);
    const std::string_view rest = std::string_view(document_.text).substr(name.span.end, kMost);
    const std::size_t close = rest.find(')');
    if (rest.empty() || rest[0] != '(' || close == std::string_view::npos || is_body(whole)) return;
    if (cues_.find(whole) != 0 || syllables(whole) == 0 || ends_as_group(whole)) return;
    for (std::size_t at = 1; at < close;) {
      if (is_hangul(next_code_point(rest, at))) return;
    }
    const std::uint32_t t = token_at(name.span.end + static_cast<std::uint32_t>(close)) + 1;
    if (t >= tokens_.end || !document_.tokens[t - 1].space_after) return;
    const std::string_view noun = text(noun_of(document_.tokens[t]));
    if (ends_in_title(noun) && (cues_.find(noun) & NameCues::kHeadTitle) == 0) {
      name.type = EntityType::kPerson;
    }
  }

  // "도윤슬과 한나루는": what is joined to a person is one, where it looks like one.
  void joined_persons() {
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      const Span noun = full_name_in(document_.tokens[t]);
      if (noun.empty() || taken(noun)) continue;
      if (joins_person(t, false) || joins_person(t, true)) {
        add_person(noun);
        sort();
      }
    }
  }

  // The full name with which a token begins, before its particle or the token's end.
  Span full_name_in(const Token& token) const {
    constexpr std::uint32_t kLength = 3 * kSyllable;
    const Span name{token.span.begin, token.span.begin + kLength};
    if (token.span.size() < kLength || !is_full_name(text(name))) return {};
    const std::string_view rest = text({name.end, token.span.end});
    const bool ends =
        rest.empty() ? is_bare(token) && is_noun(token) : (cues_.find(rest) & NameCues::kTail) != 0;
    return ends ? name : Span{};
  }

  // Whether a person's name stands right before (behind) token t with nothing but a comma or a
  // particle of coordination between them.
  bool joins_person(std::uint32_t t, bool behind) const {
    std::uint32_t first = t;   // of the two names' tokens, the one that ends before the joint
    std::uint32_t second = t;  // and the one behind it
    const auto is_comma = [&](std::uint32_t at) {
      const std::string_view mark = text(document_.tokens[at].span);
      return mark == "," || mark == "·";
    };
    if (behind) {
      second = t + 1 < tokens_.end && is_comma(t + 1) ? t + 2 : t + 1;
    } else {
      if (t == tokens_.begin) return false;
      first = is_comma(t - 1) ? t - 2 : t - 1;
      if (first < tokens_.begin || first >= t) return false;
    }
    if (second >= tokens_.end) return false;
    const bool comma = second == first + 2;
    if (!comma && !is_joint(document_.tokens[first])) return false;
    const Span other = document_.tokens[behind ? second : first].span;
    return std::any_of(names_.begin(), names_.end(), [&](const TypedName& n) {
      return n.type == EntityType::kPerson && n.span.overlaps(other) &&
             (behind ? n.span.begin == other.begin : n.span.begin >= other.begin);
    });
  }

  bool is_joint(const Token& token) const {
    if (token.morphemes.empty()) return false;
    const Morpheme& last = document_.morphemes[token.morphemes.end - 1];
    return last.tag == "JC" || (last.tag == "JKB" && is_with(last.form));
  }

  // A particle of coordination is tagged as one of manner at times: what else stands there as JC.
  bool is_with(std::string_view form) const { return (cues_.find(form) & NameCues::kWith) != 0; }

  // "하트웰 도윤슬 의원", "하트웰 주장 마커스 린드": what stands right before a full name with its
  // title, or before a title with the name of its bearer behind it, is the body's.
  void bodies_before_persons() {
    for (std::size_t n = 0; n + 1 < names_.size(); ++n) {
      TypedName& name = names_[n];
      const TypedName& next = names_[n + 1];
      if (name.type != EntityType::kPerson || next.type != EntityType::kPerson) continue;
      if (is_full_name(text(name.span)) || cues_.find(text(name.span)) != 0) continue;
      const bool like_person = may_be_full_name(text(name.span));
      const std::uint32_t last = token_at(next.span.end - 1);
      const bool ends = document_.tokens[last].span.end == next.span.end;
      const bool titled = ends && has_title(last, true);
      const bool adjacent =
          next.span.begin == name.span.end + 1 && document_.text[name.span.end] == ' ';
      // "하트웰의 마커스 린드": persons have no persons but by a noun that says which.
      if (!like_person && owns(name.span, next.span)) name.type = EntityType::kOrganization;
      // Two persons may share a title, but not who leads a body.
      const bool sure = !like_person || is_full_name(text(next.span)) || leads(last);
      if (adjacent ? titled && sure && may_be_full_name(text(next.span))
                   : !titled && !like_person && title_between(name.span, next.span)) {
        name.type = EntityType::kOrganization;
      }
    }
  }

  // A name of one word in the genitive, right before a full name or one of several words.
  bool owns(Span name, Span next) const {
    const std::uint32_t t = token_at(name.end - 1);
    const Token& token = document_.tokens[t];
    const bool alone = token.span.begin == name.begin && token.space_after && t + 1 < tokens_.end &&
                       document_.tokens[t + 1].span.begin == next.begin;
    if (!alone || token.morphemes.empty() || token.span.end == name.end) return false;
    const Morpheme& last = document_.morphemes[token.morphemes.end - 1];
    const bool full = text(next).find(' ') != std::string_view::npos || is_full_name(text(next));
    return last.tag == "JKG" && last.span.begin == name.end && full;
  }

  // The title of who leads a body stands right behind token t.
  bool leads(std::uint32_t t) const {
    return t + 1 < tokens_.end && document_.tokens[t].space_after &&
           (cues_.find(text(noun_of(document_.tokens[t + 1]))) & NameCues::kHeadTitle) != 0;
  }

  // Nothing but a title stands between two names.
  bool title_between(Span name, Span next) const {
    const std::uint32_t before = token_at(name.end - 1);
    const std::uint32_t t = before + 1;
    if (document_.tokens[before].span.end != name.end || !document_.tokens[before].space_after ||
        t + 1 >= tokens_.end || document_.tokens[t + 1].span.begin != next.begin) {
      return false;
    }
    const Token& title = document_.tokens[t];
    return title.space_after && is_bare(title) &&
           (cues_.find(text(title.span)) & NameCues::kTitle) != 0;
  }
};

}  // namespace

void mend_persons(const Document& document, std::uint32_t sentence, const NameCues& cues,
                  const KnownWords& known, std::vector<TypedName>& names) {
  Persons(document, sentence, cues, known, names).run();
}

}  // namespace weft
