// SPDX-License-Identifier: Apache-2.0
//
// Which relation two stretches of a sentence stand in, by multinomial logistic regression over the
// features of PairText. A pack's table (pairs.tsv) lists the labels, those of the corpora that the
// model was trained on, and what each says in the ontology. Immutable; share between threads.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/linear/linear_model.h"
#include "extractor/relations/pair_features.h"

namespace weft {

// A row of the table. The first row is the label of pairs that stand in no relation.
struct PairLabel {
  std::string name;
  std::uint32_t subjects = ~0U;  // types that a subject may have, a bit each
  std::uint32_t objects = ~0U;   // the same of objects, of what is said of free text
  // Of the ontology: the first is what the label says, the others are narrower or near ones, which
  // it does not contradict. Empty where the label is too broad.
  std::vector<std::string> relations;
  bool reversed = false;  // the ontology's relations run from object to subject
  double least = 1.0;     // probability from which on a new statement is made
};

// Columns: label, types of subjects and of objects ("PER|ORG", "*" for all), the ontology's
// relations ("works_for|ceo_of"; "-" for none, "-founded" where they run the other way) and the
// least probability.
std::vector<PairLabel> parse_pair_labels(std::string_view table, const std::string& file);

class PairModel {
 public:
  // The section "pairs" of `file`, which must outlive the model. Throws FormatError where its
  // labels are not those of the table.
  PairModel(const WeightsFile& file, std::vector<PairLabel> labels);

  const std::vector<PairLabel>& labels() const { return labels_; }
  // One for each label; 0 for those that the subject's type rules out.
  void probabilities(std::span<const Feature> features, PairType subject,
                     std::vector<double>& out) const;

 private:
  LinearModel model_;
  std::vector<PairLabel> labels_;
};

}  // namespace weft
