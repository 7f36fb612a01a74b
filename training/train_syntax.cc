// SPDX-License-Identifier: Apache-2.0
//
//   train_syntax spelling|morphemes OUT_FOLDER --train [DOMAIN=]FILE... --test [DOMAIN=]FILE...
//   [--domain D] [--beam N]
//
// Trains the tagger, the parser and, for "spelling", lemmas and features; prints scores on the test
// files with gold tokens. --pack finds
// morphemes with that pack's stage instead of taking the treebank's. Uses the features and the
// decoders of the stages themselves.
#include <algorithm>
#include <cstdio>
#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <set>

#include "extractor/linear/arc_eager.h"
#include "extractor/linear/arc_labels.h"
#include "extractor/linear/linear_trainer.h"
#include "extractor/linear/tagger.h"
#include "extractor/linear/word_forms.h"
#include "training/treebank.h"
#include "weft/core/error.h"

namespace weft {
namespace {

constexpr std::uint64_t kSeed = 20240601;
constexpr std::size_t kFolds = 3;

struct Sizes {
  std::size_t tagger = 120000;
  std::size_t arcs = 330000;
  std::size_t beam_arcs = 450000;
  std::size_t labels = 110000;
  std::size_t words = 40000;
};

// Passes over all features, then passes over those that were selected.
struct Passes {
  int wide = 4;
  int narrow = 6;
};

// A model just trained, with the bytes it views.
struct Trained {
  std::string bytes;
  std::unique_ptr<WeightsFile> file;
  std::unique_ptr<LinearModel> model;

  Trained(const LinearTrainer& trainer, const std::string& name, std::size_t count) {
    WeightsWriter writer;
    trainer.save(writer, name, count);
    bytes = writer.finish();
    file = std::make_unique<WeightsFile>(bytes, name);
    model = std::make_unique<LinearModel>(*file, name);
  }
};

void run_passes(LinearTrainer& trainer, Passes passes, std::size_t count,
                const std::function<void(int)>& pass) {
  for (int p = 0; p < passes.wide; ++p) pass(p);
  if (passes.narrow == 0) return;
  trainer.select(count);
  for (int p = 0; p < passes.narrow; ++p) pass(passes.wide + p);
}

// Labels in the order of their names, without those seen fewer than `least` times.
std::vector<std::string> frequent(const std::map<std::string, int>& counts, int least) {
  std::vector<std::string> labels;
  for (const auto& [label, count] : counts) {
    if (count >= least) labels.push_back(label);
  }
  return labels;
}

std::size_t index_of(const std::vector<std::string>& labels, const std::string& label) {
  const auto it = std::lower_bound(labels.begin(), labels.end(), label);
  return it != labels.end() && *it == label ? static_cast<std::size_t>(it - labels.begin())
                                            : labels.size();
}

class Syntax {
 public:
  Syntax(bool morphemes, std::vector<Treebank> train)
      : morphemes_(morphemes), train_(std::move(train)) {}

  // ---- tags
  std::string tag_label(const Token& token) const {
    const std::string upos(upos_name(token.upos));
    return morphemes_ ? upos : token.xpos + " " + upos;
  }

  std::unique_ptr<TaggerFeatures> tag_features(const Document& d, IndexRange tokens) const {
    return morphemes_ ? morpheme_tagger_features(d, tokens) : spelling_tagger_features(d, tokens);
  }

  LinearTrainer train_tagger(Passes passes, std::size_t count, std::size_t held_out) {
    std::map<std::string, int> counts;
    for (const Treebank& bank : train_) {
      for (const Token& token : bank.document.tokens) ++counts[tag_label(token)];
    }
    LinearTrainer trainer(frequent(counts, 3));
    run_passes(trainer, passes, count, [&](int pass) {
      for (const SentenceRef ref :
           shuffled_sentences(train_, kSeed + static_cast<unsigned>(pass))) {
        if (ref.sentence % kFolds == held_out) continue;
        learn_tags(trainer, train_[ref.treebank].document, ref.sentence);
      }
    });
    return trainer;
  }

  void learn_tags(LinearTrainer& trainer, const Document& d, std::size_t sentence) const {
    const IndexRange tokens = d.sentences[sentence].tokens;
    const auto features = tag_features(d, tokens);
    std::vector<std::size_t> tags(tokens.size());
    std::vector<Feature> collected;
    for (std::size_t i = 0; i < tags.size(); ++i) {
      features->collect(i, i > 0 ? tags[i - 1] + 1 : 0, i > 1 ? tags[i - 2] + 1 : 0, collected);
      tags[i] = trainer.best(collected);
      const std::size_t gold = index_of(trainer.labels(), tag_label(d.tokens[tokens.begin + i]));
      if (gold < trainer.labels().size()) trainer.update(collected, gold, tags[i]);
      trainer.tick();
    }
  }

