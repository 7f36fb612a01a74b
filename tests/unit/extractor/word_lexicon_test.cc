// SPDX-License-Identifier: Apache-2.0
#include "extractor/morph/word_lexicon.h"

#include <gtest/gtest.h>

#include <string>

#include "extractor/morph/dictionary_view.h"
#include "extractor/morph/word_set.h"

namespace weft {
namespace {

std::string lexicon_of(const std::map<std::u32string, std::uint8_t>& words) {
  std::map<std::uint32_t, std::uint8_t> kinds;
  for (const auto& [word, kind] : words) kinds[word_hash(word)] = kind;
  WeightsWriter writer;
  WordLexicon::write(kinds, writer);
  return writer.finish();
}

TEST(WordLexicon, FindsWhatWasWritten) {
  const std::string bytes =
      lexicon_of({{U"바다", kDictionaryNoun}, {U"한", kFamilyName}, {U"서로", kDictionaryAdverb}});
  const WordLexicon lexicon(WeightsFile(bytes, "test"));
  EXPECT_EQ(lexicon.find(word_hash(U"바다")), kDictionaryNoun);
  EXPECT_EQ(lexicon.find(word_hash(U"한")), kFamilyName);
  EXPECT_EQ(lexicon.find(word_hash(U"서로")), kDictionaryAdverb);
  EXPECT_EQ(lexicon.find(word_hash(U"나무")), 0);
  EXPECT_EQ(WordLexicon().find(word_hash(U"바다")), 0);
}

TEST(WordLexicon, FewUnknownWordsAreTakenForKnownOnes) {
  std::map<std::uint32_t, std::uint8_t> kinds;
  const auto word = [](std::uint32_t i) {
    return word_hash(std::u32string{U'가' + i % 9973, 1 + i});
  };
  for (std::uint32_t i = 0; i < 20000; ++i) kinds[word(i)] = kDictionaryNoun;
  WeightsWriter writer;
  WordLexicon::write(kinds, writer);
  const std::string bytes = writer.finish();
  const WordLexicon lexicon(WeightsFile(bytes, "test"));
  std::size_t wrong = 0;
  for (std::uint32_t i = 0; i < 20000; ++i) {
    EXPECT_EQ(lexicon.find(word(i)), kDictionaryNoun);
    wrong += lexicon.find(word(i + 20000)) != 0;
  }
  EXPECT_LT(wrong, 200U);
}

TEST(DictionaryView, JoinsNamesAndCompounds) {
  const std::string bytes = lexicon_of({{U"한", kFamilyName},
                                        {U"누리", kDictionaryGivenName},
                                        {U"바다", kDictionaryNoun},
                                        {U"바닷길", kDictionaryNoun}});
  const WordLexicon lexicon(WeightsFile(bytes, "test"));
  const DictionaryView name(U"한누리가", lexicon);
  EXPECT_EQ(name.kinds(0, 3), kFamilyName);
  EXPECT_EQ(name.longest(0), 3U);
  const DictionaryView compound(U"바다바닷길은", lexicon);
  EXPECT_TRUE(compound.compound(2));
  EXPECT_TRUE(compound.compound(5));
  EXPECT_FALSE(compound.compound(4));
  EXPECT_EQ(compound.longest_compound(), 5U);
}

}  // namespace
}  // namespace weft
