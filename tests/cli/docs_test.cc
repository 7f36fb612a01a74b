// SPDX-License-Identifier: Apache-2.0
//
// What the documents say is run: every command in a fence of `sh` or `console`, in a folder that
// holds a copy of samples/, must end with 0. Links to files must lead somewhere, and the program in
// README.md must be the one that is compiled. Fences of `bash` build Weft itself; those commands
// are what runs these tests.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "cli/run_weft.h"

namespace weft {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> documents() {
  std::vector<std::string> names = {"README.md"};
  for (const auto& entry : fs::directory_iterator(WEFT_SOURCE_DIR "/docs")) {
    if (entry.path().extension() == ".md")
      names.push_back("docs/" + entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

struct Fence {
  std::string language;
  std::string text;
};

std::vector<Fence> fences(const std::string& markdown) {
  std::vector<Fence> out;
  bool inside = false;
  std::istringstream lines(markdown);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (inside) out.push_back({line.substr(3), ""});
    } else if (inside) {
      out.back().text += line + "\n";
    }
  }
  return out;
}

// A fence of sh is one script; in a console the lines after "$ " are commands, the others answers.
std::vector<std::string> commands(const Fence& fence) {
  if (fence.language == "sh") return {fence.text};
  std::vector<std::string> out;
  if (fence.language != "console") return out;
  std::istringstream lines(fence.text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("$ ")) out.push_back(line.substr(2));
  }
  return out;
}

class Docs : public testing::TestWithParam<std::string> {};

TEST_P(Docs, CommandsRun) {
  const Workshop shop;
  ASSERT_EQ(shop.run("cp -r '" WEFT_SOURCE_DIR "/samples' .").exit_code, 0);
  for (const Fence& fence : fences(bytes_of(fs::path(WEFT_SOURCE_DIR) / GetParam()))) {
    EXPECT_NE(fence.language, "") << "a fence without a language: " << fence.text;
    for (const std::string& command : commands(fence)) {
      const RunResult result = shop.run("set -euo pipefail\n" + command);
      EXPECT_EQ(result.exit_code, 0) << command << "\n" << result.error;
    }
  }
}

TEST_P(Docs, LinksLeadSomewhere) {
  const fs::path file = fs::path(WEFT_SOURCE_DIR) / GetParam();
  const std::string markdown = bytes_of(file);
  for (std::size_t at = 0; (at = markdown.find("](", at)) != std::string::npos;) {
    at += 2;
    const std::string link = markdown.substr(at, markdown.find(')', at) - at);
    if (link.starts_with("http")) continue;
    EXPECT_TRUE(fs::exists(file.parent_path() / link.substr(0, link.find('#')))) << link;
  }
}

INSTANTIATE_TEST_SUITE_P(Files, Docs, testing::ValuesIn(documents()), [](const auto& file) {
  std::string name = file.param;
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); },
      '_');
  return name;
});

TEST(Readme, ShowsTheProgramThatIsCompiled) {
  const std::string program = bytes_of(WEFT_SOURCE_DIR "/samples/programs/weave.cc");
  for (const Fence& fence : fences(bytes_of(WEFT_SOURCE_DIR "/README.md"))) {
    if (fence.language != "cpp") continue;
    EXPECT_THAT(program, testing::HasSubstr(fence.text));
    return;
  }
  FAIL() << "README.md shows no program";
}

// Numbers may change and blanks with them, for models are taught anew; words may not.
std::string folded(const std::string& line) {
  std::string out;
  for (const char c : line) {
    const bool digit = (c >= '0' && c <= '9') || (c == '.' && !out.empty() && out.back() == '0');
    const char as = digit ? '0' : c == '-' && !out.empty() && out.back() == '-' ? '\0' : c;
    if (as == '\0' || ((as == ' ' || as == '0') && !out.empty() && out.back() == as)) continue;
    out += as;
  }
  return out;
}

TEST(Readme, TheSessionIsWhatTheProgramAnswers) {
  const Workshop shop;
  ASSERT_EQ(shop.run("cp -r '" WEFT_SOURCE_DIR "/samples' .").exit_code, 0);
  std::size_t compared = 0;
  for (const Fence& fence : fences(bytes_of(WEFT_SOURCE_DIR "/README.md"))) {
    if (fence.language != "console" || fence.text.find("\n...") == std::string::npos) continue;
    std::string command;
    std::vector<std::string> answers;
    std::istringstream lines(fence.text);
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("$ ")) {
        command = line.substr(2);
        answers.clear();
        std::istringstream out(shop.run(command).out);
        for (std::string answer; std::getline(out, answer);) answers.push_back(folded(answer));
      } else if (line != "...") {
        ++compared;
        EXPECT_THAT(answers, testing::Contains(folded(line))) << command;
      }
    }
  }
  EXPECT_GT(compared, 5U);
}

TEST(Samples, BoostFindsTheSurestWay) {
  const Workshop shop;
  shop.write(
      "one.txt",
      "Ada Byrne founded Acme Robotics in 2011. Acme Robotics acquired Blue Harbour in 2015.\n");
  ASSERT_EQ(shop.run("weft build one.txt -o graph.db").exit_code, 0);
  const RunResult surest = shop.run("'" WEFT_BOOST_SAMPLE "' graph.db 'Ada Byrne'");
  EXPECT_EQ(surest.exit_code, 0) << surest.error;
  EXPECT_THAT(surest.out, testing::HasSubstr("1.00 Ada Byrne\n"));
  EXPECT_THAT(surest.out, testing::ContainsRegex("0\\.[0-9]+ Blue Harbour\n"));
  EXPECT_EQ(shop.run("'" WEFT_BOOST_SAMPLE "' graph.db 'Nobody Known'").exit_code, 1);
  EXPECT_EQ(shop.run("'" WEFT_BOOST_SAMPLE "' none.db 'Ada Byrne'").exit_code, 3);
}

TEST(Readme, TheProgramWeaves) {
  const Workshop shop;
  const RunResult woven = shop.run("'" WEFT_SAMPLE "' '" WEFT_SOURCE_DIR "/samples' out.graphml");
  EXPECT_EQ(woven.exit_code, 0) << woven.error;
  EXPECT_THAT(woven.out, testing::HasSubstr(" | founded | "));
  EXPECT_THAT(shop.read("out.graphml"), testing::HasSubstr("</graphml>"));
}

}  // namespace
}  // namespace weft
