// SPDX-License-Identifier: Apache-2.0
#include "weft/extractor/capabilities.h"

#include <archive.h>
#include <libxml/parser.h>
#include <rapidjson/rapidjson.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "extractor/json_file.h"
#include "extractor/neural/kernels.h"
#include "extractor/pack_files.h"
#include "weft/core/error.h"
#include "weft/core/sha256.h"
#include "weft/extractor/language_pack.h"

namespace weft {
namespace {

constexpr std::string_view kPackFile = "pack.json";
constexpr std::string_view kWeights = ".weights";

PackReport report_of(const PackFiles& files) {
  PackReport report;
  report.place = files.describe(kPackFile);
  const rapidjson::Document json = parse_json(files.open(kPackFile), report.place);
  if (!json.IsObject() || !json.HasMember("stages") || !json["stages"].IsArray()) {
    throw FormatError({report.place, {}, {}, {}}, "expected \"language\" and \"stages\"");
  }
  report.language = string_member(json, "language", report.place);
  std::vector<std::string> weights;
  for (const rapidjson::Value& row : json["stages"].GetArray()) {
    if (!row.IsObject()) throw FormatError({report.place, {}, {}, {}}, "a stage is an object");
    const std::string stage = string_member(row, "stage", report.place);
    const std::string only =
        row.HasMember("only") ? string_member(row, "only", report.place) : std::string();
    if (only != "fast") report.accurate_stages.push_back(stage);
    if (only != "accurate") report.fast_stages.push_back(stage);
    for (const auto& member : row.GetObject()) {
      const std::string value = member.value.IsString() ? member.value.GetString() : "";
      if (value.ends_with(kWeights)) weights.push_back(value);
    }
  }
  std::sort(weights.begin(), weights.end());
  weights.erase(std::unique(weights.begin(), weights.end()), weights.end());
  for (const std::string& name : weights) {
    const std::string_view bytes = files.open(name);
    report.weights.push_back({name, bytes.size(), sha256_hex(bytes)});
  }
  return report;
}

std::vector<std::filesystem::path> pack_folders(const std::string& models) {
  std::vector<std::filesystem::path> folders;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(models, error)) {
    if (std::filesystem::exists(entry.path() / kPackFile)) folders.push_back(entry.path());
  }
  if (folders.empty()) {
    throw IoError(models + ": no language packs; a pack is a sub-folder with a pack.json");
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

}  // namespace

std::vector<PackReport> report_packs(const std::string& models) {
  std::vector<PackReport> reports;
  if (models.empty()) {
    for (const std::string& language : embedded_languages()) {
      reports.push_back(report_of(*embedded_pack_files(language)));
    }
    return reports;
  }
  for (const auto& folder : pack_folders(models)) {
    reports.push_back(report_of(*folder_pack_files(folder)));
  }
  return reports;
}

std::string_view kernels_in_use() { return best_kernels().name; }

std::vector<LibraryVersion> extractor_libraries() {
  std::vector<LibraryVersion> libraries = core_libraries();
  libraries.push_back({"libxml2", LIBXML_DOTTED_VERSION});
  libraries.push_back({"libarchive", archive_version_string()});
  libraries.push_back({"RapidJSON", RAPIDJSON_VERSION_STRING});
  return libraries;
}

}  // namespace weft
