// SPDX-License-Identifier: Apache-2.0
//
//   train_pairs PACK OUT.weights FEATURES LEAST BIAS FILE.jsonl... [--held-back K]
//
// Trains which relation a pair of stretches stands in, by multinomial logistic regression: AdaGrad
// with L2, half of each example's features left out at random (Srivastava et al. 2014), weights
// averaged over the later passes of several runs. Weights under LEAST are left out, BIAS is added
// to the weight of "no relation". Files are those of evaluation/annotated_pairs.h; the features are
// those of the stage. With --held-back every K-th text is left out and then scored, label by label
// and by probability. Deterministic; one thread.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <map>
#include <random>
#include <unordered_map>

#include "evaluation/annotated_pairs.h"
#include "extractor/linear/linear_trainer.h"
#include "extractor/pack_files.h"
#include "extractor/relations/pair_model.h"
#include "training/treebank.h"
#include "weft/core/error.h"
#include "weft/extractor/ontology_file.h"

namespace weft {
namespace {

constexpr std::uint64_t kSeed = 20240601;
constexpr int kRuns = 3;
constexpr int kPasses = 12;
constexpr int kAveraged = 6;  // the last passes of a run
constexpr double kRate = 0.07;
constexpr double kDecay = 0.01;    // L2, of the weights that an example touches
constexpr double kSettled = 0.02;  // an example as sure as this teaches nothing
constexpr float kFirstSquare = 0.01F;
constexpr std::uint32_t kRare = 2;  // features seen less often are left out
// A pair of names read from the other side is worth less: it says the same again.
constexpr double kInverseWeight = 0.5;

struct Example {
  std::vector<std::uint32_t> rows;
  std::size_t label = 0;
  std::uint32_t mask = 0;  // the subject's type, as a bit
  double weight = 1.0;
  bool held_back = false;
};

class PairTrainer {
 public:
  explicit PairTrainer(std::vector<PairLabel> labels) : labels_(std::move(labels)) {}

  void add(const std::vector<Feature>& features, Example example) {
    for (const Feature f : features) {
      const auto [it, is_new] = rows_.emplace(f, static_cast<std::uint32_t>(keys_.size()));
      if (is_new) keys_.push_back(f), counts_.push_back(0);
      if (!example.held_back) ++counts_[it->second];
      example.rows.push_back(it->second);
    }
    examples_.push_back(std::move(example));
  }

  void train() {
    for (Example& e : examples_) {
      std::erase_if(e.rows, [&](std::uint32_t row) { return counts_[row] < kRare; });
      if (!e.held_back) order_.push_back(&e);
    }
    sums_.assign(keys_.size() * labels_.size(), 0.0F);
    for (int run = 0; run < kRuns; ++run) {
      random_.seed(kSeed + static_cast<std::uint64_t>(run));
      weights_.assign(sums_.size(), 0.0F);
      squares_.assign(sums_.size(), kFirstSquare);
      for (int pass = 0; pass < kPasses; ++pass) {
        for (std::size_t i = order_.size(); i > 1; --i)
          std::swap(order_[i - 1], order_[random_() % i]);
        for (const Example* e : order_) learn(*e);
        if (pass < kPasses - kAveraged) continue;
        for (std::size_t i = 0; i < sums_.size(); ++i) sums_[i] += weights_[i];
      }
      std::cerr << "run " << run << '\n';
    }
  }

  void save(const std::string& path, std::size_t features, double least, double bias) const {
    std::vector<LinearRow> rows;
    std::vector<std::string> names;
    for (const PairLabel& label : labels_) names.push_back(label.name);
    // The types of subject and object are features of every pair: they carry the bias.
    for (std::size_t r = 0; r < keys_.size(); ++r) {
      LinearRow row{keys_[r], {}};
      for (std::size_t l = 0; l < labels_.size(); ++l) {
        const double weight = sums_[r * labels_.size() + l] / (kRuns * kAveraged);
        if (std::abs(weight) > least) row.weights.emplace_back(l, weight);
      }
      if (!row.weights.empty()) rows.push_back(std::move(row));
    }
    rows = greatest_rows(std::move(rows), features);
    add_bias(rows, bias);
    WeightsWriter writer;
    write_linear_model(writer, "pairs", names, rows);
    write_whole_file(path, writer.finish());
  }

