// SPDX-License-Identifier: Apache-2.0
//
// Treebanks whose LEMMA and XPOS hold morphemes, brought to the conventions of a pack: one tag set,
// compounds unsplit, endings spelled by vowel harmony, punctuation as tokens of its own. The pack's
// table "treebank.tsv" has these rows:
//
//   tag TAG WORDS      tags of treebanks that become TAG
//   script TAGS -      morphemes of these tags are retagged by their first character: SN SL SH
//   suffix TAG FORMS   suffixes that stay morphemes; other morphemes of TAG join the noun before
//   prefix TAG TO      a prefix joins the noun behind it; alone it is tagged TO
//   adverb TAG TO      a suffix that makes an adverb, tagged TO, of the noun before it
//   noun - TAGS        parts of compounds
//   quotation TAG FORM a particle that joins the final ending before it
//   retag TAG WORDS    TAG/FORM pairs that get TAG
//   stem - TAGS        tags of stems after which endings follow vowel harmony
//   harmony TAG FORMS  first characters of endings: after bright vowels, after others, and variants
//   punctuation - TAGS morphemes that are tokens, but for those named in
//   inside - FORMS     punctuation that stays inside a token
//   nominal - TAGS     what noun stems are made of
//   particle - TAGS    what may follow them
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/document.h"

namespace weft {

class TreebankMorphemes {
 public:
  // Throws FormatError.
  TreebankMorphemes(std::string_view table, const std::string& file);

  // The sentence in tokens and morphemes of the pack. A token whose annotation cannot be read has
  // no morphemes.
  Document convert(const Document& sentence) const;

  // The nominal part of an analysis of nouns and particles only, joined; empty where it is no such
  // analysis or begins with a sign or number.
  std::string noun_stem(const std::vector<Morpheme>& morphemes) const;
  bool is_particle(const Morpheme& morpheme) const { return has("particle", morpheme.tag); }

 private:
  struct Part {
    std::u32string form;
    std::string tag;
  };
  using Parts = std::vector<Part>;

  bool has(std::string_view kind, const std::string& word) const;
  std::string tag_of(const std::string& tag) const;
  std::string tag_by_script(const Part& part) const;
  bool read(const Document& sentence, const Token& token, Parts& parts) const;
  Parts join(const Parts& parts) const;
  bool joins(Part& last, const Part& part) const;
  void harmonise(Parts& parts) const;
  bool is_punctuation(const Part& part) const;
  void add_tokens(const Document& sentence, const Token& token, Document& out) const;

  std::map<std::string, std::set<std::string>, std::less<>> sets_;  // by kind
  std::map<std::string, std::string, std::less<>> tags_;            // ours by the treebank's
  std::map<std::string, std::string, std::less<>> retag_;           // by "TAG/FORM"
  std::map<std::string, std::string, std::less<>> alone_;       // of prefixes and adverbs, by tag
  std::map<std::string, std::u32string, std::less<>> harmony_;  // by tag of the ending
};

}  // namespace weft
