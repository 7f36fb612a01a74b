// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_titles.h"

#include <algorithm>
#include <string_view>

#include "extractor/english_words.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr float kTitle = 0.7F;

class TitleFinder {
 public:
  TitleFinder(const Document& document, const std::vector<TypedName>& names, const NameCues& cues)
      : document_(document), names_(names), cues_(cues) {}

  std::vector<TypedName> run() {
    for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
      tokens_ = document_.sentences[s].tokens;
      for (std::uint32_t t = tokens_.begin; t + 2 < tokens_.end; ++t) {
        const std::uint32_t end = is_work(t) ? title_end(t + 1) : t;
        if (end <= t + 2) continue;
        const Span span{token(t + 1).span.begin, token(end - 1).span.end};
        found_.push_back({span, s, EntityType::kProduct, kTitle});
        t = end - 1;
      }
    }
    return std::move(found_);
  }

 private:
  std::string_view text(std::uint32_t t) const { return document_.text_of(token(t)); }
  const Token& token(std::uint32_t t) const { return document_.tokens[t]; }

  bool is_work(std::uint32_t t) const {
    return (cues_.find(text(t)) & NameCues::kWork) != 0 && !is_capital(text(t));
  }

  const TypedName* name_at(std::uint32_t t) const { return name_over(names_, token(t).span); }

  bool begins(std::uint32_t t) const {
    constexpr std::uint32_t kNone = NameCues::kNoName | NameCues::kTitle | NameCues::kCountry |
                                    NameCues::kCity | NameCues::kOrganization;
    return is_capital(text(t)) && (cues_.find(text(t)) & kNone) == 0 && free(t);
  }

  // In no name, but for one that begins with the noun before it.
  bool free(std::uint32_t t) const {
    const TypedName* name = name_at(t);
    return name == nullptr || name->span.begin == token(t - 1).span.begin;
  }

  bool small(std::uint32_t t) const {
    const Upos upos = token(t).upos;
    return !is_capital(text(t)) && (upos == Upos::kAdp || upos == Upos::kDet ||
                                    upos == Upos::kCconj || upos == Upos::kPart);
  }

  // Where the title ends that may begin here; here itself where none does. "a film In Lund" is
  // none: behind a preposition no known name goes on with a title, behind an article it may.
  std::uint32_t title_end(std::uint32_t first) const {
    constexpr std::uint32_t kMostSmall = 2;
    if (!begins(first)) return first;
    std::uint32_t end = first + 1;
    for (;;) {
      std::uint32_t t = end;
      while (t < tokens_.end && t - end < kMostSmall && small(t)) ++t;
      if (t >= tokens_.end || !is_capital(text(t)) || token(t).upos == Upos::kPunct) return end;
      const TypedName* name = name_at(t);
      const bool article = t > end && token(t - 1).upos == Upos::kDet;
      const bool other =
          name != nullptr && name->type != EntityType::kProduct && name->type != EntityType::kThing;
      if (t > end && other && !article) return end;
      end = t + 1;
    }
  }

  const Document& document_;
  const std::vector<TypedName>& names_;
  const NameCues& cues_;
  IndexRange tokens_;
  std::vector<TypedName> found_;
};

}  // namespace

void add_titles(const Document& document, std::vector<TypedName>& names, const NameCues& cues) {
  const std::vector<TypedName> titles = TitleFinder(document, names, cues).run();
  if (titles.empty()) return;
  std::erase_if(names, [&](const TypedName& name) {
    return std::any_of(titles.begin(), titles.end(),
                       [&](const TypedName& title) { return title.span.overlaps(name.span); });
  });
  names.insert(names.end(), titles.begin(), titles.end());
  std::sort(names.begin(), names.end(),
            [](const TypedName& a, const TypedName& b) { return a.span < b.span; });
}

}  // namespace weft
