// SPDX-License-Identifier: Apache-2.0
//
// What this build of the extractor holds: language packs with their stages and weights, and how it
// computes. Reads tables, loads no models.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "weft/core/libraries.h"

namespace weft {

struct PackFileReport {
  std::string name;
  std::size_t bytes = 0;
  std::string sha256;
};

struct PackReport {
  std::string language;
  std::string place;  // "embedded:ko/pack.json", or the file's path
  // Stages in their order: what each model adds to a Document.
  std::vector<std::string> accurate_stages;
  std::vector<std::string> fast_stages;
  std::vector<PackFileReport> weights;
};

// The packs built in, or those in the sub-folders of `models`. Throws IoError or FormatError.
std::vector<PackReport> report_packs(const std::string& models = "");
// The instruction set of the encoder's kernels: the fastest that this machine runs. All give the
// same bits.
std::string_view kernels_in_use();
std::vector<LibraryVersion> extractor_libraries();

}  // namespace weft
