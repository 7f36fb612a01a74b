// SPDX-License-Identifier: Apache-2.0
//
// Trains models/en/names.weights. Usage: train_english_names FOLDER MODELS_EN OUT [PASSES [HOLD]]
// where prepare_names.py, dictionary_names.py and swap_english_names.py filled the folder. With
// HOLD 0 or 1 that half of the documents of Universal NER's dev set is not trained on but tested.
#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <unordered_map>

#include "extractor/linear/linear_trainer.h"
#include "extractor/linear/tagger.h"
#include "extractor/names/word_names.h"
#include "extractor/pack_files.h"
#include "extractor/table.h"

namespace weft {
namespace {

constexpr std::array<std::string_view, 5> kTypes = {"person", "organization", "place", "product",
                                                    "event"};
constexpr unsigned kFolds = 10;
constexpr std::size_t kFeatures = 200000;
constexpr double kSwappedShare = 0.5;  // of the documents, trained on with other names too
constexpr int kRuns = 5;               // from new weights, whose mean is the model
constexpr int kRounds = 1;  // of marking names in the treebank's text and training with them too

struct Item {
  std::vector<std::string> words;
  std::vector<std::string> tags;  // names: "B-person"
  std::vector<std::string> xpos;  // as the pack's tagger says
  std::string source;
  std::string document;
  unsigned fold = 0;
  bool swapped = false;  // names that no text has: the lexicon must not know them
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
      const std::size_t second = std::min(line.find('\t', tab + 1), line.size());
      items.emplace_back().source = line.substr(tab + 1, second - tab - 1);
      if (second < line.size()) items.back().document = line.substr(second + 1);
      begins = false;
      continue;
    }
    items.back().words.push_back(line.substr(0, tab));
    items.back().tags.push_back(line.substr(tab + 1));
  }
  return items;
}

