// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_repeats.h"

#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "extractor/reference/title.h"

namespace weft {
namespace {

constexpr float kWellKnown = 0.7F;
constexpr std::size_t kLongName = 12;  // bytes: four syllables
constexpr std::size_t kRespaced = 6;   // bytes of a name that may be written with other blanks

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') out += c;
  }
  return out;
}

}  // namespace

// A name that was cut short goes on to the end of the longest known one that stands there.
void NameRepeats::stretch() {
  const NameFinder known = known_names();
  for (Mention& mention : document_.mentions) {
    if (mention.kind != MentionKind::kName || mention.tokens.empty()) continue;
    const Sentence& sentence = document_.sentences[mention.sentence];
    const auto longer = [&](std::size_t n, std::uint32_t end) {
      if (end <= mention.span.end) return;
      mention.span.end = end;
      mention.tokens = tokens_over(document_, sentence, mention.span);
      mention.head = mention.tokens.end - 1;
      mention.type = known.type(n);
    };
    known.respaced_at(document_.text, mention.span.begin, sentence.span.end, longer);
  }
}

// A name of some length that is known well is found wherever it stands, by its spelling alone.
void NameRepeats::spread() {
  std::map<std::string, NameVotes> names;
  for (const Mention& mention : document_.mentions) {
    const std::string_view text = document_.text_of(mention.span);
    if (mention.kind != MentionKind::kName || text.size() < kLongName) continue;
    names[std::string(text)].add(mention);
  }
  std::erase_if(names, [](const auto& name) { return name.second.sum() < kWellKnown; });
  const NameFinder known(names);
  // For each name the sentences that hold it.
  std::vector<std::vector<std::uint32_t>> sentences(known.size());
  for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
    const IndexRange tokens = document_.sentences[s].tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const auto here = [&](std::size_t n) {
        if (sentences[n].empty() || sentences[n].back() != s) sentences[n].push_back(s);
      };
      known.spelled_at(document_.text, document_.tokens[t].span.begin,
                       document_.sentences[s].span.end, here);
    }
  }
  for (std::size_t n = 0; n < known.size(); ++n) {
    for (const std::uint32_t s : sentences[n]) {
      for (Mention place : places_in(document_, s, known.name(n), words_)) {
        const bool taken = edits_.overlapped(place.sentence, place.span);
        if (taken || document_.text_of(place.span) != known.name(n)) continue;
        place.type = known.type(n);
        edits_.add(place);
      }
    }
  }
}

// "누리 로봇" in an article about 누리로봇: a known name written with other blanks.
void NameRepeats::find_respaced() {
  const NameFinder known = known_names();
  // With its own blanks it is what the stage of names left alone.
  std::unordered_set<std::string_view> written;
  for (const Mention& m : document_.mentions) written.insert(document_.text_of(m.span));
  for (std::uint32_t s = 0; s < document_.sentences.size(); ++s) {
    const Sentence& sentence = document_.sentences[s];
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      const Span word = document_.tokens[t].span;
      const auto add_name = [&](std::size_t n, std::uint32_t end) {
        if (known.name(n).size() < kRespaced || end <= word.end) return;
        if (!ends_word(sentence, end)) return;
        const Span span{word.begin, end};
        if (written.contains(document_.text_of(span)) || edits_.overlapped(s, span)) return;
        add_respaced(s, span, known.type(n));
        written.insert(document_.text_of(span));
      };
      known.respaced_at(document_.text, word.begin, sentence.span.end, add_name);
    }
  }
}

void NameRepeats::add_respaced(std::uint32_t s, Span span, EntityType type) {
  Mention mention;
  mention.span = span;
  mention.sentence = s;
  mention.tokens = tokens_over(document_, document_.sentences[s], span);
  mention.head = mention.tokens.end - 1;
  mention.type = type;
  mention.confidence = kBySpelling;
  edits_.add(mention);
}

// Every name of the document and the last word of a person's, without blanks, with the types it
// was given.
NameFinder NameRepeats::known_names() const {
  std::map<std::string, NameVotes> known;
  for (const Mention& mention : document_.mentions) {
    if (mention.kind != MentionKind::kName) continue;
    const std::string_view text = document_.text_of(mention.span);
    known[without_blanks(text)].add(mention);
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos || mention.type != EntityType::kPerson) continue;
    known[without_blanks(text.substr(blank + 1))].add(mention);
  }
  return NameFinder(known);
}

// Whether a token or the noun of one ends here.
bool NameRepeats::ends_word(const Sentence& sentence, std::uint32_t at) const {
  const IndexRange over = tokens_over(document_, sentence, {at - 1, at});
  for (std::uint32_t t = over.begin; t < over.end; ++t) {
    const Token& token = document_.tokens[t];
    if (token.span.end == at) return true;
    for (std::uint32_t m = token.morphemes.begin; m < token.morphemes.end; ++m) {
      if (m > token.morphemes.begin && document_.morphemes[m].span.begin == at) return true;
    }
  }
  return false;
}

}  // namespace weft
