// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/bracket_spellings.h"

#include <algorithm>

#include "extractor/names/name_marks.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr double kSameSound = 0.6;     // of a word and the spelling in brackets right after it
constexpr double kNamedSound = 0.4;    // where those words are one name of as many words
constexpr float kSurely = 0.9F;        // of a type that what stands in brackets takes over
constexpr std::size_t kMostWords = 5;  // before the brackets
constexpr std::size_t kLongest = 60;   // bytes in the brackets

// A mark that no name goes over; the stop of an initial is none.
bool holds_mark(std::string_view words) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] != '.' && std::string_view("\"'(),.").find(words[at]) == std::string_view::npos)
      continue;
    const bool initial = words[at] == '.' && at > 0 && words[at - 1] >= 'A' &&
                         words[at - 1] <= 'Z' && (at == 1 || words[at - 2] == ' ');
    if (!initial) return true;
  }
  return false;
}

// Where the spelling in a bracket ends; an age may follow: "(Lena Voss·33)".
std::size_t spelling_end(std::string_view text, std::size_t open) {
  const std::size_t close = std::min(text.find_first_of(",;)", open), text.size());
  const std::string_view inside = text.substr(open, close - open);
  const auto [dot, length] = find_middle_dot(inside);
  if (dot == std::string_view::npos) return close;
  const std::string_view age = inside.substr(dot + length);
  const bool number = !age.empty() && age.find_first_not_of("0123456789") == std::string_view::npos;
  return number ? open + dot : close;
}

}  // namespace

void BracketSpellings::read(std::uint32_t s) {
  const Sentence& sentence = document_.sentences[s];
  const std::string_view text = document_.text_of(sentence.span);
  for (std::size_t open = text.find('('); open != std::string_view::npos;
       open = text.find('(', open + 1)) {
    const std::size_t close = spelling_end(text, open);
    if (open == 0 || close - open > kLongest || close - open < 4) continue;
    const NameForm inside = take_apart(text.substr(open + 1, close - open - 1), words_);
    std::size_t at = open + 1;
    if (!inside.latin || inside.hangul || !is_upper(next_code_point(text, at))) continue;
    try_words_before(s, open, inside);
  }
}

// What sounds like the words in the bracket is a name of as many words right before it.
void BracketSpellings::try_words_before(std::uint32_t s, std::size_t open, const NameForm& inside) {
  const Sentence& sentence = document_.sentences[s];
  const std::string_view text = document_.text_of(sentence.span);
  const std::size_t begin = best_begin(s, open, inside);
  if (begin == open) return read_other_spelling(s, open, inside);
  const std::uint32_t from = sentence.span.begin + static_cast<std::uint32_t>(begin);
  // "Inc." and the like are words of organisations alone.
  const bool body = inside.key != inside.core;
  add_name(s, {from, sentence.span.begin + static_cast<std::uint32_t>(open)}, body);
  const std::size_t close = spelling_end(text, open);
  const Span within{sentence.span.begin + static_cast<std::uint32_t>(open + 1),
                    sentence.span.begin + static_cast<std::uint32_t>(close)};
  edits_.join_inside(s, within);
  const auto person =
      std::find_if(edits_.in_sentence(s).begin(), edits_.in_sentence(s).end(), [&](auto m) {
        const Mention& mention = document_.mentions[m];
        return mention.span.end + 1 == within.begin && mention.type == EntityType::kPerson &&
               mention.confidence > kSurely;
      });
  if (!body && person != edits_.in_sentence(s).end()) give_type(s, within, EntityType::kPerson);
}

// Where the words before the bracket begin that together sound most like what stands in it; `open`
// where none do.
std::size_t BracketSpellings::best_begin(std::uint32_t s, std::size_t open,
                                         const NameForm& inside) const {
  const std::string_view text = document_.text_of(document_.sentences[s].span);
  double best = kSameSound;
  if (words_named_before(s, open) == inside.words.size()) best = kNamedSound;
  std::size_t found = open;
  std::size_t begin = open;
  for (std::size_t count = 1; count <= kMostWords && begin > 0; ++count) {
    const std::size_t blank = text.rfind(' ', begin == open ? open - 1 : begin - 2);
    begin = blank == std::string_view::npos ? 0 : blank + 1;
    const std::string_view words = text.substr(begin, open - begin);
    if (words.empty() || holds_mark(words)) break;
    const NameForm before = take_apart(words, words_);
    if (before.words.size() != inside.words.size() && !before.latin) {
      if (before.words.size() > inside.words.size()) break;
    }
    const double alike = cross_script_similarity(before, inside);
    if (alike >= best) {
      best = alike;
      found = begin;
    }
    if (begin < 2) break;
  }
  return found;
}

