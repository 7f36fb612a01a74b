// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/antecedent_model.h"

#include <algorithm>
#include <cmath>

#include "extractor/table.h"

namespace weft {

AntecedentModel::AntecedentModel(std::string_view table, const std::string& file) {
  for (const TableRow& row : parse_table(table, file, 2, 2)) {
    weights_.emplace(row.cells[0], parse_number(row.cells[1], "weight", {file, row.line, {}, {}}));
  }
}

AntecedentModel::Choice AntecedentModel::choose(std::uint32_t /*mention*/,
                                                const std::vector<Antecedent>& antecedents) const {
  std::vector<double> sums;
  for (const Antecedent& antecedent : antecedents) {
    double sum = 0.0;
    for (const AntecedentFeature& feature : antecedent.features) {
      const auto weight = weights_.find(feature.name);
      if (weight != weights_.end()) sum += weight->second * feature.value;
    }
    sums.push_back(sum);
  }
  if (sums.empty()) return {};
  const std::size_t best =
      static_cast<std::size_t>(std::max_element(sums.begin(), sums.end()) - sums.begin());
  double total = 0.0;
  for (const double sum : sums) total += std::exp(sum - sums[best]);
  return {antecedents[best].entity, 1.0 / total};
}

}  // namespace weft
