// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kLongestName = 6;  // words

// Bits of a dictionary's value; see training/dictionary_names.py.
constexpr unsigned kNounBits = 31;
constexpr unsigned kKindShift = 5;
constexpr unsigned kKindBits = 255;
constexpr unsigned kBeginsLonger = 1U << 13U;

struct Elsewhere;

struct WordView {
  std::uint64_t text = 0;
  std::uint64_t lower = 0;
  std::uint64_t shape = 0;  // Aa0- with runs shortened
  std::uint64_t cues = 0;
  std::uint64_t known = 0;  // place in, and kinds of, the longest lexicon name that covers it
  std::uint64_t named = 0;  // the same of the dictionary
  std::uint64_t noun = 0;   // what the dictionary says of the common noun
  std::uint64_t tag = 0;
  const Elsewhere* elsewhere = nullptr;  // of words with a capital
  bool capital = false;
  bool digit = false;  // begins with one
  std::string lowered;
};

// What a document shows of a word with a capital.
struct Elsewhere {
  bool lower = false;   // stands there without its capital too
  bool middle = false;  // has its capital within a sentence
  // The longest run of capitals it stands in.
  std::size_t run_length = 0;
  std::size_t run_place = 0;
  const WordView* run_first = nullptr;
  const WordView* run_last = nullptr;
};

std::string shape_text(std::string_view word) {
  std::string shape;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    const char kind = is_upper(c) ? 'A' : (is_letter(c) ? 'a' : (is_digit(c) ? '0' : '-'));
    const std::size_t n = shape.size();
    if (n < 2 || shape[n - 1] != kind || shape[n - 2] != kind) shape += kind;
  }
  return shape;
}

WordView view_of(std::string_view word, const NameCues& cues) {
  WordView view;
  view.lowered = to_lower(word);
  view.text = hash_text(word);
  view.lower = hash_text(view.lowered);
  view.shape = hash_text(shape_text(word));
  view.cues = cues.find(word) & NameCues::kSeenByModels;
  std::size_t at = 0;
  const char32_t first = word.empty() ? U' ' : next_code_point(word, at);
  view.capital = is_upper(first);
  view.digit = is_digit(first);
  return view;
}

void mark_lexicon(const std::vector<std::string_view>& words, const NameLookup& lexicon,
                  std::vector<WordView>& views) {
  for (std::size_t i = 0; i < words.size();) {
    std::size_t length = 0;
    unsigned kinds = 0;
    for (std::size_t k = 1; k <= kLongestName && i + k <= words.size(); ++k) {
      const unsigned found = views[i].capital ? lexicon(word_name_hash(words, i, i + k)) : 0U;
      if (found == 0) continue;
      length = k;
      kinds = found;
    }
    for (std::size_t k = 0; k < length; ++k) {
      views[i + k].known = kinds + 256U * (k == 0 ? 1U : 2U) + 1024U * (length > 1 ? 1U : 0U);
    }
    i += std::max<std::size_t>(1, length);
  }
}

// Longest names of the dictionary, whatever their case.
void mark_dictionary(const ClassTable& dictionary, std::vector<WordView>& views) {
  for (std::size_t i = 0; i < views.size();) {
    std::uint64_t hash = dictionary_hash(0, views[i].lower);
    unsigned value = dictionary.find(hash);
    views[i].noun = value & kNounBits;
    std::size_t length = 0;
    unsigned kinds = 0;
    for (std::size_t k = 1; value != 0; ++k) {
      const unsigned here = (value >> kKindShift) & kKindBits;
      if (here != 0) {
        length = k;
        kinds = here;
      }
      if ((value & kBeginsLonger) == 0 || i + k == views.size()) break;
      hash = dictionary_hash(hash, views[i + k].lower);
      value = dictionary.find(hash);
    }
    for (std::size_t k = 0; k < length; ++k) {
      views[i + k].named = kinds + 256U * (k == 0 ? 1U : 2U) + 1024U * (length > 1 ? 1U : 0U);
      if (k > 0) {
        views[i + k].noun = dictionary.find(dictionary_hash(0, views[i + k].lower)) & kNounBits;
      }
    }
    i += std::max<std::size_t>(1, length);
  }
}

class Collector {
 public:
  Collector(const std::vector<WordView>& views, bool shouted, NameStyle style)
      : views_(views), shouted_(shouted), style_(style) {}

