// SPDX-License-Identifier: Apache-2.0
//
// Learns how far statements are to be trusted (extractor/relations/confidence_features.h). Usage:
// train_confidence MODELS LANGUAGE FIRM OUT.tsv RELIABILITY.tsv ARTICLES.jsonl VERDICTS.tsv BIAS
// [...]
//
// Verdicts are rows "document TAB subject | relation | object TAB t or f"; articles without one are
// passed over. BIAS is "common", or "own" for articles that are not like new text: they have a bias
// that nothing is believed by. Logistic regression with a penalty on the squares of the weights, by
// Newton's method on each weight in turn; then the common bias is fitted anew to the last files
// alone: the rules were mended while the sentences of the others were looked at, so that what they
// say of those is truer than what they say of new text. Prints, of what is said where chances from
// FIRM on are said as 0.5 and more (extractor/relations/confidence_stage.h), the calibration error
// on documents that it was not fitted to, and writes what was believed and what was true of them,
// in ten parts, into RELIABILITY.tsv.
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>

#include "extractor/relations/confidence_features.h"
#include "extractor/relations/confidence_stage.h"
#include "weft/extractor/article_reader.h"
#include "weft/extractor/extractor.h"

namespace weft {
namespace {

constexpr unsigned kFolds = 10;
constexpr int kPasses = 60;
constexpr double kPenalty = 10.0;
constexpr double kBiasPenalty =
    30.0;  // of moving the bias; fits both new text and all that was judged
constexpr std::size_t kNewest = 6;  // sets whose bias it is: in single ones .80 to .87 are right
constexpr unsigned kLeastSeen = 5;  // statements that a feature must have
constexpr std::size_t kParts = 10;
constexpr std::string_view kOwnBias = "own bias of file ";

struct Example {
  std::vector<std::pair<std::size_t, double>> features;
  bool right = false;
  bool own_bias = false;  // not like new text
  unsigned document = 0;  // its number: documents are never split between folds
  std::size_t set = 0;    // which of the articles' files it is of
  bool passage = false;   // of several sentences
};

std::string shown(const Document& document, const Argument& a) {
  if (a.kind == ArgumentKind::kEntity) return document.entities[a.index].name;
  if (a.kind == ArgumentKind::kLiteral) {
    return std::string(document.text_of(document.literals[a.index].span));
  }
  return a.text;
}

std::string key_of(const Document& document, const Statement& s) {
  return document.info.id + '\t' + shown(document, s.subject) + " | " + (s.negated ? "NOT " : "") +
         s.relation.id + " | " + shown(document, s.object);
}

class Data {
 public:
  void read_verdicts(const std::string& file) {
    std::ifstream in(file);
    if (!in) throw IoError(file + ": cannot read these verdicts");
    for (std::string line; std::getline(in, line);) {
      const std::size_t last = line.rfind('\t');
      if (last == std::string::npos || line[0] == '#') continue;
      verdicts_[line.substr(0, last)] = line.substr(last + 1) == "t";
    }
  }

  void read_articles(const Extractor& extractor, const std::string& file, bool own_bias) {
    own_bias_ = own_bias;
    ++set_;
    const auto articles = open_articles(file);
    while (auto article = articles->next()) add(extractor.analyse(std::move(*article), "pairs"));
  }

  std::vector<Example> examples;
  std::vector<std::string> names;

 private:
  void add(const Document& document) {
    ++documents_;
    for (const Statement& s : document.statements) {
      const auto verdict = verdicts_.find(key_of(document, s));
      if (verdict == verdicts_.end()) continue;
      Example& example = examples.emplace_back();
      example.right = verdict->second;
      example.own_bias = own_bias_;
      example.document = documents_;
      example.set = set_;
      example.passage = document.sentences.size() > 1;
      for (const ConfidenceFeature& f : confidence_features(document, s)) add(example, f);
      if (own_bias_) add(example, {std::string(kOwnBias) + std::to_string(set_), 1.0});
    }
  }

  void add(Example& example, const ConfidenceFeature& feature) {
    const auto [it, is_new] = numbers_.emplace(feature.name, names.size());
    if (is_new) names.push_back(feature.name);
    example.features.emplace_back(it->second, feature.value);
  }

