// SPDX-License-Identifier: Apache-2.0
//
// Trains models/ko/morphemes.weights. Usage:
//   train_morphemes CORPORA_FOLDER OUT [PASSES] --dictionary FILE [--folds K --fold I] [--show]
// where the folder holds ko_gsd_train.conllu and so on, unpacked (see training/README.md). With 0
// passes it scores OUT. With folds, every K-th sentence of each file, beginning with number I, is
// left out: what analyses those as text that it has not seen.
#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <set>
#include <unordered_map>

#include "extractor/morph/morpheme_model.h"
#include "training/korean_corpus.h"
#include "training/perceptron.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr int kFolds = 10;
constexpr std::uint16_t kEveryFold = 0xFFFF;

struct Example {
  SyllableText text;
  std::vector<std::vector<std::uint16_t>> labels;  // by token; empty where not derivable
  int fold = 0;
};

// Folds in which a word was seen, by kind; a training sentence sees only what other folds know.
class Lexicon {
 public:
  void add(std::u32string_view word, std::uint8_t kind, std::uint16_t folds) {
    std::array<std::uint16_t, 8>& seen = words_[word_hash(word)];
    for (unsigned k = 0; k < 8; ++k) {
      if (kind & (1U << k)) seen[k] = static_cast<std::uint16_t>(seen[k] | folds);
    }
  }
  std::uint8_t find(std::uint32_t hash, int fold) const {
    const auto it = words_.find(hash);
    if (it == words_.end()) return 0;
    unsigned kinds = 0;
    for (unsigned k = 0; k < 8; ++k) {
      if (it->second[k] & ~(1U << fold)) kinds |= 1U << k;
    }
    return static_cast<std::uint8_t>(kinds);
  }
  std::string bytes() const {
    std::map<std::uint32_t, std::uint8_t> kinds;
    for (const auto& [hash, seen] : words_) kinds[hash] = find(hash, 15);
    return WordSet::write(kinds);
  }

 private:
  std::unordered_map<std::uint32_t, std::array<std::uint16_t, 8>> words_;
};

bool is_particle(const SpelledMorpheme& m) { return m.tag[0] == 'J'; }
bool is_noun(const SpelledMorpheme& m) { return m.tag == "NNG" || m.tag == "NNP"; }

void add_words(const CorpusSentence& sentence, int fold, Lexicon& lexicon) {
  const auto folds = static_cast<std::uint16_t>(1U << fold);
  for (const CorpusToken& token : sentence) {
    std::u32string particles;
    for (const SpelledMorpheme& m : token.morphemes) {
      if (is_noun(m) && m.form.size() > 1) {
        lexicon.add(m.form, m.tag == "NNP" ? kProperNoun : kCommonNoun, folds);
      }
      if (is_particle(m))
        particles += m.form;
      else
        particles.clear();
    }
    if (!particles.empty() && token.surface.ends_with(particles)) {
      lexicon.add(particles, kParticles, folds);
    }
  }
}

// "NAME<tab>TYPE" lines, TYPE one of PS OG LC and others.
void add_names(const std::string& file, Lexicon& lexicon) {
  std::ifstream in(file);
  std::string line;
  while (std::getline(in, line)) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const std::string type = line.substr(tab + 1);
    const std::uint8_t kind = type == "PS"   ? kPersonName
                              : type == "OG" ? kOrganizationName
                              : type == "LC" ? kPlaceName
                                             : kOtherName;
    std::u32string word;
    for (const char32_t c : decode_utf8(line.substr(0, tab)) + U" ") {
      if (c != U' ')
        word += c;
      else if (word.size() > 1)
        lexicon.add(std::exchange(word, {}), kind, kEveryFold);
      else
        word.clear();
    }
  }
}

struct Labels {
  std::map<std::string, std::size_t> counts;
  std::map<std::string, std::uint16_t> ids;
  std::string text;

  void number() {
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const auto& [label, count] : counts) {
      if (count > 2) order.emplace_back(count, label);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [count, label] : order) {
      ids.emplace(label, static_cast<std::uint16_t>(ids.size()));
      text += label + "\n";
    }
  }
};

