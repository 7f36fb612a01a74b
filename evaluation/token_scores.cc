// SPDX-License-Identifier: Apache-2.0
#include "evaluation/token_scores.h"

#include <algorithm>
#include <set>

namespace weft {
namespace {

// The found token of the same span for each gold one, or kNone.
std::vector<std::uint32_t> same_tokens(const Document& gold, const Document& found) {
  std::vector<std::uint32_t> same;
  std::uint32_t at = 0;
  for (const Token& token : gold.tokens) {
    while (at < found.tokens.size() && found.tokens[at].span.begin < token.span.begin) ++at;
    const bool here = at < found.tokens.size() && found.tokens[at].span == token.span;
    same.push_back(here ? at : kNone);
    // Words of a multiword token that is written otherwise share one span.
    if (here && at + 1 < found.tokens.size() && found.tokens[at + 1].span == token.span) ++at;
  }
  return same;
}

std::string_view universal(std::string_view relation) {
  return relation.substr(0, relation.find(':'));
}

class TokenScorer {
 public:
  TokenScorer(const Document& gold, const Document& found, ScoreBoard& board)
      : gold_(gold), found_(found), board_(board), same_(same_tokens(gold, found)) {}

  void labels(std::string_view layer, std::string_view what, std::string Token::*label) {
    count(layer, what, [&](const Token& g, const Token& f) {
      board_.confuse(layer, g.*label, f.*label);
      return g.*label == f.*label;
    });
  }

  void universal_tags() {
    count("tags", "UPOS", [&](const Token& g, const Token& f) {
      board_.confuse("tags", upos_name(g.upos), upos_name(f.upos));
      return g.upos == f.upos;
    });
  }

  void tree(bool relations) {
    const auto head = [&](const Token& g, const Token& f) {
      return g.head == kNone ? f.head == kNone : f.head != kNone && same_[g.head] == f.head;
    };
    count("tree", "UAS", head);
    if (!relations) return;
    count("tree", "LAS", [&](const Token& g, const Token& f) {
      if (head(g, f)) board_.confuse("tree", g.deprel, f.deprel);
      return head(g, f) && g.deprel == f.deprel;
    });
    count("tree", "LAS without subtypes", [&](const Token& g, const Token& f) {
      return head(g, f) && universal(g.deprel) == universal(f.deprel);
    });
  }

 private:
  template <typename Right>
  void count(std::string_view layer, std::string_view what, const Right& right) {
    Score& score = board_.line(layer, what);
    score.gold += gold_.tokens.size();
    score.found += found_.tokens.size();
    for (std::size_t t = 0; t < same_.size(); ++t) {
      if (same_[t] != kNone && right(gold_.tokens[t], found_.tokens[same_[t]])) ++score.right;
    }
  }

