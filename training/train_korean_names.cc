// SPDX-License-Identifier: Apache-2.0
//
// Trains models/ko/names.weights. Usage: train_korean_names CORPORA_FOLDER MODELS_KO OUT [PASSES]
// where prepare_names.py has filled the folder; what swap_names.py wrote there is trained on too.
// PASSES 0 only scores the weights that are there. With WEIGHTS, files trained before, OUT is their
// mean over the features of the corpora.
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <random>
#include <unordered_map>

#include "extractor/names/name_cues.h"
#include "extractor/names/syllable_names.h"
#include "extractor/pack_files.h"
#include "extractor/stage.h"
#include "training/crf_trainer.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::string_view kTypes[] = {"person", "organization", "place",  "date",
                                       "time",   "quantity",     "product"};
constexpr int kFolds = 10;
constexpr std::size_t kFeatures = 150000;
constexpr double kRate = 0.1;
constexpr double kShrink = 0.1;  // L2
constexpr double kLeast = 0.05;  // smaller weights are left out of the file

struct GoldName {
  Span span;
  std::string type;
};

struct Item {
  Document document;
  std::vector<GoldName> names;
  bool partial = false;  // only the listed names are known; what else is one is not
  bool swapped = false;  // names are not of the corpus: the lexicon is not to know them
  int fold = 0;
  std::vector<TaggedPosition> positions;
  std::vector<std::uint8_t> gold;  // 0: unknown
  std::vector<bool> quoted;
};

bool splits(char32_t c) {
  return std::u32string_view(U".,!?\"'()[]{}<>《》〈〉「」『』‘’“”·…:;/").find(c) !=
         std::u32string_view::npos;
}

// White space and punctuation part tokens; digits keep their dots and commas.
void tokenize(Document& document) {
  std::size_t at = 0;
  const auto add = [&](std::size_t begin, std::size_t end) {
    Token token;
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (end > begin) document.tokens.push_back(token);
  };
  std::size_t begin = 0;
  char32_t before = U' ';
  while (at < document.text.size()) {
    const std::size_t start = at;
    const char32_t c = next_code_point(document.text, at);
    std::size_t peek = at;
    const char32_t next = at < document.text.size() ? next_code_point(document.text, peek) : U' ';
    const bool inside = (c == U'.' || c == U',') && is_digit(before) && is_digit(next);
    if (is_space(c) || (splits(c) && !inside)) {
      add(begin, start);
      if (!is_space(c)) add(start, at);
      begin = at;
    }
    before = c;
  }
  add(begin, document.text.size());
  const auto count = static_cast<std::uint32_t>(document.tokens.size());
  document.sentences.push_back(
      {{0, static_cast<std::uint32_t>(document.text.size())}, {0, count}, 0});
}

// The corpus's names of types as ours.
std::string type_of(const std::string& type) {
  static const std::map<std::string, std::string> kOurs = {
      {"PS", "person"}, {"OG", "organization"}, {"LC", "place"},  {"DT", "date"},
      {"TI", "time"},   {"QT", "quantity"},     {"PR", "product"}};
  return kOurs.at(type);
}

std::vector<Item> read_ner(const std::string& file) {
  std::ifstream in(file);
  std::vector<Item> items(1);
  std::string line;
  while (std::getline(in, line)) {
    if (line.starts_with("# ")) continue;
    Item& item = items.back();
    const std::size_t tab = line.rfind('\t');
    if (tab == std::string::npos) {
      if (!item.document.text.empty()) items.emplace_back();
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(item.document.text.size());
    item.document.text += line.substr(0, tab);
    const auto end = static_cast<std::uint32_t>(item.document.text.size());
    const std::string tag = line.substr(tab + 1);
    if (tag[0] == 'B') item.names.push_back({{begin, end}, type_of(tag.substr(2))});
    if (tag[0] == 'I' && !item.names.empty()) item.names.back().span.end = end;
  }
  if (items.back().document.text.empty()) items.pop_back();
  return items;
}

// TEXT tab BEGIN tab END tab TYPE ..., offsets in bytes.
std::vector<Item> read_partial(const std::string& file) {
  std::ifstream in(file);
  std::vector<Item> items;
  std::string line;
  while (std::getline(in, line)) {
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t')
        cells.emplace_back();
      else
        cells.back() += c;
    }
    Item& item = items.emplace_back();
    item.partial = true;
    item.document.text = cells[0];
    for (std::size_t i = 1; i + 2 < cells.size(); i += 3) {
      item.names.push_back({{static_cast<std::uint32_t>(std::stoul(cells[i])),
                             static_cast<std::uint32_t>(std::stoul(cells[i + 1]))},
                            type_of(cells[i + 2])});
    }
  }
  return items;
}