  TaggedPosition at(std::size_t i) {
    TaggedPosition position;
    out_ = &position.features;
    out_->reserve(80);
    const WordView& w = views_[i];
    words(i);
    affixes(w);
    neighbours(i);
    tags(i);
    dictionary(i);
    if (w.elsewhere != nullptr) elsewhere(i);
    position.key1 = w.lower;
    position.key2 = hash_pair(w.shape, w.known * 4096 + w.cues);
    return position;
  }

 private:
  template <typename... Values>
  void add(std::uint32_t kind, Values... values) {
    out_->push_back(feature(kind, values...));
  }

  const WordView& view(std::size_t i, int offset) const {
    static const WordView kOutside;
    const long at = static_cast<long>(i) + offset;
    if (at < 0 || at >= static_cast<long>(views_.size())) return kOutside;
    return views_[static_cast<std::size_t>(at)];
  }

  void words(std::size_t i) {
    const WordView& w = views_[i];
    add(200, w.text);
    add(201, w.lower, i == 0);
    add(202, w.shape, i == 0, shouted_);
    add(203, w.cues, w.shape, i == 0);
    add(204, w.known, w.shape);
    add(205, w.known, i == 0, w.cues);
    add(206, w.shape, static_cast<int>(style_));
    add(207, w.lower, static_cast<int>(style_));
    add(208, static_cast<int>(style_), w.capital, i == 0);
  }

  void affixes(const WordView& w) {
    const std::string_view word = w.lowered;
    for (std::size_t k = 1; k <= 4 && k < word.size(); ++k) {
      add(210, k, hash_text(word.substr(0, k)), w.capital);
      add(211, k, hash_text(word.substr(word.size() - k)), w.capital);
    }
  }

  void neighbours(std::size_t i) {
    const WordView& w = views_[i];
    const WordView& p1 = view(i, -1);
    const WordView& p2 = view(i, -2);
    const WordView& n1 = view(i, 1);
    const WordView& n2 = view(i, 2);
    add(220, p1.lower, w.capital);
    add(221, n1.lower, w.capital);
    add(222, p2.lower, w.capital);
    add(223, n2.lower, w.capital);
    add(224, p1.lower, w.lower);
    add(225, w.lower, n1.lower);
    add(226, p1.shape, w.shape, n1.shape, i == 0);
    add(227, p2.lower, p1.lower, w.capital);
    add(228, n1.lower, n2.lower, w.capital);
    add(229, p1.cues, w.cues, n1.cues, w.capital);
    add(230, n1.cues, w.shape, n2.cues);
    add(231, p1.known, w.known, n1.known);
    add(232, p1.lower, w.shape, n1.lower);
    add(233, p1.cues, w.shape, p1.capital);
    // What closes the run of capitals that this word stands in: "... University", "... Inc".
    const std::size_t end = run_end(i);
    add(234, views_[end].lower, w.capital, std::min<std::size_t>(end - i, 2));
    add(235, views_[end].cues, w.capital, std::min<std::size_t>(end - i, 2));
  }

  void tags(std::size_t i) {
    const WordView& w = views_[i];
    const WordView& p1 = view(i, -1);
    const WordView& n1 = view(i, 1);
    add(240, w.tag, w.shape, i == 0);
    add(241, p1.tag, w.tag, n1.tag);
    add(242, p1.tag, w.shape);
    add(243, n1.tag, w.shape);
    add(244, w.tag, w.cues);
    add(245, p1.lower, w.tag);
    add(246, w.tag, n1.lower);
    add(247, w.tag, n1.tag, view(i, 2).tag);
    add(248, view(i, -2).tag, p1.tag, w.tag);
  }

  void dictionary(std::size_t i) {
    const WordView& w = views_[i];
    const WordView& p1 = view(i, -1);
    const WordView& n1 = view(i, 1);
    add(260, w.named, w.shape);
    add(261, w.named, w.noun, i == 0, w.capital);
    add(262, p1.named, w.named, n1.named, w.capital);
    add(263, p1.noun, w.capital, w.named);
    add(264, n1.noun, w.capital, w.named);
    add(265, w.named, w.tag);
    add(266, w.named, p1.lower);
    add(267, w.named, n1.lower);
    add(268, w.named, w.lower);
    if (!w.capital) return;
    const std::size_t end = run_end(i);
    add(269, views_[end].noun, std::min<std::size_t>(end - i, 2));
    add(270, view(end, 1).noun, std::min<std::size_t>(end - i, 2));
    std::size_t begin = i;
    while (begin > 0 && views_[begin - 1].capital && begin + 5 > i) --begin;
    add(271, views_[begin].named, end - begin, i - begin);
    add(272, views_[begin].cues, views_[end].cues, end - begin, i - begin);
    add(273, view(begin, -1).lower, end - begin);
    add(274, view(end, 1).lower, end - begin);
    add(275, view(begin, -1).tag, view(end, 1).tag, end - begin);
  }

