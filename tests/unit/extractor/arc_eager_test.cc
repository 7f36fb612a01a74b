// SPDX-License-Identifier: Apache-2.0
#include "extractor/linear/arc_eager.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "extractor/linear/linear_trainer.h"
#include "extractor/linear/word_forms.h"

namespace weft {
namespace {

// One root, every word reaches it.
bool is_tree(const std::vector<std::uint32_t>& heads) {
  int roots = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    roots += heads[i] == heads.size();
    std::size_t at = i;
    for (std::size_t steps = 0; at < heads.size(); ++steps) {
      if (steps > heads.size()) return false;
      at = heads[at];
    }
  }
  return heads.empty() || roots == 1;
}

std::vector<TreeWord> random_words(std::mt19937& random, std::size_t count) {
  std::vector<TreeWord> words(count);
  for (TreeWord& word : words)
    word = {random() % 50, random() % 9, random() % 5, random() % 3, 1, 1};
  return words;
}

// Weights without sense: updates in random directions.
std::string senseless_model() {
  std::mt19937 random(7);
  LinearTrainer trainer({"shift", "left", "right", "reduce"});
  std::vector<Feature> features;
  for (int i = 0; i < 2000; ++i) {
    const auto words = random_words(random, 6);
    ArcEagerState state(words.size());
    for (int k = 0; k < 4; ++k) {
      const auto t = static_cast<Transition>(random() % kTransitions);
      if (state.allowed(t)) state.apply(t);
    }
    collect_arc_features(state, words, 0, features);
    trainer.update(features, random() % kTransitions, random() % kTransitions);
    trainer.tick();
  }
  WeightsWriter writer;
  trainer.save(writer, "arcs");
  return writer.finish();
}

TEST(ArcEager, AnyWeightsGiveTrees) {
  const std::string bytes = senseless_model();
  const WeightsFile file(bytes, "w");
  const LinearModel model(file, "arcs");
  std::mt19937 random(11);
  for (std::size_t n = 0; n < 300; ++n) {
    const auto words = random_words(random, n % 40);
    EXPECT_TRUE(is_tree(parse_heads(model, words))) << n;
    EXPECT_TRUE(is_tree(parse_heads(model, words, 0, 5))) << n;
    EXPECT_TRUE(is_tree(parse_heads(model, words, 0, 5, 40))) << n;
  }
}

TEST(ArcEager, GreedyTreesAreThoseOfABeamOfOne) {
  const std::string bytes = senseless_model();
  const WeightsFile file(bytes, "w");
  const LinearModel model(file, "arcs");
  std::mt19937 random(17);
  std::vector<Feature> features;
  for (std::size_t n = 1; n < 100; ++n) {
    const auto words = random_words(random, n);
    ArcEagerBeam beam(n, 1);
    while (!beam.done()) {
      beam.advance([&](const ArcEagerState& state) {
        collect_arc_features(state, words, 0, features);
        std::array<std::int32_t, kTransitions> scores{};
        model.score(features, scores);
        return scores;
      });
    }
    std::vector<std::uint32_t> heads = beam.items().front().state.heads();
    keep_one_root(heads);
    EXPECT_EQ(parse_heads(model, words), heads) << n;
  }
}

TEST(ArcEager, LongSentencesStayLinear) {
  const std::string bytes = senseless_model();
  const WeightsFile file(bytes, "w");
  const LinearModel model(file, "arcs");
  std::mt19937 random(13);
  const auto heads = parse_heads(model, random_words(random, 100000));
  EXPECT_EQ(std::count(heads.begin(), heads.end(), heads.size()), 1);
}

// Following transitions of cost 0 rebuilds a projective tree.
TEST(ArcEager, OracleRebuildsProjectiveTrees) {
  const std::vector<std::vector<std::uint32_t>> trees = {
      {1}, {1, 2}, {2, 0}, {1, 5, 1, 4, 2}, {3, 0, 0, 4, 5, 7, 5}, {4, 0, 1, 2}, {4, 3, 1, 0}};
  for (std::vector<std::uint32_t> gold : trees) {
    if (!is_tree(gold)) continue;
    const ArcEagerOracle oracle(gold);
    ArcEagerState state(gold.size());
    while (!state.done()) {
      const auto costs = oracle.costs(state);
      const auto best = std::min_element(costs.begin(), costs.end());
      ASSERT_EQ(*best, 0);
      state.apply(static_cast<Transition>(best - costs.begin()));
    }
    EXPECT_EQ(state.heads(), gold);
  }
}

TEST(ArcEager, OnlyOneRootIsKept) {
  std::vector<std::uint32_t> heads = {3, 0, 3};
  keep_one_root(heads);
  EXPECT_EQ(heads, (std::vector<std::uint32_t>{3, 0, 0}));
}

TEST(LemmaEdits, GoThereAndBack) {
  const std::pair<const char*, const char*> cases[] = {{"cities", "city"}, {"The", "the"},
                                                       {"Seoul", "Seoul"}, {"was", "be"},
                                                       {"n't", "not"},     {"It", "it"}};
  for (const auto& [form, lemma] : cases) {
    EXPECT_EQ(apply_lemma_edit(form, lemma_edit(form, lemma)), lemma);
  }
  EXPECT_EQ(lemma_edit("cities", "city"), "l3y");
  EXPECT_EQ(apply_lemma_edit("a", "l3y"), "a");
}

}  // namespace
}  // namespace weft
