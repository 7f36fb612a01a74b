// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/eojeol_titles.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace weft {
namespace {

constexpr std::pair<std::string_view, std::string_view> kMarks[] = {{"\u2018", "\u2019"},
                                                                    {"'", "'"},
                                                                    {"\u300C", "\u300D"},
                                                                    {"\u300E", "\u300F"},
                                                                    {"\u300A", "\u300B"},
                                                                    {"\u3008", "\u3009"},
                                                                    {"<", ">"}};
constexpr std::uint32_t kFewest = 2;  // words
constexpr std::uint32_t kMost = 14;
constexpr float kTitle = 0.75F;

class TitleFinder {
 public:
  TitleFinder(Document& document, std::uint32_t sentence, const ReferenceWords& kinds,
              SentenceItems& items)
      : document_(document),
        sentence_(sentence),
        tokens_(document.sentences[sentence].tokens),
        kinds_(kinds),
        items_(items) {}

  void run() {
    for (std::uint32_t t = tokens_.begin; t < tokens_.end; ++t) {
      const std::uint32_t close = closing(t);
      if (close == kNone) continue;
      const IndexRange title{t + 1, close};
      if (title.size() >= kFewest && is_title(title) && stands_as_noun(close)) take(title);
      t = close;
    }
  }

 private:
  std::string_view text(std::uint32_t token) const {
    return document_.text_of(document_.tokens[token]);
  }

  // The mark that closes what this one opens; kNone where it opens nothing, or too much.
  std::uint32_t closing(std::uint32_t open) const {
    const auto marks = std::find_if(std::begin(kMarks), std::end(kMarks),
                                    [&](const auto& pair) { return pair.first == text(open); });
    if (marks == std::end(kMarks) || document_.tokens[open].space_after) return kNone;
    const std::uint32_t end = std::min(tokens_.end, open + kMost + 2);
    for (std::uint32_t t = open + 1; t < end; ++t) {
      if (text(t) == marks->second) return t;
    }
    return kNone;
  }

  std::string_view last_tag(const Token& token) const {
    return token.morphemes.empty()
               ? std::string_view()
               : std::string_view(document_.morphemes[token.morphemes.end - 1].tag);
  }

  // Nouns, with at most clauses about nouns before them, and no person with a title.
  bool is_title(IndexRange title) const {
    const Token& last = document_.tokens[title.end - 1];
    const std::string_view tag = last_tag(last);
    if (last.space_after || !(tag.starts_with("NN") || tag == "XSN")) return false;
    for (std::uint32_t t = title.begin; t < title.end; ++t) {
      const std::string_view ending = last_tag(document_.tokens[t]);
      if (ending == "EF" || ending == "EC" || ending == "JKQ") return false;
      if (text(t) == "\"" || text(t) == "\u201C" || text(t) == "(") return false;
    }
    return std::none_of(items_.mentions.begin(), items_.mentions.end(), [&](std::uint32_t m) {
      const Mention& mention = document_.mentions[m];
      const Span span = span_of(title);
      if (mention.kind != MentionKind::kName || !mention.span.overlaps(span)) return false;
      const bool person = mention.type == EntityType::kPerson;
      return mention.span.contains(span) || !span.contains(mention.span) ||
             (person && mention.tokens.end + 1 >= title.end);
    });
  }

  Span span_of(IndexRange title) const {
    return {document_.tokens[title.begin].span.begin, document_.tokens[title.end - 1].span.end};
  }

  // What follows without a blank is a particle of nouns or a noun: not "라고", "이라는", "한".
  bool stands_as_noun(std::uint32_t close) const {
    if (document_.tokens[close].space_after || close + 1 >= tokens_.end) return true;
    const Token& next = document_.tokens[close + 1];
    if (next.morphemes.empty()) return true;
    const std::string& tag = document_.morphemes[next.morphemes.begin].tag;
    return tag != "JKQ" && tag[0] != 'V' && tag[0] != 'E' && tag[0] != 'X';
  }

  void take(IndexRange title) {
    const Span span = span_of(title);
    const auto inside = [&](Span other) { return span.contains(other); };
    std::erase_if(items_.mentions,
                  [&](std::uint32_t m) { return inside(document_.mentions[m].span); });
    std::erase_if(items_.literals,
                  [&](std::uint32_t l) { return inside(document_.literals[l].span); });
    Mention mention;
    mention.span = span;
    mention.tokens = title;
    mention.sentence = sentence_;
    mention.head = title.end - 1;
    mention.kind = MentionKind::kName;
    mention.type = kinds_.compound_type(text(title.end - 1)).value_or(EntityType::kThing);
    mention.confidence = kTitle;
    items_.mentions.push_back(static_cast<std::uint32_t>(document_.mentions.size()));
    document_.mentions.push_back(mention);
  }

  Document& document_;
  std::uint32_t sentence_;
  IndexRange tokens_;
  const ReferenceWords& kinds_;
  SentenceItems& items_;
};

}  // namespace

void name_quoted_titles(Document& document, std::uint32_t sentence, const ReferenceWords& kinds,
                        SentenceItems& items) {
  TitleFinder(document, sentence, kinds, items).run();
}

}  // namespace weft
