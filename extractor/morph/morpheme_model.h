// SPDX-License-Identifier: Apache-2.0
//
// The trained model of Korean morphemes: chooses a label for each syllable of a token. Immutable,
// shared by threads; views into the model file's bytes, which must outlive it.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "extractor/linear/weights_file.h"
#include "extractor/morph/hashed_weights.h"
#include "extractor/morph/morpheme_features.h"
#include "extractor/morph/syllable_label.h"
#include "extractor/morph/syllable_text.h"

namespace weft {

// The labels there are and which of them each character may carry.
class LabelInventory {
 public:
  // `labels`: one formatted label a line. `candidates`: u16 pairs (count, label ids...) for each
  // character key in turn; see candidates().
  LabelInventory() = default;
  LabelInventory(const WeightsFile& sections);

  const SyllableLabel& label(std::uint16_t id) const { return labels_[id]; }
  std::size_t size() const { return labels_.size(); }
  // Known syllables have lists of their own; all else shares the list of its shape class. An
  // unknown syllable in ㅆ ends a verb, as those that rhyme with it do.
  std::span<const std::uint16_t> candidates(char32_t c) const;
  // Whether a label that starts by going on with a morpheme may stand after another.
  bool may_follow(std::uint16_t label, std::uint16_t before) const {
    return first_tag_[label] == 0 || first_tag_[label] == last_tag_[before];
  }
  bool may_begin(std::uint16_t label) const {
    return first_tag_[label] == 0 && !labels_[label].empty();
  }
  // Tags by number, 0 for none. The tag of the morpheme that a label leaves open, `tag` where it
  // adds nothing.
  std::uint16_t tag_after(std::uint16_t label, std::uint16_t tag) const {
    return last_tag_[label] == 0 ? tag : last_tag_[label];
  }
  // Whether the grammar of eojeols lets the label's morphemes stand after one with this tag.
  bool joins(std::uint16_t label, std::uint16_t tag) const {
    return sound_[label] &&
           (tag == 0 || begun_tag_[label] == 0 || joins_[tag * tags_.size() + begun_tag_[label]]);
  }
  bool ends(std::uint16_t tag) const { return tag == 0 || ends_[tag]; }
  bool particle(std::uint16_t tag) const { return particles_[tag]; }

  static constexpr std::size_t kKeys = 11172 + 6;
  static std::size_t key_of(char32_t c);

 private:
  void share_contractions();

  std::vector<SyllableLabel> labels_;
  std::vector<std::uint16_t>
      first_tag_;  // of a continued first part, 0 where the first part begins
  std::vector<std::uint16_t> last_tag_;
  std::vector<std::uint16_t> begun_tag_;  // of the first part that begins a morpheme
  std::vector<bool> sound_;               // the label's own morphemes may stand together
  std::vector<std::string> tags_;         // by number
  std::vector<bool> joins_;               // by pairs of tags
  std::vector<bool> ends_;
  std::vector<bool> particles_;
  std::vector<std::uint16_t> candidates_;
  std::vector<IndexRange> lists_ = std::vector<IndexRange>(kKeys);  // of candidates, by key
};

// Moves a history on over the label chosen for `position`.
void advance(MorphemeHistory& history, const SyllableLabel& label, std::uint16_t id,
             std::size_t position);

// Whether a particle with this tag and form, or a copula that is not heard ("-"), may stand behind
// this syllable of a noun.
using SoundRule = std::function<bool(char32_t before, std::string_view tag, std::string_view form)>;

// How a token is to be read: with a predicate in it, or as nouns with particles.
enum class TokenReading : std::uint8_t { kPredicate, kNominal };

class MorphemeModel {
 public:
  MorphemeModel(std::string_view bytes, const std::string& file, const WordLexicon& dictionary);

  // The best way that ends well, where some does: particles that were seen together and, with
  // `sounds`, that agree with the noun before, and no noun of the dictionary cut in two.
  std::vector<SpelledMorpheme> analyse(const SyllableText& text, std::size_t token,
                                       const SoundRule& sounds = {}) const;
  // The best way of this kind that ends well, of predicates rather one whose stem the dictionary
  // has; empty where there is none. Looks at more ways than analyse().
  std::vector<SpelledMorpheme> analyse_as(TokenReading reading, const SyllableText& text,
                                          std::size_t token, const SoundRule& sounds) const;

 private:
  // A way to label the first syllables of a token.
  struct State {
    MorphemeHistory history;
    int score = 0;
    std::uint16_t tag = 0;    // of the open morpheme
    std::uint32_t steps = 0;  // index of its last step; 0 before the first
  };
  // The label of one syllable and the step before it: ways that part share their beginning.
  struct Step {
    std::uint16_t label = 0;
    std::uint32_t before = 0;
  };
  // What a state of the beam may take next.
  struct Extension {
    std::vector<std::uint16_t> labels;
    std::vector<int> scores;          // by what does not depend on the state
    std::vector<FeatureHash> hashes;  // of what does
  };
  // What is used again for each syllable of a token.
  struct Search {
    std::size_t width;  // of the beam
    int hopeless;       // how far behind the best a state is given up
    std::vector<State> beam;
    std::vector<Step> steps;
    std::vector<std::uint16_t> candidates;  // labels that some state of the beam may take
    std::vector<int> fixed_scores;          // theirs, by what does not depend on the state
    std::vector<FeatureHash> fixed;         // the features of that
    std::vector<FeatureHash> fixed_ahead;   // those of the next syllable
    std::vector<Extension> extensions;      // of each state of the beam
    std::vector<State> next;
    std::vector<std::uint32_t> origin;  // which state of the beam each of `next` continues
  };

  bool fits(const State& state, std::uint16_t label, bool by_grammar) const;
  void find_candidates(Search& search, char32_t c, bool by_grammar) const;
  void look_ahead(Search& search, const MorphemeFeatures& features, char32_t c,
                  std::size_t position) const;
  void prepare(Search& search, std::uint32_t origin, const MorphemeFeatures& features,
               std::size_t position, bool by_grammar) const;
  void extend(Search& search, std::uint32_t origin) const;
  void keep_best(Search& search, std::size_t position) const;
  // Follows the ways to label the token; the beam holds the best of them.
  Search find_ways(const MorphemeFeatures& features, const SyllableText& text, SyllableToken token,
                   std::size_t width, int hopeless) const;
  void advance_beam(Search& search, const MorphemeFeatures& features, char32_t c,
                    std::size_t position) const;

  using Labels = std::vector<std::uint16_t>;
  static Labels labels_of(const Search& search, const State& state);
  std::vector<SpelledMorpheme> spelled(std::u32string_view token, const Labels& labels) const;
  bool cut_in_two(std::u32string_view token, const DictionaryView& dictionary,
                  const std::vector<SpelledMorpheme>& way, std::size_t end) const;
  bool plausible(std::u32string_view token, const std::vector<SpelledMorpheme>& morphemes) const;
  bool is_sound(const State& state, std::u32string_view token,
                const std::vector<SpelledMorpheme>& way, const SoundRule& sounds) const;
  bool knows_stem(const std::vector<SpelledMorpheme>& way) const;

  LabelInventory inventory_;
  HashedWeights weights_;
  WordSet lexicon_;
  MorphemeLexicons lexicons_;
};

}  // namespace weft
