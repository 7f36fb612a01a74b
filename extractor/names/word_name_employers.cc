// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_name_employers.h"

#include <algorithm>
#include <string_view>

#include "extractor/english_words.h"

namespace weft {
namespace {

constexpr float kEmployer = 0.7F;

class EmployerFinder {
 public:
  EmployerFinder(const Document& document, std::vector<TypedName>& names, const NameCues& cues)
      : document_(document), names_(names), cues_(cues) {}

  void run() {
    std::vector<TypedName> found;
    for (std::size_t n = 0; n < names_.size(); ++n) {
      if (names_[n].type != EntityType::kPerson) continue;
      const IndexRange tokens = document_.sentences[names_[n].sentence].tokens;
      const std::uint32_t holder = token_at(tokens, names_[n].span.begin);
      std::uint32_t office = holder;
      while (office > tokens.begin && is_office(office - 1) && !named(office - 1, n)) --office;
      if (office == holder || office == tokens.begin) continue;
      if (n > 0 && names_[n - 1].span.end == token(office - 1).span.end) {
        retype(names_[n - 1]);
        continue;
      }
      std::uint32_t begin = office;
      while (begin > tokens.begin && may_begin(begin - 1) && !named(begin - 1, n)) --begin;
      constexpr std::uint32_t kMost = 3;
      if (begin == office || office - begin > kMost) continue;
      const Span span{token(begin).span.begin, token(office - 1).span.end};
      found.push_back({span, names_[n].sentence, EntityType::kOrganization, kEmployer});
    }
    if (found.empty()) return;
    names_.insert(names_.end(), found.begin(), found.end());
    std::sort(names_.begin(), names_.end(),
              [](const TypedName& a, const TypedName& b) { return a.span < b.span; });
  }

 private:
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }
  std::string_view text(std::uint32_t t) const { return document_.text_of(token(t)); }

  std::uint32_t token_at(IndexRange tokens, std::uint32_t begin) const {
    std::uint32_t t = tokens.begin;
    while (t < tokens.end && token(t).span.begin < begin) ++t;
    return t;
  }

  bool is_office(std::uint32_t t) const {
    return (cues_.find(text(t)) & NameCues::kHeadTitle) != 0;
  }

  // The names before the one at `n` are in order; only the last may reach here.
  bool named(std::uint32_t t, std::size_t n) const {
    return n > 0 && names_[n - 1].span.overlaps(token(t).span);
  }

  bool may_begin(std::uint32_t t) const {
    constexpr std::uint32_t kOther = NameCues::kNoName | NameCues::kTitle | NameCues::kCountry;
    return is_capital(text(t)) && token(t).xpos.starts_with("NNP") &&
           (cues_.find(text(t)) & kOther) == 0;
  }

  void retype(TypedName& name) const {
    const std::string_view words = document_.text_of(name.span);
    const bool given = (cues_.find(words) & NameCues::kGivenName) != 0;
    const bool single = words.find(' ') == std::string_view::npos;
    if (single && !given && name.type == EntityType::kPerson) {
      name.type = EntityType::kOrganization;
    }
  }

  const Document& document_;
  std::vector<TypedName>& names_;
  const NameCues& cues_;
};

}  // namespace

void find_employers(const Document& document, std::vector<TypedName>& names, const NameCues& cues) {
  EmployerFinder(document, names, cues).run();
}

}  // namespace weft