  void elsewhere(std::size_t i) {
    const WordView& w = views_[i];
    const Elsewhere& other = *w.elsewhere;
    add(280, other.lower, other.middle, i == 0, shouted_);
    add(281, other.lower, other.middle, w.tag);
    const std::size_t end = run_end(i);
    std::size_t begin = i;
    while (begin > 0 && views_[begin - 1].capital && begin + 5 > i) --begin;
    if (other.run_length <= end - begin + 1) return;
    const std::size_t side =
        other.run_place == 0 ? 0 : (other.run_place + 1 == other.run_length ? 1 : 2);
    add(286, side, other.run_last->cues, other.run_length == 2);
    add(287, side, other.run_first->cues, end - begin);
    add(288, side, other.run_last->lower);
    add(289, side, other.run_first->named, other.run_last->noun);
  }

  // Where the run of capitals that this word stands in ends.
  std::size_t run_end(std::size_t i) const {
    std::size_t end = i;
    while (views_[i].capital && end + 1 < views_.size() && views_[end + 1].capital && end < i + 5) {
      ++end;
    }
    return end;
  }

  const std::vector<WordView>& views_;
  bool shouted_;
  NameStyle style_;
  std::vector<Feature>* out_ = nullptr;
};

}  // namespace

std::uint32_t word_name_hash(const std::vector<std::string_view>& words, std::size_t begin,
                             std::size_t end) {
  std::uint64_t hash = 7;
  for (std::size_t i = begin; i < end; ++i) hash = hash_pair(hash, hash_text(words[i]));
  return static_cast<std::uint32_t>(mix_bits(hash));
}

struct WordNameText::State {
  NameStyle style = NameStyle::kEdited;
  std::vector<std::vector<WordView>> sentences;
  std::vector<bool> shouted;
  std::unordered_map<std::uint64_t, Elsewhere> words;

  void add(const NameSentence& sentence, const NameKnowledge& knowledge);
  void compare();
  void learn(std::size_t s, std::size_t i);
};

void WordNameText::State::add(const NameSentence& sentence, const NameKnowledge& knowledge) {
  std::vector<WordView>& views = sentences.emplace_back();
  views.reserve(sentence.words.size());
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < sentence.words.size(); ++i) {
    views.push_back(view_of(sentence.words[i], knowledge.cues));
    views.back().tag = hash_text(sentence.tags[i]);
    capitals += views.back().capital ? 1 : 0;
  }
  mark_lexicon(sentence.words, knowledge.lexicon, views);
  mark_dictionary(knowledge.dictionary, views);
  // Headlines capitalise nearly every word: then a capital says little.
  shouted.push_back(views.size() > 3 && capitals * 10 > views.size() * 7);
}

void WordNameText::State::compare() {
  for (auto& sentence : sentences) {
    for (WordView& view : sentence) {
      if (view.capital) view.elsewhere = &words[view.lower];
    }
  }
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    for (std::size_t i = 0; i < sentences[s].size(); ++i) learn(s, i);
  }
}

void WordNameText::State::learn(std::size_t s, std::size_t i) {
  const std::vector<WordView>& views = sentences[s];
  const WordView& view = views[i];
  if (!view.capital) {
    const auto it = words.find(view.lower);
    if (it != words.end()) it->second.lower = true;
    return;
  }
  Elsewhere& word = words[view.lower];
  if (shouted[s]) return;
  word.middle = word.middle || i > 0;
  std::size_t begin = i;
  while (begin > 0 && views[begin - 1].capital && begin + 5 > i) --begin;
  std::size_t end = i;
  while (end + 1 < views.size() && views[end + 1].capital && end < i + 5) ++end;
  if (end - begin + 1 <= word.run_length) return;
  word.run_length = end - begin + 1;
  word.run_place = i - begin;
  word.run_first = &views[begin];
  word.run_last = &views[end];
}

