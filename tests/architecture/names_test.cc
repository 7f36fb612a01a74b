// SPDX-License-Identifier: Apache-2.0
//
// All rooms share the namespace weft. Two types of one name in it are one to the linker, which then
// takes the destructor of either for both: a crash, or none where it was inlined. Files of a folder
// are compiled at once where WEFT_UNITY asks for it, so their unnamed namespaces are one.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>

namespace weft {
namespace {

namespace fs = std::filesystem;

// Types that a file defines at the outermost level, but for those in unnamed namespaces.
std::set<std::string> types_in(const fs::path& file) {
  static const std::regex kType(
      "(?:class|struct|enum class|enum) (\\w+)(?: final)?(?: : .*)? \\{.*");
  std::set<std::string> types;
  std::ifstream in(file);
  bool unnamed = false;
  std::smatch found;
  for (std::string line; std::getline(in, line);) {
    if (line == "namespace {") unnamed = true;
    if (line == "}  // namespace") unnamed = false;
    if (!unnamed && std::regex_match(line, found, kType)) types.insert(found[1]);
  }
  return types;
}

TEST(Architecture, NoTwoTypesHaveOneName) {
  std::map<std::string, std::string> place;
  for (const char* room :
       {"core", "extractor", "graph", "export", "evaluation", "cli", "include"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(WEFT_SOURCE_DIR) / room)) {
      const fs::path& file = entry.path();
      if (file.extension() != ".h" && file.extension() != ".cc") continue;
      for (const std::string& type : types_in(file)) {
        const auto [known, fresh] = place.emplace(type, file.string());
        EXPECT_TRUE(fresh) << type << " is defined in " << known->second << " and in " << file;
      }
    }
  }
  EXPECT_GT(place.size(), 200U);
}

// Types and constants that a file defines in its unnamed namespace.
std::set<std::string> own_names_in(const fs::path& file) {
  static const std::regex kDefined(
      "(?:class|struct|enum class|enum) (\\w+) ?[^;]*\\{.*|constexpr [^({=]*?(\\w+)(?:\\[\\w*\\])? "
      "?[={].*");
  std::set<std::string> names;
  std::ifstream in(file);
  bool unnamed = false;
  std::smatch found;
  for (std::string line; std::getline(in, line);) {
    if (line == "namespace {") unnamed = true;
    if (line == "}  // namespace") unnamed = false;
    if (!unnamed || !std::regex_match(line, found, kDefined)) continue;
    names.insert(found[1].matched ? found[1] : found[2]);
  }
  return names;
}

TEST(Architecture, FilesOfAFolderNameTheirOwnThingsApart) {
  std::map<std::string, std::string> place;  // of a name in a folder
  for (const char* room : {"core", "extractor", "graph", "export", "evaluation", "cli"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(WEFT_SOURCE_DIR) / room)) {
      const fs::path& file = entry.path();
      if (file.extension() != ".cc") continue;
      for (const std::string& name : own_names_in(file)) {
        const auto [known, fresh] =
            place.emplace(file.parent_path().string() + " " + name, file.string());
        EXPECT_TRUE(fresh) << name << " is defined in " << known->second << " and in " << file;
      }
    }
  }
  EXPECT_GT(place.size(), 400U);
}

}  // namespace
}  // namespace weft
