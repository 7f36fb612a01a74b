// SPDX-License-Identifier: Apache-2.0
//
// What a token's morphemes say of it: dictionary form, features and part of speech, by the rows of
// a pack's table (models/ko/morphology.tsv describes its columns). Const after loading.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"

namespace weft {

class MorphologyRules {
 public:
  MorphologyRules(std::string_view table, const std::string& file);

  // Whether a morpheme with this tag and form may stand right behind this syllable of a noun: "은"
  // follows a consonant, "는" a vowel.
  bool sounds_right(char32_t before, std::string_view tag, std::string_view form) const;

  // Corrects tags and stems that no word of the language can have in that place. The token's
  // morphemes are set.
  void repair(Document& document, const Token& token) const;

  // Whether what looks like a particle may be the end of the noun before it, where nobody knows
  // that without it.
  bool may_be_part(const Morpheme& particle) const { return parts_.matches(particle); }
  // The particle that may stand before this one, where a noun that nobody knows seems to end in it;
  // null where none may.
  const Morpheme* glued(const Morpheme& particle) const {
    return before_.matches(particle) ? &glued_ : nullptr;
  }

  // Whether the token is a noun that only looks like one with a particle, as `next` behind it
  // shows; then its last morpheme is a suffix, and it wants apply() anew. The morphemes of both are
  // set.
  bool repair_whole(Document& document, Token& token, const Token& next) const;

  // Fills lemma and feats, and upos where it is still kX. The token's morphemes are set.
  void apply(const Document& document, Token& token) const;

 private:
  struct Row {
    std::vector<std::string> tags;
    std::vector<std::string> forms;  // empty: any
    bool matches(const Morpheme& morpheme) const { return matches(morpheme.tag, morpheme.form); }
    bool matches(std::string_view tag, std::string_view form) const;
  };
  struct FeatureRow : Row {
    std::string name;
    std::string value;
    bool last_wins = false;
    std::vector<std::string> after;  // tags that the morpheme before must have one of; empty: any
  };
  struct RetagRow : Row {
    std::string tag;
    std::vector<std::string> after;  // tags of the morpheme before
  };
  struct RestemRow : Row {
    std::string stem;
  };
  struct WholeRow : Row {  // its forms are whole nouns, or "~" and what they end in
    std::string tag;
  };
  struct SoundRow : Row {
    bool vowel = false;  // the finals that may stand before: none, ㄹ, any other
    bool liquid = false;
    bool consonant = false;
  };
  struct UposRow : Row {
    Upos upos = Upos::kX;
    bool first_only = false;
  };

  std::string lemma_of(const Document& document, const Token& token) const;
  std::string feats_of(const Document& document, const Token& token) const;
  Upos upos_of(const Document& document, const Token& token) const;

  Row stems_;       // morphemes that make up a predicate's or noun's stem
  Row verbs_;       // those of them that end a predicate's stem
  Row parts_;       // particles that may be the end of a noun
  Row before_;      // particles before which another one may stand,
  Morpheme glued_;  // which is this one
  Row dropped_;     // suffixes that a noun's dictionary form leaves out
  std::string dictionary_ending_;
  std::vector<FeatureRow> features_;
  std::vector<UposRow> upos_;
  std::vector<RetagRow> retags_;
  std::vector<RestemRow> restems_;
  std::vector<WholeRow> wholes_;
  std::vector<SoundRow> sounds_;
};

}  // namespace weft
