// SPDX-License-Identifier: Apache-2.0
//
// Where a sentence ends, by a linear model over the words on both sides: stops, capitals, endings,
// words that open and close letters, and how far the last boundary is. For texts whose sentences
// lack stops, and for stops that end none. Boundaries are decided from left to right; each decision
// sees the ones before it. Immutable; share between threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "extractor/linear/linear_model.h"
#include "extractor/names/class_table.h"
#include "extractor/segment/sentences.h"

namespace weft {

// The words of one block, as blanks divide them, and as stops do that lack the blank behind them.
class BoundaryText {
 public:
  BoundaryText(std::string_view text, Span block, const SentenceRules& rules,
               const ClassTable& classes);

  std::size_t size() const { return words_.size(); }
  Span span(std::size_t word) const { return words_[word].span; }
  // What decides whether a sentence ends behind `word` (not the last one) that began with `start`.
  void collect(std::size_t word, std::size_t start, std::vector<Feature>& out) const;
  // Whether the word has a mark that may end a sentence.
  bool marked(std::size_t word) const { return words_[word].end_mark; }
  // Whether it belongs to the next word whatever the model says: "Mr.", an initial, a number of a
  // date or a list.
  bool joins(std::size_t word, std::size_t start) const;

 private:
  struct Word {
    Span span;
    std::uint64_t lower = 0;    // the whole word
    std::uint64_t stem = 0;     // without marks at its ends, digits as one
    std::uint64_t suffix2 = 0;  // of the stem
    std::uint64_t suffix3 = 0;
    std::uint64_t tail = 0;  // marks at its end, the last three
    std::uint64_t head = 0;  // marks at its beginning
    std::uint8_t shape = 0;
    std::uint8_t length = 0;  // letters of the stem, up to 7
    std::uint8_t listed = 0;  // what the table says of it
    std::uint8_t depth = 0;   // quotations and brackets that are open behind it
    bool end_mark = false;
    bool initial = false;        // one capital with its stop
    std::uint8_t elsewhere = 0;  // how it is written in the rest of the text
    std::uint16_t kind = 0;      // what kind of word the treebanks know it as
    std::uint8_t repeated = 0;   // how often the word before stands before it
    std::uint8_t to_mark = 0;    // words to the next end mark, in steps
  };

  void compare();
  void cut(Span chunk);
  void add(std::size_t begin, std::size_t end);
  void read(Word& word) const;
  const Word& at(std::size_t word, int offset) const;

  std::string_view text_;
  const SentenceRules& rules_;
  const ClassTable& classes_;
  std::vector<Word> words_;
};

// The key of a word in the table of kinds of words.
std::uint64_t word_kind_key(std::string_view word);
// That of what strange lower-cased words with this one's ending are.
std::uint64_t word_ending_key(std::string_view lower);

class BoundaryModel {
 public:
  // The section "boundaries" of `file`, which must outlive the model.
  explicit BoundaryModel(const WeightsFile& file)
      : model_(file, "boundaries"), classes_(file, "classes") {}

  const ClassTable& classes() const { return classes_; }

  // Indices of the words behind which a sentence ends, the last one not among them. `article`: the
  // text is of one whose paragraphs end in marks.
  std::vector<std::size_t> find(const BoundaryText& text, bool article) const;

 private:
  // Behind words without a mark only with more than this score.
  std::vector<std::size_t> find(const BoundaryText& text, float bare_score) const;

  LinearModel model_;
  ClassTable classes_;
};

}  // namespace weft