WordNameText::WordNameText(const std::vector<NameSentence>& sentences, NameStyle style,
                           const NameKnowledge& knowledge)
    : state_(std::make_unique<State>()) {
  state_->style = style;
  state_->sentences.reserve(sentences.size());
  for (const NameSentence& sentence : sentences) state_->add(sentence, knowledge);
  state_->compare();
}

WordNameText::~WordNameText() = default;

std::vector<TaggedPosition> WordNameText::positions(std::size_t sentence) const {
  return positions(sentence, {0, static_cast<std::uint32_t>(state_->sentences[sentence].size())});
}

std::vector<TaggedPosition> WordNameText::positions(std::size_t sentence, IndexRange words) const {
  Collector collector(state_->sentences[sentence], state_->shouted[sentence], state_->style);
  std::vector<TaggedPosition> positions;
  positions.reserve(words.size());
  for (std::uint32_t i = words.begin; i < words.end; ++i) positions.push_back(collector.at(i));
  return positions;
}

std::vector<IndexRange> WordNameText::islands(std::size_t sentence) const {
  constexpr std::uint32_t kInside = 4;  // plain words between two parts of a name, and behind it
  const std::vector<WordView>& views = state_->sentences[sentence];
  const auto size = static_cast<std::uint32_t>(views.size());
  std::vector<IndexRange> islands;
  for (std::uint32_t i = 0; i < size; ++i) {
    const WordView& view = views[i];
    if (!view.capital && view.named == 0 && !view.digit) continue;
    const std::uint32_t end = std::min(size, i + 1 + kInside);
    if (!islands.empty() && islands.back().end >= i) {
      islands.back().end = end;
    } else {
      islands.push_back({i, end});
    }
  }
  return islands;
}

WordNames::WordNames(const WeightsFile& file, const NameCues& cues)
    : model_(file, "names"),
      labels_(model_.labels()),
      lexicon_(file.section("lexicon")),
      dictionary_(file, "dictionary"),
      nouns_(dictionary_),
      cues_(cues) {}

std::vector<Tagging> WordNames::tag(const std::vector<NameSentence>& sentences) const {
  const NameLookup lookup = [this](std::uint32_t hash) { return lexicon_.find(hash); };
  const NameKnowledge knowledge{cues_, dictionary_, lookup};
  const WordNameText text(sentences, NameStyle::kEdited, knowledge);
  std::vector<Tagging> taggings;
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    Tagging& tagging = taggings.emplace_back();
    tagging.labels.assign(sentences[s].words.size(), NameLabels::kOutside);
    tagging.margins.assign(sentences[s].words.size(), 0);
    for (const IndexRange island : text.islands(s)) {
      const Tagging here = tag_sequence(model_, labels_, text.positions(s, island));
      std::copy(here.labels.begin(), here.labels.end(), tagging.labels.begin() + island.begin);
      std::copy(here.margins.begin(), here.margins.end(), tagging.margins.begin() + island.begin);
    }
  }
  return taggings;
}

std::vector<std::vector<FoundName>> WordNames::find(const Document& document) const {
  std::vector<NameSentence> sentences;
  for (const Sentence& sentence : document.sentences) {
    NameSentence& words = sentences.emplace_back();
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
      words.words.push_back(document.text_of(document.tokens[t]));
      words.tags.emplace_back(document.tokens[t].xpos);
    }
  }
  const std::vector<Tagging> taggings = tag(sentences);
  std::vector<std::vector<FoundName>> names;
  for (std::size_t s = 0; s < taggings.size(); ++s) {
    names.push_back(names_of(document, document.sentences[s], taggings[s]));
  }
  return names;
}

std::vector<FoundName> WordNames::names_of(const Document& document, const Sentence& sentence,
                                           const Tagging& tagging) const {
  std::vector<FoundName> names;
  for (std::size_t i = 0; i < tagging.labels.size();) {
    const std::uint8_t label = tagging.labels[i];
    std::size_t end = i + 1;
    if (!labels_.begins(label)) {
      i = end;
      continue;
    }
    double margin = tagging.margins[i];
    while (end < tagging.labels.size() && tagging.labels[end] == label + 1)
      margin += tagging.margins[end++];
    const double mean = margin / static_cast<double>(end - i) * static_cast<double>(model_.unit());
    const Span first = document.tokens[sentence.tokens.begin + i].span;
    const Span last = document.tokens[sentence.tokens.begin + end - 1].span;
    names.push_back(
        {{first.begin, last.end}, labels_.type(label), confidence_of(static_cast<float>(mean))});
    i = end;
  }
  return names;
}

}  // namespace weft
