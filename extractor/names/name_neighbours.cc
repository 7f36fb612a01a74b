// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_neighbours.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractor/names/person_words.h"
#include "extractor/table.h"

namespace weft {
namespace {

class Neighbours : PersonWords {
 public:
  using PersonWords::PersonWords;

  void run() {
    for (std::uint32_t t = tokens_.begin + 1; t + 1 < tokens_.end; ++t) firm_around(t);
    for (std::uint32_t t = tokens_.begin + 1; t < tokens_.end; ++t) reach_branch(t);
    for (std::uint32_t t = tokens_.begin + 1; t < tokens_.end; ++t) join_clan(t);
    for (TypedName& name : names_) {
      reach_mark(name);
      if (name.type == EntityType::kPerson) cut_clause(name);
      reach_firm_word(name);
      cut_between(name);
      if (name.type == EntityType::kPerson && is_place_of_action(name)) {
        name.type = EntityType::kOrganization;
      }
    }
  }

 private:
  // "가람 린드 앤 나래브란 사(...)": a firm that is called by its owners. "메리 앤 린드" is a
  // person, so a sign must tell that it is one.
  void firm_around(std::uint32_t t) {
    const Token& token = document_.tokens[t];
    // "and" in a name in Latin letters may join two bearers.
    const std::string_view word = text(token.span);
    if (syllables(word) == 0 || !joins(word) || !token.space_after) return;
    std::uint32_t first = t;
    while (first > tokens_.begin && t - first < kMostWords && is_part(first - 1)) --first;
    if (first == t) return;
    const TypedName* behind = name_at(document_.tokens[t + 1].span.begin);
    Span firm{document_.tokens[first].span.begin, noun_of(document_.tokens[t + 1]).end};
    if (behind != nullptr) firm.end = std::max(firm.end, behind->span.end);
    if (behind == nullptr && !is_new(text({document_.tokens[t + 1].span.begin, firm.end}))) return;
    if (const TypedName* before = name_at(firm.begin)) {
      firm.begin = std::min(firm.begin, before->span.begin);
    }
    const bool said = reach_firm_word(firm) || is_body(last_word(firm)) || is_glossed(firm.end) ||
                      std::any_of(names_.begin(), names_.end(), [&](const TypedName& name) {
                        return name.span.overlaps(firm) && name.type == EntityType::kOrganization;
                      });
    if (!said) return;
    std::erase_if(names_, [&](const TypedName& name) { return name.span.overlaps(firm); });
    names_.push_back({firm, sentence_, EntityType::kOrganization, kByTitle});
    sort();
  }

  // "나래협회 가람지부": a part of a body is called after both. The body's name may be one that
  // nobody knows, if it is long and ends as such names do.
  void reach_branch(std::uint32_t t) {
    const Token& before = document_.tokens[t - 1];
    const Span part = noun_of(document_.tokens[t]);
    if (!before.space_after || part.size() < 3 * kSyllable || !is_bare(before) ||
        !cues_.ends_as_branch(text(part))) {
      return;
    }
    Span whole{before.span.begin, part.end};
    const TypedName* body = name_at(before.span.end - 1);
    if (body != nullptr && body->type == EntityType::kOrganization) {
      whole.begin = std::min(whole.begin, body->span.begin);
    } else if (!is_long_body(text(before.span))) {
      return;
    }
    const TypedName* own = name_at(part.begin);
    if (own != nullptr && own->span.end > part.end) return;
    std::erase_if(names_, [&](const TypedName& name) { return name.span.overlaps(whole); });
    names_.push_back({whole, sentence_, EntityType::kOrganization, kByTitle});
    sort();
  }

