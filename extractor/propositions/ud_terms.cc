// SPDX-License-Identifier: Apache-2.0
//
// What an office or occupation is called: how far its words go.
#include <algorithm>

#include "extractor/propositions/ud_noun_phrases.h"
#include "weft/core/utf8.h"

namespace weft {

// "brother-in-law": where the word ends that the noun begins.
Node UdNounPhrases::compound_end(Node node) const {
  Node last = node;
  while (last + 2 < tree_.end() && tree_.hyphened(last + 2)) last += 2;
  return last;
}

// The words from `from` up to the noun: "vice president", "singer-songwriter".
std::string UdNounPhrases::term(Node from, Node noun) const {
  std::string words;
  for (Node n = from; n <= noun; ++n) {
    const bool hyphen = tree_.punctuation(n, "-");
    const bool tight = words.empty() || hyphen || words.back() == '-';
    words += tight ? "" : " ";
    words += n == noun ? tree_.lemma(n) : to_lower(tree_.text(n));
  }
  return words;
}

// Where the term begins, without names, and without "former" and its like.
Node UdNounPhrases::term_begin(Node node) const {
  Node begin = arguments_.phrase_begin(node);
  // "first baseman", not "first mayor"
  const auto whole_role = [&] { return tables_.roles.find(term(begin, node), false).has_value(); };
  while (begin < node && !whole_role() &&
         (arguments_.name_at(begin) != kNone || tables_.roles.status(tree_.lemma(begin)))) {
    ++begin;
    if (begin < node && tree_.hyphened(begin + 1)) ++begin;  // "ex-husband"
  }
  // "Lund based company"
  if (begin > tree_.begin() && begin < node && !name_at(begin - 1).empty() &&
      tables_.words.is(WordClass::kPlaceParticiple, tree_.lemma(begin))) {
    ++begin;
  }
  // What a name was joined to by a hyphen goes with it: "Lund-based".
  while (begin + 1 < node && tree_.upos(begin) == Upos::kPunct) begin += 2;
  if (begin < node && tree_.hyphened(begin) && !name_at(begin - 2).empty()) ++begin;
  return begin;
}

// The longest run of modifiers that the tables know together with the noun; where it begins.
Node UdNounPhrases::find_role(Noun& noun, Node begin, Node last) const {
  const Node node = noun.node;
  Node known = node;
  for (Node from = begin; from <= node && !noun.role; ++from) {
    std::string words = term(from, node);
    for (Node n = node + 1; n <= last; ++n) words += tree_.text(n);
    if (from == begin) noun.lemma = words;
    noun.role = tables_.roles.find(words, from == node);
    if (!noun.role && words.find('-') != std::string::npos) {
      std::replace(words.begin(), words.end(), '-', ' ');  // "major-general"
      noun.role = tables_.roles.find(words, from == node);
    }
    if (noun.role) known = from;
  }
  if (!noun.role) return begin;
  // "chief scientific officer": whatever kind of officer that is.
  for (Node from = begin; from < known; ++from) {
    if (tables_.words.is(WordClass::kRank, tree_.lemma(from))) known = from;
  }
  // What a role is called takes in nouns, but no praise and no country: "music journalist".
  const Node role = known;
  while (known > begin && !tree_.hyphened(known - 1) &&
         !tables_.words.is(WordClass::kFaction, tree_.lemma(known - 1)) &&
         !tables_.words.is(WordClass::kPoliticalBody, tree_.lemma(known - 1)) &&
         (!tree_.token(known - 1).xpos.starts_with("VB") ||
          is_upper(decode_utf8(tree_.text(known)).front()) ==
              is_upper(decode_utf8(tree_.text(known - 1)).front())) &&
         (tree_.is(known - 1, "compound") || tree_.is(known - 1, "nmod:desc"))) {
    --known;
  }
  // "first generation entrepreneur": what tells which noun that is goes with it.
  while (known < role && known > tree_.begin() && tree_.head(known - 1) == known &&
         (tree_.is(known - 1, "amod") || tree_.is(known - 1, "nummod")) &&
         !tables_.words.is(WordClass::kDemonym, tree_.lemma(known - 1))) {
    --known;
  }
  return known;
}

}  // namespace weft
