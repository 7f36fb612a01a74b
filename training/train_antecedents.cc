// SPDX-License-Identifier: Apache-2.0
//
//   train_antecedents MODELS LANGUAGE OUT.tsv FILE.jsonl... [--held-back FILE.jsonl...]
//
// Learns what pronouns mean (extractor/reference/antecedent_model.h) from the texts that
// prepare_antecedents.py writes: a log-linear choice among everything spoken of before, AdaGrad
// with L2. Texts are resolved as in use, each round with the weights of the round before, so that
// the features of later pronouns see the mistakes of earlier ones. Deterministic; one thread.
#include <rapidjson/document.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <random>
#include <unordered_map>

#include "extractor/pack_files.h"
#include "extractor/reference/resolver.h"
#include "weft/core/error.h"
#include "weft/extractor/extractor.h"

namespace weft {
namespace {

constexpr int kRounds = 3;
constexpr int kPasses = 40;
constexpr double kRate = 0.1;
constexpr double kDecay = 0.15;
constexpr std::size_t kLeastSeen = 15;  // choices in which a feature must be
constexpr std::uint64_t kSeed = 20261129;

struct AnnotatedMention {
  Span head;
  std::string entity;
};

struct AnnotatedText {
  Document document;  // analysed up to the stage before "reference"
  std::vector<AnnotatedMention> mentions;
  bool closed = false;
};

struct Example {
  struct Candidate {
    std::vector<std::pair<std::uint32_t, double>> features;
    bool right = false;
  };
  std::vector<Candidate> candidates;
};

struct Tally {
  std::size_t pronouns = 0, said = 0, right = 0, meant = 0;
};

class Learner : public AntecedentModel {
 public:
  // Whose pronouns are decided next.
  const AnnotatedText* text = nullptr;
  const Document* document = nullptr;  // its copy that is being resolved
  mutable std::vector<Example> examples;
  mutable Tally tally;
  bool from_gold = false;  // choose what is annotated, where something is

  Choice choose(std::uint32_t mention, const std::vector<Antecedent>& antecedents) const override {
    const Choice choice = AntecedentModel::choose(mention, antecedents);
    const AnnotatedMention* pronoun = annotated(document->mentions[mention].span);
    if (pronoun == nullptr) return choice;
    Example example;
    Choice gold = choice;
    bool any = false;
    bool counted = true;
    for (const Antecedent& antecedent : antecedents) {
      Example::Candidate candidate;
      const auto same = refers(antecedent, *pronoun);
      // Where but two names were looked at and neither is meant, it may be any other.
      if (text->closed && !same) counted = counted && antecedent.entity != choice.entity;
      candidate.right = same.value_or(false);
      if (candidate.right) gold = {antecedent.entity, 1.0};
      any = any || candidate.right;
      for (const AntecedentFeature& f : antecedent.features) {
        candidate.features.emplace_back(number_of(f.name), f.value);
      }
      if (candidate.right && antecedent.entity == choice.entity) ++tally.right;
      example.candidates.push_back(std::move(candidate));
    }
    if (any) ++tally.meant;
    if (counted && choice.entity != kNone) ++tally.said;
    ++tally.pronouns;
    if (!any && !text->closed) example.candidates.back().right = true;  // nothing of these
    if ((any || !text->closed) && example.candidates.size() > 1) {
      examples.push_back(std::move(example));
    }
    return from_gold && any ? gold : choice;
  }

  void fit() {
    std::vector<std::size_t> seen(names_.size(), 0);
    for (const Example& e : examples) {
      for (const auto& c : e.candidates) {
        for (const auto& [f, value] : c.features) ++seen[f];
      }
    }
    std::vector<double> weights(names_.size(), 0.0);
    std::vector<double> squares(names_.size(), 1.0);
    std::mt19937_64 random(kSeed);
    for (int pass = 0; pass < kPasses; ++pass) {
      for (std::size_t i = examples.size(); i > 1; --i) {
        std::swap(examples[i - 1], examples[random() % i]);
      }
      for (const Example& e : examples) learn(e, seen, weights, squares);
    }
    weights_.clear();
    for (std::size_t f = 0; f < weights.size(); ++f) {
      if (std::abs(weights[f]) >= 0.01) weights_[names_[f]] = weights[f];
    }
  }

  void write(const std::string& path) const {
    std::ofstream out(path);
    out << "# SPDX-License-Identifier: CC-BY-SA-4.0\n"
           "# What a pronoun means: weights of extractor/reference/antecedents.cc, learned by "
           "training/train_antecedents.sh.\n";
    out.precision(3);
    for (const auto& [name, weight] : weights_) out << name << '\t' << weight << '\n';
    if (!out) throw IoError(path + ": cannot write these weights");
  }

 private:
  std::uint32_t number_of(const std::string& name) const {
    const auto [it, is_new] = numbers_.emplace(name, static_cast<std::uint32_t>(names_.size()));
    if (is_new) names_.push_back(name);
    return it->second;
  }

  const AnnotatedMention* annotated(Span span) const {
    for (const AnnotatedMention& m : text->mentions) {
      if (m.head == span) return &m;
    }
    return nullptr;
  }