  // "나래왕후 김씨", "가람 박씨는": a family name with the word for a lady or a clan, right behind
  // the name of a king's wife or of the place that the family comes from.
  void join_clan(std::uint32_t t) {
    const Token& before = document_.tokens[t - 1];
    const Span clan = noun_of(document_.tokens[t]);
    if (!before.space_after || clan.size() != 2 * kSyllable || !is_bare(before)) return;
    const std::string_view word = text(clan);
    constexpr std::uint32_t kNoClan = NameCues::kNoNameAlone | NameCues::kGroupEnding;
    const std::uint32_t lady = cues_.find(word.substr(kSyllable));
    const bool family = (cues_.find(word.substr(0, kSyllable)) & NameCues::kSurname) != 0 &&
                        (lady & NameCues::kPersonSuffix) != 0 && (lady & kNoClan) == 0;
    const TypedName* owner = name_at(before.span.begin);
    if (!family || owner == nullptr || owner->span != before.span) return;
    const std::string_view place = text(owner->span);
    const bool person = owner->type == EntityType::kPerson && !is_full_name(place);
    const bool home = owner->type == EntityType::kPlace && syllables(place) == 2 &&
                      (cues_.find(place) & NameCues::kCountry) == 0;
    if (!person && !home) return;
    const Span whole{before.span.begin, clan.end};
    std::erase_if(names_, [&](const TypedName& name) { return name.span.overlaps(whole); });
    names_.push_back({whole, sentence_, EntityType::kPerson, kByTitle});
    sort();
  }

  bool is_long_body(std::string_view word) const {
    constexpr std::size_t kLeast = 5 * kSyllable;
    if (word.size() < 4 * kSyllable || known_.noun(word)) return false;
    if (cues_.suffix_kinds(word) == NameCues::kOrganizationSuffix) return true;
    return word.size() >= kLeast &&
           (cues_.find(word.substr(word.size() - kSyllable)) & NameCues::kBodyEnding) != 0;
  }

  // "'나래랑'": no particle stands before the mark that closes.
  void reach_mark(TypedName& name) const {
    constexpr std::pair<std::string_view, std::string_view> kMarks[] = {
        {"'", "'"},           {"\"", "\""},         {"\u2018", "\u2019"}, {"\u201C", "\u201D"},
        {"\u300A", "\u300B"}, {"\u300C", "\u300D"}, {"\u300E", "\u300F"}, {"<", ">"}};
    const std::uint32_t end = document_.tokens[token_at(name.span.end - 1)].span.end;
    if (end == name.span.end) return;
    const std::string_view whole = document_.text;
    const bool quoted = std::any_of(std::begin(kMarks), std::end(kMarks), [&](const auto& mark) {
      return whole.substr(0, name.span.begin).ends_with(mark.first) &&
             whole.substr(end).starts_with(mark.second);
    });
    if (quoted) name.span.end = end;
  }

  bool is(std::string_view word, std::uint32_t kinds) const {
    return (cues_.find(word) & kinds) == kinds;
  }

  bool joins(std::string_view word) const { return is(word, NameCues::kWithinFirm); }

  // A bare word of a name of no place, or one that nobody knows.
  bool is_part(std::uint32_t t) const {
    const Token& token = document_.tokens[t];
    if (!token.space_after || !is_bare(token)) return false;
    const TypedName* name = name_at(token.span.begin);
    if (name != nullptr)
      return name->type != EntityType::kPlace && name->span.end >= token.span.end;
    return may_be_foreign(t);
  }

  const TypedName* name_at(std::uint32_t offset) const {
    const auto it = std::find_if(names_.begin(), names_.end(), [&](const TypedName& name) {
      return name.span.begin <= offset && offset < name.span.end;
    });
    return it == names_.end() ? nullptr : &*it;
  }

  std::string_view last_word(Span span) const {
    const std::string_view whole = text(span);
    return whole.substr(whole.rfind(' ') + 1);
  }

  // "(Garam Lind and Narae)": the brackets say the same in other letters.
  bool is_glossed(std::uint32_t end) const {
    const std::size_t close = document_.text.find(')', end);
    if (document_.text.compare(end, 1, "(") != 0 || close == std::string::npos) return false;
    const auto words = split_words(text({end + 1, static_cast<std::uint32_t>(close)}));
    return std::any_of(words.begin(), words.end(), [&](auto word) { return joins(word); });
  }

