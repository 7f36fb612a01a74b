// SPDX-License-Identifier: Apache-2.0
#include "graph/pattern/term_id.h"

#include "weft/core/utf8.h"

namespace weft {

std::string value_key(const ValueColumns& values, std::uint32_t row) {
  std::string key(value_kind_name(static_cast<ValueKind>(values.kind[row])));
  key += '\x1f';
  if (values.value[row].empty()) {
    key += '~' + fold(values.text[row]);
  } else {
    key += values.value[row];
  }
  key += '\x1f';
  return key.append(values.unit[row]);
}

std::uint32_t FactTerms::first_equal(std::uint32_t row) {
  const auto [known, fresh] = known_.emplace(row, row);
  if (fresh) known->second = first_.emplace(value_key(columns_.values, row), row).first->second;
  return known->second;
}

Value value_at(const GraphColumns& columns, std::uint32_t row) {
  const ValueColumns& v = columns.values;
  return {static_cast<ValueKind>(v.kind[row]), std::string(v.value[row]), std::string(v.unit[row]),
          std::string(v.text[row])};
}

}  // namespace weft
