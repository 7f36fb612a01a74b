// SPDX-License-Identifier: Apache-2.0
#include "extractor/relations/pair_model.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "extractor/table.h"
#include "weft/core/error.h"

namespace weft {
namespace {

enum LabelColumn { kLabel, kSubjects, kObjects, kRelationOf, kLeastChance, kLabelColumns };

std::uint32_t parse_types(std::string_view cell, const FormatPlace& place) {
  if (cell == "*") return ~0U;
  std::uint32_t types = 0;
  for (const std::string_view word : split_words(cell, '|')) {
    const auto type = parse_pair_type(word);
    if (!type) throw FormatError(place, "unknown type '" + std::string(word) + "'");
    types |= 1U << static_cast<unsigned>(*type);
  }
  return types;
}

}  // namespace

std::vector<PairLabel> parse_pair_labels(std::string_view table, const std::string& file) {
  std::vector<PairLabel> labels;
  for (const TableRow& row : parse_table(table, file, kLabelColumns, kLabelColumns)) {
    const FormatPlace place{file, row.line, {}, {}};
    PairLabel label;
    label.name = row.cells[kLabel];
    label.subjects = parse_types(row.cells[kSubjects], place);
    label.objects = parse_types(row.cells[kObjects], place);
    std::string_view relation = row.cells[kRelationOf];
    label.reversed = relation.size() > 1 && relation.starts_with('-');
    if (relation.starts_with('-')) relation.remove_prefix(1);
    for (const std::string_view word : split_words(relation, '|'))
      label.relations.emplace_back(word);
    const std::string_view least = row.cells[kLeastChance];
    const auto end = std::from_chars(least.data(), least.data() + least.size(), label.least);
    if (end.ec != std::errc() || end.ptr != least.data() + least.size()) {
      throw FormatError(place, "not a probability: '" + std::string(least) + "'");
    }
    labels.push_back(std::move(label));
  }
  if (labels.empty()) throw FormatError({file, {}, {}, {}}, "lists no label");
  return labels;
}

PairModel::PairModel(const WeightsFile& file, std::vector<PairLabel> labels)
    : model_(file, "pairs"), labels_(std::move(labels)) {
  const bool same =
      std::equal(labels_.begin(), labels_.end(), model_.labels().begin(), model_.labels().end(),
                 [](const PairLabel& a, std::string_view b) { return a.name == b; });
  if (!same) throw FormatError({file.name(), {}, {}, {}}, "has other labels than the pack's table");
}

void PairModel::probabilities(std::span<const Feature> features, PairType subject,
                              std::vector<double>& out) const {
  thread_local std::vector<std::int32_t> scores;
  scores.assign(labels_.size(), 0);
  model_.score(features, scores);
  const std::uint32_t bit = 1U << static_cast<unsigned>(subject);
  std::int32_t top = scores[0];
  for (std::size_t l = 0; l < scores.size(); ++l) {
    if ((labels_[l].subjects & bit) != 0) top = std::max(top, scores[l]);
  }
  out.assign(labels_.size(), 0.0);
  double sum = 0;
  for (std::size_t l = 0; l < scores.size(); ++l) {
    if ((labels_[l].subjects & bit) == 0) continue;
    out[l] = std::exp(static_cast<double>(scores[l] - top) * static_cast<double>(model_.unit()));
    sum += out[l];
  }
  for (double& p : out) p /= sum;
}

}  // namespace weft