  void set_tags(const LinearModel& model, Document& d, std::size_t sentence) const {
    const IndexRange tokens = d.sentences[sentence].tokens;
    const auto tags = tag_words(model, *tag_features(d, tokens), tokens.size());
    for (std::size_t i = 0; i < tags.size(); ++i) {
      const std::string_view label = model.labels()[tags[i]];
      Token& token = d.tokens[tokens.begin + i];
      const std::size_t blank = label.find(' ');
      token.upos = parse_upos(blank == std::string_view::npos ? label : label.substr(blank + 1))
                       .value_or(Upos::kX);
      if (!morphemes_) token.xpos = label.substr(0, blank);
    }
  }

  // Tags of the training sentences as a tagger gives them that has not seen them.
  void jackknife() {
    std::vector<Treebank> tagged = train_;
    for (std::size_t fold = 0; fold < kFolds; ++fold) {
      const Trained tagger(train_tagger({4, 0}, 0, fold), "tagger", 1U << 22U);
      for (Treebank& bank : tagged) {
        for (std::size_t s = fold; s < bank.document.sentences.size(); s += kFolds) {
          set_tags(*tagger.model, bank.document, s);
        }
      }
    }
    train_ = std::move(tagged);
  }

  // ---- trees
  static std::vector<std::uint32_t> gold_heads(const Document& d, IndexRange tokens) {
    std::vector<std::uint32_t> heads;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      const std::uint32_t head = d.tokens[t].head;
      heads.push_back(head == kNone ? tokens.size() : head - tokens.begin);
    }
    return heads;
  }

  LinearTrainer train_arcs(Passes passes, std::size_t count) {
    LinearTrainer trainer({"shift", "left", "right", "reduce"});
    std::mt19937_64 random(kSeed);
    run_passes(trainer, passes, count, [&](int pass) {
      for (const SentenceRef ref :
           shuffled_sentences(train_, kSeed + static_cast<unsigned>(pass))) {
        learn_arcs(trainer, train_[ref.treebank], ref.sentence, pass > 0, random);
      }
    });
    return trainer;
  }

  static void learn_arcs(LinearTrainer& trainer, const Treebank& bank, std::size_t sentence,
                         bool explore, std::mt19937_64& random) {
    const IndexRange tokens = bank.document.sentences[sentence].tokens;
    const auto words = tree_words(bank.document, tokens);
    const ArcEagerOracle oracle(gold_heads(bank.document, tokens));
    ArcEagerState state(words.size());
    std::vector<Feature> features;
    while (!state.done()) {
      collect_arc_features(state, words, bank.domain.empty() ? 0 : hash_text(bank.domain),
                           features);
      std::array<std::int32_t, kTransitions> scores{};
      trainer.score(features, scores);
      const auto costs = oracle.costs(state);
      const int least = *std::min_element(costs.begin(), costs.end());
      std::size_t best = kTransitions;
      std::size_t right = kTransitions;
      for (std::size_t t = 0; t < kTransitions; ++t) {
        if (!state.allowed(static_cast<Transition>(t))) continue;
        if (best == kTransitions || scores[t] > scores[best]) best = t;
        if (costs[t] == least && (right == kTransitions || scores[t] > scores[right])) right = t;
      }
      if (costs[best] != least) trainer.update(features, right, best);
      trainer.tick();
      const bool follow = explore && random() % 10 != 0;
      state.apply(static_cast<Transition>(follow ? best : right));
    }
  }

  // The best tree under a beam against the gold tree, as far as they differ most (Huang, Fayong and
  // Guo 2012, "Structured Perceptron with Inexact Search").
  LinearTrainer train_beam(Passes passes, std::size_t count, std::size_t width) {
    LinearTrainer trainer({"shift", "left", "right", "reduce"});
    run_passes(trainer, passes, count, [&](int pass) {
      for (const SentenceRef ref :
           shuffled_sentences(train_, kSeed + static_cast<unsigned>(pass))) {
        learn_beam(trainer, train_[ref.treebank], ref.sentence, width);
      }
      std::cerr << "beam pass " << pass << '\n';
    });
    return trainer;
  }

