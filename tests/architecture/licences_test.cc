// SPDX-License-Identifier: Apache-2.0
//
// Every file of code says its licence in its first lines, and every library that is linked stands
// in THIRD_PARTY.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace weft {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = WEFT_SOURCE_DIR;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_code(const fs::path& file) {
  static const std::set<std::string> kEndings = {".cc", ".h", ".py", ".sh", ".cmake"};
  if (kEndings.count(file.extension().string()) != 0) return true;
  const std::string folder = file.parent_path().filename().string();
  const bool script = bytes_of(file).starts_with("#!");
  return file.filename() == "CMakeLists.txt" || (script && (folder == "bench" || folder == ".ci"));
}

TEST(Licences, EveryFileOfCodeSaysIts) {
  std::size_t files = 0;
  for (const char* folder : {"bench", "cli", "cmake", "core", "docs", "evaluation", "export", ".ci",
                             "extractor", "graph", "include", "samples", "tests", "training"}) {
    for (auto at = fs::recursive_directory_iterator(kSource / folder);
         at != fs::recursive_directory_iterator(); ++at) {
      if (!at->is_regular_file() || !is_code(at->path())) continue;
      ++files;
      EXPECT_NE(bytes_of(at->path()).substr(0, 200).find("SPDX-License-Identifier: Apache-2.0"),
                std::string::npos)
          << at->path();
    }
  }
  EXPECT_GT(files, 300U);
}

TEST(Licences, LibrariesThatAreLinkedAreListed) {
  const std::string build = bytes_of(kSource / "CMakeLists.txt");
  std::string list = bytes_of(kSource / "THIRD_PARTY.md");
  const auto lower = [](std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
  };
  list = lower(list);
  std::size_t packages = 0;
  for (std::size_t at = 0; (at = build.find("find_package(", at)) != std::string::npos;) {
    at += 13;
    std::string name = build.substr(at, build.find_first_of(" )", at) - at);
    if (name == "Threads") continue;
    if (name.ends_with("3")) name.pop_back();  // SQLite3
    ++packages;
    EXPECT_NE(list.find(lower(name)), std::string::npos) << name;
  }
  EXPECT_GE(packages, 6U);
  EXPECT_NE(bytes_of(kSource / "NOTICE").find("CC BY-SA 4.0"), std::string::npos);
}

}  // namespace
}  // namespace weft
