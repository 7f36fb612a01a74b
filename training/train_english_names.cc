// SPDX-License-Identifier: Apache-2.0
//
// Trains models/en/names.weights. Usage: train_english_names FOLDER MODELS_EN OUT [PASSES]
// where prepare_names.py filled the folder.
#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <random>
#include <unordered_map>

#include "extractor/linear/linear_trainer.h"
#include "extractor/linear/tagger.h"
#include "extractor/names/word_names.h"
#include "extractor/pack_files.h"

namespace weft {
namespace {

constexpr std::array<std::string_view, 5> kTypes = {"person", "organization", "place", "product",
                                                    "event"};
constexpr unsigned kFolds = 10;
constexpr std::size_t kFeatures = 200000;

struct Item {
  std::vector<std::string> words;
  std::vector<std::string> tags;  // names: "B-person"
  std::vector<std::string> xpos;  // as the pack's tagger says
  std::string source;
  unsigned fold = 0;
  std::vector<TaggedPosition> positions;
  std::vector<std::uint8_t> gold;  // 0: unknown
};

std::vector<Item> read_items(const std::string& file) {
  std::ifstream in(file);
  std::vector<Item> items;
  std::string line;
  bool begins = true;
  while (std::getline(in, line)) {
    const std::size_t tab = line.find('\t');
    if (line.empty() || tab == std::string::npos) {
      begins = true;
      continue;
    }
    if (begins) {
      items.emplace_back().source = line.substr(tab + 1);
      begins = false;
      continue;
    }
    items.back().words.push_back(line.substr(0, tab));
    items.back().tags.push_back(line.substr(tab + 1));
  }
  return items;
}

std::vector<std::string_view> views_of(const std::vector<std::string>& strings) {
  return {strings.begin(), strings.end()};
}

// Fine tags, as the pack's tagger gives them to bare words.
class Tags {
 public:
  explicit Tags(const PackFiles& files)
      : file_(files.open("tagger.weights"), "tagger.weights"), model_(file_, "tagger") {}

  void set(Item& item) const {
    Document document;
    for (const std::string& word : item.words) {
      Token token;
      token.span = {static_cast<std::uint32_t>(document.text.size()),
                    static_cast<std::uint32_t>(document.text.size() + word.size())};
      document.text += word + ' ';
      document.tokens.push_back(token);
    }
    const IndexRange all{0, static_cast<std::uint32_t>(item.words.size())};
    const auto features = spelling_tagger_features(document, all);
    for (const std::size_t tag : tag_words(model_, *features, item.words.size())) {
      const std::string_view label = model_.labels()[tag];
      item.xpos.emplace_back(label.substr(0, label.find(' ')));
    }
  }

 private:
  WeightsFile file_;
  LinearModel model_;
};

struct GoldSpan {
  std::size_t begin;
  std::size_t end;
  std::string type;
  bool operator==(const GoldSpan&) const = default;
};

std::vector<GoldSpan> spans_of(const std::vector<std::string>& tags) {
  std::vector<GoldSpan> spans;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i][0] == 'B') spans.push_back({i, i + 1, tags[i].substr(2)});
    if (tags[i][0] == 'I' && !spans.empty()) spans.back().end = i + 1;
  }
  return spans;
}

// Kinds of names by the folds of the training set that know them.
class Lexicon {
 public:
  void add(const Item& item) {
    const std::vector<std::string_view> words = views_of(item.words);
    for (const GoldSpan& span : spans_of(item.tags)) {
      const auto kind = static_cast<std::size_t>(
          std::find(kTypes.begin(), kTypes.end(), span.type) - kTypes.begin());
      words_[word_name_hash(words, span.begin, span.end)][kind] |= 1U << item.fold;
    }
  }
  std::uint8_t find(std::uint32_t hash, unsigned fold) const {
    const auto it = words_.find(hash);
    unsigned kinds = 0;
    for (unsigned k = 0; it != words_.end() && k < kTypes.size(); ++k) {
      if ((it->second[k] & ~(1U << fold)) != 0) kinds |= 1U << k;
    }
    return static_cast<std::uint8_t>(kinds);
  }
  std::string bytes() const {
    std::map<std::uint32_t, std::uint8_t> kinds;
    for (const auto& [hash, folds] : words_) kinds[hash] = find(hash, 31);
    return WordSet::write(kinds);
  }

 private:
  std::unordered_map<std::uint32_t, std::array<std::uint32_t, 6>> words_;
};

class Trainer {
 public:
  Trainer() : names_(NameLabels::of_types(kTypes)), labels_(views_of(names_)), model_(names_) {}

  void prepare(Item& item, const NameCues& cues, const Lexicon& lexicon) const {
    const NameLookup lookup = [&](std::uint32_t h) { return lexicon.find(h, item.fold); };
    const bool tweet = item.source == "btc";
    item.positions =
        word_name_input(views_of(item.words), views_of(item.xpos),
                        tweet ? NameStyle::kShortMessages : NameStyle::kEdited, cues, lookup);
    for (const std::string& tag : item.tags) item.gold.push_back(labels_.find(tag));
  }

