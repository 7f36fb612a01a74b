// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "evaluation/annotated_pairs.h"
#include "evaluation/gold_document.h"
#include "evaluation/name_labels.h"
#include "evaluation/name_scores.h"
#include "evaluation/pack_run.h"
#include "evaluation/scores.h"
#include "evaluation/token_scores.h"
#include "extractor/pack_files.h"
#include "extractor/relations/pair_model.h"
#include "weft/core/error.h"
#include "weft/evaluation/evaluation.h"
#include "weft/extractor/ontology_file.h"

namespace weft {
namespace {

constexpr std::string_view kTreebankTable = "treebank.tsv";
constexpr std::string_view kOntology = "ontology.json";
constexpr std::string_view kPairWeights = "pairs.weights";
constexpr std::string_view kPairLabels = "pairs.tsv";
constexpr std::string_view kNameCues = "name_cues.tsv";

// A pack and what it hangs on.
struct LoadedPack {
  Ontology ontology;
  std::shared_ptr<const LanguagePack> pack;
  std::optional<TreebankMorphemes> morphemes;

  explicit LoadedPack(const EvaluationOptions& options) {
    const std::vector<std::string> languages = embedded_languages();
    const bool embedded =
        std::find(languages.begin(), languages.end(), options.pack) != languages.end();
    const auto files = embedded_pack_files("");
    ontology = parse_ontology(files->open(kOntology), files->describe(kOntology));
    const PackOptions how{options.model, options.domain};
    pack = embedded ? embedded_language_pack(options.pack, ontology, how)
                    : load_language_pack(options.pack, ontology, how);
    if (pack->has_file(kTreebankTable)) {
      morphemes.emplace(pack->file(kTreebankTable), std::string(kTreebankTable));
    }
  }
};

void check(const std::vector<std::string>& chosen, std::span<const std::string> known,
           const std::string& what) {
  for (const std::string& name : chosen) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    std::string list;
    for (const std::string& k : known) list += (list.empty() ? "" : ", ") + k;
    throw UsageError("there is no " + what + " \"" + name + "\"; there are: " + list);
  }
}

class Evaluator {
 public:
  Evaluator(const AnnotatedText& text, const EvaluationOptions& options)
      : text_(text), options_(options), pack_(options), run_(*pack_.pack, options.until) {
    types_ = types_of(text);
    if (!options.types.empty()) {
      std::erase_if(types_, [&](const std::string& type) {
        return std::find(options.types.begin(), options.types.end(), type) == options.types.end();
      });
    }
  }

  Evaluation run() {
    // Tokens by the pack's own conventions are of use where the file has morphemes.
    for (const AnnotatedSentence& sentence : text_.sentences) annotated_.add(sentence.document);
    has_morphemes_ = pack_.morphemes && annotated_.xpos;
    const auto golds = gold_documents(text_, unit(), has_morphemes_ ? &*pack_.morphemes : nullptr);
    for (const GoldDocument& gold : golds) add(gold);
    score_found(golds);
    return result();
  }

 private:
  bool own() const { return options_.tokens == GivenTokens::kOwn; }

  TextUnit unit() const {
    if (options_.unit != TextUnit::kAuto) return options_.unit;
    if (text_.marks_documents) return TextUnit::kDocuments;
    return own() ? TextUnit::kAll : TextUnit::kSentences;
  }

  void add(const GoldDocument& gold) {
    Found found{given_layers(gold.words, options_.tokens), {}};
    run_.run(found.words);
    made_.add(found.words);
    if (has_morphemes_ && !own()) {
      found.tokens = given_layers(gold.tokens, options_.tokens);
      PackRun(*pack_.pack, options_.until).run(found.tokens);
    }
    found_.push_back(std::move(found));
  }