// Items of one document stand together; those that name none stand alone.
std::vector<std::vector<Item>> documents_of(std::vector<Item> items) {
  std::vector<std::vector<Item>> documents;
  for (Item& item : items) {
    const bool goes_on = !documents.empty() && !item.document.empty() &&
                         documents.back().back().document == item.document &&
                         documents.back().back().source == item.source;
    if (!goes_on) documents.emplace_back();
    documents.back().push_back(std::move(item));
  }
  return documents;
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

std::vector<NameSentence> sentences_of(const std::vector<Item>& document) {
  std::vector<NameSentence> sentences;
  for (const Item& item : document) {
    sentences.push_back({views_of(item.words), views_of(item.xpos)});
  }
  return sentences;
}

class Trainer {
 public:
  Trainer() : names_(NameLabels::of_types(kTypes)), labels_(views_of(names_)), model_(names_) {}

  void prepare(std::vector<Item>& document, const NameCues& cues, const ClassTable& dictionary,
               const Lexicon& lexicon) const {
    const unsigned fold = document.front().fold;
    const NameKnowledge knowledge{cues, dictionary,
                                  [&](std::uint32_t h) { return lexicon.find(h, fold); }};
    const NameStyle style =
        document.front().source == "btc" ? NameStyle::kShortMessages : NameStyle::kEdited;
    const WordNameText text(sentences_of(document), style, knowledge);
    for (std::size_t i = 0; i < document.size(); ++i) {
      document[i].positions = text.positions(i);
      document[i].gold.clear();
      for (const std::string& tag : document[i].tags) {
        document[i].gold.push_back(labels_.find(tag));
      }
    }
  }

  void pass(const std::vector<std::vector<Item>>& documents, std::mt19937& random) {
    std::vector<const Item*> order;
    for (const auto& document : documents) {
      for (const Item& item : document) order.push_back(&item);
    }
    std::shuffle(order.begin(), order.end(), random);
    for (const Item* item : order) learn(*item);
  }
  LinearTrainer& model() { return model_; }

 private:
  // Sources without products and events do not say that there are none.
  std::uint8_t gold_at(const Item& item, std::size_t i, std::uint8_t said) const {
    const bool silent = item.source != "gum" && item.source != "redocred" && item.source != "ewt" &&
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

using Counts = std::map<std::string, std::array<double, 3>>;  // right, said, gold

void count(const std::vector<GoldSpan>& gold, const std::vector<GoldSpan>& said, bool all_types,
           Counts& counts) {
  const auto keys = [&](const std::string& type) {
    std::vector<std::string> out;
    if (all_types || (type != "product" && type != "event")) out = {type, "all"};
    if (type == "person" || type == "place") out.emplace_back("person+place");
    return out;
  };
  for (const GoldSpan& span : gold) {
    for (const std::string& key : keys(span.type)) ++counts[key][2];
  }
  for (const GoldSpan& span : said) {
    const bool right = std::find(gold.begin(), gold.end(), span) != gold.end();
    for (const std::string& key : keys(span.type)) {
      ++counts[key][1];
      counts[key][0] += right ? 1 : 0;
    }
  }
}

std::vector<std::string> tags_of(const Tagging& tagging, const NameLabels& labels) {
  std::vector<std::string> tags;
  for (const std::uint8_t label : tagging.labels) {
    const std::string type(labels.type(label));
    tags.push_back(type.empty() ? "O" : (labels.begins(label) ? "B-" : "I-") + type);
  }
  return tags;
}

void evaluate(const std::string& name, std::vector<std::vector<Item>> documents, const Tags& tagger,
              const WordNames& model) {
  Counts counts;
  for (std::vector<Item>& document : documents) {
    for (Item& item : document) tagger.set(item);
    const std::vector<Tagging> taggings = model.tag(sentences_of(document));
    for (std::size_t i = 0; i < document.size(); ++i) {
      count(spans_of(document[i].tags), spans_of(tags_of(taggings[i], model.labels())),
            name.starts_with("gum"), counts);
    }
  }
  for (const auto& [type, c] : counts) {
    const double p = 100 * c[0] / std::max(1.0, c[1]);
    const double r = 100 * c[0] / std::max(1.0, c[2]);
    std::cerr << name << ' ' << type << " P " << p << " R " << r << " F1 "
              << 2 * p * r / std::max(1e-9, p + r) << '\n';
  }
}

std::string dictionary_bytes(const std::string& file) {
  std::ifstream in(file);
  std::map<std::uint64_t, std::uint16_t> values;
  std::string line;
  while (std::getline(in, line)) {
    const std::size_t tab = line.find('\t');
    std::uint64_t hash = 0;
    for (const std::string_view word : split_words(std::string_view(line).substr(0, tab))) {
      hash = dictionary_hash(hash, hash_text(word));
    }
    values[hash] = static_cast<std::uint16_t>(std::stoi(line.substr(tab + 1)));
  }
  return ClassTable::write(values);
}

// Takes one half of the documents of Universal NER out.
std::vector<std::vector<Item>> hold_out(std::vector<std::vector<Item>>& documents, int half) {
  std::vector<std::vector<Item>> held;
  std::vector<std::vector<Item>> kept;
  int count = 0;
  for (auto& document : documents) {
    const bool out = document.front().source == "uner" && count++ % 2 == half;
    (out ? held : kept).push_back(std::move(document));
  }
  documents = std::move(kept);
  return held;
}

void add_swapped(const std::string& file, bool with_uner,
                 std::vector<std::vector<Item>>& documents) {
  double due = 0;
  for (std::vector<Item>& document : documents_of(read_items(file))) {
    if (!with_uner && document.front().source == "uner") continue;
    due += kSwappedShare;
    if (due < 1) continue;
    due -= 1;
    for (Item& item : document) item.swapped = true;
    documents.push_back(std::move(document));
  }
}

std::string train(std::vector<std::vector<Item>>& documents, const NameCues& cues,
                  const std::string& dictionary, int passes) {
  Lexicon lexicon;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    for (Item& item : documents[d]) {
      item.fold = static_cast<unsigned>(d % kFolds);
      if (!item.swapped) lexicon.add(item);
    }
  }
  WeightsWriter dictionary_writer;
  dictionary_writer.add("dictionary", dictionary);
  const std::string dictionary_file = dictionary_writer.finish();
  const ClassTable table(WeightsFile(dictionary_file, "dictionary"), "dictionary");
  Trainer trainer;
  for (auto& document : documents) trainer.prepare(document, cues, table, lexicon);
  std::mt19937 random(1);
  for (int p = 0; p < (passes + 1) / 2; ++p) trainer.pass(documents, random);
  trainer.model().select(kFeatures);
  for (int r = 0; r < kRuns; ++r) {
    if (r > 0) trainer.model().restart();
    for (int p = 0; p < passes; ++p) trainer.pass(documents, random);
  }
  WeightsWriter writer;
  trainer.model().save(writer, "names", kFeatures);
  writer.add("lexicon", lexicon.bytes());
  writer.add("dictionary", dictionary);
  return writer.finish();
}

// Marks the names that the model finds in text of which Penn's tags are known. A proper noun that
// it does not find, or doubts, is left open; any other word is no name unless between its words.
void label(std::vector<Item>& document, const Tags& tagger, const WordNames& model) {
  std::vector<std::vector<std::string>> gold;
  for (Item& item : document) {
    gold.push_back(item.tags);
    item.xpos = item.tags;
  }
  const std::vector<Tagging> taggings = model.tag(sentences_of(document));
  for (std::size_t i = 0; i < document.size(); ++i) {
    Item& item = document[i];
    item.tags = tags_of(taggings[i], model.labels());
    for (std::size_t w = 0; w < item.tags.size(); ++w) {
      const bool proper = gold[i][w].starts_with("NNP");
      if (proper && item.tags[w] == "O") item.tags[w] = "?";
    }
    item.xpos.clear();
    tagger.set(item);
  }
}

// Text of which some names are known, "?" standing for every other word: those that the model finds
// beside them are taken, what it finds across the ends of a known one is not, and a proper noun
// that it leaves alone stays open.
void complete(std::vector<Item>& document, const Tags& tagger, const WordNames& model) {
  for (Item& item : document) tagger.set(item);
  const std::vector<Tagging> taggings = model.tag(sentences_of(document));
  for (std::size_t i = 0; i < document.size(); ++i) {
    Item& item = document[i];
    const std::vector<std::string> known = item.tags;
    std::vector<std::string> said = tags_of(taggings[i], model.labels());
    for (const GoldSpan& span : spans_of(said)) {
      const auto begin = known.begin() + static_cast<std::ptrdiff_t>(span.begin);
      const auto end = known.begin() + static_cast<std::ptrdiff_t>(span.end);
      if (std::all_of(begin, end, [](const std::string& tag) { return tag == "?"; })) continue;
      std::fill(said.begin() + (begin - known.begin()), said.begin() + (end - known.begin()), "?");
    }
    for (std::size_t w = 0; w < said.size(); ++w) {
      if (known[w] != "?") {
        item.tags[w] = known[w];
      } else if (said[w] == "O" && item.xpos[w].starts_with("NNP")) {
        item.tags[w] = "?";
      } else {
        item.tags[w] = said[w];
      }
    }
  }
}

int run(const std::string& folder, const std::string& pack, const std::string& out, int passes,
        int hold) {
  const auto files = folder_pack_files(pack);
  const NameCues cues(files->open("name_cues.tsv"), "name_cues.tsv");
  auto documents = documents_of(read_items(folder + "/en_names_train.tsv"));
  const auto held = hold_out(documents, hold);
  add_swapped(folder + "/en_names_swapped.tsv", hold < 0, documents);
  const Tags tagger(*files);
  for (auto& document : documents) {
    for (Item& item : document) tagger.set(item);
  }
  const std::string dictionary = dictionary_bytes(folder + "/en_dictionary.tsv");
  std::string bytes = train(documents, cues, dictionary, passes);
  const std::size_t annotated = documents.size();
  for (int round = 0; round < kRounds; ++round) {
    const WeightsFile file(bytes, out);
    const WordNames model(file, cues);
    documents.resize(annotated);
    for (auto& document : documents_of(read_items(folder + "/en_names_ewt.tsv"))) {
      label(document, tagger, model);
      documents.push_back(std::move(document));
    }
    for (auto& document : documents_of(read_items(folder + "/en_names_marked.tsv"))) {
      complete(document, tagger, model);
      documents.push_back(std::move(document));
    }
    bytes = train(documents, cues, dictionary, passes);
  }
  std::ofstream(out, std::ios::binary) << bytes;
  std::cerr << documents.size() << " documents, " << bytes.size() << " bytes\n";
  const WeightsFile file(bytes, out);
  const WordNames model(file, cues);
  evaluate("held", held, tagger, model);
  for (const char* test :
       {"uner", "wikigold", "gum", "uner_swapped", "wikigold_swapped", "gum_swapped"}) {
    evaluate(test, documents_of(read_items(folder + "/en_names_" + test + ".tsv")), tagger, model);
  }
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: train_english_names FOLDER MODELS_EN OUT [PASSES [HOLD]]\n";
    return 2;
  }
  return weft::run(argv[1], argv[2], argv[3], argc > 4 ? std::stoi(argv[4]) : 6,
                   argc > 5 ? std::stoi(argv[5]) : -1);
}
