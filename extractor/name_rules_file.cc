// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/name_rules_file.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include "extractor/pack_files.h"
#include "extractor/table.h"
#include "weft/core/error.h"
#include "weft/extractor/language_pack.h"

namespace weft {
namespace {

constexpr std::string_view kForms = "reference_words.tsv";  // its rows "form"
constexpr std::string_view kCues = "name_cues.tsv";
constexpr std::string_view kNames = "name_forms.tsv";
constexpr std::string_view kIdentity = "identity.tsv";

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

void add_words(std::string_view cell, char separator, NameRules::Words& out) {
  for (const std::string_view word : split_words(cell, separator)) out.emplace_back(word);
}

void add_forms(const PackFiles& files, NameRules& rules) {
  if (!files.has(kForms)) return;
  for (const TableRow& row : parse_table(files.open(kForms), files.describe(kForms), 3, 3)) {
    if (row.cells[0] == "form") add_words(row.cells[2], '|', rules.organization_forms);
  }
}

void add_cues(const PackFiles& files, NameRules& rules) {
  if (!files.has(kCues)) return;
  for (const TableRow& row : parse_table(files.open(kCues), files.describe(kCues), 2, 2)) {
    const std::string_view kind = row.cells[0];
    if (kind == "title" || kind == "modifier") add_words(row.cells[1], ',', rules.titles);
    if (kind == "surname") add_words(row.cells[1], ',', rules.family_names);
    if (kind == "country") add_words(row.cells[1], ',', rules.countries);
    if (kind == "given-name") add_words(row.cells[1], ',', rules.given_names);
  }
}

void add_names(const PackFiles& files, NameRules& rules) {
  if (!files.has(kNames)) return;
  const std::string file = files.describe(kNames);
  const std::map<std::string_view, NameRules::Words*> lists = {
      {"form", &rules.organization_forms}, {"article", &rules.articles}, {"filler", &rules.fillers},
      {"person", &rules.titles},           {"generic", &rules.generic},  {"body", &rules.bodies},
      {"region", &rules.regions},          {"number", &rules.numbers}};
  const std::map<std::string_view, NameRules::Spellings*> maps = {{"nickname", &rules.nicknames},
                                                                  {"spelling", &rules.spellings},
                                                                  {"ending", &rules.endings},
                                                                  {"family", &rules.families},
                                                                  {"of", &rules.of_kinds}};
  for (const TableRow& row : parse_table(files.open(kNames), file, 3, 3)) {
    NameRules::Words words;
    add_words(row.cells[2], '|', words);
    if (const auto list = lists.find(row.cells[0]); list != lists.end()) {
      list->second->insert(list->second->end(), words.begin(), words.end());
    } else if (const auto map = maps.find(row.cells[0]); map != maps.end()) {
      map->second->emplace_back(row.cells[1], std::move(words));
    } else if (const auto type = parse_entity_type(row.cells[1]); row.cells[0] == "known" && type) {
      rules.known.push_back({*type, std::move(words)});
    } else {
      throw FormatError({file, row.line, {}, {}}, "no such kind or type: '" +
                                                      std::string(row.cells[0]) + "' '" +
                                                      std::string(row.cells[1]) + "'");
    }
  }
}

void add_identity(const PackFiles& files, NameRules& rules) {
  if (!files.has(kIdentity)) return;
  const std::string file = files.describe(kIdentity);
  for (const TableRow& row : parse_table(files.open(kIdentity), file, 4, 4)) {
    double tells = 0;
    const std::string_view number = row.cells[3];
    const auto end = std::from_chars(number.data(), number.data() + number.size(), tells).ptr;
    if ((row.cells[1] != "subject" && row.cells[1] != "object") || number.empty() ||
        end != number.data() + number.size()) {
      throw FormatError({file, row.line, {}, {}},
                        "expected a relation, 'subject' or 'object', a kind and a number");
    }
    rules.cues.push_back(
        {std::string(row.cells[0]), row.cells[1] == "subject", std::string(row.cells[2]), tells});
  }
}

void add_pack(const PackFiles& files, NameRules& rules) {
  add_forms(files, rules);
  add_cues(files, rules);
  add_names(files, rules);
}

}  // namespace

NameRules load_name_rules(const ExtractorOptions& options) {
  NameRules rules;
  if (options.models.empty()) {
    for (const std::string& language : embedded_languages()) {
      add_pack(*embedded_pack_files(language), rules);
    }
    add_identity(*embedded_pack_files(""), rules);
  } else {
    for (const std::string& language : folder_languages(options.models)) {
      add_pack(*folder_pack_files(std::filesystem::path(options.models) / language), rules);
    }
    add_identity(*folder_pack_files(options.models), rules);
  }
  std::sort(rules.organization_forms.begin(), rules.organization_forms.end());
  const auto last = std::unique(rules.organization_forms.begin(), rules.organization_forms.end());
  rules.organization_forms.erase(last, rules.organization_forms.end());
  return rules;
}

}  // namespace weft