std::string write_candidates(const std::map<std::size_t, std::set<std::uint16_t>>& seen,
                             const Labels& labels) {
  std::set<std::uint16_t> general;
  for (const char* name : {"B=/NNG", "I=/NNG", "B=/NNP", "I=/NNP"}) {
    general.insert(labels.ids.at(name));
  }
  std::string bytes;
  for (std::size_t key = 0; key < LabelInventory::kKeys; ++key) {
    std::set<std::uint16_t> all = general;
    if (const auto it = seen.find(key); it != seen.end())
      all.insert(it->second.begin(), it->second.end());
    put_number(bytes, static_cast<std::uint16_t>(all.size()));
    for (const std::uint16_t id : all) put_number(bytes, id);
  }
  return bytes;
}

struct TrainingSet {
  std::vector<CorpusSentence> sentences;
  std::vector<Example> examples;
  Labels labels;
  Lexicon lexicon;
  std::string candidates;
};

void derive(TrainingSet& set) {
  std::vector<std::vector<std::vector<std::string>>> names;
  for (std::size_t s = 0; s < set.sentences.size(); ++s) {
    const int fold = static_cast<int>(s % kFolds);
    add_words(set.sentences[s], fold, set.lexicon);
    auto& sentence_names = names.emplace_back();
    for (const CorpusToken& token : set.sentences[s]) {
      auto& token_names = sentence_names.emplace_back();
      const auto labels =
          token.morphemes.empty() ? std::nullopt : derive_labels(token.surface, token.morphemes);
      if (!labels) continue;
      for (const SyllableLabel& label : *labels) {
        token_names.push_back(format_label(label));
        ++set.labels.counts[token_names.back()];
      }
    }
  }
  set.labels.number();
  std::map<std::size_t, std::set<std::uint16_t>> seen;
  for (std::size_t s = 0; s < set.sentences.size(); ++s) {
    const Document document = document_of(set.sentences[s]);
    Example example{make_syllable_text(document, document.sentences[0].tokens),
                    {},
                    static_cast<int>(s % kFolds)};
    for (std::size_t t = 0; t < names[s].size(); ++t) {
      auto& ids = example.labels.emplace_back();
      for (std::size_t i = 0; i < names[s][t].size(); ++i) {
        const auto it = set.labels.ids.find(names[s][t][i]);
        if (it == set.labels.ids.end()) {
          ids.clear();
          break;
        }
        ids.push_back(it->second);
        seen[LabelInventory::key_of(set.sentences[s][t].surface[i])].insert(it->second);
      }
    }
    set.examples.push_back(std::move(example));
  }
  set.candidates = write_candidates(seen, set.labels);
}

class Trainer {
 public:
  Trainer(const TrainingSet& set, const LabelInventory& inventory, const WordLexicon& dictionary,
          unsigned bits)
      : set_(set), inventory_(inventory), dictionary_(dictionary), perceptron_(bits) {}

  void pass(std::mt19937& random) {
    std::vector<std::size_t> order(set_.examples.size());
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), random);
    wrong_ = total_ = 0;
    for (const std::size_t s : order) learn(set_.examples[s]);
    std::cerr << "  wrong syllables "
              << 100.0 * static_cast<double>(wrong_) / static_cast<double>(total_) << " %\n";
  }

  std::vector<float> weights() const { return perceptron_.averages(); }

 private:
  void learn(const Example& example) {
    const MorphemeLexicons lexicons = {
        [&](std::uint32_t hash) { return set_.lexicon.find(hash, example.fold); }, dictionary_};
    for (std::size_t t = 0; t < example.labels.size(); ++t) {
      if (!example.labels[t].empty()) learn_token(example, t, lexicons);
    }
  }

  void learn_token(const Example& example, std::size_t t, const MorphemeLexicons& lexicons) {
    const SyllableToken range = example.text.tokens[t];
    const MorphemeFeatures features(example.text, t, lexicons);
    MorphemeHistory history;
    history.morpheme_begin = range.begin;
    for (std::size_t at = range.begin; at < range.end; ++at) {
      const std::uint16_t gold = example.labels[t][at - range.begin];
      features.collect(at, history, hashes_);
      const std::uint16_t said = best(example.text.characters[at], history, gold);
      perceptron_.tick();
      ++total_;
      if (said != gold) {
        ++wrong_;
        perceptron_.update(hashes_, gold, 1);
        perceptron_.update(hashes_, said, -1);
      }
      advance(history, inventory_.label(gold), gold, at);
    }
  }

  std::uint16_t best(char32_t c, const MorphemeHistory& history, std::uint16_t gold) const {
    std::uint16_t best = gold;
    int high = perceptron_.score(hashes_, gold);
    for (const std::uint16_t id : inventory_.candidates(c)) {
      const bool fits = history.label1 == 0xFFFF ? inventory_.may_begin(id)
                                                 : inventory_.may_follow(id, history.label1);
      if (!fits || id == gold) continue;
      const int score = perceptron_.score(hashes_, id);
      if (score >= high) {
        high = score;
        best = id;
      }
    }
    return best;
  }

  const TrainingSet& set_;
  const LabelInventory& inventory_;
  const WordLexicon& dictionary_;
  Perceptron perceptron_;
  std::vector<FeatureHash> hashes_;
  std::size_t wrong_ = 0;
  std::size_t total_ = 0;
};