std::uint8_t kind_of(const std::string& type) {
  if (type == "person") return 1;
  if (type == "organization") return 2;
  if (type == "place") return 4;
  if (type == "product") return 8;
  return 0;
}

class Lexicon {
 public:
  void add(std::string_view name, std::uint8_t kind, int fold) {
    if (kind == 0) return;
    auto& folds = words_[word_hash(decode_utf8(name))];
    for (unsigned k = 0; k < 4; ++k) {
      if (kind & (1U << k)) folds[k] |= 1U << fold;
    }
  }
  // WORD tab COUNT lines: common words of other corpora.
  void add_common(const std::string& file, std::uint8_t kind) {
    std::ifstream in(file);
    std::string word;
    for (std::string count; std::getline(in, word, '\t') && std::getline(in, count);) {
      common_[word_hash(decode_utf8(word))] |= kind;
    }
  }
  std::uint8_t find(std::uint32_t hash, int fold) const {
    const auto it = words_.find(hash);
    const auto common = common_.find(hash);
    unsigned kinds = common == common_.end() ? 0U : common->second;
    if (it == words_.end()) return static_cast<std::uint8_t>(kinds);
    for (unsigned k = 0; k < 4; ++k) {
      if (it->second[k] & ~(1U << fold)) kinds |= 1U << k;
    }
    return static_cast<std::uint8_t>(kinds);
  }
  std::string bytes() const {
    std::map<std::uint32_t, std::uint8_t> kinds;
    for (const auto& [hash, kind] : common_) kinds[hash] = kind;
    for (const auto& [hash, folds] : words_) kinds[hash] = find(hash, 31);
    return WordSet::write(kinds);
  }

 private:
  std::unordered_map<std::uint32_t, std::array<std::uint32_t, 4>> words_;
  std::map<std::uint32_t, std::uint8_t> common_;
};

void prepare(Item& item, const Stage& morphemes, const NameCues& cues, const Lexicon& lexicon,
             const WordLexicon& dictionary, const NameLabels& labels) {
  tokenize(item.document);
  morphemes.apply(item.document);
  const NameLookup lookup = [&](std::uint32_t h) { return lexicon.find(h, item.fold); };
  SyllableNameInput input =
      syllable_name_input(item.document, item.document.sentences[0], cues, lookup, dictionary);
  item.positions = std::move(input.positions);
  bool inside = false;
  for (std::size_t i = 0; i < item.positions.size(); ++i) {
    const char32_t c = input.text.characters[input.begin + i];
    if (std::u32string_view(U"‘“《〈『「<").find(c) != std::u32string_view::npos) inside = true;
    if (std::u32string_view(U"’”》〉』」>").find(c) != std::u32string_view::npos) inside = false;
    if (c == U'\'' || c == U'"') inside = !inside;
    item.quoted.push_back(inside);
  }
  item.gold.assign(item.positions.size(), item.partial ? 0 : NameLabels::kOutside);
  for (const GoldName& name : item.names) {
    bool first = true;
    // The corpus marks occupations and prizes as it does works.
    const std::string_view text = item.document.text_of(name.span);
    const bool no_name =
        name.type == "product" && ((cues.find(text) & (NameCues::kTitle | NameCues::kWork)) != 0 ||
                                   (lookup(word_hash(decode_utf8(text))) & kCommonNoun) != 0);
    for (std::size_t i = 0; i < item.gold.size(); ++i) {
      const std::uint32_t offset = input.text.offsets[input.begin + i];
      const bool blank = input.text.characters[input.begin + i] == U' ';
      if (offset < name.span.begin || offset >= name.span.end || (blank && first)) {
        // The character after a name ends it.
        if (item.partial && offset >= name.span.end && i > 0 && item.gold[i] == 0 &&
            item.gold[i - 1] > NameLabels::kOutside && !first) {
          item.gold[i] = NameLabels::kOutside;
          first = true;
        }
        continue;
      }
      item.gold[i] =
          no_name ? NameLabels::kOutside : labels.find((first ? "B-" : "I-") + name.type);
      first = false;
    }
  }
}