  struct GoldPath {
    std::vector<Transition> steps;
    std::vector<std::int64_t> scores;  // sums after each step
  };

  using Scores = std::array<std::int32_t, kTransitions>;

  static GoldPath gold_path(const ArcEagerOracle& oracle, std::size_t words,
                            const std::function<Scores(const ArcEagerState&)>& score) {
    GoldPath path;
    ArcEagerState state(words);
    std::int64_t sum = 0;
    while (!state.done()) {
      const Scores scores = score(state);
      const auto costs = oracle.costs(state);
      const int least = *std::min_element(costs.begin(), costs.end());
      std::size_t right = kTransitions;
      for (std::size_t t = 0; t < kTransitions; ++t) {
        if (!state.allowed(static_cast<Transition>(t)) || costs[t] != least) continue;
        if (right == kTransitions || scores[t] > scores[right]) right = t;
      }
      path.steps.push_back(static_cast<Transition>(right));
      path.scores.push_back(sum += scores[right]);
      state.apply(path.steps.back());
    }
    return path;
  }

  static std::vector<Transition> steps_of(const ArcEagerBeam& beam, std::uint32_t back) {
    std::vector<Transition> steps;
    for (; back != kNone; back = beam.history()[back].back) {
      steps.push_back(beam.history()[back].last);
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
  }

  static void learn_beam(LinearTrainer& trainer, const Treebank& bank, std::size_t sentence,
                         std::size_t width) {
    const IndexRange tokens = bank.document.sentences[sentence].tokens;
    const auto words = tree_words(bank.document, tokens);
    const std::uint64_t domain = bank.domain.empty() ? 0 : hash_text(bank.domain);
    std::vector<Feature> features;
    const auto score = [&](const ArcEagerState& state) {
      collect_arc_features(state, words, domain, features);
      Scores scores{};
      trainer.score(features, scores);
      return scores;
    };
    trainer.tick();
    const GoldPath gold =
        gold_path(ArcEagerOracle(gold_heads(bank.document, tokens)), words.size(), score);
    ArcEagerBeam beam(words.size(), width);
    std::int64_t worst = 0;
    std::uint32_t wrong = kNone;
    for (std::size_t k = 0; !beam.done(); ++k) {
      beam.advance(score);
      const ArcEagerBeam::Item& best = beam.items().front();
      const std::int64_t violation = best.score - gold.scores[k];
      if (violation >= worst) {
        worst = violation;
        wrong = best.back;
      }
    }
    if (wrong == kNone) return;
    const std::vector<Transition> said = steps_of(beam, wrong);
    const auto move = [&](const std::vector<Transition>& steps, std::int32_t amount) {
      ArcEagerState state(words.size());
      bool same = true;
      for (std::size_t k = 0; k < said.size(); ++k) {
        same = same && said[k] == gold.steps[k];
        if (!same) {
          collect_arc_features(state, words, domain, features);
          trainer.adjust(features, static_cast<std::size_t>(steps[k]), amount);
        }
        state.apply(steps[k]);
      }
    };
    if (said ==
        std::vector<Transition>(gold.steps.begin(),
                                gold.steps.begin() + static_cast<std::ptrdiff_t>(said.size())))
      return;
    move(gold.steps, 1);
    move(said, -1);
  }

  LinearTrainer train_labels(Passes passes, std::size_t count) {
    std::map<std::string, int> counts;
    for (const Treebank& bank : train_) {
      for (const Token& token : bank.document.tokens) ++counts[token.deprel];
    }
    LinearTrainer trainer(frequent(counts, 5));
    run_passes(trainer, passes, count, [&](int pass) {
      for (const SentenceRef ref :
           shuffled_sentences(train_, kSeed + static_cast<unsigned>(pass))) {
        learn_labels(trainer, train_[ref.treebank], ref.sentence);
      }
    });
    return trainer;
  }

  static void learn_labels(LinearTrainer& trainer, const Treebank& bank, std::size_t sentence) {
    const IndexRange tokens = bank.document.sentences[sentence].tokens;
    const auto words = tree_words(bank.document, tokens);
    const auto heads = gold_heads(bank.document, tokens);
    const LabelFeatures tree(words, heads);
    std::vector<std::size_t> labels(words.size());
    std::vector<Feature> features;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      tree.collect(i, labels, bank.domain.empty() ? 0 : hash_text(bank.domain), features);
      labels[i] = trainer.best(features);
      const std::size_t gold =
          index_of(trainer.labels(), bank.document.tokens[tokens.begin + i].deprel);
      if (gold < trainer.labels().size()) trainer.update(features, gold, labels[i]);
      trainer.tick();
    }
  }