std::u32string stem_of(const std::vector<SpelledMorpheme>& morphemes, bool* nominal) {
  static const std::set<std::string> kNominal = {"NNG", "NNP", "NNB", "NP",  "NR",
                                                 "SN",  "SL",  "SH",  "XSN", "SW"};
  std::u32string stem;
  std::size_t i = 0;
  while (i < morphemes.size() && kNominal.contains(morphemes[i].tag)) stem += morphemes[i++].form;
  *nominal = i > 0 && !stem.empty();
  for (; i < morphemes.size(); ++i) *nominal = *nominal && is_particle(morphemes[i]);
  return *nominal ? stem : U"";
}

void evaluate(const std::string& name, const std::vector<CorpusSentence>& sentences,
              const MorphemeModel& model, bool show) {
  std::size_t tokens = 0, whole = 0, segments = 0, nominal = 0, stems = 0, josa = 0, josa_right = 0,
              false_josa = 0, other = 0;
  const auto start = std::chrono::steady_clock::now();
  for (const CorpusSentence& sentence : sentences) {
    const Document document = document_of(sentence);
    const SyllableText text = make_syllable_text(document, document.sentences[0].tokens);
    for (std::size_t t = 0; t < sentence.size(); ++t) {
      if (sentence[t].morphemes.empty()) continue;
      const auto said = model.analyse(text, t);
      const auto& gold = sentence[t].morphemes;
      bool same = said.size() == gold.size();
      bool same_tags = same;
      for (std::size_t i = 0; i < gold.size() && same; ++i) {
        same = said[i].form == gold[i].form;
        same_tags = same_tags && same && said[i].tag == gold[i].tag;
      }
      ++tokens;
      segments += same;
      whole += same && same_tags;
      bool is_nominal = false, said_nominal = false;
      const std::u32string stem = stem_of(gold, &is_nominal);
      const std::u32string said_stem = stem_of(said, &said_nominal);
      if (is_nominal && gold[0].tag[0] != 'S') {
        ++nominal;
        const bool right = said_nominal && stem == said_stem;
        stems += right;
        if (is_particle(gold.back())) {
          ++josa;
          josa_right += right;
        }
        if (!right && show) {
          std::cout << encode_utf8(sentence[t].surface) << " gold " << encode_utf8(stem) << " said";
          for (const auto& m : said) std::cout << ' ' << encode_utf8(m.form) << '/' << m.tag;
          std::cout << '\n';
        }
      } else if (!is_nominal) {
        ++other;
        false_josa += said_nominal && !said.empty() && is_particle(said.back());
      }
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const auto percent = [](std::size_t a, std::size_t b) {
    return 100.0 * static_cast<double>(a) / static_cast<double>(b);
  };
  std::cerr << name << ": whole " << percent(whole, tokens) << " segments "
            << percent(segments, tokens) << " stem " << percent(stems, nominal) << " stem+josa "
            << percent(josa_right, josa) << " false josa " << percent(false_josa, other)
            << " tokens/s " << static_cast<double>(tokens) / took.count() << '\n';
}

std::string write(const std::map<std::string, std::string>& sections,
                  const std::vector<float>& weights) {
  WeightsWriter writer;
  for (const auto& [name, bytes] : sections) writer.add(name, bytes);
  if (!weights.empty()) HashedWeights::write(weights, writer);
  return writer.finish();
}

struct Options {
  int passes = 5;
  std::size_t folds = 0;
  std::size_t fold = 0;
  unsigned bits = 22;
  unsigned seeds = 4;
  bool show = false;
  std::string dictionary;
};

void report(const std::string& folder, const MorphemeModel& model, bool show) {
  for (const std::string part : {"dev", "test"}) {
    const auto score = [&](const std::string& name, const std::string& corpus, TagSet tags) {
      evaluate(name + " " + part,
               read_korean_corpus(folder + "/" + corpus + "_" + part + ".conllu", tags), model,
               show && part == "dev");
    };
    score("Kaist", "ko_kaist", TagSet::kKaist);
    score("GSD", "ko_gsd", TagSet::kSejong);
    score("KLUE-dp", "ko_klue_dp", TagSet::kSejong);
  }
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The sentences of a training file but those of the fold that is left out.
std::vector<CorpusSentence> training_part(std::vector<CorpusSentence> sentences,
                                          const Options& options) {
  if (options.folds == 0) return sentences;
  std::vector<CorpusSentence> kept;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (i % options.folds != options.fold) kept.push_back(std::move(sentences[i]));
  }
  return kept;
}

int run(const std::string& folder, const std::string& out, const Options& options) {
  const std::string words = bytes_of(options.dictionary);
  const WordLexicon dictionary =
      words.empty() ? WordLexicon() : WordLexicon(WeightsFile(words, options.dictionary));
  if (options.passes == 0) {  // weights that are there already
    const std::string bytes = bytes_of(out);
    report(folder, MorphemeModel(bytes, out, dictionary), options.show);
    return 0;
  }
  TrainingSet set;
  for (const auto& [name, tags] : {std::pair{"ko_gsd", TagSet::kSejong},
                                   {"ko_klue_dp", TagSet::kSejong},
                                   {"ko_kaist", TagSet::kKaist}}) {
    const auto part =
        training_part(read_korean_corpus(folder + "/" + name + "_train.conllu", tags), options);
    set.sentences.insert(set.sentences.end(), part.begin(), part.end());
    std::cerr << name << ' ' << part.size() << " sentences\n";
  }
  add_names(folder + "/ko_names.tsv", set.lexicon);
  derive(set);
  std::cerr << set.labels.ids.size() << " labels\n";
  std::map<std::string, std::string> sections = {{"labels", set.labels.text},
                                                 {"candidates", set.candidates}};
  const std::string head = write(sections, {});
  const LabelInventory inventory(WeightsFile(head, "training"));
  std::vector<float> weights(std::size_t{1} << options.bits);
  for (unsigned seed = 1; seed <= options.seeds; ++seed) {
    Trainer trainer(set, inventory, dictionary, options.bits);
    std::mt19937 random(seed);
    for (int p = 0; p < options.passes; ++p) trainer.pass(random);
    const std::vector<float> one = trainer.weights();
    for (std::size_t i = 0; i < weights.size(); ++i) weights[i] += one[i];
  }
  sections["lexicon"] = set.lexicon.bytes();
  const std::string bytes = write(sections, weights);
  std::ofstream(out, std::ios::binary) << bytes;
  const MorphemeModel model(bytes, out, dictionary);
  report(folder, model, options.show);
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  std::vector<std::string> places;
  weft::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--show") {
      options.show = true;
    } else if (word == "--bits" && i + 1 < argc) {
      options.bits = static_cast<unsigned>(std::stoul(argv[++i]));
    } else if (word == "--seeds" && i + 1 < argc) {
      options.seeds = static_cast<unsigned>(std::stoul(argv[++i]));
    } else if (word == "--dictionary" && i + 1 < argc) {
      options.dictionary = argv[++i];
    } else if ((word == "--folds" || word == "--fold") && i + 1 < argc) {
      (word == "--fold" ? options.fold : options.folds) = std::stoul(argv[++i]);
    } else {
      places.push_back(word);
    }
  }
  if (places.size() < 2 || places.size() > 3) {
    std::cerr << "usage: train_morphemes CORPORA_FOLDER OUT [PASSES] [--dictionary FILE] "
                 "[--folds K --fold I] [--show]; with 0 passes it scores OUT\n";
    return 2;
  }
  if (places.size() > 2) options.passes = std::stoi(places[2]);
  return weft::run(places[0], places[1], options);
}
