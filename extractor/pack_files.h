// SPDX-License-Identifier: Apache-2.0
//
// The files of a language pack, from a folder (mapped) or embedded in the program. Views stay valid
// as long as the PackFiles lives. Thread-safe after construction.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace weft {

class PackFiles {
 public:
  virtual ~PackFiles() = default;
  // Throws IoError naming the pack and the file where there is none.
  virtual std::string_view open(std::string_view name) const = 0;
  virtual bool has(std::string_view name) const = 0;
  // What error messages call the file: its path, or "embedded:ko/pack.json".
  virtual std::string describe(std::string_view name) const = 0;
};

std::unique_ptr<const PackFiles> folder_pack_files(const std::filesystem::path& folder);
// `language` "" holds what belongs to no language, such as the ontology. Throws UsageError naming
// the languages there are.
std::unique_ptr<const PackFiles> embedded_pack_files(std::string_view language);

}  // namespace weft
