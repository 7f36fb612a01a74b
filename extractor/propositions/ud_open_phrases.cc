// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_open_phrases.h"

#include <algorithm>

namespace weft {
namespace {

void take_fixed(const UdTree& tree, Node node, TokenList& out) {
  out.push_back(node);
  for (const Node c : tree.children(node)) {
    if (tree.is(c, "fixed")) out.push_back(c);
  }
}

}  // namespace

Node UdOpenPhrases::antecedent(Node node) const {
  if (!words_.is(WordClass::kRelative, tree_.lemma(node))) return kNone;
  Node up = node;
  for (int depth = 0; up != kNone && depth < kMaxDepth; ++depth, up = tree_.head(up)) {
    if (!tree_.is(up, "acl")) continue;
    const Node noun = tree_.head(up);
    return noun == kNone || noun > node ? kNone : noun;
  }
  return kNone;
}

// What only adds to a phrase, at any depth.
bool UdOpenPhrases::aside(Node child) const {
  static constexpr std::string_view kAsides[] = {"acl:relcl", "parataxis", "discourse", "vocative"};
  for (const std::string_view relation : kAsides) {
    if (tree_.is(child, relation)) return true;
  }
  if (tree_.is(child, "acl") && bare_) return true;
  return (tree_.is(child, "acl") || tree_.is(child, "appos")) && after_mark(child);
}

bool UdOpenPhrases::after_mark(Node child) const {
  const Node first = tree_.first(child);
  return tree_.upos(first) == Upos::kPunct ||
         (first > tree_.begin() && tree_.upos(first - 1) == Upos::kPunct);
}

// What only adds to the noun or predicate, and what heads a phrase of its own.
bool UdOpenPhrases::left_out(Node child) const {
  // "neither the mayor nor her deputy": without these words the contrary would be said.
  if (tree_.is(child, "cc")) return !words_.is(WordClass::kNegator, tree_.lemma(child));
  return aside(child) || tree_.is(child, "appos") || tree_.is(child, "conj") ||
         tree_.is(child, "list");
}

bool UdOpenPhrases::inner(Node head, Node child) const {
  return child > head && tree_.is(child, "nmod") && tree_.has(child, "case");
}

void UdOpenPhrases::collect(Node node, TokenList& out) const {
  out.push_back(node);
  for (const Node c : tree_.children(node)) {
    if (!aside(c)) collect(c, out);
  }
}

void UdOpenPhrases::collect_all(Node node, TokenList& out) const {
  out.push_back(node);
  for (const Node c : tree_.children(node)) collect_all(c, out);
}

// Marks at the ends, and brackets whose partner is outside, are no part of a phrase.
void UdOpenPhrases::trim(TokenList& words) const {
  std::sort(words.begin(), words.end());
  const auto mark = [&](Node n) {
    if (tree_.upos(n) == Upos::kCconj) {
      return words.size() > 1 && !words_.is(WordClass::kNegator, tree_.lemma(n));
    }
    return tree_.upos(n) == Upos::kPunct && (tree_.text(n) != ")" || words.size() == 1);
  };
  while (!words.empty() && mark(words.back())) words.pop_back();
  while (!words.empty() && mark(words.front())) words.erase(words.begin());
  int depth = 0;
  for (const Node n : words) {
    depth += (tree_.punctuation(n, "(") ? 1 : 0) - (tree_.punctuation(n, ")") ? 1 : 0);
  }
  if (depth == 0) return;
  std::erase_if(words, [&](Node n) { return tree_.punctuation(n, depth > 0 ? "(" : ")"); });
}

OpenPhrase UdOpenPhrases::without_clauses(Node node) {
  bare_ = true;
  OpenPhrase phrase = of(node);
  bare_ = false;
  return phrase;
}

OpenPhrase UdOpenPhrases::of(Node node) {
  OpenPhrase phrase;
  phrase.head = node;
  phrase.words.push_back(node);
  phrase.core.push_back(node);
  const bool clause = tree_.has(node, "cop");
  for (const Node c : tree_.children(node)) {
    if (tree_.is(c, "case") && c > node && tree_.upos(c) == Upos::kPart) continue;  // "Ana 's"
    if (tree_.is(c, "case") || tree_.is(c, "mark")) {
      take_fixed(tree_, c, c < node ? phrase.marker : phrase.words);
      if (c > node) take_fixed(tree_, c, phrase.core);
      continue;
    }
    if (left_out(c)) continue;
    if (clause &&
        (tree_.is(c, "nsubj") || tree_.is(c, "cop") || tree_.is(c, "aux") || tree_.is(c, "obl") ||
         tree_.is(c, "advcl") || tree_.is(c, "csubj") || tree_.is(c, "expl") ||
         tree_.is(c, "ccomp") || (tree_.is(c, "advmod") && c < tree_.child(node, "cop")))) {
      continue;
    }
    collect(c, phrase.words);
    if (inner(node, c)) {
      for (OpenPhrase& each : all(c)) phrase.inner.push_back(std::move(each));
    } else if (c > node && tree_.is(c, "acl")) {
      add_participle(c, phrase);
    } else if (!(c > node && tree_.is(c, "advcl"))) {
      collect(c, phrase.core);
    }
  }
  std::sort(phrase.marker.begin(), phrase.marker.end());
  trim(phrase.words);
  trim(phrase.core);
  phrase.partial = partial(phrase);
  return phrase;
}

// "cases [involving] diamonds", "a ship [to enter] the port": what a participle or infinitive links
// to the noun; the verb stands in the marker.
void UdOpenPhrases::add_participle(Node verb, OpenPhrase& phrase) {
  Node object = tree_.child(verb, "obj");
  const bool follows = tree_.first(verb) > phrase.head;
  for (const Node c : tree_.children(verb)) {
    if (object == kNone && c > verb && tree_.is(c, "obl") && tree_.has(c, "case")) object = c;
  }
  if (object == kNone || !follows || object < verb) return;
  // A relative pronoun there stands for this very phrase.
  if (antecedent(object) != kNone) return;
  TokenList link = {verb};
  for (const Node c : tree_.children(verb)) {
    const bool to = tree_.is(c, "mark") || tree_.is(c, "case") || tree_.is(c, "aux");
    if (to || tree_.is(c, "compound:prt")) link.push_back(c);
  }
  std::sort(link.begin(), link.end());
  for (OpenPhrase& each : all(object)) {
    each.marker.insert(each.marker.begin(), link.begin(), link.end());
    phrase.inner.push_back(std::move(each));
  }
}

// "a number of", "in honor of": only the phrase behind it names a participant.
bool UdOpenPhrases::partial(const OpenPhrase& phrase) const {
  if (phrase.inner.empty() || phrase.inner.front().marker.empty()) return false;
  if (!tree_.is(phrase.inner.front().head, "nmod")) return false;
  if (phrase.inner.front().marker.front() != phrase.head + 1) return false;
  const std::string& lemma = tree_.lemma(phrase.head);
  if (words_.is(WordClass::kQuantifier, lemma) || words_.is(WordClass::kPartitive, lemma))
    return true;
  if (words_.is(WordClass::kPortion, lemma)) return true;
  return !phrase.marker.empty() && phrase.core.size() == 1 && tree_.token(phrase.head).xpos == "NN";
}

std::vector<OpenPhrase> UdOpenPhrases::all(Node node) {
  std::vector<OpenPhrase> out;
  const Node noun = antecedent(node);
  const Node head = noun == kNone ? node : noun;
  for (const Node c : tree_.conjuncts(head)) {
    if (c != head && (noun != kNone || tree_.has(c, "nsubj") || tree_.has(c, "cop"))) continue;
    out.push_back(of(c));
    if (out.back().marker.empty()) out.back().marker = out.front().marker;
  }
  if (noun != kNone) {
    for (OpenPhrase& each : out) each.marker = of(node).marker;
  }
  return out;
}

OpenPhrase UdOpenPhrases::clause(Node node) const {
  OpenPhrase phrase;
  phrase.head = node;
  for (const Node c : tree_.children(node)) {
    if (c < node && (tree_.is(c, "mark") || tree_.is(c, "case"))) {
      take_fixed(tree_, c, phrase.marker);
    } else if (!tree_.is(c, "punct") || (c > tree_.first(node) && c < tree_.last(node))) {
      collect_all(c, phrase.words);
    }
  }
  phrase.words.push_back(node);
  std::sort(phrase.marker.begin(), phrase.marker.end());
  trim(phrase.words);
  phrase.core = phrase.words;
  phrase.clause = phrase.marker.empty() || tree_.token(node).xpos != "VBG";
  return phrase;
}

}  // namespace weft