std::vector<std::string_view> views_of(const std::vector<std::string>& labels) {
  return {labels.begin(), labels.end()};
}

// The labels each position may have. Where nothing is known, all; between quotation marks, where
// the corpus marks no works, those too.
std::vector<std::uint32_t> allowed_labels(const Item& item, const NameLabels& labels) {
  std::uint32_t all = 0;
  for (std::size_t l = 1; l < labels.size(); ++l) all |= 1U << l;
  const std::uint32_t work = 1U << labels.find("B-product") | 1U << labels.find("I-product");
  std::vector<std::uint32_t> allowed;
  for (std::size_t i = 0; i < item.gold.size(); ++i) {
    std::uint32_t set = item.gold[i] == 0 ? all : 1U << item.gold[i];
    if (!item.partial && item.quoted[i] && item.gold[i] == NameLabels::kOutside) set |= work;
    allowed.push_back(set);
  }
  return allowed;
}

// "names" are what the test set marks too: it has no products.
std::vector<std::string> groups_of(const std::string& type) {
  std::vector<std::string> groups = {type, "all"};
  if (kind_of(type) != 0 && type != "product") groups.emplace_back("names");
  return groups;
}

// Of the names said with each tenth of confidence, how many are right.
void print_reliability(const std::string& name,
                       const std::array<std::array<std::size_t, 2>, 10>& bins) {
  for (std::size_t b = 0; b < bins.size(); ++b) {
    if (bins[b][1] == 0) continue;
    std::cerr << name << " confidence " << static_cast<double>(b) / 10 << ": " << bins[b][0]
              << " of " << bins[b][1] << " right\n";
  }
}

