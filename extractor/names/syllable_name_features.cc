// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/syllable_name_features.h"

#include <algorithm>
#include <string>

#include "extractor/morph/dictionary_view.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kMostSyllables = 16;

// What a token is to the names in and around it.
struct TokenView {
  std::string_view stem;  // up to the first particle or ending
  std::uint64_t stem_hash = 0;
  std::uint64_t tail = 0;    // what follows the stem
  std::uint32_t cues = 0;    // of the stem as a whole
  std::uint32_t suffix = 0;  // of the longest known ending of the stem
  bool nominal = false;
  bool common = false;        // known as a noun that is no name
  std::uint64_t length = 0;   // of the stem in characters, at most 7
  std::uint64_t surname = 0;  // 1 where the stem begins with one and is as long as a full name
  std::uint64_t shape = 0;    // scripts of the stem: "AAaa00"
  std::uint64_t first = 0;    // characters of the stem's ends
  std::uint64_t ending = 0;   // its last two
  std::uint64_t kinds = 0;    // of the stem in the dictionary; kCompound, kUnknown
  std::uint64_t part = 0;     // kinds of the longest dictionary word that ends the stem
};

// Beside the dictionary's kinds of a stem.
constexpr std::uint64_t kCompound = 256;
constexpr std::uint64_t kUnknown = 512;

bool in_stem(const std::string& tag) {
  return tag[0] == 'N' || tag == "SL" || tag == "SH" || tag == "SN" || tag == "XSN" ||
         tag == "XPN" || tag == "SW" || tag == "MAG" || tag == "IC";
}

// How the stem is written: its length, scripts and ends, and whether it looks like a person's name.
void add_shape(TokenView& view, const NameCues& cues) {
  constexpr std::uint64_t kLongest = 7;
  const std::u32string text = decode_utf8(view.stem);
  if (text.empty()) return;
  view.length = std::min<std::uint64_t>(text.size(), kLongest);
  char32_t before = U' ';
  for (const char32_t c : text) {
    const char32_t shape = is_hangul(c) ? U'\uAC00' : shape_of(c);
    if (shape != before) view.shape = hash_pair(view.shape, shape);
    before = shape;
  }
  view.first = text.front();
  view.ending = hash_pair(text.size() > 1 ? text[text.size() - 2] : U' ', text.back());
  const auto is_surname = [&](std::size_t length) {
    return (cues.find(encode_utf8(text.substr(0, length))) & NameCues::kSurname) != 0;
  };
  if (text.size() >= 2 && text.size() <= 3 && is_surname(1)) view.surname = 1;
  if (text.size() >= 3 && text.size() <= 4 && is_surname(2)) view.surname = 2;
  if (text.size() == 1 && is_surname(1)) view.surname = 3;
}

// What the dictionary says of the stem, which the token begins with.
void add_dictionary(TokenView& view, const DictionaryView& words) {
  const std::size_t length = decode_utf8(view.stem).size();
  if (length > words.size()) return;
  view.kinds = words.kinds(0, length);
  if (view.kinds == 0) view.kinds = words.compound(length) ? kCompound : kUnknown;
  for (std::size_t begin = 0; begin + 1 < length && view.part == 0; ++begin) {
    view.part = words.kinds(begin, length);
  }
}

TokenView view_of(const Document& document, const Token& token, const NameCues& cues,
                  const NameLookup& lexicon) {
  TokenView view;
  Span stem{token.span.begin, token.span.begin};
  std::uint32_t m = token.morphemes.begin;
  for (; m < token.morphemes.end && in_stem(document.morphemes[m].tag); ++m) {
    stem.end = document.morphemes[m].span.end;
  }
  view.nominal = !stem.empty();
  if (stem.empty()) stem = token.span;
  view.stem = document.text_of(stem);
  view.stem_hash = hash_text(view.stem);
  view.tail = m < token.morphemes.end ? hash_text(document.morphemes[m].form) : 0;
  if (m < token.morphemes.end)
    view.tail = hash_pair(view.tail, hash_text(document.morphemes[m].tag));
  view.cues = cues.find(view.stem) & NameCues::kSeenByModels;
  view.suffix = cues.suffix_kinds(view.stem) & NameCues::kSeenByModels;
  add_shape(view, cues);
  view.common = (lexicon(word_hash(decode_utf8(view.stem))) & kCommonNoun) != 0;
  return view;
}

