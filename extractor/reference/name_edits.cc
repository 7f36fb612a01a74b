// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_edits.h"

#include <algorithm>
#include <utility>

namespace weft {

// Mentions of a sentence, by their indices in order.
void NameEdits::index() {
  in_sentence_.assign(document_.sentences.size(), {});
  for (std::uint32_t m = 0; m < document_.mentions.size(); ++m) {
    in_sentence_[document_.mentions[m].sentence].push_back(m);
  }
  gone_.assign(document_.mentions.size(), false);
}

void NameEdits::add(const Mention& mention) {
  in_sentence_[mention.sentence].push_back(static_cast<std::uint32_t>(document_.mentions.size()));
  document_.mentions.push_back(mention);
  gone_.push_back(false);
}

bool NameEdits::overlapped(std::uint32_t s, Span span) const {
  return std::any_of(in_sentence_[s].begin(), in_sentence_[s].end(),
                     [&](std::uint32_t m) { return document_.mentions[m].span.overlaps(span); });
}

// What stands within, as in brackets, is one name, however many were found in it.
void NameEdits::join_inside(std::uint32_t s, Span inside) {
  std::vector<std::uint32_t>& here = in_sentence_[s];
  const auto within = [&](std::uint32_t m) {
    const Mention& mention = document_.mentions[m];
    return mention.kind == MentionKind::kName && inside.contains(mention.span) &&
           mention.span != inside;
  };
  const auto first = std::find_if(here.begin(), here.end(), within);
  if (first == here.end()) return;
  Mention whole = document_.mentions[*first];
  whole.span = inside;
  whole.tokens = tokens_over(document_, document_.sentences[s], inside);
  whole.head = whole.tokens.end - 1;
  for (const std::uint32_t m : here) gone_[m] = gone_[m] || within(m);
  std::erase_if(here, within);
  add(whole);
}

// Names that now lie within others.
void NameEdits::drop_swallowed() {
  for (const std::vector<std::uint32_t>& here : in_sentence_) {
    for (const std::uint32_t m : here) {
      const Span span = document_.mentions[m].span;
      gone_[m] = std::any_of(here.begin(), here.end(), [&](std::uint32_t o) {
        const Span other = document_.mentions[o].span;
        return o != m && other.contains(span) && (other != span || o < m);
      });
    }
  }
  drop_gone();
}

void NameEdits::drop_gone() {
  std::vector<Mention> kept;
  for (std::size_t m = 0; m < gone_.size(); ++m) {
    if (!gone_[m]) kept.push_back(document_.mentions[m]);
  }
  document_.mentions = std::move(kept);
  index();
}

}  // namespace weft