 private:
  static void add_bias(std::vector<LinearRow>& rows, double bias) {
    for (std::uint64_t types = 0; types < 64; ++types) {
      const Feature key = pair_types_feature(types);
      const auto it = std::find_if(rows.begin(), rows.end(),
                                   [&](const LinearRow& row) { return row.key == key; });
      if (it == rows.end()) {
        rows.push_back({key, {{0U, bias}}});
        continue;
      }
      auto& weights = it->weights;
      if (weights.front().first != 0) weights.insert(weights.begin(), {0U, 0.0});
      weights.front().second += bias;
    }
    std::sort(rows.begin(), rows.end(),
              [](const LinearRow& a, const LinearRow& b) { return a.key < b.key; });
  }

  void learn(const Example& example) {
    const std::size_t count = labels_.size();
    kept_.clear();
    for (const std::uint32_t row : example.rows) {
      if ((random_() & 1U) != 0) kept_.push_back(row);
    }
    scores_.assign(count, 0.0F);
    for (const std::uint32_t row : kept_) {
      const float* w = &weights_[row * count];
      for (std::size_t l = 0; l < count; ++l) scores_[l] += 2 * w[l];
    }
    // Probabilities become gradients.
    float top = -1e30F, sum = 0;
    for (std::size_t l = 0; l < count; ++l) {
      if (allows(l, example)) top = std::max(top, scores_[l]);
    }
    for (std::size_t l = 0; l < count; ++l) {
      scores_[l] = allows(l, example) ? std::exp(scores_[l] - top) : 0.0F;
      sum += scores_[l];
    }
    for (float& s : scores_) s /= sum;
    scores_[example.label] -= 1;
    if (-scores_[example.label] < kSettled) return;
    for (float& s : scores_) s *= static_cast<float>(example.weight);
    for (const std::uint32_t row : kept_) move(row);
  }

  bool allows(std::size_t label, const Example& example) const {
    return (labels_[label].subjects & example.mask) != 0;
  }

  void move(std::uint32_t row) {
    float* w = &weights_[row * labels_.size()];
    float* q = &squares_[row * labels_.size()];
    for (std::size_t l = 0; l < labels_.size(); ++l) {
      const float g = scores_[l] + static_cast<float>(kDecay) * w[l];
      q[l] += g * g;
      w[l] -= static_cast<float>(kRate) * g / std::sqrt(q[l]);
    }
  }

  std::vector<PairLabel> labels_;
  std::unordered_map<Feature, std::uint32_t> rows_;
  std::vector<Feature> keys_;
  std::vector<std::uint32_t> counts_;
  std::vector<Example> examples_;
  std::vector<Example*> order_;
  std::vector<float> weights_, squares_, sums_;
  std::vector<std::uint32_t> kept_;
  std::vector<float> scores_;
  std::mt19937_64 random_;
};

// Labels that say the same with subject and object changed, by the ontology: "-works_for" for
// "works_for".
std::size_t inverse_of(const std::vector<PairLabel>& labels, std::size_t label, PairType subject,
                       const Ontology& ontology) {
  const std::uint32_t bit = 1U << static_cast<unsigned>(subject);
  if (label == 0) return 0;
  const PairLabel& own = labels[label];
  if (own.relations.empty()) return labels.size();
  const OntologyRelation* relation = ontology.find(own.relations.front());
  if (relation == nullptr) return labels.size();
  for (std::size_t l = 1; l < labels.size(); ++l) {
    const bool turns = labels[l].reversed != own.reversed || relation->symmetric();
    if (!labels[l].relations.empty() && labels[l].relations.front() == own.relations.front() &&
        turns && (labels[l].subjects & bit) != 0)
      return l;
  }
  return labels.size();
}

class Job {
 public:
  Job(const std::string& pack, std::size_t held_back)
      : files_(folder_pack_files(pack)),
        ontology_(parse_ontology(read_whole_file(pack + "/../ontology.json"), "ontology.json")),
        pack_(load_language_pack(pack, ontology_)),
        cues_(files_->open("name_cues.tsv"), pack + "/name_cues.tsv"),
        labels_(parse_pair_labels(files_->open("pairs.tsv"), pack + "/pairs.tsv")),
        trainer_(labels_),
        held_back_(held_back) {}

  void read(const std::string& path) {
    for (PairedText& text : read_pairs(read_whole_file(path), path)) {
      const bool held = held_back_ > 0 && hash_text(text.document.text) % held_back_ == 0;
      analyse(text, *pack_);
      const bool single = text.pairs.size() == 1;
      if (!held) add_other_pairs(text, labels_.front().name);
      const auto tokens = static_cast<std::uint32_t>(text.document.tokens.size());
      const PairText features(text.document, {0, tokens}, cues_);
      const AnnotatedPair* first = text.pairs.data();
      for (const AnnotatedPair& pair : text.pairs) {
        add(features, pair, path, held, single && &pair == first);
      }
      if (held) held_texts_.push_back(std::move(text));
    }
  }

