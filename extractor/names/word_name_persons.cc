// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_persons.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "extractor/english_words.h"
#include "extractor/names/name_covering.h"

namespace weft {
namespace {

class PersonJoiner {
 public:
  PersonJoiner(const Document& document, std::vector<TypedName>& names, const NameCues& cues)
      : document_(document), names_(names), cues_(cues) {}

  void run() {
    std::vector<TypedName> wider;
    for (const TypedName& name : names_) {
      tokens_ = document_.sentences[name.sentence].tokens;
      IndexRange range = tokens_over(document_, document_.sentences[name.sentence], name.span);
      if (range.empty()) continue;
      const IndexRange own = range;
      if (name.type == EntityType::kPerson) {
        if (has_epithet(range.end)) range.end += 2;
        if (begins_before(range)) --range.begin;
      }
      if (range.size() == own.size()) continue;
      TypedName whole = name;
      whole.span = {token(range.begin).span.begin, token(range.end - 1).span.end};
      wider.push_back(whole);
    }
    put_over(names_, std::move(wider));
  }

 private:
  std::string_view text(std::uint32_t t) const { return document_.text_of(token(t)); }
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  bool capital(std::uint32_t t) const { return tokens_.contains(t) && is_capital(text(t)); }

  // "William Pitt" before "the Younger", which no further capital follows: "the Great War" is one.
  bool has_epithet(std::uint32_t t) const {
    return t + 1 < tokens_.end && token(t).upos == Upos::kDet && !is_capital(text(t)) &&
           capital(t + 1) && (cues_.find(text(t + 1)) & kEpithet) != 0 && !capital(t + 2);
  }

  // "Dean" before "Mercado" alone: the text says nobody else's name that ends so, and no article
  // shows that a dean is meant.
  bool begins_before(IndexRange range) const {
    const std::uint32_t first = range.begin - 1;
    if (range.size() != 1 || !capital(first) || (cues_.find(text(first)) & kGivenTitle) == 0) {
      return false;
    }
    if (first > tokens_.begin) {
      const Upos before = token(first - 1).upos;
      if (capital(first - 1) || before == Upos::kDet || before == Upos::kAdj) return false;
    }
    // "Duke Max" is a duke, "Earl Warren" has a name that family names are too.
    const std::string_view family = text(range.begin);
    const std::uint32_t kinds = cues_.find(family);
    if ((kinds & NameCues::kGivenName) != 0 && (kinds & NameCues::kSurname) == 0) return false;
    return std::none_of(names_.begin(), names_.end(), [&](const TypedName& other) {
      const std::string_view whole = document_.text_of(other.span);
      return other.type == EntityType::kPerson && whole.size() > family.size() &&
             whole.ends_with(family) && whole[whole.size() - family.size() - 1] == ' ' &&
             !whole.starts_with(text(first));
    });
  }

  const Document& document_;
  std::vector<TypedName>& names_;
  const NameCues& cues_;
  IndexRange tokens_;
};

}  // namespace

void join_person_words(const Document& document, std::vector<TypedName>& names,
                       const NameCues& cues) {
  PersonJoiner(document, names, cues).run();
}

}  // namespace weft