// What is known of one character besides itself.
struct CharacterView {
  std::size_t token = 0;
  std::uint64_t tag = 0;    // of the morpheme it belongs to
  std::uint64_t known = 0;  // place in, and kinds of, the longest lexicon name that covers it
  bool begins_morpheme = false;
  unsigned quoted = 0;  // 1 in quotation marks, 2 in brackets
  // The longest dictionary word that covers it: kinds, characters before and after it in the word.
  std::uint64_t cover = 0;
  std::uint64_t before = 0;
  std::uint64_t after = 0;
};

void mark_morphemes(const Document& document, const Sentence& sentence, const SyllableText& text,
                    std::vector<CharacterView>& views) {
  for (std::size_t t = 0; t < text.tokens.size(); ++t) {
    const Token& token = document.tokens[sentence.tokens.begin + t];
    std::uint32_t m = token.morphemes.begin;
    for (std::size_t c = text.tokens[t].begin; c < text.tokens[t].end; ++c) {
      views[c].token = t;
      while (m + 1 < token.morphemes.end &&
             document.morphemes[m + 1].span.begin <= text.offsets[c]) {
        ++m;
      }
      if (m >= token.morphemes.end) continue;
      views[c].tag = hash_text(document.morphemes[m].tag);
      views[c].begins_morpheme = document.morphemes[m].span.begin == text.offsets[c];
    }
  }
}

// Longest matches from the beginnings of tokens, over several tokens where the name has blanks.
void mark_lexicon(const SyllableText& text, const NameLookup& lexicon,
                  std::vector<CharacterView>& views) {
  std::size_t free_from = 0;
  for (const SyllableToken& token : text.tokens) {
    if (token.begin < free_from) continue;
    WordHash hash;
    std::size_t length = 0;
    std::uint8_t kinds = 0;
    const std::size_t limit = text.characters.size() - SyllableText::kPadding;
    for (std::size_t k = 0; k < kMostSyllables && token.begin + k < limit; ++k) {
      hash.add(text.characters[token.begin + k]);
      if (k == 0) continue;
      const std::uint8_t found = lexicon(hash.value()) & kNameKinds;
      if (found != 0) {
        kinds = found;
        length = k + 1;
      }
    }
    for (std::size_t k = 0; k < length; ++k) {
      const unsigned place = k == 0 ? 1 : (k + 1 == length ? 3 : 2);
      views[token.begin + k].known = place * 256U + kinds;
    }
    free_from = token.begin + length;
  }
}

// Each character's longest dictionary word within its token, the first of equals.
void mark_dictionary(const SyllableToken& token, const DictionaryView& words,
                     std::vector<CharacterView>& views) {
  std::vector<std::size_t> lengths(words.size(), 0);
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    const std::size_t length = words.longest(begin);
    for (std::size_t i = begin; i < begin + length; ++i) {
      if (lengths[i] >= length) continue;
      lengths[i] = length;
      CharacterView& view = views[token.begin + i];
      view.cover = words.kinds(begin, begin + length);
      view.before = i - begin;
      view.after = begin + length - i - 1;
    }
  }
}

void mark_quotes(const SyllableText& text, std::vector<CharacterView>& views) {
  constexpr std::u32string_view kOpen = U"‘“《〈『「<(";
  constexpr std::u32string_view kClose = U"’”》〉』」>)";
  unsigned inside = 0;
  bool plain = false;
  for (std::size_t c = 0; c < views.size(); ++c) {
    const char32_t ch = text.characters[c];
    if (ch == U'\'' || ch == U'"') plain = !plain;
    if (kOpen.find(ch) != std::u32string_view::npos) inside = ch == U'(' ? 2 : 1;
    if (kClose.find(ch) != std::u32string_view::npos) inside = 0;
    views[c].quoted = inside != 0 ? inside : (plain ? 1 : 0);
  }
}

// Latin letters, digits and all else: what tells a mixed name from its particles.
std::uint64_t script(std::uint64_t c) {
  const char32_t shape = shape_of(static_cast<char32_t>(c));
  return shape == U'a' ? 2 : (shape == U'0' ? 1 : 0);
}

class SyllableCollector {
 public:
  SyllableCollector(const SyllableText& text, const std::vector<CharacterView>& views,
                    const std::vector<TokenView>& tokens)
      : text_(text), views_(views), tokens_(tokens) {}

  TaggedPosition at(std::size_t c) {
    TaggedPosition position;
    out_ = &position.features;
    out_->reserve(80);
    window(c);
    morphology(c);
    surroundings(c);
    shapes(c);
    dictionary(c);
    position.key1 = character(c, 0);
    position.key2 = views_[c].tag * 2 + (views_[c].begins_morpheme ? 1 : 0);
    return position;
  }