  // Whether the antecedent is what the pronoun means; nothing where no annotation speaks of it.
  std::optional<bool> refers(const Antecedent& antecedent, const AnnotatedMention& pronoun) const {
    if (antecedent.entity == kNone) return false;
    std::optional<bool> said;
    for (const std::uint32_t m : document->entities[antecedent.entity].mentions) {
      const Mention& mention = document->mentions[m];
      // Of names all mentions are known from the beginning.
      if (m != antecedent.mention && mention.kind != MentionKind::kName) continue;
      const Span head = mention.head < document->tokens.size() ? document->tokens[mention.head].span
                                                               : mention.span;
      for (const AnnotatedMention& a : text->mentions) {
        if (!(text->closed ? mention.span.overlaps(a.head) : head.overlaps(a.head))) continue;
        if (&a == &pronoun) continue;
        if (a.entity == pronoun.entity) return true;
        said = false;
      }
    }
    return said;
  }

  void learn(const Example& e, const std::vector<std::size_t>& seen, std::vector<double>& weights,
             std::vector<double>& squares) const {
    std::vector<double> chances;
    double all = 0.0;
    double right = 0.0;
    for (const auto& c : e.candidates) {
      double sum = 0.0;
      for (const auto& [f, value] : c.features) sum += weights[f] * value;
      chances.push_back(std::exp(std::min(sum, 50.0)));
      all += chances.back();
      if (c.right) right += chances.back();
    }
    for (std::size_t i = 0; i < e.candidates.size(); ++i) {
      const double target = e.candidates[i].right ? chances[i] / right : 0.0;
      const double error = target - chances[i] / all;
      for (const auto& [f, value] : e.candidates[i].features) {
        if (seen[f] < kLeastSeen) continue;
        const double slope = error * value - kDecay * weights[f];
        squares[f] += slope * slope;
        weights[f] += kRate * slope / std::sqrt(squares[f]);
      }
    }
  }

  mutable std::unordered_map<std::string, std::uint32_t> numbers_;
  mutable std::vector<std::string> names_;
};

std::vector<AnnotatedText> read_texts(const std::string& path, const Extractor& extractor,
                                      const std::string& language) {
  std::ifstream in(path);
  if (!in) throw IoError(path + ": cannot read these texts");
  std::vector<AnnotatedText> texts;
  for (std::string line; std::getline(in, line);) {
    rapidjson::Document json;
    json.Parse(line.c_str());
    AnnotatedText& text = texts.emplace_back();
    Article article;
    article.text = json["text"].GetString();
    article.info.language = language;
    text.document = extractor.analyse(std::move(article), "name-types");
    text.closed = json["closed"].GetBool();
    for (const auto& m : json["mentions"].GetArray()) {
      text.mentions.push_back({{m[0].GetUint(), m[1].GetUint()}, m[2].GetString()});
    }
  }
  return texts;
}

void resolve(const std::vector<AnnotatedText>& texts, const ReferenceWords& words,
             Learner& learner) {
  learner.examples.clear();
  learner.tally = {};
  for (const AnnotatedText& text : texts) {
    Document document = text.document;
    learner.text = &text;
    learner.document = &document;
    document.entities.clear();
    for (Mention& mention : document.mentions) mention.entity = kNone;
    Resolver(document, words, &learner).run();
  }
}

void report(const char* what, const Tally& t) {
  const double precision = t.said == 0 ? 0 : 1.0 * t.right / t.said;
  const double recall = t.meant == 0 ? 0 : 1.0 * t.right / t.meant;
  std::cout << what << ": " << t.pronouns << " pronouns, precision " << precision << ", recall "
            << recall << " of those whose meaning is among the antecedents, F1 "
            << (t.right == 0 ? 0 : 2 * precision * recall / (precision + recall)) << "\n";
}

int run(const std::vector<std::string>& args) {
  ExtractorOptions options;
  options.models = args[0];
  options.language = args[1];
  const Extractor extractor(options);
  const auto files = folder_pack_files(std::filesystem::path(args[0]) / args[1]);
  const ReferenceWords words(files->open("reference_words.tsv"),
                             files->describe("reference_words.tsv"));
  std::vector<AnnotatedText> texts;
  std::vector<std::pair<std::string, std::vector<AnnotatedText>>> held_back;
  bool training = true;
  for (std::size_t i = 3; i < args.size(); ++i) {
    if (args[i] == "--held-back") {
      training = false;
      continue;
    }
    std::vector<AnnotatedText> read = read_texts(args[i], extractor, args[1]);
    if (!training) {
      held_back.emplace_back(args[i], std::move(read));
    } else {
      std::move(read.begin(), read.end(), std::back_inserter(texts));
    }
  }
  Learner learner;
  for (int round = 0; round < kRounds; ++round) {
    learner.from_gold = round == 0;
    resolve(texts, words, learner);
    report("  trained on", learner.tally);
    learner.fit();
  }
  learner.from_gold = false;
  for (const auto& [name, held] : held_back) {
    resolve(held, words, learner);
    report(name.c_str(), learner.tally);
  }
  learner.write(args[2]);
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  try {
    if (argc < 5) throw weft::Error("train_antecedents MODELS LANGUAGE OUT.tsv FILE.jsonl...");
    return weft::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 3;
  }
}
