// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <charconv>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <sstream>

#include "cli/command.h"
#include "cli/command_parser.h"
#include "cli/output.h"
#include "weft/core/error.h"
#include "weft/core/lines.h"
#include "weft/evaluation/evaluation.h"
#include "weft/export/table_writer.h"

namespace weft {
namespace {

struct EvalOptions {
  std::string file;
  EvaluationOptions evaluation;
  std::string format = "table";
  std::size_t confusions = 0;  // rows of them; 0 shows scores instead
  bool speed = false;
};

std::string bytes_of(const std::string& file) {
  if (file == "-") return {std::istreambuf_iterator<char>(std::cin), {}};
  return read_whole_file(file, "an annotated text");
}

// With as many decimals as are of use to a reader.
TableCell fixed(double value, int decimals) {
  std::array<char, 64> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, decimals)
                       .ptr;
  TableCell cell(std::string(digits.data(), end));
  cell.is_number = true;
  return cell;
}

TableCell percent(double share) { return fixed(share * 100, 2); }

Table score_table(const Evaluation& evaluation) {
  Table table;
  table.columns = {"layer", "score", "precision", "recall", "F1", "right", "found", "gold"};
  for (const Score& s : evaluation.scores) {
    table.rows.push_back({s.layer, s.what, percent(s.precision()), percent(s.recall()),
                          percent(s.f1()), TableCell::number(s.right), TableCell::number(s.found),
                          TableCell::number(s.gold)});
  }
  return table;
}

Table confusion_table(const Evaluation& evaluation, std::size_t limit) {
  Table table;
  table.columns = {"layer", "gold", "found", "count"};
  std::map<std::string, std::size_t> rows;
  for (const Confusion& c : evaluation.confusions) {
    if (rows[c.layer]++ >= limit) continue;
    table.rows.push_back({c.layer, c.gold, c.found, TableCell::number(c.count)});
  }
  return table;
}

Table speed_table(const Evaluation& evaluation) {
  Table table;
  table.columns = {"stage", "seconds", "tokens", "tokens/s"};
  const auto add = [&](const std::string& stage, double seconds) {
    const double rate = seconds > 0 ? static_cast<double>(evaluation.tokens) / seconds : 0;
    table.rows.push_back({stage, fixed(seconds, 3), TableCell::number(evaluation.tokens),
                          TableCell::number(static_cast<std::size_t>(rate))});
  };
  double all = 0;
  for (const StageTime& time : evaluation.times) {
    if (time.seconds <= 0) continue;
    add(time.stage, time.seconds);
    all += time.seconds;
  }
  add("all", all);
  return table;
}

int run_eval(const EvalOptions& options) {
  const Evaluation evaluation = evaluate(bytes_of(options.file), options.file, options.evaluation);
  if (evaluation.scores.empty()) {
    throw UsageError(options.file + " annotates nothing of what is asked for");
  }
  std::ostringstream out;
  if (options.speed) {
    write_table(speed_table(evaluation), options.format, out);
  } else if (options.confusions > 0) {
    write_table(confusion_table(evaluation, options.confusions), options.format, out);
  } else {
    write_table(score_table(evaluation), options.format, out);
  }
  write_output(out.str());
  return kExitDone;
}

void add_choices(CommandParser& parser, EvaluationOptions& options) {
  const std::map<std::string, GivenTokens> tokens = {{"gold", GivenTokens::kGold},
                                                     {"own", GivenTokens::kOwn}};
  parser
      .add_choice("--tokens", options.tokens, tokens,
                  "gold: those of the file (the default); own: running text without line breaks")
      .shown_as("gold|own");
  const std::map<std::string, TextUnit> units = {{"documents", TextUnit::kDocuments},
                                                 {"sentences", TextUnit::kSentences},
                                                 {"all", TextUnit::kAll}};
  parser
      .add_choice(
          "--unit", options.unit, units,
          "what is read as one text: documents where the file marks them, sentences, or all "
          "sentences in random order")
      .shown_as("documents|sentences|all");
}

}  // namespace

CommandRunner setup_eval(CommandParser& parser) {
  const auto options = std::make_shared<EvalOptions>();
  EvaluationOptions& evaluation = options->evaluation;
  parser.add_option("PACK", evaluation.pack, "ko, en, or a pack's folder").required().shown_as(" ");
  parser
      .add_option("FILE", options->file,
                  "CoNLL-U, names by words, characters or offsets; - is standard input")
      .required()
      .shown_as(" ");
  add_choices(parser, evaluation);
  parser.add_option("--layer", evaluation.layers, "only these: sentences, tokens, morphemes, ...")
      .split_at(',')
      .shown_as("LAYER,...");
  parser.add_option("--types", evaluation.types, "only these types of names: person, place, ...")
      .split_at(',')
      .shown_as("TYPE,...");
  parser
      .add_option_function<std::string>(
          "--model", [&](const std::string& name) { evaluation.model = *parse_model(name); },
          "accurate (the default) or fast models")
      .one_of({"accurate", "fast"})
      .shown_as("MODEL");
  parser.add_option("--domain", evaluation.domain, "treebank whose conventions the parser follows")
      .shown_as("NAME");
  parser.add_option("--until", evaluation.until, "last stage to run; else all before propositions")
      .shown_as("STAGE");
  parser
      .add_option("--confusion", options->confusions,
                  "the N most frequent confusions of each layer instead of scores")
      .or_else("20")
      .shown_as("[N]");
  parser.add_flag("--speed", options->speed, "seconds of the processor by stage instead of scores");
  parser.add_option("--format", options->format, "table, csv, tsv, json, jsonl or markdown")
      .shown_as("FORMAT");
  return [options] { return run_eval(*options); };
}

}  // namespace weft
