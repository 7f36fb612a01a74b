// SPDX-License-Identifier: Apache-2.0
#include "evaluation/name_labels.h"

#include <algorithm>
#include <array>

#include "extractor/table.h"
#include "weft/core/utf8.h"

namespace weft {
namespace {

constexpr std::array<std::string_view, 8> kTypes = {"person", "organization", "place", "product",
                                                    "event",  "date",         "time",  "quantity"};

struct LabelRow {
  std::string_view type;
  std::string_view labels;
};

// UNER, WikiGold, CoNLL-2003, WNUT 17, OntoNotes, KLUE.
constexpr LabelRow kLabels[] = {
    {"person", "person per ps"},
    {"organization", "organization organisation org og corporation group"},
    {"place", "place location loc lc gpe fac"},
    {"product", "product work creative-work work_of_art"},
    {"event", "event"},
    {"date", "date dt"},
    {"time", "time ti"},
    {"quantity", "quantity qt money percent cardinal ordinal"},
};

}  // namespace

std::string_view type_of_label(std::string_view label) {
  const std::string lower = to_lower(label);
  for (const LabelRow& row : kLabels) {
    const auto labels = split_words(row.labels);
    if (std::find(labels.begin(), labels.end(), lower) != labels.end()) return row.type;
  }
  return {};
}

std::span<const std::string_view> name_types() { return kTypes; }

bool is_value_type(std::string_view type) {
  return type == "date" || type == "time" || type == "quantity";
}

}  // namespace weft
