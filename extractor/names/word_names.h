// SPDX-License-Identifier: Apache-2.0
//
// Names over the words of a document (languages that part their words and write names in capitals).
// A word's features say what stands around it, what dictionaries and the training texts know, and
// what the document shows of the same word elsewhere (Ratinov and Roth 2009, "Design Challenges and
// Misconceptions in Named Entity Recognition"). Features are shared by the trainer and the program.
// Immutable; views into the model file's bytes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "extractor/linear/linear_model.h"
#include "extractor/morph/word_set.h"
#include "extractor/names/class_table.h"
#include "extractor/names/name_cues.h"
#include "extractor/names/noun_dictionary.h"
#include "extractor/names/sequence_tagger.h"
#include "extractor/names/syllable_name_features.h"
#include "extractor/names/syllable_names.h"
#include "extractor/names/word_name_bodies.h"
#include "weft/core/document.h"

namespace weft {

// The style of a text; models learn several and are run with edited prose.
enum class NameStyle : std::uint8_t { kEdited = 0, kShortMessages = 1 };

// A sentence as the tagger of names sees it; `tags` are the fine tags of the words.
struct NameSentence {
  std::vector<std::string_view> words;
  std::vector<std::string_view> tags;
};

// What models of names look words up in.
struct NameKnowledge {
  const NameCues& cues;
  const ClassTable& dictionary;  // under dictionary_hash()
  NameLookup lexicon;            // under word_name_hash()
};

// A document made ready: what it shows of each word. Keeps references to what it is made of.
class WordNameText {
 public:
  WordNameText(const std::vector<NameSentence>& sentences, NameStyle style,
               const NameKnowledge& knowledge);
  ~WordNameText();

  // Features of the words of one sentence, or of some of them.
  std::vector<TaggedPosition> positions(std::size_t sentence) const;
  std::vector<TaggedPosition> positions(std::size_t sentence, IndexRange words) const;
  // The stretches where names can be: around capitals, digits and words of the dictionary's names.
  std::vector<IndexRange> islands(std::size_t sentence) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Hash under which the lexicon keeps a name of one or more words.
std::uint32_t word_name_hash(const std::vector<std::string_view>& words, std::size_t begin,
                             std::size_t end);

class WordNames {
 public:
  WordNames(const WeightsFile& file, const NameCues& cues);

  // The names of each sentence.
  std::vector<std::vector<FoundName>> find(const Document& document) const;
  // Labels of bare words with their fine tags, for training.
  std::vector<Tagging> tag(const std::vector<NameSentence>& sentences) const;
  CommonNoun common_noun(std::string_view word) const { return nouns_.kind(word); }
  const NameLabels& labels() const { return labels_; }

 private:
  std::vector<FoundName> names_of(const Document& document, const Sentence& sentence,
                                  const Tagging& tagging) const;

  LinearModel model_;
  NameLabels labels_;
  WordSet lexicon_;
  ClassTable dictionary_;
  NounDictionary nouns_;
  const NameCues& cues_;
};

}  // namespace weft