void evaluate(const std::string& name, std::vector<Item>& items, const SyllableNames& model) {
  std::array<std::array<std::size_t, 2>, 10> bins{};
  std::map<std::string, std::array<std::size_t, 3>> counts;  // right, said, gold
  const auto start = std::chrono::steady_clock::now();
  std::size_t tokens = 0;
  for (Item& item : items) {
    tokens += item.document.tokens.size();
    std::map<Span, std::string> gold;
    for (const GoldName& g : item.names) {
      gold[g.span] = g.type;
      for (const std::string& key : groups_of(g.type)) ++counts[key][2];
    }
    for (const FoundName& found : model.find(item.document, item.document.sentences[0])) {
      const std::string type(found.type);
      const auto it = gold.find(found.span);
      const bool right = it != gold.end() && it->second == type;
      if (kind_of(type) != 0) {
        auto& bin = bins[std::min<std::size_t>(9, static_cast<std::size_t>(found.confidence * 10))];
        ++bin[1];
        bin[0] += right;
      }
      for (const std::string& key : groups_of(type)) {
        ++counts[key][1];
        counts[key][0] += right;
      }
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  for (const auto& [type, c] : counts) {
    const double p =
        100.0 * static_cast<double>(c[0]) / static_cast<double>(std::max<std::size_t>(1, c[1]));
    const double r =
        100.0 * static_cast<double>(c[0]) / static_cast<double>(std::max<std::size_t>(1, c[2]));
    std::cerr << name << ' ' << type << " P " << p << " R " << r << " F1 "
              << 2 * p * r / std::max(1e-9, p + r) << '\n';
  }
  print_reliability(name, bins);
  std::cerr << static_cast<double>(tokens) / took.count() << " tokens/s\n";
}

std::vector<Item> read_training(const std::string& folder) {
  std::vector<Item> items = read_ner(folder + "/ko_ner_train.tsv");
  for (Item& item : read_partial(folder + "/ko_re.tsv")) items.push_back(std::move(item));
  const std::size_t own = items.size();
  for (Item& item : read_ner(folder + "/ko_ner_swapped.tsv")) items.push_back(std::move(item));
  for (Item& item : read_partial(folder + "/ko_re_swapped.tsv")) items.push_back(std::move(item));
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i].fold = static_cast<int>(i % kFolds);
    items[i].swapped = i >= own;
  }
  return items;
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void take_mean(CrfTrainer& trainer, const std::vector<std::string>& files) {
  std::vector<std::string> bytes;
  for (const std::string& file : files) bytes.push_back(bytes_of(file));
  std::vector<LinearModel> models;
  for (std::size_t i = 0; i < files.size(); ++i) {
    models.emplace_back(WeightsFile(bytes[i], files[i]), "names");
  }
  std::vector<const LinearModel*> each;
  for (const LinearModel& model : models) each.push_back(&model);
  trainer.mean_of(each);
}

// Of `means`, files trained before, the mean is taken in the place of passes.
std::string train(std::vector<Item> items, const Stage& morphemes, const NameCues& cues,
                  Lexicon& lexicon, const WordLexicon& dictionary, int passes,
                  const std::vector<std::string>& means) {
  for (const Item& item : items) {
    if (item.swapped) continue;
    for (const GoldName& name : item.names) {
      lexicon.add(item.document.text_of(name.span), kind_of(name.type), item.fold);
    }
  }
  const std::vector<std::string> label_names = NameLabels::of_types(kTypes);
  const NameLabels labels(views_of(label_names));
  CrfTrainer trainer(label_names);
  for (Item& item : items) {
    prepare(item, morphemes, cues, lexicon, dictionary, labels);
    trainer.add(item.positions, allowed_labels(item, labels));
    item = Item();
  }
  std::cerr << items.size() << " sentences\n";
  std::mt19937 random(1);
  trainer.drop_rare(2);
  if (means.empty()) {
    for (int p = 0; p < passes; ++p) trainer.pass(random, kRate, kShrink);
    trainer.select(kFeatures);
    for (int p = 0; p < passes / 2; ++p) trainer.pass(random, kRate / 2, kShrink);
  } else {
    take_mean(trainer, means);
    trainer.select(kFeatures);
  }
  WeightsWriter writer;
  trainer.save(writer, "names", kLeast);
  writer.add("lexicon", lexicon.bytes());
  return writer.finish();
}

int run(const std::string& folder, const std::string& pack, const std::string& out, int passes,
        const std::vector<std::string>& means) {
  const auto files = folder_pack_files(pack);
  const Ontology ontology;
  const StageContext context{*files,
                             ontology,
                             "ko",
                             {{"model", "morphemes.weights"},
                              {"dictionary", "dictionary.weights"},
                              {"rules", "morphology.tsv"}}};
  const auto morphemes = make_stage("morphemes", context);
  const WordLexicon dictionary(
      WeightsFile(files->open("dictionary.weights"), "dictionary.weights"));
  const NameCues cues(files->open("name_cues.tsv"), "name_cues.tsv");
  if (passes > 0 || !means.empty()) {
    Lexicon lexicon;
    lexicon.add_common(folder + "/ko_nouns.tsv", kCommonNoun);
    lexicon.add_common(folder + "/ko_verbs.tsv", kVerbStem);
    const std::string bytes =
        train(read_training(folder), *morphemes, cues, lexicon, dictionary, passes, means);
    std::ofstream(out, std::ios::binary) << bytes;
    std::cerr << bytes.size() << " bytes\n";
  }
  const std::string bytes = bytes_of(out);
  const WeightsFile file(bytes, out);
  const SyllableNames model(file, cues, dictionary);
  const auto score = [&](const std::string& part, std::vector<Item> items) {
    for (Item& item : items) {
      tokenize(item.document);
      morphemes->apply(item.document);
    }
    evaluate(part, items, model);
  };
  score("dev", read_ner(folder + "/ko_ner_dev.tsv"));
  score("test", read_ner(folder + "/ko_ner_test.tsv"));
  score("dev, other names", read_ner(folder + "/ko_ner_dev_swapped.tsv"));
  score("test, other names", read_ner(folder + "/ko_ner_test_swapped.tsv"));
  score("marked", read_partial(folder + "/ko_re_dev.tsv"));
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: train_korean_names CORPORA_FOLDER MODELS_KO OUT [PASSES [WEIGHTS...]]\n";
    return 2;
  }
  const std::vector<std::string> means(argv + std::min(argc, 5), argv + argc);
  return weft::run(argv[1], argv[2], argv[3], argc > 4 ? std::stoi(argv[4]) : 6, means);
}