  const Document& gold_;
  const Document& found_;
  ScoreBoard& board_;
  std::vector<std::uint32_t> same_;
};

template <typename Items>
void count_spans(const Items& gold, const Items& found, Score& score) {
  std::set<Span> spans;
  for (const auto& item : gold) spans.insert(item.span);
  for (const auto& item : found) score.right += spans.count(item.span);
  score.gold += gold.size();
  score.found += found.size();
}

// Ends of sentences, but the last one, which every text has.
void count_boundaries(const Document& gold, const Document& found, Score& score) {
  const auto ends_of = [](const Document& document) {
    std::set<std::uint32_t> ends;
    for (const Sentence& sentence : document.sentences) ends.insert(sentence.span.end);
    if (!ends.empty()) ends.erase(std::prev(ends.end()));
    return ends;
  };
  const std::set<std::uint32_t> right = ends_of(gold);
  const std::set<std::uint32_t> said = ends_of(found);
  for (const std::uint32_t end : said) score.right += right.count(end);
  score.gold += right.size();
  score.found += said.size();
}

using Morphemes = std::vector<Morpheme>;

Morphemes morphemes_of(const Document& document, const Token& token) {
  return {document.morphemes.begin() + token.morphemes.begin,
          document.morphemes.begin() + token.morphemes.end};
}

template <typename Same>
bool all_same(const Morphemes& a, const Morphemes& b, const Same& same) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

void score_eojeol(const Morphemes& gold, const Morphemes& found,
                  const TreebankMorphemes& conventions, ScoreBoard& board) {
  const bool segments =
      all_same(gold, found, [](const Morpheme& a, const Morpheme& b) { return a.form == b.form; });
  const bool whole = segments && all_same(gold, found, [](const Morpheme& a, const Morpheme& b) {
                       return a.tag == b.tag;
                     });
  board.line("morphemes", "whole eojeol").right += whole ? 1 : 0;
  board.line("morphemes", "segments").right += segments ? 1 : 0;
  for (std::size_t i = 0; segments && i < gold.size(); ++i) {
    board.confuse("morphemes", gold[i].tag, found[i].tag);
  }
  const std::string stem = conventions.noun_stem(gold);
  if (stem.empty()) return;
  const bool right = conventions.noun_stem(found) == stem;
  const auto add = [&](std::string_view what) {
    Score& score = board.line("morphemes", what);
    ++score.gold;
    ++score.found;
    score.right += right ? 1 : 0;
  };
  add("noun stem");
  if (conventions.is_particle(gold.back())) add("noun stem before a particle");
}

}  // namespace

void Columns::add(const Document& document) {
  for (const Token& token : document.tokens) {
    upos = upos || token.upos != Upos::kX;
    xpos = xpos || !token.xpos.empty();
    lemmas = lemmas || !token.lemma.empty();
    features = features || !token.feats.empty();
    tree = tree || token.head != kNone;
    relations = relations || (!token.deprel.empty() && token.deprel[0] >= 'a');
  }
}

Columns Columns::both(const Columns& other) const {
  return {upos && other.upos,         xpos && other.xpos, lemmas && other.lemmas,
          features && other.features, tree && other.tree, relations && other.relations};
}

void score_spans(const Document& gold, const Document& found, ScoreBoard& board) {
  count_spans(gold.sentences, found.sentences, board.line("sentences", "sentences"));
  count_boundaries(gold, found, board.line("sentences", "sentence boundaries"));
  if (!gold.tokens.empty()) {
    count_spans(gold.tokens, found.tokens, board.line("tokens", "tokens"));
  }
}

void score_tokens(const Document& gold, const Document& found, const Columns& columns,
                  ScoreBoard& board) {
  TokenScorer scorer(gold, found, board);
  if (columns.upos) scorer.universal_tags();
  if (columns.xpos) scorer.labels("tags", "XPOS", &Token::xpos);
  if (columns.lemmas) scorer.labels("lemmas", "lemmas", &Token::lemma);
  if (columns.features) scorer.labels("features", "features", &Token::feats);
  if (columns.tree) scorer.tree(columns.relations);
}

void score_morphemes(const Document& gold, const Document& found,
                     const TreebankMorphemes& conventions, ScoreBoard& board) {
  const std::vector<std::uint32_t> same = same_tokens(gold, found);
  std::size_t scored = 0;
  for (std::size_t t = 0; t < gold.tokens.size(); ++t) {
    if (gold.tokens[t].morphemes.empty()) continue;
    ++scored;
    if (same[t] == kNone) continue;
    score_eojeol(morphemes_of(gold, gold.tokens[t]), morphemes_of(found, found.tokens[same[t]]),
                 conventions, board);
  }
  // Found tokens where the treebank says nothing do not count.
  const std::size_t passed_over = gold.tokens.size() - scored;
  for (const std::string_view what : {"whole eojeol", "segments"}) {
    Score& score = board.line("morphemes", what);
    score.gold += scored;
    score.found += found.tokens.size() - std::min(found.tokens.size(), passed_over);
  }
}

}  // namespace weft