  void run(const std::string& out, std::size_t features, double least, double bias) {
    trainer_.train();
    trainer_.save(out, features, least, bias);
    if (held_back_ > 0) report(out);
  }

 private:
  void add(const PairText& text, const AnnotatedPair& pair, const std::string& path, bool held,
           bool single) {
    const auto it = std::find_if(labels_.begin(), labels_.end(), [&](const PairLabel& label) {
      return label.name == pair.relation;
    });
    if (it == labels_.end()) {
      throw UsageError(path + ": the pack's table has no label " + pair.relation);
    }
    Example example;
    example.label = static_cast<std::size_t>(it - labels_.begin());
    example.mask = 1U << static_cast<unsigned>(pair.pair.subject.type);
    example.weight = pair.weight;
    example.held_back = held;
    if ((it->subjects & example.mask) != 0) {
      text.collect(pair.pair, features_);
      trainer_.add(features_, example);
    }
    const std::size_t inverse =
        inverse_of(labels_, example.label, pair.pair.object.type, ontology_);
    example.mask = 1U << static_cast<unsigned>(pair.pair.object.type);
    if (!single || held || inverse == labels_.size() ||
        (labels_[inverse].subjects & example.mask) == 0)
      return;
    const bool names = pair.pair.object.type <= PairType::kPlace;
    if (!names) return;
    example.label = inverse;
    example.weight *= kInverseWeight;
    text.collect({pair.pair.object, pair.pair.subject}, features_);
    trainer_.add(features_, example);
  }

  // How often a label given with at least so much probability is right.
  void report(const std::string& out) {
    const std::string bytes = read_whole_file(out);
    const PairModel model(WeightsFile(bytes, out), labels_);
    constexpr double kSteps[] = {0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};
    std::map<std::pair<std::size_t, double>, std::pair<std::size_t, std::size_t>> counts;
    std::vector<double> found;
    std::size_t right = 0, said = 0, gold_count = 0;
    for (const PairedText& text : held_texts_) {
      const auto tokens = static_cast<std::uint32_t>(text.document.tokens.size());
      const PairText features(text.document, {0, tokens}, cues_);
      for (const AnnotatedPair& pair : text.pairs) {
        features.collect(pair.pair, features_);
        model.probabilities(features_, pair.pair.subject.type, found);
        const auto best =
            static_cast<std::size_t>(std::max_element(found.begin(), found.end()) - found.begin());
        const bool true_ = labels_[best].name == pair.relation;
        gold_count += labels_[0].name != pair.relation ? 1 : 0;
        if (best == 0) continue;
        ++said;
        right += true_ ? 1 : 0;
        for (const double step : kSteps) {
          if (found[best] < step) continue;
          for (const std::size_t key : {best, labels_.size()}) {
            auto& [hits, all] = counts[{key, step}];
            hits += true_ ? 1 : 0;
            ++all;
          }
        }
      }
    }
    std::printf("held back: F1 %.4f (right %zu, found %zu, gold %zu)\n",
                2.0 * static_cast<double>(right) / static_cast<double>(said + gold_count), right,
                said, gold_count);
    for (std::size_t l = 1; l <= labels_.size(); ++l) {
      std::printf("%-32s", l == labels_.size() ? "all" : labels_[l].name.c_str());
      for (const double step : kSteps) {
        const auto [hits, all] = counts[{l, step}];
        std::printf(" %.2f: %3zu/%-4zu", step, hits, all);
      }
      std::printf("\n");
    }
  }

  std::unique_ptr<const PackFiles> files_;
  Ontology ontology_;
  std::shared_ptr<const LanguagePack> pack_;
  NameCues cues_;
  std::vector<PairLabel> labels_;
  PairTrainer trainer_;
  std::size_t held_back_;
  std::vector<Feature> features_;
  std::vector<PairedText> held_texts_;
};

int run(std::vector<std::string> arguments) {
  std::size_t held_back = 0;
  const auto option = std::find(arguments.begin(), arguments.end(), "--held-back");
  if (option != arguments.end() && option + 1 != arguments.end()) {
    held_back = std::stoul(*(option + 1));
    arguments.erase(option, option + 2);
  }
  Job job(arguments[0], held_back);
  for (std::size_t i = 5; i < arguments.size(); ++i) job.read(arguments[i]);
  job.run(arguments[1], std::stoul(arguments[2]), std::stod(arguments[3]), std::stod(arguments[4]));
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  try {
    if (argc < 7) {
      throw weft::UsageError(
          "usage: train_pairs PACK OUT FEATURES LEAST BIAS FILE.jsonl... [--held-back K]");
    }
    return weft::run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
