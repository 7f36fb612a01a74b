// SPDX-License-Identifier: Apache-2.0
#include "extractor/propositions/ud_tree.h"

#include <algorithm>

#include "extractor/deprel.h"
#include "extractor/english_words.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

// No sentence nests deeper; a damaged tree must not hang the reader.
constexpr int kDeepest = 200;

}  // namespace

UdTree::UdTree(const Document& document, const Sentence& sentence, const SentenceItems& items,
               const VerbForms& verb_forms, const HeadNouns& head_nouns)
    : document_(document),
      range_(sentence.tokens),
      arcs_(mended_arcs(document, sentence.tokens, items, verb_forms, head_nouns)),
      children_(range_.size()) {
  for (Node node = range_.begin; node < range_.end; ++node) {
    // The two tags are guessed apart; of "business executive" the finer one is right.
    const bool noun = token(node).xpos == "NN" || token(node).xpos == "NNS";
    const bool other = token(node).upos == Upos::kAdj || token(node).upos == Upos::kVerb;
    upos_.push_back(noun && other ? Upos::kNoun : token(node).upos);
  }
  for (const std::uint32_t m : items.mentions) {
    const Mention& mention = document.mentions[m];
    if (mention.kind != MentionKind::kName || mention.tokens.begin < range_.begin) continue;
    for (Node node = mention.tokens.begin; node < std::min(mention.tokens.end, range_.end);
         ++node) {
      if (upos(node) != Upos::kPunct) upos_[node - range_.begin] = Upos::kPropn;
    }
  }
  for (const Node verb : arcs_.verbs) upos_[verb - range_.begin] = Upos::kVerb;
  for (const Node noun : arcs_.nouns) upos_[noun - range_.begin] = Upos::kNoun;
  lemmas_.reserve(range_.size());
  for (Node node = range_.begin; node < range_.end; ++node) {
    const Token& t = document.tokens[node];
    lemmas_.push_back(to_lower(t.lemma.empty() ? document.text_of(t) : std::string_view(t.lemma)));
    if (head(node) != kNone) children_[head(node) - range_.begin].push_back(node);
  }
  for (Node node = range_.begin; node < range_.end; ++node) {
    if (upos(node) != Upos::kAdj) continue;
    const Node article = child(node, "det");
    // "the charity's chief executive, Ana Lind": one who has a name.
    const bool argument = is(node, "nsubj") || is(node, "obj") || is(node, "appos");
    if (argument && has(node, "appos") && has(node, "nmod:poss") && head_nouns &&
        head_nouns(lemma(node))) {
      upos_[node - range_.begin] = Upos::kNoun;
    }
    // "was honoured with", "is a Muslim"
    if (token(node).xpos == "VBN" && has(node, "aux:pass"))
      upos_[node - range_.begin] = Upos::kVerb;
    if (article != kNone && has(node, "cop") && feature(token(article), "Definite") == "Ind") {
      upos_[node - range_.begin] = Upos::kNoun;
    }
  }
}

Node UdTree::head(Node node) const { return arcs_.heads[node - range_.begin]; }

bool UdTree::is(Node node, std::string_view relation) const {
  return of_family(arcs_.relations[node - range_.begin], relation);
}

Node UdTree::child(Node node, std::string_view relation) const {
  for (const Node c : children(node)) {
    if (is(c, relation)) return c;
  }
  return kNone;
}

std::vector<Node> UdTree::conjuncts(Node node) const {
  std::vector<Node> out = {node};
  for (std::size_t i = 0; i < out.size() && out.size() < kDeepest; ++i) {
    for (const Node c : children(out[i])) {
      if (is(c, "conj")) out.push_back(c);
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

bool UdTree::within(Node node, Node ancestor) const {
  for (int depth = 0; node != kNone && depth < kDeepest; ++depth, node = head(node)) {
    if (node == ancestor) return true;
  }
  return false;
}

std::string UdTree::marker(Node node) const {
  std::string marker;
  for (const Node c : children(node)) {
    if (!is(c, "case") || c > node || is_genitive(token(c))) continue;
    marker += (marker.empty() ? "" : " ") + to_lower(text(c));
    for (const Node f : children(c)) {
      if (is(f, "fixed")) marker += ' ' + to_lower(text(f));
    }
  }
  return marker;
}

Node UdTree::first(Node node) const {
  for (int depth = 0; depth < kDeepest; ++depth) {
    const auto& below = children(node);
    if (below.empty() || below.front() > node) return node;
    node = below.front();
  }
  return node;
}

Node UdTree::last(Node node) const {
  for (int depth = 0; depth < kDeepest; ++depth) {
    const auto& below = children(node);
    if (below.empty() || below.back() < node) return node;
    node = below.back();
  }
  return node;
}

bool UdTree::verbal(Node node) const {
  const Upos upos = this->upos(node);
  return upos == Upos::kVerb || (upos == Upos::kAux && !is(node, "aux") && !is(node, "cop"));
}

bool UdTree::nominal(Node node) const {
  switch (upos(node)) {
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kPron:
    case Upos::kNum:
    case Upos::kSym:
    case Upos::kX:
      return true;
    case Upos::kAdj:
    case Upos::kDet:
    case Upos::kVerb:
      return !is(node, "amod") && !is(node, "det") && !has(node, "cop") &&
             (is(node, "nsubj") || is(node, "obj") || is(node, "obl") || is(node, "nmod") ||
              is(node, "appos"));
    default:
      return false;
  }
}

bool UdTree::clausal(Node node) const {
  static constexpr std::string_view kClausal[] = {"root",  "conj",  "ccomp",     "xcomp", "advcl",
                                                  "acl",   "csubj", "parataxis", "dep",   "list",
                                                  "appos", "obl",   "nmod",      "obj",   "nsubj"};
  return std::any_of(std::begin(kClausal), std::end(kClausal),
                     [&](std::string_view relation) { return is(node, relation); });
}

bool UdTree::predicate(Node node) const {
  if (has(node, "cop")) return true;
  return verbal(node) && clausal(node);
}

bool UdTree::punctuation(Node node, std::string_view form) const {
  return node >= range_.begin && node < range_.end && text(node) == form;
}

bool UdTree::hyphened(Node node) const {
  return node > begin() + 1 && text(node - 1) == "-" && !token(node - 1).space_after &&
         !token(node - 2).space_after;
}

}  // namespace weft