  // ---- words
  using LabelOf = std::function<std::string(const Document&, std::uint32_t)>;
  using Collect = std::function<void(const Document&, std::uint32_t, std::vector<Feature>&)>;

  LinearTrainer train_words(Passes passes, std::size_t count, int least, const LabelOf& label_of,
                            const std::vector<Collect>& collect) const {
    std::map<std::string, int> counts;
    for (const Treebank& bank : train_) {
      for (std::uint32_t t = 0; t < bank.document.tokens.size(); ++t) {
        ++counts[label_of(bank.document, t)];
      }
    }
    LinearTrainer trainer(frequent(counts, least));
    std::vector<Feature> features;
    run_passes(trainer, passes, count, [&](int pass) {
      for (const SentenceRef ref :
           shuffled_sentences(train_, kSeed + static_cast<unsigned>(pass))) {
        const Document& d = train_[ref.treebank].document;
        const IndexRange tokens = d.sentences[ref.sentence].tokens;
        for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
          const std::size_t gold = index_of(trainer.labels(), label_of(d, t));
          if (gold == trainer.labels().size()) continue;
          collect[ref.treebank](d, t, features);
          trainer.update(features, gold, trainer.best(features));
          trainer.tick();
        }
      }
    });
    return trainer;
  }

  LinearTrainer train_lemmas(Passes passes, std::size_t count) const {
    const Collect collect = [](const Document& d, std::uint32_t t, std::vector<Feature>& out) {
      collect_lemma_features(d, d.tokens[t], out);
    };
    return train_words(
        passes, count, 2,
        [](const Document& d, std::uint32_t t) {
          return lemma_edit(d.text_of(d.tokens[t]), d.tokens[t].lemma);
        },
        std::vector<Collect>(train_.size(), collect));
  }

  LinearTrainer train_feats(Passes passes, std::size_t count) const {
    std::vector<Collect> collect;
    for (const Treebank& bank : train_) {
      collect.push_back([marks = passive_marks(bank.document)](const Document& d, std::uint32_t t,
                                                               std::vector<Feature>& out) {
        collect_feats_features(d, t, marks, out);
      });
    }
    return train_words(
        passes, count, 3,
        [](const Document& d, std::uint32_t t) {
          return d.tokens[t].feats.empty() ? std::string("_") : d.tokens[t].feats;
        },
        collect);
  }

 private:
  bool morphemes_;
  std::vector<Treebank> train_;
};

struct Models {
  const LinearModel& tagger;
  const LinearModel& arcs;
  const LinearModel& labels;
  const LinearModel* lemmas;
  const LinearModel* feats;
  std::size_t beam = 1;
};

struct Counts {
  int words = 0, upos = 0, xpos = 0, heads = 0, labelled = 0, lemmas = 0, feats = 0;
};

void count_sentence(const Document& gold, const Document& found, IndexRange tokens,
                    Counts& counts) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    const Token &a = gold.tokens[t], &b = found.tokens[t];
    ++counts.words;
    counts.upos += a.upos == b.upos;
    counts.xpos += a.xpos == b.xpos;
    counts.heads += a.head == b.head;
    counts.labelled += a.head == b.head && a.deprel == b.deprel;
    counts.lemmas += a.lemma == b.lemma;
    counts.feats += a.feats == b.feats;
  }
}

