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

// "minister of finance", "head of research": where the field ends that no name says.
Node UdNounPhrases::field_end(Node node, Node last) const {
  constexpr Node kLongest = 6;
  for (const Node c : tree_.children(node)) {
    if (!tree_.is(c, "nmod") || tree_.first(c) != last + 1 ||
        !tables_.words.is(WordClass::kPossession, tree_.marker(c))) {
      continue;
    }
    // "head of research at Norvik": what the next preposition brings is no part of the field.
    Node end = tree_.last(c);
    for (const Node below : tree_.children(c)) {
      if (below > c && tree_.is(below, "nmod")) end = std::min(end, tree_.first(below) - 1);
    }
    if (end < c || end - last > kLongest) return last;
    if (!name_at(c).empty()) return names_field(node, c) ? named_to(c) : last;
    for (Node n = tree_.first(c); n <= end; ++n) {
      const bool field = tree_.upos(n) == Upos::kNoun || tree_.upos(n) == Upos::kAdj ||
                         tree_.upos(n) == Upos::kAdp || tree_.upos(n) == Upos::kCconj ||
                         tree_.upos(n) == Upos::kPropn ||
                         (tree_.upos(n) == Upos::kDet &&
                          tables_.words.is(WordClass::kFieldTitle, tree_.lemma(node)));
      if (!field || !name_at(n).empty() || arguments_.literal_at(n) != kNone) return last;
      // "professor of biology and director of the museum"
      if (tree_.is(n, "conj") && tables_.roles.find(to_lower(tree_.text(n)), false)) return last;
    }
    return end;
  }
  return last;
}

Node UdNounPhrases::named_to(Node name) const {
  return arguments_.mention(name_at(name).mention).tokens.end - 1;
}

// "professor of Law", "director of Talent at Norvik": a field that looks like a name.
bool UdNounPhrases::names_field(Node node, Node name) const {
  const Mention& mention = arguments_.mention(name_at(name).mention);
  if (mention.type == EntityType::kPerson || mention.type == EntityType::kPlace) return false;
  const Node before = mention.tokens.begin - 1;
  if (before < tree_.begin() || !tree_.is(before, "case")) return false;
  if (tables_.words.is(WordClass::kFieldTitle, tree_.lemma(node))) return true;
  const auto body_after = [&](Node above) {
    const auto& below = tree_.children(above);
    return std::any_of(below.begin(), below.end(), [&](Node c) {
      if (c < mention.tokens.end || !tree_.is(c, "nmod")) return false;
      const Node named = name_at(c).empty() ? arguments_.name_beside(c) : c;
      return named != kNone && tables_.words.is(WordClass::kEmployment, tree_.marker(c)) &&
             arguments_.mention(name_at(named).mention).type == EntityType::kOrganization;
    });
  };
  return body_after(node) || body_after(name);
}

}  // namespace weft
