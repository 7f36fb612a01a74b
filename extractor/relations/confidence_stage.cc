// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/confidence_stage.h"

#include <cmath>

#include "extractor/relations/confidence_features.h"
#include "extractor/table.h"

namespace weft {
namespace {

// Around "firm", where chances are not said as they are.
constexpr double kEven = 0.5;
constexpr double kMostlyFalse = 0.48;
constexpr double kMostDoubtful = 0.49;  // two decimals are written, which must not be 0.50
constexpr double kAbove = 0.02;
constexpr double kFirmest = 0.85;

class ConfidenceStage : public Stage {
 public:
  explicit ConfidenceStage(const StageContext& context)
      : model_(context.files.open(context.required("table")),
               context.files.describe(context.required("table"))),
        least_(number(context, "least", "0")),
        firm_(number(context, "firm", "0.5")) {
    if (firm_ < kEven || firm_ > kFirmest) {
      throw FormatError({context.files.describe("pack.json"), {}, {}, {}},
                        "option \"firm\" must lie between 0.5 and 0.85");
    }
  }

  void apply(Document& document) const override {
    // All are weighed before any is changed: features may look at other statements.
    std::vector<double> chances;
    for (const Statement& s : document.statements) chances.push_back(model_.chance(document, s));
    std::vector<Statement> kept;
    for (std::size_t i = 0; i < chances.size(); ++i) {
      if (chances[i] < least_) continue;
      kept.push_back(std::move(document.statements[i]));
      kept.back().confidence = static_cast<float>(said_confidence(chances[i], firm_));
    }
    document.statements = std::move(kept);
  }

 private:
  static double number(const StageContext& context, const std::string& name,
                       const std::string& otherwise) {
    return parse_number(context.option(name, otherwise), "option \"" + name + "\"",
                        {context.files.describe("pack.json"), {}, {}, {}});
  }

  ConfidenceModel model_;
  double least_;
  double firm_;
};

}  // namespace

double said_confidence(double chance, double firm) {
  const double high = firm + kAbove;
  if (firm <= kEven || chance <= kMostlyFalse || chance >= high) return chance;
  if (chance >= firm) return kEven + (chance - firm) * (high - kEven) / kAbove;
  return kMostlyFalse +
         (chance - kMostlyFalse) * (kMostDoubtful - kMostlyFalse) / (firm - kMostlyFalse);
}

ConfidenceModel::ConfidenceModel(std::string_view table, const std::string& file) {
  for (const TableRow& row : parse_table(table, file, 2, 2)) {
    weights_.emplace(row.cells[0], parse_number(row.cells[1], "weight", {file, row.line, {}, {}}));
  }
}

double ConfidenceModel::chance(const Document& document, const Statement& statement) const {
  double sum = 0;
  for (const ConfidenceFeature& feature : confidence_features(document, statement)) {
    const auto weight = weights_.find(feature.name);
    if (weight != weights_.end()) sum += weight->second * feature.value;
  }
  return 1.0 / (1.0 + std::exp(-sum));
}

std::unique_ptr<const Stage> make_confidence_stage(const StageContext& context) {
  return std::make_unique<ConfidenceStage>(context);
}

}  // namespace weft
