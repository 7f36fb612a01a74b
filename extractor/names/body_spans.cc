// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/body_spans.h"

#include <algorithm>
#include <string_view>

#include "extractor/names/name_lists.h"
#include "extractor/names/person_words.h"
#include "extractor/table.h"

namespace weft {
namespace {

class BodySpans : PersonWords {
 public:
  using PersonWords::PersonWords;

  void run() {
    for (TypedName& name : names_) reach_noun(name);
    for (std::size_t n = 1; n < names_.size();) {
      const std::size_t owner = n - 1;
      if (!goes_on(names_[owner], names_[n])) {
        ++n;
        continue;
      }
      names_[owner].span.end = names_[n].span.end;
      names_[owner].type = EntityType::kOrganization;
      names_[owner].confidence = std::min(names_[owner].confidence, names_[n].confidence);
      names_.erase(names_.begin() + static_cast<std::ptrdiff_t>(n));
    }
  }

 private:
  // "형사3단독": no name of a body begins within a noun that is known.
  void reach_noun(TypedName& name) const {
    if (name.type != EntityType::kOrganization) return;
    const IndexRange parts = document_.tokens[token_at(name.span.begin)].morphemes;
    for (std::uint32_t m = parts.begin; m < parts.end; ++m) {
      const Morpheme& noun = document_.morphemes[m];
      if (noun.span.begin >= name.span.begin || name.span.begin >= noun.span.end) continue;
      const Span cut{noun.span.begin, name.span.begin};
      if (noun.tag == "NNG" && known_.noun(noun.form) && !taken(cut)) name.span.begin = cut.begin;
    }
  }

  // "나래국 임시 정부", "가람대학교 총학생회", "나래시 궁정 관현악단": a body that is called by
  // common nouns alone, right behind a place or another body; one more noun may stand between.
  bool goes_on(const TypedName& owner, const TypedName& body) const {
    const bool owns = owner.type == EntityType::kOrganization || owner.type == EntityType::kPlace;
    if (!owns || body.type != EntityType::kOrganization || !is_common(body.span)) return false;
    if (says_whose(text(owner.span)) || says_whose(text(body.span))) return false;
    const std::uint32_t first = token_at(body.span.begin);
    const std::uint32_t last = token_at(owner.span.end - 1);
    if (first <= last || first > last + 2) return false;
    if (document_.tokens[first].span.begin != body.span.begin) return false;
    if (noun_of(document_.tokens[token_at(body.span.end - 1)]).end > body.span.end) return false;
    if (document_.tokens[last].span.end != owner.span.end || !document_.tokens[last].space_after)
      return false;
    return first == last + 1 || is_between(last + 1);
  }

  // "대통령직속", "재무담당".
  bool says_whose(std::string_view name) const { return ends_in_listed(cues_, kWhose, name); }

  // A bare common noun that is a part of the name, and does not say whose or what the body is.
  bool is_between(std::uint32_t t) const {
    constexpr std::uint32_t kOthers = NameCues::kTitle | NameCues::kBody | NameCues::kWork |
                                      NameCues::kModifier | NameCues::kBetween | NameCues::kNoName |
                                      NameCues::kPersonSuffix | NameCues::kQuotedBody;
    const Token& token = document_.tokens[t];
    const std::string_view word = text(token.span);
    if (!token.space_after || !is_bare(token) || syllables(word) < 2) return false;
    return (cues_.find(word) & kOthers) == 0 && is_common_word(word) &&
           !is_listed(cues_, kWhose, word);
  }

  bool is_common(Span span) const {
    const auto words = split_words(text(span));
    return std::all_of(words.begin(), words.end(),
                       [&](std::string_view word) { return is_common_word(word); });
  }

  // No word that is a body's name by itself.
  bool is_common_word(std::string_view word) const {
    constexpr std::uint32_t kNames = NameCues::kOrganization | NameCues::kCountry | NameCues::kCity;
    if (syllables(word) < 2 || (cues_.find(word) & kNames) != 0) return false;
    if (known_.noun(word) || known_.plain(word)) return true;
    // "중앙도서관": one noun, and a kind of bodies.
    for (std::size_t at = kSyllable; at + 2 * kSyllable <= word.size(); at += kSyllable) {
      if ((cues_.find(word.substr(at)) & NameCues::kApart) == 0) continue;
      return is_made_of_nouns(word.substr(0, at));
    }
    return false;
  }

  // "지역사회보장": nouns of two syllables or more, one behind the other.
  bool is_made_of_nouns(std::string_view stem) const {
    if (known_.noun(stem) || known_.plain(stem)) return true;
    for (std::size_t at = 2 * kSyllable; at + 2 * kSyllable <= stem.size(); at += kSyllable) {
      if (known_.noun(stem.substr(0, at)) && is_made_of_nouns(stem.substr(at))) return true;
    }
    return false;
  }
};

}  // namespace

void mend_body_spans(const Document& document, std::uint32_t sentence, const NameCues& cues,
                     const KnownWords& known, std::vector<TypedName>& names) {
  BodySpans(document, sentence, cues, known, names).run();
}

}  // namespace weft
