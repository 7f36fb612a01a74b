// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/foreign_parts.h"

#include <algorithm>
#include <string_view>

#include "extractor/names/foreign_names.h"
#include "extractor/names/name_lists.h"
#include "extractor/names/person_words.h"

namespace weft {
namespace {

class ForeignParts : PersonWords {
 public:
  using PersonWords::PersonWords;

  void run() {
    for (std::size_t n = 0; n < names_.size(); ++n) reach_reign(n);
    for (std::size_t n = 0; n + 1 < names_.size();) {
      const std::uint32_t end = joint_end(names_[n], names_[n + 1]);
      if (end == 0) {
        ++n;
        continue;
      }
      names_[n].span.end = end;
      names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(n) + 1);
    }
    for (TypedName& name : names_) reach_behind_link(name);
    for (std::size_t n = 0; n < names_.size();) n = reach_initials(n) + 1;
  }

 private:
  bool is_link(std::string_view word) const { return is_listed(cues_, kNameLink, word); }

  static std::string_view first_word(std::string_view name) {
    return name.substr(0, name.find(' '));
  }
  static std::string_view last_word(std::string_view name) {
    return name.substr(name.rfind(' ') + 1);
  }
  static bool has_words(std::string_view name) { return name.find(' ') != std::string_view::npos; }

  // "카타리나 2세": no particle stands before a ruler's number, so what looked like one is the end
  // of the name.
  void reach_reign(std::size_t n) {
    TypedName& name = names_[n];
    const std::uint32_t t = token_at(name.span.end - 1);
    const Token& token = document_.tokens[t];
    if (name.type != EntityType::kPerson || t + 1 >= tokens_.end || !token.space_after) return;
    if (name.span.end >= token.span.end || syllables(text(token.span)) == 0) return;
    if (is_full_name(text(name.span)) || ends_in_title(text(token.span))) return;
    const std::uint32_t end = reign_end(document_, document_.tokens[t + 1], cues_);
    const bool free = n + 1 == names_.size() || names_[n + 1].span.begin >= end;
    if (end != 0 && free) name.span.end = end;
  }

  // Where the name ends that two names are parts of; 0 where they are two.
  std::uint32_t joint_end(const TypedName& first, const TypedName& second) const {
    if (first.type != EntityType::kPerson || second.span.begin <= first.span.end) return 0;
    const std::string_view one = text(first.span);
    const std::string_view other = text(second.span);
    if (is_full_name(one) || is_full_name(other)) return 0;
    const std::string_view between = text({first.span.end, second.span.begin});
    const bool nothing = between == " ";
    const bool alike = second.type == EntityType::kPerson || second.type == EntityType::kPlace;
    if (alike && is_linked(one, between, other)) return second.span.end;
    if (!nothing) return 0;
    // "가람 3세 라온델": a ruler's other name.
    const bool named =
        second.type == EntityType::kPerson || second.type == EntityType::kOrganization;
    if (named && has_words(one) && ends_in_reign(first.span) && is_foreign(second.span))
      return second.span.end;
    if (second.type != EntityType::kPerson) return 0;
    // "라온델 조 교수", "라온델 최는": a Korean family name behind a foreign first name.
    const std::string_view family = first_word(other);
    const bool titled = !has_words(other) || is_title(last_word(other));
    if (syllables(family) == 1 && (cues_.find(family) & NameCues::kSurname) != 0 && titled &&
        is_foreign(first.span)) {
      return second.span.begin + static_cast<std::uint32_t>(family.size());
    }
    return 0;
  }

  // "가람 폰|라온델" with the word that joins them in one of the two or between them.
  bool is_linked(std::string_view one, std::string_view between, std::string_view other) const {
    if (between == " ") {
      return (has_words(other) && is_link(first_word(other))) ||
             (has_words(one) && is_link(last_word(one)));
    }
    return between.size() > 2 && between.front() == ' ' && between.back() == ' ' &&
           is_link(between.substr(1, between.size() - 2));
  }

  bool ends_in_reign(Span name) const {
    const Token& last = document_.tokens[token_at(name.end - 1)];
    return reign_end(document_, last, cues_) == name.end;
  }

  // "가람 르 라온델로부터", of which the end was not found.
  void reach_behind_link(TypedName& name) const {
    const std::uint32_t t = token_at(name.span.end - 1);
    const Token& token = document_.tokens[t];
    const std::string_view whole = text(name.span);
    if (name.type != EntityType::kPerson || t + 1 >= tokens_.end || !token.space_after) return;
    if (token.span.end != name.span.end || !has_words(whole) || !is_link(last_word(whole))) {
      return;
    }
    const Token& next = document_.tokens[t + 1];
    const Span noun = noun_of(next);
    if (!taken(next.span) && is_noun(next) && is_new(text(noun))) name.span.end = noun.end;
  }

  // "G. R. 라온델", "F.C. 라온델": two initials or more are a part of the name behind them; one may
  // count what is listed. The place of the name, which may change.
  std::size_t reach_initials(std::size_t n) {
    const std::uint32_t least = document_.tokens[tokens_.begin].span.begin;
    std::uint32_t begin = names_[n].span.begin;
    int initials = 0;
    for (std::uint32_t at = begin; at >= least + 2; ++initials) {
      if (document_.text[at - 1] == ' ') --at;
      if (at < least + 2 || document_.text[at - 1] != '.') break;
      const char letter = document_.text[at - 2];
      if (letter < 'A' || letter > 'Z') break;
      at -= 2;
      begin = at;
    }
    const bool named =
        names_[n].type == EntityType::kPerson || names_[n].type == EntityType::kOrganization;
    const bool apart = begin == least || document_.text[begin - 1] == ' ';
    if (initials < 2 || !named || !apart) return n;
    names_[n].span.begin = begin;
    const std::size_t first = static_cast<std::size_t>(
        std::find_if(names_.begin(), names_.end(),
                     [&](const TypedName& name) { return name.span.end > begin; }) -
        names_.begin());
    names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(first),
                 names_.begin() + static_cast<std::ptrdiff_t>(n));
    return first;
  }
};

}  // namespace

void join_foreign_parts(const Document& document, std::uint32_t sentence, const NameCues& cues,
                        const KnownWords& known, std::vector<TypedName>& names) {
  ForeignParts(document, sentence, cues, known, names).run();
}

}  // namespace weft
