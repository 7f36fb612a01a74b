// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/told_names.h"

#include <algorithm>
#include <string_view>

#include "extractor/names/name_lists.h"
#include "extractor/names/person_words.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class ToldNames : PersonWords {
 public:
  using PersonWords::PersonWords;

  void run() {
    for (TypedName& name : names_) {
      reach_province(name);
      cut_own_title(name);
      cut_called(name);
    }
    split_schools();
    for (std::uint32_t t = tokens_.begin; t + 1 < tokens_.end; ++t) of_body(t);
    for (std::uint32_t t = tokens_.begin; t + 1 < tokens_.end; ++t) side_by_side(t);
  }

 private:
  static constexpr float kSurely = 0.9F;

  TypedName* name_at(std::uint32_t offset) {
    const auto it = std::find_if(names_.begin(), names_.end(), [&](const TypedName& name) {
      return name.span.begin <= offset && offset < name.span.end;
    });
    return it == names_.end() ? nullptr : &*it;
  }

  // "나래도 출신": what looks like a particle behind a region is its kind, before a noun that tells
  // what belongs to it.
  void reach_province(TypedName& name) const {
    if (name.type != EntityType::kPlace) return;
    const std::uint32_t t = token_at(name.span.end - 1);
    const Token& token = document_.tokens[t];
    if (token.span.end != name.span.end + kSyllable || !token.space_after) return;
    if (t + 1 >= tokens_.end || token.span.begin != name.span.begin) return;
    const std::string_view last = text({name.span.end, token.span.end});
    const bool kind = (cues_.find(last) & (NameCues::kPlaceSuffix | NameCues::kTail)) ==
                      (NameCues::kPlaceSuffix | NameCues::kTail);
    const bool region = (cues_.find(text(name.span)) & NameCues::kCity) != 0;
    const Span next = noun_of(document_.tokens[t + 1]);
    if (kind && region && is_listed(cues_, kWhose, text(next))) name.span.end = token.span.end;
  }

  // "라파엘 왕자": a title that no body has, in what was taken for a body's name.
  void cut_own_title(TypedName& name) const {
    if (name.type != EntityType::kOrganization && name.type != EntityType::kPlace) return;
    const std::string_view whole = text(name.span);
    const std::size_t blank = whole.rfind(' ');
    if (blank == std::string_view::npos || name.confidence >= kSurely) return;
    const std::string_view title = whole.substr(blank + 1);
    const Span bearer{name.span.begin, name.span.begin + static_cast<std::uint32_t>(blank)};
    if (syllables(title) < 2 || (cues_.find(title) & NameCues::kOwnTitle) == 0) return;
    if (!is_foreign(bearer) || !is_bare(document_.tokens[token_at(bearer.end - 1)])) return;
    name.span = bearer;
    name.type = EntityType::kPerson;
  }

  // "가람 린드라라는 기사": a clause that says what somebody is called; "린드라는 말했다" has none,
  // nor has "태어난 린드라는 기사가 되었다", where a clause tells of whom the name has named.
  void cut_called(TypedName& name) const {
    const Token& token = document_.tokens[token_at(name.span.end - 1)];
    if (token.span.end <= name.span.end || token.deprel != "acl") return;
    if (name.type == EntityType::kPerson && is_described(name.span)) return;
    std::size_t at = token.span.end;
    for (int i = 0; i < 2; ++i) previous_code_point(document_.text, at);
    const Span called{static_cast<std::uint32_t>(at), token.span.end};
    const std::uint32_t least = std::max(name.span.begin, token.span.begin) + 2 * kSyllable;
    if (called.begin >= name.span.end || called.begin < least) return;
    if (is_listed(cues_, kCalled, text(called))) name.span.end = called.begin;
  }

  // "나래대 얀 브란델 교수": what ends as schools do, before a name in several words and a title.
  void split_schools() {
    std::vector<TypedName> schools;
    for (TypedName& name : names_) {
      const std::string_view whole = text(name.span);
      const std::size_t blank = whole.find(' ');
      if (name.type != EntityType::kPerson || blank == std::string_view::npos) continue;
      if (whole.rfind(' ') == blank || syllables(whole.substr(0, blank)) < 3) continue;
      const std::string_view school = whole.substr(0, blank);
      if (!is_body(school) && !ends_in_listed(cues_, kSchool, school)) continue;
      const std::uint32_t last = token_at(name.span.end - 1);
      if (!has_title(last, true)) continue;
      TypedName owner = name;
      owner.span.end = name.span.begin + static_cast<std::uint32_t>(blank);
      owner.type = EntityType::kOrganization;
      name.span.begin = owner.span.end + 1;
      schools.push_back(owner);
    }
    names_.insert(names_.end(), schools.begin(), schools.end());
    sort();
  }

  // "가람 관계자는", "가람의 이사회": what only bodies have.
  void of_body(std::uint32_t t) {
    const Token& token = document_.tokens[t];
    const Span noun = noun_of(token);
    if (!token.space_after || noun.size() < 2 * kSyllable || !owns(token, noun)) return;
    const std::string_view word = text(noun);
    if (syllables(word) == 0 || known_.noun(word) || cues_.find(word) != 0) return;
    if (!is_listed(cues_, kOfBody, text(noun_of(document_.tokens[t + 1])))) return;
    TypedName* name = name_at(noun.begin);
    if (name == nullptr) {
      if (may_be_name(token, noun)) add(noun, EntityType::kOrganization);
      return;
    }
    if (name->span != noun || is_full_name(word) || name->confidence >= kSurely) return;
    if (name->type == EntityType::kPerson || name->type == EntityType::kProduct) {
      name->type = EntityType::kOrganization;
    }
  }

  // Bare or in the genitive.
  bool owns(const Token& token, Span noun) const {
    if (noun == token.span) return true;
    const Morpheme& last = document_.morphemes[token.morphemes.end - 1];
    return last.tag == "JKG" && last.span.begin == noun.end;
  }

  // A word that nobody knows, as it stands in a text.
  bool may_be_name(const Token& token, Span noun) const {
    return is_noun(token) && is_unknown(text(noun)) && is_strange(text(noun), cues_, known_);
  }

  // "가람 대 나래 경기", "가람과 나래는": of two words side by side the one that nobody knows is
  // the name of what the other is.
  void side_by_side(std::uint32_t t) {
    const Token& first = document_.tokens[t];
    if (!first.space_after) return;
    std::uint32_t second = t + 1;
    if (is_bare(first)) {
      const bool between =
          (cues_.find(text(document_.tokens[second].span)) & NameCues::kBetween) != 0;
      if (!between || !document_.tokens[second].space_after || ++second >= tokens_.end) return;
    } else if (!is_with(first)) {
      return;
    }
    const Token& last = document_.tokens[second];
    const bool apart = second == t + 1;
    const Span one = noun_of(first);
    const Span other = noun_of(last);
    // Of two joined by a particle the second ends a phrase.
    if (apart && other == last.span && last.space_after) return;
    const TypedName* left = name_at(one.begin);
    const TypedName* right = name_at(other.begin);
    if ((left == nullptr) == (right == nullptr)) return;
    const TypedName& name = left != nullptr ? *left : *right;
    const bool whole = left != nullptr ? name.span.end == one.end : name.span == other;
    const bool actor = name.type == EntityType::kPerson || name.type == EntityType::kOrganization ||
                       name.type == EntityType::kPlace;
    if (!whole || !actor) return;
    const Span fresh = left != nullptr ? other : one;
    if (may_be_name(left != nullptr ? last : first, fresh) && !taken(fresh)) add(fresh, name.type);
  }

  bool is_with(const Token& token) const {
    if (token.morphemes.size() < 2) return false;
    const Morpheme& last = document_.morphemes[token.morphemes.end - 1];
    return last.tag == "JC" ||
           (last.tag == "JKB" && (cues_.find(last.form) & NameCues::kWith) != 0);
  }

  void add(Span span, EntityType type) {
    names_.push_back({span, sentence_, type, kByTitle});
    sort();
  }
};

}  // namespace

void add_told_names(const Document& document, std::uint32_t sentence, const NameCues& cues,
                    const KnownWords& known, std::vector<TypedName>& names) {
  ToldNames(document, sentence, cues, known, names).run();
}

}  // namespace weft