// "바이스(Weiss)", "나래병원협회(Narae Hospitals Corporation)": what spells a name in other
// letters or another language right behind it is one name of the same type. Capitals alone may be
// another body's, as may more words than a person's name has.
void BracketSpellings::read_other_spelling(std::uint32_t s, std::size_t open,
                                           const NameForm& inside) {
  const Sentence& sentence = document_.sentences[s];
  const std::string_view text = document_.text_of(sentence.span);
  const std::size_t close = text.find_first_of(",;)", open);
  const auto at = sentence.span.begin + static_cast<std::uint32_t>(open);
  if (close == std::string_view::npos || text[close] != ')') return;
  const Span within{at + 1, sentence.span.begin + static_cast<std::uint32_t>(close)};
  const std::string_view words = document_.text_of(within);
  if (std::none_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return;
  const auto named =
      std::find_if(edits_.in_sentence(s).begin(), edits_.in_sentence(s).end(), [&](auto m) {
        const Mention& mention = document_.mentions[m];
        return mention.kind == MentionKind::kName && mention.span.end == at;
      });
  if (named == edits_.in_sentence(s).end()) return;
  const NameForm before = take_apart(document_.text_of(document_.mentions[*named].span), words_);
  // A legal form in the brackets tells what both spell.
  if (before.hangul && inside.key != inside.core) {
    document_.mentions[*named].type = EntityType::kOrganization;
  }
  const EntityType type = document_.mentions[*named].type;
  const bool person = type == EntityType::kPerson && inside.words.size() <= before.words.size();
  if (!before.hangul || (!person && type != EntityType::kOrganization)) return;
  edits_.join_inside(s, within);
  give_type(s, within, type);
}

// How many words the name has that ends where the bracket opens.
std::size_t BracketSpellings::words_named_before(std::uint32_t s, std::size_t open) const {
  const std::uint32_t end = document_.sentences[s].span.begin + static_cast<std::uint32_t>(open);
  for (const std::uint32_t m : edits_.in_sentence(s)) {
    const Mention& mention = document_.mentions[m];
    if (mention.kind != MentionKind::kName || mention.span.end != end) continue;
    return take_apart(document_.text_of(mention.span), words_).words.size();
  }
  return 0;
}

void BracketSpellings::add_name(std::uint32_t s, Span span, bool body) {
  EntityType type = EntityType::kThing;
  for (const std::uint32_t m : edits_.in_sentence(s)) {
    Mention& mention = document_.mentions[m];
    if (mention.kind != MentionKind::kName) continue;
    // What stands in the brackets, or a part of the words before, tells the type.
    const bool inside = mention.span.begin == span.end + 1;
    if (inside && body) mention.type = EntityType::kOrganization;
    if (inside) type = mention.type;
    if (!mention.span.overlaps(span)) continue;
    type = mention.type;
    if (mention.span.contains(span)) return;
    if (!span.contains(mention.span)) return;
  }
  Mention mention;
  mention.span = span;
  mention.sentence = s;
  mention.tokens = tokens_over(document_, document_.sentences[s], span);
  if (mention.tokens.begin == kNone) return;
  mention.head = mention.tokens.end - 1;
  mention.type = body ? EntityType::kOrganization : type;
  mention.confidence = kBySpelling;
  edits_.add(mention);
}

void BracketSpellings::give_type(std::uint32_t s, Span span, EntityType type) {
  for (const std::uint32_t m : edits_.in_sentence(s)) {
    Mention& mention = document_.mentions[m];
    if (mention.kind == MentionKind::kName && mention.span == span) mention.type = type;
  }
}

}  // namespace weft
