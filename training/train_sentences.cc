// SPDX-License-Identifier: Apache-2.0
//
//   train_sentences STOPS.tsv OUT.weights FEATURES [--kinds] FILE.conllu...
//
// Trains the model of sentence boundaries on the running text of treebanks: the sentences of each
// document joined by blanks, or of a file without documents in random order, some without the
// blank or the stop. A file that is named twice counts twice. --kinds: what kind of word each is,
// by the files' UPOS, becomes a part of the model. Uses the features of the stage itself; weft eval
// scores the result.
#include <algorithm>
#include <array>
#include <iostream>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include "extractor/linear/linear_trainer.h"
#include "extractor/segment/boundary_model.h"
#include "extractor/segment/sentence_marks.h"
#include "extractor/table.h"
#include "training/treebank.h"
#include "weft/core/conllu.h"
#include "weft/core/error.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::uint64_t kSeed = 20240601;
constexpr int kWidePasses = 5;
constexpr int kNarrowPasses = 12;
constexpr int kRuns = 3;  // of as many passes from new weights, whose mean is the model
// A decision must be right by so much (a perceptron with margin); ends by more, for they are rarer.
constexpr std::int32_t kMargin = 40;
constexpr std::int32_t kEndMargin = 60;
constexpr std::size_t kTextSentences = 40;  // of one text, where no documents are marked
constexpr unsigned kGlued = 40;             // one in so many boundaries lacks its blank
constexpr unsigned kBare = 12;              // one in so many sentences lacks its stop

struct Text {
  std::string text;
  std::set<std::uint32_t> ends;
};

using Sentences = std::vector<std::string>;

std::string text_line(std::string_view line) {
  constexpr std::string_view kText = "# text = ";
  return line.starts_with(kText) ? std::string(line.substr(kText.size())) : std::string();
}

// The documents of a file; one of all sentences where it marks none.
std::vector<Sentences> read_documents(const std::string& path) {
  std::vector<Sentences> documents;
  const std::string bytes = read_whole_file(path);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t newline = std::min(bytes.find('\n', at), bytes.size());
    const std::string_view line = std::string_view(bytes).substr(at, newline - at);
    if (documents.empty() || line.starts_with("# newdoc")) documents.emplace_back();
    std::string text = text_line(line);
    if (!text.empty()) documents.back().push_back(std::move(text));
    at = newline + 1;
  }
  return documents;
}

// Kinds of words by the universal tags that treebanks give them: the most frequent and the next.
class WordKinds {
 public:
  void read(const std::string& path) {
    const std::string bytes = read_whole_file(path);
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t newline = std::min(bytes.find('\n', at), bytes.size());
      add(std::string_view(bytes).substr(at, newline - at));
      at = newline + 1;
    }
  }

  std::string bytes() const {
    std::map<std::uint64_t, std::uint16_t> values;
    std::map<std::uint64_t, Tags> endings;
    for (const auto& [word, tags] : words_) {
      const std::size_t count = total(tags);
      if (count >= kKnown) values[word_kind_key(word)] = kind(tags);
      if (count >= kRare) continue;
      Tags& ending = endings[word_ending_key(word)];
      for (std::size_t t = 0; t < tags.size(); ++t) ending[t] += tags[t];
    }
    for (const auto& [ending, tags] : endings) {
      if (total(tags) >= kEnding) values[ending] = kind(tags);
    }
    return ClassTable::write(values);
  }

 private:
  using Tags = std::array<std::size_t, 17>;
  static constexpr std::size_t kKnown = 2;
  static constexpr std::size_t kRare = 4;
  static constexpr std::size_t kEnding = 5;
  static constexpr std::size_t kSecond = 7;  // one in so many makes a second tag

  void add(std::string_view line) {
    const auto cells = split_words(line, '\t');
    const auto tag = cells.size() < 4 ? std::nullopt : parse_upos(cells[3]);
    if (!tag || *tag == Upos::kPunct) return;
    ++words_[to_lower(cells[1])][static_cast<std::size_t>(*tag)];
  }
  static std::size_t total(const Tags& tags) {
    return std::accumulate(tags.begin(), tags.end(), std::size_t{0});
  }
  static std::uint16_t kind(Tags tags) {
    const std::size_t all = total(tags);
    const auto first = std::max_element(tags.begin(), tags.end());
    auto value = static_cast<std::uint16_t>(first - tags.begin() + 1);
    *first = 0;
    const auto second = std::max_element(tags.begin(), tags.end());
    if (*second * kSecond >= all) {
      value = static_cast<std::uint16_t>(value + 32 * (second - tags.begin() + 1));
    }
    return value;
  }

  std::map<std::string, Tags> words_;
};

