// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/balanced_marks.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/english_words.h"
#include "extractor/reference/name_finder.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::uint32_t kMarkReach = 90;  // bytes to the partner of a mark
constexpr std::u32string_view kOpening = U"‘“(「『《〈<[";
constexpr std::u32string_view kClosing = U"’”)」』》〉>]";
constexpr std::u32string_view kEither = U"'\"";

// The two marks of one pair in a sentence; only the opening or the closing one where the sentence
// has no partner for it.
struct Pair {
  Span open;
  Span close;
};

class Marks {
 public:
  Marks(const Document& document, const Sentence& sentence) {
    std::vector<std::size_t> open;  // pairs that are not closed yet
    std::size_t at = sentence.span.begin;
    std::uint32_t t = sentence.tokens.begin;
    while (at < sentence.span.end) {
      const auto begin = static_cast<std::uint32_t>(at);
      const char32_t c = next_code_point(document.text, at);
      const Span mark{begin, static_cast<std::uint32_t>(at)};
      const std::size_t closes = kClosing.find(c);
      const bool either = kEither.find(c) != std::u32string_view::npos;
      if (kOpening.find(c) == std::u32string_view::npos && closes == std::u32string_view::npos &&
          !either) {
        continue;
      }
      if ((either || c == U'’') && in_word(document.text, mark)) continue;
      while (t < sentence.tokens.end && document.tokens[t].span.end <= begin) ++t;
      if (t < sentence.tokens.end && is_genitive(document.tokens[t])) continue;
      const char32_t wanted = either                                ? c
                              : closes != std::u32string_view::npos ? kOpening[closes]
                                                                    : 0;
      const auto partner = std::find_if(open.rbegin(), open.rend(), [&](std::size_t p) {
        std::size_t from = pairs_[p].open.begin;
        return next_code_point(document.text, from) == wanted;
      });
      if (partner != open.rend()) {
        pairs_[*partner].close = mark;
        open.erase(std::next(partner).base(), open.end());
      } else if (closes != std::u32string_view::npos) {
        pairs_.push_back({{}, mark});
      } else {
        open.push_back(pairs_.size());
        pairs_.push_back({mark, {}});
      }
    }
  }

  // The span without marks at its edges whose partners are outside.
  Span trimmed(Span span) const {
    for (const Pair& pair : pairs_) {
      if (pair.open.begin == span.begin && !pair.open.empty() && !span.contains(pair.close)) {
        span.begin = pair.open.end;
      }
    }
    for (auto pair = pairs_.rbegin(); pair != pairs_.rend(); ++pair) {
      if (pair->close.end == span.end && !pair->close.empty() && !span.contains(pair->open)) {
        span.end = pair->close.begin;
      }
    }
    return span;
  }

  // The span over whole pairs.
  Span balanced(Span span) const {
    for (const Pair& pair : pairs_) {
      const bool opens = !pair.open.empty() && span.contains(pair.open);
      const bool closes = !pair.close.empty() && span.contains(pair.close);
      if (opens == closes) continue;
      if (opens && !pair.close.empty() && pair.close.end - span.begin <= kMarkReach) {
        span.end = std::max(span.end, pair.close.end);
      } else if (closes && !pair.open.empty() && span.end - pair.open.begin <= kMarkReach) {
        span.begin = std::min(span.begin, pair.open.begin);
      } else if (opens) {
        shorten(span, pair.open);
      } else {
        shorten(span, pair.close);
      }
    }
    return span;
  }

 private:
  // "O'Brien": between two letters of one word no quotation begins or ends.
  static bool in_word(std::string_view text, Span mark) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return mark.begin > 0 && letter(text[mark.begin - 1]) && mark.end < text.size() &&
           letter(text[mark.end]);
  }

  // Keeps the longer part.
  static void shorten(Span& span, Span mark) {
    if (mark.begin - span.begin > span.end - mark.end) {
      span.end = mark.begin;
    } else {
      span.begin = mark.end;
    }
  }

  std::vector<Pair> pairs_;
};

}  // namespace

void balance_marks(Document& document) {
  if (document.morphemes.empty()) return;
  std::vector<std::vector<std::uint32_t>> by_sentence(document.sentences.size());
  for (std::uint32_t m = 0; m < document.mentions.size(); ++m) {
    by_sentence[document.mentions[m].sentence].push_back(m);
  }
  for (std::uint32_t s = 0; s < by_sentence.size(); ++s) {
    if (by_sentence[s].empty()) continue;
    const Marks marks(document, document.sentences[s]);
    for (const std::uint32_t m : by_sentence[s]) {
      Mention& mention = document.mentions[m];
      const bool name = mention.kind == MentionKind::kName;
      Span span = marks.balanced(name ? marks.trimmed(mention.span) : mention.span);
      if (name) span = marks.trimmed(span);
      while (!span.empty() && document.text[span.begin] == ' ') ++span.begin;
      while (!span.empty() && document.text[span.end - 1] == ' ') --span.end;
      if (span == mention.span || span.empty()) continue;
      const IndexRange tokens = tokens_over(document, document.sentences[s], span);
      if (tokens.empty()) continue;
      const std::string_view said = document.text_of(mention.span);
      Entity* entity = mention.entity == kNone ? nullptr : &document.entities[mention.entity];
      if (entity != nullptr && entity->name == said) {
        entity->name = std::string(document.text_of(span));
      }
      mention.span = span;
      mention.tokens = tokens;
      if (!tokens.contains(mention.head)) mention.head = tokens.end - 1;
    }
  }
}

}  // namespace weft
