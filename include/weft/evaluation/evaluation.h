// SPDX-License-Identifier: Apache-2.0
//
//   weft::EvaluationOptions options;
//   options.pack = "en";
//   weft::Evaluation e = weft::evaluate(bytes_of("test.conllu"), "test.conllu", options);
//   for (const weft::Score& s : e.scores) ...
//
// Scores a language pack layer by layer against an annotated text: a treebank (CoNLL-U), names by
// words or characters (IOB), names by offsets, or pairs with their relation (JSON lines);
// docs/language-packs.md describes them. What the file does not annotate is not scored. Same input,
// same result, but for the times.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "weft/extractor/language_pack.h"

namespace weft {

// What of the file the pack is given.
enum class GivenTokens {
  kGold,  // sentences and tokens as far as the file has them; every stage after "tokens" runs
  kOwn,   // running text without line breaks; every stage from "sentences" on runs
};

// What is analysed as one text.
enum class TextUnit {
  kAuto,       // documents where the file marks them; else sentences, or with own tokens all
  kDocuments,  // as "# newdoc" marks them
  kSentences,
  kAll,  // all sentences of the file in an order drawn at random, always the same one
};

struct EvaluationOptions {
  std::string pack;    // a language that is built in, or a pack's folder
  std::string domain;  // treebank whose conventions the parser follows; empty: the pack's choice
  Model model = Model::kAccurate;
  GivenTokens tokens = GivenTokens::kGold;
  TextUnit unit = TextUnit::kAuto;
  // Layers to score, of evaluation_layers(); empty: all that the file annotates.
  std::vector<std::string> layers;
  // Types of names to score ("person", ...); empty: all that the file marks.
  std::vector<std::string> types;
  // Last stage to run; empty: the last one before propositions are made.
  std::string until;
};

// One line of the result. With gold tokens and one label a token, found and gold are the same
// number and F1 is the share that is right.
struct Score {
  std::string layer;
  std::string what;
  std::size_t right = 0;
  std::size_t found = 0;
  std::size_t gold = 0;

  double precision() const;  // 0 to 1; 0 where nothing was found
  double recall() const;
  double f1() const;
};

// How often a label was taken for another; "-" stands for none.
struct Confusion {
  std::string layer;
  std::string gold;
  std::string found;
  std::size_t count = 0;
};

struct StageTime {
  std::string stage;
  double seconds = 0;  // of this process's processor time
};

struct Evaluation {
  std::vector<Score> scores;
  std::vector<Confusion> confusions;  // most frequent first
  std::vector<StageTime> times;       // in the order of the stages that ran
  std::size_t tokens = 0;             // that the pack worked on
};

// "sentences", "tokens", "morphemes", "tags", "lemmas", "features", "tree", "marks", "names",
// "pairs".
const std::vector<std::string>& evaluation_layers();

// `file` is what errors call the bytes. Throws FormatError, IoError or UsageError.
Evaluation evaluate(std::string_view bytes, const std::string& file,
                    const EvaluationOptions& options);

}  // namespace weft
