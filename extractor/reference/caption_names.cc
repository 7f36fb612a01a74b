// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/caption_names.h"

#include <algorithm>

#include "weft/core/utf8.h"

namespace weft {
namespace {

bool is_latin_word(std::string_view text) {
  std::size_t at = 0;
  if (text.empty() || !is_upper(next_code_point(text, at))) return false;
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '\'';
  });
}

}  // namespace

// Latin names in captions that sound like a name of the text.
void CaptionNames::read() {
  for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
    const Sentence& sentence = document_.sentences[s];
    if (document_.blocks.empty() || sentence.block >= document_.blocks.size()) continue;
    if (document_.blocks[sentence.block].kind != BlockKind::kCaption) continue;
    read_latin_runs(s);
  }
}

void CaptionNames::read_latin_runs(std::uint32_t s) {
  const Sentence& sentence = document_.sentences[s];
  const std::string_view text = document_.text_of(sentence.span);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of("(),=/[]|", begin), text.size());
    std::size_t from = begin;
    std::size_t to = end;
    while (from < to && text[from] == ' ') ++from;
    while (to > from && text[to - 1] == ' ') --to;
    try_caption_name(s, {sentence.span.begin + static_cast<std::uint32_t>(from),
                         sentence.span.begin + static_cast<std::uint32_t>(to)});
    begin = end + 1;
  }
}

void CaptionNames::try_caption_name(std::uint32_t s, Span span) {
  const std::string_view text = document_.text_of(span);
  std::size_t blanks = 0;
  for (std::size_t i = 0, word = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != ' ') continue;
    if (!is_latin_word(text.substr(word, i - word))) return;
    word = i + 1;
    ++blanks;
  }
  if (blanks < 2) return;
  const NameForm latin = take_apart(text, words_);
  for (std::size_t c = 0; c < clusters_.size(); ++c) {
    for (const NameForm& form : clusters_[c].forms) {
      // The caption may give the whole name where the text has the last one, or the reverse.
      NameForm last = latin;
      if (form.words.size() == 1) last.text = std::string(text.substr(text.rfind(' ') + 1));
      if (form.words.size() == 1) last.words = {latin.words.back()};
      if (cross_script_similarity(form, last) < kSoundsAlike) continue;
      const std::uint32_t beside = clusters_[c].mentions.front();
      const std::uint32_t sentence = document_.mentions[beside].sentence;
      document_.mentions[beside].sentence = s;
      clusters_.add_at(c, span, beside);
      document_.mentions[beside].sentence = sentence;
      return;
    }
  }
}

}  // namespace weft