 private:
  template <typename... Values>
  void add(std::uint32_t kind, Values... values) {
    out_->push_back(feature(kind, values...));
  }

  std::uint64_t character(std::size_t c, int offset) const {
    const long at = static_cast<long>(c) + offset;
    if (at < 0 || at >= static_cast<long>(text_.characters.size())) return U' ';
    return text_.characters[static_cast<std::size_t>(at)];
  }

  const TokenView& neighbour(std::size_t token, int offset) const {
    static const TokenView kNothing;
    const long at = static_cast<long>(token) + offset;
    if (at < 0 || at >= static_cast<long>(tokens_.size())) return kNothing;
    return tokens_[static_cast<std::size_t>(at)];
  }

  void window(std::size_t c) {
    const std::uint64_t c0 = character(c, 0);
    const std::uint64_t p1 = character(c, -1);
    const std::uint64_t p2 = character(c, -2);
    const std::uint64_t p3 = character(c, -3);
    const std::uint64_t n1 = character(c, 1);
    const std::uint64_t n2 = character(c, 2);
    const std::uint64_t n3 = character(c, 3);
    add(100, c0);
    add(101, p1);
    add(102, n1);
    add(103, p1, c0);
    add(104, c0, n1);
    add(105, p2, p1, c0);
    add(106, p1, c0, n1);
    add(107, c0, n1, n2);
    add(108, p3, p2, p1, c0);
    add(109, c0, n1, n2, n3);
    add(110, p2, p1);
    add(111, n1, n2);
    add(112, p2, p1, c0, n1, n2);
    add(113, script(p1), script(c0), script(n1));
  }

  void morphology(std::size_t c) {
    const CharacterView& view = views_[c];
    const TokenView& token = tokens_[view.token];
    const std::size_t i = c - std::min(c, text_.tokens[view.token].begin);
    const bool blank = text_.characters[c] == U' ';
    const std::uint64_t place = blank ? 9 : std::min<std::size_t>(i, 4);
    add(120, view.tag, view.begins_morpheme, place == 0);
    add(121, views_[c - 1].tag, view.tag, view.begins_morpheme);
    add(122, token.stem_hash, place);
    add(123, token.tail, place == 0, view.begins_morpheme, view.tag);
    add(124, token.suffix, place, token.tail);
    add(125, token.cues, token.suffix, view.begins_morpheme, place);
    add(126, view.known, place == 0);
    add(127, view.known, character(c, 0));
    add(128, view.known, views_[c + 1].known != 0, view.begins_morpheme, view.tag);
    add(129, view.quoted, view.begins_morpheme, view.tag);
    add(130, std::min<std::size_t>(token.stem.size() / 3, 8), place, view.tag);
  }

  void surroundings(std::size_t c) {
    const CharacterView& view = views_[c];
    const std::uint64_t place =
        text_.characters[c] == U' '
            ? 9
            : std::min<std::size_t>(c - std::min(c, text_.tokens[view.token].begin), 2);
    const TokenView& before = neighbour(view.token, -1);
    const TokenView& after = neighbour(view.token, 1);
    const TokenView& after2 = neighbour(view.token, 2);
    const TokenView& self = tokens_[view.token];
    add(140, before.stem_hash, place, view.tag);
    add(141, after.stem_hash, place, view.tag);
    add(142, before.cues, before.suffix, place, self.nominal);
    add(143, after.cues, after.suffix, place, self.tail);
    add(144, after.stem_hash, self.tail, place);
    add(145, neighbour(view.token, -2).stem_hash, before.stem_hash, place);
    add(146, after.cues, after2.cues, after2.suffix, place);
    add(147, before.cues | before.suffix, self.cues | self.suffix, after.cues | after.suffix,
        place);
    add(148, before.tail, place, self.tail);
    add(149, views_[c].known, after.cues | after.suffix, place);
    add(150, after2.stem_hash, place, self.nominal);
  }

