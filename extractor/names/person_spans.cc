// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/person_spans.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "extractor/names/name_lists.h"
#include "extractor/names/person_words.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class PersonSpans : PersonWords {
 public:
  using PersonWords::PersonWords;

  void mend() {
    std::erase_if(names_, [&](const TypedName& name) { return begins_office(name); });
    for (TypedName& name : names_) cut_clause(name);
    join_endings();
    for (std::size_t n = 0; n < names_.size(); ++n) {
      reach_first_name(n);
      reach_copula(names_[n]);
      reach_before_particle(names_[n]);
      reach_hyphen(n);
    }
    spaced_names();
    split_members();
  }

  void add() {
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      of_item(t);
      before_body(t);
      before_named_body(t);
      honoured(t);
      behind_occupation(t);
    }
    sort();
  }

 private:
  // "나래무력부장": what a title ends glued to more than a name begins with no person.
  bool begins_office(const TypedName& name) const {
    if (name.type != EntityType::kPerson) return false;
    const Token& token = document_.tokens[token_at(name.span.begin)];
    const Span noun = noun_of(token);
    if (token.span.begin != name.span.begin || noun.end <= name.span.end) return false;
    const std::string_view rest = text({name.span.end, noun.end});
    return !is_title(rest) && syllables(text(noun)) > 3 && ends_in_title(rest);
  }

  // "따르면 라파엘 린드": a verb that joins its clause to the next begins no name.
  void cut_clause(TypedName& name) const {
    const std::uint32_t t = token_at(name.span.begin);
    const Token& token = document_.tokens[t];
    if (token.span.begin != name.span.begin || token.morphemes.size() < 2) return;
    if (t + 1 >= tokens_.end || document_.tokens[t + 1].span.begin >= name.span.end) return;
    const Morpheme& stem = document_.morphemes[token.morphemes.begin];
    const Morpheme& ending = document_.morphemes[token.morphemes.end - 1];
    // "지나 린드": what is one with its stem may be any word.
    const bool verb = (stem.tag == "VV" || stem.tag == "VA") && known_.verb(stem.form) &&
                      ending.tag == "EC" && ending.span.begin >= stem.span.end;
    if (verb && name.type == EntityType::kPerson) {
      name.span.begin = document_.tokens[t + 1].span.begin;
    }
  }

  // "걸그룹 나래소녀 다온": a group's name and that of one of its members.
  void split_members() {
    std::vector<TypedName> members;
    for (TypedName& name : names_) {
      const std::string_view whole = text(name.span);
      const std::size_t blank = whole.rfind(' ');
      const bool actor = name.type == EntityType::kPerson || name.type == EntityType::kOrganization;
      if (!actor || blank == std::string_view::npos) continue;
      const std::uint32_t t = token_at(name.span.begin);
      if (t == tokens_.begin || !document_.tokens[t - 1].space_after) continue;
      if (!is_listed(cues_, kTroupe, text(document_.tokens[t - 1].span))) continue;
      const std::string_view member = whole.substr(blank + 1);
      const bool given = syllables(member) == 2 && known_.given(member) && !known_.noun(member);
      if (!given && !is_full_name(member) && !is_aged(token_at(name.span.end - 1))) continue;
      TypedName one = name;
      one.span.begin = name.span.begin + static_cast<std::uint32_t>(blank + 1);
      one.type = EntityType::kPerson;
      name.span.end = one.span.begin - 1;
      name.type = EntityType::kOrganization;
      members.push_back(one);
    }
    names_.insert(names_.end(), members.begin(), members.end());
    sort();
  }

  // "(도윤슬·24)": an age ends the bracket behind token t.
  bool is_aged(std::uint32_t t) const {
    constexpr std::uint32_t kMost = 8;  // tokens
    if (t + 2 >= tokens_.end || text(document_.tokens[t + 1].span) != "(") return false;
    for (std::uint32_t close = t + 3; close < std::min(tokens_.end, t + kMost); ++close) {
      if (text(document_.tokens[close].span) != ")") continue;
      const std::string_view age = text(document_.tokens[close - 1].span);
      return age.size() == 2 && age[0] >= '1' && age[0] <= '9' && age[1] >= '0' && age[1] <= '9';
    }
    return false;
  }

  // "다니엘라 린드": what looks like a particle between two parts of one name is the end of the
  // first.
  void join_endings() {
    for (std::size_t n = 0; n + 1 < names_.size(); ++n) {
      TypedName& name = names_[n];
      const TypedName& next = names_[n + 1];
      if (name.type != EntityType::kPerson || next.type != EntityType::kPerson) continue;
      const std::uint32_t t = token_at(name.span.end - 1);
      const Token& token = document_.tokens[t];
      if (t + 1 >= tokens_.end || !token.space_after || name.span.end >= token.span.end) continue;
      if (document_.tokens[t + 1].span.begin != next.span.begin) continue;
      const std::string_view rest = text({name.span.end, token.span.end});
      if ((cues_.find(rest) & NameCues::kNameEnding) == 0) continue;
      if (family_of(text(name.span)) != 0 || family_of(text(next.span)) != 0) continue;
      name.span.end = next.span.end;
      names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(n) + 1);
    }
  }

  // "리사 첸 최고경영자": a syllable that is no family name here is the rest of a foreign name.
  void reach_first_name(std::size_t n) {
    TypedName& name = names_[n];
    if (name.type != EntityType::kPerson) return;
    const std::uint32_t t = token_at(name.span.begin);
    const Token& token = document_.tokens[t];
    if (token.span.begin != name.span.begin || syllables(text(token.span)) != 1) return;
    if ((cues_.find(text(token.span)) & NameCues::kSurname) != 0) return;
    if (t == tokens_.begin) return;
    const Token& first = document_.tokens[t - 1];
    if (taken(first.span) || !first.space_after || !is_bare(first) || !is_new(text(first.span)))
      return;
    name.span = {first.span.begin, token.span.end};
  }

  // "나래일 도윤슬 대표", "나래일 대표": nobody will be a name or a title; what looks like a copula
  // to come is the end of the name.
  void reach_copula(TypedName& name) const {
    const std::uint32_t t = token_at(name.span.end - 1);
    const Token& token = document_.tokens[t];
    if (t + 1 >= tokens_.end || !token.space_after || name.span.end >= token.span.end) return;
    if (token.span.end - name.span.end != kSyllable) return;
    const IndexRange parts = token.morphemes;
    const bool copula = parts.size() > 2 && document_.morphemes[parts.end - 2].tag == "VCP" &&
                        document_.morphemes[parts.end - 1].tag == "ETM";
    if (!copula || (cues_.find(text({name.span.end, token.span.end})) & NameCues::kNameEnding) == 0)
      return;
    const Token& next = document_.tokens[t + 1];
    const bool named = std::any_of(names_.begin(), names_.end(), [&](const TypedName& other) {
      return other.span.begin == next.span.begin && other.type == EntityType::kPerson;
    });
    if (named || is_title(text(noun_of(next)))) name.span.end = token.span.end;
  }

  // "린덴무라도", "태어난 엘민드라는": of what may be one particle or the end of a foreign name and
  // another, it is these two. A clause that says what somebody is called ("엘민드라는 사람") has
  // none before it that tells of its name.
  void reach_before_particle(TypedName& name) const {
    if (name.type != EntityType::kPerson) return;
    const std::uint32_t t = token_at(name.span.end - 1);
    const Token& token = document_.tokens[t];
    if (token.span.end != name.span.end + 2 * kSyllable) return;
    const Span word{std::max(token.span.begin, name.span.begin), name.span.end};
    const Span ending{name.span.end, name.span.end + static_cast<std::uint32_t>(kSyllable)};
    const Span tail{ending.end, token.span.end};
    constexpr std::uint32_t kOthers = NameCues::kPersonSuffix | NameCues::kTail;
    const std::uint32_t kinds = cues_.find(text(ending));
    if ((kinds & NameCues::kNameEnding) == 0 || (kinds & kOthers) != 0) return;
    if ((cues_.find(text(tail)) & NameCues::kTail) == 0) return;
    if (!is_unknown(text(word)) || may_be_full_name(text(word))) return;
    const bool noun = std::any_of(
        document_.morphemes.begin() + token.morphemes.begin,
        document_.morphemes.begin() + token.morphemes.end,
        [&](const Morpheme& m) { return m.span.begin >= name.span.end && m.tag[0] == 'N'; });
    if (noun) return;
    const bool called = is_listed(cues_, kCalled, text({name.span.end, token.span.end}));
    if (!called || is_described(name.span)) name.span.end = ending.end;
  }

  // "마커스-린드라는": a word that a hyphen joins to a person's name is a part of it.
  void reach_hyphen(std::size_t n) {
    TypedName& name = names_[n];
    const Token& token = document_.tokens[token_at(name.span.end - 1)];
    const Span rest{name.span.end, noun_of(token).end};
    if (name.type != EntityType::kPerson || rest.end <= rest.begin + 2 * kSyllable) return;
    if (document_.text[rest.begin] != '-' || !is_new(text({rest.begin + 1, rest.end}))) return;
    if (n + 1 == names_.size() || names_[n + 1].span.begin >= rest.end) name.span.end = rest.end;
  }

  // "김 산 나래군수", "박 모 씨": a family name and a given name of one syllable, before a title.
  void spaced_names() {
    for (std::uint32_t t = tokens_.begin; t + 2 < tokens_.end; ++t) {
      const Token& family = document_.tokens[t];
      const Token& given = document_.tokens[t + 1];
      if ((cues_.find(text(family.span)) & NameCues::kSurname) == 0) continue;
      if (!is_syllable(family) || !is_syllable(given) || !is_given(t + 1)) continue;
      const Span whole{family.span.begin, given.span.end};
      const auto inside = [&](const TypedName& name) { return name.span.overlaps(whole); };
      const auto other = [&](const TypedName& name) {
        return inside(name) && (name.type != EntityType::kPerson || name.span.begin < whole.begin);
      };
      if (std::any_of(names_.begin(), names_.end(), other)) continue;
      const bool known = std::any_of(names_.begin(), names_.end(), inside);
      if (!known && !is_noun(family)) continue;
      std::erase_if(names_, inside);
      add_person(whole);
      sort();
    }
  }

  bool is_syllable(const Token& token) const {
    return token.space_after && is_bare(token) && syllables(text(token.span)) == 1;
  }

  // What may be a given name behind a family name: no word that goes with the title.
  bool is_given(std::uint32_t t) const {
    const std::string_view word = text(document_.tokens[t].span);
    const std::uint32_t kinds = cues_.find(word);
    if ((kinds & NameCues::kAnonymous) != 0) return has_title(t, true);
    constexpr std::uint32_t kOthers = NameCues::kModifier | NameCues::kTitle |
                                      NameCues::kPersonSuffix | NameCues::kBetween |
                                      NameCues::kNoNameAlone | NameCues::kNoName;
    return (kinds & kOthers) == 0 && !ends_as_group(word) && has_title(t, false);
  }

  // "▲ 나래화학 부사장 구자온 ▲ 나래건설 전무 도윤슬 채이든": the words between a title and the end
  // of an item are full names.
  void of_item(std::uint32_t t) {
    if (document_.tokens[t].xpos != "SW") return;
    std::uint32_t end = t + 1;
    while (end < tokens_.end && document_.tokens[end].xpos != "SW" &&
           document_.tokens[end].xpos != "SF") {
      ++end;
    }
    std::uint32_t first = end;
    while (first > t + 1 && !is_title(text(document_.tokens[first - 1].span))) --first;
    if (first == t + 1 || first == end) return;
    std::vector<Span> persons;
    for (std::uint32_t n = first; n < end; ++n) {
      if (document_.tokens[n].xpos == "SP") continue;
      persons.push_back(document_.tokens[n].span);
      if (!may_be_full_name(text(persons.back()))) return;
    }
    if (persons.empty()) return;  // "▲ 나래화학 부사장, ▲ 나래건설 전무"
    const Span all{persons.front().begin, persons.back().end};
    std::erase_if(names_, [&](const TypedName& name) { return name.span.overlaps(all); });
    for (const Span person : persons) add_person(person);
    sort();
  }

  // "채이든 나래웨이브 사장": a name like a full one, before what was taken for a person and the
  // title of who leads a body. "이강서 타이푼스 감독": behind a full name any title tells, also
  // where both were taken for one person.
  void before_body(std::uint32_t t) {
    const Token& token = document_.tokens[t];
    const std::string_view word = text(token.span);
    if (t + 2 >= tokens_.end || !token.space_after || !may_be_full_name(word)) return;
    const Span body = document_.tokens[t + 1].span;
    const std::uint32_t title = cues_.find(text(noun_of(document_.tokens[t + 2])));
    const auto person = [&](Span span) {
      return std::find_if(names_.begin(), names_.end(), [&](const TypedName& n) {
        return n.span == span && n.type == EntityType::kPerson;
      });
    };
    const bool known = is_full_name(word) && person(token.span) != names_.end();
    const bool full = known || (is_full_name(word) && is_named_before(t + 1));
    const std::uint32_t telling = full ? NameCues::kTitle : NameCues::kHeadTitle;
    if ((title & telling) == 0 || (title & NameCues::kOwnTitle) != 0 || is_full_name(text(body)))
      return;
    if (const auto both = person({token.span.begin, body.end}); full && both != names_.end()) {
      both->span = body;
      both->type = EntityType::kOrganization;
      return add_person(token.span);
    }
    const auto name = person(body);
    if (name == names_.end()) return;
    if (!known && (taken(token.span) || !is_new(word) || is_adnominal(token.span))) return;
    name->type = EntityType::kOrganization;
    if (!known) add_person(token.span);
  }

  // Whether the text spoke of what token t names before, without the word before it.
  bool is_named_before(std::uint32_t t) const {
    const std::string_view first = text(document_.tokens[t - 1].span);
    for (std::uint32_t u = 0; u + 1 < t; ++u) {
      if (text(noun_of(document_.tokens[u])) != text(document_.tokens[t].span)) continue;
      return u == 0 || text(document_.tokens[u - 1].span) != first;
    }
    return false;
  }

  // "구자온 한국 야구 대표팀 감독": a name like a full one, before a body's name and a title.
  void before_named_body(std::uint32_t t) {
    const Token& token = document_.tokens[t];
    if (t + 2 >= tokens_.end || !token.space_after || !is_bare(token)) return;
    if (!may_be_full_name(text(token.span)) || is_adnominal(token.span)) return;
    const auto body = std::find_if(names_.begin(), names_.end(), [&](const TypedName& n) {
      return n.span.begin == document_.tokens[t + 1].span.begin &&
             n.type == EntityType::kOrganization;
    });
    if (body == names_.end()) return;
    const std::uint32_t last = token_at(body->span.end - 1);
    if (document_.tokens[last].span.end != body->span.end || !has_title(last, true)) return;
    const auto name = std::find_if(names_.begin(), names_.end(),
                                   [&](const TypedName& n) { return n.span.overlaps(token.span); });
    if (name == names_.end()) {
      if (is_new(text(token.span))) add_person(token.span);
    } else if (name->span == token.span && name->type == EntityType::kProduct) {
      name->type = EntityType::kPerson;
    }
  }

  // "솔지 씨", "솔지씨": only persons are spoken of so.
  void honoured(std::uint32_t t) {
    const Token& token = document_.tokens[t];
    if (taken(token.span)) return;
    const Span noun = noun_of(token);
    if (token.space_after && t + 1 < tokens_.end && is_bare(token)) {
      const std::string_view next = text(noun_of(document_.tokens[t + 1]));
      if (honours(next) && may_be_called(noun)) add_person(noun);
      return;
    }
    if (noun.size() < 2 * kSyllable) return;
    const Span stem{noun.begin, noun.end - static_cast<std::uint32_t>(kSyllable)};
    const std::string_view title = text({stem.end, noun.end});
    if (!honours(title)) return;
    // "구씨": a family name is a name only with the title behind it.
    if (syllables(text(stem)) == 1) {
      const bool family = (cues_.find(text(stem)) & NameCues::kSurname) != 0 &&
                          (cues_.find(title) & NameCues::kNameEnding) == 0;
      if (family && cues_.find(text(noun)) == 0) add_person(noun);
      return;
    }
    if (known_.noun(text(noun)) || known_.plain(text(noun))) return;
    if (may_be_called(stem)) add_person(stem);
  }

  bool honours(std::string_view word) const {
    return (cues_.find(word) & NameCues::kPersonSuffix) != 0 &&
           (cues_.find(word) & (NameCues::kNoNameAlone | NameCues::kGroupEnding)) == 0;
  }

  bool may_be_called(Span noun) const {
    const std::string_view word = text(noun);
    if (syllables(word) > 3 || is_body(word) || is_adnominal(noun)) return false;
    return is_new(word) || (syllables(word) > 1 && cues_.find(word) == 0 && known_.given(word));
  }

  bool is_adnominal(Span noun) const {
    const IndexRange parts = document_.tokens[token_at(noun.begin)].morphemes;
    return std::any_of(document_.morphemes.begin() + parts.begin,
                       document_.morphemes.begin() + parts.end,
                       [](const Morpheme& m) { return m.tag == "ETM" || m.tag == "MM"; });
  }

  // "래퍼 카를 라온델이": unknown words up to a particle, right behind what a person is.
  void behind_occupation(std::uint32_t t) {
    constexpr std::uint32_t kMostWords = 3;
    const Token& token = document_.tokens[t];
    constexpr std::uint32_t kOthers = NameCues::kHeadTitle | NameCues::kOwnTitle;
    const std::uint32_t kinds = cues_.find(text(token.span));
    if (t + 1 >= tokens_.end || (kinds & kOthers) != 0 || !token.space_after) return;
    if (ends_in_title(text(token.span)) && is_bare(token)) in_other_letters(t + 1);
    if ((kinds & NameCues::kTitle) == 0) return;
    if (t > tokens_.begin && taken(document_.tokens[t - 1].span)) return;
    std::uint32_t last = t + 1;
    while (last < tokens_.end && last - t < kMostWords && may_be_foreign(last)) ++last;
    if (last == t + 1 || last >= tokens_.end) return;
    const Token& end = document_.tokens[last];
    const Span noun = noun_of(end);
    if (noun.end >= end.span.end || taken(end.span) || !is_noun(end)) return;
    if (!is_unknown(text(noun)) || !is_unknown(text(document_.tokens[t + 1].span))) return;
    add_person({document_.tokens[t + 1].span.begin, noun.end});
  }

  // "운동가 다온(多溫)": a word that the bracket glued to it spells in Chinese characters, one a
  // syllable, whatever else it may be.
  void in_other_letters(std::uint32_t t) {
    constexpr char32_t kFirst = 0x4E00;
    constexpr char32_t kLast = 0x9FFF;
    const Token& token = document_.tokens[t];
    const std::size_t length = syllables(text(token.span));
    if (length < 2 || length > 4 || token.space_after || t + 2 >= tokens_.end) return;
    if (text(document_.tokens[t + 1].span) != "(" || taken(token.span)) return;
    const std::string_view spelled = text(document_.tokens[t + 2].span);
    std::size_t count = 0;
    for (std::size_t at = 0; at < spelled.size(); ++count) {
      const char32_t c = next_code_point(spelled, at);
      if (c < kFirst || c > kLast) return;
    }
    if (count == length) add_person(token.span);
  }

  bool is_unknown(std::string_view word) const {
    return syllables(word) > 1 && syllables(word) < 6 && !is_body(word) && !ends_as_group(word) &&
           is_strange(word, cues_, known_);
  }
};

}  // namespace

void mend_person_spans(const Document& document, std::uint32_t sentence, const NameCues& cues,
                       const KnownWords& known, std::vector<TypedName>& names) {
  PersonSpans(document, sentence, cues, known, names).mend();
}

void add_told_persons(const Document& document, std::uint32_t sentence, const NameCues& cues,
                      const KnownWords& known, std::vector<TypedName>& names) {
  PersonSpans(document, sentence, cues, known, names).add();
}

}  // namespace weft
