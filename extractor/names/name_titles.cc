// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/name_titles.h"

#include "extractor/names/name_lists.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

class TitleMender {
 public:
  explicit TitleMender(const NameSurroundings& around) : around_(around) {}

  // "나래대군이": the rank goes to the end of the name; so does the word for a lady behind the
  // family name of a king's wife or a clan: "가람빈 박씨".
  void reach_rank(TypedName& name) const {
    const Token& token = around_.document().tokens[around_.token_at(name.span.end - 1)];
    if (name.span.end >= token.span.end) return;
    std::size_t end = name.span.end;
    next_code_point(around_.document().text, end);
    TypedName longer = name;
    longer.span.end = static_cast<std::uint32_t>(end);
    const std::string_view rest = around_.text({longer.span.end, token.span.end});
    if (!rest.empty() && (around_.cues().find(rest) & NameCues::kTail) == 0) return;
    const std::string_view whole = around_.text(longer.span);
    const std::size_t blank = whole.rfind(' ');
    const std::string_view last = around_.text({name.span.end, longer.span.end});
    const bool family =
        blank != std::string_view::npos && characters(whole.substr(blank + 1)) == 2 &&
        (around_.cues().find(whole.substr(blank + 1, whole.size() - blank - 1 - last.size())) &
         NameCues::kSurname) != 0 &&
        (around_.cues().find(last) & NameCues::kPersonSuffix) != 0;
    if (family || ends_in_listed(around_.cues(), kRank, whole)) name = longer;
  }

  // Before a title, what looks like a rare particle is the last syllable of the name.
  void reach_title(TypedName& name) const {
    const Token& token = around_.document().tokens[around_.token_at(name.span.end - 1)];
    const Span rest{name.span.end, token.span.end};
    if (rest.empty() || characters(around_.text(name.span)) != 2 || !around_.has_title(name))
      return;
    if ((around_.cues().find(around_.text(rest)) & NameCues::kNameEnding) != 0)
      name.span.end = rest.end;
  }

  // A title behind the name, with or without a blank, is none of it.
  void cut_title(TypedName& name) const {
    const std::string_view whole = around_.text(name.span);
    const std::size_t blank = whole.rfind(' ');
    if (blank != std::string_view::npos && around_.is_title(whole.substr(blank + 1))) {
      name.span.end = name.span.begin + static_cast<std::uint32_t>(blank);
      return cut_title(name);
    }
    // "나래대군": a rank that is a part of the name ends like a title.
    if (ends_in_listed(around_.cues(), kRank, whole)) return;
    for (std::size_t at = 0; at < whole.size(); next_code_point(whole, at)) {
      if (characters(whole.substr(0, at)) < 2 || whole[at - 1] == ' ') continue;
      const std::string_view ending = whole.substr(at);
      // One syllable may be the name's own, but for the one that is nothing else.
      if (!around_.is_title(ending)) continue;
      const bool sure = characters(ending) > 1 && characters(whole.substr(0, at)) > 2;
      // "나폴레옹" ends like one; so may any name but a full one.
      TypedName stem = name;
      stem.span.end = name.span.begin + static_cast<std::uint32_t>(at);
      const bool own =
          (around_.cues().find(ending) & NameCues::kNameEnding) != 0 && !around_.is_full_name(stem);
      const bool suffix = characters(ending) == 1 && characters(whole) > 3 && !own &&
                          (around_.cues().find(ending) & NameCues::kPersonSuffix) != 0;
      if (!sure && !suffix) continue;
      name.span.end = name.span.begin + static_cast<std::uint32_t>(at);
      return;
    }
  }

  // A family name alone is no name; with the title behind it, it is one: "한 의원", "서모 대리".
  void add_title(TypedName& name) const {
    const std::size_t length = characters(around_.text(name.span));
    const bool family = (around_.cues().find(around_.text(name.span)) & NameCues::kSurname) != 0;
    if (length != 1 && !(length == 2 && family)) return;
    std::uint32_t t = around_.token_at(name.span.begin);
    const Token& token = around_.document().tokens[t];
    if (token.span.begin != name.span.begin) return;
    const std::string_view behind = around_.text({name.span.end, token.span.end});
    if (behind.empty()) {
      // "한 전 의원": a word may stand between.
      for (++t; t < around_.sentence().tokens.end && around_.document().tokens[t - 1].space_after;
           ++t) {
        const Token& next = around_.document().tokens[t];
        const Span title{next.span.begin, around_.stem_end(next)};
        if (around_.ends_in_title(around_.text(title))) name.span.end = title.end;
        if ((around_.cues().find(around_.text(title)) & NameCues::kModifier) == 0) return;
      }
      return;
    }
    const std::uint32_t end = around_.stem_end(token);
    if (end <= name.span.end) return;
    const std::string_view title = around_.text({name.span.end, end});
    if (around_.is_title(title) || (around_.cues().find(title) & NameCues::kAnonymous) != 0)
      name.span.end = end;
  }

 private:
  const NameSurroundings& around_;
};

}  // namespace

void mend_title(const NameSurroundings& around, TypedName& name) {
  const TitleMender mender(around);
  mender.reach_title(name);
  mender.cut_title(name);
  mender.add_title(name);
  mender.reach_rank(name);
}

}  // namespace weft
