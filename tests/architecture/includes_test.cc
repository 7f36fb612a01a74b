// SPDX-License-Identifier: Apache-2.0
//
// Holds every #include line of the rooms against the table of docs/architecture.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <vector>

namespace weft {
namespace {

namespace fs = std::filesystem;

struct RoomRules {
  std::string room;
  std::vector<std::string> own;  // what "..." may start with
  std::vector<std::string>
      packages;  // what <...> may start with; the standard library has no slash
};

const RoomRules kRooms[] = {
    {"include/weft/core", {"weft/core/"}, {}},
    {"include/weft/extractor", {"weft/core/", "weft/extractor/"}, {}},
    {"include/weft/evaluation", {"weft/core/", "weft/evaluation/", "weft/extractor/"}, {}},
    {"include/weft/graph", {"weft/core/", "weft/graph/"}, {}},
    {"include/weft/export", {"weft/core/", "weft/graph/", "weft/export/"}, {}},
    {"core", {"core/", "weft/core/"}, {"unicode/"}},
    {"extractor",
     {"extractor/", "weft/core/", "weft/extractor/"},
     {"rapidjson/", "libxml/", "sys/"}},
    {"evaluation",
     {"evaluation/", "extractor/", "weft/core/", "weft/evaluation/", "weft/extractor/"},
     {"rapidjson/"}},
    {"graph", {"graph/", "weft/core/", "weft/graph/"}, {"boost/"}},
    {"export",
     {"export/", "weft/core/", "weft/graph/", "weft/export/"},
     {"libxml/", "rapidjson/", "sqlite3.h", "sys/"}},
    {"cli", {"cli/", "weft/"}, {"CLI/", "editline/", "sys/"}},
};

// POSIX headers without a folder, which look like the standard library's.
const std::map<std::string, std::vector<std::string>> kPosix = {
    {"unistd.h", {"cli", "extractor", "export"}},
    {"signal.h", {"cli"}},
    {"glob.h", {"cli"}},
    {"archive.h", {"extractor"}},
    {"archive_entry.h", {"extractor"}},
    {"fcntl.h", {"extractor", "export"}},
    {"sqlite3.h", {"export"}},
};

bool starts_with_any(const std::string& name, const std::vector<std::string>& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](const std::string& start) { return name.starts_with(start); });
}

bool is_allowed(const RoomRules& rules, const fs::path& file, const std::string& name, bool own) {
  if (own) return starts_with_any(name, rules.own);
  const auto posix = kPosix.find(name);
  if (posix != kPosix.end()) return starts_with_any(rules.room, posix->second);
  // The one header that shows the graph as Boost.Graph sees it, for those who ask for it.
  if (file.filename() == "boost_adapter.h" && name.starts_with("boost/")) return true;
  return name.find('/') == std::string::npos || starts_with_any(name, rules.packages);
}

std::vector<std::string> offences_in(const RoomRules& rules, const fs::path& file) {
  std::vector<std::string> offences;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    if (!line.starts_with("#include ") || line.size() < 11) continue;
    const char close = line[9] == '<' ? '>' : '"';
    const std::string name = line.substr(10, line.find(close, 10) - 10);
    if (!is_allowed(rules, file, name, close == '"'))
      offences.push_back(file.string() + ": " + line);
  }
  return offences;
}

TEST(Architecture, RoomsIncludeOnlyWhatTheyMay) {
  std::size_t files = 0;
  for (const RoomRules& rules : kRooms) {
    const fs::path folder = fs::path(WEFT_SOURCE_DIR) / rules.room;
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cc") continue;
      ++files;
      for (const std::string& offence : offences_in(rules, entry.path())) ADD_FAILURE() << offence;
    }
  }
  EXPECT_GT(files, 50U);
}

// docs/architecture.md has the same rooms, so the two cannot drift apart.
TEST(Architecture, TheTableOfTheDocsHasTheseRooms) {
  std::ifstream in(fs::path(WEFT_SOURCE_DIR) / "docs/architecture.md");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  for (const RoomRules& rules : kRooms) {
    if (rules.room.starts_with("include/")) continue;
    EXPECT_NE(text.find("| " + rules.room + "/ |"), std::string::npos) << rules.room;
  }
}

const std::set<std::string> kDrawn = {"core", "extractor", "evaluation", "graph", "export", "cli"};

// "graph --> core" for every include of another room, public headers counting as their room's.
std::set<std::string> arrows_of_the_sources() {
  std::set<std::string> arrows;
  for (const std::string& room : kDrawn) {
    for (const fs::path& folder : {fs::path(room), "include/weft" / fs::path(room)}) {
      if (!fs::exists(WEFT_SOURCE_DIR / folder)) continue;
      for (const auto& entry : fs::recursive_directory_iterator(WEFT_SOURCE_DIR / folder)) {
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) {
          if (!line.starts_with("#include \"")) continue;
          std::string name = line.substr(10);
          if (name.starts_with("weft/")) name.erase(0, 5);
          name.erase(std::min(name.find('/'), name.size()));
          if (name != room && kDrawn.contains(name)) arrows.insert(room + " --> " + name);
        }
      }
    }
  }
  return arrows;
}

TEST(Architecture, TheDiagramOfTheDocsShowsTheRealIncludes) {
  std::ifstream in(fs::path(WEFT_SOURCE_DIR) / "docs/architecture.md");
  std::set<std::string> drawn;
  for (std::string line; std::getline(in, line);) {
    if (line.find(" --> ") != std::string::npos) drawn.insert(line.substr(2));
  }
  EXPECT_EQ(drawn, arrows_of_the_sources());
}

}  // namespace
}  // namespace weft