  // How the token looks as a whole, beside its neighbours.
  void shapes(std::size_t c) {
    const CharacterView& view = views_[c];
    const TokenView& self = tokens_[view.token];
    const TokenView& before = neighbour(view.token, -1);
    const TokenView& after = neighbour(view.token, 1);
    const std::size_t i = c - std::min(c, text_.tokens[view.token].begin);
    const std::uint64_t place = text_.characters[c] == U' ' ? 9 : std::min<std::size_t>(i, 7);
    const std::uint64_t inside = i < self.length ? 1 : 0;
    const std::uint64_t title = (after.cues & NameCues::kTitle) != 0 ? 1 : 0;
    const std::uint64_t led = (before.cues & NameCues::kTitle) != 0 ? 1 : 0;
    add(160, self.surname, self.length, place);
    add(161, self.surname, self.length, place, title, self.tail);
    add(162, self.surname, place, led, after.cues);
    add(163, self.first, self.length, place);
    add(164, self.ending, self.length, place);
    add(165, character(c, 0), place, self.length);
    add(166, self.shape, self.length, place, inside);
    add(167, self.shape, before.shape, after.shape, place);
    add(168, self.length, before.length, after.length, place, before.tail != 0, self.tail != 0);
    add(169, self.surname, before.surname, after.surname, place, before.tail != 0);
    add(170, after.surname, after.length, place, self.cues, neighbour(view.token, 2).cues);
    add(171, after.ending, after.tail, place, self.length);
    add(172, before.ending, before.tail, place, self.length);
    add(174, self.common, self.surname, self.length, place, title);
    add(175, self.common, self.length, place, self.tail);
    add(176, self.common, before.common, after.common, place, self.nominal);
    add(177, self.common, self.length, view.tag, view.begins_morpheme, place);
    add(178, self.common, self.shape, before.cues, after.cues, place);
    add(173, self.surname, self.length, place, view.tag, view.quoted);
  }

  // What the dictionary knows of the token, of its neighbours and of the word around the character.
  void dictionary(std::size_t c) {
    const CharacterView& view = views_[c];
    const TokenView& self = tokens_[view.token];
    const TokenView& before = neighbour(view.token, -1);
    const TokenView& after = neighbour(view.token, 1);
    const std::size_t i = c - std::min(c, text_.tokens[view.token].begin);
    const std::uint64_t place = text_.characters[c] == U' ' ? 9 : std::min<std::size_t>(i, 4);
    const std::uint64_t back = std::min<std::uint64_t>(view.before, 3);
    const std::uint64_t left = std::min<std::uint64_t>(view.after, 3);
    const std::uint64_t title = (after.cues & NameCues::kTitle) != 0 ? 1 : 0;
    add(180, self.kinds, place, self.length);
    add(181, self.kinds, place, self.tail);
    add(182, view.cover, back, left, place == 0);
    add(183, view.cover, back == 0, left == 0, view.tag, view.begins_morpheme);
    add(184, view.cover, back, left, self.kinds, character(c, 1));
    add(185, self.kinds, before.kinds, after.kinds, place);
    add(186, self.kinds, before.cues, after.cues, place);
    add(187, self.kinds, self.surname, self.length, place, title);
    add(188, self.part, self.length, place);
    add(189, self.part, self.kinds, place, self.suffix);
    add(190, before.kinds, before.tail != 0, place, self.length);
    add(191, after.kinds, self.tail, place, self.length);
    add(192, self.kinds, self.first, place);
    add(193, self.kinds, self.ending, place);
    add(194, views_[c + 1].cover, view.cover, left == 0, place);
  }

  const SyllableText& text_;
  const std::vector<CharacterView>& views_;
  const std::vector<TokenView>& tokens_;
  std::vector<Feature>* out_ = nullptr;
};

}  // namespace

SyllableNameInput syllable_name_input(const Document& document, const Sentence& sentence,
                                      const NameCues& cues, const NameLookup& lexicon,
                                      const WordLexicon& dictionary) {
  SyllableNameInput input;
  input.text = make_syllable_text(document, sentence.tokens);
  if (input.text.tokens.empty()) return input;
  input.begin = input.text.tokens.front().begin;
  input.end = input.text.tokens.back().end;
  std::vector<TokenView> tokens;
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    tokens.push_back(view_of(document, document.tokens[t], cues, lexicon));
  }
  std::vector<CharacterView> views(input.text.characters.size());
  mark_morphemes(document, sentence, input.text, views);
  for (std::size_t c = 1; c < views.size(); ++c) {
    if (input.text.characters[c] == U' ') views[c].token = views[c - 1].token;
  }
  mark_lexicon(input.text, lexicon, views);
  for (std::size_t t = 0; t < tokens.size(); ++t) {
    const DictionaryView words(input.text.surface(t), dictionary);
    add_dictionary(tokens[t], words);
    mark_dictionary(input.text.tokens[t], words, views);
  }
  mark_quotes(input.text, views);
  SyllableCollector collector(input.text, views, tokens);
  for (std::size_t c = input.begin; c < input.end; ++c) {
    input.positions.push_back(collector.at(c));
  }
  return input;
}

}  // namespace weft