void cut_stop(std::string& sentence) {
  std::size_t at = sentence.size();
  if (at > 0 && sentence.back() == '.') sentence.erase(at - 1);
}

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {}

  std::vector<Text> texts(std::vector<Sentences> documents) {
    std::vector<Text> texts;
    if (documents.size() == 1) {
      Sentences all = std::move(documents.front());
      shuffle(all);
      documents.clear();
      for (std::size_t s = 0; s < all.size(); s += kTextSentences) {
        const auto end = all.begin() + static_cast<long>(std::min(all.size(), s + kTextSentences));
        documents.emplace_back(all.begin() + static_cast<long>(s), end);
      }
    }
    for (const Sentences& sentences : documents) texts.push_back(join(sentences));
    shuffle(texts);
    return texts;
  }

 private:
  template <typename Items>
  void shuffle(Items& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random_() % i]);
  }

  Text join(const Sentences& sentences) {
    Text out;
    for (std::string sentence : sentences) {
      const bool stopped =
          !sentence.empty() && is_terminator(static_cast<unsigned char>(sentence.back()));
      if (random_() % kBare == 0) cut_stop(sentence);
      out.text += sentence;
      out.ends.insert(static_cast<std::uint32_t>(out.text.size()));
      if (!stopped || random_() % kGlued != 0) out.text += ' ';
    }
    return out;
  }

  std::mt19937_64 random_;
};

void learn(LinearTrainer& trainer, const Text& text, const SentenceRules& rules,
           const ClassTable& classes) {
  const BoundaryText words(text.text, {0, static_cast<std::uint32_t>(text.text.size())}, rules,
                           classes);
  std::vector<Feature> features;
  std::size_t start = 0;
  for (std::size_t w = 0; w + 1 < words.size(); ++w) {
    if (words.joins(w, start)) continue;
    words.collect(w, start, features);
    const std::size_t gold = text.ends.count(words.span(w).end);
    std::array<std::int32_t, 2> scores{};
    trainer.score(features, scores);
    const std::size_t said = scores[1] > scores[0] ? 1 : 0;
    const std::int32_t margin = gold == 1 ? kEndMargin : kMargin;
    if (scores[gold] - scores[1 - gold] < margin) trainer.update(features, gold, 1 - gold);
    trainer.tick();
    if (said == 1) start = w + 1;
  }
}

// The section of kinds of words; empty without treebanks to read them from.
std::string kinds_of_words(const std::set<std::string>& files) {
  WordKinds kinds;
  for (const std::string& file : files) kinds.read(file);
  return kinds.bytes();
}

int run(std::vector<std::string> arguments) {
  const bool with_kinds = std::erase(arguments, "--kinds") > 0;
  const SentenceRules rules = parse_sentence_rules(read_whole_file(arguments[0]), arguments[0]);
  std::vector<std::vector<Sentences>> files;
  for (std::size_t i = 3; i < arguments.size(); ++i) files.push_back(read_documents(arguments[i]));
  WeightsWriter kinds_writer;
  std::string kinds;
  if (with_kinds) {
    kinds = kinds_of_words({arguments.begin() + 3, arguments.end()});
    kinds_writer.add("classes", kinds);
  }
  const std::string kinds_file = kinds_writer.finish();
  const ClassTable classes(WeightsFile(kinds_file, "classes"), "classes");
  LinearTrainer trainer({"no", "end"});
  for (int pass = 0; pass < kWidePasses + kRuns * kNarrowPasses; ++pass) {
    if (pass == kWidePasses) trainer.select(std::stoul(arguments[2]));
    if (pass > kWidePasses && (pass - kWidePasses) % kNarrowPasses == 0) trainer.restart();
    Maker maker(kSeed + static_cast<unsigned>(pass));
    for (const auto& documents : files) {
      for (const Text& text : maker.texts(documents)) learn(trainer, text, rules, classes);
    }
    std::cerr << "pass " << pass << '\n';
  }
  WeightsWriter writer;
  trainer.save(writer, "boundaries");
  if (with_kinds) writer.add("classes", kinds);
  write_whole_file(arguments[1], writer.finish());
  return 0;
}

}  // namespace
}  // namespace weft

int main(int argc, char** argv) {
  try {
    if (argc < 5)
      throw weft::UsageError(
          "usage: train_sentences STOPS.tsv OUT FEATURES [--kinds] FILE.conllu...");
    return weft::run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
  }
}