  void pass(const std::vector<Item>& items, std::mt19937& random) {
    std::vector<std::size_t> order(items.size());
    std::iota(order.begin(), order.end(), 0U);
    std::shuffle(order.begin(), order.end(), random);
    for (const std::size_t i : order) learn(items[i]);
  }
  LinearTrainer& model() { return model_; }

 private:
  // Sources without products and events do not say that there are none.
  std::uint8_t gold_at(const Item& item, std::size_t i, std::uint8_t said) const {
    const bool silent = item.source != "gum" && item.source != "redocred" &&
                        (labels_.type(said) == "product" || labels_.type(said) == "event");
    return item.gold[i] == NameLabels::kOutside && silent ? std::uint8_t{0} : item.gold[i];
  }

  void learn(const Item& item) {
    const Tagging said = tag_sequence(model_, labels_, item.positions);
    model_.tick();
    std::uint8_t gold_before = NameLabels::kOutside;
    std::uint8_t said_before = NameLabels::kOutside;
    for (std::size_t i = 0; i < item.positions.size(); ++i) {
      const std::uint8_t label = said.labels[i];
      const std::uint8_t gold = gold_at(item, i, label);
      if (gold != 0) {
        if (gold != label) model_.update(item.positions[i].features, gold, label);
        if (gold_before != 0 && (gold != label || gold_before != said_before)) {
          history_features(item.positions[i], gold_before, history_);
          model_.update(history_, gold, 0);
          history_features(item.positions[i], said_before, history_);
          model_.update(history_, 0, label);
        }
      }
      gold_before = gold;
      said_before = label;
    }
  }

  std::vector<std::string> names_;
  NameLabels labels_;
  LinearTrainer model_;
  std::vector<Feature> history_;
};

void evaluate(const std::string& name, std::vector<Item> items, const Tags& tagger,
              const WordNames& model) {
  std::map<std::string, std::array<double, 3>> counts;  // right, said, gold
  for (Item& item : items) {
    tagger.set(item);
    const Tagging tagging = model.tag(views_of(item.words), views_of(item.xpos));
    std::vector<std::string> tags;
    for (const std::uint8_t label : tagging.labels) {
      const std::string type(model.labels().type(label));
      tags.push_back(type.empty() ? "O" : (model.labels().begins(label) ? "B-" : "I-") + type);
    }
    const std::vector<GoldSpan> gold = spans_of(item.tags);
    const auto listed = [&](const std::string& type) {
      return name == "gum" || (type != "product" && type != "event");
    };
    for (const GoldSpan& span : gold) {
      if (!listed(span.type)) continue;
      ++counts[span.type][2];
      ++counts["all"][2];
    }
    for (const GoldSpan& span : spans_of(tags)) {
      if (!listed(span.type)) continue;
      const bool right = std::find(gold.begin(), gold.end(), span) != gold.end();
      for (const std::string& key : {span.type, std::string("all")}) {
        ++counts[key][1];
        counts[key][0] += right ? 1 : 0;
      }
    }
  }
  for (const auto& [type, c] : counts) {
    const double p = 100 * c[0] / std::max(1.0, c[1]);
    const double r = 100 * c[0] / std::max(1.0, c[2]);
    std::cerr << name << ' ' << type << " P " << p << " R " << r << " F1 "
              << 2 * p * r / std::max(1e-9, p + r) << '\n';
  }
}

int run(const std::string& folder, const std::string& pack, const std::string& out, int passes) {
  const auto files = folder_pack_files(pack);
  const NameCues cues(files->open("name_cues.tsv"), "name_cues.tsv");
  std::vector<Item> items = read_items(folder + "/en_names_train.tsv");
  Lexicon lexicon;
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].fold = static_cast<unsigned>(i % kFolds);
    lexicon.add(items[i]);
  }
  Trainer trainer;
  const Tags tagger(*files);
  for (Item& item : items) {
    tagger.set(item);
    trainer.prepare(item, cues, lexicon);
  }
  std::mt19937 random(1);
  for (int p = 0; p < (passes + 1) / 2; ++p) trainer.pass(items, random);
  trainer.model().select(kFeatures);
  for (int p = 0; p < passes; ++p) trainer.pass(items, random);
  WeightsWriter writer;
  trainer.model().save(writer, "names", kFeatures);
  writer.add("lexicon", lexicon.bytes());
  const std::string bytes = writer.finish();
  std::ofstream(out, std::ios::binary) << bytes;
  std::cerr << items.size() << " sentences, " << bytes.size() << " bytes\n";
  const WeightsFile file(bytes, out);
  const WordNames model(file, cues);
  for (const char* test : {"uner", "wikigold", "gum"}) {
    evaluate(test, read_items(folder + "/en_names_" + test + ".tsv"), tagger, model);
  }
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: train_english_names FOLDER MODELS_EN OUT [PASSES]\n";
    return 2;
  }
  return weft::run(argv[1], argv[2], argv[3], argc > 4 ? std::stoi(argv[4]) : 6);
}