  std::map<std::string, bool> verdicts_;
  std::map<std::string, std::size_t> numbers_;
  unsigned documents_ = 0;
  std::size_t set_ = 0;
  bool own_bias_ = false;
};

double chance(const Example& example, const std::vector<double>& weights) {
  double sum = 0;
  for (const auto& [f, value] : example.features) sum += weights[f] * value;
  return 1.0 / (1.0 + std::exp(-sum));
}

// Features that a few statements have alone stay 0; the first feature, the bias, is not penalised.
std::vector<double> fit(const std::vector<Example>& examples, std::size_t features) {
  std::vector<std::vector<std::pair<std::size_t, double>>> columns(features);
  for (std::size_t e = 0; e < examples.size(); ++e) {
    for (const auto& [f, value] : examples[e].features) columns[f].emplace_back(e, value);
  }
  std::vector<double> weights(features, 0.0);
  std::vector<double> sums(examples.size(), 0.0);
  for (int pass = 0; pass < kPasses; ++pass) {
    for (std::size_t f = 0; f < features; ++f) {
      if (columns[f].size() < kLeastSeen) continue;
      const double penalty = f == 0 ? 0.0 : kPenalty;
      double slope = -penalty * weights[f];
      double bend = penalty + 1e-9;
      for (const auto& [e, value] : columns[f]) {
        const double p = 1.0 / (1.0 + std::exp(-sums[e]));
        slope += value * ((examples[e].right ? 1.0 : 0.0) - p);
        bend += value * value * p * (1.0 - p);
      }
      const double step = std::clamp(slope / bend, -1.0, 1.0);
      weights[f] += step;
      for (const auto& [e, value] : columns[f]) sums[e] += step * value;
    }
  }
  return weights;
}

// Moves the bias so that the examples of the newest sets are believed as often as they are right,
// as far as their number allows.
void fit_bias(const std::vector<Example>& examples, std::size_t newest,
              std::vector<double>& weights) {
  const double before = weights[0];
  for (int pass = 0; pass < kPasses; ++pass) {
    double slope = -kBiasPenalty * (weights[0] - before);
    double bend = kBiasPenalty;
    for (const Example& e : examples) {
      if (e.set + kNewest <= newest) continue;
      const double p = chance(e, weights);
      slope += (e.right ? 1.0 : 0.0) - p;
      bend += p * (1.0 - p);
    }
    weights[0] += std::clamp(slope / bend, -1.0, 1.0);
  }
}

// What is left to judge new text by.
std::vector<double> common(const Data& data, std::vector<double> weights) {
  for (std::size_t f = 0; f < weights.size(); ++f) {
    if (data.names[f].starts_with(kOwnBias)) weights[f] = 0;
  }
  return weights;
}

struct Part {
  unsigned count = 0, right = 0;
  double believed = 0;
};

// What each statement is believed to be by weights that have not seen its document.
std::vector<double> held_back(const Data& data, std::size_t newest, double firm) {
  std::vector<double> beliefs(data.examples.size(), 0);
  for (unsigned fold = 0; fold < kFolds; ++fold) {
    std::vector<Example> seen;
    for (const Example& e : data.examples) {
      if (e.document % kFolds != fold) seen.push_back(e);
    }
    std::vector<double> weights = common(data, fit(seen, data.names.size()));
    fit_bias(seen, newest, weights);
    for (std::size_t i = 0; i < beliefs.size(); ++i) {
      if (data.examples[i].document % kFolds == fold)
        beliefs[i] = said_confidence(chance(data.examples[i], weights), firm);
    }
  }
  return beliefs;
}

std::array<Part, kParts> parts_of(const Data& data, const std::vector<double>& beliefs,
                                  const std::function<bool(const Example&)>& chosen) {
  std::array<Part, kParts> parts;
  for (std::size_t i = 0; i < beliefs.size(); ++i) {
    if (!chosen(data.examples[i])) continue;
    Part& part = parts[std::min(kParts - 1, static_cast<std::size_t>(beliefs[i] * kParts))];
    ++part.count;
    part.right += data.examples[i].right ? 1 : 0;
    part.believed += beliefs[i];
  }
  return parts;
}

// How well beliefs tell right from wrong among the chosen statements.
void print_separation(const std::string& what, const Data& data, const std::vector<double>& beliefs,
                      const std::function<bool(const Example&)>& chosen) {
  double loss = 0;
  std::vector<std::pair<double, bool>> found;
  for (std::size_t i = 0; i < beliefs.size(); ++i) {
    const Example& e = data.examples[i];
    if (!chosen(e)) continue;
    loss -= std::log(e.right ? beliefs[i] : 1 - beliefs[i]);
    found.emplace_back(beliefs[i], e.right);
  }
  if (found.empty()) return;
  std::cout << found.size() << ' ' << what << ", log loss "
            << loss / static_cast<double>(found.size()) << '\n';
  for (const double least : {0.3, 0.5, 0.6, 0.7, 0.8}) {
    const auto sure = [&](const auto& f) { return f.first >= least; };
    const auto right = [&](const auto& f) { return sure(f) && f.second; };
    std::cout << "from " << least << " on: " << std::count_if(found.begin(), found.end(), right)
              << " of " << std::count_if(found.begin(), found.end(), sure) << " right\n";
  }
}

// Expected calibration error (Naeini, Cooper and Hauskrecht 2015), over parts of equal width.
double calibration_error(const std::array<Part, kParts>& parts) {
  double error = 0;
  unsigned examples = 0;
  for (const Part& p : parts) {
    error += std::abs(p.believed - p.right);
    examples += p.count;
  }
  return error / examples;
}

void write_reliability(const std::array<Part, kParts>& parts, const std::string& file) {
  std::ofstream out(file);
  out << "# statements, mean confidence, share that is right; each judged by weights that have not "
         "seen its document\n"
      << std::fixed << std::setprecision(3);
  for (const Part& p : parts) {
    if (p.count == 0) continue;
    out << p.count << '\t' << p.believed / p.count << '\t' << static_cast<double>(p.right) / p.count
        << '\n';
  }
}

void write_weights(const Data& data, const std::vector<double>& weights, const std::string& file) {
  std::map<std::string, double> sorted;
  for (std::size_t f = 0; f < weights.size(); ++f) {
    if (std::abs(weights[f]) >= 0.005) sorted[data.names[f]] = weights[f];
  }
  std::ofstream out(file);
  out << "# How far statements are to be trusted: log odds, added up (extractor/relations/"
         "confidence_features.h).\n# Learned by training/train_confidence from judged statements; "
         "columns: feature, weight.\n"
      << std::fixed << std::setprecision(2);
  for (const auto& [name, weight] : sorted) out << name << '\t' << weight << '\n';
}

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() < 8 || arguments.size() % 3 != 2) {
    std::cerr
        << "usage: train_confidence MODELS LANGUAGE FIRM OUT.tsv RELIABILITY.tsv ARTICLES.jsonl "
           "VERDICTS.tsv own|common [...]\n";
    return 2;
  }
  ExtractorOptions options;
  options.models = arguments[0];
  options.language = arguments[1];
  const Extractor extractor(options);
  Data data;
  for (std::size_t i = 5; i < arguments.size(); i += 3) {
    data.read_verdicts(arguments[i + 1]);
    data.read_articles(extractor, arguments[i], arguments[i + 2] == "own");
  }
  const std::size_t newest = (arguments.size() - 5) / 3;
  const std::vector<double> beliefs = held_back(data, newest, std::stod(arguments[2]));
  const auto judged = [](const Example& e) { return !e.own_bias; };
  const auto last = [&](const Example& e) { return e.set + kNewest > newest; };
  const std::array<Part, kParts> parts = parts_of(data, beliefs, judged);
  std::cout << data.examples.size() << " statements; calibration error of judged sentences "
            << calibration_error(parts) << ", of the last articles "
            << calibration_error(parts_of(data, beliefs, last)) << '\n';
  print_separation("of judged sentences", data, beliefs, judged);
  print_separation("of the last articles", data, beliefs, last);
  print_separation("of passages", data, beliefs, [](const Example& e) { return e.passage; });
  write_reliability(parts, arguments[4]);
  std::vector<double> weights = common(data, fit(data.examples, data.names.size()));
  fit_bias(data.examples, newest, weights);
  write_weights(data, weights, arguments[3]);
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  try {
    return weft::run({argv + 1, argv + argc});
  } catch (const weft::Error& error) {
    std::cerr << "train_confidence: " << error.what() << '\n';
    return 3;
  }
}
