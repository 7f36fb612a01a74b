// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/name_rules_file.h"

#include <algorithm>
#include <filesystem>

#include "extractor/pack_files.h"
#include "extractor/table.h"
#include "weft/extractor/language_pack.h"

namespace weft {
namespace {

constexpr std::string_view kTable = "reference.tsv";

std::vector<std::string> folder_languages(const std::filesystem::path& models) {
  std::vector<std::string> languages;
  for (const auto& entry : std::filesystem::directory_iterator(models)) {
    if (std::filesystem::exists(entry.path() / "pack.json")) {
      languages.push_back(entry.path().filename().string());
    }
  }
  std::sort(languages.begin(), languages.end());
  return languages;
}

void add_forms(const PackFiles& files, NameRules& rules) {
  if (!files.has(kTable)) return;
  for (const TableRow& row : parse_table(files.open(kTable), files.describe(kTable), 3, 3)) {
    if (row.cells[0] != "form") continue;
    for (const std::string_view form : split_words(row.cells[2], '|')) {
      rules.organization_forms.emplace_back(form);
    }
  }
}

}  // namespace

NameRules load_name_rules(const ExtractorOptions& options) {
  NameRules rules;
  if (options.models.empty()) {
    for (const std::string& language : embedded_languages()) {
      add_forms(*embedded_pack_files(language), rules);
    }
  } else {
    for (const std::string& language : folder_languages(options.models)) {
      add_forms(*folder_pack_files(std::filesystem::path(options.models) / language), rules);
    }
  }
  std::sort(rules.organization_forms.begin(), rules.organization_forms.end());
  const auto last = std::unique(rules.organization_forms.begin(), rules.organization_forms.end());
  rules.organization_forms.erase(last, rules.organization_forms.end());
  return rules;
}

}  // namespace weft
