// SPDX-License-Identifier: Apache-2.0
#include "extractor/names/word_names.h"

#include <algorithm>
#include <string>

#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::size_t kLongestName = 6;  // words

struct WordView {
  std::uint64_t text = 0;
  std::uint64_t lower = 0;
  std::uint64_t shape = 0;  // Aa0- with runs shortened
  std::uint64_t cues = 0;
  std::uint64_t known = 0;  // place in, and kinds of, the longest lexicon name that covers it
  std::uint64_t tag = 0;
  bool capital = false;
  std::string lowered;
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
  view.cues = cues.find(word);
  std::size_t at = 0;
  view.capital = !word.empty() && is_upper(next_code_point(word, at));
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

class Collector {
 public:
  Collector(const std::vector<WordView>& views, bool shouted, NameStyle style)
      : views_(views), shouted_(shouted), style_(style) {}

  TaggedPosition at(std::size_t i) {
    TaggedPosition position;
    out_ = &position.features;
    const WordView& w = views_[i];
    words(i);
    affixes(w);
    neighbours(i);
    tags(i);
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
    std::size_t end = i;
    while (w.capital && end + 1 < views_.size() && views_[end + 1].capital && end < i + 5) ++end;
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

std::vector<TaggedPosition> word_name_input(const std::vector<std::string_view>& words,
                                            const std::vector<std::string_view>& tags,
                                            NameStyle style, const NameCues& cues,
                                            const NameLookup& lexicon) {
  std::vector<WordView> views;
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    views.push_back(view_of(words[i], cues));
    views.back().tag = hash_text(tags[i]);
    capitals += views.back().capital;
  }
  mark_lexicon(words, lexicon, views);
  // Headlines capitalise nearly every word: then a capital says little.
  Collector collector(views, words.size() > 3 && capitals * 10 > words.size() * 7, style);
  std::vector<TaggedPosition> positions;
  for (std::size_t i = 0; i < words.size(); ++i) positions.push_back(collector.at(i));
  return positions;
}

WordNames::WordNames(const WeightsFile& file, const NameCues& cues)
    : model_(file, "names"),
      labels_(model_.labels()),
      lexicon_(file.section("lexicon")),
      cues_(cues) {}

Tagging WordNames::tag(const std::vector<std::string_view>& words,
                       const std::vector<std::string_view>& tags) const {
  const NameLookup lookup = [this](std::uint32_t hash) { return lexicon_.find(hash); };
  return tag_sequence(model_, labels_,
                      word_name_input(words, tags, NameStyle::kEdited, cues_, lookup));
}

std::vector<FoundName> WordNames::find(const Document& document, const Sentence& sentence) const {
  std::vector<std::string_view> words;
  std::vector<std::string_view> tags;
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    words.push_back(document.text_of(document.tokens[t]));
    tags.emplace_back(document.tokens[t].xpos);
  }
  const Tagging tagging = tag(words, tags);
  std::vector<FoundName> names;
  for (std::size_t i = 0; i < words.size();) {
    const std::uint8_t label = tagging.labels[i];
    std::size_t end = i + 1;
    if (!labels_.begins(label)) {
      i = end;
      continue;
    }
    double margin = tagging.margins[i];
    while (end < words.size() && tagging.labels[end] == label + 1) margin += tagging.margins[end++];
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
