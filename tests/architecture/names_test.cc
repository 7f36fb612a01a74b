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

// What the lines of a file define, by the first group that matched: at the outermost level, or in
// its unnamed namespace.
std::set<std::string> defined_in(const fs::path& file, const std::regex& definition,
                                 bool in_unnamed) {
  std::set<std::string> names;
  std::ifstream in(file);
  bool unnamed = false;
  std::smatch found;
  for (std::string line; std::getline(in, line);) {
    if (line == "namespace {") unnamed = true;
    if (line == "}  // namespace") unnamed = false;
    if (unnamed != in_unnamed || !std::regex_match(line, found, definition)) continue;
    names.insert(found[1].matched ? found[1] : found[2]);
  }
  return names;
}

TEST(Architecture, NoTwoTypesHaveOneName) {
  const std::regex type("(?:class|struct|enum class|enum) (\\w+)(?: final)?(?: : .*)? \\{.*");
  std::map<std::string, std::string> place;
  for (const char* room :
       {"core", "extractor", "graph", "export", "evaluation", "cli", "include"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(WEFT_SOURCE_DIR) / room)) {
      const fs::path& file = entry.path();
      if (file.extension() != ".h" && file.extension() != ".cc") continue;
      for (const std::string& name : defined_in(file, type, false)) {
        const auto [known, fresh] = place.emplace(name, file.string());
        EXPECT_TRUE(fresh) << name << " is defined in " << known->second << " and in " << file;
      }
    }
  }
  EXPECT_GT(place.size(), 200U);
}

TEST(Architecture, FilesOfAFolderNameTheirOwnThingsApart) {
  const std::regex type_or_constant(
      "(?:class|struct|enum class|enum) (\\w+) ?[^;]*\\{.*|constexpr [^({=]*?(\\w+)(?:\\[\\w*\\])? "
      "?[={].*");
  std::map<std::string, std::string> place;  // of a name in a folder
  for (const char* room : {"core", "extractor", "graph", "export", "evaluation", "cli"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(WEFT_SOURCE_DIR) / room)) {
      const fs::path& file = entry.path();
      if (file.extension() != ".cc") continue;
      for (const std::string& name : defined_in(file, type_or_constant, true)) {
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