void evaluate(const std::string& name, const Syntax& syntax, const Models& models,
              const Treebank& test, std::uint64_t domain) {
  Document found = test.document;
  Counts counts;
  for (std::size_t s = 0; s < found.sentences.size(); ++s) {
    const IndexRange tokens = found.sentences[s].tokens;
    syntax.set_tags(models.tagger, found, s);
    const auto words = tree_words(found, tokens);
    const auto heads = parse_heads(models.arcs, words, domain, models.beam);
    const auto labels = label_arcs(models.labels, words, heads, domain);
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      Token& token = found.tokens[tokens.begin + i];
      const bool root = heads[i] == tokens.size();
      token.head = root ? kNone : tokens.begin + heads[i];
      token.deprel = root ? "root" : models.labels.labels()[labels[i]];
    }
  }
  if (models.lemmas != nullptr) {
    std::vector<Feature> features;
    const auto marks = passive_marks(found);
    for (std::uint32_t t = 0; t < found.tokens.size(); ++t) {
      Token& token = found.tokens[t];
      collect_lemma_features(found, token, features);
      token.lemma = apply_lemma_edit(found.text_of(token),
                                     models.lemmas->labels()[models.lemmas->best(features)]);
      collect_feats_features(found, t, marks, features);
      token.feats = models.feats->labels()[models.feats->best(features)];
      if (token.feats == "_") token.feats.clear();
    }
  }
  for (const Sentence& s : found.sentences) count_sentence(test.document, found, s.tokens, counts);
  const auto percent = [&](int n) { return 100.0 * n / std::max(1, counts.words); };
  std::printf("%s: words %d UPOS %.2f XPOS %.2f UAS %.2f LAS %.2f lemmas %.2f feats %.2f\n",
              name.c_str(), counts.words, percent(counts.upos), percent(counts.xpos),
              percent(counts.heads), percent(counts.labelled), percent(counts.lemmas),
              percent(counts.feats));
}

int run(const std::vector<std::string>& arguments) {
  const bool morphemes = arguments.at(0) == "morphemes";
  const std::string& folder = arguments.at(1);
  std::map<std::string, std::vector<std::string>> lists;
  std::string list;
  for (std::size_t i = 2; i < arguments.size(); ++i) {
    if (arguments[i].starts_with("--")) {
      list = arguments[i];
    } else {
      lists[list].push_back(arguments[i]);
    }
  }
  std::vector<Treebank> train;
  const auto read = [&](const std::string& file) {
    Treebank bank = read_treebank(file);
    for (const std::string& pack : lists["--pack"]) find_morphemes(bank.document, pack);
    return bank;
  };
  for (const std::string& file : lists["--train"]) train.push_back(read(file));
  Sizes sizes;
  if (const auto& given = lists["--sizes"]; given.size() == 3) {
    sizes.tagger = std::stoul(given[0]);
    sizes.arcs = std::stoul(given[1]);
    sizes.labels = std::stoul(given[2]);
  }
  Syntax syntax(morphemes, std::move(train));
  WeightsWriter tagger_file, parser_file, words_file;
  const LinearTrainer tagger = syntax.train_tagger({4, 6}, sizes.tagger, kFolds);
  tagger.save(tagger_file, "tagger");
  std::unique_ptr<Trained> lemma_model, feats_model;
  if (!morphemes) {
    const LinearTrainer lemmas = syntax.train_lemmas({3, 4}, sizes.words);
    const LinearTrainer feats = syntax.train_feats({3, 4}, sizes.words / 2);
    lemmas.save(words_file, "lemmas");
    feats.save(words_file, "feats");
    lemma_model = std::make_unique<Trained>(lemmas, "lemmas", 1U << 22U);
    feats_model = std::make_unique<Trained>(feats, "feats", 1U << 22U);
    write_whole_file(folder + "/words.weights", words_file.finish());
  }
  write_whole_file(folder + "/tagger.weights", tagger_file.finish());
  std::cerr << "tagger done\n";
  syntax.jackknife();
  std::cerr << "tags jackknifed\n";
  const LinearTrainer labels = syntax.train_labels({4, 6}, sizes.labels);
  std::cerr << "relations done\n";
  const std::size_t beam = lists["--beam"].empty() ? 1 : std::stoul(lists["--beam"].front());
  const LinearTrainer arcs = beam > 1 ? syntax.train_beam({4, 8}, sizes.beam_arcs, beam)
                                      : syntax.train_arcs({5, 8}, sizes.arcs);
  arcs.save(parser_file, "arcs");
  labels.save(parser_file, "labels");
  write_whole_file(folder + "/parser.weights", parser_file.finish());
  const Trained t(tagger, "tagger", 1U << 22U), a(arcs, "arcs", 1U << 22U),
      l(labels, "labels", 1U << 22U);
  for (const std::string& file : lists["--test"]) {
    const Treebank test = read(file);
    evaluate(file.substr(file.rfind('/') + 1), syntax,
             {*t.model, *a.model, *l.model, lemma_model ? lemma_model->model.get() : nullptr,
              feats_model ? feats_model->model.get() : nullptr, beam},
             test, test.domain.empty() ? 0 : hash_text(test.domain));
  }
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  try {
    if (argc < 3)
      throw weft::UsageError("train_syntax spelling|morphemes OUT --train F... --test F...");
    return weft::run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
