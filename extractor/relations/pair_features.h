// SPDX-License-Identifier: Apache-2.0
//
// What decides which relation two stretches of one sentence stand in: the words and morphemes
// between and around them, particles and brackets, the tree between their heads, their own words
// and types, what the lists of names say of them, and other names that compete. Trainer, stage and
// evaluation call the same functions. A PairText is made once per sentence and asked for each pair.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "extractor/linear/linear_model.h"
#include "extractor/names/name_cues.h"
#include "weft/core/document.h"

namespace weft {

// What the model knows of an argument's type.
enum class PairType : std::uint8_t { kPerson, kOrganization, kPlace, kDate, kNumber, kOther };

// "PER", "ORG", "LOC", "DAT", "NOH" (numbers), "POH" (all else), as corpora of Korean have them.
std::optional<PairType> parse_pair_type(std::string_view name);
PairType pair_type(EntityType type);
PairType pair_type(LiteralKind kind);

class PairFeatureWriter;

// The feature that says only which types a pair has, subject's * 8 + object's: every pair has one.
Feature pair_types_feature(std::uint64_t types);

struct PairArgument {
  Span span;
  PairType type = PairType::kOther;
};

// They do not overlap.
struct TextPair {
  PairArgument subject;
  PairArgument object;
};

class PairText {
 public:
  // The tokens of one sentence, or of several that are read as one. `document` and `cues` must
  // outlive this.
  PairText(const Document& document, IndexRange tokens, const NameCues& cues);
  // As above where it is known which mentions of the document are of these tokens.
  PairText(const Document& document, IndexRange tokens, const NameCues& cues,
           const std::vector<std::uint32_t>& mentions);

  // Replaces `out` by the features of a pair within the tokens.
  void collect(const TextPair& pair, std::vector<Feature>& out) const;

 private:
  struct Item {  // a morpheme, or the lemma of a word that has but one
    std::uint64_t form = 0;
    std::uint64_t tag = 0;
    std::uint32_t begin = 0;
    std::uint32_t cues = 0;
  };
  struct Word {
    std::uint64_t lemma = 0;
    std::uint64_t relation = 0;
    std::uint64_t upos = 0;
  };
  struct Char {
    std::uint32_t begin = 0;
    char32_t code = 0;
  };
  struct Name {
    Span span;
    EntityType type = EntityType::kThing;
  };
  // One pair's ends, in the order of the text and by their parts.
  struct View {
    TextPair pair;
    bool forward = true;  // the subject comes first
    Span first, second;
    std::uint64_t types = 0;                         // of both
    std::uint64_t types_order = 0;                   // and which comes first
    std::uint64_t family_order = 0;                  // the subject's type and which comes first
    std::uint64_t distance = 0;                      // items between, in steps
    std::size_t between_begin = 0, between_end = 0;  // items
    std::size_t after = 0;                           // the first item behind both
    std::size_t before = 0;                          // the item after the last one before both
  };
  View view_of(const TextPair& pair) const;
  std::size_t item_at(std::uint32_t byte) const;
  std::size_t char_at(std::uint32_t byte) const;
  std::pair<std::uint32_t, std::uint32_t> words_of(Span span) const;
  std::uint32_t head_of(Span span) const;
  std::vector<std::uint32_t> way_up(std::uint32_t word) const;

  void add_between(const View& view, PairFeatureWriter& out) const;
  void add_around(const View& view, PairFeatureWriter& out) const;
  void add_own_words(const View& view, PairFeatureWriter& out) const;
  void add_letters(const View& view, PairFeatureWriter& out) const;
  void add_tree(const View& view, PairFeatureWriter& out) const;
  void add_path(const View& view, std::uint32_t from, std::uint32_t to,
                PairFeatureWriter& out) const;
  void add_competitors(const View& view, PairFeatureWriter& out) const;
  void add_marks(const View& view, PairFeatureWriter& out) const;

  const Document& document_;
  const NameCues& cues_;
  IndexRange tokens_;
  std::vector<Item> items_;
  std::vector<Word> words_;
  std::vector<Char> chars_;
  std::vector<Name> names_;
};

}  // namespace weft