  // "린드브란 사(...)", "린드브란 사를": the word for a firm belongs to its name.
  bool reach_firm_word(Span& name) const {
    const std::uint32_t t = token_at(name.end - 1);
    const Token& last = document_.tokens[t];
    if (last.span.end != name.end || !last.space_after || t + 1 >= tokens_.end) return false;
    const Token& next = document_.tokens[t + 1];
    const Span word = noun_of(next);
    if (!is(text(word), NameCues::kFirm) || taken(next.span)) return false;
    const bool bracket = document_.text.compare(next.span.end, 1, "(") == 0;
    if (word.end == next.span.end && !bracket) return false;
    name.end = word.end;
    return true;
  }

  void reach_firm_word(TypedName& name) const {
    const bool may = name.type == EntityType::kOrganization || is_foreign(name.span);
    if (may && reach_firm_word(name.span)) name.type = EntityType::kOrganization;
  }

  // "작고한 린드": a clause about somebody is no part of the name.
  void cut_clause(TypedName& name) const {
    for (;;) {
      const Token& token = document_.tokens[token_at(name.span.begin)];
      if (token.span.end >= name.span.end || !token.space_after || !is_clause(token)) return;
      name.span.begin = token.span.end + 1;
    }
  }

  // A noun that was made a verb, in the form that stands before nouns; a word that only points.
  bool is_clause(const Token& token) const {
    if (token.span.size() > kSyllable && points(token)) return true;
    if (token.morphemes.size() < 2) return false;
    if (document_.morphemes[token.morphemes.end - 1].tag != "ETM") return false;
    for (std::uint32_t m = token.morphemes.begin; m + 1 < token.morphemes.end; ++m) {
      const Morpheme& stem = document_.morphemes[m];
      if (!stem.tag.starts_with("XS") || m == token.morphemes.begin) continue;
      const std::string_view noun = text({token.span.begin, stem.span.begin});
      return known_.noun(noun) || known_.plain(noun) || token.deprel == "acl" ||
             token.deprel == "amod";
    }
    return false;
  }

  // "이러한 린드", "그런 린드".
  bool points(const Token& token) const {
    const Morpheme& first = document_.morphemes[token.morphemes.begin];
    const bool adjective = first.tag == "VA" && token.morphemes.size() == 2 &&
                           document_.morphemes[token.morphemes.end - 1].tag == "ETM";
    return (first.tag == "MM" && token.morphemes.size() == 1) ||
           (adjective && known_.verb(first.form));
  }

  // "가람과 나래간에": what says "between" behind the second of two is no part of its name.
  void cut_between(TypedName& name) const {
    const std::string_view last = last_word(name.span);
    const std::uint32_t t = token_at(name.span.begin);
    if (t == tokens_.begin || last.size() < 3 * kSyllable || cues_.find(last) != 0) return;
    const std::string_view end = last.substr(last.size() - kSyllable);
    if (!is(end, NameCues::kAmong) || name.type == EntityType::kPerson) return;
    const Token& before = document_.tokens[t - 1];
    if (before.morphemes.size() < 2) return;
    const Morpheme& particle = document_.morphemes[before.morphemes.end - 1];
    if (particle.tag[0] != 'J' || (cues_.find(particle.form) & NameCues::kWith) == 0) return;
    name.span.end -= static_cast<std::uint32_t>(kSyllable);
  }

  // "린드 브란에서 일했다": nobody is a place where something is done. Full names are left alone.
  bool is_place_of_action(const TypedName& name) const {
    if (is_full_name(text(name.span))) return false;
    const Token& token = document_.tokens[token_at(name.span.end - 1)];
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      const Morpheme& morpheme = document_.morphemes[m];
      if (morpheme.span.begin != name.span.end || morpheme.tag[0] != 'J') continue;
      return is(morpheme.form, NameCues::kWhere);
    }
    return false;
  }

  static constexpr std::uint32_t kMostWords = 3;  // of the name before "and"
};

}  // namespace

void mend_by_neighbours(const Document& document, std::uint32_t sentence, const NameCues& cues,
                        const KnownWords& known, std::vector<TypedName>& names) {
  Neighbours(document, sentence, cues, known, names).run();
}

}  // namespace weft
