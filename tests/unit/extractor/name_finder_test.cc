// SPDX-License-Identifier: Apache-2.0
#include "extractor/reference/name_finder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace weft {
namespace {

NameFinder names_of(const std::vector<std::string>& texts) {
  std::map<std::string, NameVotes> names;
  for (const std::string& text : texts) names[text].add(Mention{});
  return NameFinder(names);
}

// The names that stand at the beginning of a text, each with where it ends.
std::string spelled(const NameFinder& names, const std::string& text, bool respaced) {
  std::string out;
  const auto limit = static_cast<std::uint32_t>(text.size());
  if (respaced) {
    names.respaced_at(text, 0, limit, [&](std::size_t n, std::uint32_t end) {
      out += names.name(n) + ":" + std::to_string(end) + " ";
    });
  } else {
    names.spelled_at(text, 0, limit, [&](std::size_t n) { out += names.name(n) + " "; });
  }
  return out;
}

TEST(NameFinder, FindsAllThatStandThereShortestFirst) {
  const NameFinder names =
      names_of({"마루", "마루넷", "마루넷연구소", "마음", "한빛", "Maru", "M"});
  EXPECT_EQ(spelled(names, "마루넷연구소는", false), "마루 마루넷 마루넷연구소 ");
  EXPECT_EQ(spelled(names, "마루 넷은", false), "마루 ");
  EXPECT_EQ(spelled(names, "마을", false), "");
  EXPECT_EQ(spelled(names, "Marunet", false), "M Maru ");
  EXPECT_EQ(spelled(names, "", false), "");
  EXPECT_EQ(spelled(names_of({}), "마루", false), "");
}

TEST(NameFinder, BlanksDoNotCountWhereNamesAreRespaced) {
  const NameFinder names = names_of({"마루넷", "마루넷연구소", "SkyNet"});
  EXPECT_EQ(spelled(names, "마루 넷 연구소가", true), "마루넷:10 마루넷연구소:20 ");
  EXPECT_EQ(spelled(names, "Sky Net은", true), "SkyNet:7 ");
  EXPECT_EQ(spelled(names, "Sky Nets", true), "");
}

TEST(NameFinder, TypeHasMostVotes) {
  NameVotes votes;
  Mention mention;
  mention.type = EntityType::kPlace;
  mention.confidence = 0.9F;
  votes.add(mention);
  mention.type = EntityType::kOrganization;
  mention.confidence = 0.5F;
  votes.add(mention);
  EXPECT_EQ(votes.type(), EntityType::kPlace);
  votes.add(mention);
  EXPECT_EQ(votes.type(), EntityType::kOrganization);
  EXPECT_FLOAT_EQ(votes.sum(), 1.9F);
}

}  // namespace
}  // namespace weft