  void score_found(const std::vector<GoldDocument>& golds) {
    Columns columns = annotated_.both(made_);
    // Where LEMMA and XPOS hold morphemes, those are scored as such.
    if (pack_.morphemes) columns.xpos = columns.lemmas = columns.features = false;
    const bool marks = std::any_of(found_.begin(), found_.end(),
                                   [](const Found& f) { return !f.words.marks.empty(); });
    for (std::size_t d = 0; d < golds.size(); ++d) {
      const Document& words = found_[d].words;
      const Document& gold_tokens = has_morphemes_ ? golds[d].tokens : golds[d].words;
      if (own() && text_.has_sentences) score_spans(gold_tokens, words, board_);
      if (has_morphemes_) {
        score_morphemes(gold_tokens, own() ? words : found_[d].tokens, *pack_.morphemes, board_);
      }
      score_tokens(golds[d].words, words, columns, board_);
      if (text_.has_names && marks) score_marks(golds[d].names, words, types_, board_);
      if (text_.has_names) score_names(golds[d].names, words, types_, board_);
    }
  }

  Evaluation result() const {
    Evaluation evaluation{board_.scores(), board_.confusions(), run_.times(), run_.tokens()};
    const auto unwanted = [&](const auto& row) {
      return !options_.layers.empty() && std::find(options_.layers.begin(), options_.layers.end(),
                                                   row.layer) == options_.layers.end();
    };
    std::erase_if(evaluation.scores, unwanted);
    std::erase_if(evaluation.confusions, unwanted);
    return evaluation;
  }

  struct Found {
    Document words;
    Document tokens;  // analysed in the pack's own tokens
  };

  const AnnotatedText& text_;
  const EvaluationOptions& options_;
  LoadedPack pack_;
  PackRun run_;
  std::set<std::string, std::less<>> types_;
  Columns annotated_;
  Columns made_;
  bool has_morphemes_ = false;
  std::vector<Found> found_;
  ScoreBoard board_;
};

void count_pair(ScoreBoard& board, const std::string& gold, const std::string& found,
                const std::string& none) {
  for (const bool all : {true, false}) {
    if (gold != none) ++board.line("pairs", all ? "relations" : gold).gold;
    if (found != none) ++board.line("pairs", all ? "relations" : found).found;
    if (gold == found && gold != none) ++board.line("pairs", all ? "relations" : gold).right;
  }
  board.confuse("pairs", gold, found);
}

// Given pairs: their relations, those that stand in none left out.
Evaluation evaluate_pairs(std::string_view bytes, const std::string& file,
                          const EvaluationOptions& options) {
  const LoadedPack pack(options);
  for (const std::string_view name : {kPairWeights, kPairLabels, kNameCues}) {
    if (!pack.pack->has_file(name)) {
      throw UsageError("the pack has no model of pairs: it lacks " + std::string(name));
    }
  }
  const auto text_of = [&](std::string_view name) { return pack.pack->file(name); };
  const PairModel model(WeightsFile(text_of(kPairWeights), std::string(kPairWeights)),
                        parse_pair_labels(text_of(kPairLabels), std::string(kPairLabels)));
  const NameCues cues(text_of(kNameCues), std::string(kNameCues));
  const std::string& none = model.labels().front().name;
  ScoreBoard board;
  board.line("pairs", "relations");
  std::vector<Feature> features;
  std::vector<double> found;
  for (PairedText& text : read_pairs(bytes, file)) {
    analyse(text, *pack.pack);
    const auto tokens = static_cast<std::uint32_t>(text.document.tokens.size());
    const PairText words(text.document, {0, tokens}, cues);
    for (const AnnotatedPair& pair : text.pairs) {
      words.collect(pair.pair, features);
      model.probabilities(features, pair.pair.subject.type, found);
      const auto best = std::max_element(found.begin(), found.end()) - found.begin();
      const std::string& said = model.labels()[static_cast<std::size_t>(best)].name;
      count_pair(board, pair.relation, said, none);
    }
  }
  return {board.scores(), board.confusions(), {}, 0};
}

}  // namespace

const std::vector<std::string>& evaluation_layers() {
  static const std::vector<std::string> layers = {"sentences", "tokens",   "morphemes", "tags",
                                                  "lemmas",    "features", "tree",      "marks",
                                                  "names",     "pairs"};
  return layers;
}

Evaluation evaluate(std::string_view bytes, const std::string& file,
                    const EvaluationOptions& options) {
  check(options.layers, evaluation_layers(), "layer");
  const auto types = name_types();
  check(options.types, std::vector<std::string>(types.begin(), types.end()), "type of names");
  if (holds_pairs(bytes)) return evaluate_pairs(bytes, file, options);
  return Evaluator(read_annotated(bytes, file), options).run();
}

}  // namespace weft
